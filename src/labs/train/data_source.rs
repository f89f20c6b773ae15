//! The settings that determine the samples.

use super::custom_dataset::CustomDataset;
use engine::nn::{Dataset, DatasetKind};

/// The settings that determine the samples: the same source gives the same samples.
#[derive(Debug, Clone, PartialEq)]
pub enum DataSource {
    /// Generated data.
    Generated {
        /// The kind.
        kind: DatasetKind,
        /// The number of samples.
        samples: usize,
        /// The noise.
        noise: f64,
        /// The share of the samples that is for testing.
        test: f64,
        /// The seed of samples and noise.
        seed: u64,
    },
    /// Custom data.
    Custom {
        /// The samples.
        samples: CustomDataset,
        /// The share of the samples that is for testing.
        test: f64,
        /// The seed of the split into training and test samples.
        seed: u64,
    },
}

impl DataSource {
    /// The samples for training and for testing.
    pub fn dataset(&self) -> Dataset {
        match self {
            DataSource::Custom { samples, test, seed } => samples.dataset(*test, *seed),
            DataSource::Generated { kind, samples, noise, test, seed } => {
                Dataset::generate(*kind, *samples, *noise, 1.0 - test, *seed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::TrainSettings;
    use super::*;

    #[test]
    fn a_source_changes_only_with_the_samples() {
        let settings = TrainSettings::default();
        let source = settings.data_source();
        let other = |change: fn(&mut TrainSettings)| {
            let mut other = settings.clone();
            change(&mut other);
            other.data_source()
        };
        assert_eq!(other(|s| (s.rate, s.epoch) = (1.0, 30)), source);
        let changes: [fn(&mut TrainSettings); 6] = [
            |s| s.test_percent = 25.0,
            |s| s.seed = 2,
            |s| s.samples = 100,
            |s| s.noise = 0.5,
            |s| s.data = DatasetKind::Moons,
            |s| s.custom = Some(CustomDataset::from_dataset(&s.dataset())),
        ];
        for change in changes {
            assert_ne!(other(change), source);
            assert_ne!(other(change).dataset(), source.dataset());
        }
    }
}
