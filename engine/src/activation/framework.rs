//! How frameworks name an activation and where their derivative at a kink differs.

use super::definition::Function;

/// A framework, or a format for networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framework {
    /// PyTorch, `torch.nn`.
    PyTorch,
    /// TensorFlow, `tf.nn`.
    TensorFlow,
    /// Keras 3 on TensorFlow.
    Keras,
    /// JAX, `jax.nn`.
    Jax,
    /// ONNX operators.
    Onnx,
}

impl Framework {
    /// The name in print.
    pub const fn title(self) -> &'static str {
        match self {
            Framework::PyTorch => "PyTorch",
            Framework::TensorFlow => "TensorFlow",
            Framework::Keras => "Keras",
            Framework::Jax => "JAX",
            Framework::Onnx => "ONNX",
        }
    }
}

/// An activation as one framework has it.
pub struct FrameworkEntry {
    /// Which framework.
    pub framework: Framework,
    /// The name there.
    pub name: &'static str,
    /// The defaults of its parameters, spelled as there; empty where it has no parameters.
    pub defaults: &'static str,
    /// The slope it returns at a kink, where that differs from [`super::Activation::slope`].
    pub kink_slope: Option<Function>,
}

impl FrameworkEntry {
    /// With this slope at kinks.
    pub(super) const fn with_kink_slope(self, slope: Function) -> Self {
        FrameworkEntry { kink_slope: Some(slope), ..self }
    }

    const fn new(framework: Framework, name: &'static str, defaults: &'static str) -> Self {
        FrameworkEntry { framework, name, defaults, kink_slope: None }
    }
}

pub(super) const fn pytorch(name: &'static str, defaults: &'static str) -> FrameworkEntry {
    FrameworkEntry::new(Framework::PyTorch, name, defaults)
}

pub(super) const fn tensorflow(name: &'static str, defaults: &'static str) -> FrameworkEntry {
    FrameworkEntry::new(Framework::TensorFlow, name, defaults)
}

pub(super) const fn keras(name: &'static str, defaults: &'static str) -> FrameworkEntry {
    FrameworkEntry::new(Framework::Keras, name, defaults)
}

pub(super) const fn jax(name: &'static str, defaults: &'static str) -> FrameworkEntry {
    FrameworkEntry::new(Framework::Jax, name, defaults)
}

pub(super) const fn onnx(name: &'static str, defaults: &'static str) -> FrameworkEntry {
    FrameworkEntry::new(Framework::Onnx, name, defaults)
}
