//! The presets, each with what to look at.

use super::settings::DepthSettings;
use crate::components::{Preset, Presets};
use crate::locale::{Lang, use_lang};
use crate::state::instances_by_id;
use engine::nn::Init;
use leptos::prelude::*;

static PRESETS: [Preset<DepthSettings>; 6] = [
    Preset {
        title: Lang::exhibit_fitting_weights,
        caption: Lang::exhibit_fitting_weights_caption,
        make: DepthSettings::default,
    },
    Preset {
        title: Lang::exhibit_sigmoid,
        caption: Lang::exhibit_sigmoid_caption,
        make: || DepthSettings { gain: 0.5, depth: 10, ..network("sigmoid", None) },
    },
    Preset {
        title: Lang::exhibit_relu_he,
        caption: Lang::exhibit_relu_he_caption,
        make: || network("relu", Some(Init::HeNormal)),
    },
    Preset {
        title: Lang::exhibit_relu_glorot,
        caption: Lang::exhibit_relu_glorot_caption,
        make: || network("relu", Some(Init::GlorotNormal)),
    },
    Preset {
        title: Lang::exhibit_selu,
        caption: Lang::exhibit_selu_caption,
        make: || DepthSettings { scale: 10.0, width: 256, ..network("selu", Some(Init::LecunNormal)) },
    },
    Preset {
        title: Lang::exhibit_tanh,
        caption: Lang::exhibit_tanh_caption,
        make: || DepthSettings { scale: 0.3, width: 128, ..network("tanh", Some(Init::LecunNormal)) },
    },
];

/// One network with this activation.
fn network(id: &str, init: Option<Init>) -> DepthSettings {
    DepthSettings { networks: instances_by_id(&[id]), init, ..DepthSettings::default() }
}

/// Whether the networks are those of an exhibit, whatever the seed and the layer that is looked at.
fn matches(settings: &DepthSettings, exhibit: &DepthSettings) -> bool {
    let DepthSettings { networks, depth, width, init, gain, bias, spread, scale, seed: _, layer: _ } =
        settings;
    *networks == exhibit.networks
        && *depth == exhibit.depth
        && *width == exhibit.width
        && *init == exhibit.init
        && *gain == exhibit.gain
        && *bias == exhibit.bias
        && *spread == exhibit.spread
        && *scale == exhibit.scale
}

/// Buttons that replace the networks by those of an exhibit.
#[component]
pub fn DepthPresets() -> impl IntoView {
    let lang = use_lang();
    view! {
        <Presets
            title=lang.exhibits()
            id="exhibits-title"
            presets=&PRESETS
            matches
            apply=|settings: &mut DepthSettings, exhibit| *settings = exhibit
            otherwise=lang.networks_of_your_own()
        />
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
    fn exhibits_show_what_their_captions_claim() {
        let sigmoid = layers(Lang::exhibit_sigmoid);
        assert!(sigmoid.windows(2).all(|w| w[0].gradient <= 0.25 * w[1].gradient), "{sigmoid:?}");
        let he = layers(Lang::exhibit_relu_he);
        assert!((0.1..10.0).contains(&he[0].gradient), "{}", he[0].gradient);
        let glorot = layers(Lang::exhibit_relu_glorot);
        // Halved 30 times in the mean square.
        let expected = 0.5f64.powi(15);
        assert!((0.1..10.0).contains(&(glorot[0].gradient / expected)), "{}", glorot[0].gradient);
        let selu = layers(Lang::exhibit_selu);
        let end = &selu[30];
        assert!(
            selu[1].variance > 10.0 && end.mean.abs() < 0.2 && (end.variance - 1.0).abs() < 0.3,
            "{end:?}"
        );
        let tanh = layers(Lang::exhibit_tanh);
        assert!((0.1..10.0).contains(&tanh[0].gradient), "{}", tanh[0].gradient);
    }
}
