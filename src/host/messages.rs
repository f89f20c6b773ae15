//! Messages between the program and the page around it, as data.
//!
//! A request is an object `{type: "activation-lab:…", id?, …}`; whatever else arrives is ignored. The answer
//! `{type: "activation-lab:answer", id, ok, …}` goes to the asker alone.

use super::to_js;
use crate::lab::Lab;
use crate::state::{Command, Notice, State};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// A query longer than this is refused.
const LONGEST_QUERY: usize = 4000;
/// An id longer than this is refused.
const LONGEST_ID: usize = 100;

/// What a host can ask for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type")]
pub enum Request {
    /// Lab, query and events.
    #[serde(rename = "activation-lab:get")]
    Get,
    /// Another view.
    #[serde(rename = "activation-lab:set")]
    Set {
        /// The query that describes it.
        query: String,
    },
    /// Go on.
    #[serde(rename = "activation-lab:run")]
    Run,
    /// Hold.
    #[serde(rename = "activation-lab:pause")]
    Pause,
    /// Begin anew.
    #[serde(rename = "activation-lab:reset")]
    Reset,
    /// From now on, tell these events.
    #[serde(rename = "activation-lab:subscribe")]
    Subscribe {
        /// Their names.
        events: Vec<EventName>,
    },
    /// No longer tell these events.
    #[serde(rename = "activation-lab:unsubscribe")]
    Unsubscribe {
        /// Their names.
        events: Vec<EventName>,
    },
}

/// What an answer refers to: the id of the request, given back as it came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(f64),
    /// A short text.
    Text(String),
}

/// The envelope of every request.
#[derive(Debug, Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    id: Option<Id>,
}

/// The answer to a request. What does not belong to it is left out.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Id>,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    lab: Option<Lab>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notices: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventName>>,
}

/// The name of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventName {
    /// The view is another.
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

/// What those around the program are told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// The view is another.
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

    /// What a DOM event carries: the query itself, or an object.
    pub fn detail(&self) -> JsValue {
        match self {
            Event::Change { query } => JsValue::from_str(query),
            event => to_js(event),
        }
    }
}

/// An event as it is posted to the page around a frame.
#[derive(Debug, Serialize)]
pub struct Posted<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    event: EventName,
    lab: Lab,
    #[serde(flatten)]
    what: &'a Event,
}

impl<'a> Posted<'a> {
    /// An event of a lab.
    pub fn new(lab: Lab, what: &'a Event) -> Self {
        Posted { kind: "activation-lab:event", event: what.name(), lab, what }
    }
}

/// The answer to a message, or nothing where it is none of ours. `subscribed` are the events that are told.
pub fn answer(data: &JsValue, state: State, subscribed: &RefCell<BTreeSet<EventName>>) -> Option<Answer> {
    let Envelope { kind, id } = serde_wasm_bindgen::from_value(data.clone()).ok()?;
    kind.strip_prefix("activation-lab:")?;
    if matches!(&id, Some(Id::Text(text)) if text.len() > LONGEST_ID) {
        return None;
    }
    let request = match serde_wasm_bindgen::from_value::<Request>(data.clone()) {
        Ok(request) => request,
        // One of our words with something that does not belong to it.
        Err(_) if is_known(&kind) => return Some(Answer { kind: ANSWER, id, ..Answer::default() }),
        Err(_) => return None,
    };
    Some(Answer { kind: ANSWER, id, ..perform(request, state, subscribed) })
}

const ANSWER: &str = "activation-lab:answer";

/// Whether a request of this type exists, whatever it needs beside.
fn is_known(kind: &str) -> bool {
    ["activation-lab:set", "activation-lab:subscribe", "activation-lab:unsubscribe"].contains(&kind)
}

fn perform(request: Request, state: State, subscribed: &RefCell<BTreeSet<EventName>>) -> Answer {
    let done = |ok| Answer { ok, ..Answer::default() };
    match request {
        Request::Get => Answer {
            lab: Some(state.with_untracked(|settings| settings.lab)),
            query: Some(state.query()),
            events: Some(EventName::ALL.to_vec()),
            ..done(true)
        },
        Request::Set { query } if query.len() > LONGEST_QUERY => done(false),
        Request::Set { query } => {
            let notices = state.show(&query);
            let sentences = notices.iter().map(|notice: &Notice| state.lang.notice(notice)).collect();
            Answer { notices: Some(sentences), query: Some(state.query()), ..done(true) }
        }
        Request::Run => done(state.command(Command::Run)),
        Request::Pause => done(state.command(Command::Pause)),
        Request::Reset => done(state.command(Command::Reset)),
        Request::Subscribe { events } => {
            subscribed.borrow_mut().extend(events);
            Answer { events: Some(subscribed.borrow().iter().copied().collect()), ..done(true) }
        }
        Request::Unsubscribe { events } => {
            subscribed.borrow_mut().retain(|event| !events.contains(event));
            Answer { events: Some(subscribed.borrow().iter().copied().collect()), ..done(true) }
        }
    }
}
