//! What a number comes from, in signs and digits, as HTML. All names and numbers are our own.

use crate::number;
use crate::settings::code::{MATRICES, Place};
use engine::activation::{Instance, Order};
use engine::layer::{Cell, Origin, Part, Worked};

/// A number as it stands in a matrix: with few digits where it is far from 1.
pub fn figure(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "NaN".into()
    } else if size.is_finite() && size != 0.0 && !(5e-4..1e5).contains(&size) {
        number::scientific(value, 2)
    } else if (1e3..1e5).contains(&size) {
        number::trimmed(value, 0, 2)
    } else {
        number::plain(value)
    }
}

/// Whether that is all of it, but for rounding in the last digits.
fn is_whole(value: f64) -> bool {
    if !value.is_finite() {
        return true;
    }
    number::parse(&figure(value)).is_some_and(|shown| (shown - value).abs() <= 1e-12 * value.abs().max(1.0))
}

/// How a matrix is written.
pub fn symbol(part: Part) -> &'static str {
    MATRICES.iter().find(|entry| entry.0 == part).map_or("", |entry| entry.2)
}

/// How an entry is written: `X₁₂`.
fn entry(part: Part, row: usize, column: usize) -> String {
    let symbol = symbol(part);
    let row = if is_row(part) { String::new() } else { (row + 1).to_string() };
    let open = if part == Part::Product { ["(", ")"] } else { ["", ""] };
    format!("{}{symbol}{}<sub>{row}{}</sub>", open[0], open[1], column + 1)
}

/// Whether the matrix is a single row.
pub fn is_row(part: Part) -> bool {
    matches!(part, Part::Bias | Part::BiasGradient)
}

fn entry_of(cell: &Cell) -> String {
    entry(cell.part, cell.row, cell.column)
}

/// A number within a product or a sum.
fn factor(value: f64) -> String {
    let text = figure(value);
    if text.starts_with('\u{2212}') { format!("({text})") } else { text }
}

/// Terms with their signs between them.
fn sum(terms: &[Vec<Cell>], write: impl Fn(&Cell) -> String) -> String {
    let product = |term: &Vec<Cell>| term.iter().map(&write).collect::<Vec<_>>().join("·");
    terms.iter().map(product).collect::<Vec<_>>().join(" + ")
}

/// What a number comes from: in signs, and in digits.
pub fn sentence(worked: &Worked, f: &Instance, place: Place) -> [String; 2] {
    let Place { part, row, column } = place;
    let value = worked.matrix(part).at(row, column);
    let name = entry(part, row, column);
    let origin = worked.origin(part, row, column);
    let whole = sources(&origin).iter().all(|cell| is_whole(cell.value)) && is_whole(value);
    let equals = format!("{} <b>{}</b>", if whole { "=" } else { "≈" }, figure(value));
    match &origin {
        Origin::Given if part == Part::Upstream => {
            [format!("{name} {equals},"), "the upstream gradient: ones, as of the sum of all outputs".into()]
        }
        Origin::Given => [format!("{name} {equals},"), "given".into()],
        Origin::Sum(terms) => {
            let digits = sum(terms, |cell| factor(cell.value));
            let alone = matches!(terms.as_slice(), [term] if term.len() == 1);
            let digits = if alone { String::new() } else { format!("= {digits} ") };
            [format!("{name} = {}", sum(terms, entry_of)), format!("{digits}{equals}")]
        }
        Origin::Function(order, cell) => {
            let mark = if *order == Order::Slope { "′" } else { "" };
            let digits = format!("= {}{mark}({})", f.activation.name, figure(cell.value));
            [format!("{name} = <i>f</i>{mark}({})", entry_of(cell)), format!("{digits} {equals}")]
        }
    }
}

/// The cells that a number comes from.
fn sources(origin: &Origin) -> Vec<Cell> {
    match origin {
        Origin::Given => vec![],
        Origin::Sum(terms) => terms.concat(),
        Origin::Function(_, cell) => vec![*cell],
    }
}

/// The places that a number comes from, each with the number of its term, counted from 1.
pub fn marks(worked: &Worked, place: Place) -> Vec<(Place, usize)> {
    let mark = |cell: &Cell, n| (Place { part: cell.part, row: cell.row, column: cell.column }, n);
    match worked.origin(place.part, place.row, place.column) {
        Origin::Given => vec![],
        Origin::Sum(terms) => {
            let of = |(n, term): (usize, &Vec<Cell>)| {
                term.iter().map(|cell| mark(cell, n + 1)).collect::<Vec<_>>()
            };
            terms.iter().enumerate().flat_map(of).collect()
        }
        Origin::Function(_, cell) => vec![mark(&cell, 1)],
    }
}

