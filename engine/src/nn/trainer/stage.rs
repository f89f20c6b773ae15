//! The stages of a step, each of which does a limited part of it.

use super::super::budget::Budget;
use super::super::run::Overflow;
use super::Trainer;

/// What is to be done next. A step takes the stages from [`Stage::Load`] to the next one; the parameters change in
/// [`Stage::Update`], and the history in [`Stage::Record`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// A new step: the next batch is loaded.
    Load,
    /// The forward pass from this layer on.
    Forward(Pass, usize),
    /// Backpropagation through this number of layers.
    Backward(Pass, usize),
    /// The update of the parameters by the gradient of the batch.
    Update,
    /// The record of the epoch.
    Record,
}

/// The samples and the network of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Batch,
    Train,
    Test,
    /// The training samples in the network before the epoch, in which a unit has died.
    BeforeDeath,
}

impl Stage {
    /// The first stage of the record of an epoch.
    pub(super) const END_OF_EPOCH: Stage = Stage::Forward(Pass::Train, 0);
}

impl Trainer {
    /// Does the next part of a step. Gives whether the step is complete.
    pub fn advance(&mut self) -> bool {
        self.advance_within(&mut Budget::part())
    }

    /// Goes on with a step until it is complete, or the budget is spent. Gives whether it is complete.
    // Not inlined, because programs that are compiled for size would compile its loops so.
    #[inline(never)]
    pub fn advance_within(&mut self, budget: &mut Budget) -> bool {
        if self.stage == Stage::Load && (!self.can_continue() || self.order.is_empty()) {
            return true;
        }
        while !budget.is_spent() {
            self.stage = self.do_stage(budget);
            if self.stage == Stage::Load {
                return true;
            }
        }
        false
    }

    /// Finishes a step that has begun.
    pub(super) fn finish_step(&mut self) {
        while self.stage != Stage::Load {
            self.advance();
        }
    }

    /// Whether only a part of a step is done.
    pub fn is_within_step(&self) -> bool {
        self.stage != Stage::Load
    }

    /// Does what is next, until the budget is spent; gives the stage after it.
    fn do_stage(&mut self, budget: &mut Budget) -> Stage {
        let layers = self.net.layers().len();
        match self.stage {
            Stage::Load => {
                self.load_batch();
                Stage::Forward(Pass::Batch, 0)
            }
            Stage::Forward(pass, next) => match self.forward(pass, next, budget) {
                next if next < layers => Stage::Forward(pass, next),
                _ => self.stage_after_forward(pass),
            },
            Stage::Backward(pass, left) => {
                let space = if pass == Pass::Batch { &mut self.batch_space } else { &mut self.train_space };
                match self.net.backward_part(space, &mut self.gradient, left, budget) {
                    0 if pass == Pass::Batch => Stage::Update,
                    0 => {
                        self.add_gradient_norms();
                        self.examine_units()
                    }
                    left => Stage::Backward(pass, left),
                }
            }
            Stage::Update => {
                budget.spend(self.gradient.len());
                self.update();
                let ends_epoch = self.can_continue() && self.next == self.order.len();
                if ends_epoch { self.begin_record() } else { Stage::Load }
            }
            Stage::Record => {
                self.end_epoch();
                Stage::Load
            }
        }
    }

    fn forward(&mut self, pass: Pass, next: usize, budget: &mut Budget) -> usize {
        let (net, space) = match (pass, &mut self.before_death) {
            (Pass::Batch, _) => (&self.net, &mut self.batch_space),
            (Pass::BeforeDeath, Some((net, space))) => (&*net, space),
            (Pass::Train | Pass::BeforeDeath, _) => (&self.net, &mut self.train_space),
            (Pass::Test, _) => (&self.net, &mut self.test_space),
        };
        net.forward_part(space, next, budget)
    }

    fn stage_after_forward(&mut self, pass: Pass) -> Stage {
        let last = self.net.layers().len();
        match pass {
            Pass::Batch => {
                self.loss = self.batch_space.evaluate_loss(self.config.loss);
                if self.loss.is_finite() {
                    return Stage::Backward(pass, last);
                }
                let (layer, quantity) = self.overflow_of_batch();
                self.diverge(layer, quantity);
                Stage::Load
            }
            Pass::Train => {
                self.loss = self.train_space.evaluate_loss(self.config.loss);
                if !self.has_begun() {
                    return Stage::Backward(pass, last);
                }
                if self.loss.is_finite() {
                    return self.examine_units();
                }
                self.next = 0;
                self.diverge(last - 1, Overflow::Loss);
                Stage::Load
            }
            Pass::BeforeDeath => Stage::Forward(Pass::Test, 0),
            Pass::Test => Stage::Record,
        }
    }

