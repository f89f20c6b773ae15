//! Adding a function: a dialog with search by any framework's name.

use super::settings::{ExploreSettings, SLOTS};
use crate::components::{
    Formula, Icon, IconButton, Sparkline, find_without_curve, matches_search, search_activations,
};
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::activation::{Activation, Group, Instance};
use engine::formula::{Definition, activation};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The button and its dialog.
#[component]
pub fn AddFunction() -> impl IntoView {
    let (explore, state, lang) = (use_settings::<ExploreSettings>(), use_state(), use_lang());
    let (dialog, search) = (NodeRef::<Dialog>::new(), NodeRef::<Input>::new());
    let query = RwSignal::new(String::new());
    // Not `disabled` when full: the button regains the focus from the dialog, and disabling would drop it.
    let full = explore.memo(|s| s.slots.iter().all(Option::is_some));
    let open = move |_| {
        if full.get_untracked() {
            return;
        }
        query.set(String::new());
        if let (Some(dialog), Some(search)) = (dialog.get_untracked(), search.get_untracked()) {
            // `show_modal` fails only if the dialog is open already.
            let _ = dialog.show_modal();
            let _ = search.focus();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let add = Callback::new(move |activation: &'static Activation| {
        explore.update(|s| s.add(Instance::new(activation)));
        close();
    });
    let found = Memo::new(move |_| query.with(|query| search_activations(query)));
    let own = state.memo(move |settings| {
        let own = settings.own.all().iter().copied();
        query.with(|query| own.filter(|activation| matches_search(activation, query)).collect::<Vec<_>>())
    });
    let formula = Memo::new(move |_| query.with(|query| read_formula(query)));
    let add_formula = move || {
        // The number of definitions is limited; the editor tells about it.
        if let Some(Ok(activation)) = formula.get_untracked().map(|text| activation(&text)) {
            add.run(activation);
        }
    };
    // The group of the first hit comes first.
    let groups = Memo::new(move |_| {
        let place = |group: &Group| found.with(|found| found.iter().position(|a| a.group == *group));
        let mut groups = Group::ALL.to_vec();
        if query.with(|query| !query.is_empty()) {
            groups.sort_by_key(|group| place(group).unwrap_or(usize::MAX));
        }
        groups
    });
    // Enter adds the first hit.
    let take_first = move |event: SubmitEvent| {
        event.prevent_default();
        let without_curve = query.with_untracked(|query| find_without_curve(query)).is_some();
        let first = found.with_untracked(|found| found.first().copied()).filter(|_| !without_curve);
        if full.get_untracked() || query.read_untracked().is_empty() {
            return;
        }
        match first {
            Some(first) => add.run(first),
            None => add_formula(),
        }
    };
    let (title_id, search_id) = (state.host.id("picker-title"), state.host.id("search"));
    view! {
        <div>
            <button class="add" aria-disabled=move || full.get().to_string() on:click=open>
                {move || if full.get() { lang.all_slots_taken(SLOTS) } else { lang.add_function_button().into() }}
            </button>
            <dialog class="picker" node_ref=dialog aria-labelledby=title_id>
                <div class="top">
                    <h2 id=title_id.clone()>{lang.add_function()}</h2>
                    <IconButton icon=Icon::Close name=lang.close() on_press=move |()| close()/>
                    <form on:submit=take_first>
                        <label class="sr-only" for=search_id.clone()>{lang.search_by_any_name()}</label>
                        <input
                            id=search_id
                            node_ref=search
                            type="search"
                            autocomplete="off"
                            placeholder=lang.search_example()
                            prop:value=query
                            on:input:target=move |event| query.set(event.target().value())
                        />
                    </form>
                </div>
                <div class="groups" tabindex="0" role="group" aria-label=lang.functions_found()>
                    <Show when=move || formula.with(Option::is_some)>
                        <section>
                            <h3>{lang.formula_typed()}</h3>
                            <div class="choices">
                                <button class="choice" disabled=full on:click=move |_| add_formula()>
                                    <span class="name">{lang.own_formula()}</span>
                                    <span class="formula">{formula}</span>
                                </button>
                            </div>
                        </section>
                    </Show>
                    <GroupSection title=lang.own_functions() members=own full add/>
                    <div>
                        <For each=move || groups.get() key=move |group| lang.group(*group) let:group>
                            <GroupSection title=lang.group(group) members=members_of(group, found) full add/>
                        </For>
                    </div>
                    <p class="empty" role="status">
                        {move || {
                            let without_curve = query.with(|query| find_without_curve(query));
                            if let Some(layer) = without_curve {
                                return Some(lang.why_without_curve(layer).to_owned());
                            }
                            let none = found.with(Vec::is_empty) && own.with(Vec::is_empty)
                                && formula.with(Option::is_none);
                            none.then(|| query.with(|query| lang.no_function_called(query)))
                        }}
                    </p>
                </div>
            </dialog>
        </div>
    }
}

/// The text as a formula, if it is one and no name.
fn read_formula(text: &str) -> Option<String> {
    let is_name = text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ' ');
    let definition = text.parse::<Definition>().ok().filter(|_| !is_name)?;
    Some(definition.formula().text().to_owned())
}

/// The matches within a group.
fn members_of(group: Group, found: Memo<Vec<&'static Activation>>) -> Memo<Vec<&'static Activation>> {
    Memo::new(move |_| found.with(|all| all.iter().copied().filter(|a| a.group == group).collect()))
}

/// Activations with a title.
#[component]
fn GroupSection(
    /// The title.
    title: &'static str,
    /// The activations.
    members: Memo<Vec<&'static Activation>>,
    /// Whether all slots are taken.
    full: Memo<bool>,
    /// Adds a function.
    add: Callback<&'static Activation>,
) -> impl IntoView {
    let choice = move |activation: &'static Activation| {
        view! {
            <button class="choice" disabled=full on:click=move |_| add.run(activation)>
                <Sparkline function=Signal::stored(Some(Instance::new(activation)))/>
                <span class="name">{activation.name}</span>
                <span class="formula"><Formula activation text=activation.formula/></span>
            </button>
        }
    };
    view! {
        <section hidden=move || members.with(Vec::is_empty)>
            <h3>{title}</h3>
            <div class="choices">
                <For each=move || members.get() key=|activation| activation.id children=choice/>
            </div>
        </section>
    }
}
