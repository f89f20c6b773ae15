//! What stands in each cell.

use super::results::RowResults;
use super::rows::{Facts, Row};
use super::settings::Column;
use crate::components::formula::tex;
use crate::format::{compact, fixed, three_digits};
use crate::locale::{Lang, zero_if_rounding};
use engine::activation::{Activation, Instance};
use engine::analysis::{Interval, Monotonicity, Symmetry};

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it shows.
    pub content: Content,
    /// What rows are sorted by; what has none comes last.
    pub sort_key: Option<f64>,
    /// Whether it is still being measured; until then there may be an earlier measurement to show.
    pub pending: bool,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Words and numbers.
    Text(String),
    /// Several of them, one below the other; in a text with something between them.
    Lines(Vec<String>, &'static str),
    /// A formula of an activation, in the notation of [`engine::formula`].
    Formula(&'static str, Instance),
    /// A mean, and from where to where its bar goes, in per cent of the width.
    Mean(String, (f64, f64)),
    /// What becomes of a gradient.
    Verdict(Verdict),
}

/// What becomes of a gradient.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// In one word.
    pub word: &'static str,
    /// Whether that is the word for a gradient that neither vanishes nor explodes.
    pub holds: bool,
    /// What was measured.
    pub change: String,
    /// What the textbook would have, which multiplies the steepest slopes and forgets the weights.
    pub claim: Option<TextbookClaim>,
}

/// The steepest slope to the power of the layers.
#[derive(Debug, Clone, PartialEq)]
pub struct TextbookClaim {
    /// sup |f′|.
    pub slope: String,
    /// The layers.
    pub layers: usize,
    /// The power.
    pub product: String,
}

impl Default for Content {
    fn default() -> Self {
        Content::Text(String::new())
    }
}

impl Content {
    /// As plain text.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Content::Text(text) | Content::Mean(text, _) => text.clone(),
            Content::Lines(lines, between) => lines.join(between),
            Content::Formula(formula, function) => with_values(function, formula),
            Content::Verdict(Verdict { word, change, claim, .. }) => {
                let claim = claim.as_ref().map(|claim| {
                    let power = format!("{}^{} = {}", claim.slope, claim.layers, claim.product);
                    format!(" ({}{power})", lang.verdict_textbook())
                });
                format!("{change}: {word}{}", claim.unwrap_or_default())
            }
        }
    }

    /// A formula in TeX; `None` for what is none.
    pub fn formula_tex(&self) -> Option<String> {
        let Content::Formula(formula, function) = self else { return None };
        Some(tex(function.activation, formula, &function.params))
    }
}

/// What a column is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The function alone.
    Function,
    /// The function and its inputs.
    Inputs,
    /// Measurements.
    Measurement,
}

impl Column {
    /// What its cells are computed from.
    pub const fn source(self) -> Source {
        match self {
            Column::Mean | Column::Sparsity | Column::Dead | Column::Gain => Source::Inputs,
            Column::Verdict | Column::Cost | Column::Edge => Source::Measurement,
            _ => Source::Function,
        }
    }
}

/// From where on a gradient is said to vanish and to explode.
pub type Thresholds = (f64, f64);

/// The cell of any column.
pub fn cell(row: &Row, results: &RowResults, column: Column, thresholds: Thresholds, lang: Lang) -> Cell {
    match column.source() {
        Source::Function => function_cell(&row.facts, column, lang),
        Source::Inputs => input_cell(row, column, lang),
        Source::Measurement => measured_cell(&row.facts, results, column, thresholds, lang),
    }
}

/// The cell of a column that the function alone decides; empty for another.
pub fn function_cell(facts: &Facts, column: Column, lang: Lang) -> Cell {
    let formula = |of: fn(&Activation) -> &'static str| Cell {
        content: Content::Formula(of(facts.function.activation), facts.function.clone()),
        ..Cell::default()
    };
    match column {
        Column::Formula => formula(|activation| activation.formula),
        Column::Derivative => formula(|activation| activation.slope_formula),
        Column::Range => text(lang.intervals(facts.range()), width(facts.range())),
        Column::Gradient => text(lang.intervals(facts.gradient()), width(facts.gradient())),
        Column::Smooth => {
            let smoothness = facts.smoothness();
            text(lang.smoothness(smoothness), Some(smoothness.map_or(-1.0, f64::from)))
        }
        Column::Monotone => {
            let (monotonicity, convexity) = facts.growth();
            text(lang.monotonicity(monotonicity, convexity), Some(monotonicity_rank(monotonicity)))
        }
        Column::Symmetry => text(lang.symmetry(facts.symmetry()), Some(symmetry_rank(facts.symmetry()))),
        Column::Frameworks => frameworks(facts.function.activation, lang),
        _ => Cell::default(),
    }
}

