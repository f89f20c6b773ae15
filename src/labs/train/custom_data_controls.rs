//! The controls of custom data: brushes, and the data as text.

use super::column_choice::ColumnChoice;
use super::custom_dataset::CustomDataset;
use super::dataset_from_table::CustomDatasetError;
use super::selection::{Brush, use_selection};
use super::settings::{TrainSettings, from_start};
use super::table_columns::Roles;
use super::table_text::TableText;
use crate::locale::{Lang, use_lang};
use crate::state::{use_settings, use_state};
use leptos::prelude::*;

/// The brushes and the data as text; hidden while the data is generated.
#[component]
pub fn CustomDataControls() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let is_generated = settings.memo(|s| s.custom.is_none());
    let text = move |write: fn(Lang, &CustomDataset) -> String| {
        settings.memo(move |s| s.custom.as_ref().map(|data| write(lang, data)).unwrap_or_default())
    };
    view! {
        <div class="custom-data" hidden=is_generated>
            <p class="lede">{text(Lang::custom_data)}</p>
            <p class="lede">{text(Lang::custom_data_units)}</p>
            <Brushes/>
            <DataAsText/>
        </div>
    }
}

/// The brushes; hidden if the data cannot be painted.
#[component]
fn Brushes() -> impl IntoView {
    let (settings, lang, selection) = (use_settings::<TrainSettings>(), use_lang(), use_selection());
    let button = |brush: Brush| {
        let toggle = move |_| {
            settings.end_gesture();
            selection.toggle_brush(brush);
        };
        let pressed = move || (selection.brush.get() == Some(brush)).to_string();
        view! { <button aria-pressed=pressed on:click=toggle>{lang.brush(brush)}</button> }
    };
    view! {
        <div
            class="chips"
            role="group"
            aria-label=lang.brushes()
            hidden=move || !selection.paintable.get()
        >
            {Brush::ALL.map(button).collect_view()}
        </div>
    }
}

/// Data that was read from a text, which is shown as it was given.
#[derive(Clone, PartialEq)]
struct ReadText {
    text: String,
    roles: Roles,
    data: CustomDataset,
    /// By how much numbers were rounded at most.
    rounding: f64,
}

/// A text area with the data, the choice of columns, an error message, and a button that applies the text.
#[component]
fn DataAsText() -> impl IntoView {
    let (settings, lang, host) = (use_settings::<TrainSettings>(), use_lang(), use_state().host);
    let custom = settings.memo(|s| s.custom.clone());
    // The text that is being edited; `None` if it is that of the data.
    let draft = RwSignal::new(None::<String>);
    let chosen = RwSignal::new(None::<Roles>);
    let read_text = RwSignal::new(None::<ReadText>);
    let problem = RwSignal::new(None::<CustomDatasetError>);
    // Data from elsewhere (a brush, another option, undo) replaces it.
    let end_draft = move |(): &(), _: Option<&()>, _| {
        problem.set(None);
        draft.set(None);
        chosen.set(None);
    };
    Effect::watch(move || custom.track(), end_draft, false);
    let present = Memo::new(move |_| {
        custom.with(|data| {
            let data = data.as_ref()?;
            let read = read_text.get().filter(|read| read.data == *data);
            Some(read.unwrap_or_else(|| ReadText {
                text: data.to_csv(),
                roles: data.roles(),
                data: data.clone(),
                rounding: 0.0,
            }))
        })
    });
    let text = Memo::new(move |_| {
        draft.get().unwrap_or_else(|| present.get().map(|present| present.text).unwrap_or_default())
    });
    let table = Memo::new(move |_| text.with(|text| TableText::read(text)));
    let columns =
        Memo::new(move |_| table.with(|table| table.as_ref().map(TableText::columns).unwrap_or_default()));
    // The choice is of a table with certain columns.
    Effect::watch(
        move || columns.get(),
        move |now, before, _| {
            if before.is_some_and(|before| before != now) {
                chosen.set(None);
            }
        },
        false,
    );
    let roles = Memo::new(move |_| {
        let count = columns.with(Vec::len);
        let exist = |roles: &Roles| roles.features.iter().chain([&roles.target]).all(|c| *c < count);
        let of_data = || present.get().filter(|_| draft.with(Option::is_none)).map(|present| present.roles);
        let suggested = || table.with(|table| table.as_ref().ok().map(TableText::suggested_roles));
        chosen.get().or_else(of_data).filter(exist).or_else(suggested)
    });
    let apply = move || {
        let read = table.with_untracked(|table| {
            let table = table.as_ref().map_err(|error| CustomDatasetError::Table(error.clone()))?;
            let roles = roles.get_untracked().unwrap_or_else(|| table.suggested_roles());
            let (data, rounding) = CustomDataset::from_table(table, &roles)?;
            Ok(ReadText { text: text.get_untracked(), roles, data, rounding })
        });
        match read {
            Ok(read) => {
                let data = read.data.clone();
                problem.set(None);
                read_text.set(Some(read));
                draft.set(None);
                settings.update(from_start(|s| s.set_custom(Some(data))));
            }
            Err(error) => problem.set(Some(error)),
        }
    };
    let choose = move |roles: Roles| {
        chosen.set(Some(roles));
        apply();
    };
    let sentence = move || {
        problem
            .with(|problem| problem.as_ref().map(|error| lang.custom_dataset_error(error)))
            .unwrap_or_default()
    };
    let rounding = Memo::new(move |_| present.get().map_or(0.0, |present| present.rounding));
    let (id, error_id) = (host.id("own-text"), host.id("own-error"));
    view! {
        <label for=id.clone()>{lang.data_as_text()}</label>
        <textarea
            id=id
            rows="6"
            spellcheck="false"
            prop:value=text
            aria-invalid=move || problem.with(Option::is_some).to_string()
            aria-describedby=error_id.clone()
            on:input:target=move |event| draft.set(Some(event.target().value()))
        ></textarea>
        <p class="problem" id=error_id role="alert">{sentence}</p>
        <p class="lede" hidden=move || rounding.get() == 0.0>
            {move || lang.rounded_for_the_link(rounding.get())}
        </p>
        <ColumnChoice columns roles on_change=choose/>
        <button
            disabled=move || draft.with(Option::is_none)
            title=move || draft.with(Option::is_none).then(|| lang.is_used_already())
            on:click=move |_| apply()
        >
            {lang.use_this_data()}
        </button>
    }
}
