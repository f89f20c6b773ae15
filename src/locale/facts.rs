//! The texts of facts about functions, shared by Explore and Compare.

use super::Lang;
use crate::format::compact;
use engine::analysis::{
    Asymptote, Bound, Convexity, Interval, Line, Location, Monotonicity, Smoothness, Symmetry,
};

impl Lang {
    /// In place of a formula of f′.
    pub fn automatic_derivative(self) -> &'static str {
        "exact, by automatic differentiation"
    }

    /// Of a fact whose search was given up.
    pub fn not_known(self) -> &'static str {
        "not known"
    }

    /// Disjoint intervals, with square brackets at closed ends; none if they are not known.
    pub fn intervals(self, all: &[Interval]) -> String {
        if all.is_empty() {
            return self.not_known().into();
        }
        let one = |i: &Interval| {
            if i.low.value == i.high.value {
                return format!("{{{}}}", compact(i.low.value));
            }
            let open = if i.low.attained { '[' } else { '(' };
            let close = if i.high.attained { ']' } else { ')' };
            format!("{open}{}, {}{close}", compact(i.low.value), compact(i.high.value))
        };
        all.iter().map(one).collect::<Vec<_>>().join(" ∪ ")
    }

    /// An interval of x, as an inequality.
    pub fn x_interval(self, Interval { low, high }: Interval) -> String {
        let sign = |attained: bool| if attained { "≤" } else { "<" };
        match (low.value.is_finite(), high.value.is_finite()) {
            (true, true) => format!(
                "{} {} x {} {}",
                compact(low.value),
                sign(low.attained),
                sign(high.attained),
                compact(high.value)
            ),
            (true, false) => format!("x {} {}", if low.attained { "≥" } else { ">" }, compact(low.value)),
            (false, true) => format!("x {} {}", sign(high.attained), compact(high.value)),
            (false, false) => "every x".into(),
        }
    }

    /// Where a bound is attained or approached.
    pub fn place(self, location: Location, attained: bool) -> String {
        match location {
            Location::Point(x) if attained => format!("x = {}", compact(x)),
            Location::Point(x) => format!("x → {}", compact(x)),
            Location::Interval(interval) => self.x_interval(interval),
        }
    }

    /// Follows the places of a bound if there are more.
    pub fn and_elsewhere(self) -> &'static str {
        " and elsewhere"
    }

    /// A bound and where it is attained or approached.
    pub fn bound(self, found: Option<&Bound>) -> String {
        let Some(found) = found else { return "none".into() };
        let places: Vec<String> =
            found.locations.iter().map(|place| self.place(*place, found.attained)).collect();
        let more = if found.more { self.and_elsewhere() } else { "" };
        format!("{}{more}: {}", places.join(" and "), compact(found.value))
    }

    /// Monotonicity and convexity.
    pub fn monotonicity(self, monotonicity: Monotonicity, convexity: Convexity) -> String {
        let grows = match monotonicity {
            Monotonicity::Constant => "constant",
            Monotonicity::Increasing => "yes, strictly",
            Monotonicity::NonDecreasing => "yes",
            Monotonicity::Decreasing => "falls, strictly",
            Monotonicity::NonIncreasing => "falls",
            Monotonicity::Neither => "no",
        };
        let bends = match convexity {
            Convexity::Linear => "; linear",
            Convexity::Convex => "; convex",
            Convexity::Concave => "; concave",
            Convexity::Neither => "",
        };
        format!("{grows}{bends}")
    }

    /// A symmetry.
    pub fn symmetry(self, found: Symmetry) -> String {
        match found {
            Symmetry::None => "none".into(),
            Symmetry::Even => "even".into(),
            Symmetry::Point(x, y) if x == 0.0 && zero_if_rounding(y) == 0.0 => "odd".into(),
            Symmetry::Point(x, y) => format!("about ({}, {})", compact(x), compact(y)),
        }
    }

    /// A smoothness class.
    pub fn smoothness(self, class: Smoothness) -> &'static str {
        match class {
            Smoothness::Discontinuous => "no: jumps",
            Smoothness::Continuous => "no: f′ jumps",
            Smoothness::ContinuousSlope => "once: f″ jumps",
            Smoothness::Infinite => "yes: infinitely differentiable",
        }
    }

    /// The behaviour of f at infinity.
    pub fn asymptote(self, asymptote: Asymptote) -> String {
        match asymptote {
            Asymptote::Constant(v) => format!("is {}", compact(v)),
            Asymptote::Limit(v) => format!("approaches {}", compact(v)),
            Asymptote::Linear(line) => format!("is {}", self.line(line)),
            Asymptote::Oblique(line) => format!("approaches {}", self.line(line)),
            Asymptote::Power(p) => format!("grows like |x| to the power {}", compact(p)),
            Asymptote::Exponential => "grows faster than any power".into(),
            Asymptote::Oscillating { low, high, .. } if low.is_infinite() || high.is_infinite() => {
                "oscillates without bounds".into()
            }
            Asymptote::Oscillating { slope, low, high } => {
                let [low, high] = [low, high].map(|intercept| self.line(Line { slope, intercept }));
                format!("oscillates between {low} and {high}")
            }
        }
    }

    /// The right side of the equation of a line.
    fn line(self, Line { slope, intercept }: Line) -> String {
        let multiple = match slope {
            0.0 => return compact(intercept),
            1.0 => "x".to_owned(),
            -1.0 => "−x".to_owned(),
            slope => format!("{}·x", compact(slope)),
        };
        match intercept {
            0.0 => multiple,
            b if b < 0.0 => format!("{multiple} − {}", compact(-b)),
            b => format!("{multiple} + {}", compact(b)),
        }
    }
}

