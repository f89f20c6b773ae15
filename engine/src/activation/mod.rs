//! Every activation function, each in a file of its own, and the one list of them.
//!
//! Conventions that hold for all: `f64` in and out; NaN in, NaN out; at ±∞ the limit, or NaN where there
//! is none; at a kink the derivative is the one PyTorch returns, or JAX where PyTorch lacks the function.

mod framework;
mod in_code;
mod instance;
mod params;

pub use framework::{Framework, FrameworkEntry};
pub use in_code::{Call, Field, Target, Use};
pub use instance::{Instance, Order, same};
pub use params::Params;

/// A function of the input and the parameters, in the order of [`Activation::params`]. It may be a closure; one made at
/// run time is leaked, as is the activation that it belongs to.
pub type Function = &'static (dyn Fn(f64, &Params) -> f64 + Send + Sync);

/// Something that depends on the parameters alone.
pub type ParamsFunction<T> = &'static (dyn Fn(&Params) -> T + Send + Sync);

/// A parameter of an activation, such as α of Leaky ReLU.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Param {
    /// The name in code, formulas and URLs, such as `alpha`.
    pub name: &'static str,
    /// The symbol in print, such as `α`.
    pub symbol: &'static str,
    /// The value when none is given.
    pub default: f64,
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// What one notch of a slider moves it by.
    pub step: f64,
    /// Whether equal ratios, rather than equal differences, are equal steps of a slider.
    pub logarithmic: bool,
}

impl Param {
    const fn new(name: &'static str, symbol: &'static str, default: f64, min: f64, max: f64) -> Self {
        Param { name, symbol, default, min, max, step: 0.01, logarithmic: false }
    }

    const fn log(name: &'static str, symbol: &'static str, default: f64, min: f64, max: f64) -> Self {
        Param { logarithmic: true, ..Param::new(name, symbol, default, min, max) }
    }
}

/// The family in which a menu lists a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Piecewise linear or quadratic relatives of max(0, x), and ELU's kin.
    Rectifiers,
    /// Smooth functions near the rectifiers: x times a gate, or a soft maximum.
    SmoothGates,
    /// S-shaped and bounded.
    Sigmoids,
    /// Functions that shrink small inputs to or towards zero.
    Shrinkers,
    /// Periodic functions and the rest.
    Others,
}

impl Group {
    /// All groups, in the order of menus.
    pub const ALL: [Group; 5] =
        [Group::Rectifiers, Group::SmoothGates, Group::Sigmoids, Group::Shrinkers, Group::Others];

    /// The heading of a menu.
    pub const fn title(self) -> &'static str {
        match self {
            Group::Rectifiers => "ReLU family",
            Group::SmoothGates => "Smooth gates",
            Group::Sigmoids => "Sigmoids",
            Group::Shrinkers => "Shrinkers",
            Group::Others => "Periodic and others",
        }
    }
}

/// A symmetry that holds for every value of the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parity {
    /// Neither is declared.
    Neither,
    /// f(−x) = f(x).
    Even,
    /// f(−x) = −f(x).
    Odd,
}

/// The least interval that holds all values, as declared: the oracle that the found range is tested with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeclaredRange {
    /// The infimum.
    pub low: f64,
    /// The supremum.
    pub high: f64,
}

/// An activation function: all that is known of it in one constant.
pub struct Activation {
    /// The stable name in URLs, code and tests.
    pub id: &'static str,
    /// The name in print.
    pub name: &'static str,
    /// Where menus list it.
    pub group: Group,
    /// f(x), in the notation of [`crate::formula`].
    pub formula: &'static str,
    /// f′(x), likewise.
    pub slope_formula: &'static str,
    /// The parameters, in the order the functions take them.
    pub params: &'static [Param],
    /// f.
    pub value: Function,
    /// f′.
    pub slope: Function,
    /// f″.
    pub second_derivative: Function,
    /// ∂f/∂p of the first parameter p, where networks learn it along with their weights.
    pub learned: Option<Function>,
    /// Where f, f′ or f″ jumps, ascending.
    pub kinks: ParamsFunction<Vec<f64>>,
    /// The infimum and supremum of f.
    pub hull: ParamsFunction<DeclaredRange>,
    /// Whether f never decreases, whatever the parameters.
    pub monotone: bool,
    /// The symmetry, whatever the parameters.
    pub parity: Parity,
    /// The frameworks that have it, with their names, defaults and conventions.
    pub frameworks: &'static [FrameworkEntry],
    /// Other names people search for.
    pub aliases: &'static str,
    /// Who proposed it, where and when.
    pub origin: &'static str,
    /// Its calls in programs; where a target has none its formula is written out.
    pub calls: &'static [Call],
    /// Well-known uses, with their papers.
    pub used: &'static [Use],
}

impl Activation {
    /// What most functions share; every file overrides what differs.
    const BASE: Activation = Activation {
        id: "",
        name: "",
        group: Group::Others,
        formula: "",
        slope_formula: "",
        params: &[],
        value: &|_, _| f64::NAN,
        slope: &|_, _| f64::NAN,
        second_derivative: &|_, _| f64::NAN,
        learned: None,
        kinks: &|_| Vec::new(),
        hull: &|_| DeclaredRange { low: f64::NEG_INFINITY, high: f64::INFINITY },
        monotone: false,
        parity: Parity::Neither,
        frameworks: &[],
        aliases: "",
        origin: "",
        calls: &[],
        used: &[],
    };

    /// The default value of every parameter.
    pub fn defaults(&self) -> Params {
        self.params.iter().map(|p| p.default).collect()
    }
}

impl PartialEq for Activation {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Activation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Declares the modules and the list of their constants together, so that neither can miss one.
macro_rules! activations {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        static ALL: &[&Activation] = &[$(&$module::ACTIVATION),+];
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

/// The activation with this id.
pub fn find(id: &str) -> Option<&'static Activation> {
    ALL.iter().copied().find(|a| a.id == id)
}

fn nonnegative(_: &Params) -> DeclaredRange {
    DeclaredRange { low: 0.0, high: f64::INFINITY }
}

fn unit_interval(_: &Params) -> DeclaredRange {
    DeclaredRange { low: 0.0, high: 1.0 }
}

fn minus_one_to_one(_: &Params) -> DeclaredRange {
    DeclaredRange { low: -1.0, high: 1.0 }
}

fn kink_at_zero(_: &Params) -> Vec<f64> {
    vec![0.0]
}

/// ±`limit`, or the one point 0 where they meet.
fn kinks_at_plus_minus(limit: f64) -> Vec<f64> {
    if limit == 0.0 { vec![0.0] } else { vec![-limit, limit] }
}

/// 0, but NaN for NaN: the derivative of a piecewise constant or linear function.
fn zero(x: f64, _: &Params) -> f64 {
    if x.is_nan() { x } else { 0.0 }
}

/// 1, but NaN for NaN.
fn one(x: f64, _: &Params) -> f64 {
    if x.is_nan() { x } else { 1.0 }
}

/// `yes` or `no`, but NaN for NaN.
fn choose(x: f64, condition: bool, yes: f64, no: f64) -> f64 {
    if x.is_nan() {
        x
    } else if condition {
        yes
    } else {
        no
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activation_has_the_name_of_its_file() {
        assert_eq!(ALL.iter().map(|a| a.id).collect::<Vec<_>>(), MODULES);
    }
}
