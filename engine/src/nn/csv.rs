//! Reads data from text: one sample a line, features first, the target last.

use super::data::Task;
use super::mlp::MAX_INPUTS;

/// The most samples that are read.
pub const MAX_ROWS: usize = 5000;
/// The largest magnitude of an entry.
pub const LARGEST: f64 = 1e6;

/// Why a text cannot be read as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvError {
    /// There are fewer than two samples.
    TooFew,
    /// There are more than [`MAX_ROWS`].
    TooMany,
    /// A line has too few or too many columns: line, columns.
    Columns(usize, usize),
    /// A line has more or fewer columns than those before: line, columns, expected.
    Uneven(usize, usize, usize),
    /// An entry is not a number, or is too large: line, column, entry.
    NotANumber(usize, usize, String),
    /// All targets are the same.
    OneTarget,
}

/// The samples of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Classification if there are exactly two targets, which become −1 and 1 in ascending order.
    pub task: Task,
    /// Features and target of each sample.
    pub rows: Vec<(Vec<f64>, f64)>,
}

/// Reads lines of numbers separated by commas, semicolons, tabs or blanks; `number` parses each.
/// Empty lines are skipped, and a first line in which nothing is a number is a heading.
pub fn read(text: &str, number: impl Fn(&str) -> Option<f64>) -> Result<Table, CsvError> {
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    let mut width = 0;
    for (index, line) in text.lines().enumerate() {
        let separators: &[char] = if line.contains(',') { &[','] } else { &[';', '\t', ' '] };
        let entries: Vec<&str> = line.split(separators).map(str::trim).filter(|e| !e.is_empty()).collect();
        let parsed: Vec<Option<f64>> =
            entries.iter().map(|e| number(e).filter(|v| v.abs() <= LARGEST)).collect();
        if entries.is_empty() || index == 0 && entries.iter().all(|e| number(e).is_none()) {
            continue;
        }
        if !(2..=MAX_INPUTS + 1).contains(&entries.len()) {
            return Err(CsvError::Columns(index + 1, entries.len()));
        }
        if width != 0 && entries.len() != width {
            return Err(CsvError::Uneven(index + 1, entries.len(), width));
        }
        width = entries.len();
        let mut row = Vec::with_capacity(width);
        for (column, value) in parsed.into_iter().enumerate() {
            let entry = || entries[column].chars().take(20).collect();
            row.push(value.ok_or_else(|| CsvError::NotANumber(index + 1, column + 1, entry()))?);
        }
        let target = row.pop().unwrap_or_default();
        rows.push((row, target));
        if rows.len() > MAX_ROWS {
            return Err(CsvError::TooMany);
        }
    }
    if rows.len() < 2 {
        return Err(CsvError::TooFew);
    }
    let (low, high) =
        rows.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (_, t)| (l.min(*t), h.max(*t)));
    if low == high {
        return Err(CsvError::OneTarget);
    }
    if !rows.iter().all(|(_, t)| *t == low || *t == high) {
        return Ok(Table { task: Task::Regression, rows });
    }
    for (_, target) in &mut rows {
        *target = if *target == low { -1.0 } else { 1.0 };
    }
    Ok(Table { task: Task::Classification, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Table, CsvError> {
        read(text, |e| e.parse().ok().filter(|v: &f64| v.is_finite()))
    }

    #[test]
    fn two_targets_are_classes_and_more_are_numbers() {
        let table = parse("x,y,label\n1,2,0\n3,4,1\n\n5,6,0\n").unwrap();
        assert_eq!(table.task, Task::Classification);
        assert_eq!(table.rows[0], (vec![1.0, 2.0], -1.0));
        assert_eq!(parse("0 1\n1 2\n2 4").unwrap().task, Task::Regression);
    }

    #[test]
    fn errors_name_the_place() {
        assert_eq!(parse(""), Err(CsvError::TooFew));
        assert_eq!(parse("1,2\n1,2,3"), Err(CsvError::Uneven(2, 3, 2)));
        assert_eq!(parse("1,2\n1,abc"), Err(CsvError::NotANumber(2, 2, "abc".into())));
        assert_eq!(parse("1,2\n1,1e9"), Err(CsvError::NotANumber(2, 2, "1e9".into())));
        assert_eq!(parse("1\n2"), Err(CsvError::Columns(1, 1)));
        assert_eq!(parse("1,1\n2,1"), Err(CsvError::OneTarget));
    }
}
