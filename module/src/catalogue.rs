//! What there is to choose from.

use crate::js::{array, object, plain};
use engine::activation::{Activation, Param, all};
use engine::nn::{DatasetKind, Init, Method};
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

/// Every activation, in the order of menus.
pub fn activations() -> Array {
    all().iter().map(|activation| JsValue::from(described(activation))).collect()
}

fn described(a: &Activation) -> Object {
    object([
        ("id", a.id.into()),
        ("name", a.name.into()),
        ("group", a.group.title().into()),
        ("formula", a.formula.into()),
        ("slopeFormula", a.slope_formula.into()),
        ("params", array(a.params, |param| parameter(param).into())),
        ("learned", a.learned.is_some().into()),
        ("kinks", plain(&(a.kinks)(&a.defaults()))),
        ("origin", a.origin.into()),
    ])
}

fn parameter(param: &Param) -> Object {
    object([
        ("name", param.name.into()),
        ("symbol", param.symbol.into()),
        ("default", param.default.into()),
        ("min", param.min.into()),
        ("max", param.max.into()),
    ])
}

/// The lists that options of training choose from.
pub fn choices() -> Object {
    object([
        ("data", named(&DatasetKind::ALL)),
        ("init", named(&Init::ALL)),
        ("optimiser", named(&Method::ALL)),
    ])
}

fn named<T>(all: &[(T, &str, &str)]) -> JsValue {
    array(all, |(_, id, name)| object([("id", (*id).into()), ("name", (*name).into())]).into())
}
