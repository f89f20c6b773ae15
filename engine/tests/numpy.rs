//! Training against NumPy: the losses of the first ten epochs, from `reference/mlp.py`; and against plain
//! loops over single samples, learned parameters included.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{instance, shape};
use engine::nn::{
    Config, Dataset, DatasetKind, Init, Loss, Method, Mlp, Samples, Shape, Task, Trainer, UpdateRule,
};
use engine::rng::Rng;
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
        net.set_values(&values);
        let train = Samples::new(2, &rows);
        let data = Dataset { task: Task::Regression, inputs: 2, test: train.clone(), train };
        let config = config(shape, method, setting[0], setting[1], setting[2] as usize);
        let mut trainer = Trainer::from_network(config, Arc::new(data), net);
        for (epoch, expected) in losses.iter().enumerate() {
            while trainer.epoch() <= epoch {
                trainer.step();
            }
            let found = trainer.timeline().last().unwrap().train;
            assert!((found - expected).abs() <= 1e-9 * expected, "{} {epoch}: {found} {expected}", head[0]);
            compared += 1;
        }
    }
    assert_eq!(compared, 20);
}

/// One step of SGD on one batch, sample by sample, weight by weight.
fn plain_step(net: &mut Mlp, rows: &[(Vec<f64>, f64)], rate: f64) {
    let mut gradient = vec![0.0; net.values().len()];
    for (x, t) in rows {
        let mut inputs = vec![x.clone()];
        let mut zs = Vec::new();
        for layer in net.layers() {
            let z: Vec<f64> = (0..layer.units)
                .map(|unit| {
                    let weights = &net.values()[layer.unit_weights(unit)];
                    let bias = net.values()[layer.biases().start + unit];
                    bias + weights.iter().zip(&inputs[inputs.len() - 1]).map(|(w, a)| w * a).sum::<f64>()
                })
                .collect();
            let f = |z: &f64| match &layer.activation {
                Some(a) => (a.activation.value)(*z, &a.params),
                None => *z,
            };
            inputs.push(z.iter().map(f).collect());
            zs.push(z);
        }
        let mut by_output = vec![inputs[inputs.len() - 1][0] - t];
        for (l, layer) in net.layers().iter().enumerate().rev() {
            let mut by_input = vec![0.0; layer.inputs];
            for unit in 0..layer.units {
                if let (Some(at), Some(a)) = (layer.learned_index(), &layer.activation) {
                    gradient[at] +=
                        by_output[unit] * a.activation.parameter_derivative.unwrap()(zs[l][unit], &a.params);
                }
                let delta = by_output[unit] * layer.slope(zs[l][unit]);
                gradient[layer.biases().start + unit] += delta;
                for (input, at) in layer.unit_weights(unit).enumerate() {
                    gradient[at] += delta * inputs[l][input];
                    by_input[input] += delta * net.values()[at];
                }
            }
            by_output = by_input;
        }
    }
    let share = rate / rows.len() as f64;
    net.update(|values| values.iter_mut().zip(&gradient).for_each(|(v, g)| *v -= share * g));
}

#[test]
fn two_hundred_steps_agree_with_plain_loops() {
    for activation in ["tanh", "sigmoid", "swish", "prelu", "gelu", "softplus"] {
        let shape = shape(2, &[5, 4], &instance(activation, &[]));
        let mut plain = Mlp::new(&shape);
        Init::GlorotNormal.draw(&mut plain, 0.05, &mut Rng::new(8, 0));
        let data = Arc::new(Dataset::generate(DatasetKind::Bumps, 100, 0.05, 0.5, 4));
        let config = config(shape, Method::Sgd, 0.1, 0.0, 10);
        let mut trainer = Trainer::from_network(config, data.clone(), plain.clone());
        let row =
            |j: usize| (vec![data.train.feature(0)[j], data.train.feature(1)[j]], data.train.targets()[j]);
        let rows: Vec<_> = (0..50).map(row).collect();
        for step in 0..200 {
            trainer.step();
            plain_step(&mut plain, &rows[step % 5 * 10..][..10], 0.1);
        }
        let loss: f64 =
            rows.iter().map(|(x, t)| Loss::Square.value(plain.predict(x), *t)).sum::<f64>() / 50.0;
        let found = trainer.train_loss();
        assert!((found - loss).abs() <= 1e-4 * loss, "{activation}: {found} {loss}");
    }
}
