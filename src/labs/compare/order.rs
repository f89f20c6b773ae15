//! Which rows are shown, in which order.

use super::cells::{Cell, Source, Thresholds, cell};
use super::results::{Results, RowResults};
use super::rows::{Row, Rows};
use super::settings::{Column, CompareSettings};
use crate::components::matches_search;
use crate::locale::Lang;
use engine::activation::Instance;
use std::cmp::Ordering;

/// The settings that decide on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    filter: String,
    sort: Option<(Column, bool)>,
    thresholds: Thresholds,
}

impl Selection {
    /// Those of the lab.
    pub fn of(settings: &CompareSettings) -> Self {
        Selection {
            filter: settings.filter.clone(),
            sort: settings.sort,
            thresholds: (settings.vanishes, settings.explodes),
        }
    }

    /// Whether rows are sorted by what is measured.
    pub fn is_by_measurement(&self) -> bool {
        self.sort.is_some_and(|(column, _)| column.source() == Source::Measurement)
    }

    fn finds(&self, function: &Instance) -> bool {
        matches_search(function.activation, &self.filter)
    }
}

/// The next state of sorting by a column: ascending, descending, not.
pub fn next_sort(sort: Option<(Column, bool)>, column: Column) -> Option<(Column, bool)> {
    match sort {
        Some((by, false)) if by == column => Some((column, true)),
        Some((by, true)) if by == column => None,
        _ => Some((column, false)),
    }
}

/// The places of the rows in the settings, filtered and sorted.
pub fn shown_places(rows: &Rows, results: &Results, selection: &Selection, lang: Lang) -> Vec<usize> {
    let found = rows.of_table().iter().enumerate().filter(|(_, row)| selection.finds(row.function()));
    let Some((column, descending)) = selection.sort else { return found.map(|(place, _)| place).collect() };
    let key = |row: &Row| {
        let measured = if column.source() == Source::Measurement {
            results.of(&row.facts, rows.conditions(&row.facts))
        } else {
            RowResults::default()
        };
        sort_key(&cell(row, &measured, column, selection.thresholds, lang), lang)
    };
    let mut keyed: Vec<(SortKey, usize)> = found.map(|(place, row)| (key(row), place)).collect();
    keyed.sort_by(|a, b| a.0.compare(&b.0, descending));
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// What a cell is sorted by.
enum SortKey {
    Number(f64),
    Text(String),
    Missing,
}

fn sort_key(cell: &Cell, lang: Lang) -> SortKey {
    match cell.sort_key {
        Some(number) => SortKey::Number(number),
        None if cell.content.formula_tex().is_some() => SortKey::Text(cell.content.text(lang)),
        None => SortKey::Missing,
    }
}

impl SortKey {
    /// What has nothing to be sorted by stands last, in either direction.
    fn compare(&self, other: &SortKey, descending: bool) -> Ordering {
        let ascending = match (self, other) {
            (SortKey::Number(a), SortKey::Number(b)) => a.total_cmp(b),
            (SortKey::Text(a), SortKey::Text(b)) => a.cmp(b),
            (a, b) => return matches!(a, SortKey::Missing).cmp(&matches!(b, SortKey::Missing)),
        };
        if descending { ascending.reverse() } else { ascending }
    }
}
