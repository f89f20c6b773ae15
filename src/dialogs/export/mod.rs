//! The dialog that saves a figure as SVG, PNG or CSV, or prints it.

mod csv;
mod export_options;
mod figure_export;
mod options;
mod png;
mod preview;
mod save_panel;
mod sheet;
mod svg;

use crate::components::Modal;
use crate::locale::use_lang;
use crate::state::{FigureSource, use_dialogs};
use export_options::ExportOptions;
use figure_export::FigureExport;
use leptos::prelude::*;
use preview::FilePreview;
use save_panel::SavePanel;

/// The dialog.
#[component]
pub fn SaveFigure(
    /// Builds the figure.
    source: FigureSource,
) -> impl IntoView {
    let dialogs = use_dialogs();
    let export = FigureExport::new(source);
    view! {
        <Modal
            class="export"
            title_id="export-title"
            title=use_lang().save_figure()
            on_close=move |()| dialogs.close()
        >
            <div class="export-body">
                <div class="export-options">
                    <ExportOptions export/>
                    <SavePanel export/>
                </div>
                <FilePreview export/>
            </div>
        </Modal>
    }
}
