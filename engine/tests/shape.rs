//! Monotonicity, convexity, symmetry, smoothness, asymptotes and fixed points against closed forms and against
//! dense sampling.
#![allow(clippy::unwrap_used)]

mod common;

use common::instance;
use engine::activation::{Instance, Order, Parity, all};
use engine::analysis::{
    Asymptote, Convexity, Interval, Line, Location, Monotonicity, Side, Smoothness, Symmetry, asymptote,
    classify_kinks, convexity, find_discontinuities, fixed_points, flat_intervals, lipschitz, monotonicity,
    saturated_from, smoothness, symmetry,
};

const INF: f64 = f64::INFINITY;

#[test]
fn monotonicity_and_convexity_of_known_functions() {
    for (id, params, growth, curve) in [
        ("relu", &[][..], Monotonicity::NonDecreasing, Convexity::Convex),
        ("leaky_relu", &[0.1], Monotonicity::Increasing, Convexity::Convex),
        ("leaky_relu", &[1.0], Monotonicity::Increasing, Convexity::Linear),
        ("prelu", &[-0.5], Monotonicity::Neither, Convexity::Convex),
        ("elu", &[1.0], Monotonicity::Increasing, Convexity::Convex),
        ("selu", &[], Monotonicity::Increasing, Convexity::Neither),
        ("sigmoid", &[], Monotonicity::Increasing, Convexity::Neither),
        ("tanh", &[], Monotonicity::Increasing, Convexity::Neither),
        ("softplus", &[], Monotonicity::Increasing, Convexity::Convex),
        ("log_sigmoid", &[], Monotonicity::Increasing, Convexity::Concave),
        ("gelu", &[], Monotonicity::Neither, Convexity::Neither),
        ("relu6", &[], Monotonicity::NonDecreasing, Convexity::Neither),
        ("step", &[], Monotonicity::NonDecreasing, Convexity::Neither),
        ("exponential", &[], Monotonicity::Increasing, Convexity::Convex),
        ("gaussian", &[], Monotonicity::Neither, Convexity::Neither),
        ("identity", &[], Monotonicity::Increasing, Convexity::Linear),
        ("threshold", &[1.0, 20.0], Monotonicity::Neither, Convexity::Neither),
    ] {
        let found = (monotonicity(&instance(id, params)), convexity(&instance(id, params)));
        assert_eq!(found, (growth, curve), "{id} {params:?}");
    }
}

#[test]
fn monotonicity_agrees_with_samples_and_declarations() {
    for activation in all() {
        let instance = Instance::new(activation);
        let values: Vec<f64> =
            (-30_000..=30_000).map(|i| instance.at(Order::Value, f64::from(i) * 1e-3)).collect();
        let slack = |a: f64| 4.0 * f64::EPSILON * a.abs();
        let is_non_decreasing = values.windows(2).all(|w| w[1] >= w[0] - slack(w[0]));
        let rises = matches!(
            monotonicity(&instance),
            Monotonicity::Increasing | Monotonicity::NonDecreasing | Monotonicity::Constant
        );
        assert_eq!(rises, is_non_decreasing, "{activation:?}");
        assert!(rises || !activation.monotone, "{activation:?}");
    }
}

#[test]
fn symmetries() {
    for activation in all() {
        let found = symmetry(&Instance::new(activation));
        match activation.parity {
            Parity::Even => assert_eq!(found, Symmetry::Even, "{activation:?}"),
            Parity::Odd => assert_eq!(found, Symmetry::Point(0.0, 0.0), "{activation:?}"),
            Parity::Neither => {}
        }
    }
    assert_eq!(symmetry(&instance("sigmoid", &[])), Symmetry::Point(0.0, 0.5));
    assert_eq!(symmetry(&instance("relu6", &[])), Symmetry::Point(3.0, 3.0));
    assert_eq!(symmetry(&instance("hard_tanh", &[-2.0, 3.0])), Symmetry::Point(0.5, 0.5));
    assert_eq!(symmetry(&instance("step", &[])), Symmetry::Point(0.0, 0.5));
    for id in ["relu", "elu", "gelu", "softplus", "exponential", "mish"] {
        assert_eq!(symmetry(&instance(id, &[])), Symmetry::None, "{id}");
    }
}

#[test]
fn the_search_finds_the_declared_kinks_and_no_others() {
    for activation in all() {
        let instance = Instance::new(activation);
        let kinks = classify_kinks(&instance);
        assert!(instance.kinks().is_sorted() && kinks.len() == instance.kinks().len(), "{kinks:?}");
        for order in Order::ALL {
            let found = find_discontinuities(&instance, order);
            for x in &found {
                let declared = instance.kinks().iter().any(|k| (k - x).abs() <= 1e-9 * k.abs().max(1.0));
                assert!(declared, "{activation:?} {order:?}: {found:?}");
            }
            for known in kinks.iter().filter(|kink| kink.order == order) {
                let near = found.iter().any(|x| (known.x - x).abs() <= 1e-9 * known.x.abs().max(1.0));
                assert!(near, "{activation:?} {order:?} at {}: {found:?}", known.x);
            }
        }
    }
}

