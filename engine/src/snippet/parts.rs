//! The parts of a program that depend on the activation: a call, a layer, or the formula written out.

use super::body::{Body, Parameters};
use super::literals::Literals;
use super::lower::lower;
use super::{onnx, syntax, templates, writer};
use crate::activation::{Call, Instance, Target};
use crate::formula::{self, Expr};

/// The parts of a program that depend on the activation.
pub(super) struct ProgramParts {
    /// Whether the target has the function; otherwise it is written out.
    pub native: bool,
    /// The call, or the formula written out.
    pub body: Body,
    /// The native function, where it exists but cannot have these parameters; otherwise empty.
    pub limited: &'static str,
    /// A layer with its parameters; empty where the function has to be wrapped.
    pub layer: String,
    /// The form whose parameter is learned.
    pub learned: LearnableForm,
}

/// The learnable form.
pub(super) enum LearnableForm {
    /// None.
    No,
    /// A layer that the target has.
    Layer(String),
    /// The formula, with the parameter's name for a variable.
    Formula(&'static str, Body),
}

/// The call of a target that can have these parameters.
pub(super) fn applicable(target: Target, f: &Instance) -> Option<&'static Call> {
    let call = f.activation.calls.iter().find(|call| call.target == target)?;
    (call.supported_params.is_empty() || *call.supported_params == *f.params).then_some(call)
}

/// Whether the target has the function with these parameters.
pub(super) fn is_native(target: Target, f: &Instance) -> bool {
    let literals = Literals { format: |_| String::new(), target };
    parts(target, f, literals).is_some_and(|parts| parts.native)
}

/// Chooses between call and formula for a target, and finds the layers that it has.
pub(super) fn parts(target: Target, f: &Instance, literals: Literals) -> Option<ProgramParts> {
    let syntax = syntax::of(target);
    let call = applicable(target, f);
    let formula = formula::parse(f.activation.formula).ok()?;
    let lowered = lower(formula, syntax.lowering);

    let function = call.map_or("", |call| call.function);
    let body = match (function, target) {
        ("", _) => lowered_body(target, f, &lowered, Parameters::Constant, literals)?,
        (_, Target::Onnx) => Body::of_graph(onnx::native(&literals.substitute_params(function, f))),
        _ => Body::of(literals.substitute_params(function, f)),
    };
    // A formula that is one call of an operation of the target counts as native.
    let of_x = |expr: &Expr| *expr == Expr::Name("x");
    let native = !function.is_empty()
        || match &lowered {
            Expr::Call(_, arguments) => arguments.iter().all(of_x) && syntax.helpers_of(&body).is_empty(),
            other => of_x(other),
        };

    let layer = call.map_or(String::new(), |call| literals.substitute_params(call.layer, f));
    let learned = match (f.activation.parameter_derivative, f.activation.params.first()) {
        (Some(_), Some(param)) if templates::can_learn(target) => {
            match call.map_or("", |call| call.learnable_layer) {
                "" => {
                    let body = lowered_body(target, f, &lowered, Parameters::Learned, literals)?;
                    LearnableForm::Formula(param.name, body)
                }
                layer => LearnableForm::Layer(literals.substitute_params(layer, f)),
            }
        }
        _ => LearnableForm::No,
    };
    let limited = match f.activation.calls.iter().find(|call| call.target == target) {
        Some(call) if function.is_empty() => call.function.split('(').next().unwrap_or_default(),
        _ => "",
    };
    Some(ProgramParts { native, body, limited, layer, learned })
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
