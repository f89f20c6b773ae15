//! Which number is looked at, and what it comes from.

use super::terms::{figure, inactive, marks, sentence};
use crate::browser::target;
use crate::dom::{El, el};
use crate::reactive::*;
use crate::settings::code::Place;
use crate::store::Store;
use engine::layer::{Part, Worked};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// The layer, and the number that is looked at.
#[derive(Clone, Copy)]
pub struct Trace {
    store: Store,
    /// The layer with all that is computed of it.
    pub worked: Signal<Worked>,
    /// The number under the pointer.
    hovered: RwSignal<Option<Place>>,
    /// The number that was chosen.
    chosen: Signal<Option<Place>>,
    /// Counts how often matrices were built.
    built: RwSignal<u32>,
}

impl Trace {
    /// For the layer of the settings.
    pub fn new(store: Store) -> Self {
        Trace {
            store,
            worked: store.memo(|s| s.code.layer().work(&s.code.function)),
            hovered: RwSignal::new(None),
            chosen: store.memo(|s| s.code.at),
            built: RwSignal::new(0),
        }
    }

    /// To be called when matrices were built: their numbers are still to be put in.
    pub fn built(self) {
        self.built.update(|n| *n += 1);
    }

    /// The number that is looked at, if there is one at its place.
    fn shown(self, worked: &Worked) -> Option<Place> {
        let exists = |place: &Place| {
            let matrix = worked.matrix(place.part);
            place.row < matrix.rows() && place.column < matrix.columns()
        };
        self.hovered.get().or(self.chosen.get()).filter(exists)
    }

    fn hover(self, place: Option<Place>) {
        if self.hovered.get_untracked() != place {
            self.hovered.set(place);
        }
    }

    fn choose(self, place: Option<Place>) {
        self.hover(None);
        if self.chosen.get_untracked() != place {
            self.store.note(|s| s.code.at = place);
        }
    }

    fn choose_at(self, event: &Event) {
        if let Some(place) = place_of(event) {
            self.choose(Some(place));
        }
    }

    /// Makes the numbers within an element answer to pointer, focus and keys.
    pub fn answer(self, area: El) -> El {
        let (area, within) = (area.clone(), area);
        let area = area
            .on("pointerover", move |event: Event| self.hover(place_of(&event)))
            .on("pointerleave", move |_: Event| self.hover(None))
            .on("focusin", move |event: Event| self.choose_at(&event))
            .on("focusout", move |_: Event| self.store.end_gesture())
            .on("click", move |event: Event| self.choose_at(&event))
            .on("keydown", move |event: KeyboardEvent| self.key(&event, &within));
        let cells = area.clone();
        effect(move || self.fill(&cells));
        area
    }

    /// Arrow keys lead from number to number of a matrix; Escape lets go.
    fn key(self, event: &KeyboardEvent, within: &El) {
        let Some(at) = place_of(event) else { return };
        let typing = target::<Element>(event).is_some_and(|e| e.tag_name() == "INPUT");
        if event.key() == "Escape" {
            return self.choose(None);
        }
        let columns = self.worked.with_untracked(|w| w.matrix(at.part).columns());
        let to = match (event.key().as_str(), typing) {
            ("ArrowUp", _) => Place { row: at.row.wrapping_sub(1), ..at },
            ("ArrowDown", _) => Place { row: at.row + 1, ..at },
            ("ArrowLeft", false) => Place { column: at.column.wrapping_sub(1), ..at },
            ("ArrowRight", false) => Place { column: at.column + 1, ..at },
            ("Home", false) => Place { column: 0, ..at },
            ("End", false) => Place { column: columns - 1, ..at },
            _ => return,
        };
        event.prevent_default();
        let selector = format!("[data-cell=\"{}\"] :is(button, input)", to.written());
        let found = within.node::<Element>().and_then(|area| area.query_selector(&selector).ok().flatten());
        let _ = found.and_then(|cell| El::of(cell).node::<HtmlElement>()).map(|cell| cell.focus());
    }

    /// Puts the numbers in, and marks those that the present one comes from.
    fn fill(self, area: &El) {
        self.built.track();
        let chosen = self.chosen.get();
        self.worked.with(|worked| {
            let shown = self.shown(worked);
            let marks = shown.map(|place| marks(worked, place)).unwrap_or_default();
            let silent = inactive(worked);
            for cell in cells(area) {
                let Some(place) = place_at(&cell) else { continue };
                let term = marks.iter().find(|mark| mark.0 == place).map(|mark| mark.1);
                let silent = shows_silence(place.part) && silent.contains(&place.column);
                let _ = match term {
                    Some(n) => cell.set_attribute("data-term", &n.to_string()),
                    None => cell.remove_attribute("data-term"),
                };
                let _ = cell.toggle_attribute_with_force("data-traced", shown == Some(place));
                let _ = cell.toggle_attribute_with_force("data-silent", silent);
                let Some(button) = cell.first_element_child().filter(|e| e.tag_name() == "BUTTON") else {
                    continue;
                };
                button.set_text_content(Some(&figure(worked.matrix(place.part).at(place.row, place.column))));
                // One number of a matrix is reached by Tab, the others by arrow keys.
                let stop = match chosen.filter(|chosen| chosen.part == place.part) {
                    Some(chosen) => chosen == place,
                    None => place.row == 0 && place.column == 0,
                };
                let _ = button.set_attribute("tabindex", if stop { "0" } else { "-1" });
            }
        });
    }

    /// What the number that is looked at comes from.
    pub fn line(self) -> El {
        let says = self.store.memo(move |s| {
            self.worked.with(|worked| {
                let said = self.shown(worked).map(|place| sentence(worked, &s.code.function, place));
                said.map(|[signs, digits]| format!("<span>{signs}</span> <span>{digits}</span>"))
                    .unwrap_or_else(|| "<span>No number is chosen.</span>".into())
            })
        });
        el("p").class("terms").set("role", "status").html(says)
    }
}

/// Whether its columns are those of units, which can be inactive.
fn shows_silence(part: Part) -> bool {
    use Part::{BiasGradient, Delta, Output, PreActivation, Slope, WeightGradient};
    [PreActivation, Output, Slope, Delta, WeightGradient, BiasGradient].contains(&part)
}

fn cells(area: &El) -> Vec<Element> {
    let Some(area) = area.node::<Element>() else { return vec![] };
    let all = area.get_elements_by_tag_name("td");
    (0..all.length()).filter_map(|i| all.item(i)).collect()
}

fn place_at(cell: &Element) -> Option<Place> {
    Place::read(&cell.get_attribute("data-cell")?)
}

/// The place of the number that an event happened to.
fn place_of(event: &Event) -> Option<Place> {
    place_at(&target::<Element>(event)?.closest("[data-cell]").ok()??)
}
