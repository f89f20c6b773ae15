//! The settings of the Depth lab: what defines the random networks, and their keys in the address.

use crate::locale::Lang;
use crate::state::{
    Given, Key, LabSettings, MAX_NETWORKS, MAX_SEED, Notice, NumericSetting, Part, instances_by_id,
    parse_init_choice, read_functions, write_functions, write_init_choice,
};
use engine::activation::Instance;
use engine::depth::{Config, MAX_DEPTH, MAX_WIDTH};
use engine::nn::Init;
use serde::{Deserialize, Serialize};

/// The number of layers.
pub static LAYERS: NumericSetting<DepthSettings> = NumericSetting::<DepthSettings>::new(
    "depth",
    Lang::layers,
    (1.0, MAX_DEPTH as f64),
    |s| s.depth as f64,
    |s, v| s.depth = v.round() as usize,
);
/// The units of each layer.
pub static WIDTH: NumericSetting<DepthSettings> = NumericSetting::<DepthSettings>::new(
    "width",
    Lang::units,
    (4.0, MAX_WIDTH as f64),
    |s| s.width as f64,
    |s, v| s.width = v.round() as usize,
)
.with_log_step(0.01);
/// The factor of the weights.
pub static GAIN: NumericSetting<DepthSettings> =
    NumericSetting::<DepthSettings>::new("gain", Lang::gain, (0.1, 4.0), |s| s.gain, |s, v| s.gain = v)
        .with_step(0.01);
/// The mean of the biases.
pub static BIAS_MEAN: NumericSetting<DepthSettings> =
    NumericSetting::<DepthSettings>::new("bias", Lang::bias_mean, (-3.0, 3.0), |s| s.bias, |s, v| s.bias = v)
        .with_step(0.05);
/// The standard deviation of the biases.
pub static BIAS_SPREAD: NumericSetting<DepthSettings> = NumericSetting::<DepthSettings>::new(
    "spread",
    Lang::bias_spread,
    (0.0, 3.0),
    |s| s.spread,
    |s, v| s.spread = v,
)
.with_step(0.05);
/// The standard deviation of the inputs.
pub static INPUT_SCALE: NumericSetting<DepthSettings> = NumericSetting::<DepthSettings>::new(
    "scale",
    Lang::input_scale,
    (0.01, 100.0),
    |s| s.scale,
    |s, v| s.scale = v,
)
.with_log_step(0.02);

/// What defines the networks, and the selected layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DepthSettings {
    /// The activation of each network.
    #[serde(with = "crate::state::functions_as_text")]
    pub networks: Vec<Instance>,
    /// The number of layers.
    pub depth: usize,
    /// Units of each layer.
    pub width: usize,
    /// The initialisation; `None` for the one that fits each activation.
    #[serde(with = "crate::state::init_choice_as_text")]
    pub init: Option<Init>,
    /// The factor of the weights.
    pub gain: f64,
    /// The mean of the biases.
    pub bias: f64,
    /// Their standard deviation.
    pub spread: f64,
    /// The standard deviation of the inputs.
    pub scale: f64,
    /// The seed.
    pub seed: u64,
    /// The selected layer; 0 is the input.
    pub layer: usize,
}

impl Default for DepthSettings {
    fn default() -> Self {
        DepthSettings {
            networks: instances_by_id(&["relu", "sigmoid", "tanh", "selu"]),
            depth: 30,
            width: 64,
            init: None,
            gain: 1.0,
            bias: 0.0,
            spread: 0.0,
            scale: 1.0,
            seed: 1,
            layer: 1,
        }
    }
}

impl DepthSettings {
    /// The settings with one network, of this configuration.
    pub fn of(config: &Config) -> Self {
        DepthSettings {
            networks: vec![config.activation.clone()],
            depth: config.depth,
            width: config.width,
            init: Some(config.init),
            gain: config.gain,
            bias: config.bias,
            spread: config.bias_spread,
            scale: config.scale,
            seed: config.seed,
            ..DepthSettings::default()
        }
    }

    /// The configuration of the network with an activation and an initialisation.
    pub fn config(&self, activation: &Instance, init: Init) -> Config {
        Config {
            activation: activation.clone(),
            width: self.width,
            depth: self.depth,
            init,
            gain: self.gain,
            bias: self.bias,
            bias_spread: self.spread,
            scale: self.scale,
            seed: self.seed,
        }
    }

    /// The selected layer, at most the last one.
    pub fn selected_layer(&self) -> usize {
        self.layer.min(self.depth)
    }
}

impl LabSettings for DepthSettings {
    const NAME: fn(Lang) -> &'static str = Lang::depth_name;
    const DESCRIPTION: fn(Lang) -> &'static str = Lang::depth_description;
    const PARTS: &'static [Part] = &[
        Part::controls("exhibits", Lang::part_depth_presets),
        Part::controls("functions", Lang::part_activations).left_out_of_new_embeds(),
        Part::controls("network", Lang::part_shape_weights_inputs).left_out_of_new_embeds(),
        Part::view("strips", Lang::part_strips),
        Part::view("charts", Lang::part_depth_charts).left_out_of_new_embeds(),
        Part::view("layer", Lang::part_layer).left_out_of_new_embeds(),
        Part::controls("save", Lang::part_save).left_out_of_new_embeds(),
    ];
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                if let Some(networks) = read_functions(text, MAX_NETWORKS, notices) {
                    s.networks = networks;
                }
                Ok(())
            },
            |s| write_functions(&s.networks),
        ),
        Key::text(
            "init",
            |s, text, _| parse_init_choice(text).map(|init| s.init = init),
            |s| write_init_choice(s.init),
        ),
        Key::Number(&LAYERS),
        Key::Number(&WIDTH),
        Key::Number(&GAIN),
        Key::Number(&BIAS_MEAN),
        Key::Number(&BIAS_SPREAD),
        Key::Number(&INPUT_SCALE),
        Key::whole("seed", MAX_SEED, |s| s.seed, |s, v| s.seed = v),
        Key::whole("layer", MAX_DEPTH as f64, |s| s.selected_layer() as u64, |s, v| s.layer = v as usize),
    ];

    fn functions(&self) -> Vec<&Instance> {
        self.networks.iter().collect()
    }

    fn functions_mut(&mut self) -> Vec<&mut Instance> {
        self.networks.iter_mut().collect()
    }

    fn validate(&self, given: &Given, notices: &mut Vec<Notice>) {
        if self.selected_layer() != self.layer {
            given.notice_adjusted("layer", self.selected_layer().to_string(), notices);
        }
    }
}
