//! The visitor's own data, small enough for an address.

use super::data_table::{DataTable, DataTableError};
use crate::table;
use engine::nn::data::INPUT_BOUND;
use engine::nn::{Dataset, Task};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Write};
use std::str::FromStr;

/// The most samples: six letters each, they have to fit into an address.
pub const MOST: usize = 300;
/// The fewest samples: one to learn from and one to test with.
pub const FEWEST: usize = 2;
/// The letters of an address that stand for 0 … 63.
const LETTERS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
/// Two letters tell so many numbers apart.
const STEPS: f64 = 4095.0;
/// Inputs lie within ±`WIDE`, as far as the pictures reach.
pub const WIDE: f64 = 1.25 * INPUT_BOUND;

/// Samples of one or two features.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomDataset {
    /// Whether classes or numbers are learned.
    pub task: Task,
    /// One or two.
    pub inputs: usize,
    /// Features, the second 0 where there is one, and the target.
    rows: Vec<[f64; 3]>,
}

/// Why data of one's own cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomDatasetError {
    /// The text is no table of samples.
    Table(DataTableError),
    /// There are more than two features.
    TooWide(usize),
    /// There are more samples than [`MOST`].
    TooMany(usize),
}

/// The nearest number that two letters can tell.
fn coarse(value: f64, reach: f64) -> f64 {
    number_of(step_of(value, reach), reach)
}

fn step_of(value: f64, reach: f64) -> usize {
    (((value / reach).clamp(-1.0, 1.0) + 1.0) / 2.0 * STEPS).round() as usize
}

fn number_of(step: usize, reach: f64) -> f64 {
    (step as f64 / STEPS * 2.0 - 1.0) * reach
}

/// The values as they are, or, where any goes beyond ±`room`, moved and stretched to ±`reach`.
fn scaled(mut values: Vec<f64>, room: f64, reach: f64) -> Vec<f64> {
    if values.iter().any(|v| v.abs() > room) {
        let (low, high) =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
        let half = if high > low { 0.5 * (high - low) } else { 1.0 };
        values.iter_mut().for_each(|v| *v = (*v - 0.5 * (low + high)) / half * reach);
    }
    values
}

impl CustomDataset {
    /// From rows of features and target; features and targets of regression are taken as they are.
    fn new(task: Task, inputs: usize, rows: impl Iterator<Item = [f64; 3]>) -> Self {
        let rounded = |[x, y, t]: [f64; 3]| [coarse(x, WIDE), coarse(y, WIDE), coarse(t, 1.0)];
        let second = |row: [f64; 3]| if inputs == 1 { [row[0], 0.0, row[2]] } else { row };
        let class = |[x, y, t]: [f64; 3]| match task {
            Task::Classification => [x, y, if t < 0.0 { -1.0 } else { 1.0 }],
            Task::Regression => [x, y, t],
        };
        let rows = rows.take(MOST).map(rounded).map(second).map(class).collect();
        CustomDataset { task, inputs, rows }
    }

    /// The first samples of ready data, as a beginning.
    pub fn like(data: &Dataset) -> Self {
        let sample = |s: &engine::nn::Samples, i: usize| {
            let feature = |f: usize| if f < data.inputs { s.feature(f)[i] } else { 0.0 };
            [feature(0), feature(1), s.targets()[i]]
        };
        let count = data.train.len().min(50);
        CustomDataset::new(data.task, data.inputs, (0..count).map(|i| sample(&data.train, i)))
    }

    /// From text: see [`DataTable::read`]. A feature that goes beyond the picture is scaled to ±√3, and targets of
    /// regression beyond 1 to ±1; others are taken as they are.
    ///
    /// # Errors
    /// If it is no table, or too large.
    pub fn parse(text: &str) -> Result<Self, CustomDatasetError> {
        let table = DataTable::read(text).map_err(CustomDatasetError::Table)?;
        let inputs = table.rows.first().map_or(0, |(x, _)| x.len());
        if inputs > 2 {
            return Err(CustomDatasetError::TooWide(inputs));
        }
        if table.rows.len() > MOST {
            return Err(CustomDatasetError::TooMany(table.rows.len()));
        }
        let column = |of: fn(&(Vec<f64>, f64)) -> f64| table.rows.iter().map(of).collect();
        let x = scaled(column(|row| row.0[0]), WIDE, INPUT_BOUND);
        let y = scaled(column(|row| row.0.get(1).copied().unwrap_or(0.0)), WIDE, INPUT_BOUND);
        let t = scaled(column(|row| row.1), 1.0, 1.0);
        let rows = x.iter().zip(&y).zip(&t).map(|((x, y), t)| [*x, *y, *t]);
        Ok(CustomDataset::new(table.task, inputs, rows))
    }

    /// One line for each sample, written with `number`.
    pub fn text(&self, number: impl Fn(f64) -> String) -> String {
        let record = |[x, y, t]: &[f64; 3]| {
            let values = if self.inputs == 2 { vec![*x, *y, *t] } else { vec![*x, *t] };
            values.into_iter().map(&number).collect::<Vec<String>>()
        };
        table::csv(self.rows.iter().map(record))
    }

    /// How many samples there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Whether samples can be painted: classes in the plane.
    pub fn is_paintable(&self) -> bool {
        self.inputs == 2 && self.task == Task::Classification
    }

    /// Adds a sample of a class, unless there is no room or another lies nearer than `apart`.
    pub fn paint(&mut self, at: [f64; 2], target: f64, apart: f64) {
        let near = |row: &[f64; 3]| (row[0] - at[0]).hypot(row[1] - at[1]) < apart;
        if self.rows.len() < MOST && !self.rows.iter().any(near) {
            self.rows.extend(
                CustomDataset::new(self.task, self.inputs, std::iter::once([at[0], at[1], target])).rows,
            );
        }
    }

