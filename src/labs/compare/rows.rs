//! The rows of the table: each function with its facts and its moments.

use super::column::{Column, Source};
use super::facts::Facts;
use super::settings::{CompareSettings, textbook_functions};
use crate::state::distinct_label;
use engine::activation::Instance;
use engine::analysis::Moments;
use engine::nn::Init;
use std::sync::{Arc, OnceLock};

/// A function with everything that is derived from it without measuring, each when it is first read.
#[derive(Clone)]
pub struct Row {
    /// Its name, with the parameters if another row has the same activation.
    pub name: String,
    /// What does not depend on the inputs.
    pub facts: Arc<Facts>,
    /// Mean and standard deviation of the inputs.
    inputs: (f64, f64),
    moments: Arc<OnceLock<Moments>>,
}

impl Row {
    fn new(name: String, facts: Arc<Facts>, inputs: (f64, f64)) -> Self {
        Row { name, facts, inputs, moments: Arc::default() }
    }

    /// The function.
    pub fn function(&self) -> &Instance {
        &self.facts.function
    }

    /// What depends on the inputs of the settings.
    pub fn moments(&self) -> &Moments {
        self.moments.get_or_init(|| self.facts.moments(self.inputs.0, self.inputs.1))
    }

    /// Computes what the cell of a column shows, apart from measurements.
    pub fn compute(&self, column: Column) {
        self.facts.compute(column);
        if column.source() == Source::Inputs {
            self.moments();
        }
    }

    /// Whether [`Row::compute`] has nothing left to do.
    fn has_computed(&self, column: Column) -> bool {
        self.facts.has_computed(column) && (column.source() != Source::Inputs || self.moments.get().is_some())
    }
}

/// Rows are equal if what they are computed from is.
impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.facts, self.inputs) == (&other.name, &other.facts, other.inputs)
    }
}

/// The settings that rows and measurements depend on.
#[derive(Debug, Clone, PartialEq)]
pub struct RowInputs {
    functions: Vec<Instance>,
    mean: f64,
    deviation: f64,
    layers: usize,
    init: Option<Init>,
}

impl RowInputs {
    /// Reads them from the settings of the lab.
    pub fn new(settings: &CompareSettings) -> Self {
        RowInputs {
            functions: settings.rows.clone(),
            mean: settings.mean,
            deviation: settings.deviation,
            layers: settings.layers,
            init: settings.init,
        }
    }
}

/// The random networks in which a gradient is measured, apart from their activation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NetworkConditions {
    /// Layers.
    pub layers: usize,
    /// The initialisation.
    pub init: Init,
    /// σ of their inputs.
    pub deviation: f64,
}

/// The rows of the table in the order of the settings, followed by those of the textbook's four functions.
pub struct Rows {
    inputs: RowInputs,
    all: Vec<Row>,
}

impl Rows {
    /// Rows for these inputs. Facts and moments of the previous rows are reused where they still hold.
    pub fn new(inputs: RowInputs, previous: Option<&Rows>) -> Self {
        let known = previous.map_or(&[][..], |rows| &rows.all);
        let distribution = (inputs.mean, inputs.deviation);
        let mut all: Vec<Row> = Vec::with_capacity(inputs.functions.len() + 4);
        for function in inputs.functions.iter().cloned().chain(textbook_functions()) {
            let name = distinct_label(&function, inputs.functions.iter());
            let found = all.iter().chain(known).find(|row| *row.function() == function);
            let row = match found {
                Some(row) if row.inputs == distribution => Row { name, ..row.clone() },
                Some(row) => Row::new(name, row.facts.clone(), distribution),
                None => Row::new(name, Arc::new(Facts::new(function)), distribution),
            };
            all.push(row);
        }
        Rows { inputs, all }
    }

    /// The rows of the table.
    pub fn table_rows(&self) -> &[Row] {
        &self.all[..self.inputs.functions.len()]
    }

    /// The rows of the textbook's four functions.
    pub fn textbook_rows(&self) -> &[Row] {
        &self.all[self.inputs.functions.len()..]
    }

    /// The first row of the table whose cell of a column needs further computation, apart from measurements.
    pub fn next_to_compute(&self, column: Column) -> Option<&Row> {
        self.table_rows().iter().find(|row| !row.has_computed(column))
    }

    /// The rows of the table and of the textbook.
    pub fn all(&self) -> &[Row] {
        &self.all
    }

    /// The random networks for a function.
    pub fn conditions(&self, facts: &Facts) -> NetworkConditions {
        let RowInputs { layers, init, deviation, .. } = self.inputs;
        NetworkConditions { layers, init: init.unwrap_or_else(|| facts.recommended_init()), deviation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fitting_initialisation_is_used_unless_another_is_chosen() {
        let chosen = CompareSettings { init: Some(Init::Zeros), ..CompareSettings::default() };
        let init = |settings: &CompareSettings| {
            let rows = Rows::new(RowInputs::new(settings), None);
            [0, 1].map(|index| rows.conditions(&rows.table_rows()[index].facts).init)
        };
        assert_eq!(init(&chosen), [Init::Zeros; 2]);
        assert_eq!(init(&CompareSettings::default()), [Init::HeNormal, Init::GlorotNormal]);
    }

    #[test]
    fn facts_and_moments_that_still_hold_are_reused() {
        let mut settings = CompareSettings::default();
        let before = Rows::new(RowInputs::new(&settings), None);
        settings.rows[3].params[0] = 0.5;
        settings.deviation = 2.0;
        let after = Rows::new(RowInputs::new(&settings), Some(&before));
        let same = |index: usize| Arc::ptr_eq(&before.all[index].facts, &after.all[index].facts);
        assert!(same(0) && same(1) && same(2) && !same(3));
        assert_eq!(after.textbook_rows().len(), 4);
        // The slope of the textbook's Leaky ReLU has not changed.
        assert!(Arc::ptr_eq(&before.all[3].facts, &after.textbook_rows()[3].facts));
        let fresh = Rows::new(RowInputs::new(&settings), None);
        for (row, other) in after.all().iter().zip(fresh.all()) {
            assert_eq!((row.function(), row.moments()), (other.function(), other.moments()));
        }
    }
}
