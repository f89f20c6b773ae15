//! The cell of each column, computed from the facts, moments and measurements of a row.

use super::cell::{Cell, CellContent, TextbookBound, Verdict};
use super::column::{Column, Source};
use super::cost_cells::cost_cell;
use super::facts::Facts;
use super::results::RowResults;
use super::rows::Row;
use crate::format::{fixed_or_three_digits, three_digits};
use crate::locale::{Lang, zero_if_rounding};
use engine::activation::Activation;
use engine::analysis::{Interval, Monotonicity, Smoothness, Symmetry};
use engine::depth::GradientThresholds;

/// The cell of any column.
pub fn cell(
    row: &Row,
    results: &RowResults,
    column: Column,
    thresholds: GradientThresholds,
    lang: Lang,
) -> Cell {
    match column.source() {
        Source::Function => function_cell(&row.facts, column, lang),
        Source::Inputs => input_cell(row, column, lang),
        Source::Measurement => measured_cell(&row.facts, results, column, thresholds, lang),
    }
}

/// The cell of a column with the source [`Source::Function`]; empty for other columns.
pub fn function_cell(facts: &Facts, column: Column, lang: Lang) -> Cell {
    let formula = |read: fn(&Activation) -> &'static str| Cell {
        content: CellContent::Formula(read(facts.function.activation), facts.function.clone()),
        ..Cell::default()
    };
    match column {
        Column::Formula => formula(|activation| activation.formula),
        Column::Derivative if facts.function.activation.slope_formula.is_empty() => {
            text(lang.automatic_derivative(), None)
        }
        Column::Derivative => formula(|activation| activation.slope_formula),
        Column::Range => text(lang.intervals(facts.range()), width(facts.range())),
        Column::Gradient => text(lang.intervals(facts.gradient()), width(facts.gradient())),
        Column::Smooth => {
            let smoothness = facts.smoothness();
            text(lang.smoothness(smoothness), Some(smoothness_rank(smoothness)))
        }
        Column::Monotone => {
            let (monotonicity, convexity) = facts.shape();
            text(lang.monotonicity(monotonicity, convexity), Some(monotonicity_rank(monotonicity)))
        }
        Column::Symmetry => text(lang.symmetry(facts.symmetry()), Some(symmetry_rank(facts.symmetry()))),
        Column::Frameworks => frameworks(facts.function.activation, lang),
        _ => Cell::default(),
    }
}

/// The cell of a column with the source [`Source::Inputs`]; empty for other columns.
pub fn input_cell(row: &Row, column: Column, lang: Lang) -> Cell {
    let moments = row.moments();
    match column {
        Column::Mean => mean(moments.mean, moments.square.sqrt()),
        Column::Sparsity => numeric(lang.percent_of_one(moments.zero), number(moments.zero)),
        Column::Dead if row.facts.dead().is_empty() => text(lang.none(), Some(0.0)),
        Column::Dead => text(lang.dead_zones(row.facts.dead(), moments.flat), Some(moments.flat)),
        Column::Gain => numeric(three_digits(moments.gain()), number(moments.gain())),
        _ => Cell::default(),
    }
}

/// The cell of a column with the source [`Source::Measurement`].
pub fn measured_cell(
    facts: &Facts,
    results: &RowResults,
    column: Column,
    thresholds: GradientThresholds,
    lang: Lang,
) -> Cell {
    match column {
        Column::Verdict => verdict(facts, results, thresholds),
        Column::Edge => match results.edge {
            None => pending(),
            Some(None) => numeric(lang.none(), None),
            Some(Some(edge)) => numeric(three_digits(edge.deviation), number(edge.deviation)),
        },
        column => cost_cell(facts, results, column, lang),
    }
}

fn text(text: impl Into<String>, sort_key: Option<f64>) -> Cell {
    Cell { content: CellContent::Text(text.into()), sort_key, pending: false }
}

/// A number, by which rows are sorted, too.
pub(super) fn numeric(text: impl Into<String>, value: Option<f64>) -> Cell {
    Cell { content: CellContent::Number(text.into(), value), sort_key: value, pending: false }
}

pub(super) fn pending() -> Cell {
    Cell { pending: true, ..numeric("…", None) }
}

