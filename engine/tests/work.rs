//! The work of finding facts is limited, whatever the function: counted in evaluations of f, f′ and f″.
#![allow(clippy::unwrap_used)]

use engine::activation::{Activation, Function, Instance, Order, Params, all};
use engine::analysis::{
    Side, asymptote, classify_kinks, convexity, critical_init, extrema, fixed_points, flat_intervals,
    imprecise_intervals, lipschitz, max_abs_slope, moments, monotonicity, range, saturated_from, smoothness,
    symmetry, undefined_intervals, zeros, zones,
};
use engine::formula::activation;
use std::cell::Cell;

thread_local! {
    static EVALUATIONS: Cell<u32> = const { Cell::new(0) };
}

/// The same function, whose evaluations are counted.
fn counted(activation: &'static Activation) -> Instance {
    let of = |function: Function| -> Function {
        Box::leak(Box::new(move |x: f64, params: &Params| {
            EVALUATIONS.with(|count| count.set(count.get() + 1));
            function(x, params)
        }))
    };
    let [value, slope, second_derivative] =
        [activation.value, activation.slope, activation.second_derivative].map(of);
    Instance::new(Box::leak(Box::new(Activation {
        value,
        slope,
        second_derivative,
        typed: None,
        ..*activation
    })))
}

type Fact = (&'static str, fn(&Instance));

const FACTS: &[Fact] = &[
    ("range", |f| drop(range(f, Order::Value))),
    ("range of f′", |f| drop(range(f, Order::Slope))),
    ("max_abs_slope", |f| drop(max_abs_slope(f))),
    ("lipschitz", |f| drop_of(lipschitz(f))),
    ("asymptotes", |f| drop_of(Side::BOTH.map(|side| asymptote(f, side)))),
    ("saturated_from", |f| drop_of(Side::BOTH.map(|side| saturated_from(f, side)))),
    ("monotonicity", |f| drop_of(monotonicity(f))),
    ("convexity", |f| drop_of(convexity(f))),
    ("symmetry", |f| drop_of(symmetry(f))),
    ("classify_kinks", |f| drop(classify_kinks(f))),
    ("smoothness", |f| drop_of(smoothness(f))),
    ("flat_intervals", |f| drop(flat_intervals(f))),
    ("fixed_points", |f| drop(fixed_points(f))),
    ("zeros", |f| drop(zeros(f, -8.0, 8.0))),
    ("zeros of a wide view", |f| drop(zeros(f, -1e6, 1e6))),
    ("extrema", |f| drop(extrema(f, -8.0, 8.0))),
    ("extrema of a wide view", |f| drop(extrema(f, -1e6, 1e6))),
    ("zones", |f| drop(zones(f, -8.0, 8.0))),
    ("zones of a wide view", |f| drop(zones(f, -1e6, 1e6))),
    ("imprecise_intervals", |f| drop(imprecise_intervals(f, -8.0, 8.0, 6.0))),
    ("undefined_intervals", |f| drop(undefined_intervals(f, -8.0, 8.0))),
    ("moments", |f| drop_of(moments(f, 0.0, 1.0))),
    ("moments of a wide distribution", |f| drop_of(moments(f, 3.0, 1e5))),
    ("critical_init", |f| drop_of(critical_init(f))),
];

fn drop_of<T: Copy>(_: T) {}

/// The most evaluations for one fact: two for each of 15 nodes of 4000 uses of the quadrature's rules, and samples of 129
/// pieces.
const MOST: u32 = 170_000;

fn assert_limited(name: &str, function: &Instance) {
    for (fact, find) in FACTS {
        EVALUATIONS.set(0);
        find(function);
        let count = EVALUATIONS.get();
        assert!(count <= MOST, "{fact} of {name} takes {count} evaluations");
    }
}

#[test]
fn the_work_for_each_fact_is_limited() {
    let waves = ["1", "cos(3e7*x)", "abs(sin(5e4*x + 1))", "tanh(20*sin(x^3))"];
    let growth = ["3^3^3^x", "(x^2 + 1)^x*exp(-x)", "(x - floor(x))", "max(sin(x), floor(9e5*x))"];
    for wave in waves {
        for growth in growth {
            let text = format!("{wave}*{growth}");
            assert_limited(&text, &counted(activation(&text).unwrap()));
        }
    }
}

#[test]
fn the_work_for_the_functions_of_the_list_is_far_below_the_limit() {
    for activation in all() {
        let function = counted(activation);
        EVALUATIONS.set(0);
        FACTS.iter().filter(|(fact, _)| !fact.contains("wide")).for_each(|(_, find)| find(&function));
        assert!(EVALUATIONS.get() < 250_000, "{}: {}", activation.id, EVALUATIONS.get());
    }
}
