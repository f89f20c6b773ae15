//! The activation of the layer: select, formulas and parameters.

use super::settings::CodeSettings;
use crate::components::{Formula, ParameterSliders, Select, SlopeFormula, use_activation_options};
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::Instance;
use engine::formula::activation;
use leptos::prelude::*;

/// Select, formulas and parameters of the activation.
#[component]
pub fn ActivationControls() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let choose = move |id: String| {
        if let Ok(activation) = activation(&id) {
            settings.update(|s| s.function = Instance::new(activation));
        }
    };
    view! {
        <section class="function" aria-label=lang.code_activation()>
            <Select
                label=lang.code_activation()
                id="code-activation"
                value=settings.memo(|s| s.function.activation.id.to_owned())
                options=use_activation_options()
                on_change=choose
            />
            <div class="formulas">
                <NamedFormula name="f(x)" formula=value_formula/>
                <NamedFormula name="f′(x)" formula=slope_formula/>
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

fn value_formula(Instance { activation, params }: Instance) -> AnyView {
    view! { <Formula activation text=activation.formula params=params.to_vec()/> }.into_any()
}

fn slope_formula(Instance { activation, params }: Instance) -> AnyView {
    view! { <SlopeFormula activation params=params.to_vec()/> }.into_any()
}

/// A formula with the name of its function. It scrolls if it is too wide, and is focusable for keyboard scrolling.
#[component]
fn NamedFormula(
    /// The name of the function.
    name: &'static str,
    /// Shows the formula.
    formula: fn(Instance) -> AnyView,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let function = settings.memo(|s| s.function.clone());
    view! {
        <div class="formula" tabindex="0" role="group" aria-label=lang.code_formula_of(name)>
            <i>{name}</i>
            " = "
            <span>{move || formula(function.get())}</span>
        </div>
    }
}
