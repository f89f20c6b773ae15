//! Exhibits, each with what to look at.

use crate::dom::El;
use crate::settings::{Deep, Settings, run::lanes};
use crate::store::Store;
use crate::ui::{Preset, Presets};
use engine::nn::Init;

static EXHIBITS: [Preset<Deep>; 6] = [
    Preset {
        title: "Four functions, fitting weights",
        caption: "With the weights that the textbook pairs with each function, ReLU and SELU hold; of sigmoid's gradient next to nothing is left.",
        make: Deep::default,
    },
    Preset {
        title: "Sigmoid, small weights",
        caption: "The slope of sigmoid is at most ¼, and the weights are small: on its way back the gradient falls at least fourfold in every layer.",
        make: || Deep { lanes: lanes(&["sigmoid"]), gain: 0.5, depth: 10, ..Deep::default() },
    },
    Preset {
        title: "ReLU with He's weights",
        caption: "The variance 2/n makes up for the half that ReLU sets to 0: signal and gradient keep their size on average.",
        make: || Deep { lanes: lanes(&["relu"]), init: Some(Init::HeNormal), ..Deep::default() },
    },
    Preset {
        title: "ReLU with Glorot's weights",
        caption: "The variance 1/n does not: the mean square halves in every layer, in both directions.",
        make: || Deep { lanes: lanes(&["relu"]), init: Some(Init::GlorotNormal), ..Deep::default() },
    },
    Preset {
        title: "SELU with LeCun's weights",
        caption: "Mean 0 and variance 1 are a fixed point of SELU: inputs ten times as large come back to it within a few layers.",
        make: || Deep {
            lanes: lanes(&["selu"]),
            init: Some(Init::LecunNormal),
            scale: 10.0,
            width: 256,
            ..Deep::default()
        },
    },
    Preset {
        title: "Tanh at the edge of chaos",
        caption: "With σ_w = 1 the gradient of tanh neither vanishes nor explodes for long. Move the gain to 0.8 and to 1.5.",
        make: || Deep {
            lanes: lanes(&["tanh"]),
            init: Some(Init::LecunNormal),
            scale: 0.3,
            width: 128,
            ..Deep::default()
        },
    },
];

/// Whether the networks are those of an exhibit, whatever the seed and the layer that is looked at.
fn same(settings: &Settings, exhibit: Deep) -> bool {
    let Deep { seed, layer, .. } = exhibit;
    exhibit == Deep { seed, layer, ..settings.deep.clone() }
}

/// Buttons that replace the networks by those of an exhibit.
pub fn exhibits(store: Store) -> El {
    let exhibits = Presets {
        title: "Exhibits",
        id: "exhibits-title",
        presets: &EXHIBITS,
        same,
        take: |s, exhibit| s.deep = exhibit,
        otherwise: "Networks of your own.",
    };
    exhibits.view(store)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::depth::{Measured, Propagation};

    fn layers(title: &str) -> Vec<Measured> {
        let deep = (EXHIBITS.iter().find(|e| e.title == title).unwrap().make)();
        Propagation::new(deep.config(&deep.lanes[0])).run().layers().to_vec()
    }

    #[test]
    fn exhibits_show_what_they_say() {
        let sigmoid = layers("Sigmoid, small weights");
        assert!(sigmoid.windows(2).all(|w| w[0].gradient <= 0.25 * w[1].gradient), "{sigmoid:?}");
        let he = layers("ReLU with He's weights");
        assert!((0.1..10.0).contains(&he[0].gradient), "{}", he[0].gradient);
        let glorot = layers("ReLU with Glorot's weights");
        // Halved 30 times in the mean square.
        let expected = 0.5f64.powi(15);
        assert!((0.1..10.0).contains(&(glorot[0].gradient / expected)), "{}", glorot[0].gradient);
        let selu = layers("SELU with LeCun's weights");
        let end = &selu[30];
        assert!(
            selu[1].variance > 10.0 && end.mean.abs() < 0.2 && (end.variance - 1.0).abs() < 0.3,
            "{end:?}"
        );
        let tanh = layers("Tanh at the edge of chaos");
        assert!((0.1..10.0).contains(&tanh[0].gradient), "{}", tanh[0].gradient);
    }
}
