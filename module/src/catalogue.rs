//! The lists that `activations` and `choices` return. `npm/index.d.ts` declares the same types under the same names.

use engine::activation::{self, Group};
use engine::nn::{DatasetKind, Init, Method};
use serde::Serialize;

/// An activation, as far as it does not depend on its parameters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Activation {
    id: &'static str,
    name: &'static str,
    group: &'static str,
    formula: &'static str,
    slope_formula: &'static str,
    params: Vec<Param>,
    learned: bool,
    kinks: Vec<f64>,
    origin: &'static str,
}

impl From<&activation::Activation> for Activation {
    fn from(activation: &activation::Activation) -> Self {
        Activation {
            id: activation.id,
            name: activation.name,
            group: heading(activation.group),
            formula: activation.formula,
            slope_formula: activation.slope_formula,
            params: activation.params.iter().map(Param::from).collect(),
            learned: activation.parameter_derivative.is_some(),
            kinks: (activation.kinks)(&activation.defaults()),
            origin: activation.origin,
        }
    }
}

/// A parameter of an activation, with its limits.
#[derive(Serialize)]
struct Param {
    name: &'static str,
    symbol: &'static str,
    default: f64,
    min: f64,
    max: f64,
}

impl From<&activation::Param> for Param {
    fn from(param: &activation::Param) -> Self {
        let &activation::Param { name, symbol, default, min, max, .. } = param;
        Param { name, symbol, default, min, max }
    }
}

/// An entry of a list, with its name in print.
#[derive(Serialize)]
struct Choice {
    id: &'static str,
    name: &'static str,
}

/// The lists that options of training choose from.
#[derive(Serialize)]
pub struct Choices {
    data: Vec<Choice>,
    init: Vec<Choice>,
    optimiser: Vec<Choice>,
}

/// Every activation, in the order of menus.
pub fn activations() -> Vec<Activation> {
    activation::all().iter().map(|activation| Activation::from(*activation)).collect()
}

/// Data sets, initialisations and optimisers, in the order of menus.
pub fn choices() -> Choices {
    Choices {
        data: list(&DatasetKind::ALL, dataset_name),
        init: list(&Init::ALL, init_name),
        optimiser: list(&Method::ALL, method_name),
    }
}

fn list<T: Copy>(all: &[(T, &'static str)], name: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|&(value, id)| Choice { id, name: name(value) }).collect()
}

/// The heading of a group in menus.
const fn heading(group: Group) -> &'static str {
    match group {
        Group::Rectifiers => "ReLU family",
        Group::SmoothGates => "Smooth gates",
        Group::Sigmoids => "Sigmoids",
        Group::Shrinkers => "Shrinkers",
        Group::Others => "Periodic and others",
    }
}

const fn dataset_name(kind: DatasetKind) -> &'static str {
    match kind {
        DatasetKind::Circle => "Circle",
        DatasetKind::Xor => "XOR",
        DatasetKind::Gauss => "Two Gaussians",
        DatasetKind::Spiral => "Spiral",
        DatasetKind::ThreeSpirals => "Three spirals",
        DatasetKind::Moons => "Moons",
        DatasetKind::Checkerboard => "Checkerboard",
        DatasetKind::Abs => "|x|",
        DatasetKind::Sine => "sin 2x",
        DatasetKind::Step => "Step",
        DatasetKind::Plane => "Plane",
        DatasetKind::Bumps => "Gaussian bumps",
    }
}

const fn init_name(init: Init) -> &'static str {
    match init {
        Init::HeNormal => "He normal",
        Init::HeUniform => "He uniform",
        Init::GlorotNormal => "Glorot normal",
        Init::GlorotUniform => "Glorot uniform",
        Init::LecunNormal => "LeCun normal",
        Init::LecunUniform => "LeCun uniform",
        Init::Uniform => "U(−0.5, 0.5)",
        Init::Zeros => "Zeros",
        Init::Orthogonal => "Orthogonal",
        Init::Asymmetric => "Randomised asymmetric",
    }
}

const fn method_name(method: Method) -> &'static str {
    match method {
        Method::Sgd => "SGD",
        Method::Momentum => "Momentum",
        Method::RmsProp => "RMSProp",
        Method::Adam => "Adam",
    }
}
