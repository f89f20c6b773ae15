//! The activation functions, one per file, and their only list.
//!
//! Conventions: functions of `f64`; NaN for NaN; at ±∞ the limit, or NaN if it does not exist; at a kink the slope is that
//! of PyTorch, or that of JAX if PyTorch lacks the function.

mod applications;
mod calls;
mod definition;
mod framework;
mod group;
mod helpers;
mod instance;
mod param;
mod params;
mod typed;

use crate::kernel::{Kernel, OneByOne};

pub use applications::{Application, ApplicationField};
pub use calls::{Call, Target};
pub use definition::{Activation, DeclaredRange, Function, ParamsFunction, Parity};
pub use framework::{DefaultValue, Framework, FrameworkEntry, ParamDefault, Remark};
pub use group::Group;
pub use instance::{Instance, Order};
pub use param::Param;
pub use params::Params;
pub use typed::{MAX_TYPED, TypedFunction, typed_count};

pub(crate) use instance::nearly_equal;
pub(crate) use typed::{Record, define, find_typed, leak};

// Imported by the files of activations with `use super::*`.
use helpers::{
    kink_at_zero, minus_one_to_one, nonnegative, one, select_unless_nan, shrinker_kinks, shrinker_lane_slope,
    shrinker_slope, unit_interval, zero,
};

/// Declares the modules and the lists of their constants, so that each activation is named once.
macro_rules! activations {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        static ALL: &[&Activation] = &[$(&$module::ACTIVATION),+];
        // Not fields of the activations: a program that computes no arrays does not contain them.
        static KERNELS: &[&dyn Kernel] = &[$($module::KERNEL),+];
        #[cfg(test)]
        static MODULES: &[&str] = &[$(stringify!($module)),+];
    };
}

activations![
    relu,
    leaky_relu,
    prelu,
    rrelu,
    relu6,
    relu_squared,
    thresholded_relu,
    threshold,
    elu,
    selu,
    celu,
    silu,
    swish,
    gelu,
    gelu_tanh,
    quick_gelu,
    sigmoid,
    hard_sigmoid,
    hard_sigmoid_onnx,
    log_sigmoid,
    tanh,
    hard_tanh,
    tanhshrink,
    softplus,
    softsign,
    mish,
    hard_swish,
    hard_shrink,
    soft_shrink,
    squareplus,
    sparse_plus,
    sparse_sigmoid,
    exponential,
    gaussian,
    sine,
    snake,
    arctan,
    bent_identity,
    identity,
    step,
];

/// Every activation, in the order of menus.
pub fn all() -> &'static [&'static Activation] {
    ALL
}

/// The functions of an activation over arrays.
fn kernel(activation: &Activation) -> &'static dyn Kernel {
    if activation.typed.is_some() {
        return typed::KERNEL;
    }
    let index = ALL.iter().position(|a| std::ptr::eq(*a, activation));
    index.and_then(|i| KERNELS.get(i)).copied().unwrap_or(&OneByOne)
}

/// The activation with this id.
pub fn find(id: &str) -> Option<&'static Activation> {
    ALL.iter().copied().find(|a| a.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activation_has_the_name_of_its_file() {
        assert_eq!(ALL.iter().map(|a| a.id).collect::<Vec<_>>(), MODULES);
    }
}
