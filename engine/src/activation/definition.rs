//! The record of an activation.

use super::applications::Application;
use super::calls::Call;
use super::framework::FrameworkEntry;
use super::group::Group;
use super::param::Param;
use super::params::Params;
use super::typed::TypedFunction;

/// A function of the input and the parameters, in the order of [`Activation::params`]. Closures that are created at run
/// time have to be leaked, since the lifetime is static.
pub type Function = &'static (dyn Fn(f64, &Params) -> f64 + Send + Sync);

/// A function of the parameters alone.
pub type ParamsFunction<T> = &'static (dyn Fn(&Params) -> T + Send + Sync);

/// A symmetry that holds for every value of the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parity {
    /// Neither even nor odd.
    Neither,
    /// f(−x) = f(x).
    Even,
    /// f(−x) = −f(x).
    Odd,
}

/// The infimum and supremum of f, as declared. Tests compare the computed range with them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeclaredRange {
    /// The infimum.
    pub low: f64,
    /// The supremum.
    pub high: f64,
}

/// An activation function: functions, formulas, parameters and facts in one constant.
pub struct Activation {
    /// The stable name in URLs, code and tests.
    pub id: &'static str,
    /// The name in print.
    pub name: &'static str,
    /// The group in which menus list it.
    pub group: Group,
    /// f(x), in the notation of [`crate::formula`].
    pub formula: &'static str,
    /// f(x) in a form that keeps its digits in both tails, for programs; empty if [`Self::formula`] does.
    pub stable_formula: &'static str,
    /// f′(x), in the same notation.
    pub slope_formula: &'static str,
    /// The parameters, in the order in which the functions take them.
    pub params: &'static [Param],
    /// f.
    pub value: Function,
    /// f′.
    pub slope: Function,
    /// f″.
    pub second_derivative: Function,
    /// ∂f/∂p of the first parameter p, if networks learn it along with their weights.
    pub parameter_derivative: Option<Function>,
    /// Whether frameworks draw a parameter at random in training; here it has its mean.
    pub is_random_in_training: bool,
    /// Where f, f′ or f″ jumps with these parameters, ascending; elsewhere f has every derivative.
    pub kinks: ParamsFunction<Vec<f64>>,
    /// The unit of x in which turns and tails have distances of about 1: a parameter may stretch f along x without limit.
    pub scale: ParamsFunction<f64>,
    /// The infimum and supremum of f.
    pub declared_range: ParamsFunction<DeclaredRange>,
    /// Whether f is non-decreasing for all values of the parameters.
    pub monotone: bool,
    /// The symmetry of f for all values of the parameters.
    pub parity: Parity,
    /// The frameworks that have the function, with their names, defaults and slopes at kinks.
    pub frameworks: &'static [FrameworkEntry],
    /// Other names, for search.
    pub aliases: &'static str,
    /// The authors and years of the papers that introduced it.
    pub origin: &'static str,
    /// Its calls in programs; for targets without a call, programs write the formula out.
    pub calls: &'static [Call],
    /// Well-known uses, with their papers.
    pub applications: &'static [Application],
    /// The function that the others call, if someone typed it.
    pub typed: Option<&'static dyn TypedFunction>,
}

impl Activation {
    /// Defaults of the fields; the file of an activation overrides those that differ.
    pub(super) const BASE: Activation = Activation {
        id: "",
        name: "",
        group: Group::Others,
        formula: "",
        stable_formula: "",
        slope_formula: "",
        params: &[],
        value: &|_, _| f64::NAN,
        slope: &|_, _| f64::NAN,
        second_derivative: &|_, _| f64::NAN,
        parameter_derivative: None,
        is_random_in_training: false,
        kinks: &|_| Vec::new(),
        scale: &|_| 1.0,
        declared_range: &|_| DeclaredRange { low: f64::NEG_INFINITY, high: f64::INFINITY },
        monotone: false,
        parity: Parity::Neither,
        frameworks: &[],
        aliases: "",
        origin: "",
        calls: &[],
        applications: &[],
        typed: None,
    };

    /// The formula that programs write out.
    pub(crate) fn program_formula(&self) -> &'static str {
        if self.stable_formula.is_empty() { self.formula } else { self.stable_formula }
    }

    /// The id for names of files: of a typed function, whose id is a formula, the letters and digits of its name.
    pub fn file_stem(&self) -> String {
        if self.typed.is_none() {
            return self.id.into();
        }
        let words = self.name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let stem = words.collect::<Vec<_>>().join("_").to_lowercase();
        if stem.is_empty() { "formula".into() } else { stem }
    }

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
