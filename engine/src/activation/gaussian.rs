use super::*;
use crate::kernel::{Exponential, at_least, at_most, lanes, square};
use crate::stable::{clamp_finite, product};

/// Gaussian: `f(x) = e^(−x²)`; `f′(x) = −2x·e^(−x²)`.
///
/// Caveat: local: far inputs give neither signal nor gradient.
///
/// Source: Broomhead & Lowe, "Multivariable functional interpolation and adaptive networks", 1988.
pub static ACTIVATION: Activation = Activation {
    id: "gaussian",
    name: "Gaussian",
    group: Group::Others,
    formula: "exp(-x^2)",
    slope_formula: "-2*x*exp(-x^2)",
    value: &|x, _| bell(x),
    slope: &|x, _| clamp_finite(x) * bell(x) * -2.0,
    second_derivative: &|x, _| {
        let square = product(x, x);
        let e = bell(x);
        if e == 0.0 { 0.0 } else { ((4.0 * square.hi - 2.0) + 4.0 * square.lo) * e }
    },
    declared_range: &unit_interval,
    parity: Parity::Even,
    aliases: "radial basis function rbf bell",
    origin: "Broomhead & Lowe 1988",
    applications: &[
        Application::other(
            "Radial basis function networks",
            "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks",
        ),
        Application::vision(
            "Coordinate networks",
            "Ramasinghe & Lucey 2022, Beyond periodicity: towards a unifying framework for activations in coordinate-MLPs",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let near = at_least(at_most(x, 10.5), -10.5);
        let bell = Exponential::at_sum(square(near).scale(-1.0));
        [bell.value(), bell.times(near * -2.0)]
    },
);

fn bell(x: f64) -> f64 {
    product(x, x).neg().exp()
}