    /// Removes what lies within `reach`, but for the last few.
    pub fn erase(&mut self, at: [f64; 2], reach: f64) {
        let mut left = self.rows.len();
        self.rows.retain(|row| {
            let near = (row[0] - at[0]).hypot(row[1] - at[1]) < reach;
            let keep = !near || left <= FEWEST;
            left -= usize::from(!keep);
            keep
        });
    }

    /// Split into samples to learn from and to test with.
    pub fn dataset(&self, seed: u64) -> Dataset {
        let row = |row: &[f64; 3]| (row[..self.inputs].to_vec(), row[2]);
        Dataset::from_rows(self.task, self.rows.iter().map(row).collect(), 0.5, seed)
    }
}

impl fmt::Display for CustomDataset {
    /// As addresses have it: `c` or `r`, the number of features, six letters a sample.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let task = if self.task == Task::Classification { 'c' } else { 'r' };
        write!(f, "{task}{}", self.inputs)?;
        for row in &self.rows {
            for (value, reach) in row.iter().zip([WIDE, WIDE, 1.0]) {
                let step = step_of(*value, reach);
                f.write_char(LETTERS[step / 64].into())?;
                f.write_char(LETTERS[step % 64].into())?;
            }
        }
        Ok(())
    }
}

/// A text that is no dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDatasetError;

impl FromStr for CustomDataset {
    type Err = ParseDatasetError;

    fn from_str(text: &str) -> Result<Self, ParseDatasetError> {
        let (head, letters) = text.split_at_checked(2).ok_or(ParseDatasetError)?;
        let (task, inputs) = match head {
            "c1" => (Task::Classification, 1),
            "c2" => (Task::Classification, 2),
            "r1" => (Task::Regression, 1),
            "r2" => (Task::Regression, 2),
            _ => return Err(ParseDatasetError),
        };
        let places: Option<Vec<usize>> =
            letters.bytes().map(|b| LETTERS.iter().position(|l| *l == b)).collect();
        let places = places.ok_or(ParseDatasetError)?;
        if places.len() % 6 != 0 || !(FEWEST..=MOST).contains(&(places.len() / 6)) {
            return Err(ParseDatasetError);
        }
        let row = |p: &[usize]| {
            let number = |i: usize, reach| number_of(64 * p[i] + p[i + 1], reach);
            [number(0, WIDE), number(2, WIDE), number(4, 1.0)]
        };
        Ok(CustomDataset::new(task, inputs, places.chunks_exact(6).map(row)))
    }
}

impl Serialize for CustomDataset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::state::display_fromstr::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomDataset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::state::display_fromstr::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::nn::DatasetKind;

    #[test]
    fn an_address_keeps_every_sample() {
        for kind in [DatasetKind::Moons, DatasetKind::Sine, DatasetKind::Bumps] {
            let own = CustomDataset::like(&Dataset::generate(kind, 200, 0.1, 0.5, 3));
            assert_eq!((own.count(), own.inputs, own.task), (50, kind.inputs(), kind.task()));
            let text = own.to_string();
            assert_eq!(text.parse(), Ok(own.clone()), "{text}");
            assert_eq!(own.dataset(1).train.len(), 25);
        }
    }

    #[test]
    fn hostile_texts_are_none() {
        for bad in ["", "c", "c2", "x2000000000000", "c200000", "c2000000", "c2é0000000000", "c3000000000000"]
        {
            assert_eq!(bad.parse::<CustomDataset>(), Err(ParseDatasetError), "{bad}");
        }
        assert_eq!(
            format!("c2{}", "0".repeat(6 * (MOST + 1))).parse::<CustomDataset>(),
            Err(ParseDatasetError)
        );
    }

    #[test]
    fn tables_are_scaled_to_the_picture() {
        let own = CustomDataset::parse("a,b,class\n10,100,0\n20,300,1\n30,500,1").unwrap();
        assert_eq!((own.task, own.inputs, own.count()), (Task::Classification, 2, 3));
        let data = own.dataset(1);
        let all = [&data.train, &data.test];
        let extremes =
            all.iter().flat_map(|s| s.feature(1)).fold((0.0f64, 0.0f64), |(l, h), v| (l.min(*v), h.max(*v)));
        assert!(
            (extremes.0 + INPUT_BOUND).abs() < 1e-3 && (extremes.1 - INPUT_BOUND).abs() < 1e-3,
            "{extremes:?}"
        );
        assert_eq!(CustomDataset::parse("1,2,3,4\n5,6,7,8"), Err(CustomDatasetError::TooWide(3)));
        assert_eq!(
            CustomDataset::parse("1"),
            Err(CustomDatasetError::Table(DataTableError::ColumnCount { line: 1, columns: 1 }))
        );
        assert_eq!(CustomDataset::parse(&"1,2\n2,3\n".repeat(200)), Err(CustomDatasetError::TooMany(400)));
        let again = CustomDataset::parse(&own.text(|v| v.to_string())).unwrap();
        assert_eq!(again.to_string(), own.to_string());
    }

    #[test]
    fn painting_and_erasing() {
        let mut own = CustomDataset::parse("0,0,0\n1,1,1").unwrap();
        own.paint([0.5, 0.5], -1.0, 0.1);
        own.paint([0.52, 0.5], 1.0, 0.1);
        assert_eq!(own.count(), 3, "a second sample at the same place is none");
        own.erase([0.0, 0.0], 100.0);
        assert_eq!(own.count(), FEWEST);
    }
}
