//! Formulas compute what the functions of their activations return.

mod language;
mod numeric;
mod random;

use super::evaluate::evaluate;
use super::parse;
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
