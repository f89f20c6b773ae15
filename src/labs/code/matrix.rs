//! A matrix as a table in brackets.

use super::terms::{is_row, symbol};
use crate::dom::{El, el};
use crate::number;
use crate::reactive::*;
use crate::settings::Settings;
use crate::settings::code::{MATRICES, Place};
use crate::settings::field::id_of;
use crate::store::Store;
use crate::ui::NumberField;
use engine::layer::{Layer, MAX_ENTRY, Matrix, Part};

/// What rows and columns of a matrix stand for.
fn axes(part: Part) -> [&'static str; 2] {
    match part {
        Part::Inputs | Part::InputGradient => ["example", "input"],
        Part::Weights | Part::WeightGradient => ["input", "unit"],
        _ => ["example", "unit"],
    }
}

/// Its rows and columns in a layer of so many examples, inputs and units.
fn shape(part: Part, [examples, inputs, units]: [usize; 3]) -> [usize; 2] {
    match part {
        Part::Inputs | Part::InputGradient => [examples, inputs],
        Part::Weights | Part::WeightGradient => [inputs, units],
        Part::Bias | Part::BiasGradient => [1, units],
        _ => [examples, units],
    }
}

/// What it is, in a word.
fn word(part: Part) -> &'static str {
    match part {
        Part::Inputs => "inputs",
        Part::Weights => "weights",
        Part::Bias => "bias",
        Part::Product => "products",
        Part::PreActivation => "pre-activations",
        Part::Output => "outputs",
        Part::Upstream => "upstream",
        Part::Slope => "slopes",
        Part::Delta => "gradient at <i>Z</i>",
        Part::InputGradient => "= <i>δ</i>·<i>W</i>ᵀ",
        Part::WeightGradient => "= <i>X</i>ᵀ·<i>δ</i>",
        Part::BiasGradient => "= sums of <i>δ</i>",
    }
}

/// A matrix with its name above it and an operator before it.
pub fn matrix(store: Store, operator: &str, part: Part, sizes: [usize; 3]) -> El {
    let id = id_of(&MATRICES, part);
    let [rows, columns] = shape(part, sizes);
    let name = format!("<b>{}</b> <span>{}</span>", symbol(part), word(part));
    let table = el("table")
        .set("aria-labelledby", format!("matrix-{id}"))
        .with(el("thead").html(head(axes(part)[1], columns)))
        .with(el("tbody").with_all((0..rows).map(|row| table_row(store, part, row, columns))));
    el("div")
        .class(format!("term of-{id}"))
        .with(el("span").class("operator").set("aria-hidden", "true").html(operator.to_owned()))
        .with(el("div").class("matrix-name").set("id", format!("matrix-{id}")).html(name))
        .with(
            el("div")
                .class("matrix")
                .with(el("div").class(if given(part).is_some() { "" } else { "far" }).with(table)),
        )
}

/// The heads of the columns, which are heard and not seen.
fn head(kind: &str, columns: usize) -> String {
    let one = |n: usize| format!("<th scope=\"col\"><span class=\"sr-only\">{kind} {n}</span></th>");
    format!("<tr><td></td>{}</tr>", (1..=columns).map(one).collect::<String>())
}

fn table_row(store: Store, part: Part, row: usize, columns: usize) -> El {
    let name = if is_row(part) { "all examples".into() } else { format!("{} {}", axes(part)[0], row + 1) };
    let head = el("th").set("scope", "row").with(el("span").class("sr-only").text(name));
    let cells = (0..columns).map(|column| {
        let place = Place { part, row, column };
        el("td").set("data-cell", place.written()).with(match given(part) {
            Some(read) => field(store, place, read),
            None => el("button"),
        })
    });
    el("tr").with(head).with_all(cells)
}

/// How a given matrix is read from a layer; none for one that is computed.
fn given(part: Part) -> Option<fn(&Layer) -> &Matrix> {
    match part {
        Part::Inputs => Some(Layer::inputs),
        Part::Weights => Some(Layer::weights),
        Part::Bias => Some(Layer::bias),
        _ => None,
    }
}

/// A number that can be changed.
fn field(store: Store, place: Place, read: fn(&Layer) -> &Matrix) -> El {
    let Place { part, row, column } = place;
    let id = id_of(&MATRICES, part);
    let [rows, columns] = axes(part);
    let at_row = if is_row(part) { String::new() } else { format!("{rows} {}, ", row + 1) };
    let on_change = move |value: f64| {
        store.drag((id, row * 4 + column), |s: &mut Settings| s.code.put(place, value));
    };
    let field = NumberField {
        label: Signal::stored(format!("{}: {at_row}{columns} {}", id.to_uppercase(), column + 1)),
        value: store.memo(move |s| read(&s.code.layer()).at(row, column)),
        min: -MAX_ENTRY,
        max: MAX_ENTRY,
        id: format!("{id}-{}-{}", row + 1, column + 1),
        show: |v| number::shortest(v).replace('-', "\u{2212}"),
        labelled: false,
        on_change: Callback::new(on_change),
    };
    field.view()
}
