//! Formulas as MathML and as TeX: where brackets and signs of multiplication stand is decided once for both.

mod mathml;
mod tex;

use engine::activation::Activation;
use engine::formula::{Condition, Expr, parse};
use mathml::MathMl;
use std::marker::PhantomData;
use tex::Tex;

use crate::number;

/// A formula of `activation` as a `<math>` element, with `params` in the place of the parameters' names.
pub fn formula(activation: &Activation, text: &str, params: &[f64]) -> String {
    match set::<MathMl>(activation, text, params) {
        Some(set) => format!("<math displaystyle=\"true\">{set}</math>"),
        None => text.into(),
    }
}

/// The same for LaTeX with amsmath.
pub fn tex(activation: &Activation, text: &str, params: &[f64]) -> String {
    set::<Tex>(activation, text, params).map_or_else(|| text.into(), |set| format!("${set}$"))
}

fn set<N: Notation>(activation: &Activation, text: &str, params: &[f64]) -> Option<String> {
    let value = |name: &str| {
        let at = activation.params.iter().position(|p| p.name == name)?;
        Some(number::trimmed(*params.get(at)?, 2, 4))
    };
    Some(Setter::<N> { value: &value, notation: PhantomData }.set(&parse(text).ok()?))
}

/// What stands between two factors.
enum Times {
    /// Nothing, as before a bracket.
    Nothing,
    /// A little space, as after a number.
    Space,
    /// A dot.
    Dot,
}

/// How formulas are written for those who set them.
trait Notation {
    /// A number in print.
    fn number(digits: &str) -> String;
    /// A variable, a constant or an abbreviation.
    fn name(name: &str) -> String;
    /// `+`, `-`, `=` or a comparison.
    fn sign(sign: &str) -> String;
    /// What belongs together.
    fn row(content: String) -> String;
    /// In brackets as high as the content.
    fn brackets(content: String) -> String;
    /// Arguments side by side.
    fn list(items: &[String]) -> String;
    /// A factor.
    fn times(times: Times) -> &'static str;
    /// A fraction.
    fn fraction(above: String, below: String) -> String;
    /// A power.
    fn power(base: String, exponent: String) -> String;
    /// A power of e.
    fn exponential(exponent: String) -> String;
    /// A square root.
    fn root(content: String) -> String;
    /// An absolute value.
    fn absolute(content: String) -> String;
    /// A function of what stands in brackets.
    fn call(name: &str, brackets: String) -> String;
    /// A value and where it holds; no condition for the last.
    fn case(value: String, condition: Option<String>) -> String;
    /// All cases.
    fn cases(cases: String) -> String;
    /// What stands before the meaning of an abbreviation.
    fn comma() -> &'static str;
}

/// How tightly an expression binds.
#[derive(PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Power,
    Atom,
}

struct Setter<'a, N> {
    value: &'a dyn Fn(&str) -> Option<String>,
    notation: PhantomData<N>,
}

impl<N: Notation> Setter<'_, N> {
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
            Expr::Number(digits) => N::number(shortened(digits)),
            Expr::Name(name) => self.name(name),
            Expr::Negative(inner) => N::row(N::sign("-") + &self.within(inner, Binding::Product)),
            Expr::Binary('/', above, below) => N::fraction(self.set(above), self.set(below)),
            Expr::Binary('^', base, power) => N::power(self.within(base, Binding::Atom), self.set(power)),
            Expr::Binary('*', left, right) => self.product(left, right),
            Expr::Binary(operator, left, right) => {
                let sign = N::sign(if *operator == '-' { "-" } else { "+" });
                N::row(self.set(left) + &sign + &self.within(right, Binding::Product))
            }
            Expr::Call(name, arguments) => self.call(name, arguments),
            Expr::Cases(cases, otherwise) => self.cases(cases, otherwise),
            Expr::Where(body, name, meaning) => {
                let meaning = self.name(name) + &N::sign("=") + &self.set(meaning);
                N::row(self.set(body) + N::comma() + &meaning)
            }
        }
    }

    /// In parentheses where it binds less tightly than its surroundings.
    fn within(&self, expr: &Expr<'_>, least: Binding) -> String {
        let set = self.set(expr);
        if self.binding(expr) < least { N::brackets(set) } else { set }
    }

    fn product(&self, left: &Expr<'_>, right: &Expr<'_>) -> String {
        let times = if self.binding(right) < Binding::Product {
            Times::Nothing
        } else if self.is_number(left) && !self.is_number(right) {
            Times::Space
        } else {
            Times::Dot
        };
        // A leading negative number needs no brackets.
        let left = if self.is_number(left) { self.set(left) } else { self.within(left, Binding::Product) };
        N::row(left + N::times(times) + &self.within(right, Binding::Product))
    }

    fn name(&self, name: &str) -> String {
        (self.value)(name).map_or_else(|| N::name(name), |value| N::number(&value))
    }

    fn call(&self, name: &str, arguments: &[Expr<'_>]) -> String {
        let inner: Vec<String> = arguments.iter().map(|a| self.set(a)).collect();
        let list = N::list(&inner);
        match name {
            "exp" => N::exponential(list),
            "sqrt" => N::root(list),
            "abs" => N::absolute(list),
            _ => N::call(name, N::brackets(list)),
        }
    }

    fn cases(&self, cases: &[(Condition<'_>, Expr<'_>)], otherwise: &Expr<'_>) -> String {
        let one =
            |(when, value): &(Condition<'_>, Expr<'_>)| N::case(self.set(value), Some(self.condition(when)));
        let all: String = cases.iter().map(one).collect();
        N::cases(all + &N::case(self.set(otherwise), None))
    }

    fn condition(&self, condition: &Condition<'_>) -> String {
        let rest = condition.rest.iter().map(|(operator, next)| N::sign(operator) + &self.set(next));
        N::row(self.set(&condition.first) + &rest.collect::<String>())
    }
}

/// A constant with at most six decimals.
fn shortened(digits: &str) -> &str {
    digits.find('.').and_then(|point| digits.get(..point + 7)).unwrap_or(digits)
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
        assert_eq!(set("sigmoid"), "$\\frac{1}{1+e^{-x}}$");
        assert_eq!(
            set("leaky_relu"),
            "$\\begin{cases}x&\\text{for }x>0\\\\0.01\\,x&\\text{otherwise}\\end{cases}$"
        );
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
