//! Ranges, zeros, extrema and zones against closed forms and against dense sampling.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::instance;
use engine::activation::{Instance, Order, all};
use engine::analysis::{
    Interval, Location, TooManyFeatures, ZoneKind, classify_kinks, extrema, infimum_and_supremum,
    max_abs_slope, range, zeros, zone_fraction, zones,
};
use std::f64::consts::{FRAC_PI_2, PI};

/// A range as text, with three decimals.
fn range_of(id: &str, params: &[f64], order: Order) -> String {
    let one = |i: &Interval| {
        if i.low.value == i.high.value {
            return format!("{{{:.3}}}", i.low.value + 0.0);
        }
        let (open, close) = (if i.low.attained { '[' } else { '(' }, if i.high.attained { ']' } else { ')' });
        format!("{open}{:.3}, {:.3}{close}", i.low.value + 0.0, i.high.value + 0.0)
    };
    range(&instance(id, params), order).iter().map(one).collect::<Vec<_>>().join(" ∪ ")
}

#[test]
fn ranges_of_values() {
    for (id, params, expected) in [
        ("relu", &[][..], "[0.000, inf)"),
        ("leaky_relu", &[0.1], "(-inf, inf)"),
        ("leaky_relu", &[0.0], "[0.000, inf)"),
        ("prelu", &[-0.5], "[0.000, inf)"),
        ("relu6", &[], "[0.000, 6.000]"),
        ("thresholded_relu", &[1.0], "{0.000} ∪ (1.000, inf)"),
        ("threshold", &[1.0, 20.0], "(1.000, inf)"),
        ("threshold", &[1.0, -2.0], "{-2.000} ∪ (1.000, inf)"),
        ("elu", &[2.0], "(-2.000, inf)"),
        ("selu", &[], "(-1.758, inf)"),
        ("silu", &[], "[-0.278, inf)"),
        ("gelu", &[], "[-0.170, inf)"),
        ("mish", &[], "[-0.309, inf)"),
        ("hard_swish", &[], "[-0.375, inf)"),
        ("sigmoid", &[], "(0.000, 1.000)"),
        ("hard_sigmoid", &[], "[0.000, 1.000]"),
        ("tanh", &[], "(-1.000, 1.000)"),
        ("hard_tanh", &[-2.0, 3.0], "[-2.000, 3.000]"),
        ("softsign", &[], "(-1.000, 1.000)"),
        ("arctan", &[], "(-1.571, 1.571)"),
        ("log_sigmoid", &[], "(-inf, 0.000)"),
        ("softplus", &[], "(0.000, inf)"),
        ("squareplus", &[], "(0.000, inf)"),
        ("sparse_plus", &[], "[0.000, inf)"),
        ("hard_shrink", &[0.5], "(-inf, -0.500) ∪ {0.000} ∪ (0.500, inf)"),
        ("soft_shrink", &[0.5], "(-inf, inf)"),
        ("gaussian", &[], "(0.000, 1.000]"),
        ("exponential", &[], "(0.000, inf)"),
        ("sine", &[], "[-1.000, 1.000]"),
        ("snake", &[], "(-inf, inf)"),
        ("step", &[], "{0.000} ∪ {1.000}"),
        ("identity", &[], "(-inf, inf)"),
    ] {
        assert_eq!(range_of(id, params, Order::Value), expected, "{id} {params:?}");
    }
}

#[test]
fn ranges_of_slopes() {
    for (id, params, expected) in [
        ("relu", &[][..], "{0.000} ∪ {1.000}"),
        ("leaky_relu", &[0.1], "{0.100} ∪ {1.000}"),
        ("elu", &[1.0], "(0.000, 1.000]"),
        ("elu", &[0.5], "(0.000, 0.500] ∪ {1.000}"),
        ("sigmoid", &[], "(0.000, 0.250]"),
        ("tanh", &[], "(0.000, 1.000]"),
        ("softsign", &[], "(0.000, 1.000]"),
        ("silu", &[], "[-0.100, 1.100]"),
        ("gelu", &[], "[-0.129, 1.129]"),
        ("hard_swish", &[], "(-0.500, 1.500)"),
        ("softplus", &[], "(0.000, 1.000)"),
        ("tanhshrink", &[], "[0.000, 1.000)"),
        ("bent_identity", &[], "(0.500, 1.500)"),
        ("sine", &[], "[-1.000, 1.000]"),
        ("snake", &[], "[0.000, 2.000]"),
        ("step", &[], "{0.000}"),
        ("relu6", &[], "{0.000} ∪ {1.000}"),
        ("hard_tanh", &[], "{0.000} ∪ {1.000}"),
        ("arctan", &[], "(0.000, 1.000]"),
        ("exponential", &[], "(0.000, inf)"),
        ("relu_squared", &[], "[0.000, inf)"),
        ("identity", &[], "{1.000}"),
    ] {
        assert_eq!(range_of(id, params, Order::Slope), expected, "{id} {params:?}");
    }
}

