//! Properties that hold for every activation, tested for the whole list with random parameters.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::{Activation, Instance, Order, Parity, all};
use engine::analysis::{Asymptote, Side, asymptote};
use proptest::prelude::*;

/// Any activation with any parameters within their limits.
fn instances() -> impl Strategy<Value = Instance> {
    (0..all().len(), prop::collection::vec(0.0..=1.0, 2)).prop_map(|(i, shares)| {
        let activation: &'static Activation = all()[i];
        let params =
            activation.params.iter().zip(shares).map(|(p, share)| p.min + (p.max - p.min) * share).collect();
        Instance { activation, params }
    })
}

/// Inputs of every magnitude.
fn inputs() -> impl Strategy<Value = f64> {
    prop_oneof![3 => -8.0..8.0f64, 2 => -60.0..60.0f64, 1 => any::<f64>(), 1 => (-300.0..308.0f64).prop_map(|e| 10f64.powf(e))]
}

/// The derivative by Richardson's extrapolation of central differences, of eighth order.
fn difference(f: impl Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    let mut row: Vec<f64> =
        (0..4).map(|i| h / f64::from(1 << i)).map(|h| (f(x + h) - f(x - h)) / (2.0 * h)).collect();
    for level in 1..4 {
        let factor = f64::from(4i32.pow(level));
        row = row.windows(2).map(|w| (factor * w[1] - w[0]) / (factor - 1.0)).collect();
    }
    row[0]
}

