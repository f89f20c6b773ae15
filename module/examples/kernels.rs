//! The kernels on arrays in the memory of a wasm program, without copies from and to JavaScript. `cargo xtask bench
//! --kernels` measures them.

use engine::activation::{Instance, find};
use engine::kernel::copy;
use wasm_bindgen::prelude::*;

/// Inputs, and arrays for results.
#[wasm_bindgen]
pub struct Arrays {
    x: Vec<f32>,
    value: Vec<f32>,
    slope: Vec<f32>,
}

#[wasm_bindgen]
impl Arrays {
    /// Copies the inputs.
    #[wasm_bindgen(constructor)]
    pub fn new(x: Vec<f32>) -> Arrays {
        Arrays { value: vec![0.0; x.len()], slope: vec![0.0; x.len()], x }
    }

    /// f, f′ or both at every input, `passes` times. Activations that do not exist do nothing.
    pub fn run(&mut self, id: &str, order: &str, params: Vec<f64>, passes: u32) {
        let Some(activation) = find(id) else { return };
        let f = Instance { activation, params: params.into_iter().collect() };
        for _ in 0..passes {
            match order {
                "value" => f.values(&self.x, &mut self.value),
                "slope" => f.slopes(&self.x, &mut self.slope),
                _ => f.values_and_slopes(&self.x, &mut self.value, &mut self.slope),
            }
        }
    }

    /// Copies the inputs four at a time, `passes` times.
    pub fn copy(&mut self, passes: u32) {
        for _ in 0..passes {
            copy(&self.x, &mut self.value);
        }
    }

    /// The values that were computed last.
    #[wasm_bindgen(getter)]
    pub fn value(&self) -> Vec<f32> {
        self.value.clone()
    }
}
