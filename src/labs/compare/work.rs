//! The rows at work: facts at once, measurements in a slice of every frame.

use super::row::Row;
use crate::browser::{before_next_frame, now};
use crate::reactive::*;
use crate::settings::{Column, Run, Table, table::textbook};
use crate::store::Store;
use engine::activation::Instance;
use engine::cost::{Spread, Stopwatch};
use engine::nn::Trainer;
use std::sync::Arc;

/// Milliseconds of a frame that measuring may take.
const SLICE: f64 = 8.0;
/// The same of a frame in which the table has been changed, which is laid out and painted as well.
const FIRST: f64 = 1.0;

/// What is found so far: rows of the table, and of the textbook's four for the exhibits.
#[derive(Default)]
pub struct Bench {
    rows: Vec<Row>,
    watch: Stopwatch,
    /// The cost of a copy.
    pub copy: Option<Spread>,
    /// The networks of the exhibit of dying units.
    dying: Vec<Trainer>,
    waiting: bool,
    /// Whether the table has been changed since the last frame.
    fresh: bool,
}

impl Bench {
    /// The row of a function.
    pub fn row(&self, instance: &Instance) -> Option<&Row> {
        self.rows.iter().find(|row| row.instance == *instance)
    }

    /// Of the networks of the exhibit: how many units are dead, of how many, and whether that is final.
    pub fn dead(&self) -> Vec<(usize, usize, bool)> {
        let count = |t: &Trainer| {
            let units = t.net().hidden().iter().map(|l| l.units).sum();
            (t.dead_units(), units, !t.can_go_on())
        };
        self.dying.iter().map(count).collect()
    }

    /// The rows, to be measured outside a browser.
    #[cfg(test)]
    pub fn rows_mut(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    /// Takes over a change of the table.
    pub fn follow(&mut self, before: &Table, now: &Table) {
        self.fresh = true;
        let mut old = std::mem::take(&mut self.rows);
        for instance in now.rows.iter().cloned().chain(textbook()) {
            if self.row(&instance).is_some() {
                continue;
            }
            let place = old.iter().position(|row| row.instance == instance);
            let mut row = match place {
                Some(place) => old.swap_remove(place),
                None => Row::new(instance, now),
            };
            row.follow(before, now);
            // While a parameter is dragged, the last measurement stays.
            let kin = |other: &&Row| other.instance.activation == row.instance.activation;
            if let Some(kin) = old.iter().find(kin) {
                row.take_after(kin);
            }
            self.rows.push(row);
        }
    }

    /// One small measurement; `false` if all is done.
    fn step(&mut self, table: &Table, clock: &dyn Fn() -> f64) -> bool {
        if self.rows.iter_mut().any(|row| row.step(table)) {
            return true;
        }
        if self.copy.is_none() {
            self.copy = self.watch.copy(clock);
            return true;
        }
        if let Some(row) = self.rows.iter_mut().find(|row| row.cost.is_none()) {
            let activation = row.instance.activation;
            let cost = self.watch.step([activation.value, activation.slope], &row.instance.params, clock);
            row.measured(|row| row.cost = cost);
            return true;
        }
        if self.dying.is_empty() {
            let run = Run::killing();
            let data = Arc::new(run.dataset());
            self.dying = run.lanes.iter().map(|lane| Trainer::new(run.config(lane), data.clone())).collect();
        }
        if let Some(trainer) = self.dying.iter_mut().find(|t| t.can_go_on()) {
            (0..20).for_each(|_| trainer.step());
            return true;
        }
        if table.columns[Column::Edge.place()]
            && let Some(row) = self.rows.iter_mut().find(|row| row.edge.is_none())
        {
            let edge = engine::analysis::critical(&row.instance);
            row.measured(|row| row.edge = Some(edge));
            return true;
        }
        false
    }
}

/// The state of the lab that is not shared.
#[derive(Clone, Copy)]
pub struct Work {
    bench: StoredValue<Bench>,
    /// Counts changes of what rows there are.
    rows: RwSignal<u32>,
    /// Counts measurements.
    version: RwSignal<u32>,
    busy: RwSignal<bool>,
    /// The settings of the table.
    pub table: Signal<Table>,
}

impl Work {
    /// Follows the settings.
    pub fn new(store: Store) -> Self {
        let table = store.memo(|s| s.table.clone());
        let bench = StoredValue::new(Bench::default());
        let (rows, version) = (RwSignal::new(0), RwSignal::new(0));
        let work = Work { bench, rows, version, busy: RwSignal::new(false), table };
        let mut before = None;
        effect(move || {
            let now = table.get();
            bench.update_value(|b| b.follow(before.as_ref().unwrap_or(&now), &now));
            before = Some(now);
            work.version.update(|v| *v += 1);
            work.rows.update(|v| *v += 1);
            work.ask();
        });
        work
    }

    /// Reads what is found, and follows it.
    pub fn look<T>(self, read: impl FnOnce(&Bench) -> T) -> T {
        self.version.track();
        self.peek(read)
    }

    /// Follows changes of the settings, once the rows have taken them over.
    pub fn changed(self) {
        self.rows.track();
    }

    /// Reads what is found.
    pub fn peek<T>(self, read: impl FnOnce(&Bench) -> T) -> T {
        self.bench.with_value(read)
    }

    /// Whether anything is being measured.
    pub fn busy(self) -> bool {
        self.busy.get()
    }

    fn ask(self) {
        let asked = self.bench.try_update_value(|b| std::mem::replace(&mut b.waiting, true));
        if asked == Some(false) {
            self.busy.set(true);
            before_next_frame(move || {
                // The lab may be gone by now.
                if self.bench.try_update_value(|b| b.waiting = false).is_some() {
                    self.slice();
                }
            });
        }
    }

    fn slice(self) {
        let start = now();
        let fresh = self.bench.try_update_value(|b| std::mem::take(&mut b.fresh));
        let most = if fresh == Some(true) { FIRST } else { SLICE };
        let table = self.table.get_untracked();
        let mut going = true;
        while going && now() - start < most {
            going = self.bench.try_update_value(|b| b.step(&table, &now)) == Some(true);
        }
        self.version.update(|v| *v += 1);
        if going {
            self.ask();
        } else {
            self.busy.set(false);
        }
    }
}
