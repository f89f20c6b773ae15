//! The chosen functions: formula, parameters, visibility, removal.

use super::picker::picker;
use super::swatch;
use crate::dom::{El, button, el, icon_button};
use crate::reactive::*;
use crate::settings::{Chosen, SLOTS, Settings};
use crate::store::Store;
use crate::ui::slider::{self, Slider};
use crate::ui::{icons, math};
use engine::activation::Activation;

/// The list of the chosen functions and the button to add one.
pub fn functions(store: Store) -> El {
    // A row is rebuilt when its slot gets another function, not when a parameter changes.
    let rows = (0..SLOTS).map(|slot| {
        let activation = store.memo(move |s| s.slots[slot].as_ref().map(|c| c.instance.activation));
        el("div").rebuilt(move || {
            activation.get().map(|activation| row(store, slot, activation)).into_iter().collect()
        })
    });
    let any = store.memo(|s| s.chosen().next().is_some());
    el("section")
        .set("aria-label", "Functions")
        .class("functions")
        .with_all(rows)
        .with(
            el("p")
                .class("empty")
                .flag("hidden", any)
                .text("No function is chosen. Add one, or take a preset."),
        )
        .with(picker(store))
}

/// One function.
fn row(store: Store, slot: usize, activation: &'static Activation) -> El {
    let visible = store.memo(move |s| s.slots[slot].as_ref().is_some_and(|c| c.visible));
    let focused = store.memo(move |s| s.focused().map(|(i, _)| i) == Some(slot));
    let label = store.memo(move |s| s.label(slot));
    let formula = store.memo(move |s| {
        let set = |c: &Chosen| {
            math::formula(c.instance.activation, c.instance.activation.formula, &c.instance.params)
        };
        s.slots[slot].as_ref().map(set).unwrap_or_default()
    });
    let sliders = activation.params.iter().enumerate().map(|(i, param)| {
        let read = move |s: &Settings| s.slots[slot].as_ref()?.instance.params.get(i).copied();
        let value = store.memo(move |s| read(s).unwrap_or(param.default));
        let on_change = move |value: f64| {
            store.drag(("parameter", slot * 8 + i), |s| {
                let place = s.slots[slot].as_mut().and_then(|c| c.instance.params.get_mut(i));
                if let Some(place) = place {
                    *place = value;
                }
            });
        };
        let slider = Slider {
            param: *param,
            of: label,
            value,
            id: format!("slot{}-{}", slot + 1, param.name),
            show: slider::usual,
            on_change: Callback::new(on_change),
            on_end: Callback::new(move |()| store.end_gesture()),
        };
        slider.view()
    });
    let remove = move || store.choose(|s| s.slots[slot] = None);
    let toggle = move || {
        store.choose(|s| {
            if let Some(c) = &mut s.slots[slot] {
                c.visible = !c.visible;
            }
        });
    };
    let name = button(activation.name, move || store.choose(|s| s.focus = slot))
        .class("name")
        .set("title", "Show its facts")
        .set("aria-pressed", aria(move || focused.get()));
    let show = icon_button(icons::EYE, text(move || format!("Show {}", label.get())), toggle)
        .set("title", "Show or hide")
        .set("aria-pressed", aria(move || visible.get()));
    let remove = icon_button(icons::CLOSE, text(move || format!("Remove {}", label.get())), remove)
        .set("title", "Remove");
    let head = el("div").class("head").with_all([el("span").html(swatch(slot)), name, show, remove]);
    el("div")
        .class("fn")
        .class_if("hidden", flag(move || !visible.get()))
        .set("style", format!("--k:var(--c{})", slot + 1))
        .with(head)
        .with(el("div").class("formula").html(formula))
        .with_all(sliders)
}
