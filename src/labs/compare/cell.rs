//! What a cell shows, as data and as plain text.

use crate::components::formula::tex;
use crate::format::{compact, exact_in_text, three_digits};
use crate::locale::Lang;
use engine::activation::Instance;
use engine::depth::{GradientClass, Overflow};

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it shows.
    pub content: CellContent,
    /// The number by which rows are sorted; cells without one come last.
    pub sort_key: Option<f64>,
    /// Whether a measurement is missing; an earlier one may be shown meanwhile.
    pub pending: bool,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum CellContent {
    /// A text.
    Text(String),
    /// Several lines; in plain text they are joined by the separator.
    Lines(Vec<String>, &'static str),
    /// A formula of an activation, in the notation of [`engine::formula`].
    Formula(&'static str, Instance),
    /// A number with its text; none where it is not measured yet or does not exist.
    Number(String, Option<f64>),
    /// A measured ratio.
    Ratio(MeasuredRatio),
    /// A mean with its text, and the two ends of its bar in per cent of the width.
    Mean(String, f64, (f64, f64)),
    /// How a gradient changes in a deep network.
    Verdict(Verdict),
}

/// A measured ratio, rounded to what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredRatio {
    /// The ratio with two digits.
    pub text: String,
    /// What is to be known about it.
    pub notes: Vec<String>,
    /// The distance between the quartiles of the rounds, as a share of the ratio, with two digits.
    pub scatter: String,
}

impl MeasuredRatio {
    fn text(&self) -> String {
        if self.notes.is_empty() {
            self.text.clone()
        } else {
            format!("{} ({})", self.text, self.notes.join(", "))
        }
    }
}

/// How a gradient changes in a deep network.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Whether it vanishes or explodes.
    pub class: GradientClass,
    /// The factor from the last layer to the inputs.
    pub factor: f64,
    /// The layers of the network.
    pub layers: usize,
    /// Where the network overflows, instead of the change.
    pub overflow: Option<Overflow>,
    /// The textbook's bound on the factor, if it is below 1.
    pub textbook: Option<TextbookBound>,
}

/// The bound max |f′|ⁿ on the gradient after n layers, which leaves out the weights.
#[derive(Debug, Clone, PartialEq)]
pub struct TextbookBound {
    /// max |f′|.
    pub slope: f64,
    /// The layers n.
    pub layers: usize,
}

impl TextbookBound {
    /// The bound for a slope and a number of layers; `None` where it does not shrink the gradient.
    pub fn new(slope: f64, layers: usize) -> Option<Self> {
        (slope < 1.0 - 1e-9).then_some(TextbookBound { slope, layers })
    }

    /// The power, multiplied out so that it has the same bits on every platform.
    pub fn product(&self) -> f64 {
        (0..self.layers).fold(1.0, |product, _| product * self.slope)
    }
}

impl Default for CellContent {
    fn default() -> Self {
        CellContent::Text(String::new())
    }
}

impl CellContent {
    /// The content as plain text.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            CellContent::Text(text) | CellContent::Number(text, _) | CellContent::Mean(text, ..) => {
                text.clone()
            }
            CellContent::Ratio(ratio) => ratio.text(),
            CellContent::Lines(lines, separator) => lines.join(separator),
            CellContent::Formula(formula, function) => formula_text(function, formula),
            CellContent::Verdict(verdict) => verdict.text(lang),
        }
    }

    /// A formula as TeX; `None` for any other content.
    pub fn formula_tex(&self) -> Option<String> {
        let CellContent::Formula(formula, function) = self else { return None };
        Some(tex(function.activation, formula, &function.params))
    }
}

impl Verdict {
    fn text(&self, lang: Lang) -> String {
        let bound = self.textbook.as_ref().map(|bound| {
            let (slope, product) = (compact(bound.slope), three_digits(bound.product()));
            format!(" ({}{slope}^{} = {product})", lang.verdict_textbook(), bound.layers)
        });
        if let Some(overflow) = self.overflow {
            let place = lang.place_of_overflow(overflow);
            return format!("{}{place}{}", lang.overflows(), bound.unwrap_or_default());
        }
        let (class, change) =
            (lang.gradient_class(self.class), lang.gradient_change(self.factor, self.layers));
        format!("{class}: {change}{}", bound.unwrap_or_default())
    }
}

/// A formula, followed by the values of the parameters in it.
fn formula_text(function: &Instance, formula: &str) -> String {
    let params = function.activation.params.iter().zip(function.params.iter());
    let values: Vec<String> = params
        .filter(|(param, _)| formula.contains(param.name))
        .map(|(param, value)| format!("{} = {}", param.name, exact_in_text(*value)))
        .collect();
    if values.is_empty() { formula.into() } else { format!("{formula}, {}", values.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::instances_by_id;

    #[test]
    fn a_verdict_names_the_textbook_s_bound_where_it_shrinks_the_gradient() {
        let verdict = |class, factor, slope| {
            let textbook = TextbookBound::new(slope, 10);
            let overflow = None;
            CellContent::Verdict(Verdict { class, factor, layers: 10, overflow, textbook })
                .text(Lang::English)
        };
        assert_eq!(
            verdict(GradientClass::Vanishing, 1e-9, 0.25),
            "vanishes: 10⁻⁹ × over 10 layers (0.126 × per layer) (textbook: 0.25^10 = 9.54×10⁻⁷)"
        );
        let stable = verdict(GradientClass::Stable, 0.98, 1.0);
        assert_eq!(stable, "stable: 0.98 × over 10 layers (0.998 × per layer)");
    }

    #[test]
    fn a_formula_is_followed_by_the_values_of_its_parameters() {
        let function = instances_by_id(&["leaky_relu"]).remove(0);
        let text = |formula| CellContent::Formula(formula, function.clone()).text(Lang::English);
        assert_eq!(text("alpha*x"), "alpha*x, alpha = 0.01");
        assert_eq!(text("x"), "x");
    }
}
