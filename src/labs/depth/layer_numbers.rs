//! The numbers of a layer as text, measured and predicted.

use crate::format;
use engine::depth::{MeasuredLayer, PredictedLayer};

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerNumbers {
    /// Gradient, variance, mean and zeros, each measured and predicted.
    pub pairs: [[String; 2]; 4],
    /// The share of dead units, which theory does not predict.
    pub dead: String,
}

impl LayerNumbers {
    /// The numbers of a layer; `predicted` is `None` for networks that theory does not cover.
    pub fn new(found: &MeasuredLayer, predicted: Option<&PredictedLayer>) -> Self {
        let pair = |measured: String, predicted: Option<String>| [measured, predicted.unwrap_or("–".into())];
        LayerNumbers {
            pairs: [
                pair(number(found.gradient), predicted.map(|p| number(p.gradient))),
                pair(
                    without_rounding_error(found.variance),
                    predicted.map(|p| without_rounding_error(p.variance)),
                ),
                pair(without_rounding_error(found.mean), predicted.map(|p| without_rounding_error(p.mean))),
                pair(percent(found.zero), predicted.map(|p| percent(p.zero))),
            ],
            dead: percent(found.dead),
        }
    }
}

/// A number; NaN stands for one that is not measured yet.
fn number(v: f64) -> String {
    if v.is_nan() { "…".into() } else { format::three_digits(v) }
}

/// A number without the rounding errors of what is 0 by symmetry.
fn without_rounding_error(v: f64) -> String {
    number(if v.abs() < 1e-14 { 0.0 } else { v })
}

fn percent(v: f64) -> String {
    format!("{} %", format::percent(v, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::super::networks::tests::small;
    use super::*;

    #[test]
    fn a_row_has_measurement_and_theory() {
        let networks = small(&["relu"], 1000);
        let (found, predicted) = (networks.measured[0].layers(), networks.predicted().next().unwrap());
        let row = LayerNumbers::new(&found[4], predicted.get(4));
        assert_eq!(row.pairs[0], ["1", "1"]);
        assert_eq!(row.pairs[3][1], "50.0 %");
        let input = LayerNumbers::new(&found[0], None);
        assert_eq!(input.pairs.map(|pair| pair[1].clone()), ["–"; 4].map(String::from));
        let begun = small(&["relu"], 0);
        assert_eq!(LayerNumbers::new(&begun.measured[0].layers()[0], None).pairs[0][0], "…");
    }

    #[test]
    fn rounding_errors_are_hidden_but_small_gradients_are_shown() {
        assert_eq!((without_rounding_error(-3e-17), number(3e-17)), ("0".into(), "3×10⁻¹⁷".into()));
    }
}
