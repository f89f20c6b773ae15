//! The list of functions: formula, parameters, visibility, removal.

use super::add_function::AddFunction;
use super::settings::{ExploreSettings, SLOTS};
use super::swatch::Swatch;
use crate::components::{Formula, Icon, IconButton, InTurn, ParameterSliders, Part};
use crate::hooks::curve_colour;
use crate::host::Host;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::activation::Activation;
use leptos::html::Section;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The list of functions and the button that adds one.
#[component]
pub fn Functions() -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let any = explore.memo(|s| s.chosen().next().is_some());
    let list = NodeRef::<Section>::new();
    let remove = Callback::new(move |index: usize| {
        explore.update(|s| s.slots[index] = None);
        let next = explore.with_untracked(|s| s.chosen().map(|(slot, _)| slot).find(|slot| *slot > index));
        focus_after_removal(list, next);
    });
    view! {
        <section aria-label=lang.functions() class="functions" node_ref=list>
            {(0..SLOTS)
                .map(|index| view! { <InTurn><SlotRow index on_remove=remove/></InTurn> })
                .collect_view()}
            <p class="empty" hidden=any>{lang.no_function_chosen()}</p>
            <AddFunction/>
        </section>
    }
}

/// Moves the focus, which a removed button loses, to the remove button of the slot `next` or else to the add button.
fn focus_after_removal(list: NodeRef<Section>, next: Option<usize>) {
    let selector = next.map_or(".add".into(), |slot| format!("[data-slot='{}'] .remove", slot + 1));
    let found = list.get_untracked().and_then(|list| list.query_selector(&selector).ok().flatten());
    if let Some(button) = found.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // `focus` does not throw on an HTML element.
        let _ = button.focus();
    }
}

/// Leads to the facts, which may be below the screen.
fn show_facts(host: Host) {
    let facts = host.root().and_then(|root| root.query_selector(".facts").ok().flatten());
    if let Some(facts) = facts.and_then(|facts| facts.dyn_into::<HtmlElement>().ok()) {
        facts.scroll_into_view();
        // `focus` does not throw on an HTML element.
        let _ = facts.focus();
    }
}

/// The function of a slot, recreated when the slot gets another function, not when a parameter changes.
#[component]
fn SlotRow(
    /// The slot.
    index: usize,
    /// Called with the slot to remove.
    on_remove: Callback<usize>,
) -> impl IntoView {
    let explore = use_settings::<ExploreSettings>();
    let activation = explore.memo(move |s| s.slots[index].as_ref().map(|of| of.function.activation));
    view! {
        <div data-slot=index + 1>
            {move || activation.get().map(|activation| view! { <FunctionRow index activation on_remove/> })}
        </div>
    }
}

/// One function.
#[component]
fn FunctionRow(
    /// The slot.
    index: usize,
    /// The activation in it.
    activation: &'static Activation,
    /// Called with the slot to remove.
    on_remove: Callback<usize>,
) -> impl IntoView {
    let (explore, lang, host) = (use_settings::<ExploreSettings>(), use_lang(), use_state().host);
    let visible = explore.memo(move |s| s.slots[index].as_ref().is_some_and(|of| of.visible));
    let focused = explore.memo(move |s| s.focused().map(|(i, _)| i) == Some(index));
    let label = explore.memo(move |s| s.label(index));
    let params = explore
        .memo(move |s| s.slots[index].as_ref().map(|of| of.function.params.to_vec()).unwrap_or_default());
    let toggle = move |()| {
        explore.update(|s| {
            if let Some(of) = &mut s.slots[index] {
                of.visible = !of.visible;
            }
        });
    };
    view! {
        <div class="fn" class:hidden=move || !visible.get() style=("--k", curve_colour(index))>
            <div class="head">
                <Swatch index/>
                <button
                    class="name"
                    title=lang.show_facts_title()
                    aria-pressed=move || focused.get().to_string()
                    on:click=move |_| explore.update(|s| s.focus = index)
                >
                    {activation.name}
                </button>
                <Part id="facts">
                    <button class="link facts-link" hidden=move || !focused.get() on:click=move |_| show_facts(host)>
                        {lang.facts_below()}
                    </button>
                </Part>
                <IconButton
                    icon=Icon::Eye
                    name=Signal::derive(move || lang.show_function(&label.get()))
                    title=lang.show_or_hide_title()
                    pressed=visible
                    on_press=toggle
                />
                <IconButton
                    icon=Icon::Close
                    name=Signal::derive(move || lang.remove(&label.get()))
                    title=lang.remove_title()
                    class="remove"
                    on_press=move |()| on_remove.run(index)
                />
            </div>
            <div class="formula">
                {move || view! { <Formula activation text=activation.formula params=params.get()/> }}
            </div>
            <ParameterSliders
                index
                of=label
                id=format!("slot{}", index + 1)
                function=ExploreSettings::function
                function_mut=ExploreSettings::function_mut
            />
        </div>
    }
}
