//! Typed formulas against the built-in functions and correctly rounded references.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{config, shape};
use engine::activation::{Instance, Order, TypedFunction, find};
use engine::analysis::{
    Side, asymptote, convexity, extrema, fixed_points, flat_intervals, infimum_and_supremum, lipschitz,
    moments, monotonicity, range, saturated_from, smoothness, symmetry, zeros, zones,
};
use engine::formula::{Formula, GALLERY, activation, parse_typed};
use engine::nn::{Dataset, DatasetKind, StopConditions, Trainer};
use std::sync::Arc;

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
                // The bound on the error of f holds; the reference is rounded as well.
                let digits = formula.digits(x, params).unwrap_or_default();
                let size = exact.abs() + (x * numbers[2]).abs();
                if order == Order::Value
                    && (got - exact).abs()
                        > 10f64.powf(-digits) * size + 2f64.powi(-53) * exact.abs() + 1e-305
                {
                    failures.push(format!(
                        "{} at {x:e}: {got:e}, exactly {exact:e}, {digits} digits",
                        formula.text()
                    ));
                }
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

fn typed(text: &str, values: &[f64]) -> Instance {
    Instance::with_params(activation(text).unwrap(), values)
}

/// The facts of a function, as text in which numbers have ten digits.
fn facts(f: &Instance) -> Vec<String> {
    let debug = [
        format!("{:.9?} {:.9?}", range(f, Order::Value), range(f, Order::Slope)),
        format!("{:.9?}", [Order::Value, Order::Slope].map(|order| infimum_and_supremum(f, order))),
        format!("{:?} {:?} {:?} {:.9?}", smoothness(f), monotonicity(f), convexity(f), symmetry(f)),
        format!(
            "{:.9?} {:.9?}",
            Side::BOTH.map(|side| asymptote(f, side)),
            Side::BOTH.map(|side| saturated_from(f, side))
        ),
        format!("{:.9?} {:.9?} {:.9?}", lipschitz(f), flat_intervals(f), fixed_points(f)),
        format!("{:.9?} {:.9?} {:.9?}", zeros(f, -6.0, 6.0), extrema(f, -6.0, 6.0), zones(f, -6.0, 6.0)),
        format!("{:.9?} {:.9?}", moments(f, 0.0, 1.0), f.kinks()),
    ];
    // Limits have no sign of 0.
    debug.map(|text| text.replace("-0.000000000", "0.000000000")).into()
}

#[test]
fn typed_twins_have_the_facts_of_the_built_in_functions() {
    for (id, text, params) in [
        ("relu", "max(x, 0)", &[][..]),
        ("leaky_relu", "max(a x, x)", &[0.1]),
        ("elu", "if(x > 0, x, a(e^x - 1))", &[1.0]),
        ("silu", "x/(1 + e^-x)", &[]),
        ("swish", "x*sigmoid(b*x)", &[1.0]),
        ("swish", "x*sigmoid(b*x)", &[10.0]),
        ("swish", "x/(1 + exp(-b*x))", &[0.05]),
        ("celu", "{x > 0: x, a*(exp(x/a) - 1)}", &[0.1]),
        ("prelu", "{x > 0: x, a x}", &[0.25]),
        ("hard_tanh", "clamp(x, a, b)", &[-2.0, 3.0]),
        ("sparse_plus", "{x <= -1: 0; x < 1: (x + 1)^2/4; x}", &[]),
        ("log_sigmoid", "log(sigmoid(x))", &[]),
        ("gaussian", "e^{-x^2}", &[]),
        ("arctan", r"\arctan x", &[]),
        ("relu_squared", "relu(x)²", &[]),
        ("bent_identity", "(sqrt(x² + 1) − 1)/2 + x", &[]),
        ("gelu", "x*0.5*(1 + erf(x/sqrt(2)))", &[]),
        ("mish", "x tanh(log(1 + e^x))", &[]),
        ("hard_swish", "x*clamp(x + 3, 0, 6)/6", &[]),
        ("softplus", "log(1 + exp(b x))/b", &[1.0]),
        ("softplus", "log(1 + exp(b x))/b", &[10.0]),
        ("softsign", "x/(1 + |x|)", &[]),
        ("hard_shrink", "{|x| > a: x, 0}", &[0.5]),
        ("tanhshrink", "x - tanh x", &[]),
        ("step", "{x < 0: 0, 1}", &[]),
        ("snake", "x + sin^2(a x)/a", &[1.0]),
        ("snake", "x + sin^2(a x)/a", &[0.5]),
    ] {
        let activation = find(id).unwrap();
        let built_in = Instance { activation, params: params.iter().copied().collect() };
        assert_eq!(facts(&typed(text, params)), facts(&built_in), "{text}");
    }
}

#[test]
fn the_gallery_is_evaluated() {
    assert_eq!(GALLERY.len(), 20);
    for example in GALLERY {
        let formula = Formula::new(example.text).unwrap_or_else(|e| panic!("{}: {e:?}", example.text));
        assert_eq!(formula.parameters().len(), example.params.len(), "{}", example.name);
        let f = typed(example.text, example.params);
        for i in -600..=600 {
            let x = f64::from(i) / 40.0;
            assert!(
                Order::ALL.into_iter().all(|order| f.at(order, x).is_finite()),
                "{} at {x}",
                example.name
            );
        }
        let _ = facts(&f);
    }
}

