//! Texts in which marks set off what is a quantity or code, so that a sentence stays one text in every language.

use leptos::prelude::*;

/// The pieces of a text, each with whether it stands between two marks.
fn pieces(text: &str, mark: char) -> impl Iterator<Item = (bool, String)> {
    text.split(mark).enumerate().map(|(i, piece)| (i % 2 == 1, piece.to_owned()))
}

/// A text with what stands between asterisks in italics, as quantities are set.
pub fn with_quantities(text: &str) -> impl IntoView + use<> {
    let set = |(marked, piece): (bool, String)| {
        if marked { view! { <i>{piece}</i> }.into_any() } else { piece.into_any() }
    };
    pieces(text, '*').map(set).collect_view()
}

/// A text with what stands between backticks as code.
pub fn with_code(text: &str) -> impl IntoView + use<> {
    let set = |(marked, piece): (bool, String)| {
        if marked { view! { <code>{piece}</code> }.into_any() } else { piece.into_any() }
    };
    pieces(text, '`').map(set).collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_marks_is_told_from_the_rest() {
        let found: Vec<_> = pieces("a `b<c>` & `d`", '`').collect();
        let expected = [(false, "a "), (true, "b<c>"), (false, " & "), (true, "d"), (false, "")];
        assert_eq!(found, expected.map(|(marked, piece)| (marked, piece.to_owned())));
    }
}
