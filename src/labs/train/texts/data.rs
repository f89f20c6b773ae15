//! The texts about data.

use crate::format;
use crate::labs::train::{
    Brush, Column, ColumnKind, CustomDataset, CustomDatasetError, DataColumn, DataTableError,
    MAX_CUSTOM_SAMPLES, MAX_SAMPLES, Scaling,
};
use crate::locale::Lang;
use engine::nn::{Feature, Task};

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

    pub fn network_inputs(self) -> &'static str {
        "Inputs of the networks"
    }

    /// A feature of the samples.
    pub fn feature(self, feature: Feature) -> &'static str {
        match feature {
            Feature::X1 => "x₁",
            Feature::X2 => "x₂",
            Feature::SquareOfX1 => "x₁²",
            Feature::SquareOfX2 => "x₂²",
            Feature::Product => "x₁x₂",
            Feature::SineOfX1 => "sin x₁",
            Feature::SineOfX2 => "sin x₂",
        }
    }

    /// Why the button of the only input is disabled.
    pub fn last_input_stays(self) -> &'static str {
        "The only input: add another to remove this one"
    }

    pub fn train_seed(self) -> &'static str {
        "Seed"
    }

    pub fn brushes(self) -> &'static str {
        "Brush"
    }

    pub fn brush(self, brush: Brush) -> &'static str {
        match brush {
            Brush::Positive => "Paint class A (filled)",
            Brush::Negative => "Paint class B (rings)",
            Brush::Eraser => "Erase",
        }
    }

    pub fn data_as_text(self) -> &'static str {
        "As text: a sample a line, as spreadsheets, pandas and NumPy write tables"
    }

    pub fn use_this_data(self) -> &'static str {
        "Use this data"
    }

    /// Why the button is disabled.
    pub fn is_used_already(self) -> &'static str {
        "This is the data in use: change the text first"
    }

    pub fn first_feature(self) -> &'static str {
        "Feature x₁"
    }

    pub fn second_feature(self) -> &'static str {
        "Feature x₂"
    }

    pub fn target_column(self) -> &'static str {
        "Target"
    }

    pub fn no_column(self) -> &'static str {
        "none"
    }

    /// A column for a choice; `index` is counted from 0.
    pub fn column_name(self, column: &Column, index: usize) -> String {
        let name = match column.name.as_str() {
            "" => format!("column {}", index + 1),
            name => name.to_owned(),
        };
        match column.kind {
            ColumnKind::Index => format!("{name} (index)"),
            ColumnKind::Words => format!("{name} (words)"),
            ColumnKind::Numbers | ColumnKind::Empty => name,
        }
    }

    /// A description of custom data.
    pub fn custom_data(self, data: &CustomDataset) -> String {
        let features = if data.inputs == 1 { "one feature" } else { "two features" };
        let targets = match data.task {
            Task::Classification => {
                let [first, second] = &data.classes;
                format!("two classes. “{first}” has the target −1, “{second}” has 1.")
            }
            Task::Regression => match data.class_like_targets() {
                None => "numbers.".to_owned(),
                Some(values) => {
                    let listed: Vec<String> = values.iter().map(|v| format::compact(*v)).collect();
                    format!(
                        "numbers. The {} values {} of the target are learned as numbers, not as classes.",
                        listed.len(),
                        listed.join(", ")
                    )
                }
            },
        };
        format!("{} samples of at most {MAX_CUSTOM_SAMPLES}: {features}, {targets}", data.count())
    }

    /// How custom data is scaled, and the units of the losses.
    pub fn custom_data_units(self, data: &CustomDataset) -> String {
        let name = |column: &DataColumn, fallback: &str| match column.name.as_str() {
            "" => fallback.to_owned(),
            name => format!("“{name}”"),
        };
        let mut sentences = Vec::new();
        for (column, symbol) in data.features().iter().zip(["x₁", "x₂"]) {
            let difference =
                column.scaling.map(|s| self.difference(&name(column, &format!("given {symbol}")), s));
            sentences.extend(difference.map(|difference| format!("{symbol} = √3 · {difference}.")));
        }
        let target = name(data.target(), "the target");
        sentences.push(match (data.task, data.target().scaling) {
            (Task::Classification, _) => "Losses are of the targets −1 and 1.".to_owned(),
            (Task::Regression, None) => {
                format!("Losses are in the squared units of {target}, which is not scaled.")
            }
            (Task::Regression, Some(scaling)) => format!(
                "t = {}. Losses are of t; times {} they are in the squared units of {target}.",
                self.difference(&target, scaling),
                format::compact(scaling.half * scaling.half)
            ),
        });
        sentences.join(" ")
    }

    /// (name − offset) / half
    fn difference(self, name: &str, Scaling { offset, half }: Scaling) -> String {
        let (size, half) = (format::compact(offset.abs()), format::compact(half));
        match offset {
            0.0 => format!("{name} / {half}"),
            o if o < 0.0 => format!("({name} + {size}) / {half}"),
            _ => format!("({name} − {size}) / {half}"),
        }
    }

    pub fn rounded_for_the_link(self, most: f64) -> String {
        format!(
            "Not all digits fit into the link: numbers are rounded, by {} at most.",
            format::scientific(most, 0)
        )
    }

    pub fn custom_dataset_error(self, error: &CustomDatasetError) -> String {
        match error {
            CustomDatasetError::Table(error) => self.data_table_error(error),
            CustomDatasetError::TooMany(rows) => {
                format!("There are {rows} samples; no more than {MAX_CUSTOM_SAMPLES} fit into the link.")
            }
            CustomDatasetError::TooManyDigits(column) => {
                let name = ["feature x₁", "feature x₂", "target"].get(*column).unwrap_or(&"target");
                format!(
                    "The digits that tell the values of {name} apart do not fit into the link. Round them, or take fewer samples."
                )
            }
        }
    }

    fn data_table_error(self, error: &DataTableError) -> String {
        match error {
            DataTableError::TooFewSamples => "At least two samples are needed, one on each line.".into(),
            DataTableError::TooManySamples => format!("More than {MAX_SAMPLES} samples are too many."),
            DataTableError::ColumnCount { line, columns } => format!(
                "Line {line} has {columns} columns; a feature and the target are needed, separated by commas, semicolons, tabs or spaces."
            ),
            DataTableError::UnevenColumns { line, columns, expected } => {
                format!("Line {line} has {columns} columns where others have {expected}.")
            }
            DataTableError::EmptyCell { line, column } => {
                format!("Line {line}, column {column} has no value.")
            }
            DataTableError::NotANumber { line, column, entry } => {
                format!("Line {line}, column {column}: “{entry}” is not a number up to a million.")
            }
            DataTableError::TooManyClasses { count, classes } => {
                let more = if *count > classes.len() { ", …" } else { "" };
                format!(
                    "The target has {count} classes: {}{more}. One output can tell two apart: leave out the others, or choose another target.",
                    classes.join(", ")
                )
            }
            DataTableError::RepeatedColumn => "Each column can be chosen once.".into(),
            DataTableError::OneTarget => "All targets are the same: there is nothing to learn.".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::train::data_of_text;

    const LANG: Lang = Lang::English;

    #[test]
    fn targets_are_described() {
        let described = |text: &str| LANG.custom_data(&data_of_text(text).unwrap());
        let classes =
            "2 samples of at most 300: one feature, two classes. “no” has the target −1, “yes” has 1.";
        assert_eq!(described("1,yes\n2,no"), classes);
        assert!(described("1,0\n2,1\n3,2\n4,0\n5,1\n6,2\n7,2").ends_with(
            "numbers. The 3 values 0, 1, 2 of the target are learned as numbers, not as classes."
        ));
        assert!(described("1,0.5\n2,1\n3,2").ends_with("one feature, numbers."));
    }

    #[test]
    fn scaling_and_units_are_described() {
        let described = |text: &str| LANG.custom_data_units(&data_of_text(text).unwrap());
        assert_eq!(described("0,0,0\n1,1,1"), "Losses are of the targets −1 and 1.");
        assert_eq!(
            described("size,price\n10,100\n20,200\n30,500"),
            "x₁ = √3 · (“size” − 20) / 10. t = (“price” − 300) / 200. Losses are of t; times 40000 they are in the \
             squared units of “price”."
        );
        assert_eq!(
            described("-30,1\n-10,0\n-20,0.5"),
            "x₁ = √3 · (given x₁ + 20) / 10. Losses are in the squared units of the target, which is not scaled."
        );
        assert!(described("0,1\n0.0001,0\n0.0002,0.5").starts_with("x₁ = √3 · given x₁ / 2×10⁻⁴."));
    }

    #[test]
    fn classes_that_are_too_many_are_named() {
        let error = data_of_text("1,a\n2,b\n3,c").unwrap_err();
        assert!(LANG.custom_dataset_error(&error).starts_with("The target has 3 classes: a, b, c."));
    }
}
