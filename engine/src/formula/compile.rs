//! From the tree of a formula to its program.

use super::error::Problem;
use super::expr::{Condition, Expr};
use super::functions::Smooth;
use super::program::{Binary, Builder, Built, Choice, Id, Node, Program, TooManyNodes};
use super::{MAX_PARAMETERS, parse};
use crate::activation::{Params, find};
use std::f64::consts::PI;

/// The program of a formula and the names of its parameters, in the order in which they appear.
pub(super) fn compile(expr: &Expr<'_>) -> Result<(Program, Vec<String>), Problem> {
    let mut compiler = Compiler { builder: Builder::default(), parameters: Vec::new() };
    let x = compiler.builder.push(Node::X).map_err(|TooManyNodes| Problem::TooManyNodes)?;
    let result = compiler.node(expr, &Scope { names: vec![("x", x)], is_open: true });
    let result = result.map_err(|TooManyNodes| Problem::TooManyNodes)?;
    if compiler.parameters.len() > MAX_PARAMETERS {
        return Err(Problem::TooManyParameters);
    }
    Ok((Program::new(&compiler.builder.nodes, result), compiler.parameters))
}

struct Compiler {
    builder: Builder,
    parameters: Vec<String>,
}

/// The meaning of names.
#[derive(Clone)]
struct Scope<'a> {
    names: Vec<(&'a str, Id)>,
    /// Whether other names are parameters of the formula.
    is_open: bool,
}

impl Compiler {
    fn node(&mut self, expr: &Expr<'_>, scope: &Scope<'_>) -> Built {
        match expr {
            Expr::Number(digits) => self.builder.constant(digits.parse().unwrap_or(f64::NAN)),
            Expr::Name(name) => self.name(name, scope),
            Expr::Negative(inner) => {
                let inner = self.node(inner, scope)?;
                self.builder.negative(inner)
            }
            Expr::Binary(operator, left, right) => {
                let (a, b) = (self.node(left, scope)?, self.node(right, scope)?);
                let operator = match operator {
                    '+' => Binary::Add,
                    '-' => Binary::Subtract,
                    '*' => Binary::Multiply,
                    '/' => Binary::Divide,
                    _ => Binary::Power,
                };
                self.builder.binary(operator, a, b)
            }
            Expr::Call(name, arguments) => {
                let arguments: Vec<Id> =
                    arguments.iter().map(|argument| self.node(argument, scope)).collect::<Result<_, _>>()?;
                self.call(name, &arguments)
            }
            Expr::Cases(cases, otherwise) => {
                let mut value = self.node(otherwise, scope)?;
                for (when, then) in cases.iter().rev() {
                    let then = self.node(then, scope)?;
                    value = self.case(when, then, value, scope)?;
                }
                Ok(value)
            }
            Expr::Where(body, name, meaning) => {
                let meaning = self.node(meaning, scope)?;
                let mut scope = scope.clone();
                scope.names.push((name, meaning));
                self.node(body, &scope)
            }
        }
    }

    fn name(&mut self, name: &str, scope: &Scope<'_>) -> Built {
        if let Some((_, id)) = scope.names.iter().rev().find(|(other, _)| *other == name) {
            return Ok(*id);
        }
        if name == "pi" {
            return self.builder.constant(PI);
        }
        if !scope.is_open {
            return self.builder.constant(f64::NAN);
        }
        let known = self.parameters.iter().position(|other| other == name);
        let index = known.unwrap_or_else(|| {
            self.parameters.push(name.into());
            self.parameters.len() - 1
        });
        self.builder.push(Node::Parameter(index as u16))
    }

    fn call(&mut self, name: &str, arguments: &[Id]) -> Built {
        match (name, arguments) {
            ("abs", &[u]) => self.builder.abs(u),
            ("sign", &[u]) => self.builder.sign(u),
            ("floor", &[u]) => self.builder.push(Node::Floor(u)),
            ("relu", &[u]) => {
                let zero = self.builder.constant(0.0)?;
                self.builder.max(zero, u)
            }
            ("max", &[a, b]) => self.builder.max(a, b),
            ("min", &[a, b]) => self.builder.min(a, b),
            (_, &[u]) if let Some(function) = Smooth::from_name(name) => self.builder.smooth(function, u),
            _ => self.activation(name, arguments),
        }
    }

    /// An activation of the input, with parameters or their defaults; by its formula, unless it is as good as a smooth
    /// function.
    fn activation(&mut self, name: &str, arguments: &[Id]) -> Built {
        let (Some(activation), Some((x, given))) = (find(name), arguments.split_first()) else {
            return self.builder.constant(f64::NAN);
        };
        if activation.params.is_empty() && (activation.kinks)(&Params::default()).is_empty() {
            return self.builder.smooth(Smooth::BuiltIn(activation), *x);
        }
        let Ok(formula) = parse(activation.program_formula()) else {
            return self.builder.constant(f64::NAN);
        };
        let mut names = vec![("x", *x)];
        for (i, param) in activation.params.iter().enumerate() {
            let value = given.get(i).map_or_else(|| self.builder.constant(param.default), |id| Ok(*id))?;
            names.push((param.name, value));
        }
        self.node(&formula, &Scope { names, is_open: false })
    }

    /// `then` where every comparison of a chain holds, else `otherwise`.
    fn case(&mut self, when: &Condition<'_>, then: Id, otherwise: Id, scope: &Scope<'_>) -> Built {
        let mut operands = vec![self.node(&when.first, scope)?];
        for (_, next) in &when.rest {
            operands.push(self.node(next, scope)?);
        }
        let mut value = then;
        for ((operator, _), pair) in when.rest.iter().zip(operands.windows(2)).rev() {
            let holds = |yes: bool| if yes { value } else { otherwise };
            value = self.builder.choice(Choice {
                left: pair[0],
                right: pair[1],
                if_less: holds(operator.starts_with('<')),
                if_equal: holds(operator.ends_with('=')),
                if_greater: holds(operator.starts_with('>')),
            })?;
        }
        Ok(value)
    }
}
