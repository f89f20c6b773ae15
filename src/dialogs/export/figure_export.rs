//! The export of a figure: file contents, preview and saving.

use super::options::{Format, Options};
use super::{csv, png, sheet, svg};
use crate::hooks::{download_file, download_text, read_palette};
use crate::host::is_framed;
use crate::locale::{Lang, use_lang};
use crate::plot::figure::{Figure, Layer};
use crate::plot::scene::Px;
use crate::state::{FigureSource, use_state};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The export of a figure with options, and the outcome of saving.
#[derive(Clone, Copy)]
pub struct FigureExport {
    /// The options.
    pub options: RwSignal<Options>,
    /// The outcome of saving.
    pub message: RwSignal<String>,
    lang: Lang,
    figure: Memo<Option<Figure>>,
    table: Memo<String>,
    drawing: Memo<Option<Drawing>>,
}

/// A figure as SVG.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The title.
    pub title: String,
    /// Width and height in CSS pixels.
    pub size: Px,
    /// The document.
    pub svg: String,
}

impl FigureExport {
    /// The export of a figure with the default options.
    pub fn new(source: FigureSource) -> Self {
        let (state, lang) = (use_state(), use_lang());
        let options = RwSignal::new(Options::default());
        let light = Memo::new(move |_| options.with(|o| o.light));
        let figure = Memo::new(move |_| {
            let theme = untrack(|| state.theme());
            source.figure(&read_palette(theme, state.host, light.get()))
        });
        let table =
            Memo::new(move |_| figure.with(|figure| figure.as_ref().map(csv::csv).unwrap_or_default()));
        let look = Memo::new(move |_| options.with(|o| (o.transparent, o.pointer_shapes)));
        let drawing = Memo::new(move |_| {
            let (transparent, pointer_shapes) = look.get();
            figure.with(|figure| {
                figure.as_ref().map(|figure| Drawing::new(figure, transparent, pointer_shapes))
            })
        });
        FigureExport { options, message: RwSignal::new(String::new()), lang, figure, table, drawing }
    }

    /// Whether this format is chosen.
    pub fn is(self, format: Format) -> bool {
        self.options.with(|o| o.format == format)
    }

    /// The figure as SVG; `None` while there is nothing to show.
    pub fn drawing(self) -> Option<Drawing> {
        self.drawing.get()
    }

    /// The data of the figure as CSV.
    pub fn table(self) -> Memo<String> {
        self.table
    }

    /// Whether the figure has shapes that the pointer placed.
    pub fn has_pointer_shapes(self) -> bool {
        let is_pointer_layer = |layer: &Layer| matches!(layer, Layer::Pointer(_));
        self.figure
            .with(|figure| figure.as_ref().is_some_and(|figure| figure.layers.iter().any(is_pointer_layer)))
    }

    /// Whether there is nothing to save.
    pub fn is_empty(self) -> bool {
        let csv = self.is(Format::Csv);
        self.figure.with(|figure| figure.as_ref().is_none_or(|figure| csv && figure.columns.is_empty()))
    }

    /// The file name.
    pub fn file_name(self) -> String {
        let options = self.options.get();
        self.figure.with(|figure| figure.as_ref().map(|f| options.file_name(f)).unwrap_or_default())
    }

    /// The description of the chosen format, or why there is nothing to save.
    pub fn description(self) -> String {
        let (Options { format, ratio, .. }, lang) = (self.options.get(), self.lang);
        self.figure.with(|figure| {
            let Some(figure) = figure else { return lang.export_nothing_yet().into() };
            match format {
                Format::Svg => {
                    let pixels = figure.layers.iter().any(|layer| matches!(layer, Layer::Pixels { .. }));
                    lang.export_svg(pixels).into()
                }
                Format::Png => {
                    let (width, height) = sheet::size(figure);
                    let pixels = |length: f64| (length * f64::from(ratio)).round() as u32;
                    lang.export_png(pixels(width), pixels(height))
                }
                Format::Csv if figure.columns.is_empty() => lang.export_no_numbers().into(),
                Format::Csv => {
                    let rows = self.table.with(|table| table.lines().count() - 1);
                    lang.export_csv(rows, &figure.axis)
                }
            }
        })
    }

    /// Downloads the file and shows the outcome.
    pub fn save(self) {
        let (format, name) = untrack(|| (self.options.get().format, self.file_name()));
        match format {
            Format::Svg => {
                let download =
                    self.drawing.with_untracked(|drawing| download_text(&name, &drawing.as_ref()?.svg));
                self.report(&name, download);
            }
            Format::Csv => {
                let download = self.table.with_untracked(|table| download_text(&name, table));
                self.report(&name, download);
            }
            Format::Png => spawn_local(async move {
                let download = self.png().await.and_then(|file| download_file(&name, &file));
                self.report(&name, download);
            }),
        }
    }

    async fn png(self) -> Option<web_sys::Blob> {
        let options = self.options.get_untracked();
        let (size, layers) = self.figure.with_untracked(|figure| {
            let figure = figure.as_ref()?;
            Some((sheet::size(figure), sheet::layers(figure, options.transparent, options.pointer_shapes)))
        })?;
        png::png(size, f64::from(options.ratio), &layers).await
    }

    fn report(self, name: &str, download: Option<()>) {
        let sentence = match download {
            None => self.lang.export_failed(name),
            Some(()) if is_framed() => self.lang.export_downloaded_in_frame(name),
            Some(()) => self.lang.export_downloaded(name),
        };
        // The dialog may have been closed.
        self.message.try_set(sentence);
    }
}

impl Drawing {
    fn new(figure: &Figure, transparent: bool, pointer_shapes: bool) -> Self {
        let size = sheet::size(figure);
        let layers = sheet::layers(figure, transparent, pointer_shapes);
        let svg = svg::document(&figure.title, size, &layers, png::data_url).to_string();
        Drawing { title: figure.title.clone(), size, svg }
    }
}
