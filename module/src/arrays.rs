//! Functions over typed arrays, which keep their precision: `f32` in, `f32` out.
//!
//! Numbers are copied into the memory of the program and back, each once, a chunk at a time, so that memory does not grow
//! with the length of the caller's array and a chunk stays in the cache.

use crate::error::{Result, range_error, type_error};
use crate::read::{Numbers, array};
use engine::activation::{Instance, Order};
use js_sys::{Float32Array, Float64Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// How many numbers are computed at a time.
const CHUNK: u32 = 4096;

/// f, f′ or f″ at every number of `x`, in `out` or in a new array.
pub fn evaluate(f: &Instance, order: Order, x: &JsValue, out: &JsValue) -> Result<JsValue> {
    let x = array(x, "x")?;
    let result = result(&x, out, "out")?;
    match (&x, &result) {
        (Numbers::Single(x), Numbers::Single(result)) => fill(x, [result], |x, [result]| match order {
            Order::Value => f.values(x, result),
            Order::Slope => f.slopes(x, result),
            Order::SecondDerivative => {
                for (result, x) in result.iter_mut().zip(x) {
                    *result = f.at(order, f64::from(*x)) as f32;
                }
            }
        }),
        (Numbers::Double(x), Numbers::Double(result)) => {
            fill(x, [result], |x, [result]| at(f, order, x, result));
        }
        // `result` is of the kind of `x`.
        _ => {}
    }
    Ok(result.into())
}

/// `{ value, slope }`: f and f′ at every number of `x`, in the arrays of `out` or in new ones.
pub fn evaluate_with_slope(f: &Instance, x: &JsValue, out: &JsValue) -> Result<JsValue> {
    let x = array(x, "x")?;
    let field = |name| {
        if out.is_undefined() { Ok(JsValue::UNDEFINED) } else { Reflect::get(out, &JsValue::from(name)) }
    };
    if !out.is_undefined() && !out.is_object() {
        return type_error("out", "an object with the arrays value and slope", out);
    }
    let value = result(&x, &field("value")?, "out.value")?;
    let slope = result(&x, &field("slope")?, "out.slope")?;
    match (&x, &value, &slope) {
        (Numbers::Single(x), Numbers::Single(value), Numbers::Single(slope)) => {
            fill(x, [value, slope], |x, [value, slope]| f.values_and_slopes(x, value, slope));
        }
        (Numbers::Double(x), Numbers::Double(value), Numbers::Double(slope)) => {
            fill(x, [value, slope], |x, [value, slope]| {
                at(f, Order::Value, x, value);
                at(f, Order::Slope, x, slope);
            });
        }
        _ => {}
    }
    let object = if out.is_undefined() { Object::new().into() } else { out.clone() };
    Reflect::set(&object, &"value".into(), &value.into())?;
    Reflect::set(&object, &"slope".into(), &slope.into())?;
    Ok(object)
}

fn at(f: &Instance, order: Order, x: &[f64], results: &mut [f64]) {
    for (result, x) in results.iter_mut().zip(x) {
        *result = f.at(order, *x);
    }
}

/// The array for the results: the given one, which must be of the kind and length of `x`, or a new one.
fn result(x: &Numbers, out: &JsValue, name: &str) -> Result<Numbers> {
    let length = x.length();
    if out.is_undefined() {
        return Ok(match x {
            Numbers::Single(_) => Numbers::Single(Float32Array::new_with_length(length)),
            Numbers::Double(_) => Numbers::Double(Float64Array::new_with_length(length)),
        });
    }
    let expected = match x {
        Numbers::Single(_) => "a Float32Array, as x is",
        Numbers::Double(_) => "a Float64Array",
    };
    let found = if js_sys::ArrayBuffer::is_view(out) { array(out, name).ok() } else { None };
    match found {
        Some(found) if std::mem::discriminant(&found) != std::mem::discriminant(x) => {
            type_error(name, expected, out)
        }
        Some(found) if found.length() != length => {
            range_error(&format!("{name} must have {length} numbers, as x has, not {}", found.length()))
        }
        Some(found) => Ok(found),
        None => type_error(name, expected, out),
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
