//! Training as a state machine: [`Trainer::step`] trains on one batch, [`Trainer::advance`] does a part of that.

mod edits;
mod record;
mod stage;

use super::data::Dataset;
use super::health::{Health, UnitHistory};
use super::mlp::Mlp;
use super::observer::UnitObserver;
use super::optimiser::{Optimiser, squared_norm};
use super::run::{Config, Divergence, Event, Overflow, State};
use super::tiles::all_finite;
use super::timeline::Timeline;
use super::workspace::Workspace;
use crate::rng::Rng;
use edits::BeforeRecord;
use stage::Stage;
use std::sync::Arc;

/// One network in training.
#[derive(Debug, Clone)]
pub struct Trainer {
    config: Config,
    data: Arc<Dataset>,
    net: Mlp,
    initial: Vec<f32>,
    optimiser: Optimiser,
    order: Vec<usize>,
    order_rng: Rng,
    /// The index in `order` where the next batch starts.
    next: usize,
    step: usize,
    epoch: usize,
    state: State,
    gradient: Vec<f32>,
    /// The parameters of the next step.
    next_values: Vec<f32>,
    /// Sums of squared norms over this epoch's batches, by layer, and the number of batches.
    squared_norms: Vec<f64>,
    batches: usize,
    batch_space: Workspace,
    train_space: Workspace,
    test_space: Workspace,
    observer: UnitObserver,
    timeline: Timeline,
    /// What is to be done next.
    stage: Stage,
    /// The mean loss of the last forward pass over the batch or over the training samples.
    loss: f64,
    /// The network before the present epoch, run forward, if a unit has died in it.
    before_death: Option<(Mlp, Workspace)>,
    /// What the record of the present epoch has changed.
    before_record: BeforeRecord,
}

impl Trainer {
    /// Draws the weights and records epoch 0. Networks of equal shape and seed start with the same weights, whatever
    /// their activations are.
    pub fn new(config: Config, data: Arc<Dataset>) -> Self {
        let mut trainer = Trainer::begin(config, data);
        trainer.finish_step();
        trainer
    }

    /// Like [`Trainer::new`], but epoch 0 is recorded by the next step, which can be taken in parts.
    pub fn begin(config: Config, data: Arc<Dataset>) -> Self {
        let mut net = Mlp::new(&config.shape);
        config.init.draw(&mut net, config.bias, &mut Rng::new(config.seed, 0));
        Trainer::begin_with(config, data, net)
    }

    /// Starts from a network of the shape of `config`.
    pub fn from_network(config: Config, data: Arc<Dataset>, net: Mlp) -> Self {
        let mut trainer = Trainer::begin_with(config, data, net);
        trainer.finish_step();
        trainer
    }

    fn begin_with(config: Config, data: Arc<Dataset>, net: Mlp) -> Self {
        let parameters = net.values().len();
        let (train, test) = (&data.train, &data.test);
        let observer = UnitObserver::new(&net);
        let mut trainer = Trainer {
            initial: net.values().to_vec(),
            optimiser: Optimiser::new(parameters),
            order: (0..train.len()).collect(),
            order_rng: Rng::new(config.seed, 1),
            next: 0,
            step: 0,
            epoch: 0,
            state: State::Paused,
            gradient: vec![0.0; parameters],
            next_values: vec![0.0; parameters],
            squared_norms: vec![0.0; net.layers().len()],
            batches: 0,
            batch_space: Workspace::new(&net, config.batch.clamp(1, train.len().max(1))),
            train_space: Workspace::over(&net, train),
            test_space: Workspace::over(&net, test).without_slopes(),
            before_record: BeforeRecord::new(&net, &observer),
            observer,
            timeline: Timeline::new(parameters),
            stage: Stage::END_OF_EPOCH,
            loss: f64::NAN,
            before_death: None,
            config,
            data,
            net,
        };
        trainer.stage = trainer.begin_record();
        trainer
    }

    /// Restores the initial weights and the initial order of samples.
    pub fn rewind(&mut self) {
        self.begin_again();
        self.finish_step();
    }

