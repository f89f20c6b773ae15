//! Facts in words and signs.

use super::Lang;
use crate::format::plain;
use engine::analysis::{Asymptote, Bound, Convexity, Interval, Location, Monotonicity, Symmetry};

impl Lang {
    /// Disjoint intervals, with brackets that tell whether an end belongs to them.
    pub fn intervals(self, all: &[Interval]) -> String {
        let one = |i: &Interval| {
            if i.low.value == i.high.value {
                return format!("{{{}}}", plain(i.low.value));
            }
            let open = if i.low.attained { '[' } else { '(' };
            let close = if i.high.attained { ']' } else { ')' };
            format!("{open}{}, {}{close}", plain(i.low.value), plain(i.high.value))
        };
        all.iter().map(one).collect::<Vec<_>>().join(" ∪ ")
    }

    /// A stretch of x.
    pub fn span_text(self, from: f64, to: f64) -> String {
        match (from.is_finite(), to.is_finite()) {
            (true, true) => format!("for {} < x < {}", plain(from), plain(to)),
            (true, false) => format!("for every x > {}", plain(from)),
            (false, true) => format!("for every x < {}", plain(to)),
            (false, false) => "for every x".into(),
        }
    }

    /// A bound and where it is reached or approached.
    pub fn bound(self, found: Option<Bound>) -> String {
        let Some(found) = found else { return "none".into() };
        let place = match (found.location, found.attained) {
            (Location::Point(x), true) => format!("x = {}", plain(x)),
            (Location::Point(x), false) => format!("x → {}", plain(x)),
            (Location::Interval(from, to), _) => {
                return format!("{}, {}", plain(found.value), self.span_text(from, to));
            }
        };
        format!("{place}: {}", plain(found.value))
    }

    /// Whether a function grows, and how it bends.
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
            Symmetry::Point(x, y) if x == 0.0 && clean(y) == 0.0 => "odd".into(),
            Symmetry::Point(x, y) => format!("about ({}, {})", plain(x), plain(y)),
        }
    }

    /// A class of smoothness.
    pub fn smoothness(self, class: Option<u8>) -> &'static str {
        match class {
            None => "no: jumps",
            Some(0) => "no: C⁰, f′ jumps",
            Some(1) => "C¹, f″ jumps",
            Some(_) => "yes: f″ continuous",
        }
    }

    /// What f does far out.
    pub fn asymptote(self, asymptote: Asymptote) -> String {
        match asymptote {
            Asymptote::Constant(v) => format!("is {}", plain(v)),
            Asymptote::Limit(v) => format!("approaches {}", plain(v)),
            Asymptote::Line { slope, intercept } => {
                let line = match slope {
                    1.0 => "x".to_owned(),
                    slope => format!("{}·x", plain(slope)),
                };
                match intercept {
                    0.0 => format!("approaches {line}"),
                    b if b < 0.0 => format!("approaches {line} − {}", plain(-b)),
                    b => format!("approaches {line} + {}", plain(b)),
                }
            }
            Asymptote::Power(p) => format!("grows like |x| to the power {}", plain(p)),
            Asymptote::Exponential => "grows faster than any power".into(),
            Asymptote::Oscillates => "oscillates".into(),
        }
    }
}

/// 0 for what differs from it only by rounding, as where a symmetry makes it 0.
pub fn clean(v: f64) -> f64 {
    if v.abs() < 1e-12 { 0.0 } else { v }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_in_words() {
        let line = |slope, intercept| Lang::English.asymptote(Asymptote::Line { slope, intercept });
        assert_eq!(line(1.0, 0.0), "approaches x");
        assert_eq!(line(0.1, -1.0), "approaches 0.1·x − 1");
        assert_eq!(line(1.0, 0.5), "approaches x + 0.5");
        assert_eq!(Lang::English.asymptote(Asymptote::Constant(0.0)), "is 0");
    }
}
