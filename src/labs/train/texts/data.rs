//! The texts about data.

use crate::labs::train::{
    Brush, CustomDataset, CustomDatasetError, DataTableError, MAX_CUSTOM_SAMPLES, MAX_SAMPLES,
};
use crate::locale::Lang;
use engine::nn::Task;
use engine::nn::mlp::MAX_INPUTS;

impl Lang {
    pub fn train_data(self) -> &'static str {
        "Data"
    }

    pub fn train_data_set(self) -> &'static str {
        "Data set"
    }

    pub fn data_of_your_own(self) -> &'static str {
        "Your own"
    }

    pub fn train_seed(self) -> &'static str {
        "Seed"
    }

    pub fn brushes(self) -> &'static str {
        "Brush"
    }

    pub fn brush(self, brush: Brush) -> &'static str {
        match brush {
            Brush::Positive => "Paint filled",
            Brush::Negative => "Paint rings",
            Brush::Eraser => "Erase",
        }
    }

    pub fn data_as_text(self) -> &'static str {
        "As text: one or two features and the target, a sample a line"
    }

    pub fn use_this_data(self) -> &'static str {
        "Use this data"
    }

    /// A description of custom data.
    pub fn custom_data(self, data: &CustomDataset) -> String {
        let targets = if data.task == Task::Classification { "two classes" } else { "numbers" };
        let features = if data.inputs == 1 { "one feature" } else { "two features" };
        format!(
            "{} samples of at most {MAX_CUSTOM_SAMPLES}: {features}, {targets}. Half are kept for testing.",
            data.count()
        )
    }

    pub fn custom_dataset_error(self, error: &CustomDatasetError) -> String {
        match error {
            CustomDatasetError::Table(error) => self.data_table_error(error),
            CustomDatasetError::TooWide(features) => {
                format!("There are {features} features; the pictures can show one or two.")
            }
            CustomDatasetError::TooMany(rows) => {
                format!("There are {rows} samples; no more than {MAX_CUSTOM_SAMPLES} fit into the link.")
            }
        }
    }

    fn data_table_error(self, error: &DataTableError) -> String {
        match error {
            DataTableError::TooFewSamples => "At least two samples are needed, one on each line.".into(),
            DataTableError::TooManySamples => format!("More than {MAX_SAMPLES} samples are too many."),
            DataTableError::ColumnCount { line, columns } => format!(
                "Line {line} has {columns} columns; 1 to {MAX_INPUTS} features and then the target are needed."
            ),
            DataTableError::UnevenColumns { line, columns, expected } => {
                format!("Line {line} has {columns} columns where the lines before have {expected}.")
            }
            DataTableError::NotANumber { line, column, entry } => {
                format!("Line {line}, column {column}: “{entry}” is not a number up to a million.")
            }
            DataTableError::OneTarget => "All targets are the same: there is nothing to learn.".into(),
        }
    }
}
