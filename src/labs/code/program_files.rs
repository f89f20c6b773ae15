//! Copying and downloading the program.

use super::notebook::notebook;
use crate::components::copy_with_message;
use crate::hooks::{download_text, use_message};
use crate::locale::use_lang;
use engine::snippet::{Language, Program};
use leptos::prelude::*;

/// Buttons that copy and download the program, and a message of the outcome.
#[component]
pub fn ProgramFiles(
    /// The program.
    program: Memo<Option<Program>>,
) -> impl IntoView {
    let lang = use_lang();
    let message = use_message();
    let download_as = move |file: &str, text: &str| {
        let outcome = download_text(file, text);
        message.show(outcome.map_or_else(|| lang.download_failed().into(), |()| lang.file_downloaded(file)));
    };
    let copy = move |_| {
        if let Some(program) = program.get_untracked() {
            copy_with_message(program.text, message, lang.program_copied(), lang.program_copy_failed());
        }
    };
    let download = move |_| {
        if let Some(Program { file, text, .. }) = program.get_untracked() {
            download_as(&file, &text);
        }
    };
    let download_notebook = move |_| {
        let Some(Program { file, text, .. }) = program.get_untracked() else { return };
        if let Ok(notebook) = notebook(&text) {
            download_as(&file.replace(".py", ".ipynb"), &notebook);
        }
    };
    let name =
        move || program.with(|program| program.as_ref().map(|program| lang.download_program(&program.file)));
    let is_python = Memo::new(move |_| {
        let target = program.with(|program| program.as_ref().map(|program| program.target));
        target.is_some_and(|target| Language::of(target) == Language::Python)
    });
    view! {
        <div class="files">
            <button on:click=copy>{lang.copy_program()}</button>
            <button on:click=download>{name}</button>
            <button hidden=move || !is_python.get() on:click=download_notebook>{lang.as_notebook()}</button>
            <span role="status">{message.text}</span>
        </div>
    }
}
