//! What a number comes from, in symbols and in digits.

use super::notation::{entry_symbol, entry_text, factor_text, is_exact};
use super::place::Place;
use crate::locale::Lang;
use engine::activation::{Instance, Order};
use engine::layer::{Entry, EvaluatedLayer, Origin, Tensor};
use leptos::prelude::*;

/// A piece of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Signs, numbers and words.
    Text(String),
    /// The symbol of an entry.
    Entry(Place),
    /// The activation, or its derivative.
    Function(Order),
    /// The number that is explained.
    Result(String),
}

impl Piece {
    fn text(text: impl Into<String>) -> Self {
        Piece::Text(text.into())
    }

    fn view(self) -> AnyView {
        match self {
            Piece::Text(text) => text.into_any(),
            Piece::Entry(place) => entry_symbol(place).into_any(),
            Piece::Function(order) => view! { <i>"f"</i>{prime(order)} }.into_any(),
            Piece::Result(number) => view! { <b>{number}</b> }.into_any(),
        }
    }
}

/// What a number comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The equation in symbols.
    pub symbols: Vec<Piece>,
    /// The same in digits, up to the number.
    pub digits: Vec<Piece>,
}

impl Explanation {
    /// Both, as they follow each other in the line under the matrices.
    pub fn view(self) -> impl IntoView {
        let set = |pieces: Vec<Piece>| pieces.into_iter().map(Piece::view).collect_view();
        view! { <span>{set(self.symbols)}</span>" "<span>{set(self.digits)}</span> }
    }
}

/// What the number at a place comes from.
pub fn explain(lang: Lang, worked: &EvaluatedLayer, f: &Instance, place: Place) -> Explanation {
    let value = worked.matrix(place.tensor).at(place.row, place.column);
    let origin = worked.origin(place.tensor, place.row, place.column);
    let exact = is_exact(value) && sources(&origin).iter().all(|cell| is_exact(cell.value));
    let equals = Piece::text(if exact { "= " } else { "≈ " });
    let result = Piece::Result(entry_text(value));
    let mut symbols = vec![Piece::Entry(place), Piece::text(" ")];
    let mut digits = Vec::new();
    match &origin {
        Origin::Given => {
            symbols.extend([equals, result, Piece::text(",")]);
            let upstream = place.tensor == Tensor::Upstream;
            digits.push(Piece::text(if upstream { lang.upstream_of_ones() } else { lang.entry_given() }));
        }
        Origin::Sum(terms) => {
            symbols.push(Piece::text("= "));
            symbols.extend(sum(terms, |cell| Piece::Entry(place_of(cell))));
            // A sum of one number would only be repeated.
            if !matches!(terms.as_slice(), [term] if term.len() == 1) {
                digits.push(Piece::text("= "));
                digits.extend(sum(terms, |cell| Piece::Text(factor_text(cell.value))));
                digits.push(Piece::text(" "));
            }
            digits.extend([equals, result]);
        }
        Origin::Function(order, cell) => {
            let entry = Piece::Entry(place_of(cell));
            symbols.extend([
                Piece::text("= "),
                Piece::Function(*order),
                Piece::text("("),
                entry,
                Piece::text(")"),
            ]);
            let (name, argument) = (f.activation.name, entry_text(cell.value));
            let call = format!("= {name}{}({argument}) ", prime(*order));
            digits.extend([Piece::Text(call), equals, result]);
        }
    }
    Explanation { symbols, digits }
}

/// The places that a number comes from, each with the number of its term, counted from 1.
pub fn terms_of(worked: &EvaluatedLayer, place: Place) -> Vec<(Place, usize)> {
    match worked.origin(place.tensor, place.row, place.column) {
        Origin::Given => Vec::new(),
        Origin::Sum(terms) => {
            let numbered = |(i, term): (usize, &Vec<Entry>)| {
                term.iter().map(|cell| (place_of(cell), i + 1)).collect::<Vec<_>>()
            };
            terms.iter().enumerate().flat_map(numbered).collect()
        }
        Origin::Function(_, cell) => vec![(place_of(&cell), 1)],
    }
}

const fn prime(order: Order) -> &'static str {
    if matches!(order, Order::Slope) { "′" } else { "" }
}

const fn place_of(cell: &Entry) -> Place {
    Place { tensor: cell.tensor, row: cell.row, column: cell.column }
}

