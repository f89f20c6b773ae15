//! Messages between the program and the page around its frame, as data.
//!
//! A request is an object `{type: "activation-lab:…", id?, …}`; whatever else arrives is ignored. The answer
//! `{type: "activation-lab:answer", id, ok, …}` goes to the asker alone.

use crate::host::{Event, EventName};
use crate::lab::Lab;
use crate::state::{Command, Notice, State, excerpt};
use js_sys::{Array, JsString, Object, Reflect};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

/// The longest query that is looked at: the longest that is read may be three times as long if it is escaped.
const MAX_QUERY_LENGTH: u32 = 24_000;
/// The longest id that is accepted.
const MAX_ID_LENGTH: u32 = 100;
/// The longest list of events that is accepted.
const MAX_EVENTS: u32 = 100;

/// A request of the host page.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Requests lab, query and the names of all events.
    Get,
    /// Shows another view.
    Set {
        /// The query that describes it.
        query: String,
    },
    /// Runs, such as training.
    Run,
    /// Pauses.
    Pause,
    /// Resets.
    Reset,
    /// Subscribes to events.
    Subscribe {
        /// Their names.
        events: Vec<EventName>,
    },
    /// Unsubscribes from events.
    Unsubscribe {
        /// Their names.
        events: Vec<EventName>,
    },
}

/// A field of a request is missing or not valid.
struct InvalidField;

impl Request {
    /// Reads a message of this type; `None` if there is no such type. Only the fields of the type are read, and these not
    /// before their length is known: what else a message has costs nothing.
    fn read(kind: &str, message: &JsValue) -> Option<Result<Self, InvalidField>> {
        Some(match kind {
            "get" => Ok(Request::Get),
            "set" => text(&field(message, "query"), MAX_QUERY_LENGTH).map(|query| Request::Set { query }),
            "run" => Ok(Request::Run),
            "pause" => Ok(Request::Pause),
            "reset" => Ok(Request::Reset),
            "subscribe" => read_events(message).map(|events| Request::Subscribe { events }),
            "unsubscribe" => read_events(message).map(|events| Request::Unsubscribe { events }),
            _ => return None,
        })
    }

    /// The fields that it may have, in addition to type and id.
    const fn fields(&self) -> &'static [&'static str] {
        match self {
            Request::Set { .. } => &["query"],
            Request::Subscribe { .. } | Request::Unsubscribe { .. } => &["events"],
            Request::Get | Request::Run | Request::Pause | Request::Reset => &[],
        }
    }
}

fn read_events(message: &JsValue) -> Result<Vec<EventName>, InvalidField> {
    let events = field(message, "events");
    let events =
        events.dyn_ref::<Array>().filter(|events| events.length() <= MAX_EVENTS).ok_or(InvalidField)?;
    let name = |event: JsValue| {
        let event = text(&event, MAX_ID_LENGTH)?;
        EventName::ALL.into_iter().find(|name| name.as_str() == event).ok_or(InvalidField)
    };
    events.iter().map(name).collect()
}

/// A field of a message; undefined if there is none.
fn field(message: &JsValue, name: &str) -> JsValue {
    Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A text, if it is no longer than this.
fn text(value: &JsValue, max_length: u32) -> Result<String, InvalidField> {
    let text = value.dyn_ref::<JsString>().filter(|text| text.length() <= max_length).ok_or(InvalidField)?;
    Ok(text.into())
}

/// The id of a request, which its answer repeats.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(f64),
    /// A text of at most [`MAX_ID_LENGTH`] characters.
    Text(String),
}

/// The id of a message, which may be left out.
fn read_id(message: &JsValue) -> Result<Option<Id>, InvalidField> {
    let id = field(message, "id");
    if id.is_null() || id.is_undefined() {
        return Ok(None);
    }
    let number = id.as_f64().map(Id::Number);
    number.map_or_else(|| text(&id, MAX_ID_LENGTH).map(Id::Text), Ok).map(Some)
}

/// The answer to a request. Fields that do not apply are omitted.
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

/// An event as it is posted to the page around a frame.
#[derive(Debug, Serialize)]
pub struct PostedEvent<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    event: EventName,
    lab: Lab,
    #[serde(flatten)]
    data: &'a Event,
}