/// The units all of whose pre-activations are negative.
pub fn inactive(worked: &Worked) -> Vec<usize> {
    let z = worked.matrix(Part::PreActivation);
    (0..z.columns())
        .filter(|&unit| z.iter_rows().all(|row| row.get(unit).is_some_and(|v| *v < 0.0)))
        .collect()
}

/// What that means for them, as a sentence; empty where there are none.
pub fn about_inactive(worked: &Worked, f: &Instance) -> String {
    let units = inactive(worked);
    let Some(first) = units.first() else { return String::new() };
    let nothing = |part| {
        let matrix = worked.matrix(part);
        units.iter().all(|&unit| matrix.iter_rows().all(|row| row.get(unit).is_some_and(|v| *v == 0.0)))
    };
    let name = f.activation.name;
    let listed: Vec<String> = units.iter().map(|unit| (unit + 1).to_string()).collect();
    let whose = match listed.as_slice() {
        [_] => format!("Unit {} is inactive: all its pre-activations are negative", first + 1),
        _ => format!("Units {} are inactive: all their pre-activations are negative", listed.join(", ")),
    };
    let what = match (nothing(Part::Output), nothing(Part::Slope)) {
        (true, true) => format!("{name} gives 0 and passes no gradient back"),
        (false, true) => format!("{name} passes no gradient back"),
        _ => format!("{name} still passes a gradient back"),
    };
    format!("{whose}, and {what}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;
    use engine::layer::Layer;

    fn said(layer: &Layer, id: &str, part: Part, row: usize, column: usize) -> String {
        let f = Instance::new(find(id).unwrap());
        let text = sentence(&layer.work(&f), &f, Place { part, row, column }).join(" ");
        ["<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>"].iter().fold(text, |text, tag| text.replace(tag, ""))
    }

    #[test]
    fn numbers_are_traced_to_their_terms() {
        let layer = Layer::default();
        let say = |part, row, column| said(&layer, "relu", part, row, column);
        assert_eq!(say(Part::Product, 0, 0), "(X·W)11 = X11·W11 + X12·W21 = 1·0.5 + 2·1.5 = 3.5");
        assert_eq!(say(Part::PreActivation, 1, 1), "Z22 = (X·W)22 + b2 = 11 + 0.2 = 11.2");
        assert_eq!(say(Part::Output, 0, 0), "Y11 = f(Z11) = ReLU(3.6) = 3.6");
        assert_eq!(say(Part::Slope, 0, 0), "f′(Z)11 = f′(Z11) = ReLU′(3.6) = 1");
        assert_eq!(say(Part::Delta, 0, 1), "δ12 = G12·f′(Z)12 = 1·1 = 1");
        assert_eq!(say(Part::InputGradient, 0, 1), "dX12 = δ11·W21 + δ12·W22 = 1·1.5 + 1·2 = 3.5");
        assert_eq!(say(Part::WeightGradient, 1, 0), "dW21 = X12·δ11 + X22·δ21 = 2·1 + 4·1 = 6");
        assert_eq!(say(Part::BiasGradient, 0, 1), "db2 = δ12 + δ22 = 1 + 1 = 2");
        assert_eq!(say(Part::Inputs, 1, 0), "X21 = 3, given");
    }

    #[test]
    fn negative_and_rounded_numbers_are_written_as_such() {
        let layer = Layer::default().with_inactive_unit(0);
        assert_eq!(said(&layer, "relu", Part::PreActivation, 0, 0), "Z11 = (X·W)11 + b1 = 3.5 + (−8) = −4.5");
        assert_eq!(said(&layer, "sigmoid", Part::Output, 0, 0), "Y11 = f(Z11) = Sigmoid(−4.5) ≈ 0.011");
    }

    #[test]
    fn the_terms_of_a_number_are_marked_in_pairs() {
        let f = Instance::new(find("relu").unwrap());
        let found = marks(&Layer::default().work(&f), Place { part: Part::Product, row: 1, column: 0 });
        let at = |part, row, column| Place { part, row, column };
        let (x, w) = (Part::Inputs, Part::Weights);
        assert_eq!(found, [(at(x, 1, 0), 1), (at(w, 0, 0), 1), (at(x, 1, 1), 2), (at(w, 1, 0), 2)]);
    }

    #[test]
    fn an_inactive_unit_is_told_from_one_that_only_leaks() {
        let layer = Layer::default().with_inactive_unit(1);
        let about = |id: &str| {
            let f = Instance::new(find(id).unwrap());
            about_inactive(&layer.work(&f), &f)
        };
        assert_eq!(
            about("relu"),
            "Unit 2 is inactive: all its pre-activations are negative, and ReLU gives 0 and passes no gradient back."
        );
        assert!(about("leaky_relu").ends_with("Leaky ReLU still passes a gradient back."));
        let f = Instance::new(find("relu").unwrap());
        assert_eq!(about_inactive(&Layer::default().work(&f), &f), "");
    }
}
