//! The dialog that saves a figure: as lines, as pixels, as numbers, or on paper.
//!
//! A program of its own, so that no lab carries the writers. The shapes it paints are those of the lab.

mod csv;
mod paper;
mod png;
mod sheet;
mod svg;

use crate::browser::{self, window};
use crate::dom::{El, button, el};
use crate::plot::figure::{Figure, Layer};
use crate::reactive::*;
use crate::ui::{check, modal};
use js_sys::{Array, Float64Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Csv,
}

impl Format {
    /// All of them, each with its name, which is the ending of its files, too.
    const ALL: [(Format, &'static str); 3] =
        [(Format::Svg, "SVG"), (Format::Png, "PNG"), (Format::Csv, "CSV")];
}

/// Pixels of a PNG in a CSS pixel.
const RATIOS: [(u32, &str); 3] = [(1, "1×"), (2, "2×"), (4, "4×")];

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Options {
    format: Format,
    ratio: u32,
    /// Without a ground.
    clear: bool,
    /// In the colours of the light theme.
    light: bool,
    /// With what a pointer has put there.
    mark: bool,
}

impl Options {
    /// What the file of a figure is called.
    fn file_name(&self, figure: &Figure) -> String {
        let Figure { file, .. } = figure;
        match (self.format, self.ratio) {
            (Format::Svg, _) => format!("{file}.svg"),
            (Format::Png, 1) => format!("{file}.png"),
            (Format::Png, ratio) => format!("{file}-{ratio}x.png"),
            (Format::Csv, _) => format!("{file}.csv"),
        }
    }
}

/// Where the dialog stands.
#[derive(Clone)]
struct Place {
    /// The address of the whole page with this view.
    link: String,
    /// Whether the page is the lab's, so that it can be printed.
    whole: bool,
}

/// Opens the dialog within an element. `source` gives the figure when called with whether it is to be in light colours;
/// `link` is the address of the whole page with the view, and `whole` whether this is that page.
pub fn open(source: Function, within: Element, link: String, whole: bool) {
    let place = Place { link, whole };
    modal(within, "export", "Save the figure", |close| content(source, &place, close));
}

/// The figure that a lab has packed.
fn asked(source: &Function, light: bool) -> Option<Figure> {
    let packed: Array = source.call1(&JsValue::NULL, &light.into()).ok()?.dyn_into().ok()?;
    let numbers: Float64Array = packed.get(0).dyn_into().ok()?;
    Figure::unpack(&numbers.to_vec(), &packed.get(1).as_string()?)
}

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct State {
    options: RwSignal<Options>,
    figure: Signal<Option<Figure>>,
    said: RwSignal<String>,
}

fn content(source: Function, place: &Place, close: Callback<()>) -> El {
    let options =
        RwSignal::new(Options { format: Format::Svg, ratio: 2, clear: false, light: false, mark: true });
    let light = memo(move || options.with(|o| o.light));
    let figure = memo(move || asked(&source, light.get()));
    let state = State { options, figure, said: RwSignal::new(String::new()) };
    let left = el("div").class("export-options").with_all(choices(state)).with_all(ends(state, place, close));
    el("div").class("export-body").with(left).with(preview(state))
}

/// A row of buttons of which one is pressed.
fn row<T: Copy + PartialEq + 'static>(
    name: &'static str,
    state: State,
    all: &'static [(T, &'static str)],
    read: fn(&Options) -> T,
    write: fn(&mut Options, T),
) -> El {
    let chip = |(value, name): &'static (T, &'static str)| {
        let pressed = aria(move || state.options.with(read) == *value);
        button(*name, move || state.options.update(|o| write(o, *value))).set("aria-pressed", pressed)
    };
    el("div").class("chips").set("role", "group").set("aria-label", name).with_all(all.iter().map(chip))
}

/// What and how.
fn choices(state: State) -> [El; 6] {
    let is = move |format| flag(move || state.options.with(|o| o.format != format));
    let no_picture = flag(move || state.options.with(|o| o.format == Format::Csv));
    let is_mark = |layer: &Layer| matches!(layer, Layer::Mark(_));
    let unmarked = move || state.figure.with(|f| !f.as_ref().is_some_and(|f| f.layers.iter().any(is_mark)));
    let formats = row("Format", state, &Format::ALL, |o| o.format, |o, v| o.format = v);
    let ratios = row("Size", state, &RATIOS, |o| o.ratio, |o, v| o.ratio = v).flag("hidden", is(Format::Png));
    const COLOURS: &[(bool, &str)] = &[(false, "As shown"), (true, "Light, for print")];
    let colours = row("Colours", state, COLOURS, |o| o.light, |o, v| o.light = v).flag("hidden", no_picture);
    let option = |name, read: fn(&Options) -> bool, write: fn(&mut Options, bool)| {
        let on = memo(move || state.options.with(read));
        check(name, on, move |on| state.options.update(|o| write(o, on)))
    };
    [
        formats,
        el("p").class("lede").text(text(move || state.told())),
        ratios,
        colours,
        option("Without a ground", |o| o.clear, |o, v| o.clear = v).flag("hidden", no_picture),
        option("With the trace", |o| o.mark, |o, v| o.mark = v)
            .flag("hidden", flag(move || unmarked() || no_picture.get())),
    ]
}

