//! The calls of an activation in generated programs, for each framework, library or format.

use super::definition::{Function, ParamsFunction};
use super::params::Params;

/// A framework, library or format that programs are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// PyTorch.
    PyTorch,
    /// TensorFlow, `tf.nn`.
    TensorFlow,
    /// Keras 3.
    Keras,
    /// JAX, with layers of Flax NNX.
    Jax,
    /// NumPy.
    NumPy,
    /// ONNX, run by ONNX Runtime.
    Onnx,
    /// Burn.
    Burn,
    /// candle.
    Candle,
    /// Julia's Flux.
    Flux,
}

impl Target {
    /// All, in the order of menus.
    pub const ALL: [Target; 9] = [
        Target::PyTorch,
        Target::TensorFlow,
        Target::Keras,
        Target::Jax,
        Target::NumPy,
        Target::Onnx,
        Target::Burn,
        Target::Candle,
        Target::Flux,
    ];

    /// The target with this name in URLs and file names.
    pub fn from_id(id: &str) -> Option<Self> {
        Target::ALL.into_iter().find(|target| target.id() == id)
    }

    /// The name in print.
    pub const fn title(self) -> &'static str {
        match self {
            Target::PyTorch => "PyTorch",
            Target::TensorFlow => "TensorFlow",
            Target::Keras => "Keras 3",
            Target::Jax => "JAX",
            Target::NumPy => "NumPy",
            Target::Onnx => "ONNX",
            Target::Burn => "Burn",
            Target::Candle => "candle",
            Target::Flux => "Flux",
        }
    }

    /// The stable name in URLs and file names.
    pub const fn id(self) -> &'static str {
        match self {
            Target::PyTorch => "pytorch",
            Target::TensorFlow => "tensorflow",
            Target::Keras => "keras",
            Target::Jax => "jax",
            Target::NumPy => "numpy",
            Target::Onnx => "onnx",
            Target::Burn => "burn",
            Target::Candle => "candle",
            Target::Flux => "flux",
        }
    }
}

/// The call of an activation for one target, as templates: `x` is the input, `{name}` the value of a parameter.
#[derive(Clone, Copy)]
pub struct Call {
    /// The framework, library or format.
    pub target: Target,
    /// The call of a function; empty if the target has none, so that programs write the formula out.
    pub function: &'static str,
    /// The constructor of a layer; empty if the target has none, so that programs wrap the function in a layer.
    pub layer: &'static str,
    /// The constructor of a layer that learns the first parameter from this initial value; empty if the target has none.
    pub learnable_layer: &'static str,
    /// The only values of the parameters that the function supports; empty if it takes them as arguments.
    pub supported_params: &'static [f64],
    /// Whether the function or the layer raises an error for these values of the parameters.
    pub refuses: ParamsFunction<bool>,
    /// Whether the function loses digits far below 0, where f is small but not 0.
    pub loses_tail: bool,
    /// Whether its derivative is NaN far above 0, where an exponential overflows.
    pub slope_overflows: bool,
    /// The slope of the program at a kink, if that differs from [`super::Activation::slope`] and is not in
    /// [`super::Activation::frameworks`].
    pub kink_slope: Option<Function>,
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut call = f.debug_struct("Call");
        call.field("target", &self.target).field("function", &self.function).field("layer", &self.layer);
        call.finish_non_exhaustive()
    }
}

impl Call {
    const fn new(target: Target, function: &'static str) -> Self {
        Call {
            target,
            function,
            layer: "",
            learnable_layer: "",
            supported_params: &[],
            refuses: &|_| false,
            loses_tail: false,
            slope_overflows: false,
            kink_slope: None,
        }
    }

    pub(super) const fn pytorch(function: &'static str) -> Self {
        Call::new(Target::PyTorch, function)
    }

    pub(super) const fn tensorflow(function: &'static str) -> Self {
        Call::new(Target::TensorFlow, function)
    }

    pub(super) const fn keras(function: &'static str) -> Self {
        Call::new(Target::Keras, function)
    }

    pub(super) const fn jax(function: &'static str) -> Self {
        Call::new(Target::Jax, function)
    }

    pub(super) const fn numpy(function: &'static str) -> Self {
        Call::new(Target::NumPy, function)
    }

    pub(super) const fn onnx(function: &'static str) -> Self {
        Call::new(Target::Onnx, function)
    }

    pub(super) const fn burn(function: &'static str) -> Self {
        Call::new(Target::Burn, function)
    }

    pub(super) const fn candle(function: &'static str) -> Self {
        Call::new(Target::Candle, function)
    }

    pub(super) const fn flux(function: &'static str) -> Self {
        Call::new(Target::Flux, function)
    }

    /// Sets the layer.
    pub(super) const fn layer(self, layer: &'static str) -> Self {
        Call { layer, ..self }
    }

    /// Sets the layer that learns the first parameter.
    pub(super) const fn learnable_layer(self, learnable_layer: &'static str) -> Self {
        Call { learnable_layer, ..self }
    }

    /// Restricts the function to these values of the parameters.
    pub(super) const fn for_params(self, supported_params: &'static [f64]) -> Self {
        Call { supported_params, ..self }
    }

    /// Sets which values of the parameters are refused.
    pub(super) const fn refusing(self, refuses: ParamsFunction<bool>) -> Self {
        Call { refuses, ..self }
    }

    /// The function's name.
    pub fn name(&self) -> &'static str {
        self.function.split('(').next().unwrap_or_default()
    }

    /// Declares that the function loses digits far below 0.
    pub(super) const fn losing_tail(self) -> Self {
        Call { loses_tail: true, ..self }
    }

    /// Declares that the derivative is NaN far above 0.
    pub(super) const fn overflowing_slope(self) -> Self {
        Call { slope_overflows: true, ..self }
    }

    /// Whether programs can call the function with these values of the parameters.
    pub fn supports(&self, params: &Params) -> bool {
        (self.supported_params.is_empty() || *self.supported_params == **params) && !(self.refuses)(params)
    }

    /// Sets the slope at kinks.
    pub(super) const fn with_kink_slope(self, slope: Function) -> Self {
        Call { kink_slope: Some(slope), ..self }
    }
}
