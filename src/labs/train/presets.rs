//! Ready races, each with what to look at.

use crate::dom::El;
use crate::settings::{Run, Settings, run::lanes};
use crate::store::Store;
use crate::ui::{Preset, Presets};
use engine::nn::{Init, Kind};

static PRESETS: [Preset<Run>; 8] = [
    Preset {
        title: "Healthy",
        caption: "A modest learning rate and He's weights: all four learn the circle. Look at the test loss, and at the dead units, which stay few.",
        make: Run::default,
    },
    Preset {
        title: "Too high a learning rate kills",
        caption: "One long step throws units of ReLU so far that their slope is 0 on every sample, and nothing brings them back. Look at the share of dead units beside Leaky ReLU's.",
        make: Run::killing,
    },
    Preset {
        title: "A negative bias kills",
        caption: "All biases start at −2, so most units of ReLU are inactive from the start. Look at the events of epoch 0.",
        make: || Run { bias: -2.0, ..Run::default() },
    },
    Preset {
        title: "Born dead: |x|, 10 layers of width 2",
        caption: "Deep and narrow, a ReLU network is nearly always dead before the first step. Take new seeds and look at the events of epoch 0.",
        make: || Run {
            data: Kind::Abs,
            noise: 0.0,
            layers: vec![2; 9],
            lanes: lanes(&["relu", "leaky_relu"]),
            ..Run::default()
        },
    },
    Preset {
        title: "Cured by leaking",
        caption: "The same biases of −2: where ReLU's slope is 0 the leaky one's is not, and training goes on. Look at the training loss of both.",
        make: || Run { bias: -2.0, lanes: lanes(&["relu", "leaky_relu"]), ..Run::default() },
    },
    Preset {
        title: "PReLU learns its slope",
        caption: "Each layer's α begins at 0.25 and is learned with the weights. Look at the chart of the learned α.",
        make: || Run {
            data: Kind::Moons,
            rate: 0.1,
            lanes: lanes(&["relu", "leaky_relu", "prelu"]),
            ..Run::default()
        },
    },
    Preset {
        title: "Sigmoid, 8 layers: the gradient vanishes",
        caption: "Each layer of sigmoid passes on at most a quarter of the gradient. Look at the norm of the first layer's gradient beside that of ReLU.",
        make: || Run {
            layers: vec![8; 8],
            init: Init::GlorotNormal,
            lanes: lanes(&["sigmoid", "tanh", "relu"]),
            ..Run::default()
        },
    },
    Preset {
        title: "Swish learns β",
        caption: "With a larger β Swish nears ReLU, with β = 0 it is a line. Look where the learned β of each layer goes.",
        make: || Run {
            data: Kind::Spiral,
            noise: 0.02,
            rate: 0.1,
            layers: vec![16, 16],
            lanes: lanes(&["silu", "swish"]),
            ..Run::default()
        },
    },
];

/// Whether the race is that of a preset, whatever its seed and epoch.
fn same(settings: &Settings, preset: Run) -> bool {
    let seed = preset.seed;
    preset == Run { epoch: 0, seed, ..settings.run.clone() }
}

/// Buttons that replace the race by a ready one.
pub fn races(store: Store) -> El {
    let races = Presets {
        title: "Presets",
        id: "train-presets-title",
        presets: &PRESETS,
        same,
        take: |s, preset| s.run = preset,
        otherwise: "A race of your own.",
    };
    races.view(store)
}

#[cfg(test)]
mod tests {
    use super::super::race::Race;
    use super::*;

    fn dead(race: &Race, lane: usize) -> usize {
        race.lanes()[lane].dead_units()
    }

    fn race(part_of_title: &str) -> Race {
        let preset = PRESETS.iter().find(|p| p.title.contains(part_of_title)).unwrap();
        Race::new(&(preset.make)())
    }

    #[test]
    fn the_high_rate_kills_relu_and_not_the_leaky_one() {
        let mut race = race("high a learning rate");
        assert!(dead(&race, 0) <= 1);
        while race.can_go_on() {
            race.step();
        }
        assert!(dead(&race, 0) >= 8 && dead(&race, 1) == 0, "{} {}", dead(&race, 0), dead(&race, 1));
    }

    #[test]
    fn the_negative_bias_and_the_deep_narrow_network_are_born_with_dead_units() {
        for title in ["negative bias", "Born dead", "Cured"] {
            let race = race(title);
            assert!(dead(&race, 0) > 0, "{title}");
            assert_eq!(dead(&race, 1), 0, "{title}");
        }
    }

    #[test]
    fn sigmoid_passes_on_less_than_relu() {
        let race = race("Sigmoid");
        let first = |lane: usize| race.lanes()[lane].timeline().records()[0].layers[0].gradient;
        assert!(first(0) < 1e-3 * first(2), "{} {}", first(0), first(2));
    }
}
