//! All measurements, one small step after another: what rows are sorted by, random networks, cost, dying units, the edge
//! of chaos.

use super::column::Column;
use super::gradient_retention::RetentionMeasurement;
use super::plain_functions::PlainFunctions;
use super::results::{DeadUnits, Results};
use super::rows::Rows;
use super::settings::CompareSettings;
use crate::state::dying_networks;
use engine::analysis::critical_init;
use engine::cost::{Benchmark, ClockSearch, CoarseClock};
use engine::nn::Trainer;
use std::sync::Arc;

/// Batches of a network in training that make one step.
const BATCHES_PER_STEP: usize = 20;

/// What is measured only if it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// The column by which rows are sorted.
    pub sort: Option<Column>,
    /// Whether the edge of chaos is shown.
    pub edge: bool,
}

impl Needs {
    /// Reads them from the settings of the lab.
    pub fn new(settings: &CompareSettings) -> Self {
        Needs {
            sort: settings.sort.and_then(|sort| sort.by.column()),
            edge: settings.columns[Column::Edge.index()],
        }
    }
}

/// What follows a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// More steps of the same measurement.
    Working,
    /// There is a new result.
    Measured,
    /// Nothing until something is loaded.
    Waiting,
    /// Nothing: everything is measured.
    Done,
}

/// The measurements in progress.
#[derive(Default)]
pub struct Measurer {
    gradient_retention: Option<RetentionMeasurement>,
    clock_search: ClockSearch,
    /// The milliseconds of a sample, once the clock is known.
    sample: Option<Result<f64, CoarseClock>>,
    /// Plain JavaScript, once it is loaded; the inner `None` if it cannot be loaded.
    plain: Option<Option<PlainFunctions>>,
    benchmark: Option<Benchmark>,
    /// The networks of the claim about dying units.
    dying: Vec<Trainer>,
}

impl Measurer {
    /// Takes the functions in plain JavaScript; `None` if they cannot be loaded. The cost is measured beside them.
    pub fn set_plain(&mut self, plain: Option<PlainFunctions>) {
        self.plain = Some(plain);
    }

    /// Drops a measurement in progress that no row needs any more.
    pub fn discard_unneeded(&mut self, rows: &Rows) {
        let is_needed = |run: &RetentionMeasurement| {
            let row = rows.all().iter().find(|row| *row.function() == run.function);
            row.is_some_and(|row| rows.conditions(&row.facts) == run.conditions)
        };
        self.gradient_retention = self.gradient_retention.take().filter(is_needed);
    }

    /// Computes one small step. The edge of chaos takes long: it is searched for only if its column is shown.
    pub fn step(
        &mut self,
        rows: &Rows,
        needs: Needs,
        results: &mut Results,
        clock: &dyn Fn() -> f64,
    ) -> Step {
        if let Some(column) = needs.sort
            && let Some(row) = rows.next_to_compute(column)
        {
            row.compute(column);
            return Step::Measured;
        }
        for step in [Self::gradient_retention_step, Self::dying_step, Self::cost_step] {
            match step(self, rows, results, clock) {
                Step::Done => {}
                step => return step,
            }
        }
        match results.next_unmeasured_edge(rows).filter(|_| needs.edge) {
            Some(function) => {
                let edge = critical_init(&function);
                results.add_edge(rows, function, edge);
                Step::Measured
            }
            None => Step::Done,
        }
    }

    fn gradient_retention_step(
        &mut self,
        rows: &Rows,
        results: &mut Results,
        _clock: &dyn Fn() -> f64,
    ) -> Step {
        if self.gradient_retention.is_none() {
            self.gradient_retention = results
                .next_unmeasured_retention(rows)
                .map(|(f, conditions)| RetentionMeasurement::new(f, conditions));
        }
        let Some(run) = &mut self.gradient_retention else { return Step::Done };
        let Some(found) = run.step() else { return Step::Working };
        if let Some(run) = self.gradient_retention.take() {
            results.add_gradient_retention(rows, run.function, run.conditions, found);
        }
        Step::Measured
    }

    fn cost_step(&mut self, rows: &Rows, results: &mut Results, clock: &dyn Fn() -> f64) -> Step {
        let Some(function) = results.next_unmeasured_cost(rows) else { return Step::Done };
        let Some(found) = self.sample.or_else(|| self.clock_search.step(clock)) else { return Step::Working };
        self.sample = Some(found);
        let sample = match found {
            Ok(sample) => sample,
            Err(coarse) => {
                results.add_cost(function, Err(coarse));
                return Step::Measured;
            }
        };
        let Some(plain) = &self.plain else { return Step::Waiting };
        let plain = plain.as_ref().filter(|plain| plain.has(&function));
        // Another function may have been removed while it was being measured.
        let present = self.benchmark.take().filter(|benchmark| *benchmark.function() == function);
        let mut benchmark =
            present.unwrap_or_else(|| Benchmark::new(function.clone(), sample, plain.is_some()));
        let mut run_plain = |passes| {
            if let Some(plain) = plain {
                plain.run(&function, passes);
            }
        };
        let Some(cost) = benchmark.step(&mut run_plain, clock) else {
            self.benchmark = Some(benchmark);
            return Step::Working;
        };
        results.add_cost(function, Ok(cost));
        Step::Measured
    }

    fn dying_step(&mut self, _rows: &Rows, results: &mut Results, _clock: &dyn Fn() -> f64) -> Step {
        if !results.dead_units.is_empty() {
            return Step::Done;
        }
        if self.dying.is_empty() {
            let settings = dying_networks();
            let data = Arc::new(settings.network_data().dataset());
            let configs = (0..settings.networks.len()).filter_map(|slot| settings.config(slot));
            self.dying = configs.map(|config| Trainer::new(config, data.clone())).collect();
        }
        if let Some(trainer) = self.dying.iter_mut().find(|trainer| trainer.can_continue()) {
            (0..BATCHES_PER_STEP).for_each(|_| trainer.step());
            return Step::Working;
        }
        let count = |trainer: &Trainer| DeadUnits {
            dead: trainer.dead_units(),
            units: trainer.net().hidden().iter().map(|layer| layer.units).sum(),
        };
        results.dead_units = self.dying.drain(..).map(|trainer| count(&trainer)).collect();
        Step::Measured
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::{Sort, SortBy};
    use super::super::row_order::{TableQuery, shown_rows, unsorted_rows};
    use super::super::rows::RowInputs;
    use super::super::settings::all_functions;
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn what_rows_are_sorted_by_is_computed_first_one_row_in_a_step() {
        for column in [Column::Range, Column::Gradient, Column::Smooth, Column::Monotone, Column::Symmetry]
            .into_iter()
            .chain([Column::Mean, Column::Dead])
        {
            let sort = Some(Sort { by: SortBy::Column(column), descending: true });
            let settings = CompareSettings { rows: all_functions(), sort, ..CompareSettings::default() };
            let (rows, query) = (Rows::new(RowInputs::new(&settings), None), TableQuery::new(&settings));
            let (mut measurer, mut results) = (Measurer::default(), Results::default());
            for _ in 0..settings.rows.len() {
                assert!(!query.can_sort(&rows), "{}", column.id());
                measurer.step(&rows, Needs::new(&settings), &mut results, &|| 0.0);
            }
            assert!(query.can_sort(&rows), "{}", column.id());
            let sorted = shown_rows(&rows, &results, &query, Lang::English);
            assert_eq!(unsorted_rows(&rows, &query, &sorted), sorted);
        }
    }
}
