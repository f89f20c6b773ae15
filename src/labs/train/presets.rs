//! The presets of the lab.

use super::settings::TrainSettings;
use crate::components::{Preset, Presets};
use crate::locale::{Lang, use_lang};
use crate::state::instances_by_id;
use engine::nn::{DatasetKind, Init};
use leptos::prelude::*;

static PRESETS: [Preset<TrainSettings>; 8] = [
    Preset {
        title: Lang::train_preset_healthy,
        caption: Lang::train_preset_healthy_caption,
        make: TrainSettings::default,
    },
    Preset {
        title: Lang::train_preset_high_rate_kills,
        caption: Lang::train_preset_high_rate_kills_caption,
        make: TrainSettings::high_learning_rate,
    },
    Preset {
        title: Lang::train_preset_negative_bias_kills,
        caption: Lang::train_preset_negative_bias_kills_caption,
        make: || TrainSettings { bias: -2.0, ..TrainSettings::default() },
    },
    Preset {
        title: Lang::train_preset_born_dead,
        caption: Lang::train_preset_born_dead_caption,
        make: || TrainSettings {
            data: DatasetKind::Abs,
            noise: 0.0,
            layers: vec![2; 9],
            networks: instances_by_id(&["relu", "leaky_relu"]),
            ..TrainSettings::default()
        },
    },
    Preset {
        title: Lang::train_preset_cured_by_leaking,
        caption: Lang::train_preset_cured_by_leaking_caption,
        make: || TrainSettings {
            bias: -2.0,
            networks: instances_by_id(&["relu", "leaky_relu"]),
            ..TrainSettings::default()
        },
    },
    Preset {
        title: Lang::train_preset_prelu_learns,
        caption: Lang::train_preset_prelu_learns_caption,
        make: || TrainSettings {
            data: DatasetKind::Moons,
            rate: 0.1,
            networks: instances_by_id(&["relu", "leaky_relu", "prelu"]),
            ..TrainSettings::default()
        },
    },
    Preset {
        title: Lang::train_preset_sigmoid_vanishes,
        caption: Lang::train_preset_sigmoid_vanishes_caption,
        make: || TrainSettings {
            layers: vec![8; 8],
            init: Init::GlorotNormal,
            networks: instances_by_id(&["sigmoid", "tanh", "relu"]),
            ..TrainSettings::default()
        },
    },
    Preset {
        title: Lang::train_preset_swish_learns,
        caption: Lang::train_preset_swish_learns_caption,
        make: || TrainSettings {
            data: DatasetKind::Spiral,
            noise: 0.02,
            rate: 0.1,
            layers: vec![16, 16],
            networks: instances_by_id(&["silu", "swish"]),
            ..TrainSettings::default()
        },
    },
];

/// Whether the settings are those of a preset, apart from seed and epoch.
fn matches(settings: &TrainSettings, preset: &TrainSettings) -> bool {
    let TrainSettings {
        networks,
        data,
        custom,
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
        seed: _,
        epoch: _,
    } = settings;
    *networks == preset.networks
        && *data == preset.data
        && *custom == preset.custom
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
            apply=|s: &mut TrainSettings, preset| *s = preset
            default_caption=lang.no_train_preset()
        />
    }
}

#[cfg(test)]
mod tests {
    use super::super::session::TrainingSession;
    use super::super::session::tests::session_of;
    use super::*;

    fn dead(session: &TrainingSession, slot: usize) -> usize {
        session.networks()[slot].dead_units()
    }

    fn session(part_of_title: &str) -> TrainingSession {
        let preset = PRESETS.iter().find(|p| (p.title)(Lang::English).contains(part_of_title)).unwrap();
        session_of(&(preset.make)())
    }

    #[test]
    fn the_high_rate_kills_relu_and_not_the_leaky_one() {
        let mut session = session("high a learning rate");
        assert!(dead(&session, 0) <= 1);
        while session.can_continue() {
            session.step();
        }
        assert!(
            dead(&session, 0) >= 8 && dead(&session, 1) == 0,
            "{} {}",
            dead(&session, 0),
            dead(&session, 1)
        );
    }

    #[test]
    fn the_negative_bias_and_the_deep_narrow_network_are_born_with_dead_units() {
        for title in ["negative bias", "Born dead", "Cured"] {
            let session = session(title);
            assert!(dead(&session, 0) > 0, "{title}");
            assert_eq!(dead(&session, 1), 0, "{title}");
        }
    }

    #[test]
    fn sigmoid_passes_on_less_than_relu() {
        let session = session("Sigmoid");
        let first = |slot: usize| session.networks()[slot].timeline().records()[0].layers[0].gradient;
        assert!(first(0) < 1e-3 * first(2), "{} {}", first(0), first(2));
    }
}
