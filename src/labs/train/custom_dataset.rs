//! Custom data, small enough for an address.

use super::data_table::{DataTable, DataTableError};
use super::quantization::quantized;
use crate::table;
use engine::nn::data::INPUT_BOUND;
use engine::nn::{Dataset, Samples, Task};

/// The most samples that fit into an address, with six letters for each.
pub const MAX_CUSTOM_SAMPLES: usize = 300;
/// The fewest samples: one for training and one for testing.
pub const MIN_CUSTOM_SAMPLES: usize = 2;
/// Inputs lie within ±`INPUT_LIMIT`, which is what the fields show.
pub const INPUT_LIMIT: f64 = 1.25 * INPUT_BOUND;

/// Samples of one or two features.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomDataset {
    /// Classification or regression.
    pub task: Task,
    /// The number of features, one or two.
    pub inputs: usize,
    /// Two features, of which the second is 0 if there is only one, and the target.
    rows: Vec<[f64; 3]>,
}

/// Why a text cannot be used as custom data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomDatasetError {
    /// The text is not a table of samples.
    Table(DataTableError),
    /// There are more than two features.
    TooWide(usize),
    /// There are more samples than [`MAX_CUSTOM_SAMPLES`].
    TooMany(usize),
}

/// The values as they are or, if any of them lies outside of ±`limit`, mapped linearly to ±`bound`.
fn scaled(mut values: Vec<f64>, limit: f64, bound: f64) -> Vec<f64> {
    if values.iter().any(|v| v.abs() > limit) {
        let (low, high) =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
        let half = if high > low { 0.5 * (high - low) } else { 1.0 };
        values.iter_mut().for_each(|v| *v = (*v - 0.5 * (low + high)) / half * bound);
    }
    values
}

impl CustomDataset {
    /// Data from rows of features and target, rounded to what an address can hold.
    pub(super) fn new(task: Task, inputs: usize, rows: impl Iterator<Item = [f64; 3]>) -> Self {
        let rounded =
            |[x, y, t]: [f64; 3]| [quantized(x, INPUT_LIMIT), quantized(y, INPUT_LIMIT), quantized(t, 1.0)];
        let second = |row: [f64; 3]| if inputs == 1 { [row[0], 0.0, row[2]] } else { row };
        let class = |[x, y, t]: [f64; 3]| match task {
            Task::Classification => [x, y, if t < 0.0 { -1.0 } else { 1.0 }],
            Task::Regression => [x, y, t],
        };
        let rows = rows.take(MAX_CUSTOM_SAMPLES).map(rounded).map(second).map(class).collect();
        CustomDataset { task, inputs, rows }
    }

    /// The first samples of generated data, as a start.
    pub fn from_dataset(data: &Dataset) -> Self {
        let sample = |s: &Samples, i: usize| {
            let feature = |f: usize| if f < data.inputs { s.feature(f)[i] } else { 0.0 };
            [feature(0), feature(1), s.targets()[i]]
        };
        let count = data.train.len().min(50);
        CustomDataset::new(data.task, data.inputs, (0..count).map(|i| sample(&data.train, i)))
    }

    /// Reads a text: see [`DataTable::read`]. A feature outside of the field is scaled to ±√3, and targets of regression
    /// outside of ±1 to ±1.
    ///
    /// # Errors
    /// If it is not a table, or too large.
    pub fn parse(text: &str) -> Result<Self, CustomDatasetError> {
        let table = DataTable::read(text).map_err(CustomDatasetError::Table)?;
        let inputs = table.rows.first().map_or(0, |(x, _)| x.len());
        if inputs > 2 {
            return Err(CustomDatasetError::TooWide(inputs));
        }
        if table.rows.len() > MAX_CUSTOM_SAMPLES {
            return Err(CustomDatasetError::TooMany(table.rows.len()));
        }
        let column = |of: fn(&(Vec<f64>, f64)) -> f64| table.rows.iter().map(of).collect();
        let x = scaled(column(|row| row.0[0]), INPUT_LIMIT, INPUT_BOUND);
        let y = scaled(column(|row| row.0.get(1).copied().unwrap_or(0.0)), INPUT_LIMIT, INPUT_BOUND);
        let t = scaled(column(|row| row.1), 1.0, 1.0);
        let rows = x.iter().zip(&y).zip(&t).map(|((x, y), t)| [*x, *y, *t]);
        Ok(CustomDataset::new(table.task, inputs, rows))
    }

    /// One line for each sample; `number` formats the values.
    pub fn to_csv(&self, number: impl Fn(f64) -> String) -> String {
        let record = |[x, y, t]: &[f64; 3]| {
            let values = if self.inputs == 2 { vec![*x, *y, *t] } else { vec![*x, *t] };
            values.into_iter().map(&number).collect::<Vec<String>>()
        };
        table::csv(self.rows.iter().map(record))
    }

    /// Features and target of each sample.
    pub(super) fn rows(&self) -> &[[f64; 3]] {
        &self.rows
    }

    /// The number of samples.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Whether samples can be painted: those of classes in the plane.
    pub fn is_paintable(&self) -> bool {
        self.inputs == 2 && self.task == Task::Classification
    }

    /// Adds a sample of a class, unless the data is full or another sample is nearer than `distance`.
    pub fn add_sample(&mut self, at: [f64; 2], target: f64, distance: f64) {
        let near = |row: &[f64; 3]| (row[0] - at[0]).hypot(row[1] - at[1]) < distance;
        if self.rows.len() < MAX_CUSTOM_SAMPLES && !self.rows.iter().any(near) {
            self.rows.extend(
                CustomDataset::new(self.task, self.inputs, std::iter::once([at[0], at[1], target])).rows,
            );
        }
    }

    /// Removes samples within `radius`, but leaves [`MIN_CUSTOM_SAMPLES`].
    pub fn erase(&mut self, at: [f64; 2], radius: f64) {
        let mut left = self.rows.len();
        self.rows.retain(|row| {
            let near = (row[0] - at[0]).hypot(row[1] - at[1]) < radius;
            let keep = !near || left <= MIN_CUSTOM_SAMPLES;
            left -= usize::from(!keep);
            keep
        });
    }

    /// The data, split into training and test samples.
    pub fn dataset(&self, seed: u64) -> Dataset {
        let row = |row: &[f64; 3]| (row[..self.inputs].to_vec(), row[2]);
        Dataset::from_rows(self.task, self.rows.iter().map(row).collect(), 0.5, seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_scaled_to_the_field() {
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
        let again = CustomDataset::parse(&own.to_csv(|v| v.to_string())).unwrap();
        assert_eq!(again.to_string(), own.to_string());
    }

    #[test]
    fn samples_are_added_and_erased() {
        let mut own = CustomDataset::parse("0,0,0\n1,1,1").unwrap();
        own.add_sample([0.5, 0.5], -1.0, 0.1);
        own.add_sample([0.52, 0.5], 1.0, 0.1);
        assert_eq!(own.count(), 3, "a second sample at the same position is not added");
        own.erase([0.0, 0.0], 100.0);
        assert_eq!(own.count(), MIN_CUSTOM_SAMPLES);
    }
}
