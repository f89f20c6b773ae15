//! The texts about single units.

use crate::format::{fixed, fixed_or_three_digits, percent as percent_text};
use crate::locale::Lang;
use engine::nn::{Feature, Health, PreActivationShift, ShiftTerm, UnitHistory};

/// The names of classes.
const CLASSES: [&str; 3] = ["A", "B", "C"];
/// The most weights that are listed.
const MAX_LISTED: usize = 8;

impl Lang {
    /// A point of a field, and the output or the probabilities of several classes there.
    pub fn field_reading(self, features: &[f64], outputs: &[f64]) -> String {
        let symbols: &[&str] = if features.len() == 1 { &["x"] } else { &["x₁", "x₂"] };
        let features = symbols.iter().zip(features).map(|(symbol, x)| format!("{symbol} = {}", fixed(*x, 2)));
        let outputs = match outputs {
            [output] => vec![format!("output {}", fixed_or_three_digits(*output, 3))],
            classes => CLASSES
                .iter()
                .zip(classes)
                .map(|(class, p)| format!("{class} {} %", percent_text(*p, 1, 1)))
                .collect(),
        };
        format!("{}: {}", features.collect::<Vec<_>>().join(", "), outputs.join(", "))
    }

    pub fn units_group(self) -> &'static str {
        "Units; arrow keys move"
    }

    /// Which hidden layers have an activation of their own; they are counted from 0.
    /// The parameters of a network's activation, and the layers that have another.
    pub fn layer_activations(self, params: &[String], own: &[(usize, &str)]) -> String {
        let listed: Vec<String> = own.iter().map(|(layer, name)| format!("{}: {name}", layer + 1)).collect();
        let layers = if listed.is_empty() {
            "Same in every layer".into()
        } else {
            format!("Layer {}", listed.join(", "))
        };
        params.iter().cloned().chain([layers]).collect::<Vec<_>>().join(" · ")
    }

    pub fn layer_activations_of(self, name: &str) -> String {
        format!("Activations of the layers of {name}")
    }

    pub fn activation_of_the_network(self) -> &'static str {
        "as the network"
    }

    /// Counted from 1.
    pub fn train_layer(self, layer: usize) -> String {
        format!("Layer {layer}")
    }

    /// Both are counted from 1.
    pub fn unit_of_layer(self, layer: usize, unit: usize) -> String {
        format!("Layer {layer}, unit {unit}")
    }

    /// The button of an output, or of the output of one of several classes.
    pub fn output_unit(self, outputs: usize, unit: usize) -> String {
        format!("Output unit{}", self.of_class(outputs, unit))
    }

    pub fn output_heading(self, name: &str, outputs: usize, unit: usize) -> String {
        format!("{name}: output{}", self.of_class(outputs, unit))
    }

    fn of_class(self, outputs: usize, unit: usize) -> String {
        let class = CLASSES.get(unit).filter(|_| outputs > 1);
        class.map(|class| format!(" of class {class}")).unwrap_or_default()
    }

    pub fn inspected_unit(self) -> &'static str {
        "Selected unit"
    }

    pub fn inspector_hint(self) -> &'static str {
        "Point at a unit, tap it, or reach it by the Tab key; a press keeps it: its numbers, its pre-activations and what happened to it are shown here."
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

    /// The first weights of a unit; in the first hidden layer, those of named inputs.
    pub fn list_of_weights(self, weights: &[f64], inputs: &[Feature]) -> String {
        let weight = |(input, w): (usize, &f64)| {
            let w = fixed_or_three_digits(*w, 3);
            inputs.get(input).map_or(w.clone(), |feature| format!("{w} for {}", self.feature(*feature)))
        };
        let listed: Vec<String> = weights.iter().take(MAX_LISTED).enumerate().map(weight).collect();
        let more = if weights.len() > MAX_LISTED { ", …" } else { "" };
        format!("{}{more}", listed.join(", "))
    }

    /// When a unit died or revived, in sentences in the order of time; `shown` is the epoch that is shown.
    pub fn unit_history(self, history: &UnitHistory, shown: usize) -> String {
        let mut sentences = Vec::new();
        if history.born_dead {
            sentences.push((0, "It was dead before the first step.".to_owned()));
        }
        if let Some((epoch, shift)) = &history.death {
            let when = if *epoch > shown { "Later, in" } else { "In" };
            sentences.push((*epoch, format!("{when} epoch {epoch}, {}", self.death_of_unit(shift))));
        }
        if let Some(epoch) = history.revival {
            let when = if epoch > shown { "Later, in" } else { "In" };
            sentences.push((epoch, format!("{when} epoch {epoch}, it came to life again.")));
        }
        if sentences.is_empty() {
            return "It has never been dead in this run.".into();
        }
        sentences.sort_by_key(|(epoch, _)| *epoch);
        sentences.into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>().join(" ")
    }

    /// Why a dead unit of a layer, counted from 0, does not learn, and whether it can come back. `is_plain_descent` says
    /// that steps have neither momentum nor penalties, which move weights without a gradient.
    pub fn why_dead(self, layer: usize, is_plain_descent: bool) -> &'static str {
        match (layer, is_plain_descent) {
            (0, true) => {
                "Where the slope is 0, no gradient reaches its weights and bias, so no step moves them. Its inputs are the data, which do not change: it cannot come back."
            }
            (_, true) => {
                "Where the slope is 0, no gradient reaches its weights and bias, so no step moves them. It can only come back if the layer before it changes its inputs."
            }
            (0, false) => {
                "Where the slope is 0, no gradient reaches its weights and bias. Its inputs are the data, which do not change: it can only come back by the momentum of earlier steps, or by a penalty."
            }
            (_, false) => {
                "Where the slope is 0, no gradient reaches its weights and bias. It can only come back by the momentum of earlier steps, by a penalty, or if the layer before it changes its inputs."
            }
        }
    }

    fn death_of_unit(self, shift: &PreActivationShift) -> String {
        let (term, size) = shift.dominant_term();
        let main = match term {
            ShiftTerm::Bias => "a step of its bias",
            ShiftTerm::Weights => "a step of its weights",
            ShiftTerm::Inputs => "a change of its inputs",
        };
        let [size, bias, weights, inputs] = [size, shift.bias, shift.weights, shift.inputs]
            .map(|distance| fixed_or_three_digits(distance, 3));
        format!(
            "it died: mainly {main} moved its mean pre-activation by {size}, to where its slope is 0 on every training sample (the changes: bias {bias}, weights {weights}, inputs {inputs})."
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
