//! How fast a session goes.

/// How fast a session goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// A batch a second.
    Batch,
    /// Ten batches a second.
    TenBatches,
    /// An epoch a second.
    Epoch,
    /// Ten epochs a second.
    TenEpochs,
    /// As fast as no frame is dropped.
    Top,
}

impl Speed {
    /// All of them, the slowest first.
    pub const ALL: [Speed; 5] = [Speed::Batch, Speed::TenBatches, Speed::Epoch, Speed::TenEpochs, Speed::Top];

    /// The value of its option.
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

    /// The batches that are due after so many seconds, if an epoch has so many.
    pub fn steps(self, seconds: f64, batches_per_epoch: usize) -> f64 {
        match self {
            Speed::Batch => seconds,
            Speed::TenBatches => 10.0 * seconds,
            Speed::Epoch => batches_per_epoch as f64 * seconds,
            Speed::TenEpochs => 10.0 * batches_per_epoch as f64 * seconds,
            // Also after no time at all: clocks are coarse.
            Speed::Top => f64::INFINITY,
        }
    }
}
