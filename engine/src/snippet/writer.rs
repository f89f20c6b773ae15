//! Writes a formula in the operations of a target.

use super::body::{Body, Parameters, parameter};
use super::choice::choice;
use super::fragment::{Level, Piece};
use super::language::Language;
use super::literals::Numbers;
use super::syntax::{self, Operands, Syntax};
use crate::activation::{Instance, Target};
use crate::formula::{Condition, Expr};

/// The body of a function that computes the lowered formula.
pub(super) fn body(
    target: Target,
    f: &Instance,
    formula: &Expr<'_>,
    parameters: Parameters,
    numbers: Numbers,
) -> Option<Body> {
    let mut names = vec![("x", Piece::atom("x".into(), true))];
    for param in f.activation.params {
        let own = parameter(param.name);
        let learned = parameters == Parameters::Learned;
        // In Python it is a field of the layer; elsewhere a local variable is made of it.
        let text = match (learned, Language::of(target)) {
            (true, Language::Python) => format!("self.{own}"),
            _ => own.to_owned(),
        };
        names.push((param.name, Piece::atom(text, learned)));
    }
    let mut writer = Writer { syntax: syntax::of(target), numbers, names, definitions: Vec::new() };
    let value = writer.piece(formula)?;
    let value = value.result(writer.syntax.operands);
    Some(Body { definitions: writer.definitions, value, ..Body::default() })
}

struct Writer<'a> {
    syntax: &'static Syntax,
    numbers: Numbers,
    names: Vec<(&'a str, Piece)>,
    definitions: Vec<(&'static str, String)>,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, expr: &Expr<'a>) -> Option<Piece> {
        Some(match expr {
            Expr::Number(digits) => Piece::new(self.numbers.written(digits), Level::Atom, false),
            Expr::Name("pi") => Piece::new(self.syntax.pi.to_owned(), Level::Atom, false),
            Expr::Name(name) => self.names.iter().rev().find(|(n, _)| n == name)?.1.clone(),
            Expr::Negative(inner) => {
                let inner = self.piece(inner)?;
                match self.syntax.operands {
                    Operands::Fallible if inner.tensor => {
                        Piece::new(format!("{}.neg()?", inner.at(Level::Atom)), Level::Atom, true)
                    }
                    _ => Piece::new(
                        format!("-{}", inner.operand(self.syntax.operands, Level::Power)),
                        Level::Sign,
                        inner.tensor,
                    ),
                }
            }
            Expr::Binary('^', base, exponent) => self.power(base, exponent)?,
            Expr::Binary(operator, left, right) => {
                let (left, right) = (self.piece(left)?, self.piece(right)?);
                self.binary(*operator, &left, &right)
            }
            Expr::Call(name, arguments) => self.call(name, arguments)?,
            Expr::Cases(cases, otherwise) => {
                let mut value = self.piece(otherwise)?;
                for (when, then) in cases.iter().rev() {
                    let then = self.piece(then)?;
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
                let meaning = self.piece(meaning)?;
                let text = meaning.owned(self.syntax.operands);
                self.definitions.push((local, text));
                self.names.push((name, Piece::atom(local.to_owned(), meaning.tensor)));
                self.piece(body)?
            }
        })
    }

    fn binary(&self, operator: char, left: &Piece, right: &Piece) -> Piece {
        let sum = matches!(operator, '+' | '-');
        let level = if sum { Level::Sum } else { Level::Product };
        let right_level = match operator {
            '+' => Level::Sum,
            '-' | '*' => Level::Product,
            _ => Level::Sign,
        };
        let tensor = left.tensor || right.tensor;
        let operator = match operator {
            '+' => " + ",
            '-' => " - ",
            '*' => " * ",
            _ => " / ",
        };
        let text = [
            &left.operand(self.syntax.operands, level),
            operator,
            &right.operand(self.syntax.operands, right_level),
        ]
        .concat();
        if self.syntax.operands == Operands::Fallible && tensor {
            Piece::new(format!("({text})?"), Level::Atom, true)
        } else {
            Piece::new(text, level, tensor)
        }
    }

    fn power(&mut self, base: &Expr<'a>, exponent: &Expr<'a>) -> Option<Piece> {
        let Expr::Number(digits) = exponent else { return None };
        let base = self.piece(base)?;
        let method = self.syntax.operands != Operands::Plain;
        if method && !base.tensor {
            return None;
        }
        let receiver = match self.syntax.operands {
            Operands::Cloned => base.operand(self.syntax.operands, Level::Atom),
            _ => base.at(Level::Atom),
        };
        let text = self.syntax.power.replace("{n}", digits).replace("{}", &receiver);
        Some(Piece::new(text, if method { Level::Atom } else { Level::Power }, base.tensor))
    }

    fn call(&mut self, name: &str, arguments: &[Expr<'a>]) -> Option<Piece> {
        let arguments = arguments.iter().map(|a| self.piece(a)).collect::<Option<Vec<_>>>()?;
        let first = arguments.first()?;
        let tensor = first.tensor;
        let table = if tensor { self.syntax.functions } else { self.syntax.scalars };
        let (_, template) = table.iter().find(|(n, _)| *n == name)?;
        let receiver = template.starts_with("{}") || template.starts_with("({}");
        // `&{}`: the template borrows by itself.
        let borrowed = template.contains("&{}");
        let text = match (self.syntax.operands, receiver) {
            (Operands::Cloned, true) => first.operand(self.syntax.operands, Level::Atom),
            (Operands::Cloned, false) => first.operand(self.syntax.operands, Level::Choice),
            (_, true) => first.at(Level::Atom),
            _ => arguments.iter().map(|a| a.text.clone()).collect::<Vec<_>>().join(", "),
        };
        let text = if borrowed && text == "x" {
            template.replace("&{}", "x")
        } else {
            template.replace("{}", &text)
        };
        Some(Piece::new(text, Level::Atom, tensor))
    }

    fn choice(&mut self, when: &Condition<'a>, yes: &Piece, no: &Piece) -> Option<Piece> {
        let [(operator, right)] = when.rest.as_slice() else { return None };
        let (left, right) = (self.piece(&when.first)?, self.piece(right)?);
        choice(self.syntax, (&left, operator, &right), yes, no)
    }
}
