//! Measuring in small steps: random networks, cost, dying units, the edge of chaos.

use super::results::{DeadUnits, Results};
use super::retention::RetentionRun;
use super::rows::Rows;
use crate::state::dying_networks;
use engine::activation::Instance;
use engine::analysis::critical_init;
use engine::cost::Benchmark;
use engine::nn::Trainer;
use std::sync::Arc;

/// Steps of a network in training that are one step of measuring.
const BATCHES: usize = 20;

/// What a step has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// There is more to do.
    Working,
    /// There is a new result.
    Measured,
    /// All is measured.
    Done,
}

/// The measurements under way.
#[derive(Default)]
pub struct Measurer {
    retention: Option<RetentionRun>,
    /// The function whose cost is being measured.
    timed: Option<Instance>,
    benchmark: Benchmark,
    /// The networks of the claim about dying units.
    dying: Vec<Trainer>,
}

impl Measurer {
    /// Drops what need not be measured any more.
    pub fn follow(&mut self, rows: &Rows) {
        let is_wanted = |run: &RetentionRun| {
            let row = rows.all().iter().find(|row| *row.function() == run.function);
            row.is_some_and(|row| rows.conditions(&row.facts) == run.conditions)
        };
        self.retention = self.retention.take().filter(is_wanted);
    }

    /// One small step. The edge of chaos takes long, and is only found where it is `edge_wanted`.
    pub fn step(
        &mut self,
        rows: &Rows,
        edge_wanted: bool,
        results: &mut Results,
        clock: &dyn Fn() -> f64,
    ) -> Step {
        let steps = [Self::retention_step, Self::cost_step, Self::dying_step];
        for step in steps {
            match step(self, rows, results, clock) {
                Step::Done => {}
                step => return step,
            }
        }
        match results.edge_due(rows).filter(|_| edge_wanted) {
            Some(function) => {
                let edge = critical_init(&function);
                results.add_edge(rows, function, edge);
                Step::Measured
            }
            None => Step::Done,
        }
    }

    fn retention_step(&mut self, rows: &Rows, results: &mut Results, _clock: &dyn Fn() -> f64) -> Step {
        if self.retention.is_none() {
            self.retention =
                results.retention_due(rows).map(|(f, conditions)| RetentionRun::new(f, conditions));
        }
        let Some(run) = &mut self.retention else { return Step::Done };
        let Some(found) = run.step() else { return Step::Working };
        if let Some(run) = self.retention.take() {
            results.add_retention(rows, run.function, run.conditions, found);
        }
        Step::Measured
    }

    fn cost_step(&mut self, rows: &Rows, results: &mut Results, clock: &dyn Fn() -> f64) -> Step {
        if results.copy.is_none() {
            results.copy = self.benchmark.time_copy(clock);
            return if results.copy.is_some() { Step::Measured } else { Step::Working };
        }
        let Some(function) = results.cost_due(rows) else { return Step::Done };
        // Rounds of a function that has gone are not those of this one.
        if self.timed.as_ref() != Some(&function) {
            self.benchmark = Benchmark::default();
            self.timed = Some(function.clone());
        }
        let (activation, params) = (function.activation, &function.params);
        let Some(cost) = self.benchmark.time_functions([activation.value, activation.slope], params, clock)
        else {
            return Step::Working;
        };
        self.timed = None;
        results.add_cost(function, cost);
        Step::Measured
    }

    fn dying_step(&mut self, _rows: &Rows, results: &mut Results, _clock: &dyn Fn() -> f64) -> Step {
        if !results.dead_units.is_empty() {
            return Step::Done;
        }
        if self.dying.is_empty() {
            let settings = dying_networks();
            let data = Arc::new(settings.dataset());
            let trainer = |network| Trainer::new(settings.config(network), data.clone());
            self.dying = settings.networks.iter().map(trainer).collect();
        }
        if let Some(trainer) = self.dying.iter_mut().find(|trainer| trainer.can_continue()) {
            (0..BATCHES).for_each(|_| trainer.step());
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
