//! Prints the formulas of every activation as trees, with sets of parameters and their kinks, as JSON. The input of
//! `tests/reference/mpmath_reference.py`.
#![allow(clippy::print_stdout)]

use engine::activation::{Activation, Params, all};
use engine::formula::{Expr, parse};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{Error, Result};

#[derive(Serialize)]
struct Definition {
    id: &'static str,
    formula: Value,
    slope_formula: Value,
    sets: Vec<ParamSet>,
}

#[derive(Serialize)]
struct ParamSet {
    params: Vec<(&'static str, f64)>,
    kinks: Vec<f64>,
}

fn main() -> Result<()> {
    let definitions = all().iter().map(|activation| definition(activation)).collect::<Result<Vec<_>>>()?;
    println!("{}", serde_json::to_string(&definitions)?);
    Ok(())
}

fn definition(activation: &'static Activation) -> Result<Definition> {
    let read = |text| {
        let expr = parse(text).map_err(|error| Error::other(format!("{}: {error:?}", activation.id)))?;
        Ok::<_, Error>(tree(&expr))
    };
    let sets = param_sets(activation).into_iter().map(|params| ParamSet {
        kinks: (activation.kinks)(&params),
        params: activation.params.iter().map(|p| p.name).zip(params.iter().copied()).collect(),
    });
    Ok(Definition {
        id: activation.id,
        formula: read(activation.formula)?,
        slope_formula: read(activation.slope_formula)?,
        sets: sets.collect(),
    })
}

/// The defaults, and mixtures of the limits of every parameter.
fn param_sets(activation: &Activation) -> Vec<Params> {
    let mixture =
        |share: f64| activation.params.iter().map(|p| (1.0 - share) * p.min + share * p.max).collect();
    let mut sets = vec![activation.defaults()];
    if !activation.params.is_empty() {
        sets.extend([0.0, 0.3, 1.0].map(mixture));
    }
    sets
}

/// An expression as nested arrays, such as `["max", "0", "x"]`.
fn tree(expr: &Expr<'_>) -> Value {
    match expr {
        Expr::Number(digits) => json!(digits),
        Expr::Name(name) => json!(name),
        Expr::Negative(inner) => json!(["negative", tree(inner)]),
        Expr::Binary(operator, left, right) => json!([operator, tree(left), tree(right)]),
        Expr::Call(name, arguments) => {
            let arguments = arguments.iter().map(tree);
            Value::Array(std::iter::once(json!(name)).chain(arguments).collect())
        }
        Expr::Cases(cases, otherwise) => {
            let case = |(when, then): &(engine::formula::Condition<'_>, Expr<'_>)| {
                let rest: Vec<Value> =
                    when.rest.iter().map(|(operator, next)| json!([operator, tree(next)])).collect();
                json!([tree(&when.first), rest, tree(then)])
            };
            json!(["cases", cases.iter().map(case).collect::<Vec<_>>(), tree(otherwise)])
        }
        Expr::Where(body, name, meaning) => json!(["where", tree(body), name, tree(meaning)]),
    }
}
