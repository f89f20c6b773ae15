//! What depth leaves of a gradient, in words.

use crate::number;

/// Of which share or less we say that it vanishes.
pub const VANISHES: f64 = 0.1;
/// Of which factor or more we say that it explodes.
pub const EXPLODES: f64 = 10.0;

/// What becomes of a gradient of which this share is left: one word.
pub fn word(kept: f64, vanishes: f64, explodes: f64) -> &'static str {
    if kept <= vanishes {
        "vanishes"
    } else if kept >= explodes {
        "explodes"
    } else if kept.is_nan() {
        "is not a number"
    } else {
        "holds"
    }
}

/// The share as text: per cent below 1, a factor above.
pub fn share(kept: f64) -> String {
    if (9.995e-4..10.0).contains(&kept) {
        format!("{} %", number::trimmed(100.0 * kept, 0, if kept < 0.0995 { 1 } else { 0 }))
    } else {
        number::short(kept)
    }
}

/// A sentence without its subject: "keeps 3 % of its size after 10 layers: vanishes".
pub fn sentence(kept: f64, layers: usize, vanishes: f64, explodes: f64) -> String {
    let word = word(kept, vanishes, explodes);
    let factor = engine::depth::per_layer(kept, layers);
    if kept == 0.0 {
        return format!("The gradient is 0 after {layers} layers: it {word}.");
    }
    let what = if kept >= 10.0 { "grows to {} times" } else { "keeps {} of" };
    format!(
        "The gradient {} its size after {layers} layers, ×{} a layer: it {word}.",
        what.replace("{}", &share(kept)),
        number::short(factor)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let say = |kept| sentence(kept, 10, VANISHES, EXPLODES);
        assert_eq!(
            say(0.0312),
            "The gradient keeps 3.1 % of its size after 10 layers, ×0.707 a layer: it vanishes."
        );
        assert_eq!(
            say(0.98),
            "The gradient keeps 98 % of its size after 10 layers, ×0.998 a layer: it holds."
        );
        assert_eq!(
            say(2e4),
            "The gradient grows to 2×10⁴ times its size after 10 layers, ×2.69 a layer: it explodes."
        );
        assert_eq!(
            say(1e-9),
            "The gradient keeps 10⁻⁹ of its size after 10 layers, ×0.126 a layer: it vanishes."
        );
        assert_eq!(say(0.0), "The gradient is 0 after 10 layers: it vanishes.");
    }
}
