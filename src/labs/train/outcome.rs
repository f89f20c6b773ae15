//! How the training of one network went.

use super::selection::UnitId;
use engine::nn::{Health, Record, ShiftTerm, State, Trainer, UnitHistory};

/// How the training of one network went, from its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The name of the network.
    pub name: String,
    /// The training loss before the first step.
    pub initial_loss: f64,
    /// The training loss at the end.
    pub loss: f64,
    /// The norm of the gradient by the parameters of the first layer, before the first step.
    pub initial_gradient: f64,
    /// Hidden units.
    pub units: usize,
    /// Hidden units that are dead at the end.
    pub dead: usize,
    /// Those of the dead units that have been dead all the time.
    pub born_dead: usize,
    /// The first and the last epoch in which the others died.
    pub death_epochs: Option<(usize, usize)>,
    /// What moved most of these to where their slope is 0.
    pub cause: Option<ShiftTerm>,
    /// One of the dead units, if possible one that died in this run.
    pub dead_unit: Option<UnitId>,
    /// The first hidden layer, counted from 1, all of whose units are dead.
    pub dead_layer: Option<usize>,
    /// What it has learned besides weights and biases.
    pub learned: Option<Learned>,
    /// Whether a number overflowed.
    pub has_diverged: bool,
}

/// The learned parameter of an activation.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// Its symbol.
    pub symbol: &'static str,
    /// Its value before the first step.
    pub initial: f64,
    /// Its value at the end, in each hidden layer.
    pub values: Vec<f64>,
}

impl Outcome {
    /// The outcome of the network in a slot; `None` if nothing has been recorded.
    pub fn new(slot: usize, name: String, trainer: &Trainer) -> Option<Self> {
        let (first, last) = (trainer.timeline().records().first()?, trainer.timeline().last()?);
        let histories = trainer.unit_histories();
        let is_dead_layer = |layer: &Vec<_>| layer.iter().all(is_dead);
        let dead = || histories.iter().flatten().filter(|unit| is_dead(unit));
        let deaths = || dead().filter_map(|unit| Some(unit.death.as_ref()?.0));
        let causes: Vec<ShiftTerm> =
            dead().filter_map(|unit| Some(unit.death.as_ref()?.1.dominant_term().0)).collect();
        let frequency = |cause: &&ShiftTerm| causes.iter().filter(|other| other == cause).count();
        Some(Outcome {
            name,
            initial_loss: first.train,
            loss: last.train,
            initial_gradient: first.layers.first().map_or(f64::NAN, |layer| layer.gradient),
            units: histories.iter().map(Vec::len).sum(),
            dead: dead().count(),
            born_dead: dead().filter(|unit| unit.death.is_none()).count(),
            death_epochs: deaths().min().zip(deaths().max()),
            cause: causes.iter().max_by_key(frequency).copied(),
            dead_unit: dead_unit(slot, histories),
            dead_layer: histories.iter().position(is_dead_layer).map(|layer| layer + 1),
            learned: Learned::new(trainer),
            has_diverged: matches!(trainer.state(), State::Diverged(_)),
        })
    }

    /// The share of dead units.
    pub fn dead_share(&self) -> f64 {
        self.dead as f64 / self.units.max(1) as f64
    }
}

/// The dead unit that shows best what killed it: that with the longest step down, or one that was born dead.
fn dead_unit(slot: usize, histories: &[Vec<UnitHistory>]) -> Option<UnitId> {
    let of_layer = |(layer, units): (usize, &'_ Vec<UnitHistory>)| {
        let dead = units.iter().enumerate().filter(|(_, unit)| is_dead(unit));
        dead.map(|(unit, history)| (UnitId { slot, layer, unit }, step_down(history))).collect::<Vec<_>>()
    };
    let all = histories.iter().enumerate().flat_map(of_layer);
    all.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(id, _)| id)
}

/// How far the steps of weights and bias moved the pre-activations of a unit down when it died; −∞ if it was born dead.
fn step_down(unit: &UnitHistory) -> f64 {
    unit.death.map_or(f64::NEG_INFINITY, |(_, shift)| -(shift.bias + shift.weights))
}

fn is_dead(unit: &UnitHistory) -> bool {
    unit.health == Health::Dead
}

impl Learned {
    fn new(trainer: &Trainer) -> Option<Self> {
        let hidden = trainer.net().hidden();
        let activation =
            hidden.iter().find(|layer| layer.learned_index().is_some())?.activation.as_ref()?.activation;
        let records = trainer.timeline().records();
        let values = |record: &Record| -> Vec<f64> {
            record.layers.iter().filter_map(|layer| layer.learned).collect()
        };
        Some(Learned {
            symbol: activation.params.first()?.symbol,
            initial: *values(records.first()?).first()?,
            values: values(records.last()?),
        })
    }
}
