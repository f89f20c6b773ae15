//! Functions that the visitor defines: their list, which every lab has, with an editor for each.

mod editor;
mod letters;
mod notes;
mod text_field;
mod texts;

use super::in_turn::InTurn;
use super::select::{Select, SelectOption};
use crate::locale::{Lang, use_lang};
use crate::state::{MAX_OWN_FUNCTIONS, Settings, State, use_state};
pub use notes::FEW_DIGITS;

use editor::{Editor, formula_id};
use engine::activation::{Activation, Instance};
use engine::formula::{Definition, DefinitionError, Example, GALLERY, Limits};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The formula of a new function.
const FIRST_FORMULA: &str = "x*sigmoid(b*x)";

/// The functions that the visitor has defined, and buttons that add one. An embed has it once there is one.
#[component]
pub fn OwnFunctions(
    /// Adds a new function to those of the lab, unless there is no room for it.
    add_to_lab: fn(&mut Settings, Instance),
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let title = state.host.id("own-title");
    let count = state.memo(|settings| settings.own.all().len());
    let is_hidden = state.memo(|settings| settings.page.embed && settings.own.all().is_empty());
    let is_full = Memo::new(move |_| count.get() >= MAX_OWN_FUNCTIONS);
    let problem = RwSignal::new(None);
    let add = move |defined: Result<&'static Activation, DefinitionError>| match defined {
        Ok(activation) => {
            problem.set(None);
            state.update(|settings| {
                settings.own.add(activation);
                add_to_lab(settings, Instance::new(activation));
            });
            edit(state, activation);
        }
        Err(error) => problem.set(Some(error)),
    };
    let add_from_paper = move |name: String| {
        if let Some(example) = GALLERY.iter().find(|example| example.name == name) {
            add(from_paper(example));
        }
    };
    let mut papers = vec![SelectOption::new("", lang.choose_a_paper())];
    papers.extend(GALLERY.iter().map(|example| SelectOption::new(example.name, example.name)));
    view! {
        <section class="own-functions" aria-labelledby=title hidden=is_hidden>
            <h2 id=title.clone()>{lang.own_functions_heading()}</h2>
            <div class="editors">
                <For each=move || 0..count.get() key=|index| *index let:index>
                    <InTurn><Editor index/></InTurn>
                </For>
            </div>
            <div class="own-new" hidden=is_full>
                <button class="add" on:click=move |_| add(new_function(state, lang))>{lang.type_a_formula()}</button>
                // Made anew for each function, so that it offers a choice again.
                <For each=move || [count.get()] key=|count| *count let:_count>
                    <Select
                        label=lang.from_a_paper()
                        id="own-paper"
                        value=Signal::stored(String::new())
                        options=papers.clone()
                        on_change=add_from_paper
                    />
                </For>
            </div>
            <details>
                <summary>{lang.how_to_write_formulas()}</summary>
                <p class="lede">{lang.formula_hint()}</p>
            </details>
            <p class="lede" hidden=move || !is_full.get()>{lang.own_functions_full(MAX_OWN_FUNCTIONS)}</p>
            <p class="problem" role="alert">
                {move || problem.with(|problem| problem.as_ref().map(|error| lang.definition_error(error)))}
            </p>
        </section>
    }
}

/// A function with a name that no other has.
fn new_function(state: State, lang: Lang) -> Result<&'static Activation, DefinitionError> {
    let is_free = |name: &String| {
        state.with_untracked(|settings| settings.own.all().iter().all(|other| other.name != name))
    };
    let name = (1..).map(|number| lang.formula_number(number)).find(is_free).unwrap_or_default();
    Definition::new(&name, FIRST_FORMULA)?.activation()
}

/// A function with the parameters of its paper.
fn from_paper(example: &Example) -> Result<&'static Activation, DefinitionError> {
    let mut definition = Definition::new(example.name, example.text)?;
    let parameters = definition.formula().parameters().to_vec();
    for (parameter, default) in parameters.iter().zip(example.params) {
        let Limits { min, max, .. } = Limits::DEFAULT;
        let limits = Limits { min: min.min(*default), default: *default, max: max.max(*default) };
        definition = definition.with_limits(parameter, limits);
    }
    definition.activation()
}

/// Moves the focus to the formula of a function, once its editor is there.
fn edit(state: State, activation: &'static Activation) {
    request_animation_frame(move || {
        let place = |settings: &Settings| settings.own.all().iter().position(|own| *own == activation);
        let Some(index) = state.try_with_untracked(place).flatten() else { return };
        let field = state.host.root().and_then(|root| {
            root.query_selector(&format!("[id='{}']", state.host.id(&formula_id(index)))).ok().flatten()
        });
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            // Neither throws on a text field.
            let _ = field.focus();
            field.select();
            // Below the field there is the preview, or what is wrong.
            if let Ok(Some(editor)) = field.closest(".own-function") {
                editor.scroll_into_view_with_bool(false);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_of_a_paper_can_be_added() {
        for example in GALLERY {
            let activation = from_paper(example).unwrap_or_else(|e| panic!("{}: {e:?}", example.name));
            assert_eq!(activation.name, example.name);
            assert_eq!(activation.defaults()[..], *example.params, "{}", example.name);
        }
    }
}
