//! MathML.

use super::{Notation, Times};

pub(super) struct MathMl;

impl Notation for MathMl {
    fn number(digits: &str) -> String {
        format!("<mn>{digits}</mn>")
    }

    fn name(name: &str) -> String {
        let symbol = match name {
            "pi" => "π",
            "alpha" => "α",
            "beta" => "β",
            "lambda" => "λ",
            "theta" => "θ",
            other => other,
        };
        format!("<mi>{symbol}</mi>")
    }

    fn sign(sign: &str) -> String {
        let sign = match sign {
            "-" => "−",
            "<=" => "≤",
            ">=" => "≥",
            "<" => "&lt;",
            ">" => "&gt;",
            other => other,
        };
        format!("<mo>{sign}</mo>")
    }

    fn row(content: String) -> String {
        format!("<mrow>{content}</mrow>")
    }

    fn brackets(content: String) -> String {
        format!("<mrow><mo>(</mo>{content}<mo>)</mo></mrow>")
    }

    fn list(items: &[String]) -> String {
        items.join("<mo>,</mo>")
    }

    fn times(times: Times) -> &'static str {
        match times {
            Times::Nothing => "<mo>&#x2062;</mo>",
            Times::Space => "<mspace width=\".17em\"></mspace>",
            Times::Dot => "<mo>⋅</mo>",
        }
    }

    fn fraction(above: String, below: String) -> String {
        format!("<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>")
    }

    fn power(base: String, exponent: String) -> String {
        format!("<msup><mrow>{base}</mrow>{exponent}</msup>")
    }

    fn exponential(exponent: String) -> String {
        format!("<msup><mi>e</mi><mrow>{exponent}</mrow></msup>")
    }

    fn root(content: String) -> String {
        format!("<msqrt>{content}</msqrt>")
    }

    fn absolute(content: String) -> String {
        format!("<mrow><mo>|</mo>{content}<mo>|</mo></mrow>")
    }

    fn call(name: &str, brackets: String) -> String {
        let symbol = match name {
            "sigma" => "σ",
            "Phi" => "Φ",
            "phi" => "φ",
            "atan" => "arctan",
            other => other,
        };
        format!("<mrow><mi>{symbol}</mi><mo>&#x2061;</mo>{brackets}</mrow>")
    }

    fn case(value: String, condition: Option<String>) -> String {
        let when =
            condition.map_or("<mtext>otherwise</mtext>".into(), |c| format!("<mtext>for&#xa0;</mtext>{c}"));
        format!("<mtr><mtd>{value}</mtd><mtd>{when}</mtd></mtr>")
    }

    fn cases(cases: String) -> String {
        // Without a font for mathematics a brace would not grow: the style sheet draws a line.
        format!("<mtable class=\"cases\">{cases}</mtable>")
    }

    fn comma() -> &'static str {
        "<mtext>, </mtext>"
    }
}
