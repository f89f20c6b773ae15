//! The chosen functions: formula, parameters, visibility, removal.

use super::picker::Picker;
use super::swatch;
use crate::app::Store;
use crate::settings::SLOTS;
use crate::ui::erased::{aria, click, flag, text};
use crate::ui::{Slider, icons, math};
use engine::activation::Activation;
use leptos::prelude::*;

/// The list of the chosen functions and the button to add one.
#[component]
pub fn Functions(store: Store) -> impl IntoView {
    // A row is rebuilt when its slot gets another function, not when a parameter changes.
    let rows = (0..SLOTS).map(|slot| {
        let activation = store.memo(move |s| s.slots[slot].as_ref().map(|c| c.instance.activation));
        move || activation.get().map(|activation| view! { <Row store place=slot activation/> })
    });
    let none = store.memo(|s| s.chosen().next().is_none());
    view! {
        <section aria-label="Functions" class="functions">
            {rows.collect_view()}
            <p class="empty" hidden=flag(move || !none.get())>
                "No function is chosen. Add one, or take a preset."
            </p>
            <Picker store/>
        </section>
    }
}

/// One function.
#[component]
fn Row(store: Store, place: usize, activation: &'static Activation) -> impl IntoView {
    let slot = place;
    let visible = store.memo(move |s| s.slots[slot].as_ref().is_some_and(|c| c.visible));
    let focused = store.memo(move |s| s.focused().map(|(i, _)| i) == Some(slot));
    let label = store.memo(move |s| s.label(slot));
    let params = store.memo(move |s| s.slots[slot].as_ref().map(|c| c.instance.params.clone()));
    let formula = text(move || {
        params.get().map(|p| math::formula(activation, activation.formula, &p)).unwrap_or_default()
    });
    let sliders = activation.params.iter().enumerate().map(|(i, param)| {
        let value =
            Signal::derive(move || params.get().and_then(|p| p.get(i).copied()).unwrap_or(param.default));
        let on_change = move |value: f64| {
            store.drag(("parameter", slot * 8 + i), |s| {
                let place = s.slots[slot].as_mut().and_then(|c| c.instance.params.get_mut(i));
                if let Some(place) = place {
                    *place = value;
                }
            });
        };
        let id = format!("slot{}-{}", slot + 1, param.name);
        let of = text(move || label.get());
        view! { <Slider param=*param of value id on_change on_end=move |()| store.end_gesture()/> }
    });
    let remove = move || store.choose(|s| s.slots[slot] = None);
    let toggle = move || {
        store.choose(|s| {
            if let Some(c) = &mut s.slots[slot] {
                c.visible = !c.visible;
            }
        });
    };
    view! {
        <div class="fn" class:hidden=flag(move || !visible.get()) style=format!("--k:var(--c{})", slot + 1)>
            <div class="head">
                <span inner_html=swatch(slot)></span>
                <button
                    class="name"
                    aria-pressed=aria(move || focused.get())
                    title="Show its facts"
                    on:click=click(move || store.choose(|s| s.focus = slot))
                >
                    {activation.name}
                </button>
                <button
                    class="icon"
                    aria-label=text(move || format!("Show {}", label.get()))
                    aria-pressed=aria(move || visible.get())
                    title="Show or hide"
                    on:click=click(toggle)
                    inner_html=icons::EYE
                ></button>
                <button
                    class="icon"
                    aria-label=text(move || format!("Remove {}", label.get()))
                    title="Remove"
                    on:click=click(remove)
                    inner_html=icons::CLOSE
                ></button>
            </div>
            <div class="formula" inner_html=formula></div>
            {sliders.collect_view()}
        </div>
    }
}