#[test]
fn the_found_range_is_the_declared_one() {
    for activation in all() {
        for pick in [0.0, 0.3, 0.8, 1.0] {
            let params = activation.params.iter().map(|p| p.min + pick * (p.max - p.min)).collect();
            let instance = Instance { activation, params };
            let found = range(&instance, Order::Value);
            let declared = (activation.declared_range)(&instance.params);
            let close = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-9 * b.abs().max(1.0);
            let (first, last) = (found[0], found[found.len() - 1]);
            assert!(
                close(first.low.value, declared.low) && close(last.high.value, declared.high),
                "{instance:?}: found {found:?}, declared {declared:?}"
            );
        }
    }
}

#[test]
fn no_sample_lies_outside_the_found_range() {
    for activation in all() {
        let instance = Instance::new(activation);
        for order in [Order::Value, Order::Slope] {
            let found = range(&instance, order);
            for i in -40_000..=40_000 {
                let x = f64::from(i) / 1000.0;
                let y = instance.at(order, x);
                let slack = 1e-12 * y.abs().max(1.0);
                let inside = found.iter().any(|r| y >= r.low.value - slack && y <= r.high.value + slack);
                assert!(inside, "{activation:?} {order:?}({x}) = {y} outside {found:?}");
            }
        }
    }
}

#[test]
fn greatest_slopes() {
    for (id, params, size, x) in [
        ("sigmoid", &[][..], 0.25, 0.0),
        ("tanh", &[], 1.0, 0.0),
        ("gelu", &[], 1.1289041454, std::f64::consts::SQRT_2),
        ("silu", &[], 1.0998393197, 2.3993572805),
        ("mish", &[], 1.0884981613, 1.4905711795),
        ("arctan", &[], 1.0, 0.0),
        ("squareplus", &[4.0], 1.0, f64::INFINITY),
        ("exponential", &[], f64::INFINITY, f64::INFINITY),
    ] {
        let found = max_abs_slope(&instance(id, params)).unwrap();
        assert!(found.value == size || (found.value - size).abs() < 1e-6, "{id}: {found:?}");
        let [Location::Point(at)] = found.locations[..] else { panic!("{id}: {found:?}") };
        assert!(at == x || (at - x).abs() < 1e-3, "{id}: {found:?}");
    }
    let relu = max_abs_slope(&instance("relu", &[])).unwrap();
    assert_eq!(relu.value, 1.0);
    assert_eq!(relu.locations, [Location::Interval(Interval::open(0.0, f64::INFINITY))]);
}

#[test]
fn locations_of_the_least_and_the_greatest_slope() {
    // GELU: f″ = φ(x)(2 − x²) is 0 at ±√2.
    let (least, greatest) = infimum_and_supremum(&instance("gelu", &[]), Order::Slope).unwrap();
    for (bound, x) in [(&least, -std::f64::consts::SQRT_2), (&greatest, std::f64::consts::SQRT_2)] {
        assert!(matches!(bound.locations[..], [Location::Point(at)] if (at - x).abs() < 1e-7), "{bound:?}");
    }
    assert!((least.value + 0.128_904_145).abs() < 1e-8 && least.attained);
    let (least, greatest) = infimum_and_supremum(&instance("sigmoid", &[]), Order::Slope).unwrap();
    assert!(least.value == 0.0 && !least.attained, "{least:?}");
    assert_eq!(greatest.locations, [Location::Point(0.0)]);
    let (least, _) = infimum_and_supremum(&instance("relu", &[]), Order::Slope).unwrap();
    assert_eq!(least.value, 0.0);
    assert_eq!(least.locations, [Location::Interval(Interval::open(f64::NEG_INFINITY, 0.0))]);
}

