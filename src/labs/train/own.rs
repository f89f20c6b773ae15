//! The visitor's own data: painted on the pictures, or given as text.

use super::clock::Clock;
use super::defining;
use super::picture::EDGE;
use crate::app::Store;
use crate::number;
use crate::settings::field::{by_id, id_of};
use crate::settings::own::MOST;
use crate::settings::{Own, Run};
use crate::ui::erased::{aria, click, flag, on, text};
use crate::ui::options;
use engine::nn::{Kind, Task};
use leptos::prelude::*;

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
    let target = event_target::<web_sys::Element>(event);
    let Ok(Some(field)) = target.closest(".field") else { return };
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
#[component]
pub fn OwnData(store: Store, clock: Clock) -> impl IntoView {
    let own = store.memo(|s| s.run.own.clone());
    let plane = store
        .memo(|s| s.run.own.as_ref().is_some_and(|own| own.inputs == 2 && own.task == Task::Classification));
    // A brush is of no use where there is nothing to paint on.
    Effect::new(move |_| {
        if !plane.get() {
            clock.brush.set(None);
        }
    });
    let brushes = Brush::ALL.map(|(brush, name)| {
        let taken = move || clock.brush.get() == Some(brush);
        let take = move || {
            store.end_gesture();
            clock.brush.update(|b| *b = if *b == Some(brush) { None } else { Some(brush) });
        };
        view! { <button aria-pressed=aria(taken) on:click=click(take)>{name}</button> }
    });
    // What is being typed, while it differs from the data.
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(String::new());
    let shown = text(move || {
        draft.get().unwrap_or_else(|| {
            own.get()
                .map(|own| own.text(|v| number::trimmed(v, 0, 3).replace('\u{2212}', "-")))
                .unwrap_or_default()
        })
    });
    let typed = on(move |event: web_sys::Event| draft.set(Some(event_target_value(&event))));
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
    let count = text(move || {
        let Some(own) = own.get() else { return String::new() };
        let kind = if own.task == Task::Classification { "two classes" } else { "numbers" };
        let features = if own.inputs == 1 { "one feature" } else { "two features" };
        format!("{} samples of at most {MOST}: {features}, {kind}. Half are kept for testing.", own.len())
    });
    view! {
        <div class="own" hidden=flag(move || own.with(Option::is_none))>
            <p class="lede">{count}</p>
            <div class="chips" role="group" aria-label="Brush" hidden=flag(move || !plane.get())>
                {brushes.into_iter().collect_view()}
            </div>
            <label for="own-text">"As text: one or two features and the target, a sample a line"</label>
            <textarea
                id="own-text"
                rows="6"
                spellcheck="false"
                prop:value=shown
                aria-invalid=aria(move || !problem.get().is_empty())
                aria-describedby="own-error"
                on:input=typed
            ></textarea>
            <p class="problem" id="own-error" role="alert">{problem}</p>
            <button disabled=flag(move || draft.get().is_none()) on:click=click(take)>"Use this data"</button>
        </div>
    }
}
