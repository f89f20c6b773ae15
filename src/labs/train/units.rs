//! The units of a network as buttons over their picture.

use super::clock::Clock;
use super::picture::Layout;
use crate::browser::target;
use crate::dom::{El, el};
use crate::reactive::*;
use crate::settings::Run;
use crate::store::Store;
use web_sys::{Element, HtmlElement};

/// Makes of the place of the drawing a group of buttons: what is pointed at, tapped or in focus is looked at.
pub fn units(store: Store, clock: Clock, slot: usize, place: El, size: Signal<(f64, f64)>) -> El {
    // From the settings: the race may still be the one before.
    let buttons = store.memo(move |s| buttons(&s.run, slot, size.get()));
    // Heard for all buttons at once: there may be hundreds.
    let look = move |event: &web_sys::Event| {
        let place = target::<Element>(event).and_then(|target| target.get_attribute("data-unit"));
        let place = place.as_deref().and_then(|place| place.split_once('-'));
        if let Some((Ok(l), Ok(unit))) = place.map(|(l, unit)| (l.parse(), unit.parse())) {
            clock.chosen.set(Some((slot, l, unit)));
        }
    };
    let pointed = move |event: web_sys::PointerEvent| {
        if event.pointer_type() == "mouse" {
            look(&event);
        }
    };
    let drawing = place.node::<Element>();
    let keys = move |event: web_sys::KeyboardEvent| {
        let widths = store.peek(|s| s.run.layers.clone());
        let chosen = clock.chosen.get_untracked().filter(|c| c.0 == slot);
        let next = chosen.and_then(|(_, l, unit)| neighbour(&event.key(), &widths, (l, unit)));
        let Some((l, unit)) = next else { return };
        event.prevent_default();
        clock.chosen.set(Some((slot, l, unit)));
        let button = format!("[data-unit=\"{l}-{unit}\"]");
        let button = drawing.as_ref().and_then(|d| d.query_selector(&button).ok().flatten());
        if let Some(button) = button.and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok()) {
            // Refused only for what is not on the page.
            let _ = button.focus();
        }
    };
    place
        .class("units")
        .set("role", "group")
        .set("aria-label", "Units; arrow keys move")
        .on("keydown", keys)
        .on("pointerover", pointed)
        .on("click", move |event: web_sys::Event| look(&event))
        .on("focusin", move |event: web_sys::Event| look(&event))
        .with(el("div").html(buttons))
}

/// The layer and unit that an arrow key leads to.
fn neighbour(key: &str, widths: &[usize], (l, unit): (usize, usize)) -> Option<(usize, usize)> {
    let (l, unit) = match key {
        "ArrowDown" => (l, unit + 1),
        "ArrowUp" => (l, unit.saturating_sub(1)),
        "ArrowRight" => ((l + 1).min(widths.len().checked_sub(1)?), unit),
        "ArrowLeft" => (l.saturating_sub(1), unit),
        _ => return None,
    };
    Some((l, unit.min(widths.get(l)?.checked_sub(1)?)))
}

/// A button over the picture of every hidden unit, as HTML.
fn buttons(run: &Run, slot: usize, size: (f64, f64)) -> String {
    let mut html = String::new();
    if slot >= run.lanes.len() || size.0 == 0.0 {
        return html;
    }
    let counts: Vec<usize> = run.layers.iter().copied().chain([1]).collect();
    let layout = Layout::new(run.inputs(), &counts, size);
    for (l, column) in layout.columns.iter().skip(1).take(run.layers.len()).enumerate() {
        for (unit, at) in column.iter().enumerate() {
            // Whole pixels: printing a float costs the download more than it is worth.
            let [x, y, side] = [at.0, at.1, layout.side.max(8.0)].map(|v| v.round() as i32);
            html += &format!(
                "<button class=\"unit\" data-unit=\"{l}-{unit}\" tabindex=\"{}\" \
                 style=\"left:{x}px;top:{y}px;width:{side}px;height:{side}px\" \
                 aria-label=\"Layer {}, unit {}\"></button>",
                if html.is_empty() { 0 } else { -1 },
                l + 1,
                unit + 1,
            );
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_to_units_that_exist() {
        let widths = [2, 1];
        let next = |key, from| neighbour(key, &widths, from);
        assert_eq!(next("ArrowDown", (0, 0)), Some((0, 1)));
        assert_eq!(next("ArrowDown", (0, 1)), Some((0, 1)));
        assert_eq!(next("ArrowRight", (0, 1)), Some((1, 0)));
        assert_eq!(next("ArrowRight", (1, 0)), Some((1, 0)));
        assert_eq!(next("ArrowUp", (0, 0)), Some((0, 0)));
        assert_eq!(next("ArrowLeft", (1, 0)), Some((0, 0)));
        assert_eq!(next("Enter", (0, 0)), None);
        assert_eq!(neighbour("ArrowRight", &[], (0, 0)), None);
    }

    #[test]
    fn every_hidden_unit_has_a_button_and_one_is_reached_by_tab() {
        let html = buttons(&Run::default(), 0, (200.0, 200.0));
        assert_eq!(html.matches("<button").count(), 16);
        assert_eq!(html.matches("tabindex=\"0\"").count(), 1);
        assert_eq!(buttons(&Run::default(), 4, (200.0, 200.0)), "");
    }
}
