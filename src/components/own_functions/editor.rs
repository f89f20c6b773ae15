//! The editor of one function: name, formula, letters, and what its form means for the plot.

use super::letters::Letters;
use super::notes::Notes;
use super::text_field::TextField;
use crate::components::formula::tex;
use crate::components::{CopyButton, Formula, Icon, IconButton};
use crate::locale::use_lang;
use crate::state::{AlreadyListed, use_state};
use engine::formula::{Definition, DefinitionError, MAX_DEFINITION};
use leptos::prelude::*;

/// The id of the field of a formula.
pub fn formula_id(index: usize) -> String {
    format!("own-{index}-formula")
}

/// Changes the definition of a function, in all labs, or tells why it cannot. Changes of one field are one undo step.
#[derive(Clone, Copy)]
pub struct Redefine(Callback<(&'static str, Change), Result<(), RedefineError>>);

/// Why a function stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedefineError {
    /// There is no such definition.
    Definition(DefinitionError),
    /// Another function has this definition.
    AlreadyListed,
}

impl From<DefinitionError> for RedefineError {
    fn from(error: DefinitionError) -> Self {
        RedefineError::Definition(error)
    }
}

impl From<AlreadyListed> for RedefineError {
    fn from(AlreadyListed: AlreadyListed) -> Self {
        RedefineError::AlreadyListed
    }
}

type Change = Box<dyn FnOnce(Definition) -> Result<Definition, DefinitionError>>;

impl Redefine {
    fn new(index: usize) -> Self {
        let state = use_state();
        Redefine(Callback::new(move |(field, change): (&'static str, Change)| {
            let own = state.with_untracked(|settings| settings.own.all().get(index).copied());
            let Some(old) = own else { return Ok(()) };
            let new = change(old.id.parse()?)?.activation()?;
            let mut result = Ok(());
            state.update_in_gesture((field, index), |settings| result = settings.redefine(old, new));
            Ok(result?)
        }))
    }

    /// Applies a change, made in this field.
    ///
    /// # Errors
    /// If there is no such definition, or another function has it.
    pub fn run(
        self,
        field: &'static str,
        change: impl FnOnce(Definition) -> Result<Definition, DefinitionError> + 'static,
    ) -> Result<(), RedefineError> {
        self.0.run((field, Box::new(change)))
    }
}

/// The editor of a function.
#[component]
pub fn Editor(
    /// The index among the functions of the visitor.
    index: usize,
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let activation = state.memo(move |settings| settings.own.all().get(index).copied());
    let redefine = Redefine::new(index);
    let name = Memo::new(move |_| activation.get().map_or("", |activation| activation.name).to_owned());
    let given_name = Memo::new(move |_| {
        let definition = activation.get().and_then(|activation| activation.id.parse::<Definition>().ok());
        definition.map(|definition| definition.name().to_owned()).unwrap_or_default()
    });
    let formula = Memo::new(move |_| activation.get().map_or("", |activation| activation.formula).to_owned());
    let set_name =
        move |name: String| redefine.run("own-name", move |definition| definition.with_name(&name));
    let set_formula =
        move |text: String| redefine.run("own-formula", move |definition| definition.with_formula(&text));
    let used_in = state.memo(move |settings| {
        let own = settings.own.all().get(index);
        let labs = own.map(|own| settings.labs_using(own)).unwrap_or_default();
        (!labs.is_empty()).then(|| lang.used_in(&labs))
    });
    let remove = move |()| {
        if let Some(activation) = activation.get_untracked() {
            state.update(|settings| settings.own.remove(activation));
        }
    };
    let latex = move || {
        activation.get().map(|f| tex(f, f.formula, &[])).unwrap_or_default().trim_matches('$').to_owned()
    };
    view! {
        <div class="own-function" role="group" aria-label=name>
            <div class="head">
                <TextField
                    label=lang.own_name()
                    id=format!("own-{index}-name")
                    max_length=Definition::MAX_NAME
                    placeholder=name
                    value=given_name
                    take=set_name
                    explain=|_, error: &RedefineError| use_lang().redefine_error(error).into_any()
                />
                <IconButton
                    icon=Icon::Close
                    name=Signal::derive(move || lang.remove(&name.get()))
                    title=used_in
                    disabled=Signal::derive(move || used_in.get().is_some())
                    on_press=remove
                />
            </div>
            <TextField
                label=lang.own_formula()
                id=formula_id(index)
                max_length=MAX_DEFINITION
                value=formula
                take=set_formula
                explain=formula_error
                hint=lang.formula_hint()
            />
            <div class="math">
                <div class="formula" tabindex="0" role="group" aria-label=move || lang.formula_of(&name.get())>
                    {move || activation.get().map(|activation| view! { <Formula activation text=activation.formula/> })}
                </div>
                <CopyButton label=lang.copy_latex() text=Signal::derive(latex)/>
            </div>
            <Notes activation/>
            <Letters index activation redefine/>
        </div>
    }
}

/// The text with the place of an error marked, and what is wrong there.
fn formula_error(text: &str, error: &RedefineError) -> AnyView {
    let lang = use_lang();
    let RedefineError::Definition(DefinitionError::Formula(place)) = error else {
        return lang.redefine_error(error).into_any();
    };
    let (Some(before), Some(marked), Some(after)) =
        (text.get(..place.start), text.get(place.start..place.end), text.get(place.end..))
    else {
        return lang.redefine_error(error).into_any();
    };
    let position = before.chars().count() + 1;
    let message = lang.formula_error_at(position, &lang.formula_error(place));
    view! {
        <code aria-hidden="true">
            {before.to_owned()}
            <mark class:missing=marked.is_empty()>{marked.to_owned()}</mark>
            {after.to_owned()}
        </code>
        {message}
    }
    .into_any()
}
