//! Sets a weight or the bias of the inspected unit by hand.

use super::edits::{EDIT_LIMIT, EditPlace};
use super::inspected_unit::InspectedUnit;
use super::selection::use_selection;
use super::settings::TrainSettings;
use super::training::use_training;
use super::transport::use_transport;
use crate::components::Slider;
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::activation::Param;
use engine::nn::{Feature, ParameterId};
use leptos::prelude::*;

/// The value of a parameter.
const VALUE: Param = Param {
    name: "value",
    symbol: "Value",
    default: 0.0,
    min: -EDIT_LIMIT,
    max: EDIT_LIMIT,
    step: 0.01,
    logarithmic: false,
};

/// A choice of a parameter of the inspected unit, its value, and the list of what is set by hand.
#[component]
pub fn ParameterEditor(
    /// The unit.
    inspected: Memo<Option<InspectedUnit>>,
) -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("edit-title"));
    view! {
        <section class="parameter-editor" aria-labelledby=title>
            <h3 id=title.clone()>{lang.set_by_hand()}</h3>
            <ParameterChoice inspected/>
            <ParameterValue inspected/>
            <EditList/>
        </section>
    }
}

/// A choice of the bias or a weight.
#[component]
fn ParameterChoice(
    /// The unit.
    inspected: Memo<Option<InspectedUnit>>,
) -> impl IntoView {
    let (lang, selection, id) = (use_lang(), use_selection(), use_state().host.id("edit-parameter"));
    // The number of weights, and the features that they belong to.
    let weights = Memo::new(move |_| {
        let of_unit = |unit: &InspectedUnit| (unit.weights.len(), unit.inputs.clone());
        inspected.with(|unit| unit.as_ref().map(of_unit)).unwrap_or_default()
    });
    let value = |input: Option<usize>| input.map_or_else(String::new, |input| input.to_string());
    let chosen = Memo::new(move |_| selection.parameter.get().and_then(|(_, parameter)| parameter.input));
    let options = move || {
        let (count, features) = weights.get();
        let option = |input: Option<usize>| {
            let selected = chosen.get_untracked() == input;
            let name = lang.parameter_name(input, &features);
            view! { <option value=value(input) selected=selected>{name}</option> }
        };
        std::iter::once(None).chain((0..count).map(Some)).map(option).collect_view()
    };
    view! {
        <span class="choice">
            <label for=id.clone()>{lang.parameter()}</label>
            <select
                id=id
                on:change:target=move |event| selection.input.set(event.target().value().parse().ok())
                prop:value=move || value(chosen.get())
            >
                {options}
            </select>
        </span>
    }
}

/// The value of the chosen parameter, which can be changed at the present epoch.
#[component]
fn ParameterValue(
    /// The unit.
    inspected: Memo<Option<InspectedUnit>>,
) -> impl IntoView {
    let (settings, lang, selection) = (use_settings::<TrainSettings>(), use_lang(), use_selection());
    let (training, transport) = (use_training(), use_transport());
    let parameter = selection.parameter;
    let place = move || {
        let (slot, parameter) = parameter.get_untracked()?;
        Some(EditPlace { slot, epoch: training.edited_epoch(slot), parameter })
    };
    let value = Memo::new(move |_| {
        let input = parameter.get().and_then(|(_, parameter)| parameter.input);
        let present = inspected.with(|unit| {
            let unit = unit.as_ref()?;
            input.map_or(Some(unit.bias), |input| unit.weights.get(input).copied())
        });
        // A value that was set has the digits that were typed, not those of `f32`.
        let set = settings.with(|s| s.edits.get(place()?));
        let rounds_to = |set: &f64| present.is_some_and(|present| f64::from(*set as f32) == present);
        set.filter(rounds_to).or(present).unwrap_or_default()
    });
    let is_past = move || training.past_epoch.get().is_some();
    let is_full = Memo::new(move |_| {
        inspected.track();
        settings.with(|s| place().is_some_and(|place| !s.used_edits().has_space_for(place)))
    });
    let change = move |value: f64| {
        transport.prepare_edit();
        if let Some(place) = place() {
            settings.update_in_gesture(("edit", 0), |s| s.set_by_hand(place, value));
        }
    };
    let name = settings.memo(move |s| {
        let name = |(slot, parameter): (usize, ParameterId)| {
            let features: Vec<Feature> = s.used_features().iter().collect();
            lang.parameter_of_network(&s.network_name(slot), parameter, s.layers.len(), &features)
        };
        parameter.get().map(name).unwrap_or_default()
    });
    let reason = move || {
        if is_past() { lang.past_epoch_is_fixed().into() } else { lang.no_more_edits() }
    };
    // Training pauses as soon as the field has the focus: it would write over what is being typed.
    view! {
        <div on:focusin=move |_| transport.pause_unless_replaying()>
            <Show
                when=move || !is_past() && !is_full.get()
                fallback=move || view! { <p class="hint">{reason}</p> }
            >
                <Slider
                    param=VALUE
                    of=name
                    value
                    id="edit"
                    show=|value| format::fixed_or_three_digits(value, 4)
                    on_change=change
                    on_end=move |()| settings.end_gesture()
                />
            </Show>
        </div>
    }
}

/// What is set by hand, with a button for each that takes it back.
#[component]
fn EditList() -> impl IntoView {
    let (settings, lang, transport) = (use_settings::<TrainSettings>(), use_lang(), use_transport());
    let all = settings.memo(move |s| {
        let features: Vec<Feature> = s.used_features().iter().collect();
        let sentence = |(place, value): (EditPlace, f64)| {
            let name = s.network_name(place.slot);
            let of = lang.parameter_of_network(&name, place.parameter, s.layers.len(), &features);
            (place, lang.edit(&of, place.epoch, value))
        };
        s.used_edits().iter().map(sentence).collect::<Vec<_>>()
    });
    let remove = move |place: EditPlace| {
        transport.prepare_edit();
        settings.update(|s| s.edits.remove(place));
    };
    let item = move |(place, sentence): (EditPlace, String)| {
        let label = lang.take_edit_back(&sentence);
        view! {
            <li>
                <span>{sentence}</span>
                " "
                <button class="link" aria-label=label on:click=move |_| remove(place)>{lang.take_back()}</button>
            </li>
        }
    };
    view! {
        <ul class="edits" hidden=move || all.with(Vec::is_empty)>
            <For each=move || all.get() key=|edit| edit.clone() children=item/>
        </ul>
    }
}
