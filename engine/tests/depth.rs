//! Random networks against theorems and mean-field theory, each within four standard errors.
#![allow(clippy::unwrap_used)]

mod common;

use common::instance;
use engine::depth::{Config, MeasuredLayer, Propagation, predict, recommended_init};
use engine::nn::Init;

fn config(id: &str, init: Init, width: usize, depth: usize) -> Config {
    Config {
        activation: instance(id, &[]),
        width,
        depth,
        init,
        gain: 1.0,
        bias: 0.0,
        bias_spread: 0.0,
        scale: 1.0,
        seed: 0,
    }
}

/// Mean and standard error of what `read` finds in networks of different seeds.
fn over_seeds(config: &Config, seeds: u64, read: impl Fn(&[MeasuredLayer]) -> f64) -> (f64, f64) {
    let values: Vec<f64> = (1..=seeds)
        .map(|seed| read(Propagation::new(Config { seed, ..config.clone() }).run().layers()))
        .collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

fn square(layer: &MeasuredLayer) -> f64 {
    layer.variance + layer.mean * layer.mean
}

#[test]
fn the_mean_square_changes_by_a_known_factor_per_layer() {
    // E R = 1, exactly, for R = |a|²/|x|² with ReLU and He; E R² = ∏(1 + 5/n).
    for (id, init, factor) in [
        ("relu", Init::HeNormal, 1.0_f64),
        ("relu", Init::HeUniform, 1.0),
        ("relu", Init::GlorotNormal, 0.5),
        ("identity", Init::LecunUniform, 1.0),
    ] {
        let depth = 6;
        let config = config(id, init, 40, depth);
        let (mean, error) = over_seeds(&config, 400, |l| square(&l[depth]) / square(&l[0]));
        let expected = factor.powi(depth as i32);
        assert!((mean - expected).abs() < 4.0 * error, "{id} {init:?}: {mean} ± {error}, not {expected}");
    }
}

#[test]
fn linear_networks_with_small_uniform_weights_shrink_threefold_a_layer() {
    // U(±1/√n) has the variance 1/(3n): as LeCun's with the gain 1/√3.
    let config = Config { gain: (1.0f64 / 3.0).sqrt(), ..config("identity", Init::LecunUniform, 50, 5) };
    let (mean, error) = over_seeds(&config, 200, |l| square(&l[5]) / square(&l[0]) * 3f64.powi(5));
    assert!((mean - 1.0).abs() < 4.0 * error, "{mean} ± {error}");
}

#[test]
fn sigmoid_loses_a_factor_of_four_in_every_layer() {
    // |W| ≤ about 2σ_w: with σ_w = ½ no layer can pass on more than ¼.
    let config = Config { gain: 0.5, ..config("sigmoid", Init::GlorotNormal, 64, 10) };
    let layers = Propagation::new(config).run();
    for pair in layers.layers().windows(2) {
        assert!(pair[0].gradient <= 0.25 * pair[1].gradient, "{pair:?}");
    }
}

#[test]
fn selu_with_lecun_stays_at_mean_0_and_variance_1() {
    let config = config("selu", Init::LecunNormal, 256, 30);
    for read in [|m: &MeasuredLayer| m.mean, |m: &MeasuredLayer| m.variance - 1.0] {
        let (mean, error) = over_seeds(&config, 12, |l| read(&l[30]));
        assert!(mean.abs() < 4.0 * error && error < 0.1, "{mean} ± {error}");
    }
    for layer in &predict(&config)[1..] {
        assert!(layer.mean.abs() < 1e-9 && (layer.variance - 1.0).abs() < 1e-9, "{layer:?}");
    }
}

#[test]
fn wide_networks_follow_mean_field_theory() {
    for (id, init, gain, bias_spread) in [
        ("relu", Init::HeNormal, 1.0, 0.0),
        ("tanh", Init::LecunNormal, 1.5, 0.3),
        ("sigmoid", Init::GlorotUniform, 1.0, 0.0),
        ("gelu", Init::HeNormal, 1.0, 0.1),
    ] {
        let depth = 8;
        let config = Config { gain, bias_spread, ..config(id, init, 512, depth) };
        let predicted = predict(&config);
        let runs: Vec<_> =
            (1..=10).map(|seed| Propagation::new(Config { seed, ..config.clone() }).run()).collect();
        for (l, predicted) in predicted.iter().enumerate().skip(1) {
            let within = |read: &dyn Fn(&MeasuredLayer) -> f64, expected: f64, what: &str| {
                let values: Vec<f64> = runs.iter().map(|r| read(&r.layers()[l])).collect();
                let n = values.len() as f64;
                let mean = values.iter().sum::<f64>() / n;
                let spread = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
                // A mean that is the same by symmetry has no spread but that of rounding.
                let slack = 4.0 * (spread / n).sqrt() + 1e-12;
                assert!(
                    (mean - expected).abs() <= slack,
                    "{id} layer {l}: {what} {mean}, predicted {expected} ± {slack}"
                );
            };
            within(&|m| m.variance, predicted.variance, "variance");
            within(&|m| m.mean, predicted.mean, "mean");
            within(&|m| m.zero, predicted.zero, "zeros");
        }
        for (l, predicted) in predicted.iter().enumerate().take(depth) {
            let log: Vec<f64> = runs.iter().map(|r| r.layers()[l].gradient.ln()).collect();
            let mean = log.iter().sum::<f64>() / 10.0;
            let spread = log.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / 9.0;
            let slack = 4.0 * (spread / 10.0).sqrt();
            let expected = predicted.gradient.ln();
            assert!((mean - expected).abs() < slack, "{id} gradient {l}: {mean} {expected} ± {slack}");
        }
    }
}

#[test]
fn runs_depend_on_the_seed_and_progress_is_the_share_of_steps() {
    let config = config("relu", Init::HeNormal, 16, 4);
    let a = Propagation::new(config.clone()).run();
    assert_eq!(a.layers(), Propagation::new(config.clone()).run().layers());
    assert_ne!(a.layers()[4], Propagation::new(Config { seed: 1, ..config.clone() }).run().layers()[4]);
    assert_eq!((a.layers().len(), a.progress(), a.done()), (5, 1.0, true));
    let mut half = Propagation::new(config);
    (0..4).for_each(|_| half.step());
    assert_eq!((half.progress(), half.done()), (0.5, false));
    assert_eq!(half.layers()[4].gradient, 1.0);
}

#[test]
fn recommended_initialisations() {
    for (id, init) in [
        ("relu", Init::HeNormal),
        ("leaky_relu", Init::HeNormal),
        ("gelu", Init::HeNormal),
        ("swish", Init::HeNormal),
        ("elu", Init::HeNormal),
        ("relu6", Init::HeNormal),
        ("hard_sigmoid", Init::GlorotNormal),
        ("selu", Init::LecunNormal),
        ("identity", Init::LecunNormal),
        ("snake", Init::LecunNormal),
        ("sigmoid", Init::GlorotNormal),
        ("tanh", Init::GlorotNormal),
        ("softsign", Init::GlorotNormal),
        ("hard_tanh", Init::GlorotNormal),
        ("sine", Init::GlorotNormal),
    ] {
        assert_eq!(recommended_init(&instance(id, &[])), init, "{id}");
    }
}