#[test]
fn zeros_and_extrema_in_an_interval() {
    let sine = instance("sine", &[]);
    let zeros_of_sine = zeros(&sine, -4.0, 4.0).unwrap();
    assert_eq!(zeros_of_sine.len(), 3, "{zeros_of_sine:?}");
    for (place, x) in zeros_of_sine.iter().zip([-PI, 0.0, PI]) {
        let Location::Point(at) = place else { panic!("{place:?}") };
        assert!((at - x).abs() < 1e-12, "{place:?}");
    }
    let extrema_of_sine = extrema(&sine, -4.0, 4.0).unwrap();
    assert_eq!(extrema_of_sine.len(), 2);
    assert!((extrema_of_sine[1].x - FRAC_PI_2).abs() < 1e-9 && extrema_of_sine[1].maximum);
    assert_eq!(zeros(&sine, -1e4, 1e4), Err(TooManyFeatures));
    assert_eq!(zeros(&sine, 0.0, 1.0).unwrap(), [Location::Point(0.0)], "at an end");
    assert_eq!(zeros(&sine, -1.0, 0.0).unwrap(), [Location::Point(0.0)], "at an end");

    let closed = Interval::open(-3.0, 0.0).from_including(-3.0).up_to_including(0.0);
    assert_eq!(zeros(&instance("relu", &[]), -3.0, 5.0).unwrap(), [Location::Interval(closed)]);
    assert_eq!(zeros(&instance("sigmoid", &[]), -2000.0, 5.0).unwrap(), [], "underflow is no zero");
    assert_eq!(zeros(&instance("tanh", &[]), -3.0, 5.0).unwrap(), [Location::Point(0.0)]);
    assert_eq!(zeros(&instance("tanhshrink", &[]), -3.0, 5.0).unwrap(), [Location::Point(0.0)]);
    let silu = extrema(&instance("silu", &[]), -6.0, 6.0).unwrap();
    assert!(silu.len() == 1 && !silu[0].maximum && (silu[0].x + 1.2784645428).abs() < 1e-8, "{silu:?}");
    let folded = extrema(&instance("prelu", &[-0.5]), -6.0, 6.0).unwrap();
    assert!(folded.len() == 1 && folded[0].x == 0.0 && !folded[0].maximum, "{folded:?}");
}

#[test]
fn a_wide_interval_hides_no_feature_and_invents_none() {
    let sine = instance("sine", &[]);
    for (from, to) in [(-5e5, 5e5), (0.0, 1e6), (-1e9, 3e9), (-768.0 * PI, 768.0 * PI)] {
        assert_eq!(zeros(&sine, from, to), Err(TooManyFeatures), "{from} {to}");
        assert_eq!(extrema(&sine, from, to), Err(TooManyFeatures), "{from} {to}");
    }
    for id in ["tanh", "silu", "gelu_tanh", "softsign", "arctan", "bent_identity", "swish"] {
        assert_eq!(zeros(&instance(id, &[]), -4e5, 5e5), Ok(vec![Location::Point(0.0)]), "{id}");
    }
    for (id, x) in [("silu", -1.278_464_542_76), ("gelu", -0.751_791_524_6), ("gaussian", 0.0)] {
        let found = extrema(&instance(id, &[]), -4e5, 5e5).unwrap();
        assert!(found.len() == 1 && (found[0].x - x).abs() < 1e-8, "{id}: {found:?}");
    }
}

#[test]
fn bounds_have_all_their_places() {
    let places = |id: &str, params: &[f64]| {
        let bound = max_abs_slope(&instance(id, params)).unwrap();
        (bound.locations, bound.more)
    };
    let (inf, open) = (f64::INFINITY, Interval::open);
    let outside = vec![Location::Interval(open(-inf, -0.5)), Location::Interval(open(0.5, inf))];
    assert_eq!(places("hard_shrink", &[0.5]), (outside.clone(), false));
    assert_eq!(places("soft_shrink", &[0.5]), (outside, false));
    let nonnegative = open(0.0, inf).from_including(0.0);
    assert_eq!(places("celu", &[2.0]), (vec![Location::Interval(nonnegative)], false), "f′ is continuous");
    assert_eq!(places("prelu", &[-1.0]).0.len(), 2);
    assert_eq!(places("tanhshrink", &[]), ([-inf, inf].map(Location::Point).to_vec(), false));
    assert!(places("sine", &[]).1, "more than are listed");
    for (id, params) in [("hard_shrink", [0.0]), ("soft_shrink", [0.0]), ("leaky_relu", [1.0])] {
        assert_eq!(places(id, &params), (vec![Location::Interval(open(-inf, inf))], false), "{id}");
        assert_eq!(zeros(&instance(id, &params), -3.0, 3.0), Ok(vec![Location::Point(0.0)]), "{id}");
    }
    // Zeros end where f jumps, and that end belongs to them only if f is 0 there.
    let step = open(-3.0, 0.0).from_including(-3.0);
    assert_eq!(zeros(&instance("step", &[]), -3.0, 3.0), Ok(vec![Location::Interval(step)]));
    let shrunk = open(-0.5, 0.5).from_including(-0.5).up_to_including(0.5);
    assert_eq!(zeros(&instance("hard_shrink", &[0.5]), -3.0, 3.0), Ok(vec![Location::Interval(shrunk)]));
}

