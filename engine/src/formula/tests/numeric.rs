//! Programs of formulas: rewriting, kinks, limits, derivatives.

use super::super::{Formula, Problem, activation, parse_typed};
use crate::activation::{Instance, Order, TypedFunction};
use crate::analysis::imprecise_intervals;

fn formula(text: &str) -> Formula {
    Formula::new(text).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn value(text: &str, x: f64) -> f64 {
    formula(text).at(Order::Value, x, &[])
}

#[test]
fn forms_that_lose_digits_are_rewritten() {
    for (text, x, exact) in [
        ("ln(1 + e^x)", -40.0, 4.248_354_255_291_589e-18),
        ("log(exp(x) + 1)", 800.0, 800.0),
        ("log(1 + x)", 1e-20, 1e-20),
        ("log(1 - x)", 1e-20, -1e-20),
        ("log(exp(x))", 800.0, 800.0),
        ("log(1/(1 + exp(-x)))", -800.0, -800.0),
        ("exp(x) - 1", 1e-20, 1e-20),
        ("-1 + exp(x)", 1e-20, 1e-20),
        ("1 - exp(-x)", 1e-20, 1e-20),
        ("1/(1 + exp(-x))", -800.0, 0.0),
        ("e^x/(1 + e^x)", 800.0, 1.0),
        ("x/(1 + exp(-x))", -40.0, -1.699_341_702_116_635_7e-16),
        ("(e^x - e^-x)/(e^x + e^-x)", 800.0, 1.0),
        ("(e^(2x) - 1)/(e^(2x) + 1)", 1e-20, 1e-20),
        ("(1 - e^(-2x))/(1 + e^(-2x))", 1e-20, 1e-20),
        ("2/(1 + exp(-2x)) - 1", 1e-20, 1e-20),
        ("1 - sigmoid(x)", 40.0, 4.248_354_255_291_589e-18),
        ("1 + tanh(x)", -20.0, 8.496_708_510_583_178e-18),
        ("1 - tanh(x)", 20.0, 8.496_708_510_583_178e-18),
        ("1 + erf(x)", -10.0, 2.088_487_583_762_545e-45),
        ("1 - erf(x)", 10.0, 2.088_487_583_762_545e-45),
        ("x/2*(1 + erf(x/sqrt(2)))", -10.0, -7.619_853_024_160_527e-23),
        ("1 - cos(x)", 1e-10, 5e-21),
        ("sin(x)/x", 0.0, 1.0),
        ("sqrt(x^2 + 1) - 1", 1e-10, 5e-21),
        ("x/sqrt(x^2 + 4)", 1e200, 1.0),
        ("x - tanh(x)", 1e-5, 3.333_333_333_2e-16),
    ] {
        let found = value(text, x);
        assert!((found - exact).abs() <= 1e-14 * exact.abs(), "{text} at {x}: {found:e}, not {exact:e}");
    }
}

#[test]
fn kinks_are_where_a_value_or_derivative_jumps() {
    let kinks: &[(&str, &[f64], &[f64])] = &[
        ("x*sigmoid(x)", &[], &[]),
        ("|x|", &[], &[0.0]),
        ("x^2*|x|", &[], &[]),
        ("x|x|", &[], &[0.0]),
        ("x/(1 + |x|)", &[], &[0.0]),
        ("max(a x, x)", &[0.1], &[0.0]),
        ("max(a x, x)", &[1.0], &[]),
        ("max(a x + b, x)", &[0.3, 0.7], &[1.0]),
        ("clamp(x/6 + 1/2, 0, 1)", &[], &[-3.0, 3.0]),
        ("clamp(0.2x + 0.5, 0, 1)", &[], &[-2.5, 2.5]),
        ("{x < -a: -1; x <= a: x/a; else: 1}", &[0.7], &[-0.7, 0.7]),
        ("{-1 < x < 2: x; else: 5}", &[], &[-1.0, 2.0]),
        ("max(x, x^2 - 2)", &[], &[-1.0, 2.0]),
        ("{x > 0: x; else: max(x, x - 1)}", &[], &[]),
        ("sign(x^3 - 8)", &[], &[2.0]),
        ("abs(exp(x) - 1)", &[], &[0.0]),
        ("1/(x - 2)", &[], &[2.0]),
        ("1/(1 + x^2)", &[], &[]),
        ("sqrt(x - 3)", &[], &[3.0]),
        ("floor(x/50)*{|x| < 120: 1; else: 0}", &[], &[-120.0, -100.0, -50.0, 0.0, 50.0, 100.0, 120.0]),
        ("relu(x - 1e6) + relu(-x - 1e-6)", &[], &[-1e-6, 1e6]),
    ];
    for (text, params, expected) in kinks {
        let found = formula(text).kinks(params);
        let close = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(a, b)| (a - b).abs() <= 1e-15 * b.abs());
        assert!(close, "{text} {params:?}: {found:?}, not {expected:?}");
    }
    assert!(formula("floor(8x)").kinks(&[]).len() <= 128);
}