fn agrees(instance: &Instance, lower: Order, upper: Order, x: f64) -> Result<(), TestCaseError> {
    // Functions change over widths of 1/10 or more.
    let h = 0.02;
    prop_assume!(instance.kinks().iter().all(|k| (k - x).abs() > 1.5 * h));
    let estimate = difference(|x| instance.at(lower, x), x, h);
    let exact = instance.at(upper, x);
    let scale = exact.abs().max(instance.at(lower, x).abs()).max(1.0);
    prop_assert!((estimate - exact).abs() <= 2e-8 * scale, "{instance:?} at {x}: {estimate} but {exact}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 20_000, max_global_rejects: 200_000, ..ProptestConfig::default() })]

    #[test]
    fn slope_is_the_derivative_of_value(instance in instances(), x in -8.0..8.0f64) {
        agrees(&instance, Order::Value, Order::Slope, x)?;
    }

    #[test]
    fn second_derivative_is_the_derivative_of_slope(instance in instances(), x in -8.0..8.0f64) {
        agrees(&instance, Order::Slope, Order::SecondDerivative, x)?;
    }

    #[test]
    fn monotone_where_declared(instance in instances(), x in inputs(), y in inputs()) {
        prop_assume!(instance.activation.monotone);
        let (low, high) = (x.min(y), x.max(y));
        let (a, b) = (instance.at(Order::Value, low), instance.at(Order::Value, high));
        // Two roundings of nearly equal values may lie the wrong way round.
        prop_assert!(a <= b + 4.0 * f64::EPSILON * b.abs().min(f64::MAX / 8.0) + 1e-300, "{instance:?}: f({low}) = {a} > f({high}) = {b}");
        prop_assert!(instance.at(Order::Slope, x) >= 0.0, "{instance:?} falls at {x}");
    }

    #[test]
    fn symmetric_where_declared(instance in instances(), x in inputs()) {
        let (right, left) = (instance.at(Order::Value, x), instance.at(Order::Value, -x));
        match instance.activation.parity {
            Parity::Odd => prop_assert_eq!(right, -left),
            Parity::Even => prop_assert_eq!(right, left),
            Parity::Neither => {}
        }
    }

    #[test]
    fn in_range_where_declared(instance in instances(), x in inputs()) {
        let declared = (instance.activation.declared_range)(&instance.params);
        let y = instance.at(Order::Value, x);
        let slack = |bound: f64| 4.0 * f64::EPSILON * bound.abs().min(1e300);
        prop_assert!(y >= declared.low - slack(declared.low) && y <= declared.high + slack(declared.high), "{instance:?}: f({x}) = {y} outside {declared:?}");
    }

    #[test]
    fn finite_in_finite_out_unless_it_overflows(instance in instances(), x in inputs()) {
        for order in Order::ALL {
            let y = instance.at(order, x);
            let side = if x < 0.0 { Side::Left } else { Side::Right };
            let overflows =
                || x.abs() > 1e150 || x.abs() > 700.0 && asymptote(&instance, side) == Asymptote::Exponential;
            prop_assert!(y.is_finite() || !y.is_nan() && overflows(), "{instance:?} {order:?} at {x}: {y}");
        }
    }
}

#[test]
fn nan_in_nan_out() {
    for activation in all() {
        let instance = Instance::new(activation);
        for order in Order::ALL {
            assert!(instance.at(order, f64::NAN).is_nan(), "{activation:?} {order:?}");
        }
    }
}

#[test]
fn limits_at_infinity_are_limits() {
    for activation in all() {
        let instance = Instance::new(activation);
        for order in Order::ALL {
            for sign in [-1.0, 1.0] {
                let limit = instance.at(order, sign * f64::INFINITY);
                let far = instance.at(order, sign * 1e300);
                let side = if sign < 0.0 { Side::Left } else { Side::Right };
                if limit.is_nan() {
                    let found = asymptote(&instance, side);
                    assert!(
                        matches!(found, Asymptote::Oscillating { .. }),
                        "{activation:?} {order:?}: {found:?}"
                    );
                } else if limit.is_infinite() {
                    assert!(
                        far.abs() >= 1e290 && far.signum() == limit.signum(),
                        "{activation:?} {order:?} {far}"
                    );
                } else {
                    assert!(
                        (far - limit).abs() <= 1e-15,
                        "{activation:?} {order:?} {sign}: {far} but {limit}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_activation_has_a_name_an_origin_and_valid_parameters() {
    for activation in all() {
        assert!(!activation.name.is_empty() && !activation.origin.is_empty(), "{activation:?}");
        for param in activation.params {
            assert!(
                (param.min..=param.max).contains(&param.default) && param.min < param.max,
                "{activation:?} {param:?}"
            );
        }
    }
}

#[test]
fn what_a_framework_can_call_is_among_its_functions() {
    use engine::activation::{Framework, Target};
    for activation in all() {
        for call in activation.calls.iter().filter(|call| !call.function.is_empty()) {
            let framework = match call.target {
                Target::PyTorch => Framework::PyTorch,
                Target::TensorFlow => Framework::TensorFlow,
                Target::Keras => Framework::Keras,
                Target::Jax => Framework::Jax,
                Target::Onnx => Framework::Onnx,
                _ => continue,
            };
            let entry = activation.frameworks.iter().find(|entry| entry.framework == framework);
            assert!(entry.is_some(), "{activation:?} is called in {framework:?}: {call:?}");
        }
    }
}

#[test]
fn kinks_follow_the_conventions_of_the_frameworks() {
    use engine::activation::{Framework, find};
    let slope = |id: &str, params: &[f64], framework: Framework, x: f64| {
        let activation = find(id).unwrap();
        let entry = activation.frameworks.iter().find(|f| f.framework == framework).unwrap();
        entry.kink_slope.unwrap_or(activation.slope)(x, &params.iter().copied().collect())
    };
    use Framework::{Jax, Keras, PyTorch, TensorFlow};
    // As executed with torch 2.15.0, tensorflow 2.21.0, keras 3.15.1 and jax 0.10.2.
    let cases: &[(&str, &[f64], Framework, f64, f64)] = &[
        ("relu", &[], PyTorch, 0.0, 0.0),
        ("relu", &[], TensorFlow, 0.0, 0.0),
        ("relu6", &[], Jax, 6.0, 0.0),
        ("leaky_relu", &[0.1], PyTorch, 0.0, 0.1),
        ("leaky_relu", &[0.1], TensorFlow, 0.0, 0.1),
        ("leaky_relu", &[0.1], Jax, 0.0, 1.0),
        ("prelu", &[0.3], PyTorch, 0.0, 0.3),
        ("elu", &[2.0], PyTorch, 0.0, 2.0),
        ("elu", &[2.0], TensorFlow, 0.0, 1.0),
        ("elu", &[2.0], Jax, 0.0, 2.0),
        ("selu", &[], PyTorch, 0.0, 1.7580993408473768),
        ("selu", &[], TensorFlow, 0.0, 1.0507009873554805),
        ("celu", &[2.0], PyTorch, 0.0, 1.0),
        ("selu", &[], Keras, 0.0, 1.0507009873554805),
        ("celu", &[2.0], Keras, 0.0, 2.0),
        ("celu", &[3.0], Keras, 0.0, 2.0),
        ("hard_tanh", &[-1.0, 1.0], PyTorch, 1.0, 0.0),
        ("hard_tanh", &[-1.0, 1.0], Keras, -1.0, 1.0),
        ("hard_tanh", &[-1.0, 1.0], Jax, 1.0, 1.0),
        ("hard_sigmoid", &[], PyTorch, 3.0, 0.0),
        ("hard_swish", &[], PyTorch, -3.0, 0.0),
        ("hard_swish", &[], Jax, 3.0, 1.0),
        ("soft_shrink", &[0.5], PyTorch, 0.5, 0.0),
        ("threshold", &[0.5, 0.0], PyTorch, 0.5, 0.0),
        ("sparse_plus", &[], Jax, 1.0, 1.0),
        ("sparse_sigmoid", &[], Jax, -1.0, 0.25),
        ("sparse_sigmoid", &[], Keras, 1.0, 0.0),
    ];
    for (id, params, framework, x, expected) in cases {
        assert_eq!(slope(id, params, *framework, *x), *expected, "{id} at {x} in {framework:?}");
    }
}