/// A sum of products.
fn sum(terms: &[Vec<Entry>], write: impl Fn(&Entry) -> Piece) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (i, term) in terms.iter().enumerate() {
        for (j, cell) in term.iter().enumerate() {
            match (i, j) {
                (0, 0) => {}
                (_, 0) => pieces.push(Piece::text(" + ")),
                _ => pieces.push(Piece::text("·")),
            }
            pieces.push(write(cell));
        }
    }
    pieces
}

/// The cells that a number comes from.
fn sources(origin: &Origin) -> Vec<Entry> {
    match origin {
        Origin::Given => Vec::new(),
        Origin::Sum(terms) => terms.concat(),
        Origin::Function(_, cell) => vec![*cell],
    }
}

#[cfg(test)]
mod tests {
    use super::super::notation::{indices, symbol_of_entry};
    use super::*;
    use engine::activation::find;
    use engine::layer::Layer;

    fn plain(piece: &Piece) -> String {
        match piece {
            Piece::Text(text) | Piece::Result(text) => text.clone(),
            Piece::Entry(place) => symbol_of_entry(place.tensor).replace('*', "") + &indices(*place),
            Piece::Function(order) => format!("f{}", prime(*order)),
        }
    }

    fn explained(layer: &Layer, id: &str, tensor: Tensor, row: usize, column: usize) -> String {
        let f = Instance::new(find(id).unwrap());
        let found = explain(Lang::English, &layer.evaluate(&f), &f, Place { tensor, row, column });
        let plain = |pieces: &[Piece]| pieces.iter().map(plain).collect::<String>();
        format!("{} {}", plain(&found.symbols), plain(&found.digits))
    }

    #[test]
    fn numbers_are_traced_to_their_terms() {
        let layer = Layer::default();
        let of = |tensor, row, column| explained(&layer, "relu", tensor, row, column);
        assert_eq!(of(Tensor::Product, 0, 0), "(X·W)11 = X11·W11 + X12·W21 = 1·0.5 + 2·1.5 = 3.5");
        assert_eq!(of(Tensor::PreActivation, 1, 1), "Z22 = (X·W)22 + b2 = 11 + 0.2 = 11.2");
        assert_eq!(of(Tensor::Output, 0, 0), "Y11 = f(Z11) = ReLU(3.6) = 3.6");
        assert_eq!(of(Tensor::Slope, 0, 0), "f′(Z)11 = f′(Z11) = ReLU′(3.6) = 1");
        assert_eq!(of(Tensor::Delta, 0, 1), "δ12 = G12·f′(Z)12 = 1·1 = 1");
        assert_eq!(of(Tensor::InputGradient, 0, 1), "dX12 = δ11·W21 + δ12·W22 = 1·1.5 + 1·2 = 3.5");
        assert_eq!(of(Tensor::WeightGradient, 1, 0), "dW21 = X12·δ11 + X22·δ21 = 2·1 + 4·1 = 6");
        assert_eq!(of(Tensor::BiasGradient, 0, 1), "db2 = δ12 + δ22 = 1 + 1 = 2");
        assert_eq!(of(Tensor::Inputs, 1, 0), "X21 = 3, given");
    }

    #[test]
    fn negative_and_rounded_numbers_are_written_as_such() {
        let layer = Layer::default().with_inactive_unit(0);
        let of = |id, tensor| explained(&layer, id, tensor, 0, 0);
        assert_eq!(of("relu", Tensor::PreActivation), "Z11 = (X·W)11 + b1 = 3.5 + (−8) = −4.5");
        assert_eq!(of("sigmoid", Tensor::Output), "Y11 = f(Z11) = Sigmoid(−4.5) ≈ 0.011");
    }

    #[test]
    fn the_terms_of_a_number_are_numbered_in_pairs() {
        let f = Instance::new(find("relu").unwrap());
        let found =
            terms_of(&Layer::default().evaluate(&f), Place { tensor: Tensor::Product, row: 1, column: 0 });
        let at = |tensor, row, column| Place { tensor, row, column };
        let (x, w) = (Tensor::Inputs, Tensor::Weights);
        assert_eq!(found, [(at(x, 1, 0), 1), (at(w, 0, 0), 1), (at(x, 1, 1), 2), (at(w, 1, 0), 2)]);
    }
}