impl<'a> PostedEvent<'a> {
    /// An event of a lab.
    pub fn new(lab: Lab, data: &'a Event) -> Self {
        PostedEvent { kind: "activation-lab:event", event: data.name(), lab, data }
    }
}

/// Handles a message and returns the answer; `None` for messages that are not ours. `subscribed` are the host's
/// subscriptions.
pub fn answer(message: &JsValue, state: State, subscribed: &RefCell<BTreeSet<EventName>>) -> Option<Answer> {
    let kind = text(&field(message, "type"), MAX_ID_LENGTH).ok()?;
    let request = Request::read(kind.strip_prefix("activation-lab:")?, message)?;
    let id = read_id(message).ok()?;
    let answer = match request {
        Ok(request) => {
            let unknown = unknown_fields(message, &request);
            let mut answer = handle_request(request, state, subscribed);
            if !unknown.is_empty() {
                let sentence = state.lang.notice(&Notice::UnknownFields(unknown));
                answer.notices.get_or_insert_default().push(sentence);
            }
            answer
        }
        Err(InvalidField) => Answer::default(),
    };
    Some(Answer { kind: ANSWER, id, ..answer })
}

const ANSWER: &str = "activation-lab:answer";

/// The names of the fields that a message has and its type does not.
fn unknown_fields(message: &JsValue, request: &Request) -> Vec<String> {
    let known = |name: &str| ["type", "id"].contains(&name) || request.fields().contains(&name);
    let names =
        Object::keys(message.unchecked_ref::<Object>()).into_iter().filter_map(|name| name.as_string());
    names.filter(|name| !known(name)).map(|name| excerpt(&name)).collect()
}

fn handle_request(request: Request, state: State, subscribed: &RefCell<BTreeSet<EventName>>) -> Answer {
    let result = |ok| Answer { ok, ..Answer::default() };
    match request {
        Request::Get => Answer {
            lab: Some(state.with_untracked(|settings| settings.lab)),
            query: Some(state.query()),
            events: Some(EventName::ALL.to_vec()),
            ..result(true)
        },
        Request::Set { query } => {
            let notices = state.set_query(&query);
            let is_refused = matches!(notices[..], [Notice::OtherLab(_) | Notice::TooLong]);
            let sentences = notices.iter().map(|notice: &Notice| state.lang.notice(notice)).collect();
            Answer { notices: Some(sentences), query: Some(state.query()), ..result(!is_refused) }
        }
        Request::Run => result(state.command(Command::Run)),
        Request::Pause => result(state.command(Command::Pause)),
        Request::Reset => result(state.command(Command::Reset)),
        Request::Subscribe { events } => {
            subscribed.borrow_mut().extend(events);
            Answer { events: Some(subscribed.borrow().iter().copied().collect()), ..result(true) }
        }
        Request::Unsubscribe { events } => {
            subscribed.borrow_mut().retain(|event| !events.contains(event));
            Answer { events: Some(subscribed.borrow().iter().copied().collect()), ..result(true) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn an_answer_has_only_the_fields_that_apply() {
        let refused = Answer { kind: ANSWER, id: Some(Id::Text("a".into())), ..Answer::default() };
        let expected = json!({ "type": "activation-lab:answer", "id": "a", "ok": false });
        assert_eq!(to_value(refused).unwrap(), expected);
        let shown = Answer {
            kind: ANSWER,
            ok: true,
            lab: Some(Lab::Train),
            query: Some("?lab=train".into()),
            events: Some(EventName::ALL.to_vec()),
            ..Answer::default()
        };
        let expected = json!({
            "type": "activation-lab:answer",
            "ok": true,
            "lab": "train",
            "query": "?lab=train",
            "events": ["change", "neuron-died", "run-finished"],
        });
        assert_eq!(to_value(shown).unwrap(), expected);
    }

    #[test]
    fn a_posted_event_has_its_name_its_lab_and_its_data() {
        let event = Event::NeuronDied { network: 1, layer: 2, count: 3, units: 8, epoch: 40 };
        let expected = json!({
            "type": "activation-lab:event",
            "event": "neuron-died",
            "lab": "train",
            "network": 1,
            "layer": 2,
            "count": 3,
            "units": 8,
            "epoch": 40,
        });
        assert_eq!(to_value(PostedEvent::new(Lab::Train, &event)).unwrap(), expected);
    }
}
