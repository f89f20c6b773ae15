//! The texts of the Depth lab.
#![allow(missing_docs, reason = "a text explains itself")]

use crate::locale::Lang;
use crate::plot::chart::Stroke;

impl Lang {
    /// The name of the lab.
    pub fn depth_name(self) -> &'static str {
        "Depth"
    }

    pub fn depth_description(self) -> &'static str {
        "What is left of signal and gradient after many layers of random weights."
    }

    pub fn depth_heading(self) -> &'static str {
        "What is left of a gradient after many layers?"
    }

    pub fn depth_lede(self) -> &'static str {
        "Networks with random weights, before any training: the signal runs forward, a gradient runs back. Choose a preset, then point at a chart to read its values. Dots are measured; lines are what mean-field theory predicts for very wide layers."
    }

    pub fn depth_presets(self) -> &'static str {
        "Presets"
    }

    pub fn networks_of_your_own(self) -> &'static str {
        "Custom setup."
    }

    pub fn depth_preset_fitting_weights(self) -> &'static str {
        "Recommended weights"
    }

    pub fn depth_preset_fitting_weights_caption(self) -> &'static str {
        "With the weights that textbooks recommend for each function, the gradients of ReLU, SELU and tanh stay within a factor of ten; next to nothing is left of that of sigmoid."
    }

    pub fn depth_preset_sigmoid(self) -> &'static str {
        "Sigmoid, small weights"
    }

    pub fn depth_preset_sigmoid_caption(self) -> &'static str {
        "The slope of sigmoid is at most ¼, and the weights are small: on its way back the gradient shrinks at least fourfold in every layer."
    }

    pub fn depth_preset_relu_he(self) -> &'static str {
        "ReLU with He's weights"
    }

    pub fn depth_preset_relu_he_caption(self) -> &'static str {
        "He initialisation: weights of variance 2/n for units of n inputs. The 2 makes up for the half that ReLU sets to 0: signal and gradient keep their size on average."
    }

    pub fn depth_preset_relu_glorot(self) -> &'static str {
        "ReLU with Glorot's weights"
    }

    pub fn depth_preset_relu_glorot_caption(self) -> &'static str {
        "Glorot initialisation: weights of variance 1/n where layers have n inputs and n outputs. That does not make up for the half that ReLU sets to 0: the mean square of signal and gradient halves in every layer."
    }

    pub fn depth_preset_selu(self) -> &'static str {
        "SELU with LeCun's weights"
    }

    pub fn depth_preset_selu_caption(self) -> &'static str {
        "LeCun initialisation: weights of variance 1/n. With it, mean 0 and variance 1 are a fixed point of SELU: a signal that starts ten times as large returns to it within a few layers."
    }

    pub fn depth_preset_tanh(self) -> &'static str {
        "Tanh at the edge of chaos"
    }

    pub fn depth_preset_tanh_caption(self) -> &'static str {
        "The edge of chaos: with smaller weights different inputs become alike and the gradient vanishes; with larger ones small differences grow, and it explodes. At gain 1 (variance 1/n) it does neither for many layers. Move the gain to 0.8, then to 1.5."
    }

    pub fn activations(self) -> &'static str {
        "Activations"
    }

    pub fn activation_number(self, number: usize) -> String {
        format!("Activation {number}")
    }

    pub fn add_activation(self) -> &'static str {
        "Add an activation"
    }

    pub fn depth_network(self) -> &'static str {
        "Network"
    }

    pub fn depth_weights_heading(self) -> &'static str {
        "Weights, biases, inputs"
    }

    pub fn depth_weights(self) -> &'static str {
        "Weights"
    }

    /// Before the standard deviation of the weights.
    pub fn initialized_by(self, network: &str, initialization: &str) -> String {
        format!("{network}: {initialization}, σ")
    }

    pub fn depth_seed(self) -> &'static str {
        "Seed"
    }

    pub fn depth_new_seed(self) -> &'static str {
        "New seed"
    }

    pub fn over_the_layers(self) -> &'static str {
        "Layer by layer (0 is the input)"
    }

    pub fn activations_over_the_layers(self) -> &'static str {
        "Activations, layer by layer"
    }

    pub fn show_seed_band(self, seeds: usize) -> String {
        format!("Show the range of {seeds} more seeds")
    }

    pub fn depth_chart_of_gradient(self) -> &'static str {
        "Gradient with respect to the activations, relative to the last layer"
    }

    pub fn chart_of_variance(self) -> &'static str {
        "Variance of activations"
    }

    pub fn chart_of_mean(self) -> &'static str {
        "Mean of activations"
    }

    pub fn chart_of_zeros(self) -> &'static str {
        "Share of zeros; faint: of dead units (f′ = 0 on every sample)"
    }

    /// The share of zeros, and that of dead units.
    pub fn zeros_and_dead(self, zeros: &str, dead: &str) -> String {
        format!("{zeros}, dead {dead}")
    }

    /// The name of a chart as a slider, by which keys read its layers.
    pub fn read_chart(self, title: &str) -> String {
        format!("Read layer by layer: {title}")
    }

    /// Before the numbers of a layer.
    pub fn layer_read(self, layer: usize) -> String {
        match layer {
            0 => "Input:".into(),
            layer => format!("Layer {layer}:"),
        }
    }

    /// The numbers of a layer, with the names of the networks.
    pub fn layer_reading(self, layer: usize, numbers: &[(String, String)]) -> String {
        let all: Vec<String> = numbers.iter().map(|(name, number)| format!("{name} {number}")).collect();
        format!("{} {}", self.layer_read(layer), all.join("; "))
    }

    pub fn save_figure_named(self, title: &str) -> String {
        format!("{}: {title}", self.save_figure())
    }

    /// The axis of the charts in files.
    pub fn layer_axis(self) -> &'static str {
        "layer"
    }

    /// What a line of a chart is.
    pub fn depth_series(self, stroke: Stroke) -> &'static str {
        match stroke {
            Stroke::Dots => "measured",
            Stroke::Strong => "predicted",
            Stroke::Faint => "dead units",
            Stroke::Area => "range of seeds",
        }
    }

    pub fn verdicts(self) -> &'static str {
        "Verdicts"
    }

    pub fn signal_strip(self) -> &'static str {
        "signal →"
    }

    pub fn gradient_strip(self) -> &'static str {
        "← gradient"
    }

    pub fn colors_of_strips(self) -> &'static str {
        "Full colour: as large as at the start, which is the input for the signal and the last layer for the gradient. Each power of ten below makes it paler, six make it white; above, it turns red."
    }

    pub fn all_is_measured(self) -> &'static str {
        "All layers are measured"
    }

    pub fn is_being_measured(self) -> &'static str {
        "is being measured"
    }

    pub fn measured_percent(self, percent: &str) -> String {
        format!("Measured {percent} %")
    }

    pub fn depth_input(self) -> &'static str {
        "The input"
    }

    pub fn layer_of(self, layer: usize, depth: usize) -> String {
        format!("Layer {layer} of {depth}")
    }

    pub fn selected_layer_label(self) -> &'static str {
        "Selected layer"
    }

    pub fn numbers_of_layer(self) -> &'static str {
        "Numbers of the layer"
    }

    pub fn all_are(self, value: &str) -> String {
        format!("all are {value}")
    }

    pub fn not_finite(self) -> &'static str {
        "not finite"
    }

    /// Instead of a number of a layer that is too large.
    pub fn overflow(self) -> &'static str {
        "overflows"
    }

    pub fn column_network(self) -> &'static str {
        "Network"
    }

    pub fn column_gradient(self) -> &'static str {
        "Gradient"
    }

    pub fn column_variance(self) -> &'static str {
        "Variance"
    }

    pub fn column_mean(self) -> &'static str {
        "Mean"
    }

    pub fn column_zeros(self) -> &'static str {
        "Zeros"
    }

    pub fn column_theory(self) -> &'static str {
        "theory"
    }

    pub fn column_dead(self) -> &'static str {
        "Dead"
    }
}
