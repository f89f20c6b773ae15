//! Formulas compute what the functions of their activations return.

use super::evaluate::evaluate;
use super::{Error, Expected, parse};
use crate::activation::{Instance, Order, all};

#[test]
fn printed_formulas_are_what_is_computed() {
    for activation in all() {
        for params in
            [activation.defaults(), activation.params.iter().map(|p| 0.7 * p.max + 0.3 * p.min).collect()]
        {
            let instance = Instance { activation, params };
            for (text, order) in [
                (activation.formula, Order::Value),
                (activation.program_formula(), Order::Value),
                (activation.slope_formula, Order::Slope),
            ] {
                let expr = parse(text).unwrap_or_else(|e| panic!("{activation:?}: {text}: {e:?}"));
                // Kinks included: the printed cases follow the same convention.
                let even = (-600..=600).map(|i| f64::from(i) / 100.0);
                for x in even.chain(instance.kinks()) {
                    let mut names = vec![("x", x), ("pi", std::f64::consts::PI)];
                    names.extend(
                        activation.params.iter().map(|p| p.name).zip(instance.params.iter().copied()),
                    );
                    let (printed, computed) = (evaluate(&expr, &names), instance.at(order, x));
                    let close = (printed - computed).abs() <= 1e-11 * computed.abs().max(1.0);
                    assert!(close, "{activation:?} {order:?} at {x}: printed {printed}, computed {computed}");
                }
            }
        }
    }
}

#[test]
fn no_text_makes_the_parser_panic() {
    for bad in
        ["", "(", "1 +", "max(", "{ x", "{ x > : 1; else: 2 }", "x y", "2 where", "é", "x^", "{ else: 1 "]
    {
        assert!(parse(bad).is_err(), "{bad}");
    }
    for nested in ["(", "-"] {
        assert_eq!(parse(&nested.repeat(10_000)).unwrap_err().expected, Expected::ShallowerNesting);
    }
}

#[test]
fn errors_have_the_place_and_what_was_expected() {
    for (text, at, expected) in [
        ("x + ", 4, Expected::Operand),
        ("x y", 2, Expected::OperatorOrEnd),
        ("max(0, x", 8, Expected::Token(")")),
        ("{ x: 1; else: 2 }", 3, Expected::Comparison),
        ("t where 2 = x", 8, Expected::Name),
    ] {
        assert_eq!(parse(text), Err(Error { at, expected }), "{text}");
    }
}
