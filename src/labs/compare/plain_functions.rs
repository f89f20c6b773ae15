//! The activations as loops in plain JavaScript, which are measured beside the kernels.

use engine::activation::Instance;
use engine::cost::{ARRAY_LENGTH, inputs};
use js_sys::Float32Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The module `assets/plain-functions.js`.
    #[derive(Clone)]
    type Loops;

    #[wasm_bindgen(method)]
    fn has(this: &Loops, id: &str) -> bool;

    #[wasm_bindgen(method)]
    fn run(this: &Loops, id: &str, x: &Float32Array, y: &Float32Array, params: &[f64], passes: u32);
}

/// The loops, with arrays for them.
pub struct PlainFunctions {
    loops: Loops,
    input: Float32Array,
    output: Float32Array,
}

impl PlainFunctions {
    /// Loads them; `None` if they cannot be loaded.
    pub async fn load() -> Option<Self> {
        let loops = script::load().await?;
        let input = Float32Array::from(inputs().as_slice());
        Some(PlainFunctions { loops, input, output: Float32Array::new_with_length(ARRAY_LENGTH as u32) })
    }

    /// Whether there is a loop for this function.
    pub fn has(&self, function: &Instance) -> bool {
        self.loops.has(function.activation.id)
    }

    /// Runs the loop of this function so many times over the array.
    pub fn run(&self, function: &Instance, passes: u32) {
        self.loops.run(function.activation.id, &self.input, &self.output, &function.params, passes);
    }
}

/// Only the split program has files beside it. There the module is loaded by those who measure.
#[cfg(feature = "split")]
mod script {
    use super::Loops;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;

    #[wasm_bindgen]
    extern "C" {
        type Module;

        #[wasm_bindgen(method, getter)]
        fn loops(this: &Module) -> Loops;

        /// Dynamic import; the address is relative to the script of the program.
        #[wasm_bindgen(js_name = import)]
        fn import_module(address: &str) -> js_sys::Promise;
    }

    pub async fn load() -> Option<Loops> {
        let module = JsFuture::from(import_module("./plain-functions.js")).await.ok()?;
        Some(module.unchecked_into::<Module>().loops())
    }
}

#[cfg(not(feature = "split"))]
mod script {
    use super::Loops;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/assets/plain-functions.js")]
    extern "C" {
        #[wasm_bindgen(thread_local_v2, js_name = loops)]
        static LOOPS: Loops;
    }

    #[allow(clippy::unused_async, reason = "the module of the split program is loaded")]
    pub async fn load() -> Option<Loops> {
        Some(LOOPS.with(Loops::clone))
    }
}
