//! Typed formulas in the operations that programs have: activations are written out, comparisons have x on the left and a
//! number on the right, functions that a target lacks are made of others.

use super::literals::Literals;
use super::syntax::Syntax;
use crate::activation::{Instance, Order, TypedFunction, all, find};
use crate::formula::{Condition, Expr, Formula, parse};
use std::collections::VecDeque;

/// The greatest number of nodes of an expanded formula.
const MAX_NODES: usize = 2000;

/// The defaults of the parameters of every activation, as digits.
pub(super) struct Defaults(Vec<Vec<String>>);

/// Lists them.
pub(super) fn defaults(literals: Literals) -> Defaults {
    let digits = |default: f64| literals.float(default);
    Defaults(all().iter().map(|a| a.params.iter().map(|param| digits(param.default)).collect()).collect())
}

/// The tree of a typed formula, expanded; `None` if it becomes too large.
pub(super) fn expand<'a>(
    formula: Expr<'a>,
    f: &'a Instance,
    syntax: &'static Syntax,
    defaults: &'a Defaults,
) -> Option<Expr<'a>> {
    let mut expander = Expander { f, syntax, defaults, nodes: 0 };
    expander.expand(formula)
}

struct Expander<'a> {
    f: &'a Instance,
    syntax: &'static Syntax,
    defaults: &'a Defaults,
    nodes: usize,
}

type Expanded<'a> = Option<Expr<'a>>;

