//! TeX, as LaTeX with amsmath sets it.

use super::{Notation, Times};

pub(super) struct Tex;

impl Notation for Tex {
    fn number(digits: &str) -> String {
        digits.replace('\u{2212}', "-")
    }

    fn name(name: &str) -> String {
        match name {
            "pi" | "alpha" | "beta" | "lambda" | "theta" => format!("\\{name} "),
            letter if letter.len() == 1 => letter.into(),
            word => format!("\\mathrm{{{word}}}"),
        }
    }

    fn sign(sign: &str) -> String {
        match sign {
            "<=" => "\\le ",
            ">=" => "\\ge ",
            other => other,
        }
        .into()
    }

    fn row(content: String) -> String {
        content
    }

    fn brackets(content: String) -> String {
        format!("\\left({content}\\right)")
    }

    fn list(items: &[String]) -> String {
        items.join(",")
    }

    fn times(times: Times) -> &'static str {
        match times {
            Times::Nothing => "",
            Times::Space => "\\,",
            Times::Dot => "\\cdot ",
        }
    }

    fn fraction(above: String, below: String) -> String {
        format!("\\frac{{{above}}}{{{below}}}")
    }

    fn power(base: String, exponent: String) -> String {
        format!("{{{base}}}^{{{exponent}}}")
    }

    fn exponential(exponent: String) -> String {
        format!("e^{{{exponent}}}")
    }

    fn root(content: String) -> String {
        format!("\\sqrt{{{content}}}")
    }

    fn absolute(content: String) -> String {
        format!("\\left|{content}\\right|")
    }

    fn call(name: &str, brackets: String) -> String {
        let symbol = match name {
            "phi" => "varphi",
            "atan" => "arctan",
            // These are commands of TeX by the same names.
            "sigma" | "Phi" | "max" | "min" | "tanh" | "sin" | "cos" | "ln" => name,
            other => return format!("\\operatorname{{{other}}}{brackets}"),
        };
        format!("\\{symbol}{brackets}")
    }

    fn case(value: String, condition: Option<String>) -> String {
        match condition {
            Some(condition) => format!("{value}&\\text{{for }}{condition}\\\\"),
            None => format!("{value}&\\text{{otherwise}}"),
        }
    }

    fn cases(cases: String) -> String {
        format!("\\begin{{cases}}{cases}\\end{{cases}}")
    }

    fn comma() -> &'static str {
        ",\\quad "
    }
}
