//! Training as a state machine: [`Trainer::step`] trains on one batch.

use super::data::Dataset;
use super::health::{Health, UnitHistory};
use super::mlp::Mlp;
use super::observer::UnitObserver;
use super::optimiser::{Optimiser, squared_norm};
use super::run::{Config, Divergence, Event, Overflow, State, StopReason};
use super::tiles::all_finite;
use super::timeline::{LayerRecord, Record, Timeline};
use super::workspace::Workspace;
use crate::rng::Rng;
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
}

impl Trainer {
    /// Draws the weights and records epoch 0. Networks of equal shape and seed start with the same weights, whatever
    /// their activations are.
    pub fn new(config: Config, data: Arc<Dataset>) -> Self {
        let mut net = Mlp::new(&config.shape);
        config.init.draw(&mut net, config.bias, &mut Rng::new(config.seed, 0));
        Trainer::from_network(config, data, net)
    }

    /// Starts from a network of the shape of `config`.
    pub fn from_network(config: Config, data: Arc<Dataset>, net: Mlp) -> Self {
        let parameters = net.values().len();
        let (train, test) = (&data.train, &data.test);
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
            test_space: Workspace::over(&net, test),
            observer: UnitObserver::new(&net),
            timeline: Timeline::new(parameters),
            config,
            data,
            net,
        };
        trainer.begin();
        trainer
    }

    fn begin(&mut self) {
        self.net.forward(&mut self.train_space);
        let loss = self.net.backward(&mut self.train_space, self.config.loss, &mut self.gradient);
        self.add_gradient_norms();
        self.record_epoch(loss);
        self.shuffle();
    }

    /// Restores the initial weights and the initial order of samples.
    pub fn rewind(&mut self) {
        let mut net = self.net.clone();
        net.set_values(&self.initial);
        *self = Trainer::from_network(self.config.clone(), self.data.clone(), net);
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

    /// Does the next part of a step: trains on a batch, or evaluates the network at the end of an epoch. Gives whether the
    /// step is complete.
    // Not inlined, because programs that are compiled for size would compile its loops so.
    #[inline(never)]
    pub fn advance(&mut self) -> bool {
        if !self.can_continue() || self.order.is_empty() {
            return true;
        }
        if self.next == self.order.len() {
            self.end_epoch();
            return true;
        }
        self.train_on_batch();
        self.next < self.order.len() || !self.can_continue()
    }

    fn train_on_batch(&mut self) {
        let end = (self.next + self.config.batch.max(1)).min(self.order.len());
        let batch = &self.order[self.next..end];
        let samples = &self.data.train;
        self.batch_space.load(batch.len(), |feature, j| samples.feature(feature)[batch[j]]);
        self.batch_space.load_targets(|j| samples.targets()[batch[j]]);
        self.step += 1;
        self.net.forward(&mut self.batch_space);
        let loss = self.net.backward(&mut self.batch_space, self.config.loss, &mut self.gradient);
        if !loss.is_finite() {
            let (layer, quantity) = self.overflow_of_batch();
            return self.diverge(layer, quantity);
        }
        if let Some(layer) = self.add_gradient_norms() {
            return self.diverge(layer, Overflow::Gradient);
        }
        self.optimiser.step(
            &self.config.rule,
            self.net.layers(),
            self.net.values(),
            &mut self.gradient,
            &mut self.next_values,
        );
        if let Some(layer) = self.first_layer_with_overflow(&self.next_values) {
            return self.diverge(layer, Overflow::Parameter);
        }
        self.net.swap_values(&mut self.next_values);
        self.next = end;
    }

    fn shuffle(&mut self) {
        if self.config.shuffle {
            self.order_rng.shuffle(&mut self.order);
        }
    }

    /// The first layer, counted from 0, with a number that is not finite; `vector` has one entry per parameter.
    fn first_layer_with_overflow(&self, vector: &[f32]) -> Option<usize> {
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

    fn end_epoch(&mut self) {
        self.next = 0;
        self.epoch += 1;
        let loss = self.train_loss();
        if !loss.is_finite() {
            self.epoch -= 1;
            return self.diverge(self.net.layers().len() - 1, Overflow::Loss);
        }
        self.record_epoch(loss);
        self.shuffle();
        let stop = self.config.stop;
        let loss = self.timeline.last().map_or(f64::NAN, |r| r.train);
        let dead = self.unit_histories().iter().flatten().all(|s| s.health == Health::Dead);
        if stop.epochs > 0 && self.epoch >= stop.epochs {
            self.state = State::Finished(StopReason::Epochs);
        } else if loss <= stop.loss && stop.loss > 0.0 {
            self.state = State::Finished(StopReason::Loss);
        } else if stop.all_dead && dead && !self.unit_histories().is_empty() {
            self.state = State::Finished(StopReason::AllDead);
        }
    }

    /// Records losses, gradients and health of the epoch. `train_space` must hold the forward pass, of which `loss` is the
    /// mean loss.
    fn record_epoch(&mut self, loss: f64) {
        self.observer.observe(self.epoch, &self.net, &self.train_space);
        self.net.forward(&mut self.test_space);
        let test = self.test_space.evaluate_loss(self.config.loss);
        let layers = self.net.layers().iter().enumerate().map(|(l, layer)| {
            let units = self.unit_histories().get(l).map_or(&[][..], Vec::as_slice);
            LayerRecord {
                hidden_units: units.len(),
                dead_units: units.iter().filter(|s| s.health == Health::Dead).count(),
                gradient: (self.squared_norms[l] / self.batches.max(1) as f64).sqrt(),
                learned: layer.learned_index().map(|at| f64::from(self.net.values()[at])),
            }
        });
        self.timeline.push(Record {
            epoch: self.epoch,
            train: loss,
            test,
            layers: layers.collect(),
            values: self.net.values().to_vec(),
        });
        self.squared_norms.fill(0.0);
        self.batches = 0;
    }
}
