//! Functions over typed arrays, which keep their precision: `f32` in, `f32` out.
//!
//! Numbers are copied into the memory of the program and back, each once, a chunk at a time, so that memory does not grow
//! with the length of the caller's array and a chunk stays in the cache.

use crate::error::{Result, type_error};
use engine::activation::{Instance, Order};
use js_sys::{Float32Array, Float64Array};
use wasm_bindgen::{JsCast, JsValue};

/// How many numbers are computed at a time.
const CHUNK: u32 = 4096;

/// Numbers in the precision in which the caller has them.
enum Numbers<'a> {
    Single(&'a Float32Array),
    Double(&'a Float64Array),
}

impl<'a> Numbers<'a> {
    fn read(value: &'a JsValue, name: &str) -> Result<Self> {
        if let Some(array) = value.dyn_ref() {
            return Ok(Numbers::Single(array));
        }
        value
            .dyn_ref()
            .map_or_else(|| type_error(name, "an array of floats", value), |array| Ok(Numbers::Double(array)))
    }
}

/// f, f′ or f″ at every number of `x`, in `out`, which has its kind and length.
pub fn evaluate(f: &Instance, order: Order, x: &JsValue, out: &JsValue) -> Result<()> {
    match (Numbers::read(x, "x")?, Numbers::read(out, "out")?) {
        (Numbers::Single(x), Numbers::Single(out)) => fill(x, [out], |x, [out]| match order {
            Order::Value => f.values(x, out),
            Order::Slope => f.slopes(x, out),
            Order::SecondDerivative => {
                for (result, x) in out.iter_mut().zip(x) {
                    *result = f.at(order, f64::from(*x)) as f32;
                }
            }
        }),
        (Numbers::Double(x), Numbers::Double(out)) => fill(x, [out], |x, [out]| at(f, order, x, out)),
        _ => return type_error("out", "of the kind of x", out),
    }
    Ok(())
}

/// f and f′ at every number of `x`, in `value` and `slope`, which have its kind and length.
pub fn evaluate_with_slope(f: &Instance, x: &JsValue, value: &JsValue, slope: &JsValue) -> Result<()> {
    let out = [Numbers::read(value, "out.value")?, Numbers::read(slope, "out.slope")?];
    match (Numbers::read(x, "x")?, out) {
        (Numbers::Single(x), [Numbers::Single(value), Numbers::Single(slope)]) => {
            fill(x, [value, slope], |x, [value, slope]| f.values_and_slopes(x, value, slope));
        }
        (Numbers::Double(x), [Numbers::Double(value), Numbers::Double(slope)]) => {
            fill(x, [value, slope], |x, [value, slope]| {
                at(f, Order::Value, x, value);
                at(f, Order::Slope, x, slope);
            });
        }
        _ => return type_error("out", "an object with arrays of the kind of x", value),
    }
    Ok(())
}

fn at(f: &Instance, order: Order, x: &[f64], results: &mut [f64]) {
    for (result, x) in results.iter_mut().zip(x) {
        *result = f.at(order, *x);
    }
}

/// A typed array whose numbers are copied in chunks.
trait TypedArray {
    type Item: Copy + Default;
    fn length(&self) -> u32;
    fn read(&self, start: u32, chunk: &mut [Self::Item]);
    fn write(&self, start: u32, chunk: &[Self::Item]);
}

macro_rules! typed_array {
    ($array:ty, $item:ty) => {
        impl TypedArray for $array {
            type Item = $item;

            fn length(&self) -> u32 {
                self.length()
            }

            fn read(&self, start: u32, chunk: &mut [$item]) {
                self.subarray(start, start + chunk.len() as u32).copy_to(chunk);
            }

            fn write(&self, start: u32, chunk: &[$item]) {
                self.subarray(start, start + chunk.len() as u32).copy_from(chunk);
            }
        }
    };
}

typed_array!(Float32Array, f32);
typed_array!(Float64Array, f64);

/// Computes arrays of results from `x`, which are as long, chunk by chunk.
fn fill<A: TypedArray, const N: usize>(
    x: &A,
    results: [&A; N],
    mut compute: impl FnMut(&[A::Item], [&mut [A::Item]; N]),
) {
    let length = x.length();
    let buffer = || vec![A::Item::default(); length.min(CHUNK) as usize];
    let (mut inputs, mut outputs) = (buffer(), [(); N].map(|()| buffer()));
    for start in (0..length).step_by(CHUNK as usize) {
        let count = (length - start).min(CHUNK) as usize;
        x.read(start, &mut inputs[..count]);
        compute(&inputs[..count], outputs.each_mut().map(|output| &mut output[..count]));
        for (result, output) in results.iter().zip(&outputs) {
            result.write(start, &output[..count]);
        }
    }
}
