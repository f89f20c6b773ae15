//! The inspector: numbers, history and pre-activations of the inspected unit.

use super::inspected_unit::{InspectedUnit, Life};
use super::parameter_editor::ParameterEditor;
use super::selection::use_selection;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::components::{Canvas, Part, SaveButton};
use crate::format;
use crate::hooks::{use_element_size, use_palette};
use crate::locale::{Lang, use_lang};
use crate::plot::palette::Palette;
use crate::state::use_settings;
use engine::nn::Health;
use leptos::html::Div;
use leptos::prelude::*;

/// The inspected unit, or a hint how to inspect one.
#[component]
pub fn UnitInspector() -> impl IntoView {
    let (lang, training, selection) = (use_lang(), use_training(), use_selection());
    let inspected = Memo::new(move |_| {
        let id = selection.unit.get()?;
        training.pass(id.slot).with(|pass| {
            let unit = |session: &TrainingSession| {
                let epoch = training.past_epoch.get().unwrap_or_else(|| session.epoch());
                InspectedUnit::new(pass.as_ref()?, session.networks().get(id.slot)?, epoch, id)
            };
            training.with_untracked(unit)
        })
    });
    let hint = move || view! { <p class="empty">{lang.inspector_hint()}</p> };
    view! {
        <section class="inspector" node_ref=selection.inspector tabindex="-1" aria-label=lang.inspected_unit()>
            <div class="unit-description">
                <Show when=move || inspected.with(Option::is_some) fallback=hint>
                    <UnitNumbers inspected/>
                    <Part id="network"><ParameterEditor inspected/></Part>
                </Show>
            </div>
            <PreActivations inspected/>
        </section>
    }
}

/// The numbers and the history of a unit.
#[component]
fn UnitNumbers(
    /// The unit.
    inspected: Memo<Option<InspectedUnit>>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    // A memo for each text: only changed ones are rendered.
    let text = move |write: fn(&InspectedUnit, Lang) -> String| {
        Memo::new(move |_| {
            inspected.with(|unit| unit.as_ref().map(|unit| write(unit, lang))).unwrap_or_default()
        })
    };
    let heading = Memo::new(move |_| {
        inspected.with(|unit| {
            let unit = unit.as_ref()?;
            let name = settings.with(|s| s.network_name(unit.id.slot));
            Some(match &unit.life {
                Some(life) => lang.unit_heading(&name, unit.id.layer + 1, unit.id.unit + 1, life.health),
                None => lang.output_heading(&name, settings.with(TrainSettings::outputs), unit.id.unit),
            })
        })
    });
    let zero_slope = text(|unit, lang| {
        let share = |life: &Life| lang.percent_of_training_samples(100.0 * life.zero_slope_share);
        unit.life.as_ref().map(share).unwrap_or_default()
    });
    let is_output =
        Memo::new(move |_| inspected.with(|unit| unit.as_ref().is_some_and(|u| u.life.is_none())));
    let bias = text(|unit, _| format::fixed_or_three_digits(unit.bias, 4));
    let weights = text(|unit, lang| lang.list_of_weights(&unit.weights, &unit.inputs));
    let history = text(|unit, lang| {
        let history = |life: &Life| lang.unit_history(&life.history, unit.epoch);
        unit.life.as_ref().map(history).unwrap_or_default()
    });
    let is_plain_descent = settings.memo(TrainSettings::is_plain_descent);
    let why_dead = Memo::new(move |_| {
        let layer = inspected.with(|unit| {
            let is_dead =
                |unit: &&InspectedUnit| unit.life.as_ref().is_some_and(|life| life.health == Health::Dead);
            unit.as_ref().filter(is_dead).map(|unit| unit.id.layer)
        });
        layer.map(|layer| lang.why_dead(layer, is_plain_descent.get()))
    });
    view! {
        <h2>{move || heading.get()}</h2>
        <dl>
            <div hidden=is_output><dt>{lang.zero_slope_on()}</dt><dd>{zero_slope}</dd></div>
            <div><dt>{lang.train_bias()}</dt><dd>{bias}</dd></div>
            <div><dt>{lang.train_weights()}</dt><dd>{weights}</dd></div>
        </dl>
        <p hidden=is_output>{history}</p>
        <p hidden=move || why_dead.get().is_none()>{move || why_dead.get()}</p>
    }
}

/// The histogram of the pre-activations.
#[component]
fn PreActivations(
    /// The unit.
    inspected: Memo<Option<InspectedUnit>>,
) -> impl IntoView {
    let (settings, lang, palette) = (use_settings::<TrainSettings>(), use_lang(), use_palette());
    let container = NodeRef::<Div>::new();
    let size = use_element_size(container);
    let shapes = move |size| {
        let palette = palette.get();
        inspected.with(|unit| unit.as_ref().map(|unit| unit.shapes(size, &palette)).unwrap_or_default())
    };
    let figure = move |palette: &Palette| {
        let size = size.get_untracked();
        inspected.with_untracked(|unit| {
            let unit = unit.as_ref().filter(|_| size.0 > 0.0)?;
            let name = settings.with_untracked(|s| s.network_name(unit.id.slot));
            Some(unit.figure(&name, lang, size, palette))
        })
    };
    view! {
        <figure class:invisible=move || inspected.with(Option::is_none)>
            <figcaption>{lang.train_pre_activations_caption()}</figcaption>
            <SaveButton name=lang.save_figure_of(lang.train_pre_activations()) figure/>
            <div class="chart" node_ref=container><Canvas size shapes/></div>
        </figure>
    }
}
