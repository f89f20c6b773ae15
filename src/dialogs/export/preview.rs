//! The preview of the file.

use super::figure_export::FigureExport;
use super::options::Format;
use crate::locale::use_lang;
use leptos::prelude::*;

/// The number of table lines shown.
const PREVIEW_LINES: usize = 12;

/// The image, or the first lines of the table.
#[component]
pub fn FilePreview(
    /// The export.
    export: FigureExport,
) -> impl IntoView {
    let is_table = Memo::new(move |_| export.is(Format::Csv));
    let lines = move || {
        let first = |table: &String| table.lines().take(PREVIEW_LINES).collect::<Vec<_>>().join("\n");
        is_table.get().then(|| export.table().with(first))
    };
    let picture = move || {
        let drawing = export.drawing().filter(|_| !is_table.get())?;
        let url = format!("data:image/svg+xml,{}", js_sys::encode_uri_component(&drawing.svg));
        let [width, height] = [drawing.size.0, drawing.size.1].map(|length| length.round().to_string());
        Some(view! { <img src=url alt=drawing.title width=width height=height/> })
    };
    view! {
        <div class="export-preview" tabindex="0" role="group" aria-label=use_lang().preview()>
            <div class:transparent=move || export.options.with(|o| o.transparent) hidden=is_table>
                {picture}
            </div>
            <pre hidden=move || !is_table.get()>{lines}</pre>
        </div>
    }
}