#[test]
fn slopes_at_kinks_follow_the_conventions() {
    for (text, x, slope) in [
        ("max(0, x)", 0.0, 0.0),
        ("max(x, 0)", 0.0, 0.0),
        ("min(max(0, x), 6)", 6.0, 0.0),
        ("max(0.1x, x)", 0.0, 0.1),
        ("|x|", 0.0, 0.0),
        ("{x > 0: x; else: 0.1x}", 0.0, 0.1),
        ("{x >= 0: x; else: 0.1x}", 0.0, 1.0),
        ("relu(x)^2", 0.0, 0.0),
    ] {
        assert_eq!(formula(text).at(Order::Slope, x, &[]), slope, "{text}");
    }
}

#[test]
fn limits_are_found_from_values_far_out() {
    let (up, down, nan) = (f64::INFINITY, f64::NEG_INFINITY, f64::NAN);
    for (text, [left, right], [left_slope, right_slope]) in [
        ("x*sigmoid(x)", [0.0, up], [0.0, 1.0]),
        ("x/(1 + exp(-x))", [0.0, up], [0.0, 1.0]),
        ("tanh(x)", [-1.0, 1.0], [0.0, 0.0]),
        ("x/(1 + |x|)", [-1.0, 1.0], [0.0, 0.0]),
        ("x/sqrt(1 + 0.25x^2)", [-2.0, 2.0], [0.0, 0.0]),
        ("x^3 - x", [down, up], [up, up]),
        ("exp(-x^2)", [0.0, 0.0], [0.0, 0.0]),
        ("exp(x)", [0.0, up], [0.0, up]),
        ("x*exp(-x)", [down, 0.0], [up, 0.0]),
        ("log(1 + |x|)", [up, up], [0.0, 0.0]),
        ("sign(x)*sqrt(|x|)", [down, up], [0.0, 0.0]),
        ("sin(x)", [nan, nan], [nan, nan]),
        ("x + sin(x)", [down, up], [nan, nan]),
        ("(2x^2 + 1)/(x^2 + x + 1)", [2.0, 2.0], [0.0, 0.0]),
        ("tanh(exp(x))*x", [0.0, up], [0.0, 1.0]),
        ("ln(x)", [nan, up], [nan, 0.0]),
    ] {
        let formula = formula(text);
        for (order, expected) in [(Order::Value, [left, right]), (Order::Slope, [left_slope, right_slope])] {
            let found = [down, up].map(|x| formula.at(order, x, &[]));
            let equal = |a: f64, b: f64| a == b || a.is_nan() && b.is_nan();
            assert!(
                (0..2).all(|i| equal(found[i], expected[i])),
                "{text} {order:?}: {found:?}, not {expected:?}"
            );
        }
    }
}

