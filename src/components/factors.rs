//! Text with factors, such as "0.942 ×".

use leptos::prelude::*;

/// A text in which no line ends between a number and its ×.
#[component]
pub fn TextWithFactors(
    /// The text.
    text: String,
) -> impl IntoView {
    let piece = |(before, factor): (String, Option<String>)| {
        view! { {before}{factor.map(|factor| view! { <span class="unbroken">{factor}</span> })} }
    };
    split_factors(&text).into_iter().map(piece).collect_view()
}

/// Each factor with the text before it, and the text after the last one.
fn split_factors(text: &str) -> Vec<(String, Option<String>)> {
    const SIGN: &str = " ×";
    text.split_inclusive(SIGN)
        .map(|piece| {
            let Some(number) = piece.strip_suffix(SIGN) else { return (piece.into(), None) };
            let start = number.rfind([' ', '(']).map_or(0, |at| at + 1);
            let (before, factor) = piece.split_at(start);
            (before.into(), Some(factor.into()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_sign() {
        let text = "vanishes: 1.49×10⁻¹⁹ × over 30 layers (0.236 × per layer)";
        let found = split_factors(text);
        let factors: Vec<&str> = found.iter().filter_map(|(_, factor)| factor.as_deref()).collect();
        assert_eq!(factors, ["1.49×10⁻¹⁹ ×", "0.236 ×"]);
        let whole: String =
            found.into_iter().map(|(before, factor)| before + &factor.unwrap_or_default()).collect();
        assert_eq!(whole, text);
        assert_eq!(split_factors("3 ×"), [(String::new(), Some("3 ×".into()))]);
        assert_eq!(split_factors("overflows in layer 3"), [("overflows in layer 3".into(), None)]);
    }
}
