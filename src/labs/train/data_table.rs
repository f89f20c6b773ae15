//! Reads samples from a table: one a line, with features and a target.

use super::table_columns::{Column, Roles};
use super::table_text::{TableText, is_missing, is_number};
use crate::format;
use engine::nn::Task;

/// The most samples that are read.
pub const MAX_SAMPLES: usize = 5000;
/// The largest magnitude of an entry.
const LARGEST: f64 = 1e6;
/// The most classes that an error lists.
const MAX_LISTED: usize = 8;

/// Why a text cannot be read as samples. Lines and columns are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataTableError {
    /// There are fewer than two samples.
    TooFewSamples,
    /// There are more than [`MAX_SAMPLES`].
    TooManySamples,
    /// A line has no second column.
    ColumnCount {
        /// The line.
        line: usize,
        /// The number of its columns.
        columns: usize,
    },
    /// A line has another number of columns than most.
    UnevenColumns {
        /// The line.
        line: usize,
        /// The number of its columns.
        columns: usize,
        /// The number of columns of most lines.
        expected: usize,
    },
    /// A cell has no value.
    EmptyCell {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// An entry is not a number, or too large.
    NotANumber {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The first characters of the entry.
        entry: String,
    },
    /// All targets are the same.
    OneTarget,
    /// The targets are more than two words.
    TooManyClasses {
        /// The number of classes.
        count: usize,
        /// The first of them, by name.
        classes: Vec<String>,
    },
    /// A column is target and feature, or a feature twice.
    RepeatedColumn,
}

/// Features and target of a sample.
type Row = (Vec<f64>, f64);

/// Samples that were read from text.
#[derive(Debug, Clone, PartialEq)]
pub struct DataTable {
    /// Classification if there are exactly two different targets.
    pub task: Task,
    /// The names of the features and of the target; empty for those without one.
    pub names: Vec<String>,
    /// The entries of the two classes, which are the targets −1 and 1: numbers in ascending order, words by name.
    pub classes: Option<[String; 2]>,
    /// Features and target of each sample.
    pub rows: Vec<Row>,
}

impl DataTable {
    /// Reads the columns of a table that `roles` name.
    ///
    /// # Errors
    /// If they are not samples with at least two different targets.
    pub fn new(text: &TableText, roles: &Roles) -> Result<Self, DataTableError> {
        let mut columns = roles.features.clone();
        columns.push(roles.target);
        if (1..columns.len()).any(|i| columns[..i].contains(&columns[i])) {
            return Err(DataTableError::RepeatedColumn);
        }
        match text.records.len() {
            0 | 1 => return Err(DataTableError::TooFewSamples),
            2..=MAX_SAMPLES => {}
            _ => return Err(DataTableError::TooManySamples),
        }
        let features = read_columns(text, &roles.features)?;
        let (classes, targets) = read_targets(text, roles.target)?;
        let rows =
            (0..targets.len()).map(|i| (features.iter().map(|f| f[i]).collect(), targets[i])).collect();
        let all: Vec<Column> = text.columns();
        let name = |column: &usize| all.get(*column).map(|c| c.name.clone()).unwrap_or_default();
        let task = if classes.is_some() { Task::Classification } else { Task::Regression };
        Ok(DataTable { task, names: columns.iter().map(name).collect(), classes, rows })
    }
}

/// The numbers of several columns; of several errors the first by lines.
fn read_columns(text: &TableText, columns: &[usize]) -> Result<Vec<Vec<f64>>, DataTableError> {
    let mut values = vec![Vec::with_capacity(text.records.len()); columns.len()];
    for record in &text.records {
        for (column, values) in columns.iter().zip(&mut values) {
            values.push(number(record.line, *column, &record.cells[*column])?);
        }
    }
    Ok(values)
}

fn number(line: usize, index: usize, cell: &str) -> Result<f64, DataTableError> {
    let column = index + 1;
    if is_missing(cell) {
        return Err(DataTableError::EmptyCell { line, column });
    }
    let entry = || cell.chars().take(20).collect();
    format::parse(cell).filter(|v| v.abs() <= LARGEST).ok_or_else(|| DataTableError::NotANumber {
        line,
        column,
        entry: entry(),
    })
}

