//! Reads samples from text: one per line, features first, the target last.

use crate::format;
use csv::StringRecord;
use engine::nn::Task;
use engine::nn::mlp::MAX_INPUTS;

/// The most samples that are read.
pub const MAX_SAMPLES: usize = 5000;
/// The largest magnitude of an entry.
const LARGEST: f64 = 1e6;

/// Why a text cannot be read as samples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataTableError {
    /// There are fewer than two samples.
    TooFewSamples,
    /// There are more than [`MAX_SAMPLES`].
    TooManySamples,
    /// A line has too few or too many columns.
    ColumnCount {
        /// The line, from 1.
        line: usize,
        /// The number of its columns.
        columns: usize,
    },
    /// A line has another number of columns than the lines before.
    UnevenColumns {
        /// The line, from 1.
        line: usize,
        /// The number of its columns.
        columns: usize,
        /// The number of columns of the lines before.
        expected: usize,
    },
    /// An entry is not a number, or too large.
    NotANumber {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The first characters of the entry.
        entry: String,
    },
    /// All targets are the same.
    OneTarget,
}

/// Features and target of a sample.
type Row = (Vec<f64>, f64);

/// Samples that were read from text.
#[derive(Debug, Clone, PartialEq)]
pub struct DataTable {
    /// Classification if there are exactly two different targets, which become −1 and 1 in ascending order.
    pub task: Task,
    /// Features and target of each sample.
    pub rows: Vec<Row>,
}

impl DataTable {
    /// Reads lines of numbers separated by commas, semicolons, tabs or spaces. Empty lines are skipped, and so is a first
    /// line without any number.
    ///
    /// # Errors
    /// If the text is not a table with at least two different targets.
    pub fn read(text: &str) -> Result<Self, DataTableError> {
        let mut rows: Vec<Row> = Vec::new();
        let mut is_first = true;
        let delimiter = delimiter(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        // `records` yields no error: the text is UTF-8, and a flexible reader accepts records of any length.
        for record in reader.records().map_while(Result::ok) {
            let entries = entries(&record, delimiter);
            if entries.is_empty() {
                continue;
            }
            if std::mem::take(&mut is_first) && entries.iter().all(|e| format::parse(e).is_none()) {
                continue;
            }
            let expected = rows.first().map(|(features, _)| features.len() + 1);
            rows.push(row(&entries, expected, || line(text, &record))?);
            if rows.len() > MAX_SAMPLES {
                return Err(DataTableError::TooManySamples);
            }
        }
        Self::new(rows)
    }

    fn new(mut rows: Vec<Row>) -> Result<Self, DataTableError> {
        if rows.len() < 2 {
            return Err(DataTableError::TooFewSamples);
        }
        let (low, high) =
            rows.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (_, t)| (l.min(*t), h.max(*t)));
        if low == high {
            return Err(DataTableError::OneTarget);
        }
        if !rows.iter().all(|(_, t)| *t == low || *t == high) {
            return Ok(DataTable { task: Task::Regression, rows });
        }
        for (_, target) in &mut rows {
            *target = if *target == low { -1.0 } else { 1.0 };
        }
        Ok(DataTable { task: Task::Classification, rows })
    }
}

/// The delimiter of the fields: the first of these characters that occurs in the text.
fn delimiter(text: &str) -> u8 {
    [b',', b';', b'\t', b' '].into_iter().find(|byte| text.as_bytes().contains(byte)).unwrap_or(b',')
}

/// The entries of a record that are not empty. A line without a comma may mix the other delimiters.
fn entries(record: &StringRecord, delimiter: u8) -> Vec<&str> {
    let others: &[char] = if delimiter == b',' && record.len() > 1 { &[] } else { &[';', '\t', ' '] };
    let pieces = record.iter().flat_map(|field| field.split(others));
    pieces.map(str::trim).filter(|entry| !entry.is_empty()).collect()
}