#[test]
fn smoothness_classes() {
    for (id, params, class) in [
        ("step", &[][..], Smoothness::Discontinuous),
        ("hard_shrink", &[0.5], Smoothness::Discontinuous),
        ("hard_shrink", &[0.0], Smoothness::Infinite),
        ("relu", &[], Smoothness::Continuous),
        ("elu", &[2.0], Smoothness::Continuous),
        ("elu", &[1.0], Smoothness::ContinuousSlope),
        ("celu", &[2.0], Smoothness::ContinuousSlope),
        ("relu_squared", &[], Smoothness::ContinuousSlope),
        ("leaky_relu", &[1.0], Smoothness::Infinite),
        ("gelu", &[], Smoothness::Infinite),
        ("tanh", &[], Smoothness::Infinite),
    ] {
        assert_eq!(smoothness(&instance(id, params)), class, "{id} {params:?}");
    }
}

#[test]
fn asymptotes() {
    let line = |slope, intercept| Asymptote::Linear(Line { slope, intercept });
    let near = |slope, intercept| Asymptote::Oblique(Line { slope, intercept });
    let wave = |slope, low, high| Asymptote::Oscillating { slope, low, high };
    for (id, params, left, right) in [
        ("relu", &[][..], Asymptote::Constant(0.0), line(1.0, 0.0)),
        ("leaky_relu", &[0.1], line(0.1, 0.0), line(1.0, 0.0)),
        ("elu", &[2.0], Asymptote::Limit(-2.0), line(1.0, 0.0)),
        ("sigmoid", &[], Asymptote::Limit(0.0), Asymptote::Limit(1.0)),
        ("tanhshrink", &[], near(1.0, 1.0), near(1.0, -1.0)),
        ("soft_shrink", &[0.5], line(1.0, 0.5), line(1.0, -0.5)),
        ("relu_squared", &[], Asymptote::Constant(0.0), Asymptote::Power(2.0)),
        ("exponential", &[], Asymptote::Limit(0.0), Asymptote::Exponential),
        ("sine", &[], wave(0.0, -1.0, 1.0), wave(0.0, -1.0, 1.0)),
        ("snake", &[], wave(1.0, 0.0, 1.0), wave(1.0, 0.0, 1.0)),
        ("snake", &[4.0], wave(1.0, 0.0, 0.25), wave(1.0, 0.0, 0.25)),
        ("squareplus", &[4.0], Asymptote::Limit(0.0), near(1.0, 0.0)),
        ("squareplus", &[16.0], Asymptote::Limit(0.0), near(1.0, 0.0)),
        ("swish", &[0.001], Asymptote::Limit(0.0), near(1.0, 0.0)),
        ("swish", &[0.0], line(0.5, 0.0), line(0.5, 0.0)),
        ("hard_tanh", &[-1.0, 1.0], Asymptote::Constant(-1.0), Asymptote::Constant(1.0)),
        ("bent_identity", &[], near(0.5, -0.5), near(1.5, -0.5)),
        ("gelu", &[], Asymptote::Limit(0.0), near(1.0, 0.0)),
    ] {
        let found = Side::BOTH.map(|side| asymptote(&instance(id, params), side));
        assert_eq!(found, [left, right], "{id} {params:?}");
    }
}

#[test]
fn dead_and_saturated_sides() {
    assert_eq!(flat_intervals(&instance("relu", &[])), [(-INF, 0.0)]);
    assert_eq!(flat_intervals(&instance("hard_tanh", &[-1.0, 2.0])), [(-INF, -1.0), (2.0, INF)]);
    assert_eq!(flat_intervals(&instance("step", &[])), [(-INF, INF)], "adjacent intervals are joined");
    assert_eq!(flat_intervals(&instance("gelu", &[])), []);
    // sech² x = 0.01 at arcosh 10; s(1 − s) = 0.01 at ln((1 + √0.96)/(1 − √0.96)).
    let edge = saturated_from(&instance("tanh", &[]), Side::Right).unwrap();
    assert!((edge - 10f64.acosh()).abs() < 1e-12, "{edge}");
    let edge = saturated_from(&instance("sigmoid", &[]), Side::Left).unwrap();
    let root = 0.96f64.sqrt();
    assert!((edge + ((1.0 + root) / (1.0 - root)).ln()).abs() < 1e-12, "{edge}");
    assert_eq!(saturated_from(&instance("relu", &[]), Side::Left), Some(0.0));
    assert_eq!(saturated_from(&instance("relu", &[]), Side::Right), None);
    assert_eq!(saturated_from(&instance("sine", &[]), Side::Right), None);
}

#[test]
fn lipschitz_constants() {
    for (id, expected) in [("relu", 1.0), ("sigmoid", 0.25), ("step", INF), ("exponential", INF)] {
        assert_eq!(lipschitz(&instance(id, &[])), expected, "{id}");
    }
    assert!((lipschitz(&instance("gelu", &[])) - 1.128_904_145).abs() < 1e-8);
}

#[test]
fn fixed_points_of_the_line() {
    let nonnegative = Interval::open(0.0, INF).from_including(0.0);
    let whole_line = Interval::open(-INF, INF);
    assert_eq!(fixed_points(&instance("relu", &[])).unwrap(), [Location::Interval(nonnegative)]);
    assert_eq!(fixed_points(&instance("tanh", &[])).unwrap(), [Location::Point(0.0)]);
    assert_eq!(fixed_points(&instance("identity", &[])).unwrap(), [Location::Interval(whole_line)]);
    assert_eq!(fixed_points(&instance("exponential", &[])).unwrap(), []);
    let sigmoid = fixed_points(&instance("sigmoid", &[])).unwrap();
    let [Location::Point(x)] = sigmoid[..] else { unreachable!("{sigmoid:?}") };
    assert!((x - 0.659_046_068_407_4).abs() < 1e-12, "{x}");
    assert!(fixed_points(&instance("snake", &[])).is_err());
}
