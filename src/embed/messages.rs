//! Messages between the program and the page around its frame, as data.
//!
//! A request is an object `{type: "activation-lab:…", id?, …}`; whatever else arrives is ignored. The answer
//! `{type: "activation-lab:answer", id, ok, …}` goes to the asker alone.

use crate::host::{Event, EventName};
use crate::lab::Lab;
use crate::state::{Command, Notice, State};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// The longest query that is accepted.
const MAX_QUERY_LENGTH: usize = 4000;
/// The longest id that is accepted.
const MAX_ID_LENGTH: usize = 100;

/// A request of the host page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type")]
pub enum Request {
    /// Requests lab, query and the names of all events.
    #[serde(rename = "activation-lab:get")]
    Get,
    /// Shows another view.
    #[serde(rename = "activation-lab:set")]
    Set {
        /// The query that describes it.
        query: String,
    },
    /// Runs, such as training.
    #[serde(rename = "activation-lab:run")]
    Run,
    /// Pauses.
    #[serde(rename = "activation-lab:pause")]
    Pause,
    /// Resets.
    #[serde(rename = "activation-lab:reset")]
    Reset,
    /// Subscribes to events.
    #[serde(rename = "activation-lab:subscribe")]
    Subscribe {
        /// Their names.
        events: Vec<EventName>,
    },
    /// Unsubscribes from events.
    #[serde(rename = "activation-lab:unsubscribe")]
    Unsubscribe {
        /// Their names.
        events: Vec<EventName>,
    },
}

/// The id of a request, which its answer repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(f64),
    /// A text of at most [`MAX_ID_LENGTH`] bytes.
    Text(String),
}

/// What every request has.
#[derive(Debug, Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    id: Option<Id>,
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
pub fn answer(data: &JsValue, state: State, subscribed: &RefCell<BTreeSet<EventName>>) -> Option<Answer> {
    let Envelope { kind, id } = serde_wasm_bindgen::from_value(data.clone()).ok()?;
    kind.strip_prefix("activation-lab:")?;
    if matches!(&id, Some(Id::Text(text)) if text.len() > MAX_ID_LENGTH) {
        return None;
    }
    let request = match serde_wasm_bindgen::from_value::<Request>(data.clone()) {
        Ok(request) => request,
        // One of our types with missing or invalid fields.
        Err(_) if is_type_with_fields(&kind) => {
            return Some(Answer { kind: ANSWER, id, ..Answer::default() });
        }
        Err(_) => return None,
    };
    Some(Answer { kind: ANSWER, id, ..handle_request(request, state, subscribed) })
}

const ANSWER: &str = "activation-lab:answer";

/// Whether this is the type of a request that has fields, which may be missing or invalid.
fn is_type_with_fields(kind: &str) -> bool {
    ["activation-lab:set", "activation-lab:subscribe", "activation-lab:unsubscribe"].contains(&kind)
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
        Request::Set { query } if query.len() > MAX_QUERY_LENGTH => result(false),
        Request::Set { query } => {
            let notices = state.set_query(&query);
            let sentences = notices.iter().map(|notice: &Notice| state.lang.notice(notice)).collect();
            Answer { notices: Some(sentences), query: Some(state.query()), ..result(true) }
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
    use serde_json::{Value, from_value, json, to_value};

    fn request(message: Value) -> Option<Request> {
        from_value(message).ok()
    }

    #[test]
    fn every_request_has_its_type_and_fields() {
        let typed = |name: &str| request(json!({ "type": format!("activation-lab:{name}"), "id": 1 }));
        assert_eq!(typed("get"), Some(Request::Get));
        assert_eq!(typed("run"), Some(Request::Run));
        assert_eq!(typed("pause"), Some(Request::Pause));
        assert_eq!(typed("reset"), Some(Request::Reset));
        assert_eq!(typed("close"), None);
        let set = json!({ "type": "activation-lab:set", "query": "?lab=train" });
        assert_eq!(request(set), Some(Request::Set { query: "?lab=train".into() }));
        let events = vec![EventName::NeuronDied, EventName::Change];
        let names = json!(["neuron-died", "change"]);
        let subscribe = json!({ "type": "activation-lab:subscribe", "events": names });
        assert_eq!(request(subscribe), Some(Request::Subscribe { events: events.clone() }));
        let unsubscribe = json!({ "type": "activation-lab:unsubscribe", "events": names });
        assert_eq!(request(unsubscribe), Some(Request::Unsubscribe { events }));
    }

    #[test]
    fn missing_and_invalid_fields_are_refused_where_the_type_has_fields() {
        for (name, fields) in [
            ("set", json!({})),
            ("set", json!({ "query": 7 })),
            ("subscribe", json!({ "events": ["nope"] })),
            ("unsubscribe", json!({ "events": "change" })),
        ] {
            let kind = format!("activation-lab:{name}");
            let mut message = fields.clone();
            message["type"] = kind.clone().into();
            assert_eq!(request(message), None, "{name} {fields}");
            assert!(is_type_with_fields(&kind));
        }
        assert!(!is_type_with_fields("activation-lab:get") && !is_type_with_fields("activation-lab:close"));
    }

    #[test]
    fn an_id_is_a_number_or_a_text_and_may_be_missing() {
        let id = |message: Value| from_value::<Envelope>(message).map(|envelope| envelope.id);
        assert_eq!(id(json!({ "type": "a", "id": 7 })).unwrap(), Some(Id::Number(7.0)));
        assert_eq!(id(json!({ "type": "a", "id": "b" })).unwrap(), Some(Id::Text("b".into())));
        assert_eq!(id(json!({ "type": "a" })).unwrap(), None);
        assert!(id(json!({ "type": "a", "id": [] })).is_err() && id(json!({ "id": 7 })).is_err());
    }

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
