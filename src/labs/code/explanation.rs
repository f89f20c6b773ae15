//! The explanation of an entry: the equation that computes it, in symbols and in numbers.

use super::notation::{entry_symbol, entry_text, factor_text, is_exact};
use super::position::EntryPosition;
use crate::locale::Lang;
use engine::activation::{Instance, Order};
use engine::layer::{Entry, EvaluatedLayer, Origin, Tensor};
use leptos::prelude::*;

/// A part of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum ExplanationPart {
    /// Text.
    Text(String),
    /// The symbol of an entry.
    Entry(EntryPosition),
    /// The activation, or its derivative.
    Function(Order),
    /// The explained number.
    Result(String),
}

impl ExplanationPart {
    fn text(text: impl Into<String>) -> Self {
        ExplanationPart::Text(text.into())
    }

    fn view(self) -> AnyView {
        match self {
            ExplanationPart::Text(text) => text.into_any(),
            ExplanationPart::Entry(position) => entry_symbol(position).into_any(),
            ExplanationPart::Function(order) => view! { <i>"f"</i>{prime(order)} }.into_any(),
            ExplanationPart::Result(number) => view! { <b>{number}</b> }.into_any(),
        }
    }
}

/// The explanation of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The equation in symbols.
    pub symbols: Vec<ExplanationPart>,
    /// The equation in numbers, up to the result.
    pub digits: Vec<ExplanationPart>,
}

impl Explanation {
    /// Both, for the line under the matrices.
    pub fn view(self) -> impl IntoView {
        let set = |parts: Vec<ExplanationPart>| parts.into_iter().map(ExplanationPart::view).collect_view();
        view! { <span>{set(self.symbols)}</span>" "<span>{set(self.digits)}</span> }
    }
}

/// Explains the entry at a position.
pub fn explain(lang: Lang, evaluated: &EvaluatedLayer, f: &Instance, position: EntryPosition) -> Explanation {
    let value = evaluated.matrix(position.tensor).at(position.row, position.column);
    let origin = evaluated.origin(position.tensor, position.row, position.column);
    let exact = is_exact(value) && sources(&origin).iter().all(|entry| is_exact(entry.value));
    let equals = ExplanationPart::text(if exact { "= " } else { "≈ " });
    let result = ExplanationPart::Result(entry_text(value));
    let mut symbols = vec![ExplanationPart::Entry(position), ExplanationPart::text(" ")];
    let mut digits = Vec::new();
    match &origin {
        Origin::Given => {
            symbols.extend([equals, result, ExplanationPart::text(",")]);
            let upstream = position.tensor == Tensor::Upstream;
            digits.push(ExplanationPart::text(if upstream {
                lang.upstream_entry()
            } else {
                lang.given_entry()
            }));
        }
        Origin::Sum(terms) => {
            symbols.push(ExplanationPart::text("= "));
            symbols.extend(sum(terms, |entry| ExplanationPart::Entry(position_of(entry))));
            // For a single number this would only repeat the result.
            if !matches!(terms.as_slice(), [term] if term.len() == 1) {
                digits.push(ExplanationPart::text("= "));
                digits.extend(sum(terms, |entry| ExplanationPart::Text(factor_text(entry.value))));
                digits.push(ExplanationPart::text(" "));
            }
            digits.extend([equals, result]);
        }
        Origin::Function(order, entry) => {
            let argument_symbol = ExplanationPart::Entry(position_of(entry));
            symbols.extend([
                ExplanationPart::text("= "),
                ExplanationPart::Function(*order),
                ExplanationPart::text("("),
                argument_symbol,
                ExplanationPart::text(")"),
            ]);
            let (name, argument) = (f.activation.name, entry_text(entry.value));
            let call = format!("= {name}{}({argument}) ", prime(*order));
            digits.extend([ExplanationPart::Text(call), equals, result]);
        }
    }
    Explanation { symbols, digits }
}

/// The entries that an entry is computed from, each with the number of its term, counted from 1.
pub fn source_entries(evaluated: &EvaluatedLayer, position: EntryPosition) -> Vec<(EntryPosition, usize)> {
    match evaluated.origin(position.tensor, position.row, position.column) {
        Origin::Given => Vec::new(),
        Origin::Sum(terms) => {
            let numbered = |(i, term): (usize, &Vec<Entry>)| {
                term.iter().map(|entry| (position_of(entry), i + 1)).collect::<Vec<_>>()
            };
            terms.iter().enumerate().flat_map(numbered).collect()
        }
        Origin::Function(_, entry) => vec![(position_of(&entry), 1)],
    }
}

const fn prime(order: Order) -> &'static str {
    if matches!(order, Order::Slope) { "′" } else { "" }
}

const fn position_of(entry: &Entry) -> EntryPosition {
    EntryPosition { tensor: entry.tensor, row: entry.row, column: entry.column }
}

/// A sum of products.
fn sum(terms: &[Vec<Entry>], write: impl Fn(&Entry) -> ExplanationPart) -> Vec<ExplanationPart> {
    let mut parts = Vec::new();
    for (i, term) in terms.iter().enumerate() {
        for (j, entry) in term.iter().enumerate() {
            match (i, j) {
                (0, 0) => {}
                (_, 0) => parts.push(ExplanationPart::text(" + ")),
                _ => parts.push(ExplanationPart::text("·")),
            }
            parts.push(write(entry));
        }
    }
    parts
}

/// The entries that a number is computed from.
fn sources(origin: &Origin) -> Vec<Entry> {
    match origin {
        Origin::Given => Vec::new(),
        Origin::Sum(terms) => terms.concat(),
        Origin::Function(_, entry) => vec![*entry],
    }
}

#[cfg(test)]
mod tests {
    use super::super::notation::{indices, symbol_of_entry};
    use super::*;
    use engine::activation::find;
    use engine::layer::Layer;

    fn plain(parts: &ExplanationPart) -> String {
        match parts {
            ExplanationPart::Text(text) | ExplanationPart::Result(text) => text.clone(),
            ExplanationPart::Entry(position) => {
                symbol_of_entry(position.tensor).replace('*', "") + &indices(*position)
            }
            ExplanationPart::Function(order) => format!("f{}", prime(*order)),
        }
    }

    fn explained(layer: &Layer, id: &str, tensor: Tensor, row: usize, column: usize) -> String {
        let f = Instance::new(find(id).unwrap());
        let found = explain(Lang::English, &layer.evaluate(&f), &f, EntryPosition { tensor, row, column });
        let plain = |parts: &[ExplanationPart]| parts.iter().map(plain).collect::<String>();
        format!("{} {}", plain(&found.symbols), plain(&found.digits))
    }

    #[test]
    fn entries_are_explained_by_their_terms() {
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
        assert_eq!(of("sigmoid", Tensor::Output), "Y11 = f(Z11) = Sigmoid(−4.5) ≈ 0.0110");
    }

    #[test]
    fn the_factors_of_a_term_have_the_same_number() {
        let f = Instance::new(find("relu").unwrap());
        let found = source_entries(
            &Layer::default().evaluate(&f),
            EntryPosition { tensor: Tensor::Product, row: 1, column: 0 },
        );
        let at = |tensor, row, column| EntryPosition { tensor, row, column };
        let (x, w) = (Tensor::Inputs, Tensor::Weights);
        assert_eq!(found, [(at(x, 1, 0), 1), (at(w, 0, 0), 1), (at(x, 1, 1), 2), (at(w, 1, 0), 2)]);
    }
}
