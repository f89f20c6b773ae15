//! Events that hosts can subscribe to.

use super::to_js;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// The name of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventName {
    /// The view has changed.
    Change,
    /// Units have died in training.
    NeuronDied,
    /// A run has ended.
    RunFinished,
}

impl EventName {
    /// All events.
    pub const ALL: [EventName; 3] = [EventName::Change, EventName::NeuronDied, EventName::RunFinished];

    /// The name in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            EventName::Change => "change",
            EventName::NeuronDied => "neuron-died",
            EventName::RunFinished => "run-finished",
        }
    }
}

/// An event that hosts can subscribe to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// The view has changed.
    Change {
        /// The query that describes it.
        query: String,
    },
    /// Units have died in training.
    NeuronDied {
        /// The network, counted from 1.
        network: usize,
        /// The hidden layer, counted from 1.
        layer: usize,
        /// How many of its units are dead.
        count: usize,
        /// How many units it has.
        units: usize,
        /// The epoch.
        epoch: usize,
    },
    /// A run has ended.
    RunFinished {
        /// The epoch.
        epoch: usize,
    },
}

impl Event {
    /// Its name.
    pub const fn name(&self) -> EventName {
        match self {
            Event::Change { .. } => EventName::Change,
            Event::NeuronDied { .. } => EventName::NeuronDied,
            Event::RunFinished { .. } => EventName::RunFinished,
        }
    }

    /// The `detail` of the DOM event: the query itself, or an object.
    pub fn detail(&self) -> JsValue {
        match self {
            Event::Change { query } => JsValue::from_str(query),
            event => to_js(event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_events_are_those_of_messages() {
        for name in EventName::ALL {
            assert_eq!(serde_json::to_value(name).unwrap(), name.as_str());
        }
    }
}
