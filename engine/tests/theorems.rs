//! Theorems about random networks, by Monte Carlo with fixed seeds, within four standard errors.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{config, instance, shape};
use engine::nn::{
    Config, Dataset, DatasetKind, Health, Init, Method, Mlp, Trainer, UpdateRule, Workspace, health, theory,
};
use engine::rng::Rng;
use std::sync::Arc;

fn network(inputs: usize, widths: &[usize], activation: &str, params: &[f64]) -> Mlp {
    Mlp::new(&shape(inputs, widths, &instance(activation, params)))
}

/// The mean of `n` draws, and its standard error.
fn mean(n: usize, mut draw: impl FnMut() -> f64) -> (f64, f64) {
    let (mut sum, mut squares) = (0.0, 0.0);
    for _ in 0..n {
        let value = draw();
        sum += value;
        squares += value * value;
    }
    let n = n as f64;
    let mean = sum / n;
    (mean, ((squares / n - mean * mean).max(0.0) / n).sqrt())
}

fn agrees((found, error): (f64, f64), expected: f64) {
    assert!((found - expected).abs() <= 4.0 * error, "{found} ± {error}, {expected} expected");
}

fn share(n: usize, mut event: impl FnMut() -> bool) -> (f64, f64) {
    mean(n, || f64::from(u8::from(event())))
}

/// Whether some hidden layer has no unit that is active on any of the samples.
fn has_inactive_layer(net: &Mlp, space: &mut Workspace) -> bool {
    net.forward(space);
    (0..net.hidden().len()).any(|l| {
        (0..net.layers()[l].units).all(|unit| health::unit_health(net, space, l, unit) == Health::Dead)
    })
}

#[test]
fn the_probability_of_an_inactive_layer_at_a_point() {
    let mut rng = Rng::new(1, 0);
    let mut net = network(2, &[3; 9], "relu", &[]);
    let mut space = Workspace::new(&net, 1);
    space.load(1, |feature, _| [0.3, -0.8][feature]);
    let expected = theory::inactive_layer_probability(&[3; 9]);
    let plain = share(20_000, || {
        Init::HeNormal.draw(&mut net, 0.0, &mut rng);
        has_inactive_layer(&net, &mut space)
    });
    agrees(plain, expected);
    // Symmetric biases change nothing.
    let biased = share(20_000, || {
        Init::HeUniform.draw(&mut net, 0.0, &mut rng);
        net.update_with_layers(|layers, values| {
            for layer in layers {
                values[layer.biases()].fill_with(|| rng.normal() as f32);
            }
        });
        has_inactive_layer(&net, &mut space)
    });
    agrees(biased, expected);
}

#[test]
fn narrow_networks_are_born_dead() {
    let mut rng = Rng::new(2, 0);
    let mut born_dead = |width: usize, weight_layers: usize| {
        let mut net = network(1, &vec![width; weight_layers - 1], "relu", &[]);
        let mut space = Workspace::new(&net, 2);
        // Without biases, what holds at ±1 holds on both half-lines.
        space.load(2, |_, j| [-1.0, 1.0][j]);
        share(20_000, || {
            Init::HeNormal.draw(&mut net, 0.0, &mut rng);
            has_inactive_layer(&net, &mut space)
        })
    };
    agrees(born_dead(2, 3), 0.15625);
    let (found, error) = born_dead(2, 10);
    let (lower, upper) = theory::born_dead_bounds(2, 10);
    assert!(lower - 4.0 * error <= found && found <= upper + 4.0 * error, "{found} ± {error}");
    let (found, error) = born_dead(10, 10);
    assert!(found <= 0.01 + 4.0 * error, "{found}");
}

/// |x| by 10 layers of width 2: which share of 200 networks collapses to a constant in training, with its
/// standard error. Takes minutes in a release build:
/// `cargo test --release -p engine --test theorems -- --ignored --nocapture`.
fn collapsing(init: Init) -> (f64, f64) {
    let seeds = 200;
    let mut seed = 0;
    let collapsed = share(seeds, || {
        seed += 1;
        let base = config(shape(1, &[2; 9], &instance("relu", &[])));
        let rule = UpdateRule { method: Method::Adam, rate: 1e-3, ..base.rule };
        let config = Config { init, rule, batch: 64, seed, ..base };
        let data = Dataset::generate(DatasetKind::Abs, 3000, 0.0, 1.0, seed);
        let mut trainer = Trainer::new(config, Arc::new(data));
        (0..12_000).for_each(|_| trainer.step());
        let outputs: Vec<f64> =
            (0..=100).map(|i| trainer.net().predict(&[1.7 * (0.02 * f64::from(i) - 1.0)])).collect();
        let spread = outputs.iter().fold(f64::NEG_INFINITY, |m, o| m.max(*o))
            - outputs.iter().fold(f64::INFINITY, |m, o| m.min(*o));
        spread < 1e-3
    });
    eprintln!("{init:?}: {:.1} % ± {:.1} % of {seeds} collapsed", 100.0 * collapsed.0, 100.0 * collapsed.1);
    collapsed
}

