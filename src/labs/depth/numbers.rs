//! The numbers of a network at a layer, measured beside predicted, as they are shown.

use crate::format;
use engine::depth::{MeasuredLayer, PredictedLayer};

/// A row of the table: what was measured and what is predicted.
#[derive(Debug, Clone, PartialEq)]
pub struct NumbersRow {
    /// Gradient, variance, mean, zeros, each measured and predicted.
    pub pairs: [[String; 2]; 4],
    /// The share of dead units, for which there is no theory.
    pub dead: String,
}

impl NumbersRow {
    /// The numbers of a layer; theory does not cover every network.
    pub fn new(found: &MeasuredLayer, predicted: Option<&PredictedLayer>) -> Self {
        let pair = |measured: String, predicted: Option<String>| [measured, predicted.unwrap_or("–".into())];
        NumbersRow {
            pairs: [
                pair(number(found.gradient), predicted.map(|p| number(p.gradient))),
                pair(rounded(found.variance), predicted.map(|p| rounded(p.variance))),
                pair(rounded(found.mean), predicted.map(|p| rounded(p.mean))),
                pair(percent(found.zero), predicted.map(|p| percent(p.zero))),
            ],
            dead: percent(found.dead),
        }
    }
}

/// A number, or that it is not known yet.
fn number(v: f64) -> String {
    if v.is_nan() { "…".into() } else { format::three_digits(v) }
}

/// The same; what symmetry makes 0 differs from it by rounding.
fn rounded(v: f64) -> String {
    number(if v.abs() < 1e-14 { 0.0 } else { v })
}

fn percent(v: f64) -> String {
    format!("{} %", format::fixed(100.0 * v, 1))
}

#[cfg(test)]
mod tests {
    use super::super::networks::tests::small;
    use super::*;

    #[test]
    fn a_row_has_measurement_and_theory_side_by_side() {
        let networks = small(&["relu"], 1000);
        let (found, predicted) = (networks.measured[0].layers(), networks.predicted().next().unwrap());
        let row = NumbersRow::new(&found[4], predicted.get(4));
        assert_eq!(row.pairs[0], ["1", "1"]);
        assert_eq!(row.pairs[3][1], "50.0 %");
        let input = NumbersRow::new(&found[0], None);
        assert_eq!(input.pairs.map(|pair| pair[1].clone()), ["–"; 4].map(String::from));
        let begun = small(&["relu"], 0);
        assert_eq!(NumbersRow::new(&begun.measured[0].layers()[0], None).pairs[0][0], "…");
    }

    #[test]
    fn rounding_is_not_shown_but_a_small_gradient_is() {
        assert_eq!((rounded(-3e-17), number(3e-17)), ("0".into(), "3×10⁻¹⁷".into()));
    }
}
