//! The layout of a formula, independent of the output notation.

use crate::components::format_parameter;
use engine::activation::Activation;
use engine::formula::{Condition, Expr, parse};

/// A laid-out formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Math {
    /// A number as displayed.
    Number(String),
    /// A variable, a constant or an abbreviation.
    Name(String),
    /// `+`, `-`, `=` or a comparison.
    Sign(String),
    /// Items side by side.
    Row(Vec<Math>),
    /// Content in brackets that grow with it.
    Brackets(Box<Math>),
    /// Arguments, with commas between them.
    List(Vec<Math>),
    /// The sign between two factors.
    Times(Times),
    /// A fraction.
    Fraction(Box<[Math; 2]>),
    /// Base and exponent.
    Power(Box<[Math; 2]>),
    /// A square root.
    Root(Box<Math>),
    /// An absolute value.
    Absolute(Box<Math>),
    /// A function call: name and bracketed arguments.
    Call(String, Box<Math>),
    /// Values, each with the condition under which it holds; none for the last.
    Cases(Vec<(Math, Option<Math>)>),
    /// The separator before the definition of an abbreviation.
    Comma,
}

/// The sign between two factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Nothing, as before a bracket.
    Nothing,
    /// A thin space, as after a number.
    Space,
    /// A dot.
    Dot,
}

/// The precedence of an expression.
#[derive(PartialEq, PartialOrd)]
enum Precedence {
    Sum,
    Product,
    Power,
    Atom,
}

/// Lays out a formula of `activation` with the values of `params`, or the parameter's name where there is no value;
/// `None` if the text does not parse.
pub fn layout(activation: &Activation, text: &str, params: &[f64]) -> Option<Math> {
    let value = |name: &str| {
        let at = activation.params.iter().position(|p| p.name == name)?;
        Some(format_parameter(*params.get(at)?))
    };
    Some(Typesetter { value: &value }.set(&parse(text).ok()?))
}

struct Typesetter<'a> {
    value: &'a dyn Fn(&str) -> Option<String>,
}

impl Typesetter<'_> {
    fn precedence(&self, expr: &Expr<'_>) -> Precedence {
        match expr {
            Expr::Binary('+' | '-', ..) | Expr::Negative(_) | Expr::Where(..) | Expr::Cases(..) => {
                Precedence::Sum
            }
            Expr::Binary('*', ..) => Precedence::Product,
            Expr::Binary('^', ..) | Expr::Call("exp", _) => Precedence::Power,
            Expr::Name(name) => match (self.value)(name) {
                Some(digits) if digits.starts_with('\u{2212}') => Precedence::Sum,
                Some(digits) if digits.contains('e') => Precedence::Product,
                _ => Precedence::Atom,
            },
            _ => Precedence::Atom,
        }
    }

    /// Whether it is displayed as a number.
    fn is_number(&self, expr: &Expr<'_>) -> bool {
        match expr {
            Expr::Number(_) => true,
            Expr::Name(name) => (self.value)(name).is_some(),
            Expr::Binary('*', left, _) => self.is_number(left),
            _ => false,
        }
    }

    fn set(&self, expr: &Expr<'_>) -> Math {
        match expr {
            Expr::Number(digits) => Math::Number((*digits).into()),
            Expr::Name(name) => self.name(name),
            Expr::Negative(inner) => Math::Row(vec![sign("-"), self.within(inner, Precedence::Product)]),
            Expr::Binary('/', above, below) => Math::Fraction(Box::new([self.set(above), self.set(below)])),
            Expr::Binary('^', base, power) => {
                Math::Power(Box::new([self.within(base, Precedence::Atom), self.set(power)]))
            }
            Expr::Binary('*', left, right) => self.product(left, right),
            Expr::Binary(operator, left, right) => {
                let operator = sign(if *operator == '-' { "-" } else { "+" });
                Math::Row(vec![self.set(left), operator, self.within(right, Precedence::Product)])
            }
            Expr::Call(name, arguments) => self.call(name, arguments),
            Expr::Cases(cases, otherwise) => self.cases(cases, otherwise),
            Expr::Where(body, name, meaning) => {
                Math::Row(vec![self.set(body), Math::Comma, self.name(name), sign("="), self.set(meaning)])
            }
        }
    }

    /// In parentheses if its precedence is lower than that of the surroundings.
    fn within(&self, expr: &Expr<'_>, least: Precedence) -> Math {
        let set = self.set(expr);
        if self.precedence(expr) < least { Math::Brackets(Box::new(set)) } else { set }
    }

    fn product(&self, left: &Expr<'_>, right: &Expr<'_>) -> Math {
        let times = if self.precedence(right) < Precedence::Product {
            Times::Nothing
        } else if self.is_number(left) && !self.is_number(right) {
            Times::Space
        } else {
            Times::Dot
        };
        // A leading negative number needs no brackets.
        let left = if self.is_number(left) { self.set(left) } else { self.within(left, Precedence::Product) };
        Math::Row(vec![left, Math::Times(times), self.within(right, Precedence::Product)])
    }

    fn name(&self, name: &str) -> Math {
        (self.value)(name).map_or_else(|| Math::Name(name.into()), |digits| number(&digits))
    }

    fn call(&self, name: &str, arguments: &[Expr<'_>]) -> Math {
        let arguments = Math::List(arguments.iter().map(|a| self.set(a)).collect());
        match name {
            "exp" => Math::Power(Box::new([Math::Name("e".into()), arguments])),
            "sqrt" => Math::Root(Box::new(arguments)),
            "abs" => Math::Absolute(Box::new(arguments)),
            _ => Math::Call(name.into(), Box::new(Math::Brackets(Box::new(arguments)))),
        }
    }

    fn cases(&self, cases: &[(Condition<'_>, Expr<'_>)], otherwise: &Expr<'_>) -> Math {
        let mut all: Vec<_> =
            cases.iter().map(|(when, value)| (self.set(value), Some(self.condition(when)))).collect();
        all.push((self.set(otherwise), None));
        Math::Cases(all)
    }

    fn condition(&self, condition: &Condition<'_>) -> Math {
        let rest = condition.rest.iter().flat_map(|(operator, next)| [sign(operator), self.set(next)]);
        Math::Row(std::iter::once(self.set(&condition.first)).chain(rest).collect())
    }
}

