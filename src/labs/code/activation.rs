//! The activation of the layer: select, formulas and parameters.

use super::settings::CodeSettings;
use crate::components::{Formula, ParameterSliders, Select, activation_options};
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::{Activation, Instance, find};
use leptos::prelude::*;

/// Select, formulas and parameters of the activation.
#[component]
pub fn ActivationControls() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let choose = move |id: String| {
        if let Some(activation) = find(&id) {
            settings.update(|s| s.function = Instance::new(activation));
        }
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
            <div>
                <ParameterSliders
                    of=settings.memo(|s| s.function.activation.name.to_owned())
                    id="code"
                    function=|s: &CodeSettings, _| Some(&s.function)
                    function_mut=|s: &mut CodeSettings, _| Some(&mut s.function)
                />
            </div>
        </section>
    }
}

/// A formula with the name of its function. It scrolls if it is too wide, and is focusable for keyboard scrolling.
#[component]
fn NamedFormula(
    /// The name of the function.
    name: &'static str,
    /// Returns the formula of the activation.
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