    /// Finds the health of the units, which `train_space` shows.
    fn examine_units(&mut self) -> Stage {
        self.observer.examine(&self.net, &self.train_space);
        let before = self.observer.network_before_death(self.next_epoch(), &self.net);
        self.before_death = before.map(|net| (net, self.train_space.clone()));
        Stage::Forward(if self.before_death.is_some() { Pass::BeforeDeath } else { Pass::Test }, 0)
    }

    /// The epoch that is recorded next.
    pub(super) fn next_epoch(&self) -> usize {
        self.epoch + usize::from(self.has_begun())
    }

    fn load_batch(&mut self) {
        if self.next == 0 {
            self.shuffle();
        }
        let batch = &self.order[self.next..self.end_of_batch()];
        self.batch_space.load_some(&self.train_space, batch);
        self.step += 1;
    }

    fn end_of_batch(&self) -> usize {
        (self.next + self.config.batch.max(1)).min(self.order.len())
    }

    fn update(&mut self) {
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
        self.next = self.end_of_batch();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::{Instance, find};
    use crate::nn::mlp::{MAX_LAYERS, MAX_UNITS};
    use crate::nn::{
        Config, Dataset, DatasetKind, Init, Loss, Method, Output, Shape, StopConditions, UpdateRule,
    };
    use std::sync::Arc;

    fn trainer(layers: usize, units: usize, samples: usize) -> Trainer {
        let relu = Instance::new(find("relu").unwrap());
        let config = Config {
            shape: Shape { inputs: 2, hidden: vec![(units, relu); layers], outputs: 1, output: Output::Tanh },
            loss: Loss::Square,
            init: Init::HeNormal,
            bias: 0.0,
            rule: UpdateRule { method: Method::Sgd, rate: 0.3, l1: 0.0, l2: 0.0, clip: 0.0 },
            batch: samples,
            shuffle: true,
            seed: 1,
            stop: StopConditions::default(),
            edits: Vec::new(),
        };
        Trainer::begin(config, Arc::new(Dataset::generate(DatasetKind::Circle, 2 * samples, 0.1, 0.5, 1)))
    }

    /// The number of parts of the next step.
    fn parts(trainer: &mut Trainer) -> usize {
        1 + std::iter::from_fn(|| (!trainer.advance()).then_some(())).count()
    }

    #[test]
    fn a_part_has_one_layer_of_the_largest_network_and_all_of_a_small_one() {
        let mut small = trainer(2, 8, 10);
        assert_eq!((parts(&mut small), parts(&mut small)), (1, 1));
        let mut large = trainer(MAX_LAYERS, MAX_UNITS, 1000);
        // The record of epoch 0: forward, back, and forward over the test samples. Layers of inputs and of one output are
        // done together with the next one.
        let passes = 3 * (MAX_LAYERS - 1);
        assert!(!large.has_begun() && parts(&mut large) >= passes && large.has_begun());
        // A batch, and the end of the epoch.
        assert!(parts(&mut large) >= passes + (MAX_LAYERS - 1));
        assert_eq!((large.steps(), large.epoch()), (1, 1));
    }

    #[test]
    fn parameters_and_history_change_at_the_end_of_their_stages_only() {
        let mut trainer = trainer(3, MAX_UNITS, 1000);
        trainer.finish_step();
        let values = trainer.net.values().to_vec();
        while !trainer.advance() {
            let updated = trainer.stage == Stage::Forward(Pass::Train, 0) || trainer.net.values() != values;
            assert_eq!(updated, trainer.next > 0);
            assert_eq!((trainer.epoch, trainer.timeline.records().len()), (0, 1));
        }
        assert_eq!((trainer.epoch, trainer.timeline.records().len()), (1, 2));
    }

    #[test]
    fn a_network_that_begins_again_in_the_middle_of_a_step_repeats_its_run() {
        let mut trainer = trainer(3, MAX_UNITS, 400);
        let run = |trainer: &mut Trainer| {
            trainer.finish_step();
            (0..3).for_each(|_| trainer.step());
            (trainer.net.values().to_vec(), trainer.timeline.clone(), trainer.events().to_vec())
        };
        let first = run(&mut trainer);
        assert!(!trainer.advance() && trainer.is_within_step());
        trainer.begin_again();
        assert!(!trainer.has_begun() && run(&mut trainer) == first);
    }
}
