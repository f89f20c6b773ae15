//! The names of an activation in frameworks, the defaults of its parameters there, and slopes at kinks that differ.

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
    /// All frameworks, in the order of tables.
    pub const ALL: [Framework; 5] =
        [Framework::PyTorch, Framework::TensorFlow, Framework::Keras, Framework::Jax, Framework::Onnx];

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

/// The default of a parameter in a framework.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DefaultValue {
    /// A number.
    Number(f64),
    /// An expression in the syntax of the framework, such as `1/8` or `"none"`, and its value if that is a number.
    Expression(&'static str, Option<f64>),
    /// None: callers must pass the argument.
    Required,
    /// The framework lacks the parameter: its function always has this value.
    Fixed(f64),
}

/// A parameter of a framework's function, with its default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParamDefault {
    /// The name in the framework; for [`DefaultValue::Fixed`] the symbol of the activation's own parameter.
    pub name: &'static str,
    /// The default.
    pub value: DefaultValue,
}

impl ParamDefault {
    pub(super) const fn number(name: &'static str, number: f64) -> Self {
        ParamDefault { name, value: DefaultValue::Number(number) }
    }

    pub(super) const fn expression(name: &'static str, text: &'static str, number: Option<f64>) -> Self {
        ParamDefault { name, value: DefaultValue::Expression(text, number) }
    }

    pub(super) const fn required(name: &'static str) -> Self {
        ParamDefault { name, value: DefaultValue::Required }
    }

    pub(super) const fn fixed(symbol: &'static str, number: f64) -> Self {
        ParamDefault { name: symbol, value: DefaultValue::Fixed(number) }
    }

    /// The default as a number, if callers can leave the argument out.
    pub fn as_number(&self) -> Option<f64> {
        match self.value {
            DefaultValue::Number(number) => Some(number),
            DefaultValue::Expression(_, number) => number,
            DefaultValue::Required | DefaultValue::Fixed(_) => None,
        }
    }
}

/// A fact about the defaults of a framework that the list of them does not show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Remark {
    /// By default it computes the tanh approximation.
    TanhApproximation,
    /// In Keras 2 the parameter had another name and default.
    Keras2 {
        /// The name.
        name: &'static str,
        /// The default.
        default: f64,
    },
}

/// The function of one framework that computes an activation.
pub struct FrameworkEntry {
    /// The framework.
    pub framework: Framework,
    /// The name of the function; with an argument if it needs one to compute this activation, as
    /// `nn.GELU(approximate="tanh")`.
    pub name: &'static str,
    /// Its parameters: first those of the activation, in the same order, then others.
    pub defaults: &'static [ParamDefault],
    /// A remark on the defaults.
    pub remark: Option<Remark>,
    /// The slope that it returns at a kink, if that differs from [`super::Activation::slope`].
    pub kink_slope: Option<Function>,
}

impl FrameworkEntry {
    /// The name of the function, without arguments.
    pub fn function(&self) -> &'static str {
        self.name.split('(').next().unwrap_or_default()
    }

    /// Sets the slope at kinks.
    pub(super) const fn with_kink_slope(self, slope: Function) -> Self {
        FrameworkEntry { kink_slope: Some(slope), ..self }
    }

    /// Sets the remark.
    pub(super) const fn with_remark(self, remark: Remark) -> Self {
        FrameworkEntry { remark: Some(remark), ..self }
    }

    const fn new(framework: Framework, name: &'static str, defaults: &'static [ParamDefault]) -> Self {
        FrameworkEntry { framework, name, defaults, remark: None, kink_slope: None }
    }
}

pub(super) const fn pytorch(name: &'static str, defaults: &'static [ParamDefault]) -> FrameworkEntry {
    FrameworkEntry::new(Framework::PyTorch, name, defaults)
}

pub(super) const fn tensorflow(name: &'static str, defaults: &'static [ParamDefault]) -> FrameworkEntry {
    FrameworkEntry::new(Framework::TensorFlow, name, defaults)
}

pub(super) const fn keras(name: &'static str, defaults: &'static [ParamDefault]) -> FrameworkEntry {
    FrameworkEntry::new(Framework::Keras, name, defaults)
}

pub(super) const fn jax(name: &'static str, defaults: &'static [ParamDefault]) -> FrameworkEntry {
    FrameworkEntry::new(Framework::Jax, name, defaults)
}

pub(super) const fn onnx(name: &'static str, defaults: &'static [ParamDefault]) -> FrameworkEntry {
    FrameworkEntry::new(Framework::Onnx, name, defaults)
}
