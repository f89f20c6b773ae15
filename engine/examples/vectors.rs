//! Writes values, slopes and second derivatives of every activation to a file:
//! `cargo run -p engine --example vectors -- <file>`. The tests of the module compare them with those of its program.

use engine::activation::{Instance, Order, Params, all};
use serde::Serialize;
use std::io::{Error, Result};

/// One activation at many points. Arrays of numbers are the hexadecimal digits of their bytes, little-endian.
#[derive(Serialize)]
struct Vector {
    id: &'static str,
    params: Vec<f64>,
    x: String,
    value: String,
    slope: String,
    second_derivative: String,
    single: Single,
}

/// The same activation in `f32`.
#[derive(Serialize)]
struct Single {
    x: String,
    value: String,
    slope: String,
}

fn main() -> Result<()> {
    let file = std::env::args().nth(1).ok_or_else(|| Error::other("give a file to write to"))?;
    let vectors: Vec<Vector> = all()
        .iter()
        .flat_map(|activation| {
            let other: Params = activation.params.iter().map(|p| 0.3 * p.min + 0.7 * p.max).collect();
            [activation.defaults(), other].map(|params| vector(&Instance { activation, params }))
        })
        .collect();
    std::fs::write(file, serde_json::to_string(&vectors)?)
}

fn vector(f: &Instance) -> Vector {
    let xs = points(f);
    let at = |order| hex(xs.iter().map(|x| f.at(order, *x)));
    Vector {
        id: f.activation.id,
        params: f.params.to_vec(),
        value: at(Order::Value),
        slope: at(Order::Slope),
        second_derivative: at(Order::SecondDerivative),
        x: hex(xs.iter().copied()),
        single: single(f),
    }
}

fn single(f: &Instance) -> Single {
    // Every magnitude and both signs, and numbers of common size.
    let all = (0..=u32::MAX).step_by(1_299_709).map(f32::from_bits);
    let xs: Vec<f32> = all.chain((-4000..=4000).map(|i| i as f32 * 0.003_913)).collect();
    let (mut values, mut slopes) = (vec![0.0; xs.len()], vec![0.0; xs.len()]);
    f.values_and_slopes(&xs, &mut values, &mut slopes);
    let hex = |numbers: &[f32]| hex_digits(numbers.iter().copied().flat_map(f32::to_le_bytes));
    Single { x: hex(&xs), value: hex(&values), slope: hex(&slopes) }
}

/// Points of every magnitude and both signs, and the kinks.
fn points(f: &Instance) -> Vec<f64> {
    let small = (-512..=512).map(|i| f64::from(i) / 50.0);
    let powers = (-300..=300).map(f64::from).flat_map(|e| [-1.1, 1.1].map(|x| x * 10f64.powf(e)));
    small.chain(powers).chain(f.kinks()).collect()
}

fn hex(numbers: impl Iterator<Item = f64>) -> String {
    hex_digits(numbers.flat_map(f64::to_le_bytes))
}

fn hex_digits(bytes: impl Iterator<Item = u8>) -> String {
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
