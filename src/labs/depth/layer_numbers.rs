//! The numbers of a layer as text, measured and predicted.

use super::networks::Networks;
use crate::format;
use crate::locale::Lang;
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
    /// The numbers of a layer of the network in a slot; `None` until it is measured.
    pub fn of(networks: &Networks, slot: usize, layer: usize, lang: Lang) -> Option<Self> {
        let network = networks.measured.get(slot)?;
        let (found, predicted) = (network.layers().get(layer)?, networks.predicted().nth(slot)?.get(layer));
        Some(LayerNumbers::new(found, predicted, network.done(), lang))
    }

    /// The numbers of a layer; `predicted` is `None` for networks that theory does not cover. Once all layers `are_done`,
    /// what is not a number has overflowed.
    fn new(found: &MeasuredLayer, predicted: Option<&PredictedLayer>, are_done: bool, lang: Lang) -> Self {
        let pair = |measured: String, predicted: Option<String>| [measured, predicted.unwrap_or("–".into())];
        let overflow = || lang.overflow().to_owned();
        let gradient = if found.gradient.is_nan() && are_done { overflow() } else { number(found.gradient) };
        let theory = |v: f64| if v.is_nan() { overflow() } else { without_rounding_error(v) };
        let measured = |text: String| if found.has_overflowed() { overflow() } else { text };
        LayerNumbers {
            pairs: [
                pair(
                    gradient,
                    predicted.map(|p| if p.gradient.is_nan() { overflow() } else { number(p.gradient) }),
                ),
                pair(measured(without_rounding_error(found.variance)), predicted.map(|p| theory(p.variance))),
                pair(measured(without_rounding_error(found.mean)), predicted.map(|p| theory(p.mean))),
                pair(measured(percent(found.zero)), predicted.map(|p| percent(p.zero))),
            ],
            dead: measured(percent(found.dead)),
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
        let row = LayerNumbers::new(&found[4], predicted.get(4), true, Lang::English);
        assert_eq!(row.pairs[0], ["1", "1"]);
        assert_eq!(row.pairs[3][1], "50.0 %");
        let input = LayerNumbers::new(&found[0], None, true, Lang::English);
        assert_eq!(input.pairs.map(|pair| pair[1].clone()), ["–"; 4].map(String::from));
        let begun = small(&["relu"], 0);
        let begun = &begun.measured[0].layers()[0];
        let gradient = |are_done| LayerNumbers::new(begun, None, are_done, Lang::English).pairs[0][0].clone();
        assert_eq!([false, true].map(gradient), ["…", "overflows"]);
        let overflown = MeasuredLayer { mean: f64::NAN, ..begun.clone() };
        assert_eq!(LayerNumbers::new(&overflown, None, false, Lang::English).dead, "overflows");
    }

    #[test]
    fn rounding_errors_are_hidden_but_small_gradients_are_shown() {
        assert_eq!((without_rounding_error(-3e-17), number(3e-17)), ("0".into(), "3×10⁻¹⁷".into()));
    }
}
