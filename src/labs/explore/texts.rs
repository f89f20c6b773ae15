//! The texts of the Explore lab.
#![allow(missing_docs, reason = "a text explains itself")]

mod facts;

use crate::components::WithoutCurve;
use crate::format::{compact, exact_in_text};
use crate::locale::Lang;

impl Lang {
    /// The name of the lab.
    pub fn explore_name(self) -> &'static str {
        "Explore"
    }

    pub fn explore_description(self) -> &'static str {
        "Curves, derivatives and properties of up to six functions, side by side."
    }

    pub fn explore_heading(self) -> &'static str {
        "What an activation function does to a number"
    }

    pub fn explore_lede(self) -> &'static str {
        "A neuron adds up its weighted inputs and passes the sum x through an activation function f. Without f, any number of layers computes no more than a single one; f is what lets a network compute curves."
    }

    pub fn explore_first_step(self) -> &'static str {
        "Start here: point at the plot, or touch it, to read the functions at x, and drag a slider. Then "
    }

    /// The end of [`Lang::explore_first_step`], a link.
    pub fn explore_next_step(self) -> &'static str {
        "open Train and watch neurons die"
    }

    pub fn functions(self) -> &'static str {
        "Functions"
    }

    pub fn no_function_chosen(self) -> &'static str {
        "No function is chosen. Add one, or take a preset."
    }

    pub fn facts_below(self) -> &'static str {
        "facts below"
    }

    pub fn show_facts_title(self) -> &'static str {
        "Show its facts"
    }

    pub fn show_or_hide_title(self) -> &'static str {
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

    /// What dead and saturated mean, and of which function they are shaded.
    pub fn dead_and_saturated(self, shaded: Option<&str>, saturated_below: f64) -> String {
        let meaning = format!(
            "Dead: the slope is 0, nothing is learned. Saturated: the slope is below {}, hardly anything is.",
            exact_in_text(saturated_below)
        );
        match shaded {
            Some(name) => format!("{meaning} Shaded for {name}; its facts are further down."),
            None => meaning,
        }
    }

    pub fn interval_of_x(self) -> &'static str {
        "Interval of x"
    }

    pub fn interval_from(self) -> &'static str {
        "from"
    }

    pub fn interval_to(self) -> &'static str {
        "to"
    }

    /// That the other end of the interval was moved, too.
    pub fn end_moved_too(self, end: &str, at: f64) -> String {
        format!(
            "“{end}” was moved to {}: an interval goes from a smaller to a larger number.",
            exact_in_text(at)
        )
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

    pub fn plot_of_functions(self) -> &'static str {
        "Plot of the functions"
    }

    pub fn keys_summary(self) -> &'static str {
        "Keyboard shortcuts"
    }

    pub fn plot_keys_help(self) -> &'static str {
        "With the plot in focus: arrow keys move the trace, Page Up and Page Down further, Home and End to the ends; k, z, e go to the next kink, zero, extremum of the function in focus, with Shift to the one before; + and − zoom, Shift with arrows pans, 0 resets. Drag to pan; Ctrl with the wheel, or the wheel with the plot in focus, zooms; two fingers pinch."
    }

    pub fn view_buttons(self) -> &'static str {
        "View"
    }

    pub fn zoom_out(self) -> &'static str {
        "Zoom out"
    }

    pub fn zoom_in(self) -> &'static str {
        "Zoom in"
    }

    pub fn fit(self) -> &'static str {
        "Fit y"
    }

    pub fn fit_title(self) -> &'static str {
        "Fit the interval of y to the curves"
    }

    pub fn equal_axes(self) -> &'static str {
        "Equal axes"
    }

    pub fn equal_axes_title(self) -> &'static str {
        "The same scale on both axes of the first plot; pressed again, back to the view before"
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
        "Search by any framework’s name, or type a formula"
    }

    pub fn search_example(self) -> &'static str {
        "SiLU, nn.LeakyReLU, x*tanh(x) …"
    }

    pub fn functions_found(self) -> &'static str {
        "Functions found"
    }

    pub fn show_function(self, name: &str) -> String {
        format!("Show {name}")
    }

    pub fn x_from_to(self, from: f64, to: f64) -> String {
        format!("x from {} to {}", exact_in_text(from), exact_in_text(to))
    }

    /// Why a layer that is listed among activations cannot be added.
    pub fn why_without_curve(self, layer: WithoutCurve) -> &'static str {
        match layer {
            WithoutCurve::Softmax => {
                "Softmax and its variants have no curve: each output depends on all inputs of the layer. Of two inputs, softmax is the sigmoid of their difference."
            }
            WithoutCurve::GatedLinearUnit => {
                "A gated linear unit has no curve: it multiplies one input by a function of another, its gate. The gate of GLU is sigmoid, of SwiGLU Swish, of GEGLU GELU, of ReGLU ReLU."
            }
            WithoutCurve::Maxout => {
                "Maxout has no curve: it is the greatest of several inputs. Of x and 0 it is ReLU."
            }
        }
    }

    pub fn no_function_called(self, query: &str) -> String {
        format!("No function is called “{query}” in any framework known here.")
    }

    /// The text of the add button when all slots are taken.
    pub fn all_slots_taken(self, slots: usize) -> String {
        format!("Up to {} functions; remove one to add another", in_words(slots))
    }

    /// The values at the trace for assistive technology: label, value and slope of each function.
    pub fn spoken_trace(self, x: f64, values: impl Iterator<Item = (String, f64, f64)>) -> String {
        let one = |(label, value, slope): (String, f64, f64)| {
            format!("{label} {}, slope {}", compact(value), compact(slope))
        };
        format!("x = {}; {}", exact_in_text(x), values.map(one).collect::<Vec<_>>().join("; "))
    }
}

/// A small number in words.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).into())
}
