//! The settings of the lab in the address, and the parts that an embed can hide or lock.

use super::edits::MAX_EPOCH;
use super::layer_functions::LayerFunctions;
use super::numbers::{
    BATCH_SIZE, CLIP, INITIAL_BIAS, L1, L2, LEARNING_RATE, LEARNING_RATES, NOISE, SAMPLES, STOP_EPOCHS,
    STOP_LOSS, TEST_PERCENT,
};
use super::settings::{TrainSettings, rewind};
use super::sweep::MAP_EPOCHS;
use crate::format;
use crate::locale::Lang;
use crate::state::{
    Given, InvalidValue, Key, LabSettings, MAX_NETWORKS, MAX_SEED, Notice, Part, parse_value, read_functions,
    write_functions,
};
use engine::activation::Instance;
use engine::nn::FeatureSet;
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};

impl LabSettings for TrainSettings {
    const NAME: fn(Lang) -> &'static str = Lang::train_name;
    const DESCRIPTION: fn(Lang) -> &'static str = Lang::train_description;
    const RUNS: bool = true;
    const PARTS: &'static [Part] = &[
        Part::controls("presets", Lang::part_presets),
        Part::controls("transport", Lang::part_transport),
        Part::controls("networks", Lang::part_networks),
        Part::controls("data", Lang::part_data).left_out_of_new_embeds(),
        Part::controls("network", Lang::part_shape_and_weights).left_out_of_new_embeds(),
        Part::controls("training", Lang::part_optimiser).left_out_of_new_embeds(),
        Part::controls("census", Lang::part_born_dead_count).left_out_of_new_embeds(),
        Part::view("unit", Lang::part_unit).left_out_of_new_embeds(),
        Part::view("charts", Lang::part_charts).left_out_of_new_embeds(),
        Part::view("log", Lang::part_events),
        Part::controls("map", Lang::part_map),
        Part::controls("save", Lang::part_save).left_out_of_new_embeds(),
        Part::controls("files", Lang::part_downloads).left_out_of_new_embeds(),
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
            "fl",
            |s, text, notices| {
                let functions = LayerFunctions::read(text, notices).ok_or(InvalidValue)?;
                s.layer_functions = functions;
                Ok(())
            },
            |s| s.used_layer_functions().to_string(),
        ),
        Key::text("data", |s, text, _| parse_value(text).map(|data| s.data = data), |s| s.data.to_string()),
        Key::text(
            "own",
            |s, text, _| parse_value(text).map(|custom| s.custom = Some(custom)),
            |s| s.custom.as_ref().map(ToString::to_string).unwrap_or_default(),
        ),
        Key::text(
            "in",
            |s, text, _| parse_value(text).map(|features| s.features = features),
            TrainSettings::features_as_text,
        ),
        Key::text(
            "net",
            |s, text, _| read_widths(text).ok_or(InvalidValue).map(|layers| s.layers = layers),
            |s| write_widths(&s.layers),
        ),
        Key::text("init", |s, text, _| parse_value(text).map(|init| s.init = init), |s| s.init.to_string()),
        Key::text(
            "opt",
            |s, text, _| parse_value(text).map(|method| s.method = method),
            |s| s.method.to_string(),
        ),
        Key::Number(&LEARNING_RATE),
        Key::Number(&BATCH_SIZE),
        Key::Number(&INITIAL_BIAS),
        Key::Number(&NOISE),
        Key::Number(&SAMPLES),
        Key::Number(&TEST_PERCENT),
        Key::Number(&L1),
        Key::Number(&L2),
        Key::Number(&CLIP),
        Key::Number(&STOP_EPOCHS),
        Key::Number(&STOP_LOSS),
        Key::text(
            "lrs",
            |s, text, _| read_rates(text).ok_or(InvalidValue).map(|rates| s.rates = rates),
            |s| write_rates(s.used_rates()),
        ),
        Key::text("loss", |s, text, _| parse_value(text).map(|loss| s.loss = loss), |s| s.loss.to_string()),
        Key::text(
            "out",
            |s, text, _| parse_value(text).map(|output| s.output = output),
            |s| s.output.to_string(),
        ),
        Key::flag("shuffle", |s| s.shuffle, |s, on| s.shuffle = on),
        Key::flag("stopdead", |s| s.stop_dead, |s, on| s.stop_dead = on),
        Key::whole("seed", MAX_SEED, |s| s.seed, |s, v| s.seed = v),
        Key::whole("epoch", MAX_EPOCH as f64, |s| s.epoch as u64, |s, v| s.epoch = v as usize),
        Key::text(
            "set",
            |s, text, _| parse_value(text).map(|edits| s.edits = edits),
            |s| s.used_edits().to_string(),
        ),
        Key::flag("map", |s| s.map.on, |s, on| s.map.on = on),
        Key::text("mapx", |s, text, _| parse_value(text).map(|axis| s.map.x = axis), |s| s.map.x.to_string()),
        Key::text("mapy", |s, text, _| parse_value(text).map(|axis| s.map.y = axis), |s| s.map.y.to_string()),
        Key::Number(&MAP_EPOCHS),
        Key::text(
            "mapcolor",
            |s, text, _| parse_value(text).map(|measure| s.map.measure = measure),
            |s| s.map.measure.to_string(),
        ),
    ];

    fn functions(&self) -> Vec<&Instance> {
        self.networks.iter().chain(self.layer_functions.all()).collect()
    }

    /// With other functions, training starts over.
    fn functions_mut(&mut self) -> Vec<&mut Instance> {
        rewind(self);
        self.networks.iter_mut().chain(self.layer_functions.all_mut()).collect()
    }

    fn validate(&self, given: &Given, notices: &mut Vec<Notice>) {
        if self.used_rates() != self.rates {
            given.notice_adjusted("lrs", write_rates(self.used_rates()), notices);
        }
        let used = self.used_layer_functions();
        if used != self.layer_functions {
            let text = used.to_string();
            given.notice_adjusted("fl", if text.is_empty() { "none".into() } else { text }, notices);
        }
        let used = self.used_edits();
        if used != self.edits {
            let text = used.to_string();
            given.notice_adjusted("set", if text.is_empty() { "none".into() } else { text }, notices);
        }
        if self.features != FeatureSet::default() && self.used_features() != self.features {
            given.notice_adjusted("in", self.used_features().to_string(), notices);
        }
    }
}

