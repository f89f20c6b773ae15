//! The health of units, over all training samples.

use super::mlp::Mlp;
use super::workspace::Workspace;
use crate::kernel::{Lanes, padded};

/// A unit is saturated if |f′| is below this on every sample.
pub const SATURATED: f32 = 0.01;

/// The health of a unit: how its slope f′ responds to the training samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Health {
    /// |f′| ≥ [`SATURATED`] on some sample.
    #[default]
    Alive,
    /// |f′| < [`SATURATED`] on every sample, and not 0 on all.
    Saturated,
    /// f′ = 0 on every sample: no gradient reaches its weights.
    Dead,
}

/// The change of the mean pre-activation of a unit over an epoch, as a sum of three terms.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PreActivationShift {
    /// Δb: the step of its bias.
    pub bias: f64,
    /// Δw·ā: the step of its weights, at the mean of its former inputs.
    pub weights: f64,
    /// w·Δā: the change of its inputs, that is of the layers before.
    pub inputs: f64,
}

/// A term of a [`PreActivationShift`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShiftTerm {
    /// [`PreActivationShift::bias`].
    Bias,
    /// [`PreActivationShift::weights`].
    Weights,
    /// [`PreActivationShift::inputs`].
    Inputs,
}

impl PreActivationShift {
    /// The largest term in the direction of the total change, and its value.
    pub fn dominant_term(&self) -> (ShiftTerm, f64) {
        let total = self.bias + self.weights + self.inputs;
        let terms = [
            (ShiftTerm::Bias, self.bias),
            (ShiftTerm::Weights, self.weights),
            (ShiftTerm::Inputs, self.inputs),
        ];
        let along = |term: f64| if total < 0.0 { -term } else { term };
        terms.into_iter().max_by(|a, b| along(a.1).total_cmp(&along(b.1))).unwrap_or(terms[0])
    }
}

/// The history of the health of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct UnitHistory {
    /// Its health when the last epoch was recorded.
    pub health: Health,
    /// Whether it was dead before the first step.
    pub born_dead: bool,
    /// The epoch of its last death, and the shift over that epoch.
    pub death: Option<(usize, PreActivationShift)>,
    /// The epoch of its last revival.
    pub revival: Option<usize>,
}

/// The health of a unit whose pre-activations are in `space`.
pub fn unit_health(net: &Mlp, space: &Workspace, layer: usize, unit: usize) -> Health {
    let (blocks, rest) = space.slopes(net, layer, unit).as_chunks();
    let mut largest = Lanes::splat(0.0);
    for block in blocks.iter().copied().chain([padded(rest)]) {
        let size = Lanes::new(block).abs();
        // Also where it is NaN.
        if !size.simd_lt(SATURATED).all() {
            return Health::Alive;
        }
        largest |= size;
    }
    if largest.simd_eq(0.0).all() { Health::Dead } else { Health::Saturated }
}

/// The share of the samples in `space` on which the slope of a unit is 0.
pub fn zero_slope_share(net: &Mlp, space: &Workspace, layer: usize, unit: usize) -> f64 {
    let slopes = space.slopes(net, layer, unit);
    slopes.iter().filter(|slope| **slope == 0.0).count() as f64 / slopes.len().max(1) as f64
}

/// Whether every output is the same for all samples in `space`, up to rounding: the network has collapsed to a constant.
pub fn is_output_constant(net: &Mlp, space: &Workspace) -> bool {
    (0..net.outputs()).all(|output| {
        let values = space.output(output);
        let Some(&first) = values.first().filter(|_| values.len() > 1) else { return false };
        let limit = 4.0 * f32::EPSILON * first.abs().max(1.0);
        values.iter().all(|value| (value - first).abs() <= limit)
    })
}

/// The means over the samples in `space` of the inputs of a layer: input features, or the units of the layer before.
pub fn mean_inputs(net: &Mlp, space: &Workspace, layer: usize) -> Vec<f64> {
    let values = |input: usize| match layer.checked_sub(1) {
        None => space.inputs(input),
        Some(before) => space.activations(net, before, input),
    };
    let mean =
        |values: &[f32]| values.iter().map(|v| f64::from(*v)).sum::<f64>() / values.len().max(1) as f64;
    (0..net.layers()[layer].inputs).map(|input| mean(values(input))).collect()
}

fn parameter(net: &Mlp, at: usize) -> f64 {
    f64::from(net.values()[at])
}

/// The shift of a unit between two states of a network, each with the means of the inputs of the unit's layer over the
/// same samples.
pub fn pre_activation_shift(
    before: (&Mlp, &[f64]),
    after: (&Mlp, &[f64]),
    layer: usize,
    unit: usize,
) -> PreActivationShift {
    let layout = &before.0.layers()[layer];
    let bias = layout.biases().start + unit;
    let mut shift = PreActivationShift {
        bias: parameter(after.0, bias) - parameter(before.0, bias),
        ..PreActivationShift::default()
    };
    let means = before.1.iter().zip(after.1);
    for (at, (old_mean, new_mean)) in layout.unit_weights(unit).zip(means) {
        let (old, new) = (parameter(before.0, at), parameter(after.0, at));
        shift.weights += (new - old) * old_mean;
        shift.inputs += new * (new_mean - old_mean);
    }
    shift
}
