//! Inline markup of texts, so that a sentence with quantities or code is one text in every language.

use leptos::prelude::*;

/// Splits a text at a mark; `true` for the parts between two marks.
fn split_marked(text: &str, mark: char) -> impl Iterator<Item = (bool, String)> {
    text.split(mark).enumerate().map(|(i, piece)| (i % 2 == 1, piece.to_owned()))
}

/// Renders text between asterisks in italics, as quantities.
pub fn with_quantities(text: &str) -> impl IntoView + use<> {
    let set = |(marked, piece): (bool, String)| {
        if marked { view! { <i>{piece}</i> }.into_any() } else { piece.into_any() }
    };
    split_marked(text, '*').map(set).collect_view()
}

/// Renders text between backticks as code.
pub fn with_code(text: &str) -> impl IntoView + use<> {
    let set = |(marked, piece): (bool, String)| {
        if marked { view! { <code>{piece}</code> }.into_any() } else { piece.into_any() }
    };
    split_marked(text, '`').map(set).collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_between_marks_is_marked() {
        let found: Vec<_> = split_marked("a `b<c>` & `d`", '`').collect();
        let expected = [(false, "a "), (true, "b<c>"), (false, " & "), (true, "d"), (false, "")];
        assert_eq!(found, expected.map(|(marked, piece)| (marked, piece.to_owned())));
    }
}
