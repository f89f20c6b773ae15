//! The button that opens the dialog for saving a figure.

use super::icon::{Icon, IconButton};
use super::part::Part;
use crate::locale::use_lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::state::{Dialog, FigureSource, use_dialogs};
use leptos::prelude::*;

/// A button that opens the dialog for saving a figure. The figure is built when the dialog needs it.
#[component]
pub fn SaveButton(
    /// The accessible name of the button.
    #[prop(into)]
    name: Signal<String>,
    /// Builds the figure with a palette; `None` while there is nothing to show. Its reads are untracked.
    figure: impl Fn(&Palette) -> Option<Figure> + Send + Sync + 'static,
) -> impl IntoView {
    let dialogs = use_dialogs();
    let source = FigureSource::new(figure);
    view! {
        <Part id="save">
            <IconButton
                icon=Icon::Save
                name
                title=use_lang().save_figure()
                class="save"
                on_press=move |()| dialogs.open(Dialog::SaveFigure(source.clone()))
            />
        </Part>
    }
}
