//! The texts about single units.

use crate::format::{fixed_or_three_digits, percent as percent_text};
use crate::locale::Lang;
use engine::nn::{Health, PreActivationShift, ShiftTerm, UnitHistory};

/// The most weights that are listed.
const MAX_LISTED: usize = 8;

impl Lang {
    pub fn units_group(self) -> &'static str {
        "Units; arrow keys move"
    }

    /// Both are counted from 1.
    pub fn unit_of_layer(self, layer: usize, unit: usize) -> String {
        format!("Layer {layer}, unit {unit}")
    }

    pub fn inspected_unit(self) -> &'static str {
        "The inspected unit"
    }

    pub fn inspector_hint(self) -> &'static str {
        "Point at a unit, tap it, or reach it by the Tab key: its numbers, its pre-activations and what happened to it are shown here. A dark bar in a unit is the share of training samples on which its slope is 0."
    }

    pub fn unit_heading(self, name: &str, layer: usize, unit: usize, health: Health) -> String {
        let state = match health {
            Health::Dead => "dead",
            Health::Saturated => "saturated",
            Health::Alive => "alive",
        };
        format!("{name}: layer {layer}, unit {unit}: {state}")
    }

    pub fn zero_slope_on(self) -> &'static str {
        "Slope 0 on"
    }

    pub fn percent_of_training_samples(self, percent: f64) -> String {
        format!("{} % of the training samples", percent_text(percent / 100.0, 1, 1))
    }

    pub fn train_bias(self) -> &'static str {
        "Bias"
    }

    pub fn train_weights(self) -> &'static str {
        "Weights"
    }

    /// The first weights of a unit.
    pub fn list_of_weights(self, weights: &[f64]) -> String {
        let listed: Vec<String> =
            weights.iter().take(MAX_LISTED).map(|w| fixed_or_three_digits(*w, 3)).collect();
        let more = if weights.len() > MAX_LISTED { ", …" } else { "" };
        format!("{}{more}", listed.join(", "))
    }

    /// When a unit died or revived, in sentences.
    pub fn unit_history(self, history: &UnitHistory) -> String {
        let mut sentences = Vec::new();
        if history.born_dead {
            sentences.push("It was dead before the first step.".to_owned());
        }
        if let Some((epoch, shift)) = &history.death {
            sentences.push(self.death_of_unit(*epoch, shift));
        }
        if let Some(epoch) = history.revival {
            sentences.push(format!("It came to life again in epoch {epoch}."));
        }
        if sentences.is_empty() {
            sentences.push("It has never been dead in this run.".into());
        }
        sentences.join(" ")
    }

    fn death_of_unit(self, epoch: usize, shift: &PreActivationShift) -> String {
        let (term, size) = shift.dominant_term();
        let main = match term {
            ShiftTerm::Bias => "bias drift",
            ShiftTerm::Weights => "weight step",
            ShiftTerm::Inputs => "change of its inputs",
        };
        let [size, bias, weights, inputs] = [size, shift.bias, shift.weights, shift.inputs]
            .map(|distance| fixed_or_three_digits(distance, 3));
        format!(
            "It died in epoch {epoch}: the main cause was the {main}, which moved its mean pre-activation by {size} (bias {bias}, weights {weights}, inputs {inputs})."
        )
    }

    pub fn train_pre_activations_caption(self) -> &'static str {
        "Pre-activations z of the training samples, under f(z)"
    }

    pub fn train_pre_activations(self) -> &'static str {
        "pre-activations"
    }

    pub fn train_pre_activations_of(self, name: &str, layer: usize, unit: usize) -> String {
        format!("{name}: pre-activations of layer {layer}, unit {unit}")
    }

    pub fn sample_axis(self) -> &'static str {
        "sample"
    }
}
