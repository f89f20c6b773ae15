//! Weights and biases that are set by hand in the course of a run.

use super::mlp::{Layer, Mlp};

/// A weight or a bias of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParameterId {
    /// The layer, counted from 0; the output layer is the last.
    pub layer: usize,
    /// The unit.
    pub unit: usize,
    /// The input of a weight; `None` for the bias.
    pub input: Option<usize>,
}

impl ParameterId {
    /// Its index among the parameters of a network; `None` if the network does not have it.
    pub fn index(self, layers: &[Layer]) -> Option<usize> {
        let layer = layers.get(self.layer).filter(|layer| self.unit < layer.units)?;
        match self.input {
            None => Some(layer.biases().start + self.unit),
            Some(input) => layer.unit_weights(self.unit).nth(input),
        }
    }
}

/// A parameter that is set by hand at the end of an epoch, before it is recorded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edit {
    /// The number of epochs before it.
    pub epoch: usize,
    /// The parameter.
    pub parameter: ParameterId,
    /// Its new value.
    pub value: f64,
}

/// Makes the edits of an epoch.
pub(super) fn apply(edits: &[Edit], epoch: usize, net: &mut Mlp) {
    net.update_with_layers(|layers, values| {
        for edit in edits.iter().filter(|edit| edit.epoch == epoch) {
            if let Some(value) = edit.parameter.index(layers).and_then(|at| values.get_mut(at)) {
                *value = edit.value as f32;
            }
        }
    });
}
