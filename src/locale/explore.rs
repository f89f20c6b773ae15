//! The texts of the Explore lab.

use super::Lang;
use crate::format::compact;
use engine::activation::Order;

impl Lang {
    pub fn explore_heading(self) -> &'static str {
        "What does it do to a number?"
    }

    pub fn explore_lede(self) -> &'static str {
        "Drag a parameter: curve, slope and facts follow."
    }

    pub fn functions(self) -> &'static str {
        "Functions"
    }

    pub fn no_function_chosen(self) -> &'static str {
        "No function is chosen. Add one, or take a preset."
    }

    pub fn show_its_facts(self) -> &'static str {
        "Show its facts"
    }

    pub fn show_or_hide(self) -> &'static str {
        "Show or hide"
    }

    pub fn remove_title(self) -> &'static str {
        "Remove"
    }

    pub fn show(self) -> &'static str {
        "Show"
    }

    pub fn derivatives(self) -> &'static str {
        "Derivatives"
    }

    pub fn in_one_plot(self) -> &'static str {
        "In one plot"
    }

    pub fn tangent_at_trace(self) -> &'static str {
        "Tangent at the trace"
    }

    pub fn shade_dead_and_saturated(self) -> &'static str {
        "Shade dead and saturated"
    }

    pub fn interval_of_x(self) -> &'static str {
        "Interval of x"
    }

    pub fn from(self) -> &'static str {
        "from"
    }

    pub fn to(self) -> &'static str {
        "to"
    }

    pub fn presets(self) -> &'static str {
        "Presets"
    }

    pub fn preset_textbook_four(self) -> &'static str {
        "The textbook four"
    }

    pub fn preset_relu_and_its_cures(self) -> &'static str {
        "ReLU and its cures"
    }

    pub fn preset_smooth_relus(self) -> &'static str {
        "Smooth ReLUs"
    }

    pub fn preset_gelu(self) -> &'static str {
        "GELU: exact, tanh, quick"
    }

    pub fn preset_sigmoid_and_tanh(self) -> &'static str {
        "Sigmoid and tanh"
    }

    pub fn values_at_trace(self) -> &'static str {
        "Values at the trace"
    }

    pub fn dead(self) -> &'static str {
        "dead"
    }

    pub fn saturated(self) -> &'static str {
        "saturated"
    }

    pub fn traced_x(self) -> &'static str {
        "Traced x"
    }

    pub fn keys(self) -> &'static str {
        "Keys"
    }

    pub fn keys_of_plot(self) -> &'static str {
        "With the plot in focus: arrow keys move the trace, Page Up and Page Down further, Home and End to the ends; k, z, e go to the next kink, zero, extremum of the function in focus, with Shift to the one before; + and − zoom, Shift with arrows pans, 0 resets. Drag to pan; Ctrl with the wheel, or the wheel with the plot in focus, zooms; two fingers pinch."
    }

    pub fn view(self) -> &'static str {
        "View"
    }

    pub fn zoom_out(self) -> &'static str {
        "Zoom out"
    }

    pub fn zoom_in(self) -> &'static str {
        "Zoom in"
    }

    pub fn fit(self) -> &'static str {
        "Fit"
    }

    pub fn fit_title(self) -> &'static str {
        "Fit the interval of y to the curves"
    }

    pub fn equal_axes(self) -> &'static str {
        "Equal axes"
    }

    pub fn equal_axes_title(self) -> &'static str {
        "The same scale on both axes of the first plot"
    }

    pub fn reset(self) -> &'static str {
        "Reset"
    }

    pub fn reset_view_title(self) -> &'static str {
        "Back to the functions, intervals and trace at the start"
    }

    pub fn add_function(self) -> &'static str {
        "Add a function"
    }

    pub fn add_function_button(self) -> &'static str {
        "+ Add a function"
    }

    pub fn search_by_any_name(self) -> &'static str {
        "Search by any framework’s name"
    }

    pub fn search_example(self) -> &'static str {
        "SiLU, nn.LeakyReLU, hard swish …"
    }

    pub fn functions_found(self) -> &'static str {
        "Functions found"
    }

    pub fn facts(self) -> &'static str {
        "Facts"
    }

    pub fn facts_of(self) -> &'static str {
        "Facts: "
    }

    pub fn in_the_frameworks(self) -> &'static str {
        "In the frameworks"
    }

    pub fn trace_it(self) -> &'static str {
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

    pub fn at(self) -> &'static str {
        "at "
    }

    pub fn no_kink(self) -> &'static str {
        "no kink: f, f′, f″ continuous"
    }

    pub fn too_many(self) -> &'static str {
        "too many to tell apart: zoom in"
    }

    pub fn names_defaults_and_slopes(self) -> &'static str {
        "Names, defaults and slopes at kinks in the frameworks"
    }

    pub fn framework(self) -> &'static str {
        "Framework"
    }

    pub fn name(self) -> &'static str {
        "Name"
    }

    pub fn defaults(self) -> &'static str {
        "Defaults"
    }

    pub fn no_such_function(self) -> &'static str {
        "has no such function"
    }

    pub fn show_function(self, name: &str) -> String {
        format!("Show {name}")
    }

    pub fn x_from_to(self, from: f64, to: f64) -> String {
        format!("x from {} to {}", compact(from), compact(to))
    }

    pub fn origin(self, origin: &str) -> String {
        format!("Origin: {origin}")
    }

    pub fn limit(self, value: f64) -> String {
        if value.is_nan() { "no limit".into() } else { compact(value) }
    }

    pub fn both(self, one: &str, other: &str) -> String {
        format!("{one} and {other}")
    }

    pub fn value_at(self, value: &str) -> String {
        format!("{value}, at ")
    }

    pub fn approached_at(self, value: &str, x: f64) -> String {
        format!("{value}, approached as x → {}", compact(x))
    }

    pub fn and_more(self, count: usize) -> String {
        format!("and {count} more")
    }

    pub fn no_function_called(self, query: &str) -> String {
        format!("No function is called “{query}” in any framework known here.")
    }

    /// The text of the button that adds a function where no slot is free.
    pub fn all_slots_taken(self, slots: usize) -> String {
        format!("{slots} functions are the most: remove one to add another")
    }

    /// The functions at the trace, each with its label, value and slope.
    pub fn spoken_trace(self, x: f64, values: impl Iterator<Item = (String, f64, f64)>) -> String {
        let one = |(label, value, slope): (String, f64, f64)| {
            format!("{label} {}, slope {}", compact(value), compact(slope))
        };
        format!("x = {}; {}", compact(x), values.map(one).collect::<Vec<_>>().join("; "))
    }

    pub fn jumps_from_to(self, order: Order, left: f64, right: f64) -> String {
        let what = match order {
            Order::Value => "f",
            Order::Slope => "f′",
            Order::SecondDerivative => "f″",
        };
        format!(" {what} jumps from {} to {}", compact(left), compact(right))
    }

    /// A stretch of x that consists of zeros or fixed points.
    pub fn stretch(self, from: f64, to: f64) -> String {
        match (from.is_finite(), to.is_finite()) {
            (true, true) => format!("{} ≤ x ≤ {}", compact(from), compact(to)),
            (true, false) => format!("x ≥ {}", compact(from)),
            (false, true) => format!("x ≤ {}", compact(to)),
            (false, false) => "every x".into(),
        }
    }

    /// An extremum, up to the place.
    pub fn extremum_at(self, maximum: bool, value: f64) -> String {
        let kind = if maximum { "maximum" } else { "minimum" };
        format!("{kind} {} at ", compact(value))
    }
}
