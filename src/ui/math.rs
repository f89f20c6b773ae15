//! Formulas as MathML.

use engine::activation::Activation;
use engine::formula::{Condition, Expr, parse};

use crate::number;

/// A formula of `activation` as a `<math>` element, with `params` in the place of the parameters' names.
pub fn formula(activation: &Activation, text: &str, params: &[f64]) -> String {
    let value = |name: &str| {
        let at = activation.params.iter().position(|p| p.name == name)?;
        Some(number::trimmed(*params.get(at)?, 2, 4))
    };
    match parse(text) {
        Ok(expr) => format!("<math displaystyle=\"true\">{}</math>", Setter { value: &value }.set(&expr)),
        Err(_) => text.into(),
    }
}

/// How tightly an expression binds.
#[derive(PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Power,
    Atom,
}

struct Setter<'a> {
    value: &'a dyn Fn(&str) -> Option<String>,
}

impl Setter<'_> {
    fn binding(&self, expr: &Expr<'_>) -> Binding {
        match expr {
            Expr::Binary('+' | '-', ..) | Expr::Negative(_) | Expr::Where(..) | Expr::Cases(..) => {
                Binding::Sum
            }
            Expr::Binary('*', ..) => Binding::Product,
            Expr::Binary('^', ..) => Binding::Power,
            Expr::Call("exp", _) => Binding::Power,
            Expr::Name(name) if (self.value)(name).is_some_and(|v| v.starts_with('\u{2212}')) => Binding::Sum,
            _ => Binding::Atom,
        }
    }

    /// Whether it is set as digits.
    fn is_number(&self, expr: &Expr<'_>) -> bool {
        match expr {
            Expr::Number(_) => true,
            Expr::Name(name) => (self.value)(name).is_some(),
            Expr::Binary('*', left, _) => self.is_number(left),
            _ => false,
        }
    }

    fn set(&self, expr: &Expr<'_>) -> String {
        match expr {
            Expr::Number(digits) => format!("<mn>{}</mn>", shortened(digits)),
            Expr::Name(name) => self.name(name),
            Expr::Negative(inner) => {
                format!("<mrow><mo>−</mo>{}</mrow>", self.within(inner, Binding::Product))
            }
            Expr::Binary('/', above, below) => {
                format!("<mfrac><mrow>{}</mrow><mrow>{}</mrow></mfrac>", self.set(above), self.set(below))
            }
            Expr::Binary('^', base, power) => {
                format!("<msup><mrow>{}</mrow>{}</msup>", self.within(base, Binding::Atom), self.set(power))
            }
            Expr::Binary('*', left, right) => self.product(left, right),
            Expr::Binary(operator, left, right) => {
                let sign = if *operator == '-' { "−" } else { "+" };
                let right = self.within(right, Binding::Product);
                format!("<mrow>{}<mo>{sign}</mo>{right}</mrow>", self.set(left))
            }
            Expr::Call(name, arguments) => self.call(name, arguments),
            Expr::Cases(cases, otherwise) => self.cases(cases, otherwise),
            Expr::Where(body, name, meaning) => format!(
                "<mrow>{}<mtext>, </mtext>{}<mo>=</mo>{}</mrow>",
                self.set(body),
                self.name(name),
                self.set(meaning)
            ),
        }
    }

    /// In parentheses where it binds less tightly than its surroundings.
    fn within(&self, expr: &Expr<'_>, least: Binding) -> String {
        if self.binding(expr) < least { self.parentheses(&[self.set(expr)]) } else { self.set(expr) }
    }

    fn parentheses(&self, inner: &[String]) -> String {
        format!("<mrow><mo>(</mo>{}<mo>)</mo></mrow>", inner.join("<mo>,</mo>"))
    }

    fn product(&self, left: &Expr<'_>, right: &Expr<'_>) -> String {
        let bracketed = self.binding(right) < Binding::Product;
        let sign = if bracketed {
            "<mo>&#x2062;</mo>"
        } else if self.is_number(left) && !self.is_number(right) {
            "<mspace width=\".17em\"></mspace>"
        } else {
            "<mo>⋅</mo>"
        };
        // A leading negative number needs no brackets.
        let left = if self.is_number(left) { self.set(left) } else { self.within(left, Binding::Product) };
        format!("<mrow>{left}{sign}{}</mrow>", self.within(right, Binding::Product))
    }

    fn name(&self, name: &str) -> String {
        if let Some(value) = (self.value)(name) {
            return format!("<mn>{value}</mn>");
        }
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

    fn call(&self, name: &str, arguments: &[Expr<'_>]) -> String {
        let inner: Vec<String> = arguments.iter().map(|a| self.set(a)).collect();
        match (name, inner.first()) {
            ("exp", Some(power)) => format!("<msup><mi>e</mi><mrow>{power}</mrow></msup>"),
            ("sqrt", Some(inner)) => format!("<msqrt>{inner}</msqrt>"),
            ("abs", Some(inner)) => format!("<mrow><mo>|</mo>{inner}<mo>|</mo></mrow>"),
            _ => {
                let symbol = match name {
                    "sigma" => "σ",
                    "Phi" => "Φ",
                    "phi" => "φ",
                    "atan" => "arctan",
                    other => other,
                };
                format!("<mrow><mi>{symbol}</mi><mo>&#x2061;</mo>{}</mrow>", self.parentheses(&inner))
            }
        }
    }

    fn cases(&self, cases: &[(Condition<'_>, Expr<'_>)], otherwise: &Expr<'_>) -> String {
        let row = |value: &Expr<'_>, when: String| {
            format!("<mtr><mtd>{}</mtd><mtd>{when}</mtd></mtr>", self.set(value))
        };
        let mut rows: String = cases
            .iter()
            .map(|(when, value)| row(value, format!("<mtext>for&#xa0;</mtext>{}", self.condition(when))))
            .collect();
        rows.push_str(&row(otherwise, "<mtext>otherwise</mtext>".into()));
        // Without a font for mathematics a brace would not grow: the style sheet draws a line.
        format!("<mtable class=\"cases\">{rows}</mtable>")
    }

    fn condition(&self, condition: &Condition<'_>) -> String {
        let mut text = self.set(&condition.first);
        for (operator, next) in &condition.rest {
            let sign = match *operator {
                "<=" => "≤",
                ">=" => "≥",
                "<" => "&lt;",
                _ => "&gt;",
            };
            text.push_str(&format!("<mo>{sign}</mo>{}", self.set(next)));
        }
        format!("<mrow>{text}</mrow>")
    }
}

/// A constant with at most six decimals.
fn shortened(digits: &str) -> &str {
    match digits.find('.') {
        Some(point) if digits.len() > point + 7 => &digits[..point + 7],
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{all, find};

    #[test]
    fn every_formula_is_set() {
        for activation in all() {
            for text in [activation.formula, activation.slope_formula] {
                let set = formula(activation, text, &activation.defaults());
                assert!(set.starts_with("<math ") && !set.contains("alpha"), "{activation:?}: {set}");
            }
        }
    }

    #[test]
    fn present_values_stand_in_the_formula() {
        let swish = find("swish").unwrap();
        let set = formula(swish, swish.formula, &[1.5]);
        assert!(set.contains("<mn>1.50</mn>") && !set.contains('β'), "{set}");
    }

    #[test]
    fn sums_in_products_are_bracketed() {
        let elu = find("elu").unwrap();
        let set = formula(elu, "alpha*(x + 1)", &[2.0]);
        assert!(set.contains("<mo>(</mo><mrow><mi>x</mi>"), "{set}");
    }
}
