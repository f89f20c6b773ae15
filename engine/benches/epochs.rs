//! Epochs of training per second of processor time: 250 training and 250 test samples, batches of 10,
//! the losses and the health of all units at the end of every epoch.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use engine::activation::{Instance, find};
use engine::nn::{
    Config, Dataset, DatasetKind, Init, Loss, Method, Output, Shape, StopConditions, Trainer, UpdateRule,
};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

const RUNS: usize = 7;

/// Processor time of this thread in seconds, or wall-clock time if the system has no such counter.
fn seconds(start: Instant) -> f64 {
    let schedstat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let processor_time = schedstat.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    processor_time.map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn main() {
    let start = Instant::now();
    let data = Arc::new(Dataset::generate(DatasetKind::Circle, 500, 0.1, 0.5, 1));
    for (name, widths, epochs) in
        [("2-4-2-1", vec![4, 2], 1000), ("2-8-8-1", vec![8, 8], 500), ("2-64x10-1", vec![64; 10], 2)]
    {
        for activation in ["tanh", "relu"] {
            let instance = Instance::new(find(activation).unwrap());
            let hidden = widths.iter().map(|&units| (units, instance.clone())).collect();
            let config = Config {
                shape: Shape { inputs: 2, hidden, outputs: 1, output: Output::Tanh },
                loss: Loss::Square,
                init: Init::HeNormal,
                bias: 0.1,
                rule: UpdateRule { method: Method::Sgd, rate: 0.003, l1: 0.0, l2: 0.0, clip: 0.0 },
                batch: 10,
                shuffle: true,
                seed: 1,
                stop: StopConditions { epochs, ..StopConditions::default() },
                edits: Vec::new(),
            };
            let mut speeds: Vec<f64> = (0..RUNS)
                .map(|_| {
                    let mut trainer = Trainer::new(config.clone(), data.clone());
                    let before = seconds(start);
                    while trainer.can_continue() {
                        trainer.step();
                    }
                    let speed = trainer.epoch() as f64 / (seconds(start) - before);
                    black_box(trainer.net().values()[0]);
                    speed
                })
                .collect();
            speeds.sort_by(f64::total_cmp);
            let (low, median, high) = (speeds[0], speeds[RUNS / 2], speeds[RUNS - 1]);
            println!("{name:10} {activation:5} {median:9.1} epochs per CPU second ({low:.1} to {high:.1})");
        }
    }
}
