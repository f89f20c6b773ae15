//! The definition of a run, its states and its events.

use super::init::Init;
use super::loss::Loss;
use super::mlp::Shape;
use super::optimiser::UpdateRule;

/// Everything that defines a run except the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Layers and activations.
    pub shape: Shape,
    /// What is minimised.
    pub loss: Loss,
    /// How weights are drawn.
    pub init: Init,
    /// The initial biases.
    pub bias: f64,
    /// How a gradient becomes a step.
    pub rule: UpdateRule,
    /// Samples in a batch, at most all of them.
    pub batch: usize,
    /// Whether samples are shuffled before every epoch.
    pub shuffle: bool,
    /// The seed of weights and order.
    pub seed: u64,
    /// When the run ends by itself.
    pub stop: StopConditions,
}

/// When a run ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StopConditions {
    /// After this many epochs; 0 for never.
    pub epochs: usize,
    /// Once the training loss is at most this; 0 for never.
    pub loss: f64,
    /// Once all hidden units are dead.
    pub all_dead: bool,
}

/// The state of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Paused: [`super::Trainer::step`] is called for single steps only.
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
    /// What overflowed.
    pub quantity: Overflow,
}

/// A change in the health of units or of the network.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The number of epochs before it.
    pub epoch: usize,
    /// The layer, counted from 0; none for the whole network.
    pub layer: Option<usize>,
    /// What happened.
    pub kind: EventKind,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// Units that were dead before the first step; units of the layer.
    BornDead(usize, usize),
    /// Units that died; units of the layer.
    Died(usize, usize),
    /// Units that are alive again; units of the layer.
    Revived(usize, usize),
    /// Units that became saturated; units of the layer.
    Saturated(usize, usize),
    /// Every unit of the layer is dead: no gradient passes.
    LayerCollapsed,
    /// The output is the same for every training sample.
    NetworkCollapsed,
}
