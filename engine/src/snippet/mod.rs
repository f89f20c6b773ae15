//! Small complete programs that compute a dense layer with an activation, for each framework.
//!
//! What a framework has is called as the activation's own file says ([`Activation::calls`]); for the rest the
//! formula is written out in the framework's operations. Parameters are always explicit.
//!
//! [`Activation::calls`]: crate::activation::Activation::calls

mod colour;
mod lower;
mod notes;
mod onnx;
mod programs;
mod syntax;
mod writer;

pub use crate::activation::{Call, Field, Target, Use};
pub use colour::{Class, Span, colour};
pub use notes::{Note, notes};

use crate::activation::Instance;
use crate::formula::{self, Expr};
use crate::layer::Layer;

/// Writes the shortest decimal that reads back as the same number, such as `0.01` or `1e-7`. It is passed in,
/// so that programs have the digits that are shown elsewhere.
pub type FormatNumber = fn(f64) -> String;

/// The language of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python 3.
    Python,
    /// Rust.
    Rust,
    /// Julia.
    Julia,
}

impl Language {
    /// That of the programs for a target.
    pub const fn of(target: Target) -> Self {
        match target {
            Target::Burn | Target::Candle => Language::Rust,
            Target::Flux => Language::Julia,
            _ => Language::Python,
        }
    }

    /// The ending of file names, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Language::Python => "py",
            Language::Rust => "rs",
            Language::Julia => "jl",
        }
    }
}

/// A program.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// For what.
    pub target: Target,
    /// A name for the file, such as `leaky_relu_pytorch.py`.
    pub file: String,
    /// The text.
    pub text: String,
    /// Whether the target has the function; otherwise it is written out.
    pub native: bool,
}

/// The program that prints f(X·W + b), once for each form that the target has: function, layer, learnable layer.
/// `None` where the activation's formula cannot be said in the target's operations, which holds for none here.
pub fn program(target: Target, f: &Instance, layer: &Layer, shortest: FormatNumber) -> Option<Program> {
    let numbers = Numbers { shortest, target };
    let parts = parts(target, f, numbers)?;
    let text = programs::text(target, f, layer, &parts, numbers);
    let file = format!("{}_{}.{}", f.activation.id, target.id(), Language::of(target).extension());
    Some(Program { target, file, text, native: parts.native })
}

/// Numbers as the target's literals.
#[derive(Clone, Copy)]
struct Numbers {
    shortest: FormatNumber,
    target: Target,
}

impl Numbers {
    /// A literal of a floating-point number.
    fn literal(self, value: f64) -> String {
        let text = (self.shortest)(value);
        if text.contains(['.', 'e']) { text } else { text + ".0" }
    }

    /// A number of a formula.
    fn written(self, digits: &str) -> String {
        let integers_will_do = Language::of(self.target) != Language::Rust;
        let has_point = digits.contains('.');
        if has_point || integers_will_do { digits.to_owned() } else { format!("{digits}.0") }
    }

    /// A call with the values of the parameters put in.
    fn filled(self, call: &str, f: &Instance) -> String {
        f.activation.params.iter().zip(&f.params).fold(call.to_owned(), |text, (param, value)| {
            text.replace(&format!("{{{}}}", param.name), &self.literal(*value))
        })
    }
}

/// The pieces of a program that depend on the activation.
struct Parts {
    native: bool,
    /// Of the call or of the formula: what precedes the value, and the value.
    body: writer::Body,
    /// The native function that has the wrong parameters; empty if there is none.
    limited: &'static str,
    /// A layer with its parameters; empty where the function has to be wrapped.
    layer: String,
    learned: Learned,
}

/// The learnable form.
enum Learned {
    /// None.
    No,
    /// A layer that the target has.
    Layer(String),
    /// The formula, with the parameter's name for a variable.
    Formula(&'static str, writer::Body),
}

/// The call of a target that can have these parameters.
fn applicable(target: Target, f: &Instance) -> Option<&'static Call> {
    let call = f.activation.calls.iter().find(|call| call.target == target)?;
    (call.only.is_empty() || *call.only == *f.params).then_some(call)
}

/// Whether the target has the function with these parameters.
fn is_native(target: Target, f: &Instance) -> bool {
    let numbers = Numbers { shortest: |_| String::new(), target };
    parts(target, f, numbers).is_some_and(|parts| parts.native)
}

fn parts(target: Target, f: &Instance, numbers: Numbers) -> Option<Parts> {
    let syntax = syntax::of(target);
    let call = applicable(target, f);
    let formula = formula::parse(f.activation.formula).ok()?;
    let lowered = lower::lower(formula, syntax.lowering);

    let function = call.map_or("", |call| call.function);
    let body = match (function, target) {
        ("", _) => writer::body(target, f, &lowered, writer::Parameters::Constant, numbers)?,
        (_, Target::Onnx) => writer::Body::of(onnx::native(&numbers.filled(function, f))),
        _ => writer::Body::of(numbers.filled(function, f)),
    };
    // A formula that is but a call of what the target has is no writing out.
    let of_x = |expr: &Expr| *expr == Expr::Name("x");
    let native = !function.is_empty()
        || match &lowered {
            Expr::Call(_, arguments) => arguments.iter().all(of_x) && syntax.helpers_of(&body).is_empty(),
            other => of_x(other),
        };

    let layer = call.map_or(String::new(), |call| numbers.filled(call.layer, f));
    let learned = match (f.activation.learned, f.activation.params.first()) {
        (Some(_), Some(param)) if programs::can_learn(target) => match call.map_or("", |call| call.learned) {
            "" => {
                let body = writer::body(target, f, &lowered, writer::Parameters::Learned, numbers)?;
                Learned::Formula(param.name, body)
            }
            layer => Learned::Layer(numbers.filled(layer, f)),
        },
        _ => Learned::No,
    };
    let limited = match f.activation.calls.iter().find(|call| call.target == target) {
        Some(call) if function.is_empty() => call.function.split('(').next().unwrap_or_default(),
        _ => "",
    };
    Some(Parts { native, body, limited, layer, learned })
}
