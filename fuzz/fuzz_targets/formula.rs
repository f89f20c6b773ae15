//! Whatever is typed: no panic, errors within the text, a printed formula that is read as the same, and a program that
//! evaluates. `cargo +nightly fuzz run formula`.
#![no_main]

use engine::activation::{Order, TypedFunction};
use engine::formula::{Formula, MAX_LENGTH, MAX_NODES, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let formula = match Formula::new(text) {
        Ok(formula) => formula,
        Err(error) => {
            assert!(error.start <= error.end && error.end <= text.len().max(MAX_LENGTH));
            assert!(text.is_char_boundary(error.start) && text.is_char_boundary(error.end));
            return;
        }
    };
    let expr = formula.expr().expect("a printed formula can be read");
    assert_eq!(expr.to_string(), formula.text());
    assert_eq!(parse(formula.text()).as_ref(), Ok(&expr));
    assert!(formula.text().len() <= MAX_LENGTH && MAX_NODES > 0);
    // Not as an activation: a program makes only so many.
    let params: Vec<f64> = [0.7, -1.3].into_iter().cycle().take(formula.parameters().len()).collect();
    for x in [f64::NEG_INFINITY, -1e200, -2.5, 0.0, 5e-324, 1.0, 1e9, f64::INFINITY, f64::NAN] {
        for order in Order::ALL {
            let _ = formula.at(order, x, &params);
        }
    }
    let kinks = formula.kinks(&params);
    assert!(kinks.is_sorted() && kinks.len() <= 128);
    let (mut values, mut slopes) = ([0.0; 5], [0.0; 5]);
    formula.evaluate(&params, &[-3.0, 0.0, 0.5, 2.0, 1e30], &mut values, &mut slopes);
    let _ = formula.digits(1.5, &params);
});
