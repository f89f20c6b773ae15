//! Small complete programs that compute a dense layer with an activation, for each framework.
//!
//! A function that a framework has is called as [`Activation::calls`] gives it; for the others the formula is
//! written out in the framework's operations. Parameters are always explicit. The English comments in a program are part
//! of the program, as its code is; everything else that the engine returns is data without sentences.
//!
//! [`Activation::calls`]: crate::activation::Activation::calls

mod body;
mod choice;
mod fragment;
mod highlight;
mod language;
mod literals;
mod lower;
mod notes;
mod onnx;
mod parts;
mod programs;
mod syntax;
mod templates;
mod typed;
mod writer;

pub use crate::activation::{Application, ApplicationField, Call, Target};
pub use highlight::{Token, TokenKind, highlight};
pub use language::Language;
pub use literals::FormatNumber;
pub use notes::{Note, notes};
pub use parts::Provision;

use crate::activation::Instance;
use crate::layer::Layer;
use literals::Literals;

/// A program.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// The framework, library or format that it is written for.
    pub target: Target,
    /// A name for the file, such as `leaky_relu_pytorch.py`.
    pub file: String,
    /// The text.
    pub text: String,
    /// How the target provides the activation.
    pub provision: Provision,
}

/// The program that prints f(X·W + b), once for each form that the target has: function, layer, learnable layer.
/// `None` if the formula uses an operation that the target lacks; a test checks that no activation does.
pub fn program(target: Target, f: &Instance, layer: &Layer, format: FormatNumber) -> Option<Program> {
    let literals = Literals { format, target };
    let parts = parts::parts(target, f, literals)?;
    let text = programs::write(target, f, layer, &parts, literals);
    let file = format!("{}_{}.{}", f.activation.file_stem(), target.id(), Language::of(target).extension());
    Some(Program { target, file, text, provision: parts.provision })
}
