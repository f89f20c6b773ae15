//! Formulas as LaTeX with amsmath.

use super::layout::{Math, Times, layout};
use engine::activation::Activation;
use engine::formula::symbol;

/// A formula of `activation` as inline math, with the values of `params`.
pub fn tex(activation: &Activation, text: &str, params: &[f64]) -> String {
    layout(activation, text, params).map_or_else(|| text.into(), |math| format!("${}$", write(&math)))
}

fn write(math: &Math) -> String {
    match math {
        Math::Number(digits) => digits.replace('\u{2212}', "-"),
        Math::Name(name) => variable(name),
        Math::Sign(sign) => match sign.as_str() {
            "<=" => "\\le ".into(),
            ">=" => "\\ge ".into(),
            other => other.into(),
        },
        Math::Row(row) => row.iter().map(write).collect(),
        Math::Brackets(content) => format!("\\left({}\\right)", write(content)),
        Math::List(items) => items.iter().map(write).collect::<Vec<_>>().join(","),
        Math::Times(Times::Nothing) => String::new(),
        Math::Times(Times::Space) => "\\,".into(),
        Math::Times(Times::Dot) => "\\cdot ".into(),
        Math::Fraction(parts) => format!("\\frac{{{}}}{{{}}}", write(&parts[0]), write(&parts[1])),
        Math::Power(parts) => match &parts[0] {
            Math::Name(name) if name == "e" => format!("e^{{{}}}", write(&parts[1])),
            base => format!("{{{}}}^{{{}}}", write(base), write(&parts[1])),
        },
        Math::Root(content) => format!("\\sqrt{{{}}}", write(content)),
        Math::Absolute(content) => format!("\\left|{}\\right|", write(content)),
        Math::Call(name, brackets) => call(name, &write(brackets)),
        Math::Cases(cases) => {
            format!("\\begin{{cases}}{}\\end{{cases}}", cases.iter().map(case).collect::<String>())
        }
        Math::Comma => ",\\quad ".into(),
    }
}

/// A letter with its index, such as `\beta _{1}`.
fn variable(name: &str) -> String {
    let index_at = name.find(|c: char| c == '_' || c.is_ascii_digit()).unwrap_or(name.len());
    let (stem, index) = name.split_at(index_at);
    let stem = match stem {
        letter if letter.chars().count() == 1 => letter.into(),
        greek if symbol(greek) != greek => format!("\\{greek} "),
        word => format!("\\mathrm{{{word}}}"),
    };
    match index.trim_start_matches('_') {
        "" => stem,
        index => format!("{stem}_{{{index}}}"),
    }
}

fn call(name: &str, brackets: &str) -> String {
    let symbol = match name {
        "phi" => "varphi",
        "atan" => "arctan",
        // These are commands of TeX by the same names.
        "sigma" | "Phi" | "max" | "min" | "tanh" | "sin" | "cos" | "ln" => name,
        other => return format!("\\operatorname{{{}}}{brackets}", other.replace('_', "\\_")),
    };
    format!("\\{symbol}{brackets}")
}

fn case((value, condition): &(Math, Option<Math>)) -> String {
    match condition {
        Some(condition) => format!("{}&\\text{{for }}{}\\\\", write(value), write(condition)),
        None => format!("{}&\\text{{otherwise}}", write(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{all, find};

    #[test]
    fn every_formula_is_set_in_tex() {
        for activation in all() {
            for text in [activation.formula, activation.slope_formula] {
                let set = tex(activation, text, &activation.defaults());
                let count = |c: char| set.matches(c).count();
                assert!(set.is_ascii() && set.len() > 2, "{activation:?}: {set}");
                assert_eq!(count('{'), count('}'), "{set}");
                assert_eq!(set.matches("\\left").count(), set.matches("\\right").count(), "{set}");
            }
        }
        let set = |id: &str| {
            let activation = find(id).unwrap();
            tex(activation, activation.formula, &activation.defaults())
        };
        assert!(set("selu").contains("1.0507009873554805\\,x"), "{}", set("selu"));
        let leaky = find("leaky_relu").unwrap();
        assert!(
            tex(leaky, "alpha*x", &[1e-9]).contains("1\\cdot {10}^{-9}"),
            "{}",
            tex(leaky, "alpha*x", &[1e-9])
        );
        assert_eq!(set("sigmoid"), "$\\frac{1}{1+e^{-x}}$");
        assert_eq!(
            set("leaky_relu"),
            "$\\begin{cases}x&\\text{for }x>0\\\\0.01\\,x&\\text{otherwise}\\end{cases}$"
        );
    }
}
