//! What depth leaves of a gradient, in words.

use super::Lang;
use crate::format;

/// Of which share or less we say that it vanishes.
pub const VANISHES: f64 = 0.1;
/// Of which factor or more we say that it explodes.
pub const EXPLODES: f64 = 10.0;

impl Lang {
    /// What becomes of a gradient of which this share is left: one word.
    pub fn gradient_word(self, kept: f64, vanishes: f64, explodes: f64) -> &'static str {
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
    pub fn gradient_share(self, kept: f64) -> String {
        if (9.995e-4..10.0).contains(&kept) {
            format!("{} %", format::decimals_between(100.0 * kept, 0, if kept < 0.0995 { 1 } else { 0 }))
        } else {
            format::three_digits(kept)
        }
    }

    /// What was measured: "keeps 3 % of its gradient after 10 layers (×0.705 each)".
    pub fn gradient_change(self, kept: f64, layers: usize) -> String {
        let factor = format::three_digits(engine::depth::geometric_mean_factor(kept, layers));
        let share = self.gradient_share(kept);
        if kept >= 10.0 {
            format!("multiplies its gradient by {share} in {layers} layers (×{factor} each)")
        } else {
            format!("keeps {share} of its gradient after {layers} layers (×{factor} each)")
        }
    }

    /// What was measured and what it means: "keeps 3 % of its gradient after 10 layers (×0.705 each): vanishes".
    pub fn gradient_sentence(self, kept: f64, layers: usize, vanishes: f64, explodes: f64) -> String {
        format!("{}: {}", self.gradient_change(kept, layers), self.gradient_word(kept, vanishes, explodes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let say = |kept| Lang::English.gradient_sentence(kept, 10, VANISHES, EXPLODES);
        assert_eq!(say(0.0312), "keeps 3.1 % of its gradient after 10 layers (×0.707 each): vanishes");
        assert_eq!(say(0.98), "keeps 98 % of its gradient after 10 layers (×0.998 each): holds");
        assert_eq!(say(2e4), "multiplies its gradient by 2×10⁴ in 10 layers (×2.69 each): explodes");
        assert_eq!(say(1e-9), "keeps 10⁻⁹ of its gradient after 10 layers (×0.126 each): vanishes");
        assert_eq!(say(0.0), "keeps 0 of its gradient after 10 layers (×0 each): vanishes");
    }
}