#[test]
#[ignore = "takes minutes"]
fn narrow_networks_collapse_in_training() {
    agrees(collapsing(Init::HeNormal), 0.934);
}

/// Lu, Shin, Su & Karniadakis 2019 designed the weights so that fewer networks do.
#[test]
#[ignore = "takes minutes"]
fn asymmetric_weights_halve_the_share_that_collapses() {
    agrees(collapsing(Init::Asymmetric), 0.43);
}

#[test]
fn units_of_the_first_layer_are_born_dead() {
    let mut rng = Rng::new(4, 0);
    let mut net = network(1, &[64], "relu", &[]);
    let mut space = Workspace::new(&net, 2);
    let mut dead = |reach: f64, draw: &mut dyn FnMut(&mut Rng) -> (f64, f64)| {
        space.load(2, |_, j| [-reach, reach][j]);
        let mut unit = 64;
        share(64 * 400, || {
            if unit == 64 {
                unit = 0;
                net.update_with_layers(|layers, values| {
                    for unit in 0..64 {
                        let (w, b) = draw(&mut rng);
                        values[layers[0].unit_weights(unit).start] = w as f32;
                        values[layers[0].biases().start + unit] = b as f32;
                    }
                });
                net.forward(&mut space);
            }
            unit += 1;
            health::unit_health(&net, &space, 0, unit - 1) == Health::Dead
        })
    };
    let (deviation_w, deviation_b) = (1.5, 0.7);
    for reach in [0.5, 2.0] {
        let found = dead(reach, &mut |rng| (deviation_w * rng.normal(), deviation_b * rng.normal()));
        agrees(found, (deviation_b / (reach * deviation_w)).atan() / std::f64::consts::PI);
    }
    for (reach, expected) in [(1.0, 0.25), (2.5, 0.1), (0.5, 0.375)] {
        agrees(dead(reach, &mut |rng| (rng.uniform_symmetric(1.0), rng.uniform_symmetric(1.0))), expected);
    }
}

/// The mean square of the last hidden layer's activations over that of the inputs.
fn mean_square_ratio(net: &Mlp, space: &mut Workspace, input: &[f64]) -> f64 {
    net.forward(space);
    let last = net.hidden().len() - 1;
    let units = net.layers()[last].units;
    let square = |unit: usize| f64::from(space.activations(net, last, unit)[0]).powi(2);
    let before = input.iter().map(|x| x * x).sum::<f64>() / input.len() as f64;
    (0..units).map(square).sum::<f64>() / units as f64 / before
}

#[test]
fn he_preserves_the_mean_square_in_expectation() {
    let mut rng = Rng::new(5, 0);
    let widths = [20, 30, 25];
    let input = [0.5, -1.0, 2.0];
    for slope in [0.0, 0.3] {
        let mut net = network(3, &widths, "leaky_relu", &[slope]);
        let mut space = Workspace::new(&net, 1);
        space.load(1, |feature, _| input[feature]);
        // He's variance for a leaky unit is 2/((1 + a²)·fan_in): each layer is that much too strong.
        let gain = (1.0 + slope * slope).powi(widths.len() as i32);
        let mut ratios = Vec::new();
        for _ in 0..10_000 {
            Init::HeNormal.draw(&mut net, 0.0, &mut rng);
            ratios.push(mean_square_ratio(&net, &mut space, &input) / gain);
        }
        let mut all = ratios.iter();
        agrees(mean(ratios.len(), || *all.next().unwrap()), 1.0);
        let k = 6.0 * (1.0 + slope.powi(4)) / (1.0 + slope * slope).powi(2) - 1.0;
        let expected = widths.iter().map(|&n| 1.0 + k / n as f64).product();
        let mut all = ratios.iter();
        agrees(mean(ratios.len(), || all.next().unwrap().powi(2)), expected);
    }
}
