//! The traced entry of the layer, and the line that explains it.

use super::explanation::{explain, source_entries};
use super::inactive::inactive_units;
use super::position::EntryPosition;
use super::settings::CodeSettings;
use crate::components::{grid_step, has_no_modifiers};
use crate::locale::use_lang;
use crate::state::{Branch, use_settings};
use engine::layer::EvaluatedLayer;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The evaluated layer and its traced entry.
#[derive(Clone, Copy)]
pub struct Trace {
    settings: Branch<CodeSettings>,
    /// The element that contains all matrices.
    pub area: NodeRef<Div>,
    /// The evaluated layer.
    pub evaluated: Memo<EvaluatedLayer>,
    /// The inactive units.
    pub inactive: Memo<Vec<usize>>,
    /// The entry under the pointer.
    hovered: RwSignal<Option<EntryPosition>>,
    /// The chosen entry.
    pub chosen: Memo<Option<EntryPosition>>,
    /// The traced entry: the one under the pointer, or else the chosen one.
    pub traced: Memo<Option<EntryPosition>>,
    /// The entries it is computed from, each with the number of its term.
    pub sources: Memo<Vec<(EntryPosition, usize)>>,
}

/// Provides the trace for the components of the lab.
pub fn provide_trace() -> Trace {
    let settings = use_settings::<CodeSettings>();
    let evaluated = settings.memo(|s| s.layer().evaluate(&s.function));
    let hovered = RwSignal::new(None::<EntryPosition>);
    let chosen = settings.memo(|s| s.at);
    let traced = Memo::new(move |_| {
        let position = hovered.get().or(chosen.get())?;
        evaluated.with(|evaluated| position.is_within(evaluated.matrix(position.tensor)).then_some(position))
    });
    let trace = Trace {
        settings,
        area: NodeRef::new(),
        evaluated,
        inactive: Memo::new(move |_| evaluated.with(inactive_units)),
        hovered,
        chosen,
        traced,
        sources: Memo::new(move |_| {
            traced
                .get()
                .map(|position| evaluated.with(|evaluated| source_entries(evaluated, position)))
                .unwrap_or_default()
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
    /// Sets the entry under the pointer.
    pub fn hover(self, position: Option<EntryPosition>) {
        self.hovered.set(position);
    }

    /// Chooses an entry, or none.
    pub fn choose(self, position: Option<EntryPosition>) {
        self.hover(None);
        if self.chosen.get_untracked() != position {
            self.settings.update_transient(|s| s.at = position);
        }
    }

    /// Handles `focusout`: ends the gesture of typing into an entry.
    pub fn on_focus_out(self) {
        self.settings.end_gesture();
    }

    /// Handles `keydown`: arrow keys move within a matrix, Escape clears the choice. In a field, the keys that move its cursor
    /// are left to it.
    pub fn on_key(self, event: &KeyboardEvent, at: EntryPosition, in_field: bool) {
        if !has_no_modifiers(event) {
            return;
        }
        let key = event.key();
        if key == "Escape" {
            return self.choose(None);
        }
        if in_field && !matches!(key.as_str(), "ArrowUp" | "ArrowDown") {
            return;
        }
        let sizes = |evaluated: &EvaluatedLayer| {
            (evaluated.matrix(at.tensor).rows(), evaluated.matrix(at.tensor).columns())
        };
        let (rows, columns) = self.evaluated.with_untracked(sizes);
        if let Some((row, column)) = grid_step(&key, (at.row, at.column), rows, columns) {
            event.prevent_default();
            self.focus(EntryPosition { row, column, ..at });
        }
    }

    /// Moves the focus to an entry.
    fn focus(self, position: EntryPosition) {
        let selector = format!("[data-cell=\"{position}\"] :is(button, input)");
        let found = self.area.get_untracked().and_then(|area| area.query_selector(&selector).ok().flatten());
        if let Some(cell) = found.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
            // `focus` does not throw on an HTML element.
            let _ = cell.focus();
        }
    }
}

/// The explanation of the traced entry.
#[component]
pub fn TraceLine() -> impl IntoView {
    let (trace, lang) = (use_trace(), use_lang());
    let function = trace.settings.memo(|s| s.function.clone());
    let explanation = Memo::new(move |_| {
        let position = trace.traced.get()?;
        Some(trace.evaluated.with(|evaluated| function.with(|f| explain(lang, evaluated, f, position))))
    });
    let line = move || match explanation.get() {
        Some(explanation) => explanation.view().into_any(),
        None => view! { <span>{lang.no_entry_chosen()}</span> }.into_any(),
    };
    let is_empty = move || explanation.with(Option::is_none);
    view! { <p class="terms" class:empty=is_empty role="status">{line}</p> }
}