impl State {
    /// What the chosen format is good for, or why there is nothing to save.
    fn told(self) -> String {
        let Options { format, ratio, .. } = self.options.get();
        self.figure.with(|figure| {
            let Some(figure) = figure else { return "There is nothing to be saved yet.".into() };
            let pixels = figure.layers.iter().any(|l| matches!(l, Layer::Pixels { .. }));
            match format {
                Format::Svg if pixels => {
                    "Lines and type are sharp at any size; the fields are pictures of pixels within.".into()
                }
                Format::Svg => "Lines and type, sharp at any size, which drawing programs can change.".into(),
                Format::Png => {
                    let (width, height) = sheet::size(figure);
                    let of = |length: f64| (length * f64::from(ratio)).round() as u32;
                    format!("{} × {} pixels.", of(width), of(height))
                }
                Format::Csv if figure.columns.is_empty() => {
                    "This figure is a picture: it has no numbers that a table could hold.".into()
                }
                Format::Csv => {
                    let rows = csv::csv(figure).lines().count() - 1;
                    format!("The numbers that are drawn, with all digits: {rows} rows by {}.", figure.axis)
                }
            }
        })
    }

    /// Whether there is nothing to be written.
    fn is_empty(self) -> bool {
        let csv = self.options.with(|o| o.format == Format::Csv);
        self.figure.with(|f| f.as_ref().is_none_or(|f| csv && f.columns.is_empty()))
    }

    fn name(self) -> String {
        let options = self.options.get();
        self.figure.with(|f| f.as_ref().map(|f| options.file_name(f)).unwrap_or_default())
    }

    /// The figure as text: an SVG, or the table.
    fn written(self) -> String {
        let options = self.options.get();
        self.figure.with(|figure| match figure {
            None => String::new(),
            Some(figure) if options.format == Format::Csv => csv::csv(figure),
            Some(figure) => {
                let layers = sheet::layers(figure, options.clear, options.mark);
                svg::svg(&figure.title, sheet::size(figure), &layers, png::address)
            }
        })
    }

    /// Says how a file has fared.
    fn say(self, done: Option<()>) {
        let name = self.name();
        let words = match done {
            None => format!("The browser refuses downloads here: {name} was not saved."),
            Some(()) if is_framed() => {
                format!(
                    "{name} was offered. If nothing has arrived, the page around this frame allows no downloads."
                )
            }
            Some(()) => format!("{name} was offered."),
        };
        self.said.set(words);
    }

    /// Offers the file.
    fn save(self) {
        let options = self.options.get_untracked();
        if options.format != Format::Png {
            return self.say(browser::download(&self.name(), &self.written()));
        }
        let offered = self.figure.with_untracked(|figure| {
            let figure = figure.as_ref()?;
            let layers = sheet::layers(figure, options.clear, options.mark);
            let name = options.file_name(figure);
            let offer =
                move |blob: Option<web_sys::Blob>| self.say(blob.and_then(|b| browser::offer(&name, &b)));
            png::make(sheet::size(figure), f64::from(options.ratio), &layers, offer)
        });
        if offered.is_none() {
            self.say(None);
        }
    }
}

/// Whether this page stands in a frame of another.
fn is_framed() -> bool {
    let parent = window().and_then(|window| Some((window.parent().ok()??, window)));
    parent.is_some_and(|(parent, window)| parent != window)
}

/// Whether the host of the frame has taken its origin away, and with it most rights.
fn is_sandboxed() -> bool {
    is_framed() && window().is_some_and(|window| window.origin() == "null")
}

/// The name of the file, the buttons, and what is said of them.
fn ends(state: State, place: &Place, close: Callback<()>) -> [El; 4] {
    let State { options, said, .. } = state;
    effect(move || {
        options.track();
        said.set(String::new());
    });
    let name = el("p").class("export-name").with(el("code").text(text(move || state.name())));
    let empty = flag(move || state.is_empty());
    let save = button("Save", move || state.save()).class("primary").flag("disabled", empty);
    let link = place.link.clone();
    let print = move || {
        close.run(());
        paper::print(&link);
    };
    let mut buttons = el("div").class("export-buttons").with(save);
    if place.whole {
        let title = "The lab on paper: curves, numbers, link and QR code";
        buttons = buttons.with(button("Print …", print).set("title", title));
    }
    let warning = el("p").class("lede");
    let warning = if is_sandboxed() {
        let link = el("a").set("href", place.link.clone()).set("target", "_blank").set("rel", "noopener");
        warning
            .words("The page around this frame has put it into a sandbox, which may drop files without a word. The whole page is at ")
            .with(link.text(place.link.clone()))
    } else {
        warning.set("hidden", "")
    };
    [name, buttons, el("p").class("lede").set("role", "status").text(said), warning]
}

/// Lines of a table that are shown.
const SHOWN: usize = 12;

/// The file as it will be.
fn preview(state: State) -> El {
    let is_table = memo(move || state.options.with(|o| o.format == Format::Csv));
    let drawing = text(move || if is_table.get() { String::new() } else { state.written() });
    let table = text(move || {
        let written = if is_table.get() { state.written() } else { String::new() };
        written.lines().take(SHOWN).collect::<Vec<_>>().join("\n")
    });
    let picture = el("div")
        .class_if("clear", flag(move || state.options.with(|o| o.clear)))
        .flag("hidden", is_table)
        .html(drawing);
    el("div")
        .class("export-preview")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", "Preview")
        .with(picture)
        .with(el("pre").flag("hidden", flag(move || !is_table.get())).text(table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::tests::every_kind;

    #[test]
    fn files_are_named_by_what_is_inside() {
        let name = |format, ratio| {
            Options { format, ratio, clear: false, light: false, mark: true }.file_name(&every_kind())
        };
        assert_eq!(name(Format::Svg, 4), "relu-elu-f.svg");
        assert_eq!(name(Format::Png, 1), "relu-elu-f.png");
        assert_eq!(name(Format::Png, 4), "relu-elu-f-4x.png");
        assert_eq!(name(Format::Csv, 2), "relu-elu-f.csv");
    }
}
