//! The measurements of all functions, as far as they have been made.

use super::facts::Facts;
use super::gradient_retention::GradientRetention;
use super::rows::{NetworkConditions, Row, Rows};
use engine::activation::Instance;
use engine::analysis::CriticalInit;
use engine::cost::{CoarseClock, Cost};

/// How many hidden units of a trained network are dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadUnits {
    /// The dead ones.
    pub dead: usize,
    /// All of them.
    pub units: usize,
}

/// The measurements of a row; `None` stands for one that is still to be made.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RowResults {
    /// How much of a gradient random networks retain.
    pub gradient_retention: Option<GradientRetention>,
    /// Whether that was measured with other parameters or settings: it is shown until the new measurement is there.
    pub stale: bool,
    /// The cost of a value and of a slope, where the clock of the browser can measure it.
    pub cost: Option<Result<Cost, CoarseClock>>,
    /// The edge of chaos; the inner `None` if there is none.
    pub edge: Option<Option<CriticalInit>>,
}

/// All measurements.
#[derive(Default)]
pub struct Results {
    gradient_retentions: Vec<(Instance, NetworkConditions, GradientRetention)>,
    costs: Vec<(Instance, Result<Cost, CoarseClock>)>,
    edges: Vec<(Instance, Option<CriticalInit>)>,
    /// The networks of the claim about dying units, once they are trained.
    pub dead_units: Vec<DeadUnits>,
}

impl Results {
    /// The measurements for a row. The cost hardly depends on parameters: while one is dragged, the cost for its
    /// previous value is used.
    pub fn for_row(&self, facts: &Facts, conditions: NetworkConditions) -> RowResults {
        let function = &facts.function;
        let current = self.gradient_retention(function, conditions);
        let latest = || {
            let of_function = self.gradient_retentions.iter().rfind(|entry| entry.0 == *function);
            let of_activation =
                || self.gradient_retentions.iter().rfind(|entry| same_activation(&entry.0, function));
            of_function.or_else(of_activation).map(|entry| entry.2)
        };
        let cost = self.costs.iter().find(|entry| entry.0 == *function);
        let cost = cost.or_else(|| self.costs.iter().rfind(|entry| same_activation(&entry.0, function)));
        RowResults {
            gradient_retention: current.or_else(latest),
            stale: current.is_none(),
            cost: cost.map(|entry| entry.1),
            edge: self.edges.iter().find(|entry| entry.0 == *function).map(|entry| entry.1),
        }
    }

    fn gradient_retention(
        &self,
        function: &Instance,
        conditions: NetworkConditions,
    ) -> Option<GradientRetention> {
        let entry = self.gradient_retentions.iter().find(|e| e.1 == conditions && e.0 == *function);
        entry.map(|entry| entry.2)
    }

    /// The first function whose gradient retention is not measured, with the networks to measure it in.
    pub fn next_unmeasured_retention(&self, rows: &Rows) -> Option<(Instance, NetworkConditions)> {
        rows.all().iter().find_map(|row| {
            let conditions = rows.conditions(&row.facts);
            let is_unmeasured = self.gradient_retention(row.function(), conditions).is_none();
            is_unmeasured.then(|| (row.function().clone(), conditions))
        })
    }

    /// The first function whose cost is not measured, neither with its own parameters nor with previous ones.
    pub fn next_unmeasured_cost(&self, rows: &Rows) -> Option<Instance> {
        let is_shown = |function: &Instance| rows.all().iter().any(|row| row.function() == function);
        let is_unmeasured = |function: &&Instance| {
            !self
                .costs
                .iter()
                .any(|(other, _)| other == *function || same_activation(other, function) && !is_shown(other))
        };
        rows.all().iter().map(Row::function).find(is_unmeasured).cloned()
    }

    /// The first function whose edge of chaos is not known.
    pub fn next_unmeasured_edge(&self, rows: &Rows) -> Option<Instance> {
        let is_unmeasured = |function: &&Instance| !self.edges.iter().any(|entry| entry.0 == **function);
        rows.all().iter().map(Row::function).find(is_unmeasured).cloned()
    }

    /// Stores a gradient retention, and drops those of the same activation with parameters that no row has any more.
    pub fn add_gradient_retention(
        &mut self,
        rows: &Rows,
        function: Instance,
        conditions: NetworkConditions,
        retention: GradientRetention,
    ) {
        self.gradient_retentions
            .retain(|entry| entry.0 != function && !is_removed(rows, &entry.0, &function));
        self.gradient_retentions.push((function, conditions, retention));
    }

