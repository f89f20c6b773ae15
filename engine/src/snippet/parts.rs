//! The parts of a program that depend on the activation: a call, a layer, or the formula written out.

use super::body::{Body, Parameters};
use super::literals::Literals;
use super::lower::lower;
use super::{onnx, syntax, templates, typed, writer};
use crate::activation::{Call, Instance, Target};
use crate::formula::{self, Expr};

/// How a target provides an activation with given parameters. Unless it is native, programs write its formula out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provision {
    /// By a function, or by a single operation.
    Native,
    /// Only by a layer that learns the parameter.
    LearnableLayer,
    /// By a function that does not support these parameters.
    Limited {
        /// The function's name.
        function: &'static str,
    },
    /// Not at all.
    Missing,
}

/// The parts of a program that depend on the activation.
pub(super) struct ProgramParts {
    /// How the target provides the activation.
    pub provision: Provision,
    /// The call, or the formula written out.
    pub body: Body,
    /// The constructor of a layer with its parameters; empty if the function has to be wrapped.
    pub layer: String,
    /// The form with a learned parameter.
    pub learned: LearnableForm,
}

/// The form of a layer with a learned parameter.
pub(super) enum LearnableForm {
    /// None.
    No,
    /// A layer that the target has.
    Layer(String),
    /// The formula, with the parameter's name for a variable.
    Formula(String, Body),
}

/// The call of a target, if it supports these parameters.
pub(super) fn supporting_call(target: Target, f: &Instance) -> Option<&'static Call> {
    let call = f.activation.calls.iter().find(|call| call.target == target)?;
    call.supports(&f.params).then_some(call)
}

/// How a target provides an activation; `None` if [`parts`] is.
pub(super) fn provision(target: Target, f: &Instance) -> Option<Provision> {
    // The digits of numbers make no difference.
    let literals = Literals { format: |_| String::new(), target };
    parts(target, f, literals).map(|parts| parts.provision)
}

/// Chooses between call and formula for a target, and finds the layers that it has. `None` if the formula uses an
/// operation that the target lacks.
pub(super) fn parts(target: Target, f: &Instance, literals: Literals) -> Option<ProgramParts> {
    let syntax = syntax::of(target);
    let call = supporting_call(target, f);
    let defaults = typed::defaults(literals);
    let formula = formula::parse(f.activation.program_formula()).ok()?;
    let formula = match f.activation.typed {
        Some(_) => typed::expand(formula, f, syntax, &defaults)?,
        None => formula,
    };
    let lowered = lower(formula, syntax.lowering);

    let function = call.map_or("", |call| call.function);
    let body = match (function, target) {
        ("", _) => lowered_body(target, f, &lowered, Parameters::Constant, literals)?,
        (_, Target::Onnx) => Body::of_graph(onnx::native(&literals.substitute_params(function, f))),
        _ => Body::of(literals.substitute_params(function, f)),
    };
    let is_x = |expr: &Expr| *expr == Expr::Name("x");
    let is_one_operation = match &lowered {
        Expr::Call(_, arguments) => arguments.iter().all(is_x) && syntax.helpers_of(&body).is_empty(),
        other => is_x(other),
    };
    let provision = match (call, f.activation.calls.iter().find(|call| call.target == target)) {
        _ if !function.is_empty() || is_one_operation => Provision::Native,
        (Some(call), _) if !call.learnable_layer.is_empty() => Provision::LearnableLayer,
        (None, Some(unsupported)) => Provision::Limited { function: unsupported.name() },
        _ => Provision::Missing,
    };

    let layer = call.map_or(String::new(), |call| literals.substitute_params(call.layer, f));
    let learned = match (f.activation.parameter_derivative, f.activation.params.first()) {
        (Some(_), Some(param)) if templates::can_learn(target) => {
            match call.map_or("", |call| call.learnable_layer) {
                "" => {
                    let body = lowered_body(target, f, &lowered, Parameters::Learned, literals)?;
                    LearnableForm::Formula(param.name.to_owned(), body)
                }
                layer => LearnableForm::Layer(literals.substitute_params(layer, f)),
            }
        }
        _ => LearnableForm::No,
    };
    Some(ProgramParts { provision, body, layer, learned })
}

/// A lowered formula as nodes of a graph, or in the operations of the target.
fn lowered_body(
    target: Target,
    f: &Instance,
    formula: &Expr<'_>,
    parameters: Parameters,
    literals: Literals,
) -> Option<Body> {
    match target {
        Target::Onnx => onnx::nodes(f, formula, literals).map(Body::of_graph),
        _ => writer::body(target, f, formula, parameters, literals),
    }
}
