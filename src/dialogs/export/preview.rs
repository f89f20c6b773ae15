//! The file as it will be.

use super::options::Format;
use super::writer::Writer;
use crate::locale::use_lang;
use leptos::prelude::*;

/// Lines of a table that are shown.
const SHOWN: usize = 12;

/// The drawing, or the first lines of the table.
#[component]
pub fn FilePreview(
    /// What is written.
    writer: Writer,
) -> impl IntoView {
    let is_table = Memo::new(move |_| writer.is(Format::Csv));
    let lines = move || {
        let first = |table: &String| table.lines().take(SHOWN).collect::<Vec<_>>().join("\n");
        is_table.get().then(|| writer.table().with(first))
    };
    let picture = move || {
        let drawing = writer.drawing().filter(|_| !is_table.get())?;
        let url = format!("data:image/svg+xml,{}", js_sys::encode_uri_component(&drawing.svg));
        let [width, height] = [drawing.size.0, drawing.size.1].map(|length| length.round().to_string());
        Some(view! { <img src=url alt=drawing.title width=width height=height/> })
    };
    view! {
        <div class="export-preview" tabindex="0" role="group" aria-label=use_lang().preview()>
            <div class:transparent=move || writer.options.with(|o| o.transparent) hidden=is_table>
                {picture}
            </div>
            <pre hidden=move || !is_table.get()>{lines}</pre>
        </div>
    }
}
