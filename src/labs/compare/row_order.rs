//! Which rows are shown, and in which order.

use super::cell::Cell;
use super::column::{Sort, SortBy, Source};
use super::column_cells::cell;
use super::results::{Results, RowResults};
use super::rows::{Row, Rows};
use super::settings::CompareSettings;
use crate::components::matches_search;
use crate::locale::Lang;
use engine::activation::Instance;
use engine::depth::GradientThresholds;
use std::cmp::Ordering;

/// The settings that filter and sort the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct TableQuery {
    filter: String,
    sort: Option<Sort>,
    thresholds: GradientThresholds,
}

impl TableQuery {
    /// Reads them from the settings of the lab.
    pub fn new(settings: &CompareSettings) -> Self {
        TableQuery { filter: settings.filter.clone(), sort: settings.sort, thresholds: settings.thresholds() }
    }

    /// Whether rows are sorted by a measurement.
    pub fn is_by_measurement(&self) -> bool {
        self.sort.is_some_and(|sort| sort.by.is_measurement())
    }

    /// Whether the cells by which the rows are sorted are computed, apart from measurements.
    pub fn can_sort(&self, rows: &Rows) -> bool {
        let column = self.sort.and_then(|sort| sort.by.column());
        column.is_none_or(|column| rows.next_to_compute(column).is_none())
    }

    fn matches(&self, function: &Instance) -> bool {
        matches_search(function.activation, &self.filter)
    }
}

/// The indices of the rows, filtered and sorted.
pub fn shown_rows(rows: &Rows, results: &Results, query: &TableQuery, lang: Lang) -> Vec<usize> {
    let Some(Sort { by, descending }) = query.sort else { return matching_rows(rows, query) };
    let key = |row: &Row| {
        let SortBy::Column(column) = by else { return SortKey::of_name(&row.name) };
        let measured = if column.source() == Source::Measurement {
            results.for_row(&row.facts, rows.conditions(&row.facts))
        } else {
            RowResults::default()
        };
        SortKey::new(&cell(row, &measured, column, query.thresholds, lang), lang)
    };
    let keyed = |index: usize| (key(&rows.table_rows()[index]), index);
    let mut keyed: Vec<(SortKey, usize)> = matching_rows(rows, query).into_iter().map(keyed).collect();
    keyed.sort_by(|a, b| a.0.compare(&b.0, descending));
    keyed.into_iter().map(|(_, index)| index).collect()
}

/// The rows in the order `before` that they had, as far as they had one, while they cannot be sorted yet.
pub fn unsorted_rows(rows: &Rows, query: &TableQuery, before: &[usize]) -> Vec<usize> {
    let mut matching = matching_rows(rows, query);
    matching.sort_by_key(|row| before.iter().position(|other| other == row).unwrap_or(before.len()));
    matching
}

/// The indices of the rows that match the filter.
fn matching_rows(rows: &Rows, query: &TableQuery) -> Vec<usize> {
    let all = rows.table_rows().iter().enumerate();
    all.filter(|(_, row)| query.matches(row.function())).map(|(index, _)| index).collect()
}

/// The value of a cell by which its row is sorted.
enum SortKey {
    Number(f64),
    Text(String),
    Missing,
}

impl SortKey {
    /// Names are sorted without regard to case: "tanh" between "Swish" and "Threshold".
    fn of_name(name: &str) -> Self {
        SortKey::Text(name.to_lowercase())
    }

    fn new(cell: &Cell, lang: Lang) -> Self {
        match cell.sort_key {
            Some(number) => SortKey::Number(number),
            None if cell.content.formula_tex().is_some() => SortKey::Text(cell.content.text(lang)),
            None => SortKey::Missing,
        }
    }

    /// Missing keys come last in either direction.
    fn compare(&self, other: &SortKey, descending: bool) -> Ordering {
        let ascending = match (self, other) {
            (SortKey::Number(a), SortKey::Number(b)) => a.total_cmp(b),
            (SortKey::Text(a), SortKey::Text(b)) => a.cmp(b),
            (a, b) => return matches!(a, SortKey::Missing).cmp(&matches!(b, SortKey::Missing)),
        };
        if descending { ascending.reverse() } else { ascending }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::compare::column::Column;
    use crate::labs::compare::rows::RowInputs;
    use crate::labs::compare::settings::{all_functions, sanitize_filter};
    use engine::activation::find;
    use engine::analysis::moments;

    /// The ids of the shown functions.
    fn shown(settings: &CompareSettings) -> Vec<&'static str> {
        let rows = Rows::new(RowInputs::new(settings), None);
        let indices = shown_rows(&rows, &Results::default(), &TableQuery::new(settings), Lang::English);
        indices.into_iter().map(|index| settings.rows[index].activation.id).collect()
    }

    fn all_sorted(by: SortBy, descending: bool) -> CompareSettings {
        let sort = Some(Sort { by, descending });
        CompareSettings { rows: all_functions(), sort, ..CompareSettings::default() }
    }

    #[test]
    fn rows_are_sorted_by_the_number_of_a_cell() {
        let settings = all_sorted(SortBy::Column(Column::Sparsity), true);
        let ids = shown(&settings);
        assert_eq!(ids.len(), settings.rows.len());
        let zero = |id: &str| moments(&Instance::new(find(id).unwrap()), 0.0, 1.0).zero;
        assert!(ids.windows(2).all(|pair| zero(pair[0]) >= zero(pair[1])), "{ids:?}");
    }

    #[test]
    fn rows_are_sorted_by_the_text_of_a_formula() {
        let ids = shown(&all_sorted(SortBy::Column(Column::Formula), false));
        let formulas: Vec<&str> = ids.into_iter().map(|id| find(id).unwrap().formula).collect();
        assert!(formulas.windows(2).all(|pair| pair[0] <= pair[1]), "{formulas:?}");
    }

    #[test]
    fn rows_are_sorted_by_name() {
        let names = |descending| -> Vec<String> {
            let ids = shown(&all_sorted(SortBy::Function, descending));
            ids.into_iter().map(|id| find(id).unwrap().name.to_lowercase()).collect()
        };
        let mut ascending = names(false);
        assert!(ascending.windows(2).all(|pair| pair[0] <= pair[1]), "{ascending:?}");
        ascending.reverse();
        assert_eq!(names(true), ascending);
    }

    #[test]
    fn rows_without_a_measurement_keep_their_order() {
        let settings = all_sorted(SortBy::Column(Column::Cost), true);
        assert_eq!(shown(&settings)[0], settings.rows[0].activation.id);
    }

    #[test]
    fn the_filter_finds_every_name_that_the_table_lists() {
        let mut settings = CompareSettings { rows: all_functions(), ..CompareSettings::default() };
        settings.filter = "TANHSHRINK".into();
        assert_eq!(shown(&settings), ["tanhshrink"]);
        for name in ["leaky_relu", "LeakyReLU", "nn.LeakyReLU", "torch.nn.LeakyReLU", "leaky relu"] {
            settings.filter = sanitize_filter(name);
            assert_eq!(shown(&settings), ["leaky_relu"], "{name}");
        }
        settings.filter = "nothing like it".into();
        assert!(shown(&settings).is_empty());
    }
}
