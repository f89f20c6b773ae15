//! What is saved, and how.

use super::options::{Format, Options, RATIOS};
use super::writer::Writer;
use crate::components::{Check, Chips};
use crate::locale::use_lang;
use leptos::prelude::*;

/// Format, size, colours, ground, trace.
#[component]
pub fn Choices(
    /// What is written.
    writer: Writer,
) -> impl IntoView {
    let lang = use_lang();
    let options = writer.options;
    let no_picture = Memo::new(move |_| writer.is(Format::Csv));
    let no_marks = move || no_picture.get() || !writer.has_marks();
    let colors = vec![(false, lang.export_colors_shown()), (true, lang.export_colors_light())];
    view! {
        <Chips
            label=lang.export_format()
            options=Format::ALL.to_vec()
            value=read(options, |o| o.format)
            on_change=move |format| options.update(|o| o.format = format)
        />
        <p class="lede">{move || writer.description()}</p>
        <Chips
            label=lang.export_size()
            options=RATIOS.to_vec()
            value=read(options, |o| o.ratio)
            on_change=move |ratio| options.update(|o| o.ratio = ratio)
            attr:hidden=move || !writer.is(Format::Png)
        />
        <Chips
            label=lang.export_colors()
            options=colors
            value=read(options, |o| o.light)
            on_change=move |light| options.update(|o| o.light = light)
            attr:hidden=no_picture
        />
        <Check
            label=lang.export_transparent()
            checked=read(options, |o| o.transparent)
            on_change=move |on| options.update(|o| o.transparent = on)
            attr:hidden=no_picture
        />
        <Check
            label=lang.export_marks()
            checked=read(options, |o| o.marks)
            on_change=move |on| options.update(|o| o.marks = on)
            attr:hidden=no_marks
        />
    }
}

fn read<T: PartialEq + Send + Sync + 'static>(
    options: RwSignal<Options>,
    read: fn(&Options) -> T,
) -> Memo<T> {
    Memo::new(move |_| options.with(read))
}