    /// Like [`Trainer::rewind`], but epoch 0 is recorded by the next step, which can be taken in parts.
    pub fn begin_again(&mut self) {
        let parameters = self.initial.len();
        self.net.set_values(&self.initial);
        self.optimiser = Optimiser::new(parameters);
        self.order = (0..self.data.train.len()).collect();
        self.order_rng = Rng::new(self.config.seed, 1);
        (self.next, self.step, self.epoch, self.state) = (0, 0, 0, State::Paused);
        self.squared_norms.fill(0.0);
        self.batches = 0;
        self.observer = UnitObserver::new(&self.net);
        self.timeline = Timeline::new(parameters);
        self.before_death = None;
        self.stage = self.begin_record();
    }

    /// Whether epoch 0 is recorded.
    pub fn has_begun(&self) -> bool {
        self.timeline.last().is_some()
    }

    /// Resumes a paused run.
    pub fn run(&mut self) {
        if self.state == State::Paused {
            self.state = State::Running;
        }
    }

    /// Pauses a run.
    pub fn pause(&mut self) {
        if self.state == State::Running {
            self.state = State::Paused;
        }
    }

    /// Whether steps can still be taken.
    pub fn can_continue(&self) -> bool {
        matches!(self.state, State::Paused | State::Running)
    }

    /// The state of the run.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The definition of the run.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The samples.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// The network in its current state.
    pub fn net(&self) -> &Mlp {
        &self.net
    }

    /// The number of batches so far.
    pub fn steps(&self) -> usize {
        self.step
    }

    /// The number of complete epochs so far.
    pub fn epoch(&self) -> usize {
        self.epoch
    }

    /// The history, epoch by epoch.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The events so far.
    pub fn events(&self) -> &[Event] {
        self.observer.events()
    }

    /// The histories of the units, `[hidden layer][unit]`.
    pub fn unit_histories(&self) -> &[Vec<UnitHistory>] {
        self.observer.histories()
    }

    /// The number of dead hidden units.
    pub fn dead_units(&self) -> usize {
        self.unit_histories().iter().flatten().filter(|s| s.health == Health::Dead).count()
    }

    /// The mean loss of the training samples for the current parameters.
    pub fn train_loss(&mut self) -> f64 {
        self.net.forward(&mut self.train_space);
        self.train_space.evaluate_loss(self.config.loss)
    }

    /// Trains on the next batch, unless the run has ended. Allocates memory at the end of an epoch only.
    pub fn step(&mut self) {
        while !self.advance() {}
    }

    fn shuffle(&mut self) {
        if self.config.shuffle {
            self.order_rng.shuffle(&mut self.order);
        }
    }

    /// The first layer, counted from 0, with a number that is not finite; `vector` has one entry per parameter.
    fn first_layer_with_overflow(&self, vector: &[f32]) -> Option<usize> {
        if all_finite(vector) {
            return None;
        }
        self.net.layers().iter().position(|layer| !all_finite(&vector[layer.range()]))
    }

    /// The layer, counted from 0, and the quantity of the first number of the batch that is not finite, given that its
    /// loss is not.
    fn overflow_of_batch(&self) -> (usize, Overflow) {
        let layers = self.net.layers();
        let finite = |layer: usize, unit: usize| {
            all_finite(self.batch_space.pre_activations(&self.net, layer, unit))
                && all_finite(self.batch_space.activations(&self.net, layer, unit))
        };
        let first = (0..layers.len()).find(|&l| !(0..layers[l].units).all(|unit| finite(l, unit)));
        first.map_or((layers.len() - 1, Overflow::Loss), |layer| (layer, Overflow::Unit))
    }

    fn diverge(&mut self, layer: usize, quantity: Overflow) {
        self.state = State::Diverged(Divergence { layer: layer + 1, step: self.step, quantity });
    }

    /// Adds the squared norms of the gradient by each layer's parameters, unless one is not finite: the result is the
    /// first such layer, counted from 0.
    fn add_gradient_norms(&mut self) -> Option<usize> {
        let mut overflow = None;
        for (l, (sum, layer)) in self.squared_norms.iter_mut().zip(self.net.layers()).enumerate() {
            let square = squared_norm(&self.gradient[layer.range()]);
            if square.is_finite() {
                *sum += square;
            } else {
                overflow = overflow.or(Some(l));
            }
        }
        self.batches += 1;
        overflow
    }
}
