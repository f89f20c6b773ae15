//! The presets of the lab.

use super::settings::DepthSettings;
use crate::components::{Preset, PresetCaption, Presets};
use crate::locale::{Lang, use_lang};
use crate::state::instances_by_id;
use engine::nn::Init;
use leptos::prelude::*;

static PRESETS: [Preset<DepthSettings>; 6] = [
    Preset {
        title: Lang::depth_preset_fitting_weights,
        caption: Lang::depth_preset_fitting_weights_caption,
        make: DepthSettings::default,
    },
    Preset {
        title: Lang::depth_preset_sigmoid,
        caption: Lang::depth_preset_sigmoid_caption,
        make: || DepthSettings { gain: 0.5, depth: 10, ..network("sigmoid", None) },
    },
    Preset {
        title: Lang::depth_preset_relu_he,
        caption: Lang::depth_preset_relu_he_caption,
        make: || network("relu", Some(Init::HeNormal)),
    },
    Preset {
        title: Lang::depth_preset_relu_glorot,
        caption: Lang::depth_preset_relu_glorot_caption,
        make: || network("relu", Some(Init::GlorotNormal)),
    },
    Preset {
        title: Lang::depth_preset_selu,
        caption: Lang::depth_preset_selu_caption,
        make: || DepthSettings { scale: 10.0, width: 256, ..network("selu", Some(Init::LecunNormal)) },
    },
    Preset {
        title: Lang::depth_preset_tanh,
        caption: Lang::depth_preset_tanh_caption,
        make: || DepthSettings { scale: 0.3, width: 128, ..network("tanh", Some(Init::LecunNormal)) },
    },
];

/// One network with this activation.
fn network(id: &str, init: Option<Init>) -> DepthSettings {
    DepthSettings { networks: instances_by_id(&[id]), init, ..DepthSettings::default() }
}

/// Whether the settings are those of a preset, apart from the seed and the selected layer.
fn matches(settings: &DepthSettings, preset: &DepthSettings) -> bool {
    let DepthSettings { networks, depth, width, init, gain, bias, spread, scale, seed: _, layer: _ } =
        settings;
    *networks == preset.networks
        && *depth == preset.depth
        && *width == preset.width
        && *init == preset.init
        && *gain == preset.gain
        && *bias == preset.bias
        && *spread == preset.spread
        && *scale == preset.scale
}

/// Buttons that replace the settings by those of a preset, and what it shows.
#[component]
pub fn DepthPresets() -> impl IntoView {
    let lang = use_lang();
    view! {
        <Presets
            title=lang.depth_presets()
            id="depth-presets-title"
            presets=&PRESETS
            matches
            apply=|settings: &mut DepthSettings, preset| *settings = preset
        />
        <PresetCaption presets=&PRESETS matches otherwise=lang.networks_of_your_own()/>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::depth::{MeasuredLayer, Propagation, recommended_init};

    fn layers(title: fn(Lang) -> &'static str) -> Vec<MeasuredLayer> {
        let title = title(Lang::English);
        let settings = (PRESETS.iter().find(|e| (e.title)(Lang::English) == title).unwrap().make)();
        let activation = &settings.networks[0];
        let init = settings.init.unwrap_or_else(|| recommended_init(activation));
        Propagation::new(settings.config(activation, init)).run().layers().to_vec()
    }

    #[test]
    fn presets_show_what_their_captions_claim() {
        let sigmoid = layers(Lang::depth_preset_sigmoid);
        assert!(sigmoid.windows(2).all(|w| w[0].gradient <= 0.25 * w[1].gradient), "{sigmoid:?}");
        let he = layers(Lang::depth_preset_relu_he);
        assert!((0.1..10.0).contains(&he[0].gradient), "{}", he[0].gradient);
        let glorot = layers(Lang::depth_preset_relu_glorot);
        // The mean square halves 30 times.
        let expected = 0.5f64.powi(15);
        assert!((0.1..10.0).contains(&(glorot[0].gradient / expected)), "{}", glorot[0].gradient);
        let selu = layers(Lang::depth_preset_selu);
        let end = &selu[30];
        assert!(
            selu[1].variance > 10.0 && end.mean.abs() < 0.2 && (end.variance - 1.0).abs() < 0.3,
            "{end:?}"
        );
        let tanh = layers(Lang::depth_preset_tanh);
        assert!((0.1..10.0).contains(&tanh[0].gradient), "{}", tanh[0].gradient);
    }
}
