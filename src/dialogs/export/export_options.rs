//! The options of a saved figure.

use super::figure_export::FigureExport;
use super::options::{Format, Options, RATIOS};
use crate::components::{Checkbox, Chips};
use crate::locale::use_lang;
use leptos::prelude::*;

/// Format, size, colours, background, trace.
#[component]
pub fn ExportOptions(
    /// The export.
    export: FigureExport,
) -> impl IntoView {
    let lang = use_lang();
    let options = export.options;
    let is_table = Memo::new(move |_| export.is(Format::Csv));
    let no_pointer_shapes = move || is_table.get() || !export.has_pointer_shapes();
    let colors = vec![(false, lang.export_colors_shown()), (true, lang.export_colors_light())];
    view! {
        <Chips
            label=lang.export_format()
            options=Format::ALL.to_vec()
            value=read(options, |o| o.format)
            on_change=move |format| options.update(|o| o.format = format)
        />
        <p class="lede">{move || export.description()}</p>
        <Chips
            label=lang.export_size()
            options=RATIOS.to_vec()
            value=read(options, |o| o.ratio)
            on_change=move |ratio| options.update(|o| o.ratio = ratio)
            attr:hidden=move || !export.is(Format::Png)
        />
        <Chips
            label=lang.export_colors()
            options=colors
            value=read(options, |o| o.light)
            on_change=move |light| options.update(|o| o.light = light)
            attr:hidden=is_table
        />
        <Checkbox
            label=lang.export_transparent()
            checked=read(options, |o| o.transparent)
            on_change=move |on| options.update(|o| o.transparent = on)
            attr:hidden=is_table
        />
        <Checkbox
            label=lang.export_pointer_shapes()
            checked=read(options, |o| o.pointer_shapes)
            on_change=move |on| options.update(|o| o.pointer_shapes = on)
            attr:hidden=no_pointer_shapes
        />
    }
}

fn read<T: PartialEq + Send + Sync + 'static>(
    options: RwSignal<Options>,
    read: fn(&Options) -> T,
) -> Memo<T> {
    Memo::new(move |_| options.with(read))
}