/// Reads learning rates separated by commas; an empty entry stands for the common one.
fn read_rates(text: &str) -> Option<[f64; MAX_NETWORKS]> {
    let mut rates = [0.0; MAX_NETWORKS];
    for (slot, entry) in text.split(',').enumerate().filter(|(_, entry)| !entry.is_empty()) {
        let rate =
            format::parse(entry).filter(|rate| (LEARNING_RATES.0..=LEARNING_RATES.1).contains(rate))?;
        *rates.get_mut(slot)? = rate;
    }
    Some(rates)
}

/// Writes learning rates separated by commas; empty if every network has the common one.
fn write_rates(rates: [f64; MAX_NETWORKS]) -> String {
    if rates == [0.0; MAX_NETWORKS] {
        return String::new();
    }
    let rate = |rate: &f64| if *rate > 0.0 { format::shortest(*rate) } else { String::new() };
    let used = rates.iter().rposition(|rate| *rate > 0.0).map_or(0, |last| last + 1);
    rates[..used].iter().map(rate).collect::<Vec<_>>().join(",")
}

/// Reads widths such as `8-8`; an empty text stands for no hidden layer.
pub fn read_widths(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let width = |part: &str| part.parse().ok().filter(|units| (1..=MAX_UNITS).contains(units));
    text.split('-').map(width).collect::<Option<Vec<usize>>>().filter(|all| all.len() <= MAX_LAYERS)
}

/// Writes widths such as `8-8`.
pub fn write_widths(widths: &[usize]) -> String {
    widths.iter().map(ToString::to_string).collect::<Vec<_>>().join("-")
}
