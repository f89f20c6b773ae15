//! Texts about the gradient of deep networks.

use super::Lang;
use crate::format;
use engine::depth::{GradientClass, GradientThresholds, Overflow, geometric_mean_factor};

impl Lang {
    pub fn gradient_class(self, class: GradientClass) -> &'static str {
        match class {
            GradientClass::Vanishing => "vanishes",
            GradientClass::Stable => "holds",
            GradientClass::Exploding => "explodes",
            GradientClass::NotANumber => "is not a number",
        }
    }

    /// What an overflow is called.
    pub fn overflows(self) -> &'static str {
        "overflows"
    }

    /// Where a network overflows, after [`Self::overflows`].
    pub fn place_of_overflow(self, overflow: Overflow) -> String {
        match overflow {
            Overflow::Signal(layer) => format!(" in layer {layer}: activations beyond 1.8×10³⁰⁸"),
            Overflow::Gradient(0) => " at the input: a gradient beyond 1.8×10³⁰⁸".into(),
            Overflow::Gradient(layer) => format!(" in layer {layer}: a gradient beyond 1.8×10³⁰⁸"),
        }
    }

    /// The factor by which a gradient changes: in per cent below 10.
    pub fn gradient_factor(self, factor: f64) -> String {
        if (9.995e-4..10.0).contains(&factor) {
            format!("{} %", format::decimals_between(100.0 * factor, 0, if factor < 0.0995 { 1 } else { 0 }))
        } else {
            format::three_digits(factor)
        }
    }

    /// A factor that was chosen, with all its digits.
    pub fn given_factor(self, factor: f64) -> String {
        if (1e-3..10.0).contains(&factor) {
            format!("{} %", format::decimals_between(100.0 * factor, 0, 12))
        } else {
            format::exact_in_text(factor)
        }
    }

    /// The change in a network: "keeps 3 % of its gradient after 10 layers (×0.705 each)".
    pub fn gradient_change(self, factor: f64, layers: usize) -> String {
        let each = format::three_digits(geometric_mean_factor(factor, layers));
        let all = self.gradient_factor(factor);
        if factor >= 10.0 {
            format!("multiplies its gradient by {all} in {layers} layers (×{each} each)")
        } else {
            format!("keeps {all} of its gradient after {layers} layers (×{each} each)")
        }
    }

    /// The change and its class: "keeps 3 % of its gradient after 10 layers (×0.705 each): vanishes".
    pub fn gradient_sentence(self, factor: f64, layers: usize, thresholds: GradientThresholds) -> String {
        format!(
            "{}: {}",
            self.gradient_change(factor, layers),
            self.gradient_class(thresholds.classify(factor))
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let sentence = |factor| Lang::English.gradient_sentence(factor, 10, GradientThresholds::default());
        assert_eq!(sentence(0.0312), "keeps 3.1 % of its gradient after 10 layers (×0.707 each): vanishes");
        assert_eq!(sentence(0.98), "keeps 98 % of its gradient after 10 layers (×0.998 each): holds");
        assert_eq!(sentence(2e4), "multiplies its gradient by 2×10⁴ in 10 layers (×2.69 each): explodes");
        assert_eq!(sentence(1e-9), "keeps 10⁻⁹ of its gradient after 10 layers (×0.126 each): vanishes");
        let given =
            [0.01, 0.07, 0.012_345_6, 1.0, 1e-9, 100.0].map(|factor| Lang::English.given_factor(factor));
        assert_eq!(given, ["1 %", "7 %", "1.23456 %", "100 %", "10⁻⁹", "100"]);
        let place = |overflow| Lang::English.place_of_overflow(overflow);
        assert_eq!(place(Overflow::Signal(7)), " in layer 7: activations beyond 1.8×10³⁰⁸");
        assert_eq!(place(Overflow::Gradient(0)), " at the input: a gradient beyond 1.8×10³⁰⁸");
        assert_eq!(sentence(0.0), "keeps 0 of its gradient after 10 layers (×0 each): vanishes");
    }
}
