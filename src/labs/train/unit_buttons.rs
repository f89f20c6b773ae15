//! The units of a network as buttons over the drawing.

use super::network_canvases::NetworkCanvases;
use super::selection::{UnitId, use_selection};
use super::settings::TrainSettings;
use super::unit_shapes::Layout;
use crate::hooks::use_gradual_count;
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::nn::ParameterId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

/// The buttons of a network that are made at once: a thousand take a tenth of a second.
const BUTTONS_AT_ONCE: usize = 16;

/// A button for each unit. The unit under the pointer or in focus is inspected; one that is pressed stays so, and one that
/// is touched is shown. A press on a connection chooses its weight.
#[component]
pub fn UnitButtons(
    /// The slot of the network.
    index: usize,
    /// The canvases of the network.
    canvases: NetworkCanvases,
) -> impl IntoView {
    let (settings, lang, selection) = (use_settings::<TrainSettings>(), use_lang(), use_selection());
    // The number of inputs, and the units of each layer.
    let shape = settings.memo(|s| {
        let widths: Vec<usize> = s.layers.iter().copied().chain([s.outputs()]).collect();
        (s.used_features().count(), widths)
    });
    let layout = Memo::new(move |_| {
        let size = canvases.group_size.get();
        shape.with(|(inputs, widths)| (size.0 > 0.0).then(|| Layout::new(*inputs, widths, size)))
    });
    // The group handles the events of its buttons, of which there can be hundreds.
    let unit_of = move |event: &Event| {
        let (layer, unit) = event_unit(event)?;
        Some(UnitId { slot: index, layer, unit })
    };
    let inspect_focused = move |event: FocusEvent| {
        if let Some(unit) = unit_of(&event) {
            selection.inspect(unit);
        }
    };
    let inspect_pointed = move |event: PointerEvent| {
        if let Some(unit) = unit_of(&event).filter(|_| event.pointer_type() == "mouse") {
            selection.point_at(unit);
        }
    };
    // On a phone what is known of a unit is out of sight.
    let on_press = move |event: MouseEvent| {
        let is_touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
        if let Some(unit) = unit_of(&event) {
            selection.press(unit);
        } else if let Some(weight) =
            layout.with_untracked(|layout| weight_at(layout.as_ref()?, canvases, &event))
        {
            selection.choose_weight(index, weight);
        } else {
            return selection.pressed.set(None);
        }
        if is_touch {
            selection.focus_inspector();
        }
    };
    let inspected = selection.unit_in(index);
    // A memo for each button would run for all of them whenever the focus moves; a `Selector` notifies two.
    let tab_stop = Selector::new(move || inspected.get().unwrap_or_default());
    let on_key = move |event: KeyboardEvent| {
        // With a modifier key, arrows belong to the browser.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let next = |from| shape.with_untracked(|(_, widths)| neighbour(&event.key(), widths, from));
        let Some((layer, unit)) = event_unit(&event).and_then(next) else { return };
        event.prevent_default();
        selection.inspect(UnitId { slot: index, layer, unit });
        focus(canvases, layer, unit);
    };
    let side = move || layout.with(|layout| layout.as_ref().map(|layout| pixels(layout.side.max(8.0))));
    let total = move || shape.with(|(_, widths)| widths.iter().sum());
    let count = use_gradual_count(total, BUTTONS_AT_ONCE, BUTTONS_AT_ONCE);
    let units = move || shape.with(|(_, widths)| all_units(widths).take(count.get()).collect::<Vec<_>>());
    view! {
        <div
            class="units"
            node_ref=canvases.group
            role="group"
            aria-label=lang.units_group()
            on:keydown=on_key
            on:pointerover=inspect_pointed
            on:click=on_press
            on:focusin=inspect_focused
        >
            <canvas node_ref=canvases.units aria-hidden="true"></canvas>
            <div style=("--side", side)>
                <For
                    each=units
                    key=|unit| *unit
                    children=move |(layer, unit)| view! { <UnitButton layer unit layout tab_stop=tab_stop.clone()/> }
                />
            </div>
        </div>
    }
}

/// The button of a unit. The Tab key reaches one button of each network, the arrow keys the others.
#[component]
fn UnitButton(
    /// The layer.
    layer: usize,
    /// The unit.
    unit: usize,
    /// The layout of the drawing.
    layout: Memo<Option<Layout>>,
    /// Layer and unit of the button that the Tab key reaches.
    tab_stop: Selector<(usize, usize)>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let centre = move || layout.with(|layout| centre_of(layout.as_ref()?, layer, unit));
    let name = settings.memo(move |s| match layer == s.layers.len() {
        true => lang.output_unit(s.outputs(), unit),
        false => lang.unit_of_layer(layer + 1, unit + 1),
    });
    view! {
        <button
            class="unit"
            data-unit=format!("{layer}-{unit}")
            tabindex=move || if tab_stop.selected(&(layer, unit)) { "0" } else { "-1" }
            aria-label=name
            style:left=move || centre().map(|(x, _)| pixels(x))
            style:top=move || centre().map(|(_, y)| pixels(y))
        ></button>
    }
}

/// Layer and unit of the button that is the target of an event.
fn event_unit(event: &Event) -> Option<(usize, usize)> {
    let id = event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-unit")?;
    let (layer, unit) = id.split_once('-')?;
    Some((layer.parse().ok()?, unit.parse().ok()?))
}

fn focus(canvases: NetworkCanvases, layer: usize, unit: usize) {
    let Some(group) = canvases.group.get_untracked() else { return };
    let button = group.query_selector(&format!("[data-unit=\"{layer}-{unit}\"]")).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // `focus` throws nothing for an element of the page.
        let _ = button.focus();
    }
}

/// The weight whose connection is under the pointer.
fn weight_at(layout: &Layout, canvases: NetworkCanvases, event: &MouseEvent) -> Option<ParameterId> {
    let rect = canvases.group.get_untracked()?.get_bounding_client_rect();
    let at = (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
    layout.nearest_weight(at)
}

/// The position and size of a button.
fn centre_of(layout: &Layout, layer: usize, unit: usize) -> Option<(f64, f64)> {
    layout.columns.get(layer + 1)?.get(unit).copied()
}

/// A length in whole pixels.
fn pixels(length: f64) -> String {
    format!("{}px", length.round())
}

/// Layer and unit of each unit.
fn all_units(widths: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    widths.iter().enumerate().flat_map(|(layer, units)| (0..*units).map(move |unit| (layer, unit)))
}

/// Layer and unit to which an arrow key moves.
fn neighbour(key: &str, widths: &[usize], (layer, unit): (usize, usize)) -> Option<(usize, usize)> {
    let (layer, unit) = match key {
        "ArrowDown" => (layer, unit + 1),
        "ArrowUp" => (layer, unit.saturating_sub(1)),
        "ArrowRight" => ((layer + 1).min(widths.len().checked_sub(1)?), unit),
        "ArrowLeft" => (layer.saturating_sub(1), unit),
        _ => return None,
    };
    Some((layer, unit.min(widths.get(layer)?.checked_sub(1)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_move_to_units_that_exist() {
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
    fn every_unit_has_a_position() {
        let widths = [8, 8, 1];
        let layout = Layout::new(2, &widths, (200.0, 200.0));
        let all: Vec<(usize, usize)> = all_units(&widths).collect();
        assert_eq!(all.len(), 17);
        assert!(all.iter().all(|(layer, unit)| centre_of(&layout, *layer, *unit).is_some()));
        assert_eq!(centre_of(&layout, 2, 1), None);
    }
}
