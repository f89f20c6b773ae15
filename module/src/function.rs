//! Functions of x, as callers give them: an activation by its id or a formula, with values of the parameters.

use crate::error::{Result, range_error, type_error};
use crate::formula_error::refuse;
use crate::read::{NamedValue, number, within};
use engine::activation::{Activation, Instance};
use engine::formula;
use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::JsCast;

/// Limits come later, with the name of the function.
const ANY: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// A function with the values of an array, in order, or of an object, by name; those that are left out have their
/// defaults.
pub fn read((id, id_name): NamedValue, (params, params_name): NamedValue) -> Result<Instance> {
    let Some(text) = id.as_string() else { return type_error(id_name, "a string", id) };
    let activation = formula::activation(&text).or_else(|error| refuse(&text, error))?;
    let mut instance = Instance::new(activation);
    if params.is_undefined() {
        return Ok(instance);
    }
    if let Some(given) = params.dyn_ref::<Float64Array>() {
        check_count(activation, given.length() as usize)?;
        given.copy_to(&mut instance.params);
    } else {
        for entry in Object::entries(params.unchecked_ref::<Object>()) {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            let value = number(&entry.get(1), &format!("{params_name}.{name}"), ANY)?;
            instance.params[index_of(activation, &name)?] = value;
        }
    }
    for (param, value) in activation.params.iter().zip(&instance.params) {
        within(&format!("{} of {}", param.name, activation.id), *value, (param.min, param.max))?;
    }
    Ok(instance)
}

/// The place of a parameter by its name or symbol.
fn index_of(activation: &Activation, name: &str) -> Result<usize> {
    let index = activation.params.iter().position(|param| param.name == name || param.symbol == name);
    index.map_or_else(
        || range_error(&format!("{} takes {}, not {name}", activation.id, expected_params(activation))),
        Ok,
    )
}

/// Throws unless there are as many values as the function has parameters.
fn check_count(activation: &Activation, count: usize) -> Result<()> {
    if activation.params.len() == count {
        return Ok(());
    }
    range_error(&format!("{} takes {}, not {count}", activation.id, expected_params(activation)))
}

fn expected_params(activation: &Activation) -> String {
    let names: Vec<&str> = activation.params.iter().map(|p| p.name).collect();
    match names.as_slice() {
        [] => "no parameters".into(),
        [name] => format!("1 parameter ({name})"),
        names => format!("{} parameters ({})", names.len(), names.join(", ")),
    }
}
