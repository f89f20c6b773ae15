//! Descriptions of how the cells of the table are computed.

use crate::format::{exact_in_text, three_digits, two_digits};
use crate::labs::compare::Column;
use crate::locale::Lang;
use engine::analysis::{Asymptote, Bound};
use engine::cost::{Cost, Ratio, TICKS_PER_SAMPLE};
use engine::depth::GradientThresholds;

impl Lang {
    pub fn being_measured(self) -> &'static str {
        "Being measured."
    }

    /// The distribution of the inputs.
    pub fn normal_inputs(self, mean: f64, deviation: f64) -> String {
        format!("z ~ N({}, {}²)", exact_in_text(mean), exact_in_text(deviation))
    }

    pub fn method_quadrature(self, normal: &str, converged: bool) -> String {
        let reached = if converged { "" } else { " (not reached here)" };
        format!("{normal}, by adaptive Gauss–Kronrod quadrature between kinks, to 10⁻¹⁰{reached}")
    }

    pub fn method_formula(self) -> &'static str {
        "The formula as it is computed, with the present parameters. A test of the program evaluates it beside the function that draws the curves."
    }

    pub fn method_range(self, asymptotes: [Asymptote; 2], slopes: Option<&(Bound, Bound)>) -> String {
        let [left, right] = asymptotes.map(|asymptote| self.asymptote(asymptote));
        format!(
            "Each smooth piece between kinks is searched at up to 960 points, spaced out to ±3.6×10¹⁰, for turns, which are halved down to the last digits; ends are limits. Relative tolerance 10⁻¹². Towards −∞ f {left}; towards ∞ it {right}. f′ is least at {}, greatest at {}.",
            self.bound(slopes.map(|found| &found.0)),
            self.bound(slopes.map(|found| &found.1))
        )
    }

    pub fn method_networks(
        self,
        seeds: u64,
        layers: usize,
        width: usize,
        init: &str,
        deviation: f64,
    ) -> String {
        format!(
            "{seeds} random networks of {layers} {} of {width} units, weights by {init}, no biases, 32 inputs from N(0, {}²). A random gradient is sent back from the last layer. The factor shown is the root mean square of the gradient with respect to the inputs, divided by that of the gradient sent back.",
            if layers == 1 { "layer" } else { "layers" },
            exact_in_text(deviation)
        )
    }

    pub fn method_retention(self, seeds: u64, (least, greatest): (f64, f64)) -> String {
        format!(
            "The least of the {seeds} factors is {}, the greatest {}; the geometric mean of all is shown.",
            self.gradient_factor(least),
            self.gradient_factor(greatest)
        )
    }

    pub fn method_overflow(self) -> &'static str {
        "At least one of them overflows: what double precision computes after that says nothing about its gradient."
    }

    pub fn method_thresholds(self, thresholds: GradientThresholds) -> String {
        format!(
            "A gradient counts as vanishing at or below {}, as exploding at or above {}.",
            self.given_factor(thresholds.vanishing),
            self.given_factor(thresholds.exploding)
        )
    }

    pub fn method_mean(self, quadrature: &str, variance: f64, root_mean_square: f64) -> String {
        format!(
            "E f(z) for {quadrature}. Var f(z) = {}. The bar is the mean beside the root mean square, {}.",
            three_digits(variance),
            three_digits(root_mean_square)
        )
    }

    pub fn method_sparsity(self, normal: &str) -> String {
        format!(
            "P(f(z) = 0) for {normal}: the normal probability of the pieces on which f is 0 at every sample."
        )
    }

    pub fn method_zeros(self, seeds: u64, zero: f64) -> String {
        format!(
            "In the {seeds} random networks of the verdict, {} of all activations were exactly 0.",
            self.percent_of_one(zero)
        )
    }

    pub fn method_dead(self, normal: &str) -> String {
        format!(
            "Where f′ is exactly 0: a unit whose inputs all lie there is dead, as no gradient passes through it. Found as whole pieces between kinks on which f′ is 0 at every sample, so that a slope lost to underflow is no dead zone; with their probability for {normal}. Where f′ only comes close to 0, as sigmoid's for large |x|, f is saturated."
        )
    }

    pub fn method_smooth(self) -> &'static str {
        "Left and right limits of f, f′ and f″ at declared kinks, relative tolerance 10⁻¹²; and a search by halving between 600 points up to ±745 that finds undeclared jumps above 10⁻⁵. Between kinks a function is infinitely differentiable."
    }

    pub fn method_monotone(self) -> &'static str {
        "By the found range of f′ and the jumps of f; convex and concave by the sign of f″ at the samples of each piece and the jumps of f′, with 10⁻¹² counted as 0."
    }

    pub fn method_symmetry(self) -> &'static str {
        "f at 200 pairs of points, 0.01 to 10¹⁰ apart from 0, kinks, their midpoints and the steepest point; relative tolerance 10⁻¹²."
    }

    pub fn method_gain(self, quadrature: &str, square: f64, slope_square: f64) -> String {
        format!(
            "1/√E f(z)²: weights multiplied by it keep the mean square of layers. {quadrature}; E f² = {}, E f′² = {}.",
            three_digits(square),
            three_digits(slope_square)
        )
    }

    pub fn method_edge(self) -> &'static str {
        "The σ_w of weights N(0, σ_w²/n), without biases, at which the variance of pre-activations has a fixed point and gradients keep their mean square there, found by halving over variances 10⁻⁸ … 10⁶. Schoenholz et al. 2017."
    }

    /// What a ratio of the cost compares.
    pub fn method_cost_subjects(self, column: Column, is_typed: bool) -> String {
        let subject = if column == Column::SlopeCost { "f′" } else { "f" };
        let code = match is_typed {
            true => "as this page computes a typed formula, by interpreting it for four numbers at a time",
            false => "by this page’s code, which computes four numbers at a time",
        };
        match column {
            Column::CostByRelu => {
                format!("The time of f {code}, divided by the time of ReLU by the same code.")
            }
            Column::JavaScript => {
                format!(
                    "The time of f by a loop in plain JavaScript over a Float32Array, divided by its time {code}."
                )
            }
            _ => format!(
                "The time of {subject} {code}, divided by the time of copying the array in the same way: near 1 it takes no longer than reading and writing numbers."
            ),
        }
    }

    pub fn method_cost(self, length: usize, rounds: usize, cost: &Cost) -> String {
        format!(
            "Measured in this browser, with {length} numbers of single precision from −4 to 4: copy, ReLU, f, f′ and plain JavaScript take turns, {} ms each, at least {TICKS_PER_SAMPLE} ticks of the browser’s clock. The median of {rounds} rounds after some to warm up is shown. A copy takes {} ns a number.",
            two_digits(cost.sample),
            two_digits(cost.copy)
        )
    }

    /// How much the rounds differ.
    pub fn method_scatter(self, ratio: &Ratio) -> String {
        let (low, high) = ratio.quartiles;
        let quartiles = format!("The quartiles are {} and {}", two_digits(low), two_digits(high));
        if ratio.is_reliable() {
            return format!("{quartiles}.");
        }
        format!(
            "{quartiles}: the rounds differ so much that the number says little, as when other programs are busy."
        )
    }

    pub fn method_coarse_clock(self, resolution: f64) -> String {
        let clock = match resolution.is_finite() {
            true => format!("ticks only every {} ms", two_digits(resolution)),
            false => "does not tick".into(),
        };
        format!("Cannot be measured here: the clock that this browser gives to pages {clock}.")
    }

    /// Why a function is not measured in plain JavaScript.
    pub fn method_no_javascript(self, is_typed: bool) -> &'static str {
        match is_typed {
            true => {
                "A typed formula has no loop in JavaScript: this page runs no code that is made while it runs."
            }
            false => "The loops in JavaScript could not be loaded.",
        }
    }

    pub fn method_frameworks(self) -> &'static str {
        "From the documentation and from runs of the frameworks; Explore lists their slopes at kinks."
    }
}
