//! The button that saves a figure.

use super::icon::{Icon, IconButton};
use super::part::Part;
use crate::dialogs::{Dialog, FigureSource, use_dialogs};
use crate::locale::use_lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use leptos::prelude::*;

/// A button that opens the dialog in which a figure is saved. The figure is made when it is asked for.
#[component]
pub fn SaveButton(
    /// What it saves, in words.
    #[prop(into)]
    name: Signal<String>,
    /// Makes the figure in these colours; none while there is nothing to see. It reads without following.
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
