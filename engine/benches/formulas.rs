//! Nanoseconds per number for value and slope over arrays: a typed Swish beside the built-in one.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use engine::activation::{Instance, find};
use engine::formula::activation;
use engine::nn::{
    Config, Dataset, DatasetKind, Init, Loss, Method, Output, Shape, StopConditions, Trainer, UpdateRule,
};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

const RUNS: usize = 9;

/// The median time of one number in arrays of this length.
fn nanoseconds(f: &Instance, length: usize) -> f64 {
    let x: Vec<f32> = (0..length).map(|i| (i as f32 - 0.5 * length as f32) * 8.0 / length as f32).collect();
    let (mut values, mut slopes) = (vec![0.0; length], vec![0.0; length]);
    let repeats = 4_000_000 / length;
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..repeats {
                f.values_and_slopes(black_box(&x), &mut values, &mut slopes);
                black_box((&values, &slopes));
            }
            start.elapsed().as_secs_f64() * 1e9 / (repeats * length) as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// Seconds that 300 epochs of a network 2-4-2-1 take.
fn training(f: &Instance) -> f64 {
    let data = Arc::new(Dataset::generate(DatasetKind::Circle, 500, 0.1, 0.5, 1));
    let config = Config {
        shape: Shape {
            inputs: 2,
            hidden: [4, 2].map(|units| (units, f.clone())).into(),
            outputs: 1,
            output: Output::Tanh,
        },
        loss: Loss::Square,
        init: Init::HeNormal,
        bias: 0.1,
        rule: UpdateRule { method: Method::Sgd, rate: 0.003, l1: 0.0, l2: 0.0, clip: 0.0 },
        batch: 10,
        shuffle: true,
        seed: 1,
        stop: StopConditions { epochs: 300, ..StopConditions::default() },
        edits: Vec::new(),
    };
    let start = Instant::now();
    let mut trainer = Trainer::new(config, data);
    while trainer.can_continue() {
        trainer.step();
    }
    start.elapsed().as_secs_f64()
}

fn main() {
    let swish = Instance::new(find("swish").unwrap());
    let learning = Instance::new(activation("x*sigmoid(b*x)@learn=b").unwrap());
    let built_in = training(&swish);
    println!(
        "300 epochs: built-in Swish {built_in:.2} s, typed {:.1} times as long",
        training(&learning) / built_in
    );
    for length in [10, 64, 500, 10_000] {
        let built_in = nanoseconds(&swish, length);
        println!("{length:6} numbers: built-in Swish {built_in:6.2} ns");
        for text in [
            "x*sigmoid(b*x)",
            "x/(1 + exp(-b*x))",
            "max(a*x, x)",
            "x*tanh(log(1 + e^x))",
            "x*Phi(x)",
            "gelu(x)",
            "x*erf(log(1 + e^x))",
        ] {
            let typed = Instance::new(activation(text).unwrap());
            let time = nanoseconds(&typed, length);
            println!("    {text:24} {time:6.2} ns, {:.1} times as long", time / built_in);
        }
    }
}
