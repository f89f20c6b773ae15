//! The output units and the loss.

use super::tiles::Block;
use crate::activation::{Instance, find};
use crate::kernel::{Gate, Lanes, at_least, exponential};

/// The activation of the output units: o as a function of the pre-activation z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// o = z.
    #[default]
    Linear,
    /// o = tanh z.
    Tanh,
}

impl Output {
    /// All outputs with their ids.
    pub const ALL: [(Output, &'static str); 2] = [(Output::Linear, "linear"), (Output::Tanh, "tanh")];

    /// The activation; `None` for o = z.
    pub(super) fn activation(self) -> Option<Instance> {
        match self {
            Output::Linear => None,
            Output::Tanh => find("tanh").map(Instance::new),
        }
    }
}

/// The loss of one sample with the outputs o and the targets t; training minimises the mean over samples. In
/// classification by one output t = ±1; by several outputs t is 1 for the class of the sample, and 0 for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loss {
    /// ½ Σ(o − t)².
    #[default]
    Square,
    /// The logistic loss: log(1 + exp(−t·o)) of one output; the cross-entropy of the softmax, log Σ exp(o) − Σ t·o, of
    /// several.
    Logistic,
}

impl Loss {
    /// All losses with their ids, in the order of menus.
    pub const ALL: [(Loss, &'static str); 2] = [(Loss::Square, "square"), (Loss::Logistic, "logistic")];

    /// Writes the loss of each sample, and `share` times its derivatives by the outputs. Rows have `blocks` blocks; there
    /// is one row for each output, and one of losses.
    pub(super) fn evaluate(
        self,
        outputs: &[Block],
        targets: &[Block],
        blocks: usize,
        share: f32,
        losses: &mut [Block],
        slopes: &mut [Block],
    ) {
        if outputs.len() == blocks {
            let samples = outputs.iter().zip(targets).zip(losses).zip(slopes);
            for (((output, target), loss), slope) in samples {
                let [value, derivative] = self.of_one_output(Lanes::new(*output), Lanes::new(*target));
                *loss = value.to_array();
                *slope = (derivative * share).to_array();
            }
            return;
        }
        let rows = 0..outputs.len() / blocks;
        for (b, loss) in losses.iter_mut().enumerate() {
            let at = |matrix: &[Block], row: usize| Lanes::new(matrix[row * blocks + b]);
            let mut sum = Lanes::splat(0.0);
            match self {
                Loss::Square => {
                    for row in rows.clone() {
                        let [value, derivative] = self.of_one_output(at(outputs, row), at(targets, row));
                        slopes[row * blocks + b] = (derivative * share).to_array();
                        sum += value;
                    }
                }
                Loss::Logistic => {
                    // Relative to the largest output, so that no exponential overflows.
                    let largest = rows.clone().map(|row| at(outputs, row)).reduce(|m, o| at_least(o, m));
                    let largest = largest.unwrap_or(sum);
                    for row in rows.clone() {
                        let power = exponential(at(outputs, row) - largest);
                        slopes[row * blocks + b] = power.to_array();
                        sum += power;
                    }
                    let total = sum;
                    sum = Lanes::new(total.to_array().map(|total| libm::log(f64::from(total)) as f32));
                    for row in rows.clone() {
                        let target = at(targets, row);
                        sum -= target * (at(outputs, row) - largest);
                        slopes[row * blocks + b] = ((at(slopes, row) / total - target) * share).to_array();
                    }
                }
            }
            *loss = sum.to_array();
        }
    }

    /// The loss of one output, and its derivative by that.
    #[inline(always)]
    fn of_one_output(self, output: Lanes, target: Lanes) -> [Lanes; 2] {
        match self {
            Loss::Square => {
                let error = output - target;
                [error * error * 0.5, error]
            }
            Loss::Logistic => {
                let margin = -target * output;
                let gate = Gate::at(margin);
                [at_least(margin, 0.0) + gate.ln_1p_times(1.0), -target * gate.sigma()]
            }
        }
    }
}

/// The probabilities of classes, of which each has an output with a value for each of some samples: exp(o) / Σ exp(o).
pub fn softmax(outputs: &[&[f32]]) -> Vec<Vec<f32>> {
    let mut powers: Vec<Vec<f32>> = outputs.iter().map(|values| values.to_vec()).collect();
    for j in 0..outputs.first().map_or(0, |values| values.len()) {
        // Relative to the largest output, so that no exponential overflows.
        let largest = outputs.iter().map(|values| values[j]).fold(f32::NEG_INFINITY, f32::max);
        powers.iter_mut().for_each(|values| values[j] = libm::expf(values[j] - largest));
        let total: f32 = powers.iter().map(|values| values[j]).sum();
        powers.iter_mut().for_each(|values| values[j] /= total);
    }
    powers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn softmax_gives_probabilities_of_any_outputs() {
        let probabilities = softmax(&[&[0.0, 1e30, f32::NAN], &[0.0, 0.0, 0.0], &[2f32.ln(), -1e30, 0.0]]);
        for (class, expected) in [[0.25, 1.0], [0.25, 0.0], [0.5, 0.0]].into_iter().enumerate() {
            for (found, expected) in probabilities[class].iter().zip(expected) {
                assert!((found - expected).abs() < 1e-6, "{probabilities:?}");
            }
        }
        assert!(probabilities[0][2].is_nan());
        assert_eq!(softmax(&[]), Vec::<Vec<f32>>::new());
    }
}
