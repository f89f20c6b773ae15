//! Multilayer perceptrons: data, initialisation, backpropagation, optimisers, and the health of units.
//!
//! Networks compute in `f32`, four samples at a time, with operations that IEEE 754 rounds in one way (no fused
//! multiply-add) and sums of one order; all randomness is seeded. So a run has the same bits on every platform. Buffers are
//! flat and feature-major: the values of one unit for all samples of a batch are contiguous.

mod backprop;
mod budget;
pub mod data;
mod edit;
mod features;
pub mod health;
mod ids;
pub mod init;
mod loss;
pub mod mlp;
mod observer;
pub mod optimiser;
mod run;
pub mod theory;
mod tiles;
pub mod timeline;
pub mod trainer;
mod workspace;

pub use budget::Budget;
pub use data::{Dataset, DatasetKind, Samples, Task};
pub use edit::{Edit, ParameterId};
pub use features::{Feature, FeatureSet};
pub use health::{Health, PreActivationShift, ShiftTerm, UnitHistory};
pub use ids::UnknownId;
pub use init::Init;
pub use loss::{Loss, Output, softmax};
pub use mlp::{Mlp, Shape};
pub use optimiser::{Method, Optimiser, UpdateRule};
pub use run::{Config, Divergence, Event, EventKind, Overflow, State, StopConditions, StopReason};
pub use timeline::{Record, Timeline};
pub use trainer::Trainer;
pub use workspace::Workspace;

/// A hash of the bits of all weights of a fixed run after this number of steps. Native and browser tests expect the same
/// number.
pub fn training_fingerprint(steps: usize) -> u64 {
    // By id, so that a new activation does not change the hash.
    let ids = [
        "relu",
        "relu6",
        "elu",
        "swish",
        "sigmoid",
        "tanh",
        "softsign",
        "soft_shrink",
        "exponential",
        "arctan",
    ];
    fingerprint(&ids, Output::Tanh, DatasetKind::Moons, steps)
}

/// Like [`training_fingerprint`], of a run with three classes.
pub fn training_fingerprint_of_classes(steps: usize) -> u64 {
    fingerprint(&["relu", "tanh"], Output::Linear, DatasetKind::ThreeSpirals, steps)
}

/// The hash of a network with a layer of four units for each activation.
fn fingerprint(ids: &[&str], output: Output, kind: DatasetKind, steps: usize) -> u64 {
    use crate::activation::{Instance, find};
    let hidden = ids.iter().filter_map(|id| find(id)).map(|a| (4, Instance::new(a))).collect();
    let config = Config {
        shape: Shape { inputs: 2, hidden, outputs: kind.outputs(), output },
        loss: Loss::Logistic,
        init: Init::HeNormal,
        bias: 0.1,
        rule: UpdateRule { method: Method::Adam, rate: 0.01, l1: 1e-4, l2: 1e-4, clip: 1.0 },
        batch: 7,
        shuffle: true,
        seed: 42,
        stop: StopConditions::default(),
        edits: Vec::new(),
    };
    let data = Dataset::generate(kind, 100, 0.1, 0.5, 42);
    let mut trainer = Trainer::new(config, std::sync::Arc::new(data));
    (0..steps).for_each(|_| trainer.step());
    let mix = |hash: u64, value: &f32| {
        (hash ^ u64::from(value.to_bits())).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
    };
    trainer.net().values().iter().fold(0, mix)
}
