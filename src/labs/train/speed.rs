//! The speed of training.

/// The speed of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// One batch per second.
    Batch,
    /// Ten batches per second.
    TenBatches,
    /// One epoch per second.
    Epoch,
    /// Ten epochs per second.
    TenEpochs,
    /// As fast as possible without dropping frames.
    Top,
}

impl Speed {
    /// All speeds, the slowest first.
    pub const ALL: [Speed; 5] = [Speed::Batch, Speed::TenBatches, Speed::Epoch, Speed::TenEpochs, Speed::Top];

    /// The value of its option in the list.
    pub const fn id(self) -> &'static str {
        match self {
            Speed::Batch => "batch",
            Speed::TenBatches => "batches",
            Speed::Epoch => "epoch",
            Speed::TenEpochs => "epochs",
            Speed::Top => "top",
        }
    }

    /// The speed with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Speed::ALL.into_iter().find(|speed| speed.id() == id)
    }

    /// The batches that are due after `seconds`.
    pub fn steps(self, seconds: f64, batches_per_epoch: usize) -> f64 {
        match self {
            Speed::Batch => seconds,
            Speed::TenBatches => 10.0 * seconds,
            Speed::Epoch => batches_per_epoch as f64 * seconds,
            Speed::TenEpochs => 10.0 * batches_per_epoch as f64 * seconds,
            // Even after 0 seconds: browsers round the time to milliseconds.
            Speed::Top => f64::INFINITY,
        }
    }
}
