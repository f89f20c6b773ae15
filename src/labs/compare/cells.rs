//! What stands in each cell, and how it was found.

use super::row::{Row, SEEDS, WIDTH};
use crate::number::{fixed, plain, short, trimmed};
use crate::settings::{Column, Table};
use crate::ui::words::{self, clean, intervals};
use crate::ui::{kept, math};
use engine::analysis::{Mirror, Trend};
use engine::cost::{LENGTH, ROUND, ROUNDS};
use engine::nn::Init;

/// A cell: as plain text, as HTML where that is more, and as a number to sort by.
pub struct Cell {
    /// Without any markup.
    pub text: String,
    /// What is shown, if it is more than the text.
    pub html: Option<String>,
    /// What rows are sorted by; NaN comes last.
    pub rank: f64,
    /// Custom properties for the style sheet, as the value of `style`.
    pub style: String,
    /// Whether it is still being measured; until then there may be an earlier measurement to show.
    pub pending: bool,
}

fn said(text: impl Into<String>, rank: f64) -> Cell {
    Cell { text: text.into(), html: None, rank, style: String::new(), pending: false }
}

fn pending() -> Cell {
    Cell { pending: true, ..said("…", f64::NAN) }
}

/// A share in per cent, with one decimal at most.
pub fn percent(share: f64) -> String {
    format!("{} %", trimmed(100.0 * share, 0, 1))
}

/// The content of a cell.
pub fn cell(row: &Row, column: Column, table: &Table) -> Cell {
    let activation = row.instance.activation;
    let formula = |text: &str| Cell {
        html: Some(math::formula(activation, text, &row.instance.params)),
        ..said(with_values(row, text), f64::NAN)
    };
    let width = |all: &[engine::analysis::Interval]| {
        all.last().zip(all.first()).map_or(f64::NAN, |(last, first)| last.high.value - first.low.value)
    };
    match column {
        Column::Formula => formula(activation.formula),
        Column::Derivative => formula(activation.slope_formula),
        Column::Range => said(intervals(&row.range), width(&row.range)),
        Column::Gradient => said(intervals(&row.gradient), width(&row.gradient)),
        Column::Verdict => verdict(row, table),
        Column::Mean => mean(row),
        Column::Sparsity => said(percent(row.moments.zero), row.moments.zero),
        Column::Dead => dead(row),
        Column::Smooth => smooth(row),
        Column::Monotone => monotone(row),
        Column::Symmetry => symmetry(row),
        Column::Gain => said(short(row.moments.gain()), row.moments.gain()),
        Column::Edge => match row.edge {
            None => pending(),
            Some(None) => said("none", f64::NAN),
            Some(Some(found)) => said(short(found.deviation), found.deviation),
        },
        Column::Cost => match row.cost {
            None => pending(),
            Some(cost) => {
                let text = format!("f {} ns, f′ {} ns", short(cost.value.median), short(cost.slope.median));
                Cell { html: Some(text.replace(", ", "<br>")), ..said(text, cost.value.median) }
            }
        },
        Column::Frameworks => frameworks(row),
    }
}

/// A formula in our notation, with the present values for the parameters.
fn with_values(row: &Row, formula: &str) -> String {
    let names = row.instance.activation.params.iter().zip(&row.instance.params);
    let given: Vec<String> = names
        .filter(|(p, _)| formula.contains(p.name))
        .map(|(p, v)| format!("{} = {}", p.name, plain(*v)))
        .collect();
    if given.is_empty() { formula.into() } else { format!("{formula}, {}", given.join(", ")) }
}

