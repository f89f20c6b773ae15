//! The engine as WebAssembly.

use engine::activation::{Instance, Order, all};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn no_input_traps_and_nan_stays_nan() {
    let finite = [0.0, 5e-324, 1.0, 745.0, 1e308, f64::INFINITY];
    let inputs = finite.into_iter().flat_map(|x| [x, -x]).chain([f64::NAN]);
    for x in inputs {
        for activation in all() {
            for order in Order::ALL {
                let y = Instance::new(activation).at(order, x);
                assert!(y.is_nan() || !x.is_nan(), "{activation:?} {order:?} {x}");
            }
        }
    }
}

/// The same bits as natively: see `engine/tests/training.rs`.
#[wasm_bindgen_test]
fn weights_after_500_steps_have_known_bits() {
    assert_eq!(engine::nn::training_fingerprint(500), 17116759806707659064);
    assert_eq!(engine::nn::training_fingerprint_of_classes(500), 4808795648679192375);
}
