//! The columns of the table, and the order of rows by one of them or by name.

use crate::state::InvalidValue;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// f(x).
    Formula,
    /// f′(x).
    Derivative,
    /// The range of f.
    Range,
    /// The range of f′.
    Gradient,
    /// Whether the gradient of a deep network vanishes.
    Verdict,
    /// E f(z).
    Mean,
    /// P(f(z) = 0).
    Sparsity,
    /// Where f′ = 0.
    Dead,
    /// How often f is differentiable.
    Smooth,
    /// Monotonicity and convexity.
    Monotone,
    /// Symmetry.
    Symmetry,
    /// The factor of the weights that preserves the mean square of activations.
    Gain,
    /// The standard deviation of the weights at the edge of chaos.
    Edge,
    /// The time of f beside that of a copy.
    Cost,
    /// The time of f beside that of ReLU.
    CostByRelu,
    /// The time of f′ beside that of a copy.
    SlopeCost,
    /// The time of f in plain JavaScript beside that of f.
    JavaScript,
    /// Names and default parameters in frameworks.
    Frameworks,
}

/// What the cells of a column are computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The function alone.
    Function,
    /// The function and the distribution of its inputs.
    Inputs,
    /// Measurements.
    Measurement,
}

/// Which columns are shown, in the order of [`Column::ALL`].
pub type Columns = [bool; Column::ALL.len()];

impl Column {
    /// All columns in the order of the table, each with its id.
    pub const ALL: [(Column, &'static str); 18] = [
        (Column::Formula, "formula"),
        (Column::Derivative, "derivative"),
        (Column::Range, "range"),
        (Column::Gradient, "gradient"),
        (Column::Verdict, "verdict"),
        (Column::Mean, "mean"),
        (Column::Sparsity, "sparsity"),
        (Column::Dead, "dead"),
        (Column::Smooth, "smooth"),
        (Column::Monotone, "monotone"),
        (Column::Symmetry, "symmetry"),
        (Column::Gain, "gain"),
        (Column::Edge, "edge"),
        (Column::Cost, "cost"),
        (Column::CostByRelu, "relu_cost"),
        (Column::SlopeCost, "slope_cost"),
        (Column::JavaScript, "javascript"),
        (Column::Frameworks, "frameworks"),
    ];

    /// The index in [`Column::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The name in addresses and in the ids of elements.
    pub const fn id(self) -> &'static str {
        Column::ALL[self as usize].1
    }

    /// What its cells are computed from.
    pub const fn source(self) -> Source {
        match self {
            Column::Mean | Column::Sparsity | Column::Dead | Column::Gain => Source::Inputs,
            Column::Verdict | Column::Edge => Source::Measurement,
            Column::Cost | Column::CostByRelu | Column::SlopeCost | Column::JavaScript => Source::Measurement,
            _ => Source::Function,
        }
    }
}

impl FromStr for Column {
    type Err = InvalidValue;

    fn from_str(id: &str) -> Result<Self, InvalidValue> {
        let column = Column::ALL.iter().find(|entry| entry.1 == id);
        column.map(|entry| entry.0).ok_or(InvalidValue)
    }
}

/// Reads the ids of shown columns, separated by commas.
///
/// # Errors
/// If one of them is not the id of a column.
pub fn read_columns(text: &str) -> Result<Columns, InvalidValue> {
    let mut columns = [false; Column::ALL.len()];
    for id in text.split(',').filter(|id| !id.is_empty()) {
        columns[id.parse::<Column>()?.index()] = true;
    }
    Ok(columns)
}

/// Writes the ids of shown columns, separated by commas.
pub fn write_columns(columns: Columns) -> String {
    let shown = Column::ALL.iter().zip(columns).filter_map(|(entry, on)| on.then_some(entry.1));
    shown.collect::<Vec<_>>().join(",")
}

/// What rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SortBy {
    /// The name of the function.
    Function,
    /// The values of a column.
    Column(Column),
}

impl SortBy {
    /// The name in addresses and in the ids of elements.
    pub const fn id(self) -> &'static str {
        match self {
            SortBy::Function => "function",
            SortBy::Column(column) => column.id(),
        }
    }

    /// Everything that rows can be sorted by, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        let columns = Column::ALL.iter().map(|entry| SortBy::Column(entry.0));
        std::iter::once(SortBy::Function).chain(columns)
    }

    /// The column, unless it is the name.
    pub const fn column(self) -> Option<Column> {
        match self {
            SortBy::Function => None,
            SortBy::Column(column) => Some(column),
        }
    }

    /// Whether it is a measurement.
    pub fn is_measurement(self) -> bool {
        self.column().is_some_and(|column| column.source() == Source::Measurement)
    }
}

impl FromStr for SortBy {
    type Err = InvalidValue;

    fn from_str(id: &str) -> Result<Self, InvalidValue> {
        SortBy::all().find(|by| by.id() == id).ok_or(InvalidValue)
    }
}

/// The order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// What they are sorted by.
    pub by: SortBy,
    /// Whether the greatest value comes first.
    pub descending: bool,
}

impl fmt::Display for Sort {
    /// The id of what rows are sorted by, after `-` if the order is descending.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.by.id())
    }
}

impl FromStr for Sort {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (id, descending) = text.strip_prefix('-').map_or((text, false), |id| (id, true));
        Ok(Sort { by: id.parse()?, descending })
    }
}

impl Sort {
    /// The next order after the heading of what rows are sorted `by` is pressed: ascending, descending, none.
    pub fn next(sort: Option<Self>, by: SortBy) -> Option<Self> {
        match sort.filter(|sort| sort.by == by) {
            None => Some(Sort { by, descending: false }),
            Some(Sort { descending: false, .. }) => Some(Sort { by, descending: true }),
            Some(_) => None,
        }
    }

    /// The arrow beside the title of what rows are sorted by.
    pub const fn arrow(self) -> &'static str {
        if self.descending { "↓" } else { "↑" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_index_and_its_id() {
        for (index, (column, id)) in Column::ALL.into_iter().enumerate() {
            assert_eq!((column.index(), column.id(), id.parse()), (index, id, Ok(column)));
        }
        assert_eq!("nothing".parse::<Column>(), Err(InvalidValue));
    }

    #[test]
    fn shown_columns_are_read_in_any_order_and_written_in_that_of_the_table() {
        let columns = read_columns("cost,,range").unwrap();
        assert_eq!(write_columns(columns), "range,cost");
        assert_eq!(read_columns("cost,price"), Err(InvalidValue));
    }

    #[test]
    fn a_heading_sorts_ascending_then_descending_then_not_at_all() {
        let ascending = Sort::next(None, SortBy::Column(Column::Range));
        let descending = Sort::next(ascending, SortBy::Column(Column::Range));
        let text = |sort: Option<Sort>| sort.map(|sort| sort.to_string());
        assert_eq!((text(ascending), text(descending)), (Some("range".into()), Some("-range".into())));
        assert_eq!(Sort::next(descending, SortBy::Column(Column::Range)), None);
        assert_eq!(text(Sort::next(descending, SortBy::Column(Column::Cost))), Some("cost".into()));
        assert_eq!(descending, "-range".parse().ok());
    }
}
