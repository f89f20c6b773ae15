//! What determines the samples.

use super::custom_dataset::CustomDataset;
use super::settings::TrainSettings;
use engine::nn::{Dataset, DatasetKind};

/// Exactly what determines the samples: settings with the same source have the same data.
#[derive(Debug, Clone, PartialEq)]
pub enum DataSource {
    /// Ready data.
    Generated {
        /// Which.
        kind: DatasetKind,
        /// How many samples.
        samples: usize,
        /// How noisy.
        noise: f64,
        /// The seed of samples and noise.
        seed: u64,
    },
    /// The visitor's own data.
    Custom {
        /// The samples.
        samples: CustomDataset,
        /// The seed that splits them.
        seed: u64,
    },
}

impl DataSource {
    /// That of the settings.
    pub fn of(settings: &TrainSettings) -> Self {
        let &TrainSettings { data: kind, samples, noise, seed, .. } = settings;
        match &settings.custom {
            Some(custom) => DataSource::Custom { samples: custom.clone(), seed },
            None => DataSource::Generated { kind, samples, noise, seed },
        }
    }

    /// The samples, of which half are learned from.
    pub fn dataset(&self) -> Dataset {
        match self {
            DataSource::Custom { samples, seed } => samples.dataset(*seed),
            DataSource::Generated { kind, samples, noise, seed } => {
                Dataset::generate(*kind, *samples, *noise, 0.5, *seed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_samples_depend_on_makes_another_source() {
        let settings = TrainSettings::default();
        let source = DataSource::of(&settings);
        let other = |change: fn(&mut TrainSettings)| {
            let mut other = settings.clone();
            change(&mut other);
            DataSource::of(&other)
        };
        assert_eq!(other(|s| (s.rate, s.epoch) = (1.0, 30)), source);
        let changes: [fn(&mut TrainSettings); 5] = [
            |s| s.seed = 2,
            |s| s.samples = 100,
            |s| s.noise = 0.5,
            |s| s.data = DatasetKind::Moons,
            |s| s.custom = Some(CustomDataset::like(&s.dataset())),
        ];
        for change in changes {
            assert_ne!(other(change), source);
            assert_ne!(other(change).dataset(), source.dataset());
        }
    }
}
