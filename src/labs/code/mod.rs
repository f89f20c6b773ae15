//! Code: one dense layer, evaluated step by step, and as a program for every framework.

mod activation;
mod address;
mod axis;
mod equations;
mod explanation;
mod inactive;
mod markup;
mod matrix;
mod matrix_text;
mod notation;
mod notebook;
mod position;
mod program;
mod program_files;
mod settings;
mod sizes;
mod texts;
mod trace;
mod uses;

pub use axis::Axis;
pub use inactive::InactiveEffect;
pub use settings::CodeSettings;

use crate::components::{OwnFunctions, Part};
use crate::lazy::lazy;
use crate::locale::use_lang;
use activation::ActivationControls;
use equations::{Backward, Forward};
use leptos::prelude::*;
use program::ProgramSection;
use sizes::Sizes;
use trace::{TraceLine, provide_trace};
use uses::Uses;

lazy!(code, preload, view! { <Code/> }.into_any());

/// The lab.
#[component]
pub fn Code() -> impl IntoView {
    let lang = use_lang();
    let trace = provide_trace();
    view! {
        <main class="code-lab">
            <div class="equations">
                <h1>{lang.code_heading()}</h1>
                <p class="lede">{lang.code_lede()}</p>
                <div class="worked" node_ref=trace.area>
                    <Part id="forward"><Forward/></Part>
                    <Part id="backward"><Backward/></Part>
                    <TraceLine/>
                </div>
            </div>
            <div class="code-settings">
                <Part id="function"><ActivationControls/></Part>
                <Part id="function"><OwnFunctions add_to_lab=|s, function| s.code.function = function/></Part>
                <Part id="size"><Sizes/></Part>
            </div>
            <div class="code-under">
                <ProgramSection/>
                <Part id="used"><Uses/></Part>
            </div>
        </main>
    }
}
