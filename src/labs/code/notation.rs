//! The notation of matrices, entries and numbers.

use super::axis::Axis;
use super::markup::with_quantities;
use super::position::EntryPosition;
use crate::format;
use engine::layer::Tensor;
use leptos::prelude::*;

/// The symbol of a matrix, with quantities between asterisks.
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

/// The symbol of a matrix in front of the indices of an entry.
pub const fn symbol_of_entry(matrix: Tensor) -> &'static str {
    match matrix {
        Tensor::Product => "(*X*·*W*)",
        other => symbol(other),
    }
}

/// The indices of an entry, counted from 1: row and column, or only the column if there is a single row.
pub fn indices(position: EntryPosition) -> String {
    let column = position.column + 1;
    match Axis::of_rows(position.tensor) {
        Some(_) => format!("{}{column}", position.row + 1),
        None => column.to_string(),
    }
}

/// The symbol of an entry, such as X₁₂.
pub fn entry_symbol(position: EntryPosition) -> impl IntoView {
    (with_quantities(symbol_of_entry(position.tensor)), view! { <sub>{indices(position)}</sub> })
}

/// Formats a number in a matrix, with few digits if it is very large or small.
pub fn entry_text(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "NaN".into()
    } else if size.is_finite() && size != 0.0 && !(5e-4..1e5).contains(&size) {
        format::scientific(value, 2)
    } else if (1e3..1e5).contains(&size) {
        format::decimals_between(value, 0, 2)
    } else {
        format::compact(value)
    }
}

/// Whether [`entry_text`] is exact up to floating-point rounding.
pub fn is_exact(value: f64) -> bool {
    if !value.is_finite() {
        return true;
    }
    let shown = format::parse(&entry_text(value));
    shown.is_some_and(|shown| (shown - value).abs() <= 1e-12 * value.abs().max(1.0))
}

/// Formats a number in a product or a sum: negative numbers are in parentheses.
pub fn factor_text(value: f64) -> String {
    let text = entry_text(value);
    if text.starts_with('\u{2212}') { format!("({text})") } else { text }
}