#[test]
fn arrays_have_the_values_and_slopes_of_numbers() {
    let swish = typed("x*sigmoid(b*x)", &[1.7]);
    let gallery = GALLERY.iter().map(|example| typed(example.text, example.params));
    let texts = [
        "x^3.5",
        "x^-3",
        "2^x",
        "x^x",
        "floor(x) + sign(x)",
        "erf(0.3x)",
        "erfc(0.3x)",
        "sinc(x)",
        "log1p(|x|)",
        "sqrt(|x|)",
        "atan(x) + cos(2x)",
        "{ x > 100: x; else: a }",
        "1/x",
    ];
    let texts = texts.into_iter().map(|text| typed(text, &[0.3]));
    let calls =
        engine::activation::all().iter().map(|activation| typed(&format!("{}(2x)", activation.id), &[]));
    for f in std::iter::once(swish).chain(gallery).chain(texts).chain(calls) {
        for length in [0, 1, 7, 64, 65, 400] {
            let x: Vec<f32> = (0..length).map(|i| (i as f32 - 170.3) * 0.07).collect();
            let [mut values, mut slopes, mut fused_values, mut fused_slopes] =
                [(); 4].map(|()| vec![9.0; length]);
            f.values(&x, &mut values);
            f.slopes(&x, &mut slopes);
            f.values_and_slopes(&x, &mut fused_values, &mut fused_slopes);
            assert_eq!(format!("{values:?} {slopes:?}"), format!("{fused_values:?} {fused_slopes:?}"));
            for (i, x) in x.iter().enumerate() {
                let text = f.activation.formula;
                for (order, found) in [(Order::Value, values[i]), (Order::Slope, slopes[i])] {
                    let exact = f.at(order, f64::from(*x));
                    let close = (f64::from(found) - exact).abs() <= 4e-6 * exact.abs().max(1.0);
                    assert!(
                        close || exact.is_nan() && found.is_nan(),
                        "{text} {order:?} at {x}: {found}, not {exact}"
                    );
                }
            }
        }
    }
}

#[test]
fn arrays_have_the_derivatives_by_the_learned_parameter() {
    let texts = [
        "x*sigmoid(a*x)",
        "a*x^2 + sqrt(a)*x",
        "max(a*x, x)",
        "x/sqrt(x^2 + a)",
        "{x > a: x/a; else: exp(a)}",
        "x + 1",
    ];
    for text in texts {
        let learned = if text.contains('a') { "@learn=a" } else { "" };
        let f = typed(&[text, learned].concat(), &[0.7]);
        let x: Vec<f32> = (0..150).map(|i| (i as f32 - 70.3) * 0.07).collect();
        let mut found = vec![9.0; x.len()];
        f.parameter_derivatives(&x, &mut found);
        for (x, found) in x.iter().zip(found) {
            let by_parameter = f.activation.parameter_derivative;
            let exact = by_parameter.map_or(0.0, |derivative| derivative(f64::from(*x), &f.params));
            assert!(
                (f64::from(found) - exact).abs() <= 4e-6 * exact.abs().max(1.0),
                "{text} at {x}: {found}, not {exact}"
            );
        }
    }
}

#[test]
fn equal_formulas_make_equal_instances() {
    let f = typed("x*sigmoid(b*x)", &[2.0]);
    assert_eq!(f, typed("x σ(b x)", &[2.0]));
    assert_ne!(f, typed("x*sigmoid(b*x)", &[1.0]));
    assert_ne!(f, typed("x*sigmoid(a*x)", &[2.0]));
    let two = Formula::new("a*x + b").unwrap();
    let turned = two.with_first(1);
    assert_eq!(turned.parameters(), ["b", "a"]);
    assert_eq!(turned.at(Order::Value, 3.0, &[1.0, 2.0]), two.at(Order::Value, 3.0, &[2.0, 1.0]));
}

/// The parameters of a network after 20 epochs.
fn trained(f: &Instance) -> Vec<f32> {
    let data = Arc::new(Dataset::generate(DatasetKind::Circle, 200, 0.1, 0.5, 1));
    let mut config = config(shape(2, &[4, 3], f));
    config.stop = StopConditions { epochs: 20, ..StopConditions::default() };
    let mut trainer = Trainer::new(config, data);
    while trainer.can_continue() {
        trainer.step();
    }
    trainer.net().values().to_vec()
}

#[test]
fn networks_train_with_typed_formulas_and_learn_their_letters() {
    for (built_in, f) in [
        ("swish", typed("a*x*sigmoid(b*x)@learn=b", &[1.0, 1.0])),
        ("silu", typed("x*sigmoid(x)", &[])),
        ("leaky_relu", typed("max(a*x, x)", &[0.01])),
    ] {
        let expected = trained(&Instance::new(find(built_in).unwrap()));
        let found = trained(&f);
        assert_eq!(found.len(), expected.len(), "{built_in}");
        for (a, b) in found.iter().zip(&expected) {
            assert!((a - b).abs() < 1e-4, "{built_in}: {a}, not {b}");
        }
    }
}