fn verdict(row: &Row, table: &Table) -> Cell {
    let Some(found) = row.latest() else { return pending() };
    let layers = found.layers;
    let word = kept::word(found.share, table.vanishes, table.explodes);
    let sentence = kept::sentence(found.share, layers, table.vanishes, table.explodes);
    let class = if word == "holds" { "holds" } else { "fails" };
    let mut html = format!(
        "<b class=\"{class}\">{word}</b>: {}",
        sentence.trim_end_matches(word).trim_end_matches(": ")
    );
    let mut text = sentence;
    // The textbook multiplies the steepest slopes and forgets the weights.
    if row.steepest < 1.0 - 1e-9 {
        let claim = short(power(row.steepest, layers));
        let claim = format!("textbook: {}^{layers} = {claim}", plain(row.steepest));
        html += &format!(
            "<small>{}</small>",
            claim.replacen(&format!("^{layers}"), &format!("<sup>{layers}</sup>"), 1)
        );
        text += &format!(" ({claim})");
    }
    match row.kept {
        Some(_) => Cell { html: Some(html), ..said(text, found.share) },
        None => Cell { html: Some(html), rank: found.share, ..pending() },
    }
}

/// A slope multiplied by itself, layer by layer.
fn power(slope: f64, layers: usize) -> f64 {
    (0..layers).fold(1.0, |product, _| product * slope)
}

fn mean(row: &Row) -> Cell {
    let mean = clean(row.moments.mean);
    let text = fixed(mean, 3);
    // The bar is full at one deviation of f from 0.
    let spread = row.moments.square.sqrt();
    let share = if spread > 0.0 { (mean.abs() / spread).min(1.0) } else { 0.0 };
    let (from, to) = if mean < 0.0 { (50.0 - 50.0 * share, 50.0) } else { (50.0, 50.0 + 50.0 * share) };
    let style = format!("--from:{}%;--to:{}%", fixed(from, 0), fixed(to, 0));
    Cell { style, ..said(text, mean.abs()) }
}

fn dead(row: &Row) -> Cell {
    let one = |&(from, to): &(f64, f64)| match (from.is_finite(), to.is_finite()) {
        (false, false) => "every x".to_owned(),
        (false, true) => format!("x < {}", plain(to)),
        (true, false) => format!("x > {}", plain(from)),
        (true, true) => format!("{} < x < {}", plain(from), plain(to)),
    };
    let share = row.moments.flat;
    if row.dead.is_empty() {
        return said("none", 0.0);
    }
    let zones: Vec<String> = row.dead.iter().map(one).collect();
    let text = format!("{}: {}", zones.join(", "), percent(share));
    Cell { html: Some(text.replace('<', "&lt;").replace('>', "&gt;")), ..said(text, share) }
}

fn smooth(row: &Row) -> Cell {
    said(words::smoothness(row.smooth), row.smooth.map_or(-1.0, f64::from))
}

fn monotone(row: &Row) -> Cell {
    let rank = match row.trend {
        Trend::Increasing => 4.0,
        Trend::NonDecreasing => 3.0,
        Trend::Decreasing => 2.0,
        Trend::NonIncreasing => 1.5,
        Trend::Neither => 1.0,
        Trend::Constant => 0.0,
    };
    said(words::trend(row.trend, row.bend), rank)
}

fn symmetry(row: &Row) -> Cell {
    let rank = match row.mirror {
        Mirror::None => 0.0,
        Mirror::Even => 1.0,
        Mirror::Point(..) => 2.0,
    };
    said(words::mirror(row.mirror), rank)
}

fn frameworks(row: &Row) -> Cell {
    let all = row.instance.activation.frameworks;
    let one = |f: &engine::activation::InFramework| {
        let defaults = if f.defaults.is_empty() { String::new() } else { format!(" ({})", f.defaults) };
        format!("{}: {}{defaults}", f.framework.title(), f.name)
    };
    let lines: Vec<String> = all.iter().map(one).collect();
    if lines.is_empty() {
        return said("none", 0.0);
    }
    Cell { html: Some(lines.join("<br>")), ..said(lines.join("; "), all.len() as f64) }
}