/// 0 if the number differs from it only by rounding, as where it is 0 by symmetry.
pub fn zero_if_rounding(v: f64) -> f64 {
    if v.abs() < 1e-12 { 0.0 } else { v }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asymptotes_have_sentences() {
        let line = |slope, intercept| Lang::English.asymptote(Asymptote::Oblique(Line { slope, intercept }));
        assert_eq!(line(1.0, 0.0), "approaches x");
        assert_eq!(line(0.1, -1.0), "approaches 0.1·x − 1");
        assert_eq!(line(1.0, 0.5), "approaches x + 0.5");
        assert_eq!(Lang::English.asymptote(Asymptote::Constant(0.0)), "is 0");
        let folded = Line { slope: -1.0, intercept: 0.0 };
        assert_eq!(Lang::English.asymptote(Asymptote::Linear(folded)), "is −x");
        let wave = |slope, low, high| Lang::English.asymptote(Asymptote::Oscillating { slope, low, high });
        assert_eq!(wave(0.0, -1.0, 1.0), "oscillates between −1 and 1");
        assert_eq!(wave(1.0, 0.0, 0.5), "oscillates between x and x + 0.5");
    }

    #[test]
    fn intervals_say_whether_their_ends_belong() {
        assert_eq!(Lang::English.intervals(&[]), "not known");
        let text = |interval| Lang::English.x_interval(interval);
        let open = Interval::open(0.0, 6.0);
        assert_eq!(text(open), "0 < x < 6");
        assert_eq!(text(open.from_including(0.0)), "0 ≤ x < 6");
        assert_eq!(text(open.up_to_including(6.0)), "0 < x ≤ 6");
        assert_eq!(text(Interval::open(1.0, f64::INFINITY)), "x > 1");
        assert_eq!(text(Interval::open(1.0, f64::INFINITY).from_including(1.0)), "x ≥ 1");
        assert_eq!(text(Interval::open(f64::NEG_INFINITY, 1.0)), "x < 1");
        assert_eq!(text(Interval::open(f64::NEG_INFINITY, f64::INFINITY)), "every x");
    }
}
