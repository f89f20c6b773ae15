//! The definition of a run, its states and its events.

use super::edit::Edit;
use super::init::Init;
use super::loss::Loss;
use super::mlp::Shape;
use super::optimiser::UpdateRule;

/// Everything that defines a run except the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Layers and activations.
    pub shape: Shape,
    /// The loss.
    pub loss: Loss,
    /// The distribution of initial weights.
    pub init: Init,
    /// The initial biases.
    pub bias: f64,
    /// The update rule.
    pub rule: UpdateRule,
    /// Samples in a batch; limited to all samples.
    pub batch: usize,
    /// Whether samples are shuffled before every epoch.
    pub shuffle: bool,
    /// The seed of the weights and of the order of samples.
    pub seed: u64,
    /// The conditions that end the run.
    pub stop: StopConditions,
    /// The parameters that are set by hand.
    pub edits: Vec<Edit>,
}

/// The conditions that end a run.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StopConditions {
    /// The run ends after this many epochs; 0 for no limit.
    pub epochs: usize,
    /// The run ends once the training loss is at most this; 0 for no limit.
    pub loss: f64,
    /// Whether the run ends once all hidden units are dead.
    pub all_dead: bool,
}

/// The state of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Paused; single steps are possible.
    Paused,
    /// Running.
    Running,
    /// A stop condition is met.
    Finished(StopReason),
    /// A number overflowed.
    Diverged(Divergence),
}

/// The stop condition that ended a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopReason {
    /// [`StopConditions::epochs`].
    Epochs,
    /// [`StopConditions::loss`].
    Loss,
    /// [`StopConditions::all_dead`].
    AllDead,
}

/// A quantity of training that overflowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overflow {
    /// The pre-activation or activation of a unit.
    Unit,
    /// The loss.
    Loss,
    /// A component of the gradient.
    Gradient,
    /// A weight, bias or learned parameter.
    Parameter,
}

/// The first number that was not finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Divergence {
    /// The layer, counted from 1; the output layer is the last.
    pub layer: usize,
    /// The step, counted from 1.
    pub step: usize,
    /// The quantity that overflowed.
    pub quantity: Overflow,
}

/// A change in the health of units or of the network.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The number of epochs before it.
    pub epoch: usize,
    /// The layer, counted from 0; `None` for the whole network.
    pub layer: Option<usize>,
    /// The kind of the change.
    pub kind: EventKind,
}

/// The kind of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// This number of the units of a layer was dead before the first step; the second number is that of all its units.
    BornDead(usize, usize),
    /// This number of the units died.
    Died(usize, usize),
    /// This number of the units is no longer dead.
    Revived(usize, usize),
    /// This number of the units became saturated.
    Saturated(usize, usize),
    /// All units of the layer are dead, so that no gradient passes.
    LayerCollapsed,
    /// The output is the same for every training sample.
    NetworkCollapsed,
}