impl<'a> Expander<'a> {
    fn expand(&mut self, expr: Expr<'a>) -> Expanded<'a> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return None;
        }
        Some(match expr {
            // Not every target has a name for it.
            Expr::Name("pi") => Expr::Number("3.141592653589793"),
            Expr::Call("exp", arguments) if arguments == [Expr::Number("1")] => {
                Expr::Number("2.718281828459045")
            }
            Expr::Number(_) | Expr::Name(_) => expr,
            Expr::Negative(inner) => negative(self.expand(*inner)?),
            Expr::Binary('^', base, exponent) => {
                let base = self.expand(*base)?;
                match *exponent {
                    Expr::Negative(positive) => {
                        let power = binary('^', base, self.expand(*positive)?);
                        binary('/', Expr::Number("1"), power)
                    }
                    exponent => binary('^', base, self.expand(exponent)?),
                }
            }
            Expr::Binary(operator, left, right) => {
                binary(operator, self.expand(*left)?, self.expand(*right)?)
            }
            Expr::Call("min", arguments) if is_clip(&arguments) => {
                // Kept whole for the clip of the target.
                let expand = |argument| match argument {
                    Expr::Call("max", inner) => Some(Expr::Call(
                        "max",
                        inner.into_iter().map(|e| self.expand(e)).collect::<Option<_>>()?,
                    )),
                    other => self.expand(other),
                };
                Expr::Call("min", arguments.into_iter().map(expand).collect::<Option<_>>()?)
            }
            Expr::Call(name, arguments) => {
                let arguments: Vec<_> =
                    arguments.into_iter().map(|e| self.expand(e)).collect::<Option<_>>()?;
                self.call(name, arguments)?
            }
            Expr::Cases(cases, otherwise) => self.cases(cases.into(), *otherwise)?,
            Expr::Where(body, name, meaning) => self.expand(substitute(*body, &[(name, *meaning)]))?,
        })
    }

    fn call(&mut self, name: &'a str, mut arguments: Vec<Expr<'a>>) -> Expanded<'a> {
        if name == "max" || name == "min" {
            let (Some(b), Some(a)) = (arguments.pop(), arguments.pop()) else { return None };
            return Some(match (name, &a, &b) {
                ("max", Expr::Number("0"), _) => Expr::Call("max", vec![a, b]),
                ("max", _, Expr::Number("0")) => Expr::Call("max", vec![b, a]),
                _ => choose(name == "max", a, b),
            });
        }
        let is_unary = arguments.len() == 1;
        // ln(1 + u) loses a small u, unless u = exp(t), for which there is softplus.
        if name == "ln"
            && self.syntax.has("log1p")
            && let [Expr::Binary('+', one, u)] = arguments.as_slice()
            && **one == Expr::Number("1")
            && !matches!(**u, Expr::Call("exp", _))
        {
            return Some(Expr::Call("log1p", vec![(**u).clone()]));
        }
        if is_unary && (is_known_to_all(name) || self.syntax.has(name)) {
            return Some(Expr::Call(name, arguments));
        }
        if is_unary && let Some(text) = substitute_for(name) {
            let argument = arguments.pop()?;
            return self.expand(substitute(parse(text).ok()?, &[("u", argument)]));
        }
        let activation = find(name)?;
        let index = all().iter().position(|other| other.id == name)?;
        let defaults: &'a [String] = self.defaults.0.get(index)?;
        let mut meanings = vec![("x", arguments.first()?.clone())];
        for (i, param) in activation.params.iter().enumerate() {
            let default = defaults.get(i).map_or("0", String::as_str);
            let value = arguments.get(i + 1).cloned();
            meanings.push((param.name, value.unwrap_or_else(|| signed(default))));
        }
        self.expand(substitute(parse(activation.program_formula()).ok()?, &meanings))
    }

    /// Cases, each with one comparison of x with a number. A comparison of parameters alone is decided by their values.
    fn cases(&mut self, mut cases: VecDeque<(Condition<'a>, Expr<'a>)>, otherwise: Expr<'a>) -> Expanded<'a> {
        let Some((Condition { first, mut rest }, then)) = cases.pop_front() else {
            return self.expand(otherwise);
        };
        if rest.len() > 1 {
            // `a < b < c` is `b < c` where `a < b`.
            let tail = Condition { first: rest.first()?.1.clone(), rest: rest.split_off(1) };
            let mut inner = cases.clone();
            inner.push_front((tail, then));
            let then = Expr::Cases(inner.into(), Box::new(otherwise.clone()));
            cases.push_front((Condition { first, rest }, then));
            return self.cases(cases, otherwise);
        }
        let (operator, right) = rest.pop()?;
        let (left, right) = (self.expand(first)?, self.expand(right)?);
        let (condition, is_scalar) = match (left.depends_on_x(), right.depends_on_x()) {
            (true, false) => ((left, operator, right), false),
            (false, true) => ((right, mirrored(operator), left), false),
            (true, true) => ((binary('-', left, right), operator, Expr::Number("0")), false),
            (false, false) => ((left, operator, right), true),
        };
        if is_scalar {
            let (left, operator, right) = &condition;
            let difference = self.value(binary('-', left.clone(), right.clone()))?;
            let holds = match *operator {
                "<" => difference < 0.0,
                "<=" => difference <= 0.0,
                ">" => difference > 0.0,
                _ => difference >= 0.0,
            };
            return if holds { self.expand(then) } else { self.cases(cases, otherwise) };
        }
        let then = self.expand(then)?;
        let (left, operator, right) = condition;
        let mut all = vec![(Condition { first: left, rest: vec![(operator, right)] }, then)];
        let last = match self.cases(cases, otherwise)? {
            Expr::Cases(more, last) => {
                all.extend(more);
                last
            }
            last => Box::new(last),
        };
        Some(Expr::Cases(all, last))
    }

    /// The value of an expression of the parameters.
    fn value(&self, expr: Expr<'a>) -> Option<f64> {
        let params = self.f.activation.params;
        let formula = Formula::new(&expr.to_string()).ok()?;
        let value = |name: &String| Some(self.f.params[params.iter().position(|param| param.name == name)?]);
        let values = formula.parameters().iter().map(value).collect::<Option<Vec<f64>>>()?;
        Some(formula.at(Order::Value, 0.0, &values))
    }
}

