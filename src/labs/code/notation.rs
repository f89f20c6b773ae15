//! How matrices, their entries and numbers are written.

use super::axis::Axis;
use super::markup::with_quantities;
use super::place::Place;
use crate::format;
use engine::layer::Tensor;
use leptos::prelude::*;

/// How a matrix is written, with quantities between asterisks.
pub const fn symbol(matrix: Tensor) -> &'static str {
    match matrix {
        Tensor::Inputs => "*X*",
        Tensor::Weights => "*W*",
        Tensor::Bias => "*b*",
        Tensor::Product => "*X*·*W*",
        Tensor::PreActivation => "*Z*",
        Tensor::Output => "*Y*",
        Tensor::Upstream => "*G*",
        Tensor::Slope => "*f*′(*Z*)",
        Tensor::Delta => "*δ*",
        Tensor::InputGradient => "d*X*",
        Tensor::WeightGradient => "d*W*",
        Tensor::BiasGradient => "d*b*",
    }
}

/// How the matrix of an entry is written before the indices.
pub const fn symbol_of_entry(matrix: Tensor) -> &'static str {
    match matrix {
        Tensor::Product => "(*X*·*W*)",
        other => symbol(other),
    }
}

/// The indices of an entry, counted from 1: of row and column, or of the column where there is a single row.
pub fn indices(place: Place) -> String {
    let column = place.column + 1;
    match Axis::of_rows(place.tensor) {
        Some(_) => format!("{}{column}", place.row + 1),
        None => column.to_string(),
    }
}

/// An entry, such as X₁₂.
pub fn entry_symbol(place: Place) -> impl IntoView {
    (with_quantities(symbol_of_entry(place.tensor)), view! { <sub>{indices(place)}</sub> })
}

/// A number as it stands in a matrix: with few digits where it is far from 1.
pub fn entry_text(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "NaN".into()
    } else if size.is_finite() && size != 0.0 && !(5e-4..1e5).contains(&size) {
        format::scientific(value, 2)
    } else if (1e3..1e5).contains(&size) {
        format::trimmed(value, 0, 2)
    } else {
        format::plain(value)
    }
}

/// Whether [`entry_text`] is all of a number, but for rounding in the last digits.
pub fn is_exact(value: f64) -> bool {
    if !value.is_finite() {
        return true;
    }
    let shown = format::parse(&entry_text(value));
    shown.is_some_and(|shown| (shown - value).abs() <= 1e-12 * value.abs().max(1.0))
}

/// A number within a product or a sum: a negative one is in parentheses.
pub fn factor_text(value: f64) -> String {
    let text = entry_text(value);
    if text.starts_with('\u{2212}') { format!("({text})") } else { text }
}
