//! Buttons that copy, download or print the table as it is shown.

use super::export::Format;
use super::measurements::Measurements;
use super::row_order::{TableQuery, shown_rows};
use super::settings::CompareSettings;
use crate::components::copy_with_message;
use crate::hooks::{Message, download_text, use_message, use_print_state};
use crate::locale::use_lang;
use crate::state::use_settings;
use leptos::prelude::*;

/// The buttons.
#[component]
pub fn ExportButtons(
    /// Rows and measurements.
    measurements: Measurements,
) -> impl IntoView {
    let lang = use_lang();
    let (message, paper) = (use_message(), use_print_state());
    view! {
        <div class="files" role="group" aria-label=lang.export_group_label()>
            {Format::ALL.map(|format| view! { <FormatButtons format measurements message/> }).collect_view()}
            <button on:click=move |_| paper.print_with_qr(None)>{lang.compare_print()}</button>
            <span role="status">{message.text}</span>
        </div>
    }
}

/// The two buttons of a format.
#[component]
fn FormatButtons(
    /// The format.
    format: Format,
    /// Rows and measurements.
    measurements: Measurements,
    /// The message that follows a press.
    message: Message,
) -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    let write_table = move || {
        measurements.rows.with_untracked(|rows| {
            measurements.results.with_untracked(|results| {
                compare.with_untracked(|settings| {
                    let indices = shown_rows(rows, results, &TableQuery::new(settings), lang);
                    format.write(rows, results, &indices, settings, lang)
                })
            })
        })
    };
    let copy = move |_| {
        let (done, refused) = (lang.format_copied(format), lang.compare_copy_refused());
        copy_with_message(write_table(), message, done, refused);
    };
    let save = move |_| {
        let file = format!("activations.{}", format.ending());
        let started = download_text(&file, &write_table()).map(|()| lang.file_downloaded(&file));
        message.show(started.unwrap_or_else(|| lang.download_failed().into()));
    };
    let (name, ending) = (format.name(), format.ending());
    view! {
        <span class="pair">
            <button aria-label=lang.copy_table_as(name) on:click=copy>{lang.copy_format(name)}</button>
            <button aria-label=lang.download_table_as(name) on:click=save>{format!(".{ending}")}</button>
        </span>
    }
}
