//! Found facts against the closed forms of `data/facts.txt`, which `reference/closed_forms.py` writes.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::{Instance, Order, find};
use engine::analysis::{
    Asymptote, Convexity, Interval, Line, Location, Monotonicity, Side, Smoothness, Symmetry, Zone, ZoneKind,
    asymptote, classify_kinks, convexity, fixed_points, max_abs_slope, monotonicity, range, smoothness,
    symmetry, zeros, zones,
};

/// The interval in which the data has zeros and zones.
const VIEW: (f64, f64) = (-8.0, 8.0);

/// Whether two texts have the same words but for numbers that differ by rounding.
fn same(found: &str, expected: &str) -> bool {
    let tokens = |text: &str| {
        let separated = text.replace(['[', ']', '(', ')', '{', '}', ',', ':', ' '], " ");
        let brackets: String = text.chars().filter(|c| "[](){},:".contains(*c)).collect();
        (brackets, separated.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    };
    let ((marks, words), (other_marks, other_words)) = (tokens(found), tokens(expected));
    let near = |(a, b): (&String, &String)| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a == b || (a - b).abs() <= 2e-9 * a.abs().max(b.abs()).max(1e-3),
        _ => a == b,
    };
    marks == other_marks && words.len() == other_words.len() && words.iter().zip(&other_words).all(near)
}

fn set(all: impl IntoIterator<Item = Location>) -> String {
    let one = |place: Location| match place {
        Location::Point(x) => format!("{{{x}}}"),
        Location::Interval(Interval { low, high }) if low.value == high.value => format!("{{{}}}", low.value),
        Location::Interval(Interval { low, high }) => {
            let (open, close) = (if low.attained { '[' } else { '(' }, if high.attained { ']' } else { ')' });
            format!("{open}{},{}{close}", low.value, high.value)
        }
    };
    let parts: Vec<String> = all.into_iter().map(one).collect();
    if parts.is_empty() { "none".into() } else { parts.join(" ") }
}

fn values(instance: &Instance, order: Order) -> String {
    set(range(instance, order).into_iter().map(Location::Interval))
}

fn towards(instance: &Instance, side: Side) -> String {
    match asymptote(instance, side) {
        Asymptote::Constant(value) => format!("constant {value}"),
        Asymptote::Limit(value) => format!("limit {value}"),
        Asymptote::Linear(Line { slope, intercept }) => format!("linear {slope} {intercept}"),
        Asymptote::Oblique(Line { slope, intercept }) => format!("oblique {slope} {intercept}"),
        Asymptote::Power(power) => format!("power {power}"),
        Asymptote::Exponential => "exponential".into(),
        Asymptote::Oscillating { slope, low, high } => format!("oscillating {slope} {low} {high}"),
    }
}

fn kinks(instance: &Instance) -> String {
    let order = |order| Order::ALL.iter().position(|other| *other == order).unwrap();
    let all = classify_kinks(instance);
    let one = |kink: &engine::analysis::Kink| {
        format!("{}:{}:{}:{}", kink.x, order(kink.order), kink.left, kink.right)
    };
    if all.is_empty() { "none".into() } else { all.iter().map(one).collect::<Vec<_>>().join(" ") }
}

fn flat_zones(instance: &Instance) -> String {
    let one = |zone: &Zone| {
        let kind = match zone.kind {
            ZoneKind::Dead => "dead",
            ZoneKind::Saturated => "saturated",
        };
        format!("{kind}[{},{}]", zone.from, zone.to)
    };
    let Ok(all) = zones(instance, VIEW.0, VIEW.1) else { return "many".into() };
    if all.is_empty() { "none".into() } else { all.iter().map(one).collect::<Vec<_>>().join(" ") }
}

fn found(instance: &Instance, fact: &str) -> String {
    match fact {
        "range" => values(instance, Order::Value),
        "slopes" => values(instance, Order::Slope),
        "left" => towards(instance, Side::Left),
        "right" => towards(instance, Side::Right),
        "zeros" => zeros(instance, VIEW.0, VIEW.1).map_or_else(|_| "many".into(), set),
        "fixed" => fixed_points(instance).map_or_else(|_| "many".into(), set),
        "symmetry" => match symmetry(instance) {
            Symmetry::None => "none".into(),
            Symmetry::Even => "even".into(),
            Symmetry::Point(x, y) => format!("point {x} {y}"),
        },
        "smoothness" => match smoothness(instance) {
            Smoothness::Discontinuous => "jumps".into(),
            Smoothness::Continuous => "C0".into(),
            Smoothness::ContinuousSlope => "C1".into(),
            Smoothness::Infinite => "Cinf".into(),
        },
        "monotonicity" => match monotonicity(instance) {
            Monotonicity::Constant => "constant".into(),
            Monotonicity::Increasing => "increasing".into(),
            Monotonicity::NonDecreasing => "non-decreasing".into(),
            Monotonicity::Decreasing => "decreasing".into(),
            Monotonicity::NonIncreasing => "non-increasing".into(),
            Monotonicity::Neither => "neither".into(),
        },
        "convexity" => match convexity(instance) {
            Convexity::Linear => "linear".into(),
            Convexity::Convex => "convex".into(),
            Convexity::Concave => "concave".into(),
            Convexity::Neither => "neither".into(),
        },
        "zones" => flat_zones(instance),
        "kinks" => kinks(instance),
        other => panic!("unknown fact {other}"),
    }
}

fn instance(head: &str) -> Instance {
    let mut words = head.split_whitespace();
    let mut instance = Instance::new(find(words.next().unwrap()).unwrap());
    instance.params = words.map(|word| word.parse::<f64>().unwrap()).collect();
    assert_eq!(instance.params.len(), instance.activation.params.len(), "{head}");
    instance
}

#[test]
fn facts_are_the_closed_forms() {
    let data = include_str!("data/facts.txt");
    let mut wrong = Vec::new();
    for line in data.lines() {
        let [head, fact, expected] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let found = found(&instance(head), fact);
        if !same(&found, expected) {
            wrong.push(format!("{head}: {fact} {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} facts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_activation_has_closed_forms_at_the_limits_of_its_parameters() {
    let data = include_str!("data/facts.txt");
    let all: Vec<Instance> = data.lines().filter_map(|line| line.split(" | ").next()).map(instance).collect();
    for activation in engine::activation::all() {
        for (index, param) in activation.params.iter().enumerate() {
            let has =
                |value: f64| all.iter().any(|i| i.activation == *activation && i.params[index] == value);
            assert!(has(param.min) && has(param.max), "{activation:?} {}", param.name);
        }
        assert!(all.iter().any(|i| i.activation == *activation), "{activation:?}");
    }
}

#[test]
fn the_greatest_slope_is_the_end_of_the_range_of_slopes() {
    for line in include_str!("data/facts.txt").lines().filter(|line| line.contains(" | slopes | ")) {
        let [head, _, expected] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let numbers = expected.split(['[', ']', '(', ')', '{', '}', ',', ' ']);
        let sizes = numbers.filter_map(|number| number.parse::<f64>().ok()).map(f64::abs);
        let greatest = sizes.fold(0.0, f64::max);
        let bound = max_abs_slope(&instance(head)).unwrap();
        let close = bound.value == greatest || (bound.value - greatest).abs() <= 1e-9 * greatest;
        assert!(close, "{head}: {bound:?}, not {greatest}");
        assert!(!bound.locations.is_empty(), "{head}");
    }
}
