//! How each cell is computed: method, sample, tolerance.

use super::column::Column;
use super::cost_cells::ratio_of;
use super::gradient_retention::{SEEDS, WIDTH};
use super::results::RowResults;
use super::rows::Row;
use super::settings::CompareSettings;
use crate::locale::Lang;
use engine::cost::{ARRAY_LENGTH, ROUNDS};
use engine::nn::Init;

/// How the cell of a row and column is computed. `init` is the initialisation of the random networks.
pub fn method_text(
    row: &Row,
    results: &RowResults,
    init: Init,
    column: Column,
    settings: &CompareSettings,
    lang: Lang,
) -> String {
    let (facts, moments) = (&row.facts, row.moments());
    let normal = lang.normal_inputs(settings.mean, settings.deviation);
    let current = results.gradient_retention.filter(|_| !results.stale);
    match column {
        Column::Formula | Column::Derivative => lang.method_formula().into(),
        Column::Range | Column::Gradient => lang.method_range(facts.asymptotes(), facts.slopes()),
        Column::Verdict => {
            let networks = lang.method_networks(
                SEEDS,
                settings.layers,
                WIDTH,
                lang.initialization(init),
                settings.deviation,
            );
            let measured = match current {
                Some(found) if found.overflow.is_some() => lang.method_overflow().into(),
                Some(found) => lang.method_retention(SEEDS, found.range),
                None => lang.being_measured().into(),
            };
            format!("{networks} {measured} {}", lang.method_thresholds(settings.thresholds()))
        }
        Column::Mean => {
            let quadrature = lang.method_quadrature(&normal, moments.converged);
            lang.method_mean(&quadrature, moments.variance(), moments.square.sqrt())
        }
        Column::Sparsity => {
            let predicted = lang.method_sparsity(&normal);
            let measured = current
                .filter(|found| found.overflow.is_none())
                .map(|found| lang.method_zeros(SEEDS, found.zeros));
            [predicted].into_iter().chain(measured).collect::<Vec<_>>().join(" ")
        }
        Column::Dead => lang.method_dead(&normal),
        Column::Smooth => lang.method_smooth().into(),
        Column::Monotone => lang.method_monotone().into(),
        Column::Symmetry => lang.method_symmetry().into(),
        Column::Gain => {
            let quadrature = lang.method_quadrature(&normal, moments.converged);
            lang.method_gain(&quadrature, moments.square, moments.slope_square)
        }
        Column::Edge => lang.method_edge().into(),
        Column::Cost | Column::CostByRelu | Column::SlopeCost | Column::JavaScript => {
            cost_method(row, results, column, lang)
        }
        Column::Frameworks => lang.method_frameworks().into(),
    }
}

fn cost_method(row: &Row, results: &RowResults, column: Column, lang: Lang) -> String {
    let is_typed = row.function().activation.typed.is_some();
    let cost = match results.cost {
        None => return lang.being_measured().into(),
        Some(Err(clock)) => return lang.method_coarse_clock(clock.resolution),
        Some(Ok(cost)) => cost,
    };
    let Some(ratio) = ratio_of(&cost, column) else { return lang.method_no_javascript(is_typed).into() };
    let subjects = lang.method_cost_subjects(column, is_typed);
    let measured = lang.method_cost(ARRAY_LENGTH, ROUNDS, &cost);
    format!("{subjects} {measured} {}", lang.method_scatter(&ratio))
}
