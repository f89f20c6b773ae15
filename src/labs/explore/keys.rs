//! The keys of the focused plot.

use super::settings::ExploreSettings;
use crate::plot::round_to_grid;
use engine::activation::Instance;
use engine::analysis::{Location, extrema, zeros};

/// The action of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Move the trace to this x.
    Trace(f64),
    /// Scale the interval of x by this factor.
    Zoom(f64),
    /// Move the interval of x by this share of its width.
    Pan(f64),
    /// Reset the intervals.
    Reset,
}

/// A kind of point that keys move the trace to.
#[derive(Clone, Copy)]
enum Feature {
    Kink,
    Zero,
    Extremum,
}

/// Arrow key steps per interval of x.
const STEPS: f64 = 120.0;

/// The action of a key with these settings; `None` for keys without one.
pub fn action(key: &str, shift: bool, settings: &ExploreSettings) -> Option<Action> {
    let x = settings.x;
    let at = settings.traced();
    let step = x.width() / STEPS;
    let to = |x: f64| Some(Action::Trace(x.clamp(settings.x.from, settings.x.to)));
    match (key, shift) {
        ("ArrowLeft" | "ArrowDown", false) => to(round_to_grid(at - step, step)),
        ("ArrowRight" | "ArrowUp", false) => to(round_to_grid(at + step, step)),
        ("ArrowLeft", true) => Some(Action::Pan(-0.1)),
        ("ArrowRight", true) => Some(Action::Pan(0.1)),
        ("PageDown", _) => to(round_to_grid(at - 10.0 * step, step)),
        ("PageUp", _) => to(round_to_grid(at + 10.0 * step, step)),
        ("Home", _) => to(x.from),
        ("End", _) => to(x.to),
        ("+" | "=", _) => Some(Action::Zoom(0.8)),
        ("-" | "_", _) => Some(Action::Zoom(1.25)),
        ("0", _) => Some(Action::Reset),
        ("k" | "K", back) => next_feature(Feature::Kink, back, settings),
        ("z" | "Z", back) => next_feature(Feature::Zero, back, settings),
        ("e" | "E", back) => next_feature(Feature::Extremum, back, settings),
        _ => None,
    }
}

fn positions(feature: Feature, instance: &Instance, from: f64, to: f64) -> Vec<f64> {
    let mut found = match feature {
        Feature::Kink => instance.kinks(),
        Feature::Extremum => {
            extrema(instance, from, to).map(|all| all.iter().map(|e| e.x).collect()).unwrap_or_default()
        }
        Feature::Zero => zeros(instance, from, to)
            .map(|all| {
                let ends = |location: &Location| match *location {
                    Location::Point(x) => vec![x],
                    Location::Interval(interval) => vec![interval.low.value, interval.high.value],
                };
                all.iter().flat_map(ends).collect()
            })
            .unwrap_or_default(),
    };
    found.retain(|x| (from..=to).contains(x));
    found
}

/// The next such point of the focused function, cyclically.
fn next_feature(feature: Feature, back: bool, settings: &ExploreSettings) -> Option<Action> {
    let (_, slot) = settings.focused()?;
    let all = positions(feature, &slot.function, settings.x.from, settings.x.to);
    let at = settings.traced();
    let next = if back {
        all.iter().rev().find(|x| **x < at).or(all.last())
    } else {
        all.iter().find(|x| **x > at).or(all.first())
    };
    next.map(|x| Action::Trace(*x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::explore::settings::slots_of;

    fn with(id: &str, trace: f64) -> ExploreSettings {
        ExploreSettings { slots: slots_of(&[(id, &[])]), trace, ..ExploreSettings::default() }
    }

    fn traced(action: Option<Action>) -> f64 {
        match action {
            Some(Action::Trace(x)) => x,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn keys_move_to_kinks_zeros_and_extrema_cyclically() {
        let settings = with("hard_swish", -1.0);
        assert_eq!(traced(action("k", false, &settings)), 3.0);
        assert_eq!(traced(action("K", true, &settings)), -3.0);
        assert_eq!(traced(action("z", false, &settings)), 0.0);
        assert!((traced(action("e", false, &settings)) + 1.5).abs() < 1e-12);
    }

    #[test]
    fn arrows_stay_inside_and_on_short_numbers() {
        assert_eq!(traced(action("ArrowRight", false, &with("relu", 5.97))), 6.0);
        assert_eq!(traced(action("ArrowRight", false, &with("relu", 0.2))), 0.3);
        assert_eq!(action("x", false, &with("relu", 0.0)), None);
    }
}
