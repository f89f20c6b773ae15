//! Custom data, small enough for an address.

use super::quantization::quantized;
use super::scaling::Scaling;
use super::table_columns::Roles;
use crate::{format, table};
use engine::nn::data::INPUT_BOUND;
use engine::nn::{Dataset, Task};
use worker::Data;

/// The most samples that fit into an address.
pub const MAX_CUSTOM_SAMPLES: usize = 300;
/// The fewest samples.
pub const MIN_CUSTOM_SAMPLES: usize = 2;
/// Inputs lie within ±`INPUT_LIMIT`, which is what the fields show.
pub const INPUT_LIMIT: f64 = 1.25 * INPUT_BOUND;
/// A table of no more samples is too small to keep some of them for testing.
const MAX_TINY_SAMPLES: usize = 20;
/// The targets as numbers.
pub(super) const NUMBERED_CLASSES: [&str; 2] = ["-1", "1"];

/// A feature or the target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataColumn {
    /// Its name; empty if it has none.
    pub name: String,
    /// How it is scaled for the network; `None` if it is not.
    pub scaling: Option<Scaling>,
}

/// Samples of one or two features.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomDataset {
    /// Classification or regression.
    pub task: Task,
    /// The number of features, one or two.
    pub inputs: usize,
    /// The features and the target.
    pub(super) columns: Vec<DataColumn>,
    /// What the targets −1 and 1 are called, in classification.
    pub classes: [String; 2],
    /// Two features, of which the second is 0 if there is only one, and the target, in the units of the table; classes
    /// are −1 and 1.
    pub(super) rows: Vec<[f64; 3]>,
}

/// The nearest row of the grid on which painted and generated samples lie.
pub(super) fn on_grid(task: Task, inputs: usize, [x, y, t]: [f64; 3]) -> [f64; 3] {
    let t = quantized(t, 1.0);
    let second = if inputs == 1 { 0.0 } else { quantized(y, INPUT_LIMIT) };
    let target = match task {
        Task::Classification => {
            if t < 0.0 {
                -1.0
            } else {
                1.0
            }
        }
        Task::Regression => t,
    };
    [quantized(x, INPUT_LIMIT), second, target]
}

impl CustomDataset {
    /// Data in the units of the network, from rows of features and target, rounded to a grid.
    pub(super) fn new(task: Task, inputs: usize, rows: impl Iterator<Item = [f64; 3]>) -> Self {
        let rows = rows.take(MAX_CUSTOM_SAMPLES).map(|row| on_grid(task, inputs, row)).collect();
        let columns = vec![DataColumn::default(); inputs + 1];
        CustomDataset { task, inputs, columns, classes: NUMBERED_CLASSES.map(str::to_owned), rows }
    }

    /// The first samples of generated data, as a start; of several classes, those of the first two.
    pub fn from_dataset(data: &Dataset) -> Self {
        let samples = &data.train;
        let target = |i: usize| match (data.outputs, samples.targets()[i]) {
            (1, target) => Some(target),
            (_, 0.0) => Some(1.0),
            (_, 1.0) => Some(-1.0),
            _ => None,
        };
        let feature = |f: usize, i: usize| if f < data.inputs { samples.feature(f)[i] } else { 0.0 };
        let sample = |i: usize| Some([feature(0, i), feature(1, i), target(i)?]);
        let count = samples.len().min(50);
        CustomDataset::new(data.task, data.inputs, (0..count).filter_map(sample))
    }

    /// Whether the samples are, as painted ones, on the grid of the short code, which has no names.
    pub(super) fn is_on_grid(&self) -> bool {
        self.columns.iter().all(|column| *column == DataColumn::default())
            && self.classes == NUMBERED_CLASSES
            && self.rows.iter().all(|row| on_grid(self.task, self.inputs, *row) == *row)
    }

    /// The data as a table: with a header if columns have names, and a line for each sample.
    pub fn to_csv(&self) -> String {
        let on_grid = self.is_on_grid();
        let number = |v: f64| match on_grid {
            true => format::decimals_between(v, 0, 3).replace('\u{2212}', "-"),
            false => format::shortest(v),
        };
        let target = |t: f64| match self.task {
            Task::Classification => self.classes[usize::from(t > 0.0)].clone(),
            Task::Regression => number(t),
        };
        let record = |row: &[f64; 3]| {
            let features = row[..self.inputs].iter().map(|x| number(*x));
            features.chain([target(row[2])]).collect::<Vec<String>>()
        };
        table::csv(self.header().into_iter().chain(self.rows.iter().map(record)))
    }

    fn header(&self) -> Option<Vec<String>> {
        let is_named = self.columns.iter().any(|column| !column.name.is_empty());
        let name = |(c, column): (usize, &DataColumn)| match column.name.as_str() {
            "" if c == self.inputs => "target".to_owned(),
            "" => format!("x{}", c + 1),
            name => name.to_owned(),
        };
        is_named.then(|| self.columns.iter().enumerate().map(name).collect())
    }

    /// The columns of [`Self::to_csv`].
    pub fn roles(&self) -> Roles {
        Roles { features: (0..self.inputs).collect(), target: self.inputs }
    }

    /// The features, each with its name and scaling.
    pub fn features(&self) -> &[DataColumn] {
        &self.columns[..self.inputs]
    }

    /// Name and scaling of the target.
    pub fn target(&self) -> &DataColumn {
        &self.columns[self.inputs]
    }

    /// The numbers that are targets of regression, in ascending order, if they are few integers that repeat and could be
    /// meant as classes.
    pub fn class_like_targets(&self) -> Option<Vec<f64>> {
        let mut targets: Vec<f64> = self.rows.iter().map(|row| row[2]).collect();
        targets.sort_by(f64::total_cmp);
        targets.dedup();
        let is_like_classes = self.task == Task::Regression
            && targets.len() <= 10
            && 2 * targets.len() < self.rows.len()
            && targets.iter().all(|t| t.fract() == 0.0);
        is_like_classes.then_some(targets)
    }

    /// The number of samples.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Whether all samples should be trained on.
    pub fn is_tiny(&self) -> bool {
        self.count() <= MAX_TINY_SAMPLES
    }

    /// Whether samples can be painted: those of classes in the plane.
    pub fn is_paintable(&self) -> bool {
        self.inputs == 2 && self.task == Task::Classification
    }

    /// A sample in the units of the network.
    pub(super) fn scaled(&self, row: &[f64; 3]) -> [f64; 3] {
        let mut scaled = *row;
        for (column, scaling) in self.columns.iter().enumerate() {
            let (place, bound) = if column < self.inputs { (column, INPUT_BOUND) } else { (2, 1.0) };
            if let Some(scaling) = scaling.scaling {
                scaled[place] = scaling.apply(row[place], bound);
            }
        }
        scaled
    }

    /// The data in the units of the network; the share `test` of the samples is for testing.
    pub fn data(&self, test: f64, seed: u64) -> Data {
        let row = |row: &[f64; 3]| {
            let [x, y, t] = self.scaled(row);
            ([x, y][..self.inputs].to_vec(), if self.task == Task::Classification { row[2] } else { t })
        };
        Data::Rows { task: self.task, rows: self.rows.iter().map(row).collect(), train: 1.0 - test, seed }
    }
}
