//! The messages between the page and its workers.

use super::task::{Answer, Task};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// From the page to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The task of which units are asked for.
    Task(Box<Task>),
    /// A unit, by its number.
    Unit(usize),
}

/// From a worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The worker takes requests. Those that are sent before are lost.
    Ready,
    /// The answer of a unit.
    Answer(usize, Answer),
}

/// A message as a value that can be posted; numbers keep all their bits, NaN too.
///
/// # Errors
/// If a number is too large.
pub fn send(message: &impl Serialize) -> Result<JsValue, serde_wasm_bindgen::Error> {
    serde_wasm_bindgen::to_value(message)
}

/// A message of a posted value.
///
/// # Errors
/// If it is no such message.
pub fn receive<M: DeserializeOwned>(value: JsValue) -> Result<M, serde_wasm_bindgen::Error> {
    serde_wasm_bindgen::from_value(value)
}
