//! The forward and backward pass of the layer as equations of matrices.

use super::markup::with_quantities;
use super::matrix::MatrixTerm;
use super::settings::CodeSettings;
use crate::components::Part;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::layer::Tensor;
use leptos::prelude::*;

/// The forward pass, from inputs to outputs.
#[component]
pub fn Forward() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let id = use_state().host.id("forward-title");
    let name = settings.memo(|s| s.function.activation.name);
    view! {
        <section aria-labelledby=id>
            <h2 id=id.clone()>{move || with_quantities(&lang.forward_heading(name.get()))}</h2>
            <div class="equation">
                <Part id="given"><MatrixTerm matrix=Tensor::Inputs/></Part>
                <Part id="given"><MatrixTerm matrix=Tensor::Weights>"·"</MatrixTerm></Part>
                <MatrixTerm matrix=Tensor::Product>"="</MatrixTerm>
                <Part id="given"><MatrixTerm matrix=Tensor::Bias>"+"</MatrixTerm></Part>
                <MatrixTerm matrix=Tensor::PreActivation>"="</MatrixTerm>
                <MatrixTerm matrix=Tensor::Output><i>"f"</i><br/>"→"</MatrixTerm>
            </div>
        </section>
    }
}

/// The backward pass, from the gradient of the outputs to those of inputs, weights and bias.
#[component]
pub fn Backward() -> impl IntoView {
    let (lang, id) = (use_lang(), use_state().host.id("backward-title"));
    view! {
        <section aria-labelledby=id>
            <h2 id=id.clone()>{lang.backward_heading()}</h2>
            <div class="equation">
                <MatrixTerm matrix=Tensor::Upstream/>
                <MatrixTerm matrix=Tensor::Slope>"∘"</MatrixTerm>
                <MatrixTerm matrix=Tensor::Delta>"="</MatrixTerm>
                <MatrixTerm matrix=Tensor::InputGradient>"→"</MatrixTerm>
                <MatrixTerm matrix=Tensor::WeightGradient/>
                <MatrixTerm matrix=Tensor::BiasGradient/>
            </div>
        </section>
    }
}