pub(super) fn number(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

fn width(all: &[Interval]) -> Option<f64> {
    number(all.last()?.high.value - all.first()?.low.value)
}

/// A mean with a bar from the middle, which reaches the edge where |mean| is the root mean square.
fn mean(mean: f64, root_mean_square: f64) -> Cell {
    let mean = zero_if_rounding(mean);
    let share = if root_mean_square > 0.0 { (mean.abs() / root_mean_square).min(1.0) } else { 0.0 };
    let bar = if mean < 0.0 { (50.0 - 50.0 * share, 50.0) } else { (50.0, 50.0 + 50.0 * share) };
    let content = CellContent::Mean(fixed_or_three_digits(mean, 3), mean, (bar.0.round(), bar.1.round()));
    Cell { content, sort_key: number(mean.abs()), pending: false }
}

fn verdict(facts: &Facts, results: &RowResults, thresholds: GradientThresholds) -> Cell {
    let Some(found) = results.gradient_retention else { return pending() };
    let verdict = Verdict {
        class: thresholds.classify(found.factor),
        factor: found.factor,
        layers: found.layers,
        overflow: found.overflow,
        textbook: TextbookBound::new(facts.max_abs_slope(), found.layers),
    };
    let sort_key = number(found.factor).filter(|_| found.overflow.is_none());
    Cell { content: CellContent::Verdict(verdict), sort_key, pending: results.stale }
}

const fn smoothness_rank(smoothness: Smoothness) -> f64 {
    match smoothness {
        Smoothness::Discontinuous => -1.0,
        Smoothness::Continuous => 0.0,
        Smoothness::ContinuousSlope => 1.0,
        Smoothness::Infinite => 2.0,
    }
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
            let function = format!("{}: {}", entry.framework.title(), entry.name);
            match lang.framework_entry_defaults(entry) {
                defaults if defaults.is_empty() => function,
                defaults => format!("{function} ({defaults})"),
            }
        })
        .collect();
    if lines.is_empty() {
        return text(lang.none(), Some(0.0));
    }
    Cell { content: CellContent::Lines(lines, "; "), sort_key: Some(all.len() as f64), pending: false }
}

#[cfg(test)]
mod tests {
    use super::super::results::tests::with_gradient_retention;
    use super::super::settings::CompareSettings;
    use super::*;
    use engine::depth::GradientClass;

    /// A cell of the default table: ReLU, sigmoid, tanh, Leaky ReLU.
    fn table_cell(index: usize, column: Column) -> Cell {
        let settings = CompareSettings::default();
        let (rows, results) = with_gradient_retention(&settings);
        let row = &rows.table_rows()[index];
        let measured = results.for_row(&row.facts, rows.conditions(&row.facts));
        cell(row, &measured, column, settings.thresholds(), Lang::English)
    }

    fn texts(column: Column) -> [String; 4] {
        [0, 1, 2, 3].map(|index| table_cell(index, column).content.text(Lang::English))
    }

    #[test]
    fn the_textbook_functions_have_the_properties_that_follow_from_their_formulas() {
        assert_eq!(texts(Column::Range), ["[0, ∞)", "(0, 1)", "(−1, 1)", "(−∞, ∞)"]);
        assert_eq!(texts(Column::Gradient), ["{0} ∪ {1}", "(0, 0.25]", "(0, 1]", "{0.01} ∪ {1}"]);
        // E ReLU(z) = 1/√2π, and 0.99 of it for Leaky ReLU.
        assert_eq!(texts(Column::Mean), ["0.399", "0.500", "0.000", "0.395"]);
        assert_eq!(texts(Column::Sparsity), ["50 %", "0 %", "0 %", "0 %"]);
        assert_eq!(texts(Column::Dead), ["x < 0: 50 %", "none", "none", "none"]);
        assert_eq!(table_cell(2, Column::Mean).content, CellContent::Mean("0.000".into(), 0.0, (50.0, 50.0)));
        assert_eq!(
            table_cell(3, Column::Formula).content.text(Lang::English),
            "{ x > 0: x; else: alpha*x }, alpha = 0.01"
        );
    }

    #[test]
    fn a_verdict_has_the_measured_factor_and_the_textbook_s_bound() {
        let (rows, results) = with_gradient_retention(&CompareSettings::default());
        let expected = [GradientClass::Stable, GradientClass::Vanishing, GradientClass::Stable];
        for (index, class) in expected.into_iter().enumerate() {
            let row = &rows.table_rows()[index];
            let measured = results.for_row(&row.facts, rows.conditions(&row.facts));
            let cell = table_cell(index, Column::Verdict);
            let CellContent::Verdict(verdict) = cell.content else { panic!("not a verdict") };
            let retention = measured.gradient_retention.unwrap();
            assert_eq!((verdict.class, verdict.factor), (class, retention.factor), "{}", row.name);
            assert_eq!((verdict.layers, cell.sort_key), (10, Some(retention.factor)));
            let textbook = verdict.textbook.map(|bound| (bound.slope, bound.layers));
            assert_eq!(textbook, (index == 1).then_some((0.25, 10)), "{}", row.name);
        }
    }

    #[test]
    fn a_cell_without_a_measurement_is_pending() {
        let cost = table_cell(0, Column::Cost);
        assert_eq!((cost.content.text(Lang::English), cost.sort_key, cost.pending), ("…".into(), None, true));
    }
}