/// The cell of a column that the inputs decide as well; empty for another.
pub fn input_cell(row: &Row, column: Column, lang: Lang) -> Cell {
    let moments = &row.moments;
    match column {
        Column::Mean => mean(moments.mean, moments.square.sqrt()),
        Column::Sparsity => text(lang.percent_of_one(moments.zero), Some(moments.zero)),
        Column::Dead if row.facts.dead().is_empty() => text(lang.none(), Some(0.0)),
        Column::Dead => text(lang.dead_zones(row.facts.dead(), moments.flat), Some(moments.flat)),
        Column::Gain => text(three_digits(moments.gain()), number(moments.gain())),
        _ => Cell::default(),
    }
}

/// The cell of a column that is measured; empty for another.
pub fn measured_cell(
    facts: &Facts,
    results: &RowResults,
    column: Column,
    thresholds: Thresholds,
    lang: Lang,
) -> Cell {
    match column {
        Column::Verdict => verdict(facts, results, thresholds, lang),
        Column::Cost => results.cost.map_or_else(pending, |cost| {
            let lines = [("f", cost.value), ("f′", cost.slope)];
            let line = |(what, spread): (&str, engine::cost::Timing)| {
                format!("{what} {}", lang.nanoseconds(spread.median))
            };
            let content = Content::Lines(lines.map(line).to_vec(), ", ");
            Cell { content, sort_key: number(cost.value.median), pending: false }
        }),
        Column::Edge => match results.edge {
            None => pending(),
            Some(None) => text(lang.none(), None),
            Some(Some(edge)) => text(three_digits(edge.deviation), number(edge.deviation)),
        },
        _ => Cell::default(),
    }
}

fn text(text: impl Into<String>, sort_key: Option<f64>) -> Cell {
    Cell { content: Content::Text(text.into()), sort_key, pending: false }
}

fn pending() -> Cell {
    Cell { pending: true, ..text("…", None) }
}

fn number(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

fn width(all: &[Interval]) -> Option<f64> {
    number(all.last()?.high.value - all.first()?.low.value)
}

/// A formula in our notation, with the present values for the parameters.
fn with_values(function: &Instance, formula: &str) -> String {
    let params = function.activation.params.iter().zip(function.params.iter());
    let values: Vec<String> = params
        .filter(|(param, _)| formula.contains(param.name))
        .map(|(param, value)| format!("{} = {}", param.name, compact(*value)))
        .collect();
    if values.is_empty() { formula.into() } else { format!("{formula}, {}", values.join(", ")) }
}

/// A mean with its bar, which is full at one root mean square from 0.
fn mean(mean: f64, root_mean_square: f64) -> Cell {
    let mean = zero_if_rounding(mean);
    let share = if root_mean_square > 0.0 { (mean.abs() / root_mean_square).min(1.0) } else { 0.0 };
    let bar = if mean < 0.0 { (50.0 - 50.0 * share, 50.0) } else { (50.0, 50.0 + 50.0 * share) };
    let content = Content::Mean(fixed(mean, 3), (bar.0.round(), bar.1.round()));
    Cell { content, sort_key: number(mean.abs()), pending: false }
}

fn verdict(facts: &Facts, results: &RowResults, (vanishes, explodes): Thresholds, lang: Lang) -> Cell {
    let Some(found) = results.retention else { return pending() };
    let max_abs_slope = facts.max_abs_slope();
    let claim = (max_abs_slope < 1.0 - 1e-9).then(|| TextbookClaim {
        slope: compact(max_abs_slope),
        layers: found.layers,
        product: three_digits((0..found.layers).fold(1.0, |product, _| product * max_abs_slope)),
    });
    let verdict = Verdict {
        word: lang.gradient_word(found.share, vanishes, explodes),
        holds: found.share > vanishes && found.share < explodes,
        change: lang.gradient_change(found.share, found.layers),
        claim,
    };
    Cell { content: Content::Verdict(verdict), sort_key: number(found.share), pending: results.outdated }
}

const fn monotonicity_rank(monotonicity: Monotonicity) -> f64 {
    match monotonicity {
        Monotonicity::Increasing => 4.0,
        Monotonicity::NonDecreasing => 3.0,
        Monotonicity::Decreasing => 2.0,
        Monotonicity::NonIncreasing => 1.5,
        Monotonicity::Neither => 1.0,
        Monotonicity::Constant => 0.0,
    }
}

const fn symmetry_rank(symmetry: Symmetry) -> f64 {
    match symmetry {
        Symmetry::None => 0.0,
        Symmetry::Even => 1.0,
        Symmetry::Point(..) => 2.0,
    }
}

fn frameworks(activation: &Activation, lang: Lang) -> Cell {
    let all = activation.frameworks;
    let lines: Vec<String> = all
        .iter()
        .map(|entry| {
            let defaults =
                if entry.defaults.is_empty() { String::new() } else { format!(" ({})", entry.defaults) };
            format!("{}: {}{defaults}", entry.framework.title(), entry.name)
        })
        .collect();
    if lines.is_empty() {
        return text(lang.none(), Some(0.0));
    }
    Cell { content: Content::Lines(lines, "; "), sort_key: Some(all.len() as f64), pending: false }
}