/// Whether the arguments of min are max(low, x) and a number.
fn is_clip(arguments: &[Expr<'_>]) -> bool {
    matches!(arguments, [Expr::Call("max", inner), high]
        if !high.depends_on_x() && inner.first().is_some_and(|low| !low.depends_on_x()))
}

fn is_known_to_all(name: &str) -> bool {
    matches!(
        name,
        "exp"
            | "expm1"
            | "ln"
            | "sqrt"
            | "abs"
            | "tanh"
            | "sin"
            | "cos"
            | "atan"
            | "sigma"
            | "softplus"
            | "relu"
    )
}

/// A function of u in functions that more targets have.
fn substitute_for(name: &str) -> Option<&'static str> {
    Some(match name {
        "log1p" => "ln(1 + u)",
        "erfc" => "1 - erf(u)",
        "Phi" => "1/2*(1 + erf(0.7071067811865476*u))",
        "phi" => "0.3989422804014327*exp(-u^2/2)",
        // The divisor is 1 where the quotient is not used, so that its gradient is a number there.
        "sinc" => "{ abs(u) > 0: sin(u)/{ abs(u) > 0: u; else: 1 }; else: 1 }",
        _ => return None,
    })
}

/// The greater or the lesser of two; at a tie the slope is that of a constant, or of the first.
fn choose<'a>(greater: bool, a: Expr<'a>, b: Expr<'a>) -> Expr<'a> {
    let b_at_tie = a.depends_on_x() && !b.depends_on_x();
    let operator = match (greater, b_at_tie) {
        (true, false) => ">=",
        (true, true) => ">",
        (false, false) => "<=",
        (false, true) => "<",
    };
    let (left, operator, right) = match (a.depends_on_x(), b.depends_on_x()) {
        (true, true) => (binary('-', a.clone(), b.clone()), operator, Expr::Number("0")),
        (false, true) => (b.clone(), mirrored(operator), a.clone()),
        _ => (a.clone(), operator, b.clone()),
    };
    Expr::Cases(vec![(Condition { first: left, rest: vec![(operator, right)] }, a)], Box::new(b))
}

fn mirrored(operator: &str) -> &'static str {
    match operator {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        _ => "<=",
    }
}

fn negative(inner: Expr<'_>) -> Expr<'_> {
    Expr::Negative(Box::new(inner))
}

fn binary<'a>(operator: char, left: Expr<'a>, right: Expr<'a>) -> Expr<'a> {
    Expr::Binary(operator, Box::new(left), Box::new(right))
}

/// A number whose digits may begin with a sign.
fn signed(digits: &str) -> Expr<'_> {
    digits.strip_prefix('-').map_or(Expr::Number(digits), |size| negative(Expr::Number(size)))
}

/// Replaces names by expressions.
fn substitute<'a>(expr: Expr<'a>, meanings: &[(&str, Expr<'a>)]) -> Expr<'a> {
    let again = |inner: Expr<'a>| substitute(inner, meanings);
    match expr {
        Expr::Name(name) => {
            meanings.iter().find(|(other, _)| *other == name).map_or(Expr::Name(name), |(_, e)| e.clone())
        }
        Expr::Number(_) => expr,
        Expr::Negative(inner) => negative(again(*inner)),
        Expr::Binary(operator, left, right) => binary(operator, again(*left), again(*right)),
        Expr::Call(name, arguments) => Expr::Call(name, arguments.into_iter().map(again).collect()),
        Expr::Cases(cases, otherwise) => {
            let condition = |c: Condition<'a>| Condition {
                first: again(c.first),
                rest: c.rest.into_iter().map(|(operator, e)| (operator, again(e))).collect(),
            };
            let cases = cases.into_iter().map(|(when, then)| (condition(when), again(then))).collect();
            Expr::Cases(cases, Box::new(again(*otherwise)))
        }
        Expr::Where(body, name, meaning) => {
            // The name means something else in the body.
            let inner: Vec<_> = meanings.iter().filter(|(other, _)| *other != name).cloned().collect();
            Expr::Where(Box::new(substitute(*body, &inner)), name, Box::new(again(*meaning)))
        }
    }
}
