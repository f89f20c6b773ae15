//! The state of an instance: undo, address, hosts.

use super::page::{new_root, pause, tick};
use activation_lab::embed::answer;
use activation_lab::hooks::performance_now;
use activation_lab::host::Host;
use activation_lab::lab::Lab;
use activation_lab::locale::Lang;
use activation_lab::state::{Command, Notice, Settings, State};
use activation_lab::theme::Theme;
use leptos::prelude::*;
use serde_json::{Value, json, to_value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than a change in a gesture is kept from the address.
const ADDRESS_DELAY: i32 = 400;

/// A state in an element of the page, its owner, and the number of changes that it has emitted.
fn state(query: &str) -> (State, Owner, Rc<Cell<u32>>) {
    let (root, owner) = (new_root(), Owner::new());
    let changes = Rc::new(Cell::new(0));
    let count = changes.clone();
    let listener = Closure::<dyn Fn()>::new(move || count.set(count.get() + 1));
    root.add_event_listener_with_callback("activation-lab:change", listener.as_ref().unchecked_ref())
        .unwrap();
    listener.forget();
    let state = owner.with(|| State::new(Host::element(root), Lang::default(), query));
    (state, owner, changes)
}

fn seed(state: State) -> u64 {
    state.with_untracked(|settings| settings.depth.seed)
}

fn set_seed(seed: u64) -> impl FnOnce(&mut Settings) {
    move |settings| settings.depth.seed = seed
}

#[wasm_bindgen_test]
async fn a_gesture_is_one_step_and_is_published_once_it_has_paused() {
    let (state, _owner, changes) = state("?lab=depth");
    for seed in 2..5 {
        state.update_in_gesture(("seed", 0), set_seed(seed));
    }
    assert_eq!((seed(state), changes.get()), (4, 0));
    pause(ADDRESS_DELAY).await;
    assert_eq!(changes.get(), 1);
    state.end_gesture();
    state.update_in_gesture(("seed", 0), set_seed(9));
    state.undo();
    tick().await;
    assert_eq!(
        (seed(state), changes.get()),
        (4, 1),
        "undo publishes at once what is known, and the gesture no more"
    );
    state.undo();
    assert_eq!(seed(state), 1);
    assert!(state.can_redo() && !state.can_undo());
    state.redo();
    state.redo();
    assert_eq!(seed(state), 9);
    pause(ADDRESS_DELAY).await;
    assert_eq!(changes.get(), 4);
}

#[wasm_bindgen_test]
async fn a_host_is_told_only_queries_that_it_neither_knows_nor_gave() {
    let (state, _owner, changes) = state("?lab=depth&seed=7");
    let told = async |expected: u32, why: &str| {
        tick().await;
        assert_eq!(changes.replace(0), expected, "{why}");
    };
    state.update(set_seed(8));
    told(1, "a change").await;
    state.update(set_seed(8));
    state.update_transient(|settings| settings.depth.seed = 8);
    pause(ADDRESS_DELAY).await;
    told(0, "nothing changed").await;
    for same in ["?lab=depth&seed=9", "seed=9", "?seed=9&lab=depth&embed=1"] {
        state.set_query(same);
        told(u32::from(same == "seed=9"), same).await;
    }
    state.set_query("?lab=depth&seed=9&nonsense=1");
    told(1, "what was taken is not what was given").await;
    state.update_in_gesture(("seed", 0), set_seed(10));
    state.set_query("?lab=depth&seed=11");
    pause(ADDRESS_DELAY).await;
    told(0, "a gesture before what the host gave").await;
    state.update(set_seed(12));
    state.set_query("?lab=depth&seed=13");
    told(0, "a change that the host has overwritten").await;
    state.undo();
    told(1, "undo").await;
}

#[wasm_bindgen_test]
async fn a_query_of_another_lab_is_refused_with_a_notice() {
    let (state, _owner, changes) = state("?lab=depth&seed=7");
    for slug in ["train", "explore", "nonsense", ""] {
        let notices = state.set_query(&format!("?lab={slug}&seed=8&theme=dark"));
        assert_eq!(notices, [Notice::OtherLab(slug.into())]);
        assert_eq!(state.notices().get_untracked(), notices, "shown on the page");
        assert_eq!(state.query(), "?lab=depth&seed=7");
    }
    tick().await;
    assert_eq!((state.can_undo(), changes.get()), (false, 0));
    state.set_query("?lab=depth&seed=8");
    assert!(state.notices().get_untracked().is_empty());
    assert_eq!(seed(state), 8);
}

#[wasm_bindgen_test]
async fn a_listener_is_called_when_the_work_is_done() {
    let (state, _owner, changes) = state("?lab=depth&seed=7");
    state.update(set_seed(8));
    assert_eq!(changes.get(), 0, "not while the caller has anything borrowed");
    tick().await;
    assert_eq!(changes.get(), 1);
}

#[wasm_bindgen_test]
fn a_change_that_changes_nothing_is_neither_a_step_nor_published() {
    let (state, _owner, changes) = state("?lab=depth");
    state.update(set_seed(1));
    assert!(!state.can_undo());
    assert_eq!(changes.get(), 0);
}

#[wasm_bindgen_test]
fn opening_a_lab_is_no_step_and_undo_opens_the_lab_of_its_step() {
    let (state, _owner, _) = state("?lab=depth");
    let lab = || state.with_untracked(|settings| settings.lab);
    state.update(set_seed(5));
    state.open(Lab::Code);
    assert_eq!((lab(), seed(state)), (Lab::Code, 5));
    state.undo();
    assert_eq!((lab(), seed(state)), (Lab::Depth, 1));
    assert!(!state.can_undo());
}

#[wasm_bindgen_test]
fn a_chosen_theme_is_not_in_the_address_and_lasts_until_a_host_sets_another() {
    let (state, _owner, _) = state("?f=elu&theme=dark");
    assert_eq!((state.theme(), state.query().as_str()), (Theme::Dark, "?f=elu&theme=dark"));
    state.choose_theme(Theme::Light);
    assert_eq!((state.theme(), state.query().as_str()), (Theme::Light, "?f=elu"));
    assert!(!state.link().contains("theme") && !state.can_undo());
    state.navigate("?f=relu");
    assert_eq!(state.theme(), Theme::Light);
    state.set_query("?f=relu&theme=dark");
    assert_eq!((state.theme(), state.query().as_str()), (Theme::Dark, "?f=relu&theme=dark"));
}

#[wasm_bindgen_test]
fn a_link_opens_its_lab_as_a_step_and_replaces_the_notices() {
    let (state, _owner, _) = state("?lab=depth&seed=x");
    assert_eq!(state.notices().get_untracked().len(), 1);
    state.navigate("?lab=compare");
    assert!(state.notices().get_untracked().is_empty());
    assert_eq!(state.query(), "?lab=compare");
    state.undo();
    assert_eq!(state.query(), "?lab=depth");
}

#[wasm_bindgen_test]
fn a_reset_without_a_handler_resets_the_open_lab_alone() {
    let (state, _owner, _) = state("?lab=depth&seed=7");
    state.update(|settings| settings.explore.trace = 2.0);
    assert!(!state.command(Command::Run) && !state.command(Command::Pause));
    assert!(state.command(Command::Reset));
    assert_eq!((seed(state), state.with_untracked(|settings| settings.explore.trace)), (1, 2.0));
}

#[wasm_bindgen_test]
fn commands_wait_for_the_lab_that_runs() {
    let (state, owner, _) = state("?lab=train");
    let commands = Rc::new(RefCell::new(Vec::new()));
    let (received, lab_owner) = (StoredValue::new_local(commands.clone()), owner.child());
    let show_train = || {
        lab_owner.with(|| {
            provide_context(Lab::Train);
            state.on_command(move |command| received.with_value(|all| all.borrow_mut().push(command)));
        });
    };
    assert!(state.command(Command::Run));
    state.set_query("?lab=train&seed=8");
    assert!(state.command(Command::Reset) && state.command(Command::Run));
    show_train();
    assert_eq!(*commands.borrow(), [Command::Reset, Command::Run], "but not those of the view before");
    state.navigate("?lab=explore");
    assert!(!state.command(Command::Run), "the handler of the lab before is not asked");
}

#[wasm_bindgen_test]
fn commands_go_to_the_handler_of_the_open_lab_until_it_is_disposed() {
    let (state, owner, _) = state("?lab=depth");
    let commands = Rc::new(RefCell::new(Vec::new()));
    let (received, lab_owner) = (StoredValue::new_local(commands.clone()), owner.child());
    lab_owner.with(|| {
        provide_context(Lab::Depth);
        state.on_command(move |command| received.with_value(|commands| commands.borrow_mut().push(command)));
    });
    assert!(state.command(Command::Run));
    lab_owner.cleanup();
    assert!(!state.command(Command::Run));
    assert_eq!(*commands.borrow(), [Command::Run]);
}

#[wasm_bindgen_test]
fn messages_of_a_host_are_answered_and_others_ignored() {
    let (state, _owner, _) = state("?lab=depth&seed=7");
    let subscribed = RefCell::new(BTreeSet::new());
    let ask = |message: &str| -> Option<Value> {
        let message = js_sys::JSON::parse(message).unwrap();
        answer(&message, state, &subscribed).map(|answer| to_value(answer).unwrap())
    };
    let found = ask(r#"{ "type": "activation-lab:get", "id": 1 }"#).unwrap();
    assert_eq!((&found["id"], &found["query"]), (&json!(1.0), &json!("?lab=depth&seed=7")));
    let found = ask(r#"{ "type": "activation-lab:set", "query": "seed=8&layer=x", "id": "a" }"#).unwrap();
    assert_eq!(
        (&found["ok"], &found["id"], &found["query"]),
        (&json!(true), &json!("a"), &json!("?lab=depth&seed=8"))
    );
    assert_eq!(found["notices"].as_array().unwrap().len(), 1);
    let found = ask(r#"{ "type": "activation-lab:set", "id": 2 }"#).unwrap();
    assert_eq!((&found["ok"], &found["id"]), (&json!(false), &json!(2.0)));
    let long = format!(r#"{{ "type": "activation-lab:set", "query": "{}" }}"#, "x".repeat(8001));
    assert_eq!(ask(&long).unwrap()["ok"], json!(false));
    ask(r#"{ "type": "activation-lab:subscribe", "events": ["change", "run-finished"] }"#);
    let found = ask(r#"{ "type": "activation-lab:unsubscribe", "events": ["change"] }"#).unwrap();
    assert_eq!(found["events"], json!(["run-finished"]));
    let long_id = format!(r#"{{ "type": "activation-lab:get", "id": "{}" }}"#, "x".repeat(101));
    for invalid in [
        r#"{ "type": "activation-lab:set", "query": 7 }"#,
        r#"{ "type": "activation-lab:set", "query": ["?seed=1"] }"#,
        r#"{ "type": "activation-lab:subscribe" }"#,
        r#"{ "type": "activation-lab:subscribe", "events": "change" }"#,
        r#"{ "type": "activation-lab:subscribe", "events": ["change", "nope"] }"#,
        r#"{ "type": "activation-lab:unsubscribe", "events": { "0": "change", "length": 1 } }"#,
    ] {
        assert_eq!(ask(invalid).unwrap()["ok"], json!(false), "{invalid}");
    }
    let found = ask(r#"{ "type": "activation-lab:get", "qeury": "?seed=1", "b": 2 }"#).unwrap();
    assert_eq!(found["notices"], json!(["The message has fields that are not read: “qeury”, “b”."]));
    let found = ask(r#"{ "type": "activation-lab:set", "query": "?lab=train&seed=1" }"#).unwrap();
    assert_eq!(found["notices"], json!(["The link is of another lab, “train”, and was not read."]));
    let many = format!(
        r#"{{ "type": "activation-lab:subscribe", "events": [{}"change"] }}"#,
        r#""change","#.repeat(100)
    );
    assert_eq!(ask(&many).unwrap()["ok"], json!(false));
    for ignored in
        [&long_id, r#"{ "type": "activation-lab:close" }"#, r#"{ "type": "other:get" }"#, "7", "null"]
    {
        assert_eq!(ask(ignored), None, "{ignored}");
    }
    assert_eq!(seed(state), 8);
}

#[wasm_bindgen_test]
fn huge_and_sparse_messages_are_refused_at_once() {
    let (state, _owner, _) = state("?lab=depth&seed=7");
    let subscribed = RefCell::new(BTreeSet::new());
    let ask = |script: &str| -> Option<Value> {
        let message = js_sys::eval(&format!("({script})")).unwrap();
        let start = performance_now();
        let found = answer(&message, state, &subscribed).map(|answer| to_value(answer).unwrap());
        assert!(performance_now() - start < 50.0, "{script}");
        found
    };
    let huge = "new Array(2 ** 32 - 1)";
    for events in [
        huge,
        "[, 'change']",
        "['change', ,]",
        "new Array(3)",
        "Array(1e6).fill('change')",
        "['x'.repeat(1e8)]",
    ] {
        let found = ask(&format!("{{ type: 'activation-lab:subscribe', id: 1, events: {events} }}")).unwrap();
        assert_eq!(found["ok"], json!(false), "{events}");
    }
    for query in [huge, "'x'.repeat(1e8)", "new String('?seed=8')", "{}"] {
        let found = ask(&format!("{{ type: 'activation-lab:set', id: 1, query: {query} }}")).unwrap();
        assert_eq!(found["ok"], json!(false), "{query}");
    }
    assert_eq!(ask(&format!("{{ type: 'activation-lab:get', junk: {huge} }}")).unwrap()["ok"], json!(true));
    for ignored in [
        format!("{{ type: 'activation-lab:get', id: {huge} }}"),
        "{ type: 'activation-lab:get', id: 'x'.repeat(1e8) }".into(),
        format!("{{ type: {huge} }}"),
        "{ type: 'activation-lab:' + 'x'.repeat(1e8) }".into(),
        huge.into(),
    ] {
        assert_eq!(ask(&ignored), None, "{ignored}");
    }
    assert_eq!((seed(state), subscribed.borrow().len()), (7, 0));
}
