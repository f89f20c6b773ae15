//! How a cell was computed: method, sample, tolerance.

use super::results::RowResults;
use super::retention::{SEEDS, WIDTH};
use super::rows::Row;
use super::settings::{Column, CompareSettings};
use crate::locale::Lang;
use engine::cost::{ARRAY_LENGTH, MIN_ROUND_MS, ROUNDS};
use engine::nn::Init;

/// How the cell of a column was computed.
pub fn how(
    row: &Row,
    results: &RowResults,
    init: Init,
    column: Column,
    settings: &CompareSettings,
    lang: Lang,
) -> String {
    let Row { facts, moments, .. } = row;
    let normal = lang.normal_inputs(settings.mean, settings.deviation);
    let current = results.retention.filter(|_| !results.outdated);
    match column {
        Column::Formula | Column::Derivative => lang.how_formula().into(),
        Column::Range | Column::Gradient => lang.how_range(facts.asymptotes(), facts.slopes()),
        Column::Verdict => {
            let networks = lang.how_networks(SEEDS, settings.layers, WIDTH, init.name(), settings.deviation);
            let measured = match current {
                Some(found) => lang.how_retention(SEEDS, found.extent),
                None => lang.being_measured().into(),
            };
            format!("{networks} {measured} {}", lang.how_thresholds(settings.vanishes, settings.explodes))
        }
        Column::Mean => {
            let quadrature = lang.how_quadrature(&normal, moments.converged);
            lang.how_mean(&quadrature, moments.variance(), moments.square.sqrt())
        }
        Column::Sparsity => {
            let predicted = lang.how_sparsity(&normal);
            let measured = current.map(|found| lang.how_zeros(SEEDS, found.zero));
            [predicted].into_iter().chain(measured).collect::<Vec<_>>().join(" ")
        }
        Column::Dead => lang.how_dead(&normal),
        Column::Smooth => lang.how_smooth().into(),
        Column::Monotone => lang.how_monotone().into(),
        Column::Symmetry => lang.how_symmetry().into(),
        Column::Gain => {
            let quadrature = lang.how_quadrature(&normal, moments.converged);
            lang.how_gain(&quadrature, moments.square, moments.slope_square)
        }
        Column::Edge => lang.how_edge().into(),
        Column::Cost => match results.cost {
            Some(cost) => {
                lang.how_cost(ARRAY_LENGTH, ROUNDS, MIN_ROUND_MS, cost.value.quartiles, cost.slope.quartiles)
            }
            None => lang.being_measured().into(),
        },
        Column::Frameworks => lang.how_frameworks().into(),
    }
}