#[test]
fn dead_and_saturated_shares() {
    let share = |id, params: &[f64], state, from, to| {
        zone_fraction(&zones(&instance(id, params), from, to).unwrap(), state, from, to)
    };
    assert_eq!(share("relu", &[], ZoneKind::Dead, -6.0, 6.0), 0.5);
    assert_eq!(share("relu", &[], ZoneKind::Dead, -6.0, -1.0), 1.0);
    assert_eq!(share("hard_tanh", &[-1.0, 1.0], ZoneKind::Dead, -4.0, 4.0), 0.75);
    assert_eq!(share("leaky_relu", &[0.1], ZoneKind::Dead, -6.0, 6.0), 0.0);
    assert_eq!(share("leaky_relu", &[0.005], ZoneKind::Saturated, -6.0, 6.0), 0.5);
    assert_eq!(share("sigmoid", &[], ZoneKind::Dead, -1e6, 1e6), 0.0, "underflow is not death");
    // sech² x < 0.01 beyond arcosh 10.
    let tanh = share("tanh", &[], ZoneKind::Saturated, -6.0, 6.0);
    assert!((tanh - (1.0 - 10f64.acosh() / 6.0)).abs() < 1e-12, "{tanh}");
}

#[test]
fn every_zone_is_found_or_none_is_listed() {
    let sine = instance("sine", &[]);
    let half_width = 0.01f64.asin();
    for (from, to) in [(-6.0, 6.0), (-20.0, 20.0), (-70.0, 70.0), (1e3, 1e3 + 140.0), (1e9 - 140.0, 1e9)] {
        let found = zones(&sine, from, to).unwrap();
        // |cos x| < 0.01 around every (n + ½)π.
        let (first, last) = ((from / PI - 0.5).ceil(), (to / PI - 0.5).floor());
        assert_eq!(found.len() as f64, last - first + 1.0, "{from}..{to}");
        for (zone, n) in found.iter().zip(0..) {
            let middle = (first + f64::from(n) + 0.5) * PI;
            let tolerance = 1e-12 * (1.0 + middle.abs());
            assert!((zone.from - (middle - half_width)).abs() < tolerance, "{zone:?} around {middle}");
            assert!((zone.to - (middle + half_width)).abs() < tolerance, "{zone:?} around {middle}");
        }
    }
    for end in [100.0, 1e3, 1e4, 5e5, 1e6, 1e8, 1e9] {
        assert_eq!(zones(&sine, -end, end), Err(TooManyFeatures), "{end}");
        assert_eq!(zones(&sine, 0.0, end.max(200.0)), Err(TooManyFeatures), "{end}");
        assert_eq!(zones(&instance("snake", &[1.0]), -2.0 * end, 2.0 * end), Err(TooManyFeatures), "{end}");
        assert_eq!(zones(&instance("tanh", &[]), -end, end).map(|zones| zones.len()), Ok(2), "{end}");
        assert_eq!(zones(&instance("relu", &[]), -end, end).map(|zones| zones.len()), Ok(1), "{end}");
        // Flat in both tails, and around the minimum.
        assert_eq!(zones(&instance("gelu", &[]), -end, end).map(|zones| zones.len()), Ok(2), "{end}");
    }
    // A zone of the width of 10⁻⁴ around a minimum within a wide view.
    assert_eq!(zones(&instance("softplus", &[1.0]), -1e9, 1e9).map(|zones| zones.len()), Ok(1));
}

#[test]
fn smoothness_at_kinks() {
    let orders = |id, params: &[f64]| {
        classify_kinks(&instance(id, params)).iter().map(|b| b.order).collect::<Vec<_>>()
    };
    assert_eq!(orders("relu", &[]), [Order::Slope]);
    assert_eq!(orders("elu", &[1.0]), [Order::SecondDerivative]);
    assert_eq!(orders("elu", &[2.0]), [Order::Slope]);
    assert_eq!(orders("step", &[]), [Order::Value]);
    assert_eq!(orders("leaky_relu", &[1.0]), []);
    assert_eq!(orders("gelu", &[]), []);
}