/// The entries of two classes, if there are two, and the targets.
fn read_targets(text: &TableText, column: usize) -> Result<(Option<[String; 2]>, Vec<f64>), DataTableError> {
    let empty = text.records.iter().find(|record| is_missing(&record.cells[column]));
    if let Some(record) = empty {
        return Err(DataTableError::EmptyCell { line: record.line, column: column + 1 });
    }
    if !text.column(column).any(is_number) {
        return read_words(text, column);
    }
    let mut targets = read_columns(text, &[column])?.pop().unwrap_or_default();
    let (low, high) =
        targets.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), t| (l.min(*t), h.max(*t)));
    if low == high {
        return Err(DataTableError::OneTarget);
    }
    if !targets.iter().all(|t| *t == low || *t == high) {
        return Ok((None, targets));
    }
    targets.iter_mut().for_each(|t| *t = if *t == low { -1.0 } else { 1.0 });
    Ok((Some([low, high].map(format::shortest)), targets))
}

/// Words as classes.
fn read_words(text: &TableText, column: usize) -> Result<(Option<[String; 2]>, Vec<f64>), DataTableError> {
    let mut words: Vec<&str> = text.column(column).collect();
    words.sort_unstable();
    words.dedup();
    let [first, second] = words[..] else {
        let classes = words.iter().take(MAX_LISTED).map(|word| word.chars().take(20).collect()).collect();
        return Err(match words.len() {
            1 => DataTableError::OneTarget,
            count => DataTableError::TooManyClasses { count, classes },
        });
    };
    let targets = text.column(column).map(|word| if word == first { -1.0 } else { 1.0 }).collect();
    Ok((Some([first.to_owned(), second.to_owned()]), targets))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<DataTable, DataTableError> {
        let text = TableText::read(text)?;
        DataTable::new(&text, &text.suggested_roles())
    }

    fn rows(text: &str) -> Vec<Row> {
        read(text).map(|table| table.rows).unwrap_or_else(|error| unreachable!("{text:?}: {error:?}"))
    }

    #[test]
    fn two_targets_are_classes_and_more_are_numbers() {
        let table = read("x,y,label\n1,2,0\n3,4,1\n\n5,6,0\n").unwrap();
        assert_eq!(table.task, Task::Classification);
        assert_eq!(table.rows[0], (vec![1.0, 2.0], -1.0));
        assert_eq!(read("0 1\n1 2\n2 4").unwrap().task, Task::Regression);
    }

    #[test]
    fn commas_semicolons_tabs_and_spaces_are_delimiters() {
        let same = rows("1,2,3\n4,5,6\n7,8,9\n");
        for text in [
            "1, 2, 3\r\n4,5,6,\r\n7,8 ,9",
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
        let refused = |text: &str| read(text).map(|table| table.rows.len());
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
    #[test]
    fn an_empty_cell_is_named_and_does_not_shift_the_others() {
        let refused = |text: &str| read(text).map(|table| table.rows);
        let empty = |line, column| Err(DataTableError::EmptyCell { line, column });
        assert_eq!(refused("1, 2, 3\r\n4,5,6,\r\n7,,8 ,9"), empty(3, 2));
        assert_eq!(refused("x,y,label\n1,2,0\n# skipped\n3,,1"), empty(4, 2));
        assert_eq!(refused("x\ty\tlabel\n1\t\t0\n3\t4\t1"), empty(2, 2));
        assert_eq!(refused("x;label\n1,5;ja\n2,5;\n"), empty(3, 2));
        assert_eq!(refused("x,label\nNaN,0\n2,1"), empty(2, 1));
        assert_eq!(refused("1,2,\n3,4,5\n6,7,8"), empty(1, 3));
        assert_eq!(refused("1\t\n4\t"), empty(1, 2));
    }

    #[test]
    fn two_words_are_classes_by_name_and_more_are_refused_by_name() {
        let table = read("x,label\n1,yes\n2,no\n3,yes").unwrap();
        assert_eq!(table.classes, Some(["no".to_owned(), "yes".to_owned()]));
        assert_eq!(table.rows, [(vec![1.0], 1.0), (vec![2.0], -1.0), (vec![3.0], 1.0)]);
        let classes = ["setosa", "versicolor", "virginica"].map(str::to_owned).to_vec();
        assert_eq!(
            read("5.1;setosa\n7;versicolor\n6.3;virginica\n5;setosa"),
            Err(DataTableError::TooManyClasses { count: 3, classes })
        );
        assert_eq!(read("1,a\n2,a"), Err(DataTableError::OneTarget));
    }

    #[test]
    fn chosen_columns_are_read() {
        let text = TableText::read("a,b,c\n1,2,3\n4,5,7\n6,8,9").unwrap();
        let table = DataTable::new(&text, &Roles { features: vec![2], target: 0 }).unwrap();
        assert_eq!((table.names.join("|"), &table.rows[1]), ("c|a".into(), &(vec![7.0], 4.0)));
        let repeated = DataTable::new(&text, &Roles { features: vec![1, 0], target: 0 });
        assert_eq!(repeated, Err(DataTableError::RepeatedColumn));
    }
}