#[test]
fn derivatives_by_parameters_are_exact() {
    // ∂/∂b of x·σ(bx) is x²·σ′(bx).
    let (swish, x, b) = (formula("x*sigmoid(b*x)"), 1.3f64, 0.7);
    let s = 1.0 / (1.0 + libm::exp(-b * x));
    let found = swish.parameter_derivative(0, x, &[b]);
    assert!((found - x * x * s * (1.0 - s)).abs() < 1e-15, "{found}");
    assert_eq!(formula("max(a*x, b)").parameter_derivative(1, -2.0, &[1.0, 0.5]), 1.0);
    assert_eq!(formula("a^x").parameter_derivative(0, 3.0, &[2.0]), 12.0);
    assert_eq!(formula("elu(x, a)").parameters(), ["a"]);
    assert_eq!(formula("a*t + t where t = b*x").parameters(), ["b", "a"]);
}

#[test]
fn hard_texts_take_little_work() {
    for text in ["9^9^9^9", "2^x^x^x", "0/0", "1e400x", "x^-1024", "x^1e300", "|||x||| - 1e-320"] {
        let formula = formula(text);
        for order in Order::ALL {
            for x in [f64::NEG_INFINITY, -1e300, -1.0, 0.0, 1e-320, 2.0, f64::INFINITY, f64::NAN] {
                let _ = formula.at(order, x, &[]);
            }
        }
        assert!(formula.kinks(&[]).len() <= 128);
    }
    let nested = format!("{}x{}", "mish(".repeat(39), ")".repeat(39));
    assert!(formula(&nested).at(Order::Value, 1.0, &[]).is_finite());
    let nested = format!("{}x{}", "hard_swish(".repeat(39), ")".repeat(39));
    assert!(formula(&nested).at(Order::Value, 1.0, &[]).is_finite());
    // Its one text has brackets that nest it too deeply to be read again.
    let powers = format!("x{}", "^-x".repeat(19));
    assert_eq!(Formula::new(&powers).unwrap_err().problem, Problem::TooDeep);
    assert!(parse_typed(&powers).is_ok());
    let clamps = format!("{}x{}", "clamp(2*".repeat(18), ",-1,1)".repeat(18));
    assert_eq!(formula(&clamps).at(Order::Value, 1.0, &[]), 1.0);
}

#[test]
fn lost_digits_are_estimated() {
    let digits = |text: &str, x: f64| formula(text).digits(x, &[]);
    // Rewritten forms lose none.
    for text in
        ["log(1 + exp(x))", "1/(1 + exp(-x))", "x/2*(1 + erf(x/sqrt(2)))", "exp(x) - 1", "x - tanh(x)"]
    {
        for x in [-30.0, -1e-9, 1e-9, 0.3, 30.0] {
            assert!(digits(text, x).unwrap() > 14.5, "{text} at {x}: {:?}", digits(text, x));
        }
    }
    // f = 2/(√(x² + 4) − x), written as a difference of numbers of the size of x.
    let squareplus = "x + sqrt(x^2 + 4)";
    for (x, expected) in [(1e6, 15.0), (-1.0, 15.0), (-1e3, 9.8), (-1e6, 3.8), (-1e9, 0.0)] {
        let found = digits(squareplus, x).unwrap();
        assert!((found - expected).abs() < 1.0, "at {x}: {found}, not {expected}");
    }
    let bands = |text: &str, from: f64, digits: f64| {
        imprecise_intervals(&Instance::new(activation(text).unwrap()), from, 10.0, digits)
    };
    let found = bands(squareplus, -1e7, 4.0);
    assert!(matches!(found[..], [(from, to)] if from == -1e7 && (-1.5e6..-3e5).contains(&to)), "{found:?}");
    // A zero alone is no loss.
    assert!(digits("exp(x) - 2", std::f64::consts::LN_2).unwrap() > 15.0);
    assert!(bands("sin(x)", -10.0, 12.0).is_empty());
    assert_eq!(digits("1/x", 0.0), None);
}
