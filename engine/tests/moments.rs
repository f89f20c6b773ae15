//! Moments, gains and critical weights against closed forms and published numbers.
#![allow(clippy::unwrap_used)]

mod common;

use common::instance;
use engine::activation::{Instance, Order, all};
use engine::analysis::{critical_init, moments};
use std::f64::consts::{PI, SQRT_2, TAU};

#[test]
fn standard_normal_moments() {
    for (id, mean, square, slope_square) in [
        ("relu", 0.3989423, 0.5, 0.5),
        ("tanh", 0.0, 0.3942945, 0.4644029),
        ("sigmoid", 0.5, 0.2933790, 0.0448362),
        ("elu", 0.1605206, 0.6449454, 0.6681020),
        ("selu", 0.0, 1.0, 1.0715750),
        ("silu", 0.2066210, 0.3557755, 0.3794824),
        ("gelu", 0.2820948, 0.4252215, 0.4558509),
    ] {
        let found = moments(&instance(id, &[]), 0.0, 1.0);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-6;
        assert!(
            found.converged
                && close(found.mean, mean)
                && close(found.square, square)
                && close(found.slope_square, slope_square),
            "{id}: {found:?}"
        );
    }
}

#[test]
fn closed_forms_to_ten_digits() {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-10 * b.abs().max(1.0);
    // ReLU at N(μ, σ²): E f = μΦ(μ/σ) + σφ(μ/σ); P(f = 0) = Φ(−μ/σ).
    for (mu, sigma) in [(0.5f64, 2.0f64), (-3.0, 1.0), (0.0, 100.0), (2.0, 0.01)] {
        let found = moments(&instance("relu", &[]), mu, sigma);
        let ratio = mu / sigma;
        let below = 0.5 * libm::erfc(-ratio / SQRT_2);
        let density = (-0.5 * ratio * ratio).exp() / TAU.sqrt();
        assert!(close(found.mean, mu * below + sigma * density), "{mu} {sigma} {found:?}");
        assert!(close(found.square, (mu * mu + sigma * sigma) * below + mu * sigma * density));
        assert!(close(found.zero, 1.0 - below) && close(found.flat, 1.0 - below));
    }
    // E exp z = e^{μ+σ²/2}, E exp 2z = e^{2μ+2σ²}.
    let found = moments(&instance("exponential", &[]), 0.3, 2.0);
    assert!(close(found.mean, 2.3f64.exp()) && close(found.square / 8.6f64.exp(), 1.0), "{found:?}");
    // E sin² z = (1 − e^{−2σ²})/2.
    let found = moments(&instance("sine", &[]), 0.0, 3.0);
    assert!(close(found.square, 0.5 * (1.0 - (-18.0f64).exp())), "{found:?}");
    // GELU: E z·Φ(z) = 1/(2√π), E (zΦ)² = 1/3 + 1/(2π√3).
    let found = moments(&instance("gelu", &[]), 0.0, 1.0);
    assert!(close(found.mean, 0.5 / PI.sqrt()));
    assert!(close(found.square, 1.0 / 3.0 + 0.5 / (PI * 3f64.sqrt())), "{found:?}");
}

#[test]
fn every_function_agrees_with_plain_sums() {
    for activation in all() {
        let instance = Instance::new(activation);
        for (mu, sigma) in [(0.0, 1.0), (0.7, 2.5), (-1.0, 0.3)] {
            let found = moments(&instance, mu, sigma);
            let (mut mean, mut square, mut slope_square, mut zero) = (0.0, 0.0, 0.0, 0.0);
            let n = 400_000;
            // With this offset no jump is at a point.
            for i in 0..n {
                let t = 24.0 * ((f64::from(i) + 0.437) / f64::from(n) - 0.5);
                let weight = 24.0 / f64::from(n) * (-0.5 * t * t).exp() / TAU.sqrt();
                let x = mu + sigma * t;
                let (f, slope) = (instance.at(Order::Value, x), instance.at(Order::Slope, x));
                mean += weight * f;
                square += weight * f * f;
                slope_square += weight * slope * slope;
                zero += if f == 0.0 { weight } else { 0.0 };
            }
            let close = |a: f64, b: f64| (a - b).abs() <= 2e-4 * (1.0 + b.abs());
            assert!(
                found.converged
                    && close(found.mean, mean)
                    && close(found.square, square)
                    && close(found.slope_square, slope_square)
                    && close(found.zero, zero),
                "{activation:?} {mu} {sigma}: {found:?}, summed {mean} {square} {slope_square} {zero}"
            );
        }
    }
}

#[test]
fn critical_weights() {
    for (id, params, deviation) in [
        ("relu", &[][..], SQRT_2),
        // 2/(1 + a²) of He et al. 2015.
        ("leaky_relu", &[0.5], (2.0f64 / 1.25).sqrt()),
        ("tanh", &[], 1.0),
        ("identity", &[], 1.0),
        ("hard_tanh", &[], 1.0),
        ("gelu", &[], 2.0),
    ] {
        let found = critical_init(&instance(id, params)).unwrap();
        assert!((found.deviation - deviation).abs() < 2e-3, "{id}: {found:?}");
    }
    // At a fixed point with χ = 1 both conditions hold.
    for id in ["sigmoid", "softsign", "mish", "elu", "sine"] {
        let instance = instance(id, &[]);
        let found = critical_init(&instance).unwrap();
        let q = found.variance.max(1e-8);
        let m = moments(&instance, 0.0, q.sqrt());
        let square = found.deviation * found.deviation;
        assert!((square * m.square / q - 1.0).abs() < 1e-3, "{id} {found:?}");
        assert!((square * m.slope_square - 1.0).abs() < 1e-3, "{id} {found:?} {m:?}");
    }
    assert_eq!(critical_init(&instance("step", &[])), None);
}

#[test]
fn a_deviation_of_0_gives_the_moments_of_a_point_mass() {
    let found = moments(&instance("tanh", &[]), 0.5, 0.0);
    assert_eq!((found.mean, found.variance()), (0.5f64.tanh(), 0.0));
}
