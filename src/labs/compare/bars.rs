//! What the claims of the usual chapter come to in numbers.

use super::results::{Results, RowResults};
use super::rows::{Row, Rows};
use crate::format::fixed;
use crate::locale::Lang;
use crate::state::dying_networks;

/// A bar with a name before it and a number at its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What is measured.
    pub name: String,
    /// How long it is, from 0 to 1.
    pub length: f64,
    /// The number in print.
    pub number: String,
}

/// Decades below 1 that a bar of a logarithmic scale shows.
const DECADES: f64 = 12.0;

/// What layers leave of a gradient, on a logarithmic scale, or nothing would be seen of most.
pub fn retention_bars(rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |_, found| {
        let share = found.retention?.share;
        let length = 1.0 + share.max(10f64.powf(-DECADES)).log10() / DECADES;
        Some((length, lang.gradient_share(share)))
    })
}

/// Nanoseconds an element, and those of a copy.
pub fn cost_bars(rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    let mut bars = bars_of_textbook(rows, results, |_, found| {
        let median = found.cost?.value.median;
        Some((median, lang.nanoseconds(median)))
    });
    bars.extend(results.copy.map(|copy| Bar {
        name: lang.a_copy().into(),
        length: 0.0,
        number: lang.nanoseconds(copy.median),
    }));
    bars
}

/// Exact zeros among the activations, measured and predicted.
pub fn sparsity_bars(rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |row, found| {
        let zero = found.retention?.zero;
        Some((zero, lang.measured_and_predicted(zero, row.moments.zero)))
    })
}

/// Means of the activations.
pub fn mean_bars(rows: &Rows, results: &Results, _lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |row, _| {
        let mean = row.moments.mean;
        Some((mean.abs(), fixed(mean, 3)))
    })
}

/// Dead units of networks that learn too fast.
pub fn dying_bars(_rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    let networks = dying_networks().networks;
    let bar = |(i, network): (usize, &engine::activation::Instance)| {
        let name = network.activation.name.to_owned();
        match results.dead_units.get(i) {
            Some(found) => Bar {
                name,
                length: found.dead as f64 / found.units as f64,
                number: lang.units_dead(found.dead, found.units),
            },
            None => Bar { name, length: 0.0, number: "…".into() },
        }
    };
    networks.iter().enumerate().map(bar).collect()
}

/// Bars of the textbook's four functions, relative to the greatest; `None` is still being measured.
fn bars_of_textbook(
    rows: &Rows,
    results: &Results,
    read: impl Fn(&Row, RowResults) -> Option<(f64, String)>,
) -> Vec<Bar> {
    let read = |row: &Row| {
        let found = results.of(&row.facts, rows.conditions(&row.facts));
        (row.function().activation.name, read(row, found))
    };
    let all: Vec<_> = rows.of_textbook().iter().map(read).collect();
    let most = all.iter().filter_map(|(_, found)| found.as_ref()).map(|found| found.0).fold(1e-300, f64::max);
    let bar = |(name, found): (&'static str, Option<(f64, String)>)| match found {
        Some((size, number)) => Bar { name: name.into(), length: size / most, number },
        None => Bar { name: name.into(), length: 0.0, number: "…".into() },
    };
    all.into_iter().map(bar).collect()
}
