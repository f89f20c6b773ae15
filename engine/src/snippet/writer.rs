//! Writes a formula in the operations of a target.

use super::body::{Body, Parameters, identifier};
use super::choice::choice;
use super::fragment::{Fragment, Precedence};
use super::language::Language;
use super::literals::Literals;
use super::syntax::{self, Operands, Syntax};
use crate::activation::{Instance, Target};
use crate::formula::{Condition, Expr};

/// The body of a function that computes the lowered formula.
pub(super) fn body(
    target: Target,
    f: &Instance,
    formula: &Expr<'_>,
    parameters: Parameters,
    literals: Literals,
) -> Option<Body> {
    let mut names = vec![("x", Fragment::variable("x".into(), true))];
    for param in f.activation.params {
        let own = identifier(param.name);
        let learned = parameters == Parameters::Learned;
        // In Python it is an attribute of the layer; in other languages programs bind it to a local variable.
        let text = match (learned, Language::of(target)) {
            (true, Language::Python) => format!("self.{own}"),
            _ => own.to_owned(),
        };
        names.push((param.name, Fragment::variable(text, learned)));
    }
    let mut writer = FormulaWriter { syntax: syntax::of(target), literals, names, definitions: Vec::new() };
    let value = writer.fragment(formula)?;
    let value = value.as_return(writer.syntax.operands);
    Some(Body { definitions: writer.definitions, value, ..Body::default() })
}

struct FormulaWriter<'a> {
    syntax: &'static Syntax,
    literals: Literals,
    names: Vec<(&'a str, Fragment)>,
    definitions: Vec<(&'static str, String)>,
}

impl<'a> FormulaWriter<'a> {
    fn fragment(&mut self, expr: &Expr<'a>) -> Option<Fragment> {
        Some(match expr {
            Expr::Number(digits) => {
                Fragment::new(self.literals.formula_number(digits), Precedence::Atom, false)
            }
            Expr::Name("pi") => Fragment::new(self.syntax.pi.to_owned(), Precedence::Atom, false),
            Expr::Name(name) => self.names.iter().rev().find(|(n, _)| n == name)?.1.clone(),
            Expr::Negative(inner) => {
                let inner = self.fragment(inner)?;
                match self.syntax.operands {
                    Operands::Fallible if inner.tensor => Fragment::new(
                        format!("{}.neg()?", inner.parenthesized(Precedence::Atom)),
                        Precedence::Atom,
                        true,
                    ),
                    _ => Fragment::new(
                        format!("-{}", inner.operand(self.syntax.operands, Precedence::Power)),
                        Precedence::Sign,
                        inner.tensor,
                    ),
                }
            }
            Expr::Binary('^', base, exponent) => self.power(base, exponent)?,
            Expr::Binary(operator, left, right) => {
                let (left, right) = (self.fragment(left)?, self.fragment(right)?);
                self.binary(*operator, &left, &right)
            }
            Expr::Call(name, arguments) => self.call(name, arguments)?,
            Expr::Cases(cases, otherwise) => {
                let mut value = self.fragment(otherwise)?;
                for (when, then) in cases.iter().rev() {
                    let then = self.fragment(then)?;
                    value = self.choice(when, &then, &value)?;
                }
                value
            }
            Expr::Where(body, name, meaning) => {
                let local = match *name {
                    "below" => "below",
                    "t" => "t",
                    _ => return None,
                };
                let meaning = self.fragment(meaning)?;
                let text = meaning.as_value(self.syntax.operands);
                self.definitions.push((local, text));
                self.names.push((name, Fragment::variable(local.to_owned(), meaning.tensor)));
                self.fragment(body)?
            }
        })
    }

    fn binary(&self, operator: char, left: &Fragment, right: &Fragment) -> Fragment {
        let sum = matches!(operator, '+' | '-');
        let precedence = if sum { Precedence::Sum } else { Precedence::Product };
        let right_precedence = match operator {
            '+' => Precedence::Sum,
            '-' | '*' => Precedence::Product,
            _ => Precedence::Sign,
        };
        let tensor = left.tensor || right.tensor;
        let operator = match operator {
            '+' => " + ",
            '-' => " - ",
            '*' => " * ",
            _ => " / ",
        };
        let mut left_text = left.operand(self.syntax.operands, precedence);
        // Burn has the operators for several types of numbers, of which the compiler cannot choose one for a literal.
        let is_literal =
            left_text.ends_with(|c: char| c.is_ascii_digit()) && left_text.parse::<f64>().is_ok();
        if self.syntax.operands == Operands::Cloned && right.tensor && is_literal {
            left_text += "_f64";
        }
        let text = [&left_text, operator, &right.operand(self.syntax.operands, right_precedence)].concat();
        if self.syntax.operands == Operands::Fallible && tensor {
            Fragment::new(format!("({text})?"), Precedence::Atom, true)
        } else {
            Fragment::new(text, precedence, tensor)
        }
    }

    fn power(&mut self, base: &Expr<'a>, exponent: &Expr<'a>) -> Option<Fragment> {
        let Expr::Number(digits) = exponent else { return None };
        let base = self.fragment(base)?;
        let method = self.syntax.operands != Operands::Plain;
        if method && !base.tensor {
            return None;
        }
        let receiver = match self.syntax.operands {
            Operands::Cloned => base.operand(self.syntax.operands, Precedence::Atom),
            _ => base.parenthesized(Precedence::Atom),
        };
        let text = self.syntax.power.replace("{n}", digits).replace("{}", &receiver);
        Some(Fragment::new(text, if method { Precedence::Atom } else { Precedence::Power }, base.tensor))
    }

    fn call(&mut self, name: &str, arguments: &[Expr<'a>]) -> Option<Fragment> {
        let arguments = arguments.iter().map(|a| self.fragment(a)).collect::<Option<Vec<_>>>()?;
        let first = arguments.first()?;
        let tensor = first.tensor;
        let table = if tensor { self.syntax.functions } else { self.syntax.scalars };
        let (_, template) = table.iter().find(|(n, _)| *n == name)?;
        let receiver = template.starts_with("{}") || template.starts_with("({}");
        // A template with `&{}` borrows its operand; `x` is a reference already.
        let borrowed = template.contains("&{}");
        let text = match (self.syntax.operands, receiver) {
            (Operands::Cloned, true) => first.operand(self.syntax.operands, Precedence::Atom),
            (Operands::Cloned, false) => first.operand(self.syntax.operands, Precedence::Choice),
            (_, true) => first.parenthesized(Precedence::Atom),
            _ => arguments.iter().map(|a| a.text.clone()).collect::<Vec<_>>().join(", "),
        };
        let text = if borrowed && text == "x" {
            template.replace("&{}", "x")
        } else {
            template.replace("{}", &text)
        };
        Some(Fragment::new(text, Precedence::Atom, tensor))
    }

    fn choice(&mut self, when: &Condition<'a>, yes: &Fragment, no: &Fragment) -> Option<Fragment> {
        let [(operator, right)] = when.rest.as_slice() else { return None };
        let (left, right) = (self.fragment(&when.first)?, self.fragment(right)?);
        choice(self.syntax, (&left, operator, &right), yes, no)
    }
}
