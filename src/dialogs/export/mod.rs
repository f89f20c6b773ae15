//! The dialog that saves a figure: as lines, as pixels, as numbers, or on paper.

mod choices;
mod csv;
mod ending;
mod options;
mod png;
mod preview;
mod sheet;
mod svg;
mod writer;

use super::{FigureSource, use_dialogs};
use crate::components::Modal;
use crate::locale::use_lang;
use choices::Choices;
use ending::Ending;
use leptos::prelude::*;
use preview::FilePreview;
use writer::Writer;

/// The dialog.
#[component]
pub fn SaveFigure(
    /// What is saved.
    source: FigureSource,
) -> impl IntoView {
    let dialogs = use_dialogs();
    let writer = Writer::new(source);
    view! {
        <Modal
            class="export"
            title_id="export-title"
            title=use_lang().save_figure()
            on_close=move |()| dialogs.close()
        >
            <div class="export-body">
                <div class="export-options">
                    <Choices writer/>
                    <Ending writer/>
                </div>
                <FilePreview writer/>
            </div>
        </Modal>
    }
}