    /// The nanoseconds of copying a number, when the first cost was measured.
    pub fn copy(&self) -> Option<f64> {
        self.costs.iter().find_map(|(_, cost)| cost.ok()).map(|cost| cost.copy)
    }

    /// Stores a cost.
    pub fn add_cost(&mut self, function: Instance, cost: Result<Cost, CoarseClock>) {
        self.costs.push((function, cost));
    }

    /// Stores an edge of chaos, and drops those of the same activation with parameters that no row has any more.
    pub fn add_edge(&mut self, rows: &Rows, function: Instance, edge: Option<CriticalInit>) {
        self.edges.retain(|entry| !is_removed(rows, &entry.0, &function));
        self.edges.push((function, edge));
    }
}

/// Whether two functions differ at most in their parameters.
fn same_activation(a: &Instance, b: &Instance) -> bool {
    a.activation == b.activation
}

/// Whether `old` has the activation of `new` and no row has it any more.
fn is_removed(rows: &Rows, old: &Instance, new: &Instance) -> bool {
    same_activation(old, new) && !rows.all().iter().any(|row| row.function() == old)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::gradient_retention::RetentionMeasurement;
    use super::super::rows::RowInputs;
    use super::super::settings::CompareSettings;
    use super::*;
    use engine::cost::Ratio;

    /// The rows of these settings with the gradient retention of all functions.
    pub fn with_gradient_retention(settings: &CompareSettings) -> (Rows, Results) {
        let rows = Rows::new(RowInputs::new(settings), None);
        let mut results = Results::default();
        while let Some((function, conditions)) = results.next_unmeasured_retention(&rows) {
            let mut measurement = RetentionMeasurement::new(function.clone(), conditions);
            let retention = std::iter::repeat_with(|| measurement.step()).flatten().next().unwrap();
            results.add_gradient_retention(&rows, function, conditions, retention);
        }
        (rows, results)
    }

    /// Of a function that takes twice as long as a copy and as ReLU, and its loop in JavaScript ten times as long.
    pub fn cost_of_twice_a_copy() -> Cost {
        let ratio = |median| Ratio { median, quartiles: (median, median) };
        let [value, other] = [2.0, 10.0].map(ratio);
        Cost { value, value_by_relu: value, slope: value, other: Some(other), copy: 0.2, sample: 2.0 }
    }

    fn of_row(rows: &Rows, results: &Results, index: usize) -> RowResults {
        let row = &rows.table_rows()[index];
        results.for_row(&row.facts, rows.conditions(&row.facts))
    }

    #[test]
    fn a_stale_measurement_is_used_until_there_is_a_new_one() {
        let mut settings = CompareSettings::default();
        let (before, mut results) = with_gradient_retention(&settings);
        settings.rows[3].params[0] = 0.5;
        settings.layers = 20;
        let rows = Rows::new(RowInputs::new(&settings), Some(&before));
        for index in 0..4 {
            let found = of_row(&rows, &results, index);
            assert!(found.stale && found.gradient_retention.is_some_and(|found| found.layers == 10));
        }
        let (function, conditions) = results.next_unmeasured_retention(&rows).unwrap();
        let retention = of_row(&rows, &results, 0).gradient_retention.unwrap();
        results.add_gradient_retention(&rows, function, conditions, retention);
        assert!(!of_row(&rows, &results, 0).stale && of_row(&rows, &results, 1).stale);
    }

    #[test]
    fn a_cost_stands_for_the_same_activation_until_its_row_is_added_again() {
        let mut settings = CompareSettings::default();
        let rows = |settings: &CompareSettings| Rows::new(RowInputs::new(settings), None);
        let mut results = Results::default();
        let first = rows(&settings);
        while let Some(function) = results.next_unmeasured_cost(&first) {
            results.add_cost(function, Ok(cost_of_twice_a_copy()));
        }
        // The previous slope is still that of the textbook's Leaky ReLU, so the new one is measured by itself.
        settings.rows[3].params[0] = 0.5;
        let dragged = rows(&settings);
        assert_eq!(of_row(&dragged, &results, 3).cost, of_row(&first, &results, 3).cost);
        assert_eq!(results.next_unmeasured_cost(&dragged), Some(settings.rows[3].clone()));
    }
}
