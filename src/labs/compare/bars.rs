//! The bars under the claims: the four textbook functions side by side.

use super::results::{Results, RowResults};
use super::rows::{Row, Rows};
use crate::format::{fixed_or_three_digits, two_digits};
use crate::locale::{Lang, zero_if_rounding};
use crate::state::dying_networks;
use engine::activation::Instance;
use engine::cost::Cost;

/// A bar between a name and a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The name.
    pub name: String,
    /// The length, from 0 to 1.
    pub length: f64,
    /// The formatted number.
    pub number: String,
}

impl Bar {
    /// A bar whose number is being measured.
    fn pending(name: &str) -> Self {
        Bar { name: name.into(), length: 0.0, number: "…".into() }
    }
}

/// Powers of ten below 1 on the logarithmic scale.
const DECADES: f64 = 12.0;

/// The gradient retention on a logarithmic scale: on a linear one most bars would be too short to see.
pub fn gradient_retention_bars(rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |_, found| {
        let retention = found.gradient_retention?;
        if retention.overflow.is_some() {
            return Some((1.0, lang.overflows().into()));
        }
        let factor = retention.factor;
        let length = 1.0 + factor.max(10f64.powf(-DECADES)).log10() / DECADES;
        Some((length, lang.gradient_factor(factor)))
    })
}

/// The time of f as a multiple of a copy.
pub fn cost_bars(rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |_, found| match found.cost? {
        Ok(Cost { value, .. }) => Some((value.median, lang.times_a_copy(&two_digits(value.median)))),
        Err(_) => Some((0.0, lang.not_measurable().into())),
    })
}

/// Exact zeros among the activations, measured and predicted.
pub fn sparsity_bars(rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |row, found| {
        let zeros = found.gradient_retention?.zeros;
        Some((zeros, lang.measured_and_predicted(zeros, row.moments().zero)))
    })
}

/// Means of the activations.
pub fn mean_bars(rows: &Rows, results: &Results, _lang: Lang) -> Vec<Bar> {
    bars_of_textbook(rows, results, |row, _| {
        let mean = zero_if_rounding(row.moments().mean);
        Some((mean.abs(), fixed_or_three_digits(mean, 3)))
    })
}

/// Dead units of networks under a learning rate that is too high.
pub fn dying_bars(_rows: &Rows, results: &Results, lang: Lang) -> Vec<Bar> {
    let networks = dying_networks().networks;
    let bar = |(i, network): (usize, &Instance)| {
        let name = network.activation.name;
        match results.dead_units.get(i) {
            Some(found) => Bar {
                name: name.into(),
                length: found.dead as f64 / found.units as f64,
                number: lang.units_dead(found.dead, found.units),
            },
            None => Bar::pending(name),
        }
    };
    networks.iter().enumerate().map(bar).collect()
}

/// Bars of the textbook functions, relative to the greatest; `read` gives `None` while it is being measured.
fn bars_of_textbook(
    rows: &Rows,
    results: &Results,
    read: impl Fn(&Row, RowResults) -> Option<(f64, String)>,
) -> Vec<Bar> {
    let read = |row: &Row| {
        let found = results.for_row(&row.facts, rows.conditions(&row.facts));
        (row.function().activation.name, read(row, found))
    };
    let all: Vec<_> = rows.textbook_rows().iter().map(read).collect();
    let greatest =
        all.iter().filter_map(|(_, found)| found.as_ref()).map(|found| found.0).fold(1e-300, f64::max);
    let bar = |(name, found): (&'static str, Option<(f64, String)>)| match found {
        Some((size, number)) => Bar { name: name.into(), length: size / greatest, number },
        None => Bar::pending(name),
    };
    all.into_iter().map(bar).collect()
}
