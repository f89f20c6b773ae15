//! Long computations as tasks of many units.
//!
//! A [`Task`] is plain data. [`Task::begin`] begins one of its units, and [`Work::step`] takes it to its [`Answer`] in
//! small steps: the program of a Web Worker (`main.rs`) takes them one after the other, the page takes as many as fit
//! into a frame where workers are refused. No unit depends on another, so the answers are the same in any order and on
//! any number of workers.

mod born_dead;
mod data;
mod definitions;
mod message;
mod seed_bands;
mod sweep;
mod task;

pub use born_dead::{BornDead, SeedCount};
pub use data::{Data, NetworkData};
pub use message::{Reply, Request, receive, send};
pub use seed_bands::{LayerMeasures, SeedBands};
pub use sweep::{Run, RunResult, Sweep};
pub use task::{Answer, Task, Work};
