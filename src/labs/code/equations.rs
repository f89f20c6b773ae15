//! The layer worked through, forward and backward: matrices in a row.

use super::markup::with_quantities;
use super::matrix::Term;
use super::settings::CodeSettings;
use crate::components::Part;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::layer::Tensor;
use leptos::prelude::*;

/// From the inputs to the outputs.
#[component]
pub fn Forward() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let id = use_state().host.id("forward-title");
    let name = settings.memo(|s| s.function.activation.name);
    view! {
        <section aria-labelledby=id>
            <h2 id=id.clone()>{move || with_quantities(&lang.forward_heading(name.get()))}</h2>
            <div class="equation">
                <Part id="given"><Term matrix=Tensor::Inputs/></Part>
                <Part id="given"><Term matrix=Tensor::Weights>"·"</Term></Part>
                <Term matrix=Tensor::Product>"="</Term>
                <Part id="given"><Term matrix=Tensor::Bias>"+"</Term></Part>
                <Term matrix=Tensor::PreActivation>"="</Term>
                <Term matrix=Tensor::Output><i>"f"</i><br/>"→"</Term>
            </div>
        </section>
    }
}

/// From the gradient of the outputs to those of inputs, weights and bias.
#[component]
pub fn Backward() -> impl IntoView {
    let (lang, id) = (use_lang(), use_state().host.id("backward-title"));
    view! {
        <section aria-labelledby=id>
            <h2 id=id.clone()>{lang.backward_heading()}</h2>
            <div class="equation">
                <Term matrix=Tensor::Upstream/>
                <Term matrix=Tensor::Slope>"∘"</Term>
                <Term matrix=Tensor::Delta>"="</Term>
                <Term matrix=Tensor::InputGradient>"→"</Term>
                <Term matrix=Tensor::WeightGradient/>
                <Term matrix=Tensor::BiasGradient/>
            </div>
        </section>
    }
}
