//! Training against NumPy: the losses of the first ten epochs, from `reference/mlp.py`.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::reference::{Reference, samples};
use common::{instance, shape};
use engine::nn::{Config, Dataset, Init, Method, Mlp, Samples, Shape, Task, Trainer, UpdateRule};
use std::sync::Arc;

/// Unshuffled batches; the weights are set afterwards.
fn config(shape: Shape, method: Method, rate: f64, l2: f64, batch: usize) -> Config {
    let config = common::config(shape);
    let rule = UpdateRule { method, rate, l2, ..config.rule };
    Config { init: Init::Zeros, rule, batch, shuffle: false, seed: 0, ..config }
}

fn numbers(words: &[&str]) -> Vec<f64> {
    words.iter().map(|word| word.parse().unwrap()).collect()
}

#[test]
fn losses_agree_with_numpy() {
    let mut compared = 0;
    for case in include_str!("data/mlp.txt").split("case ").skip(1) {
        let mut lines = case.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        let head = lines.next().unwrap();
        let (activation, method) = (head[1], if head[2] == "sgd" { Method::Sgd } else { Method::Adam });
        let setting = numbers(&head[3..6]);
        let widths: Vec<usize> = head[6..].iter().map(|w| w.parse().unwrap()).collect();
        let (mut rows, mut values, mut losses) = (Vec::new(), Vec::new(), Vec::new());
        for line in lines {
            let mut found = numbers(&line[1..]);
            match line[0] {
                "sample" => {
                    let target = found.pop().unwrap();
                    rows.push((found, target));
                }
                "layer" => values.extend(found),
                _ => losses.extend(found),
            }
        }
        let shape = shape(widths[0], &widths[1..widths.len() - 1], &instance(activation, &[]));
        let mut net = Mlp::new(&shape);
        assert_eq!(net.values().len(), values.len());
        net.set_values(&values.iter().map(|v| *v as f32).collect::<Vec<_>>());
        let train = Samples::new(2, &rows);
        let data = Dataset { task: Task::Regression, inputs: 2, outputs: 1, test: train.clone(), train };
        let config = config(shape, method, setting[0], setting[1], setting[2] as usize);
        let rows = samples(&data.train, 1);
        let mut reference = Reference::new(&config, &net);
        reference.values = values;
        let batch = config.batch;
        let mut trainer = Trainer::from_network(config, Arc::new(data), net);
        for (epoch, expected) in losses.iter().enumerate() {
            rows.chunks(batch).for_each(|batch| reference.step(batch));
            while trainer.epoch() <= epoch {
                trainer.step();
            }
            let found = trainer.timeline().last().unwrap().train;
            for (found, accuracy) in [(reference.loss(&rows), 1e-9), (found, 1e-5)] {
                assert!(
                    (found - expected).abs() <= accuracy * expected,
                    "{} {epoch}: {found} {expected}",
                    head[0]
                );
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 20);
}
