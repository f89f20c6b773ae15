//! The texts about parameters that are set by hand.

use crate::format;
use crate::labs::train::MAX_EDITS;
use crate::locale::Lang;
use engine::nn::{Feature, ParameterId};

impl Lang {
    pub fn set_by_hand(self) -> &'static str {
        "Set by hand"
    }

    pub fn parameter(self) -> &'static str {
        "Parameter"
    }

    /// The bias or the weight of an input, which is a feature in the first layer, where `features` are those of the network.
    pub fn parameter_name(self, input: Option<usize>, features: &[Feature]) -> String {
        match input {
            None => "bias".into(),
            Some(input) => match features.get(input) {
                Some(feature) => format!("weight for {}", self.feature(*feature)),
                None => format!("weight for unit {} of the layer before", input + 1),
            },
        }
    }

    /// A parameter of a network that has some hidden layers.
    pub fn parameter_of_network(
        self,
        network: &str,
        ParameterId { layer, unit, input }: ParameterId,
        hidden_layers: usize,
        features: &[Feature],
    ) -> String {
        let features = if layer == 0 { features } else { &[] };
        let parameter = self.parameter_name(input, features);
        let unit = unit + 1;
        if layer == hidden_layers {
            return format!("{network}, output {unit}, {parameter}");
        }
        format!("{network}, layer {}, unit {unit}, {parameter}", layer + 1)
    }

    /// A parameter that is set after a number of epochs.
    pub fn edit(self, parameter: &str, epoch: usize, value: f64) -> String {
        format!("{parameter}: {} at epoch {epoch}", format::exact_in_text(value))
    }

    pub fn take_back(self) -> &'static str {
        "Take back"
    }

    /// The button for screen readers.
    pub fn take_edit_back(self, edit: &str) -> String {
        format!("Take back: {edit}")
    }

    /// Why a parameter of an earlier epoch cannot be set.
    pub fn past_epoch_is_fixed(self) -> &'static str {
        "An earlier epoch is shown. Move “Epoch shown” to its end to set a value at the present epoch."
    }

    /// Why no other parameter can be set.
    pub fn no_more_edits(self) -> String {
        format!("{MAX_EDITS} values are set by hand, as many as a link holds. Take one back to set another.")
    }
}
