//! Typed formulas against the built-in functions and correctly rounded references.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::{Instance, Order, find};
use engine::formula::{Formula, parse_typed};

const DATA: &str = include_str!("data/reference.txt");

/// An activation as visitors may type it: as a call with letters for its parameters, and written out, if its parameters
/// have names that can be typed.
fn twins(instance: &Instance) -> Vec<Formula> {
    let activation = instance.activation;
    let letters: String =
        (0..activation.params.len()).map(|i| format!(", {}", char::from(b'a' + i as u8))).collect();
    let mut texts = vec![format!("{}(x{letters})", activation.id)];
    texts.extend([activation.formula, activation.stable_formula].map(String::from));
    texts.retain(|text| !text.is_empty() && parse_typed(text).is_ok());
    texts.iter().map(|text| Formula::new(text).unwrap()).collect()
}

/// The distance in units in the last place of the exact value.
fn ulps(got: f64, exact: f64) -> f64 {
    if got == exact { 0.0 } else { (got - exact).abs() / (exact.abs().next_up() - exact.abs()) }
}

/// The size of an argument that is rounded before an exponential or a sine is taken of it: each unit costs the result as
/// many units.
fn rounded_argument(instance: &Instance, x: f64) -> f64 {
    let p = instance.params.first().copied().unwrap_or(1.0);
    match instance.activation.id {
        "celu" => x / p,
        "gaussian" => x * x,
        "gelu_tanh" => 1.6 * (x + 0.044_715 * x * x * x),
        "quick_gelu" => 1.702 * x,
        "snake" | "softplus" | "swish" => 2.0 * p * x,
        _ => 0.0,
    }
    .abs()
}

/// Whether the form loses digits there: a difference of numbers that are nearly equal.
fn cancels(formula: &Formula, x: f64) -> bool {
    match formula.text() {
        "(x + sqrt(x^2 + b))/2" => x < 1.0,
        "x + sin(a*x)^2/a" | "snake(x, a)" => x < 0.0,
        "hard_sigmoid(x)" | "min(max(0, x/6 + 1/2), 1)" => (x + 3.0).abs() < 1.0,
        "hard_sigmoid_onnx(x)" | "min(max(0, 0.2*x + 1/2), 1)" => (x + 2.5).abs() < 1.0,
        _ => false,
    }
}

fn tolerated(instance: &Instance, formula: &Formula, order: Order, x: f64, got: f64, exact: f64) -> bool {
    let half = 2f64.powi(-53);
    let argument = rounded_argument(instance, x);
    let (units, absolute) = match order {
        Order::Value => (8.0, 0.0),
        // Next to a zero of a derivative only the absolute error can be small.
        Order::Slope => (8.0, 4.0),
        Order::SecondDerivative => (32.0, 8.0),
    };
    let error = (got - exact).abs();
    let lost = if cancels(formula, x) { f64::EPSILON * x.abs().max(1.0) } else { 0.0 };
    got == exact
        || ulps(got, exact) <= units + argument
        || exact.abs() < 0.125 && error <= absolute * half * (1.0 + argument)
        || error <= lost
        // An error of the phase is one of the whole amplitude, 1 for the slope of Snake and 2a for its derivative.
        || instance.activation.id == "snake" && error <= 2.0 * instance.params[0].max(1.0) * half * argument
        // Gradual underflow has no units to count.
        || exact.abs() < 1e-300 && error <= 1e-305
}

#[test]
fn derivatives_are_exact() {
    let mut failures = Vec::new();
    let (mut rows, mut written) = (0, 0);
    let mut instance = None;
    let mut formulas = Vec::new();
    for line in DATA.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let number = |w: &&str| f64::from_bits(u64::from_str_radix(w, 16).unwrap());
        if let Some(activation) = find(fields[0]) {
            let new = Instance { activation, params: fields[1..].iter().map(number).collect() };
            formulas = twins(&new);
            written += formulas.len() - 1;
            instance = Some(new);
            continue;
        }
        let instance = instance.as_ref().unwrap();
        let numbers: Vec<f64> = fields.iter().map(number).collect();
        // Beyond, squares overflow; and exp(x) of 700 is near the largest number.
        let x = numbers[0];
        if x.abs() > 700.0 || instance.activation.id == "sparse_sigmoid" && x.abs() == 1.0 {
            continue;
        }
        for formula in &formulas {
            let params = &instance.params[..formula.parameters().len()];
            for (i, order) in Order::ALL.into_iter().enumerate() {
                rows += 1;
                let (got, exact) = (formula.at(order, x, params), numbers[i + 1]);
                if !tolerated(instance, formula, order, x, got, exact) {
                    let text = formula.text();
                    let units = ulps(got, exact);
                    failures.push(format!(
                        "{text} {params:?} {order:?} at {x:e}: {got:e}, exactly {exact:e}, {units:.1}"
                    ));
                }
            }
        }
    }
    assert!(rows > 60_000 && written > 40, "{rows} rows, {written} written out");
    let shown: Vec<&String> = failures.iter().take(60).collect();
    assert!(failures.is_empty(), "{} of {rows} rows fail: {shown:#?}", failures.len());
}