fn sign(sign: &str) -> Math {
    Math::Sign(sign.into())
}

/// A number as it is set: one with an exponent is a product with a power of ten.
fn number(digits: &str) -> Math {
    let Some((mantissa, exponent)) = digits.split_once('e') else { return Math::Number(digits.into()) };
    let number = |digits: &str| Math::Number(digits.into());
    let power = Math::Power(Box::new([number("10"), number(exponent.trim_start_matches('+'))]));
    Math::Row(vec![number(mantissa), Math::Times(Times::Dot), power])
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{all, find};

    #[test]
    fn every_formula_is_set_with_values_for_names() {
        for activation in all() {
            for text in [activation.formula, activation.slope_formula] {
                let set = layout(activation, text, &activation.defaults());
                let shown = format!("{set:?}");
                assert!(set.is_some(), "{activation:?}: {text}");
                for param in activation.params {
                    assert!(!shown.contains(&format!("Name({:?})", param.name)), "{activation:?}: {shown}");
                }
            }
        }
    }

    #[test]
    fn present_values_stand_in_the_formula() {
        let swish = find("swish").unwrap();
        let shown = format!("{:?}", layout(swish, swish.formula, &[1.5]));
        assert!(shown.contains("Number(\"1.50\")") && !shown.contains("beta"), "{shown}");
    }

    #[test]
    fn values_have_all_their_digits() {
        let swish = find("swish").unwrap();
        let shown = |beta: f64| format!("{:?}", layout(swish, "beta*x", &[beta]));
        for (beta, digits) in [(1e-5, "0.00001"), (5.53e-4, "0.000553"), (0.123_456_789, "0.123456789")] {
            assert!(shown(beta).contains(&format!("Number({digits:?})")), "{}", shown(beta));
        }
        let small = shown(2.5e-9);
        for part in ["Number(\"2.5\")", "Power([Number(\"10\"), Number(\"\u{2212}9\")])"] {
            assert!(small.contains(part), "{small}");
        }
        let power = format!("{:?}", layout(swish, "beta^2", &[2.5e-9]));
        assert!(power.contains("Brackets"), "{power}");
    }

    #[test]
    fn sums_in_products_are_bracketed() {
        let elu = find("elu").unwrap();
        let Some(Math::Row(row)) = layout(elu, "alpha*(x + 1)", &[2.0]) else { panic!("no row") };
        assert!(
            matches!(&row[..], [Math::Number(_), Math::Times(Times::Nothing), Math::Brackets(_)]),
            "{row:?}"
        );
    }
}
