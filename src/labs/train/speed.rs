//! The speed of training.

/// The speed of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speed {
    /// Ten batches per second.
    TenBatches,
    /// One epoch per second.
    Epoch,
    /// Five epochs per second: a preset takes some ten seconds, and the eye can follow.
    #[default]
    FiveEpochs,
    /// As fast as possible without dropping frames.
    Top,
}

impl Speed {
    /// All speeds, the slowest first.
    pub const ALL: [Speed; 4] = [Speed::TenBatches, Speed::Epoch, Speed::FiveEpochs, Speed::Top];

    /// The batches that are due after `seconds`.
    pub fn steps(self, seconds: f64, batches_per_epoch: usize) -> f64 {
        match self {
            Speed::TenBatches => 10.0 * seconds,
            Speed::Epoch => batches_per_epoch as f64 * seconds,
            Speed::FiveEpochs => 5.0 * batches_per_epoch as f64 * seconds,
            // Even after 0 seconds: browsers round the time to milliseconds.
            Speed::Top => f64::INFINITY,
        }
    }
}
