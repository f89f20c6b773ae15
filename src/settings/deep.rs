//! What defines the random networks of the Depth lab.

use super::codec::{Keys, Notice, instances, write_instances};
use super::field::{self, Field, by_id, id_of, whole};
use super::run::{LANES, MAX_SEED, lanes};
use super::{Lab, Part};
use engine::activation::Instance;
use engine::depth::{Config, INITS, MAX_DEPTH, MAX_WIDTH, fitting};
use engine::nn::Init;

/// All numbers of a random network.
pub static FIELDS: [Field<Deep>; 6] = [
    Field::<Deep>::new(
        "depth",
        "Layers",
        (1.0, MAX_DEPTH as f64),
        |d| d.depth as f64,
        |d, v| d.depth = v.round() as usize,
    ),
    Field::<Deep>::new(
        "width",
        "Units",
        (4.0, MAX_WIDTH as f64),
        |d| d.width as f64,
        |d, v| d.width = v.round() as usize,
    )
    .by_ratio(0.01),
    Field::<Deep>::new("gain", "Gain", (0.1, 4.0), |d| d.gain, |d, v| d.gain = v).by(0.01),
    Field::<Deep>::new("bias", "Bias mean", (-3.0, 3.0), |d| d.bias, |d, v| d.bias = v).by(0.05),
    Field::<Deep>::new("spread", "Bias spread", (0.0, 3.0), |d| d.spread, |d, v| d.spread = v).by(0.05),
    Field::<Deep>::new("scale", "Input scale", (0.01, 100.0), |d| d.scale, |d, v| d.scale = v).by_ratio(0.02),
];

/// Everything that defines the networks, and the layer that is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Deep {
    /// The activation of each network.
    pub lanes: Vec<Instance>,
    /// Layers.
    pub depth: usize,
    /// Units of each.
    pub width: usize,
    /// How weights are drawn; none for the one that fits the activation.
    pub init: Option<Init>,
    /// What weights are multiplied by.
    pub gain: f64,
    /// The mean of the biases.
    pub bias: f64,
    /// Their standard deviation.
    pub spread: f64,
    /// The standard deviation of the inputs.
    pub scale: f64,
    /// The seed.
    pub seed: u64,
    /// The layer that is looked at; 0 is the input.
    pub layer: usize,
}

impl Default for Deep {
    fn default() -> Self {
        Deep {
            lanes: lanes(&["relu", "sigmoid", "tanh", "selu"]),
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

impl Deep {
    /// The network with an activation.
    pub fn config(&self, lane: &Instance) -> Config {
        self.config_with(lane, self.init.unwrap_or_else(|| fitting(lane)))
    }

    /// The network with an activation and an initialisation.
    pub fn config_with(&self, lane: &Instance, init: Init) -> Config {
        Config {
            activation: lane.clone(),
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

    /// The layer that is looked at, within the network.
    pub fn looked_at(&self) -> usize {
        self.layer.min(self.depth)
    }
}

/// The id in addresses and menus of an initialisation, or of none in particular.
pub fn init_id(init: Option<Init>) -> &'static str {
    init.map_or("fitting", |init| id_of(&Init::ALL, init))
}

/// The initialisation with this id, if it is one that theory covers.
pub fn init_by_id(id: &str) -> Option<Option<Init>> {
    if id == "fitting" {
        return Some(None);
    }
    by_id(&Init::ALL, id).filter(|init| INITS.contains(init)).map(Some)
}

/// The keys of the Depth lab.
pub static KEYS: Keys = Keys {
    lab: Lab::Depth,
    parts: &PARTS,
    read: |s, key, value, notices| read(&mut s.deep, key, value, notices),
    write: |s, put| write(&s.deep, put),
};

/// The parts of the lab.
pub static PARTS: [Part; 7] = [
    Part::controls("exhibits", "Exhibits"),
    Part::controls("functions", "Activations"),
    Part::controls("network", "Shape, weights, inputs"),
    Part::view("strips", "Strips of the layers"),
    Part::view("charts", "Charts over the depth"),
    Part::view("layer", "The layer looked at"),
    Part::controls("save", "Buttons that save a figure"),
];

fn read(deep: &mut Deep, key: &str, value: &str, notices: &mut Vec<Notice>) -> Result<bool, &'static str> {
    if field::read(&FIELDS, deep, key, value, notices)? {
        return Ok(true);
    }
    match key {
        "f" => {
            if let Some(lanes) = instances(value, LANES, notices) {
                deep.lanes = lanes;
            }
        }
        "init" => deep.init = init_by_id(value).ok_or("init")?,
        "seed" => deep.seed = whole(value, MAX_SEED).ok_or("seed")? as u64,
        "layer" => deep.layer = whole(value, MAX_DEPTH as f64).ok_or("layer")? as usize,
        _ => return Ok(false),
    }
    Ok(true)
}

fn write(deep: &Deep, put: &mut dyn FnMut(&str, &str)) {
    let default = Deep::default();
    if deep.lanes != default.lanes {
        put("f", &write_instances(&deep.lanes));
    }
    if deep.init != default.init {
        put("init", init_id(deep.init));
    }
    field::write(&FIELDS, deep, put);
    if deep.seed != default.seed {
        put("seed", &deep.seed.to_string());
    }
    if deep.layer != default.layer {
        put("layer", &deep.layer.to_string());
    }
}
