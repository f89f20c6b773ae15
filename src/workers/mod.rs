//! Long computations in Web Workers, as many as the machine has cores, or in slices of frames where these are refused.

mod batch;
mod progress;
mod queue;
mod web_worker;

pub use batch::{Batch, use_batch};
pub use progress::Progress;
