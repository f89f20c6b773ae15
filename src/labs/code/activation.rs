//! The activation of the layer: its choice, its formulas and its parameters.

use super::settings::CodeSettings;
use crate::components::{Formula, Select, Slider, activation_options};
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::{Activation, Instance, Param, find};
use leptos::prelude::*;

/// The activation with its formula and its parameters.
#[component]
pub fn ActivationControls() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let activation = settings.memo(|s| s.function.activation);
    let choose = move |id: String| {
        if let Some(activation) = find(&id) {
            settings.update(|s| s.function = Instance::new(activation));
        }
    };
    // Made anew for another activation, not when a parameter changes.
    let sliders = move || {
        let params = activation.get().params.iter().enumerate();
        params
            .map(|(place, param)| view! { <ParameterSlider activation=activation.get() place param=*param/> })
            .collect_view()
    };
    view! {
        <section class="function" aria-label=lang.code_activation()>
            <Select
                label=lang.code_activation()
                id="code-activation"
                value=settings.memo(|s| s.function.activation.id.to_owned())
                options=activation_options(lang)
                on_change=choose
            />
            <div class="formulas">
                <NamedFormula name="f(x)" text=|activation| activation.formula/>
                <NamedFormula name="f′(x)" text=|activation| activation.slope_formula/>
            </div>
            <div>{sliders}</div>
        </section>
    }
}

/// A formula with what it is of. It scrolls where it is too wide, so that the keyboard has to reach it.
#[component]
fn NamedFormula(
    /// What it is of.
    name: &'static str,
    /// Which formula of the activation.
    text: fn(&Activation) -> &'static str,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let function = settings.memo(|s| s.function.clone());
    let formula = move || {
        let Instance { activation, params } = function.get();
        view! { <Formula activation text=text(activation) params=params.to_vec()/> }
    };
    view! {
        <div class="formula" tabindex="0" role="group" aria-label=lang.code_formula_of(name)>
            <i>{name}</i>
            " = "
            <span>{formula}</span>
        </div>
    }
}

/// The slider of a parameter.
#[component]
fn ParameterSlider(
    /// The activation.
    activation: &'static Activation,
    /// Which of its parameters it is.
    place: usize,
    /// The parameter.
    param: Param,
) -> impl IntoView {
    let settings = use_settings::<CodeSettings>();
    let change = move |value: f64| {
        settings.drag(("code-parameter", place), |s| {
            if let Some(param) = s.function.params.get_mut(place) {
                *param = value;
            }
        });
    };
    view! {
        <Slider
            param
            of=Signal::stored(activation.name.to_owned())
            value=settings.memo(move |s| s.function.params.get(place).copied().unwrap_or(param.default))
            id=format!("code-{}", param.name)
            on_change=change
            on_end=move |()| settings.end_gesture()
        />
    }
}
