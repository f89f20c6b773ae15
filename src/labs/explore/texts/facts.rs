//! The texts of the facts.

use crate::format::compact;
use crate::locale::Lang;
use engine::activation::Order;
use engine::analysis::Location;

impl Lang {
    pub fn facts(self) -> &'static str {
        "Facts"
    }

    pub fn facts_of(self) -> &'static str {
        "Facts: "
    }

    pub fn in_the_frameworks(self) -> &'static str {
        "In the frameworks"
    }

    pub fn trace_button_title(self) -> &'static str {
        "Trace it"
    }

    pub fn fact_derivative(self) -> &'static str {
        "Derivative f′(x)"
    }

    pub fn fact_range(self) -> &'static str {
        "Range of f"
    }

    pub fn fact_range_of_slope(self) -> &'static str {
        "Range of f′"
    }

    pub fn fact_supremum(self) -> &'static str {
        "Supremum of |f′|"
    }

    pub fn fact_tails(self) -> &'static str {
        "f towards −∞ and ∞"
    }

    pub fn fact_slope_at_infinity(self) -> &'static str {
        "f′ at −∞ and ∞"
    }

    pub fn fact_smoothness(self) -> &'static str {
        "Smoothness"
    }

    pub fn fact_monotone(self) -> &'static str {
        "Monotone"
    }

    pub fn fact_symmetry(self) -> &'static str {
        "Symmetry"
    }

    pub fn fact_lipschitz(self) -> &'static str {
        "Lipschitz constant"
    }

    pub fn fact_fixed_points(self) -> &'static str {
        "f(x) = x"
    }

    pub fn fact_zeros(self) -> &'static str {
        "Zeros in view"
    }

    pub fn fact_extrema(self) -> &'static str {
        "Extrema in view"
    }

    pub fn none(self) -> &'static str {
        "none"
    }

    pub fn at_prefix(self) -> &'static str {
        "at "
    }

    pub fn no_kink(self) -> &'static str {
        "infinitely differentiable"
    }

    pub fn too_many_features(self) -> &'static str {
        "too many to tell apart: zoom in"
    }

    pub fn frameworks_caption(self) -> &'static str {
        "Names, defaults and slopes at kinks in the frameworks"
    }

    pub fn framework_label(self) -> &'static str {
        "Framework"
    }

    pub fn name_column(self) -> &'static str {
        "Name"
    }

    pub fn defaults_column(self) -> &'static str {
        "Defaults"
    }

    pub fn function_missing_in_framework(self) -> &'static str {
        "has no such function"
    }

    pub fn origin(self, origin: &str) -> String {
        match origin {
            "" => "Origin: a formula of your own".into(),
            paper => format!("Origin: {paper}"),
        }
    }

    pub fn limit_text(self, value: f64) -> String {
        if value.is_nan() { "no limit".into() } else { compact(value) }
    }

    pub fn two_values(self, one: &str, other: &str) -> String {
        format!("{one} and {other}")
    }

    /// A supremum, preceding where it is attained or approached.
    pub fn supremum_at(self, value: &str, places: &[Location], attained: bool) -> String {
        let how = match places.first() {
            Some(Location::Interval(_)) => "for ",
            _ if attained => "at ",
            _ => "approached as ",
        };
        format!("{value}, {how}")
    }

    /// Between the places of a supremum.
    pub fn and_at(self) -> &'static str {
        " and "
    }

    pub fn and_more(self, count: usize) -> String {
        format!("and {count} more")
    }

    pub fn jumps_from_to(self, order: Order, left: f64, right: f64) -> String {
        let what = match order {
            Order::Value => "f",
            Order::Slope => "f′",
            Order::SecondDerivative => "f″",
        };
        format!(" {what} jumps from {} to {}", compact(left), compact(right))
    }

    /// An extremum, preceding its x.
    pub fn extremum_at(self, maximum: bool, value: f64) -> String {
        let kind = if maximum { "maximum" } else { "minimum" };
        format!("{kind} {} at ", compact(value))
    }
}
