//! Texts about the gradient of deep networks.

use super::Lang;
use crate::format;
use engine::depth::{GradientClass, GradientThresholds, Overflow, geometric_mean_factor};

impl Lang {
    pub fn gradient_class(self, class: GradientClass) -> &'static str {
        match class {
            GradientClass::Vanishing => "vanishes",
            GradientClass::Stable => "stable",
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

    /// The factor by which a gradient changes: "3.35 ×".
    pub fn gradient_factor(self, factor: f64) -> String {
        format!("{} ×", format::three_digits(factor))
    }

    /// A factor that was chosen, with all its digits.
    pub fn given_factor(self, factor: f64) -> String {
        format!("{} ×", format::exact_in_text(factor))
    }

    /// The change in a network: "3.35 × over 30 layers (1.04 × per layer)".
    pub fn gradient_change(self, factor: f64, layers: usize) -> String {
        let all = self.gradient_factor(factor);
        let each = self.gradient_factor(geometric_mean_factor(factor, layers));
        match layers {
            1 => format!("{all} over 1 layer"),
            _ => format!("{all} over {layers} layers ({each} per layer)"),
        }
    }

    /// The class and the change: "stable: 3.35 × over 30 layers (1.04 × per layer)".
    pub fn gradient_sentence(self, factor: f64, layers: usize, thresholds: GradientThresholds) -> String {
        format!(
            "{}: {}",
            self.gradient_class(thresholds.classify(factor)),
            self.gradient_change(factor, layers)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let sentence = |factor| Lang::English.gradient_sentence(factor, 10, GradientThresholds::default());
        assert_eq!(sentence(0.0312), "vanishes: 0.0312 × over 10 layers (0.707 × per layer)");
        assert_eq!(sentence(0.98), "stable: 0.98 × over 10 layers (0.998 × per layer)");
        assert_eq!(sentence(2e4), "explodes: 2×10⁴ × over 10 layers (2.69 × per layer)");
        assert_eq!(sentence(1e-9), "vanishes: 10⁻⁹ × over 10 layers (0.126 × per layer)");
        assert_eq!(sentence(0.0), "vanishes: 0 × over 10 layers (0 × per layer)");
        let of_one_layer = Lang::English.gradient_sentence(0.5, 1, GradientThresholds::default());
        assert_eq!(of_one_layer, "stable: 0.5 × over 1 layer");
        let given =
            [0.01, 0.07, 0.012_345_6, 1.0, 1e-9, 100.0].map(|factor| Lang::English.given_factor(factor));
        assert_eq!(given, ["0.01 ×", "0.07 ×", "0.0123456 ×", "1 ×", "10⁻⁹ ×", "100 ×"]);
        let place = |overflow| Lang::English.place_of_overflow(overflow);
        assert_eq!(place(Overflow::Signal(7)), " in layer 7: activations beyond 1.8×10³⁰⁸");
        assert_eq!(place(Overflow::Gradient(0)), " at the input: a gradient beyond 1.8×10³⁰⁸");
    }
}
