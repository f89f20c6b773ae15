//! The visitor's own data: painted on the pictures, or given as text.

use super::clock::Clock;
use super::defining;
use super::picture::EDGE;
use crate::browser::{target, value_of};
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::field::{by_id, id_of};
use crate::settings::own::MOST;
use crate::settings::{Own, Run};
use crate::store::Store;
use crate::ui::options;
use engine::nn::{Kind, Task};

/// What a pointer does on a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brush {
    /// Adds samples of the class 1.
    Positive,
    /// Adds samples of the class −1.
    Negative,
    /// Removes samples.
    Eraser,
}

impl Brush {
    const ALL: [(Brush, &'static str); 3] =
        [(Brush::Positive, "Paint filled"), (Brush::Negative, "Paint rings"), (Brush::Eraser, "Erase")];
}

/// The least distance of painted samples, and the reach of the eraser.
const APART: f64 = 0.11;
const REACH: f64 = 0.22;
const OWN: &str = "own";

/// The options of data sets, one's own last, as HTML.
pub fn data_sets() -> String {
    options(Kind::ALL.map(|k| (k.1, k.2)).into_iter().chain([(OWN, "Your own")]))
}

/// The id of what is learned.
pub fn data_id(run: &Run) -> &'static str {
    if run.own.is_some() { OWN } else { id_of(&Kind::ALL, run.data) }
}

/// Takes ready data, or the first samples of the present ones as a beginning of one's own.
pub fn choose_data(run: &mut Run, id: &str) {
    if id == OWN {
        run.own = Some(Own::like(&run.dataset()));
    } else if let Some(kind) = by_id(&Kind::ALL, id) {
        run.data = kind;
        run.own = None;
    }
}

/// Paints or erases where the pointer is, if a brush is taken up.
pub fn paint(store: Store, clock: Clock, event: &web_sys::PointerEvent) {
    let Some(brush) = clock.brush.get_untracked() else { return };
    let field = target::<web_sys::Element>(event).and_then(|target| target.closest(".field").ok().flatten());
    let Some(field) = field else { return };
    let rect = field.get_bounding_client_rect();
    let place = |at: f64, from: f64, size: f64| ((at - from) / size * 2.0 - 1.0) * EDGE;
    let at = [
        place(f64::from(event.client_x()), rect.left(), rect.width()),
        -place(f64::from(event.client_y()), rect.top(), rect.height()),
    ];
    // Only what changes the data ends the race.
    let before = store.peek(|s| s.run.own.clone());
    let Some(mut own) = before.clone() else { return };
    match brush {
        Brush::Positive => own.paint(at, 1.0, APART),
        Brush::Negative => own.paint(at, -1.0, APART),
        Brush::Eraser => own.erase(at, REACH),
    }
    if before.as_ref() != Some(&own) {
        store.drag(("paint", 0), defining(|run| run.own = Some(own)));
    }
}

/// Brushes, and the data as text.
pub fn own_data(store: Store, clock: Clock) -> El {
    let none = store.memo(|s| s.run.own.is_none());
    let count = store.memo(|s| s.run.own.as_ref().map(counted).unwrap_or_default());
    el("div")
        .class("own")
        .flag("hidden", none)
        .with(el("p").class("lede").text(count))
        .with(brushes(store, clock))
        .with_all(as_text(store))
}

/// How many samples there are, and of which kind.
fn counted(own: &Own) -> String {
    let kind = if own.task == Task::Classification { "two classes" } else { "numbers" };
    let features = if own.inputs == 1 { "one feature" } else { "two features" };
    format!("{} samples of at most {MOST}: {features}, {kind}. Half are kept for testing.", own.len())
}

/// The brushes, where there is something to paint on.
fn brushes(store: Store, clock: Clock) -> El {
    let paintable = |own: &Own| own.inputs == 2 && own.task == Task::Classification;
    let plane = store.memo(move |s| s.run.own.as_ref().is_some_and(paintable));
    // A brush is of no use where there is nothing to paint on.
    effect(move || {
        if !plane.get() {
            clock.brush.set(None);
        }
    });
    let brushes = Brush::ALL.map(|(brush, name)| {
        let take = move || {
            store.end_gesture();
            clock.brush.update(|b| *b = if *b == Some(brush) { None } else { Some(brush) });
        };
        button(name, take).set("aria-pressed", aria(move || clock.brush.get() == Some(brush)))
    });
    el("div")
        .class("chips")
        .set("role", "group")
        .set("aria-label", "Brush")
        .flag("hidden", flag(move || !plane.get()))
        .with_all(brushes)
}

/// A field with the data as text, what is wrong with it, and a button that takes it.
fn as_text(store: Store) -> [El; 4] {
    let number = |v: f64| number::trimmed(v, 0, 3).replace('\u{2212}', "-");
    let present = store.memo(move |s| s.run.own.as_ref().map(|own| own.text(number)).unwrap_or_default());
    // What is being typed, while it differs from the data.
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(String::new());
    let take = move || {
        let Some(typed) = draft.get_untracked() else { return };
        match Own::parse(&typed) {
            Ok(own) => {
                problem.set(String::new());
                draft.set(None);
                store.choose(defining(|run| run.own = Some(own)));
            }
            Err(error) => problem.set(error.sentence()),
        }
    };
    let label = "As text: one or two features and the target, a sample a line";
    let field = el("textarea")
        .set("id", "own-text")
        .set("rows", "6")
        .set("spellcheck", "false")
        .value(text(move || draft.get().unwrap_or_else(|| present.get())))
        .set("aria-invalid", aria(move || problem.with(|p| !p.is_empty())))
        .set("aria-describedby", "own-error")
        .on("input", move |event: web_sys::Event| draft.set(Some(value_of(&event))));
    [
        el("label").set("for", "own-text").text(label),
        field,
        el("p").class("problem").set("id", "own-error").set("role", "alert").text(problem),
        button("Use this data", take).flag("disabled", flag(move || draft.with(Option::is_none))),
    ]
}
