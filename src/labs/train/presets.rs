//! The presets of the lab.

use super::settings::TrainSettings;
use crate::components::{Preset, PresetCaption, Presets};
use crate::locale::{Lang, use_lang};
use crate::state::instances_by_id;
use engine::nn::{DatasetKind, Init};
use leptos::prelude::*;

/// A run that shows something.
pub struct TrainPreset {
    /// The settings.
    pub settings: TrainSettings,
    /// The number of epochs after which the run ends: what it shows has happened by then. It is no condition of the
    /// settings, so a visitor can go on.
    pub epochs: usize,
}

/// The presets.
pub static PRESETS: [Preset<TrainPreset>; 8] = [
    Preset {
        title: Lang::train_preset_high_rate_kills,
        caption: Lang::train_preset_high_rate_kills_caption,
        make: || ending_after(40, TrainSettings::high_learning_rate()),
    },
    Preset {
        title: Lang::train_preset_healthy,
        caption: Lang::train_preset_healthy_caption,
        make: || ending_after(60, TrainSettings::default()),
    },
    Preset {
        title: Lang::train_preset_negative_bias_kills,
        caption: Lang::train_preset_negative_bias_kills_caption,
        make: || ending_after(60, TrainSettings { bias: -2.0, ..TrainSettings::default() }),
    },
    Preset {
        title: Lang::train_preset_born_dead,
        caption: Lang::train_preset_born_dead_caption,
        make: || {
            ending_after(
                60,
                TrainSettings {
                    data: DatasetKind::Abs,
                    noise: 0.0,
                    layers: vec![2; 9],
                    networks: instances_by_id(&["relu", "leaky_relu"]),
                    ..TrainSettings::default()
                },
            )
        },
    },
    Preset {
        title: Lang::train_preset_cured_by_leaking,
        caption: Lang::train_preset_cured_by_leaking_caption,
        make: || {
            ending_after(
                60,
                TrainSettings {
                    bias: -2.0,
                    networks: instances_by_id(&["relu", "leaky_relu"]),
                    ..TrainSettings::default()
                },
            )
        },
    },
    Preset {
        title: Lang::train_preset_prelu_learns,
        caption: Lang::train_preset_prelu_learns_caption,
        make: || {
            ending_after(
                60,
                TrainSettings {
                    data: DatasetKind::Moons,
                    rate: 0.1,
                    networks: instances_by_id(&["relu", "leaky_relu", "prelu"]),
                    ..TrainSettings::default()
                },
            )
        },
    },
    Preset {
        title: Lang::train_preset_sigmoid_vanishes,
        caption: Lang::train_preset_sigmoid_vanishes_caption,
        make: || {
            ending_after(
                60,
                TrainSettings {
                    layers: vec![8; 8],
                    init: Init::GlorotNormal,
                    networks: instances_by_id(&["sigmoid", "tanh", "relu"]),
                    ..TrainSettings::default()
                },
            )
        },
    },
    Preset {
        title: Lang::train_preset_swish_learns,
        caption: Lang::train_preset_swish_learns_caption,
        make: || {
            ending_after(
                100,
                TrainSettings {
                    data: DatasetKind::Spiral,
                    noise: 0.02,
                    rate: 0.1,
                    layers: vec![16, 16],
                    networks: instances_by_id(&["silu", "swish"]),
                    ..TrainSettings::default()
                },
            )
        },
    },
];

fn ending_after(epochs: usize, settings: TrainSettings) -> TrainPreset {
    TrainPreset { settings, epochs }
}

/// The number of epochs after which the preset that the settings match pauses.
pub fn epochs_of_preset(settings: &TrainSettings) -> Option<usize> {
    PRESETS.iter().map(|preset| (preset.make)()).find(|preset| matches(settings, preset)).map(|p| p.epochs)
}

/// Whether the settings are those of a preset, apart from seed, epoch and map.
fn matches(settings: &TrainSettings, TrainPreset { settings: preset, .. }: &TrainPreset) -> bool {
    let TrainSettings {
        networks,
        layer_functions,
        data,
        custom,
        features,
        samples,
        test_percent,
        noise,
        layers,
        init,
        bias,
        method,
        rate,
        rates,
        batch,
        l1,
        l2,
        clip,
        loss,
        output,
        shuffle,
        stop,
        stop_loss,
        stop_dead,
        edits,
        seed: _,
        epoch: _,
        map: _,
    } = settings;
    *networks == preset.networks
        && *layer_functions == preset.layer_functions
        && *data == preset.data
        && *custom == preset.custom
        && *features == preset.features
        && *samples == preset.samples
        && *test_percent == preset.test_percent
        && *noise == preset.noise
        && *layers == preset.layers
        && *init == preset.init
        && *bias == preset.bias
        && *method == preset.method
        && *rate == preset.rate
        && *rates == preset.rates
        && *batch == preset.batch
        && *l1 == preset.l1
        && *l2 == preset.l2
        && *clip == preset.clip
        && *loss == preset.loss
        && *output == preset.output
        && *shuffle == preset.shuffle
        && *stop == preset.stop
        && *stop_loss == preset.stop_loss
        && *stop_dead == preset.stop_dead
        && *edits == preset.edits
}

/// Buttons that replace the settings by those of a preset.
#[component]
pub fn TrainPresets() -> impl IntoView {
    let lang = use_lang();
    view! {
        <Presets
            title=lang.presets()
            id="train-presets-title"
            presets=&PRESETS
            matches
            apply=|s: &mut TrainSettings, preset| *s = TrainSettings { map: s.map.clone(), ..preset.settings }
        />
    }
}

/// What the preset of the settings shows.
#[component]
pub fn TrainPresetCaption() -> impl IntoView {
    view! { <PresetCaption presets=&PRESETS matches otherwise=use_lang().no_train_preset()/> }
}
