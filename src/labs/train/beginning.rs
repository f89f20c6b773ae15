//! The beginning of networks, in parts: drawing their weights, and recording epoch 0.

use engine::nn::{Budget, Config, Dataset, Trainer, Workspace};
use std::collections::VecDeque;
use std::sync::Arc;

/// The networks that have not begun, in the order of their slots: each begins when all before it have begun.
pub struct Beginning {
    waiting: VecDeque<Waiting>,
    /// The samples, with the inputs of the networks.
    samples: Arc<Dataset>,
}

/// A network that has not begun: epoch 0 is not recorded.
enum Waiting {
    /// Its weights are not drawn.
    New(Config),
    /// It is to be rewound.
    Rewound(Box<Trainer>),
    /// A part of the record of epoch 0 is done.
    Begun(Box<Trainer>),
}

impl Beginning {
    /// New networks.
    pub fn new(configs: impl Iterator<Item = Config>, samples: Arc<Dataset>) -> Self {
        Beginning { waiting: configs.map(Waiting::New).collect(), samples }
    }

    /// Whether all networks have begun.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Adds the networks before those that are waiting, to return to their initial weights.
    pub fn rewind(&mut self, networks: impl Iterator<Item = Trainer>) {
        let rewound = networks.map(|network| Waiting::Rewound(Box::new(network)));
        self.waiting = rewound.chain(self.waiting.drain(..)).collect();
    }

    /// Whether the first network that has not begun has buffers that take more than a part.
    pub fn is_next_large(&self) -> bool {
        let mut budget = Budget::part();
        if let Some(Waiting::New(config)) = self.waiting.front() {
            budget.spend(self.work_of_buffers(config));
        }
        budget.is_spent()
    }

    fn work_of_buffers(&self, config: &Config) -> usize {
        let units: usize = config.shape.hidden.iter().map(|(units, _)| units).sum();
        Workspace::work_of_buffers(units, config.batch + self.samples.train.len() + self.samples.test.len())
    }

    /// Does a part of the beginning of the first network; gives the network if it has begun.
    pub fn advance(&mut self, budget: &mut Budget) -> Option<Trainer> {
        let mut network = match self.waiting.pop_front()? {
            Waiting::New(config) => {
                budget.spend(self.work_of_buffers(&config));
                Box::new(Trainer::begin(config, self.samples.clone()))
            }
            Waiting::Rewound(mut network) => {
                network.begin_again();
                network
            }
            Waiting::Begun(network) => network,
        };
        network.advance_within(budget);
        if network.has_begun() {
            return Some(*network);
        }
        self.waiting.push_front(Waiting::Begun(network));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::session::TrainingSession;
    use super::super::session::tests::session_of;
    use super::super::settings::TrainSettings;
    use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
    use engine::nn::{Budget, Trainer};

    /// Four networks of the most layers and units, with the most samples.
    fn largest() -> TrainSettings {
        let layers = vec![MAX_UNITS; MAX_LAYERS];
        TrainSettings { layers, samples: 2000, batch: 1000, ..TrainSettings::default() }
    }

    #[test]
    fn small_networks_begin_at_once_and_take_a_step_at_once() {
        let mut session = session_of(&TrainSettings { samples: 20, batch: 10, ..TrainSettings::default() });
        assert!(session.has_begun());
        session.add_due_steps(1.0);
        assert!(session.advance_due_step(None, &mut Budget::part()) && !session.is_within_step());
        assert_eq!(session.networks().iter().map(Trainer::epoch).collect::<Vec<_>>(), [1; 4]);
    }

    #[test]
    fn large_networks_begin_one_after_another_and_a_step_has_many_parts() {
        let mut session = session_of(&largest());
        let mut begun = vec![session.networks().len()];
        while !session.has_begun() {
            // A session that has not begun is within its first step, and its end is not reported.
            assert!(session.is_within_step() && session.can_continue() && session.new_events().is_empty());
            session.advance_beginning(&mut Budget::part());
            begun.push(session.networks().len());
        }
        // A part for each layer: forward, back, and forward over the test samples. Some are done at once.
        assert!(begun[0] == 0 && begun.windows(2).all(|pair| pair[1] - pair[0] <= 1), "{begun:?}");
        assert!((0..4).all(|n| begun.iter().filter(|begun| **begun == n).count() >= 3 * 11 - 4), "{begun:?}");
        session.add_due_steps(1.0);
        let parts = std::iter::from_fn(|| session.advance_due_step(None, &mut Budget::part()).then_some(()));
        assert!(parts.count() >= 4 * (2 + 1) * 11);
        assert_eq!(session.networks().iter().map(Trainer::epoch).collect::<Vec<_>>(), [1; 4]);
    }

    #[test]
    fn large_networks_are_rewound_in_parts_even_before_all_have_begun() {
        let mut session = session_of(&TrainSettings { layers: vec![64, 64, 64], samples: 1000, ..largest() });
        let initial = |session: &TrainingSession| {
            session.networks().iter().map(|n| n.net().values().to_vec()).collect::<Vec<_>>()
        };
        while session.networks().len() < 2 {
            session.advance_beginning(&mut Budget::part());
        }
        session.rewind();
        assert!(!session.has_begun());
        session.begin();
        let values = initial(&session);
        session.step();
        assert_ne!(initial(&session), values);
        session.rewind();
        session.begin();
        assert_eq!((initial(&session), session.epoch()), (values, 0));
    }
}
