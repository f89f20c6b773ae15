//! The texts of facts about functions, shared by Explore and Compare.

use super::Lang;
use crate::format::compact;
use engine::analysis::{Asymptote, Bound, Convexity, Interval, Location, Monotonicity, Symmetry};

impl Lang {
    /// Disjoint intervals, with square brackets at closed ends.
    pub fn intervals(self, all: &[Interval]) -> String {
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

    /// An open interval of x.
    pub fn on_open_interval(self, from: f64, to: f64) -> String {
        match (from.is_finite(), to.is_finite()) {
            (true, true) => format!("for {} < x < {}", compact(from), compact(to)),
            (true, false) => format!("for every x > {}", compact(from)),
            (false, true) => format!("for every x < {}", compact(to)),
            (false, false) => "for every x".into(),
        }
    }

    /// A bound and where it is attained or approached.
    pub fn bound(self, found: Option<Bound>) -> String {
        let Some(found) = found else { return "none".into() };
        let location = match (found.location, found.attained) {
            (Location::Point(x), true) => format!("x = {}", compact(x)),
            (Location::Point(x), false) => format!("x → {}", compact(x)),
            (Location::Interval(from, to), _) => {
                return format!("{}, {}", compact(found.value), self.on_open_interval(from, to));
            }
        };
        format!("{location}: {}", compact(found.value))
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
    pub fn smoothness(self, class: Option<u8>) -> &'static str {
        match class {
            None => "no: jumps",
            Some(0) => "no: C⁰, f′ jumps",
            Some(1) => "C¹, f″ jumps",
            Some(_) => "yes: f″ continuous",
        }
    }

    /// The behaviour of f at infinity.
    pub fn asymptote(self, asymptote: Asymptote) -> String {
        match asymptote {
            Asymptote::Constant(v) => format!("is {}", compact(v)),
            Asymptote::Limit(v) => format!("approaches {}", compact(v)),
            Asymptote::Line { slope, intercept } => {
                let line = match slope {
                    1.0 => "x".to_owned(),
                    slope => format!("{}·x", compact(slope)),
                };
                match intercept {
                    0.0 => format!("approaches {line}"),
                    b if b < 0.0 => format!("approaches {line} − {}", compact(-b)),
                    b => format!("approaches {line} + {}", compact(b)),
                }
            }
            Asymptote::Power(p) => format!("grows like |x| to the power {}", compact(p)),
            Asymptote::Exponential => "grows faster than any power".into(),
            Asymptote::Oscillates => "oscillates".into(),
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
        let line = |slope, intercept| Lang::English.asymptote(Asymptote::Line { slope, intercept });
        assert_eq!(line(1.0, 0.0), "approaches x");
        assert_eq!(line(0.1, -1.0), "approaches 0.1·x − 1");
        assert_eq!(line(1.0, 0.5), "approaches x + 0.5");
        assert_eq!(Lang::English.asymptote(Asymptote::Constant(0.0)), "is 0");
    }
}
