//! Where the samples of a task come from.

use super::definitions::{TaskDefinition, as_text};
use engine::nn::{Dataset, DatasetKind, FeatureSet, Task};
use serde::{Deserialize, Serialize};

/// What determines the samples: the same data give the same samples.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Data {
    /// Generated samples.
    Generated {
        /// The kind.
        #[serde(with = "as_text")]
        kind: DatasetKind,
        /// The number of samples.
        samples: usize,
        /// The noise.
        noise: f64,
        /// The share of the samples that is for training.
        train: f64,
        /// The seed of samples and noise.
        seed: u64,
    },
    /// Given samples.
    Rows {
        /// The kind of targets.
        #[serde(with = "TaskDefinition")]
        task: Task,
        /// Features and target of each sample.
        rows: Vec<(Vec<f64>, f64)>,
        /// The share of the samples that is for training.
        train: f64,
        /// The seed of the split into training and test samples.
        seed: u64,
    },
}

impl Data {
    /// The samples for training and for testing.
    pub fn dataset(&self) -> Dataset {
        match self {
            Data::Generated { kind, samples, noise, train, seed } => {
                Dataset::generate(*kind, *samples, *noise, *train, *seed)
            }
            Data::Rows { task, rows, train, seed } => Dataset::from_rows(*task, rows.clone(), *train, *seed),
        }
    }
}

/// The data that networks get.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkData {
    /// The samples.
    pub samples: Data,
    /// The features of them that are the inputs of the networks.
    #[serde(with = "as_text")]
    pub features: FeatureSet,
}

impl NetworkData {
    /// The samples with these features, for training and for testing.
    pub fn dataset(&self) -> Dataset {
        self.features.of_data(&self.samples.dataset())
    }
}