/// How a cell was computed: method, sample, tolerance, as HTML of our own words and numbers.
pub fn how(row: &Row, column: Column, table: &Table) -> String {
    let normal = format!("z ~ N({}, {}²)", plain(table.mean), plain(table.deviation));
    let quadrature = format!(
        "{normal}, by adaptive Gauss–Kronrod quadrature between kinks, to 10⁻¹⁰{}",
        if row.moments.settled { "" } else { " (not reached here)" }
    );
    let init = Init::ALL.iter().find(|e| e.0 == row.init).map_or("", |e| e.2);
    match column {
        Column::Formula | Column::Derivative => "The formula as it is computed, with the present parameters. A test of the program evaluates it beside the function that draws the curves.".into(),
        Column::Range | Column::Gradient => {
            let [left, right] = row.tails.map(words::tail);
            format!(
                "Each smooth piece between kinks is searched at up to 960 points, spaced out to ±3.6×10¹⁰, for turns, which are halved down to the last digits; ends are limits. Relative tolerance 10⁻¹². Towards −∞ f {left}; towards ∞ it {right}. f′ is least at {}, greatest at {}.",
                words::bound(row.slopes.map(|s| s.0)),
                words::bound(row.slopes.map(|s| s.1))
            )
        }
        Column::Verdict => {
            let measured = row.kept.map_or("Being measured.".into(), |k| {
                format!(
                    "Least and greatest of the {SEEDS}: {} and {}; their geometric mean is shown.",
                    kept::share(k.extent.0),
                    kept::share(k.extent.1)
                )
            });
            format!(
                "{SEEDS} random networks of {} layers of {WIDTH} units, weights by {init}, no bias, 32 inputs from N(0, {}²). A random gradient is sent back from the last layer; its root mean square by the inputs, relative to the start, is what is kept. {measured} It vanishes at or below {}, explodes at or above {}.",
                table.layers,
                plain(table.deviation),
                kept::share(table.vanishes),
                plain(table.explodes)
            )
        }
        Column::Mean => format!(
            "E f(z) for {quadrature}. Var f(z) = {}. The bar is the mean beside the root mean square, {}.",
            short(row.moments.variance()),
            short(row.moments.square.sqrt())
        ),
        Column::Sparsity => {
            let measured = row.kept.map_or(String::new(), |k| {
                format!(" In the {SEEDS} random networks of the verdict, {} of all activations were exactly 0.", percent(k.zero))
            });
            format!("P(f(z) = 0) for {normal}: the normal probability of the pieces on which f is 0 at every sample.{measured}")
        }
        Column::Dead => format!("Whole pieces between kinks on which f′ is 0 at every sample, so that a slope lost to underflow is no dead zone; and their probability for {normal}."),
        Column::Smooth => "Left and right limits of f, f′ and f″ at declared kinks, relative tolerance 10⁻¹²; and a search by halving between 600 points up to ±745 that finds undeclared jumps above 10⁻⁵.".into(),
        Column::Monotone => "By the found range of f′ and the jumps of f; convex and concave by the sign of f″ at the samples of each piece and the jumps of f′, with 10⁻¹² counted as 0.".into(),
        Column::Symmetry => "f at 200 pairs of points up to 40 apart from 0, kinks, their midpoints and the steepest point; tolerance 10⁻⁹.".into(),
        Column::Gain => format!("1/√E f(z)²: weights multiplied by it keep the mean square of layers. {quadrature}; E f² = {}, E f′² = {}.", short(row.moments.square), short(row.moments.slope_square)),
        Column::Edge => "The σ<sub>w</sub> of weights N(0, σ<sub>w</sub>²/n), without biases, at which the variance of pre-activations has a fixed point and gradients keep their mean square there, found by halving over variances 10⁻⁸ … 10⁶. Schoenholz et al. 2017.".into(),
        Column::Cost => row.cost.map_or("Being measured.".into(), |c| {
            format!(
                "This page's own double-precision code over an array of {LENGTH} single-precision numbers in this browser: median of {ROUNDS} rounds of {} ms after some to warm up. Quartiles: f {} to {} ns, f′ {} to {} ns an element.",
                plain(ROUND),
                short(c.value.quartiles.0),
                short(c.value.quartiles.1),
                short(c.slope.quartiles.0),
                short(c.slope.quartiles.1)
            )
        }),
        Column::Frameworks => "From the documentation and from runs of the frameworks; slopes at kinks are listed in Explore.".into(),
    }
}
