//! What has been measured so far.

use super::retention::Retention;
use super::rows::{Conditions, Facts, Row, Rows};
use engine::activation::Instance;
use engine::analysis::CriticalInit;
use engine::cost::{Cost, Timing};

/// How many hidden units of a network have died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadUnits {
    /// The dead ones.
    pub dead: usize,
    /// All of them.
    pub units: usize,
}

/// What has been measured of a function. What is `None` is still to be measured.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RowResults {
    /// What random networks leave of a gradient.
    pub retention: Option<Retention>,
    /// Whether that was measured of other parameters or under other settings, which are shown until it is measured anew.
    pub outdated: bool,
    /// Nanoseconds an element.
    pub cost: Option<Cost>,
    /// The edge of chaos, if there is one.
    pub edge: Option<Option<CriticalInit>>,
}

/// All that has been measured.
#[derive(Default)]
pub struct Results {
    retentions: Vec<(Instance, Conditions, Retention)>,
    costs: Vec<(Instance, Cost)>,
    edges: Vec<(Instance, Option<CriticalInit>)>,
    /// The cost of a copy.
    pub copy: Option<Timing>,
    /// The networks of the claim about dying units, once they are trained.
    pub dead_units: Vec<DeadUnits>,
}

impl Results {
    /// What has been measured of a function. While a parameter is dragged, the cost of the function as it was stands for
    /// it: it is hardly another.
    pub fn of(&self, facts: &Facts, conditions: Conditions) -> RowResults {
        let function = &facts.function;
        let retention = self.retention(function, conditions);
        let latest = || {
            let of_function = self.retentions.iter().rfind(|entry| entry.0 == *function);
            let of_activation = || self.retentions.iter().rfind(|entry| is_kin(&entry.0, function));
            of_function.or_else(of_activation).map(|entry| entry.2)
        };
        let cost = self.costs.iter().find(|entry| entry.0 == *function);
        let cost = cost.or_else(|| self.costs.iter().rfind(|entry| is_kin(&entry.0, function)));
        RowResults {
            retention: retention.or_else(latest),
            outdated: retention.is_none(),
            cost: cost.map(|entry| entry.1),
            edge: self.edges.iter().find(|entry| entry.0 == *function).map(|entry| entry.1),
        }
    }

    fn retention(&self, function: &Instance, conditions: Conditions) -> Option<Retention> {
        let current =
            |entry: &&(Instance, Conditions, Retention)| entry.1 == conditions && entry.0 == *function;
        self.retentions.iter().find(current).map(|entry| entry.2)
    }

    /// The first function whose networks are still to be measured.
    pub fn retention_due(&self, rows: &Rows) -> Option<(Instance, Conditions)> {
        rows.all().iter().find_map(|row| {
            let conditions = rows.conditions(&row.facts);
            let due = self.retention(row.function(), conditions).is_none();
            due.then(|| (row.function().clone(), conditions))
        })
    }

    /// The first function whose cost is still to be measured.
    pub fn cost_due(&self, rows: &Rows) -> Option<Instance> {
        let is_shown = |function: &Instance| rows.all().iter().any(|row| row.function() == function);
        let due = |function: &&Instance| {
            !self
                .costs
                .iter()
                .any(|(other, _)| other == *function || is_kin(other, function) && !is_shown(other))
        };
        rows.all().iter().map(Row::function).find(due).cloned()
    }

    /// The first function whose edge of chaos is still to be found.
    pub fn edge_due(&self, rows: &Rows) -> Option<Instance> {
        let due = |function: &&Instance| !self.edges.iter().any(|entry| entry.0 == **function);
        rows.all().iter().map(Row::function).find(due).cloned()
    }

    /// Takes over what random networks left of a gradient, and forgets functions of the kind that are no longer shown.
    pub fn add_retention(
        &mut self,
        rows: &Rows,
        function: Instance,
        conditions: Conditions,
        found: Retention,
    ) {
        self.retentions.retain(|entry| entry.0 != function && !is_gone(rows, &entry.0, &function));
        self.retentions.push((function, conditions, found));
    }

    /// Takes over a cost.
    pub fn add_cost(&mut self, function: Instance, cost: Cost) {
        self.costs.push((function, cost));
    }

    /// Takes over an edge of chaos, and forgets functions of the kind that are no longer shown.
    pub fn add_edge(&mut self, rows: &Rows, function: Instance, edge: Option<CriticalInit>) {
        self.edges.retain(|entry| !is_gone(rows, &entry.0, &function));
        self.edges.push((function, edge));
    }
}

/// Whether two functions differ in their parameters at most.
fn is_kin(a: &Instance, b: &Instance) -> bool {
    a.activation == b.activation
}

/// Whether `old` is of the kind of `new`, but no longer in the table.
fn is_gone(rows: &Rows, old: &Instance, new: &Instance) -> bool {
    is_kin(old, new) && !rows.all().iter().any(|row| row.function() == old)
}
