//! Which number of the layer is looked at, and the line that says what it comes from.

use super::explanation::{explain, terms_of};
use super::inactive::inactive_units;
use super::place::Place;
use super::settings::CodeSettings;
use crate::components::{grid_step, is_pressed_alone};
use crate::locale::use_lang;
use crate::state::{Branch, use_settings};
use engine::layer::EvaluatedLayer;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The layer with everything computed of it, and the number that is looked at.
#[derive(Clone, Copy)]
pub struct Trace {
    settings: Branch<CodeSettings>,
    /// The element with all matrices.
    pub area: NodeRef<Div>,
    /// The layer with everything computed of it.
    pub worked: Memo<EvaluatedLayer>,
    /// The units that are inactive.
    pub inactive: Memo<Vec<usize>>,
    /// The number under the pointer.
    hovered: RwSignal<Option<Place>>,
    /// The number that was chosen.
    pub chosen: Memo<Option<Place>>,
    /// The number that is looked at: the one under the pointer, or else the chosen one.
    pub traced: Memo<Option<Place>>,
    /// What that comes from, each with the number of its term.
    pub terms: Memo<Vec<(Place, usize)>>,
}

/// Provides the trace for the components of the lab.
pub fn provide_trace() -> Trace {
    let settings = use_settings::<CodeSettings>();
    let worked = settings.memo(|s| s.layer().evaluate(&s.function));
    let hovered = RwSignal::new(None::<Place>);
    let chosen = settings.memo(|s| s.at);
    let traced = Memo::new(move |_| {
        let place = hovered.get().or(chosen.get())?;
        worked.with(|worked| place.is_within(worked.matrix(place.tensor)).then_some(place))
    });
    let trace = Trace {
        settings,
        area: NodeRef::new(),
        worked,
        inactive: Memo::new(move |_| worked.with(inactive_units)),
        hovered,
        chosen,
        traced,
        terms: Memo::new(move |_| {
            traced.get().map(|place| worked.with(|worked| terms_of(worked, place))).unwrap_or_default()
        }),
    };
    provide_context(trace);
    trace
}

/// The trace of the lab.
pub fn use_trace() -> Trace {
    expect_context()
}

impl Trace {
    /// The pointer is at a number, or at none.
    pub fn hover(self, place: Option<Place>) {
        self.hovered.set(place);
    }

    /// Chooses a number, or none.
    pub fn choose(self, place: Option<Place>) {
        self.hover(None);
        if self.chosen.get_untracked() != place {
            self.settings.update_transient(|s| s.at = place);
        }
    }

    /// The focus leaves a number: what is typed into the next one is a step of its own.
    pub fn leave(self) {
        self.settings.end_gesture();
    }

    /// Arrow keys lead from number to number of a matrix; Escape chooses none. In a field the keys that move its
    /// cursor are left to it.
    pub fn press(self, event: &KeyboardEvent, at: Place, in_field: bool) {
        if !is_pressed_alone(event) {
            return;
        }
        let key = event.key();
        if key == "Escape" {
            return self.choose(None);
        }
        if in_field && !matches!(key.as_str(), "ArrowUp" | "ArrowDown") {
            return;
        }
        let sizes =
            |worked: &EvaluatedLayer| (worked.matrix(at.tensor).rows(), worked.matrix(at.tensor).columns());
        let (rows, columns) = self.worked.with_untracked(sizes);
        if let Some((row, column)) = grid_step(&key, (at.row, at.column), rows, columns) {
            event.prevent_default();
            self.focus(Place { row, column, ..at });
        }
    }

    /// Moves the focus to a number.
    fn focus(self, place: Place) {
        let selector = format!("[data-cell=\"{place}\"] :is(button, input)");
        let found = self.area.get_untracked().and_then(|area| area.query_selector(&selector).ok().flatten());
        if let Some(cell) = found.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
            // Refused only by what has no focus.
            let _ = cell.focus();
        }
    }
}

/// What the number that is looked at comes from.
#[component]
pub fn TraceLine() -> impl IntoView {
    let (trace, lang) = (use_trace(), use_lang());
    let function = trace.settings.memo(|s| s.function.clone());
    let explanation = Memo::new(move |_| {
        let place = trace.traced.get()?;
        Some(trace.worked.with(|worked| function.with(|f| explain(lang, worked, f, place))))
    });
    let line = move || match explanation.get() {
        Some(explanation) => explanation.view().into_any(),
        None => view! { <span>{lang.no_number_chosen()}</span> }.into_any(),
    };
    view! { <p class="terms" role="status">{line}</p> }
}