/// The sample of a line; `expected` is the number of columns of the lines before.
fn row(entries: &[&str], expected: Option<usize>, line: impl Fn() -> usize) -> Result<Row, DataTableError> {
    let columns = entries.len();
    if !(2..=MAX_INPUTS + 1).contains(&columns) {
        return Err(DataTableError::ColumnCount { line: line(), columns });
    }
    if let Some(expected) = expected.filter(|expected| *expected != columns) {
        return Err(DataTableError::UnevenColumns { line: line(), columns, expected });
    }
    let number = |(index, entry): (usize, &&str)| {
        let refused = || DataTableError::NotANumber {
            line: line(),
            column: index + 1,
            entry: entry.chars().take(20).collect(),
        };
        format::parse(entry).filter(|v| v.abs() <= LARGEST).ok_or_else(refused)
    };
    let mut features = entries.iter().enumerate().map(number).collect::<Result<Vec<f64>, _>>()?;
    let target = features.pop().unwrap_or_default();
    Ok((features, target))
}

/// The line on which a record begins. The position of a record is the end of the one before; empty lines may follow.
fn line(text: &str, record: &StringRecord) -> usize {
    let end = record.position().map_or(0, |position| position.byte() as usize);
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    let empty = &after[..after.len() - after.trim_start().len()];
    1 + before.matches('\n').count() + empty.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        DataTable::read(text)
            .map(|table| table.rows)
            .unwrap_or_else(|error| unreachable!("{text:?}: {error:?}"))
    }

    #[test]
    fn two_targets_are_classes_and_more_are_numbers() {
        let table = DataTable::read("x,y,label\n1,2,0\n3,4,1\n\n5,6,0\n").unwrap();
        assert_eq!(table.task, Task::Classification);
        assert_eq!(table.rows[0], (vec![1.0, 2.0], -1.0));
        assert_eq!(DataTable::read("0 1\n1 2\n2 4").unwrap().task, Task::Regression);
    }

    #[test]
    fn commas_semicolons_tabs_and_spaces_are_delimiters() {
        let same = rows("1,2,3\n4,5,6\n7,8,9\n");
        for text in [
            "1, 2, 3\r\n4,5,6,\r\n7,,8 ,9",
            "1;2;3\n4; 5; 6\n7;8;9;",
            "1\t2\t3\n4\t5\t6\n\t7\t8\t9",
            "1 2 3\n 4   5 6 \n7 8 9",
            "x y label\n1,2,3\n4,5,6\n7,8,9",
            "x,y,label\n1 2 3\n4;5;6\n7\t8\t9",
            "1 2;3\n4;5\t6\n7 8;9",
            "\n \n\"x, in cm\",y,label\n1,2,3\n\n4,5,6\n7,8,9",
            "\"x\";\"y\";\"label\"\n\"1\";\"2\";\"3\"\n4;5;6\n7;8;9",
        ] {
            assert_eq!(rows(text), same, "{text:?}");
        }
    }

    #[test]
    fn errors_name_the_place() {
        let refused = |text: &str| DataTable::read(text).map(|table| table.rows.len());
        let no_number =
            |line, column, entry: &str| DataTableError::NotANumber { line, column, entry: entry.into() };
        assert_eq!(refused(""), Err(DataTableError::TooFewSamples));
        let uneven = DataTableError::UnevenColumns { line: 2, columns: 3, expected: 2 };
        assert_eq!(refused("1,2\n1,2,3"), Err(uneven));
        assert_eq!(refused("1,2\n1,abc"), Err(no_number(2, 2, "abc")));
        assert_eq!(refused("1,2\n1,1e9"), Err(no_number(2, 2, "1e9")));
        assert_eq!(refused("x,y\n\n1,2\n \n\nabc,4"), Err(no_number(6, 1, "abc")), "empty lines are counted");
        assert_eq!(refused("x,y\r\n1,2\r\n\r\n1 2,4"), Err(no_number(4, 1, "1 2")));
        assert_eq!(refused("1\n2"), Err(DataTableError::ColumnCount { line: 1, columns: 1 }));
        assert_eq!(refused("1,1\n2,1"), Err(DataTableError::OneTarget));
        assert_eq!(refused(&"1,2\n".repeat(MAX_SAMPLES + 1)), Err(DataTableError::TooManySamples));
    }
}
