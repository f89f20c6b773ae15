//! Backpropagation, training and health of units against independent computations.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::reference::{Reference, samples};
use common::{config, instance, shape};
use engine::activation::{Instance, all};
use engine::nn::{
    Config, Dataset, DatasetKind, Edit, EventKind, Health, Init, Loss, Method, Mlp, Output, ParameterId,
    Samples, Shape, State, Trainer, UpdateRule, Workspace, softmax,
};
use engine::rng::Rng;
use std::sync::Arc;

/// Every activation with every loss and output, of one output and, if `outputs` is more, of classes.
fn networks(outputs: usize) -> impl Iterator<Item = (Config, Mlp)> {
    let losses = move |a| [Loss::Square, Loss::Logistic].map(|loss| (a, loss));
    let outputs = move |(a, loss)| [Output::Linear, Output::Tanh].map(|output| (a, loss, outputs, output));
    all().iter().flat_map(losses).flat_map(outputs).map(|(activation, loss, outputs, output)| {
        let shape = Shape { outputs, output, ..shape(2, &[4, 3], &Instance::new(activation)) };
        let mut net = Mlp::new(&shape);
        Init::LecunNormal.draw(&mut net, 0.1, &mut Rng::new(11, 0));
        (Config { loss, ..config(shape) }, net)
    })
}

/// `n` samples, of two classes or of several.
fn training_samples(n: usize, outputs: usize) -> Samples {
    let data = Dataset::generate(DatasetKind::Xor, n, 0.0, 1.0, 5);
    if outputs == 1 {
        return data.train;
    }
    let row = |j| (vec![data.train.feature(0)[j], data.train.feature(1)[j]], (j % outputs) as f64);
    Samples::new(2, &(0..n).map(row).collect::<Vec<_>>())
}

/// Central differences of the mean loss, except for parameters whose step moves a unit across a kink.
#[test]
fn backpropagation_agrees_with_central_differences() {
    for outputs in [1, 3] {
        let rows = samples(&training_samples(7, outputs), outputs);
        let mut compared = 0;
        for (config, net) in networks(outputs) {
            let activation = config.shape.hidden[0].1.clone();
            let mut reference = Reference::new(&config, &net);
            let gradient = reference.gradient(&rows);
            let kinks = activation.kinks();
            let sides = |reference: &Reference| -> Vec<usize> {
                let all = rows.iter().flat_map(|(x, _)| reference.hidden_pre_activations(x));
                all.map(|z| kinks.iter().filter(|k| z > **k).count()).collect()
            };
            for (at, exact) in gradient.iter().enumerate() {
                let start = reference.values[at];
                let mut around = |h: f64| {
                    reference.values[at] = start + h;
                    (reference.loss(&rows), sides(&reference))
                };
                let h = 1e-5;
                let ((up, above), (down, below)) = (around(h), around(-h));
                reference.values[at] = start;
                if above != below {
                    continue;
                }
                let difference = (up - down) / (2.0 * h);
                let error = (exact - difference).abs();
                assert!(
                    error <= 1e-6 * difference.abs().max(1.0),
                    "{} {:?} {:?} {at}: {} {difference}",
                    activation.activation.id,
                    config.loss,
                    config.shape.output,
                    exact
                );
                compared += 1;
            }
        }
        // 31 parameters with one output, or 33 with those learned; nearly all of them are compared.
        assert!(compared > all().len() * 4 * 28, "{compared}");
    }
}

/// In lanes of `f32`, for batches that fill blocks of four samples and tiles of three blocks, and batches that do not.
#[test]
fn gradients_of_lanes_agree_with_the_reference() {
    for (n, outputs) in [(1, 1), (7, 1), (12, 3), (30, 10), (33, 1)] {
        let data = training_samples(n, outputs);
        let rows = samples(&data, outputs);
        for (config, net) in networks(outputs) {
            let reference = Reference::new(&config, &net);
            let exact = reference.gradient(&rows);
            let mut space = Workspace::new(&net, n + 2);
            space.load_all(&data);
            let mut gradient = vec![f32::NAN; exact.len()];
            net.forward(&mut space);
            let loss = net.backward(&mut space, config.loss, &mut gradient);
            let expected = reference.loss(&rows);
            let name = || format!("{} {n} {:?}", config.shape.hidden[0].1.activation.id, config.loss);
            assert!((loss - expected).abs() <= 1e-5 * expected.max(1.0), "{}: {loss} {expected}", name());
            let size = exact.iter().fold(1.0, |size: f64, g| size.max(g.abs()));
            for (found, exact) in gradient.iter().zip(&exact) {
                let error = (f64::from(*found) - exact).abs();
                assert!(error <= 1e-5 * size, "{}: {found} {exact}", name());
            }
        }
    }
}

/// Ten samples fill three blocks of four, for which there are loops of their own.
#[test]
fn gradients_have_the_same_bits_in_buffers_of_any_size() {
    for outputs in [1, 3] {
        let data = training_samples(10, outputs);
        for (config, net) in networks(outputs) {
            let gradient = |capacity: usize| {
                let mut space = Workspace::new(&net, capacity);
                space.load_all(&data);
                let mut gradient = vec![f32::NAN; net.values().len()];
                net.forward(&mut space);
                net.backward(&mut space, config.loss, &mut gradient);
                gradient
            };
            assert_eq!(gradient(10), gradient(100), "{:?} {:?}", config.shape, config.loss);
        }
    }
}

#[test]
fn two_hundred_steps_agree_with_the_reference() {
    let rules = Method::ALL.map(|(method, _)| UpdateRule {
        method,
        rate: if method == Method::Sgd { 0.1 } else { 0.01 },
        l1: 1e-4,
        l2: 1e-3,
        clip: 0.5,
    });
    for activation in ["tanh", "sigmoid", "swish", "prelu", "gelu", "softplus"] {
        for rule in rules {
            let config = config(shape(2, &[5, 4], &instance(activation, &[])));
            let config = Config { rule, shuffle: false, ..config };
            let mut net = Mlp::new(&config.shape);
            Init::GlorotNormal.draw(&mut net, 0.05, &mut Rng::new(8, 0));
            let data = Arc::new(Dataset::generate(DatasetKind::Bumps, 96, 0.05, 0.5, 4));
            let rows = samples(&data.train, 1);
            let mut reference = Reference::new(&config, &net);
            let mut trainer = Trainer::from_network(config, data, net);
            // The last batch of an epoch has eight samples.
            for batch in rows.chunks(10).cycle().take(200) {
                trainer.step();
                reference.step(batch);
            }
            let (found, loss) = (trainer.train_loss(), reference.loss(&rows));
            assert!((found - loss).abs() <= 1e-4 * loss, "{activation} {rule:?}: {found} {loss}");
        }
    }
}

#[test]
fn parameters_are_learned_if_they_have_a_derivative() {
    for (id, learns) in [("prelu", true), ("swish", true), ("leaky_relu", false)] {
        let config = config(shape(2, &[4, 4], &instance(id, &[])));
        let mut trainer =
            Trainer::new(config, Arc::new(Dataset::generate(DatasetKind::Circle, 200, 0.1, 0.5, 3)));
        for _ in 0..500 {
            trainer.step();
        }
        for layer in trainer.net().hidden() {
            let activation = layer.activation.as_ref().unwrap();
            assert_eq!(activation.params != activation.activation.defaults(), learns, "{id}");
            assert_eq!(
                layer.learned_index().map(|at| f64::from(trainer.net().values()[at])),
                learns.then(|| activation.params[0])
            );
        }
    }
}

#[test]
fn runs_of_one_seed_are_the_same_and_rewind_restores_them() {
    let data = Arc::new(Dataset::generate(DatasetKind::Spiral, 200, 0.05, 0.5, 9));
    let run = |id: &str, steps: usize| {
        let mut trainer = Trainer::new(config(shape(2, &[8, 8], &instance(id, &[]))), data.clone());
        (0..steps).for_each(|_| trainer.step());
        trainer
    };
    let mut trainer = run("elu", 333);
    let after = trainer.net().values().to_vec();
    assert_eq!(after, run("elu", 333).net().values());
    trainer.rewind();
    assert_eq!(trainer.net().values(), run("relu", 0).net().values());
    (0..333).for_each(|_| trainer.step());
    assert_eq!(after, trainer.net().values());
}

fn edit(epoch: usize, layer: usize, unit: usize, input: Option<usize>, value: f64) -> Edit {
    Edit { epoch, parameter: ParameterId { layer, unit, input }, value }
}

#[test]
fn an_edit_before_the_first_step_is_another_initial_weight() {
    let data = Arc::new(Dataset::generate(DatasetKind::Spiral, 200, 0.05, 0.5, 9));
    let plain = config(shape(2, &[4, 3], &instance("tanh", &[])));
    let edits = vec![edit(0, 0, 2, Some(1), -2.5), edit(0, 2, 0, None, 0.75)];
    let mut edited = Trainer::new(Config { edits: edits.clone(), ..plain.clone() }, data.clone());
    let mut net = Trainer::new(plain.clone(), data.clone()).net().clone();
    net.update_with_layers(|layers, values| {
        values[layers[0].unit_weights(2).start + 1] = -2.5;
        values[layers[2].biases().start] = 0.75;
    });
    let mut started = Trainer::from_network(plain, data, net);
    for _ in 0..2 {
        for _ in 0..50 {
            edited.step();
            started.step();
        }
        assert_eq!(edited.timeline(), started.timeline());
        assert_eq!(edited.net().values(), started.net().values());
        edited.rewind();
        started.rewind();
    }
}

#[test]
fn an_edit_of_the_present_epoch_goes_on_as_a_run_that_has_it_from_the_start() {
    let data = Arc::new(Dataset::generate(DatasetKind::Circle, 100, 0.1, 0.5, 3));
    // A bias that kills a unit, one that revives it, a weight, and parameters that the network does not have.
    let edits = [
        edit(0, 0, 1, None, -50.0),
        edit(2, 1, 0, Some(3), 4.0),
        edit(3, 0, 1, None, 0.5),
        edit(3, 9, 0, None, 1.0),
        edit(3, 0, 0, Some(2), 1.0),
    ];
    for method in [Method::Sgd, Method::Adam] {
        let mut plain = config(shape(2, &[4, 4], &instance("prelu", &[])));
        plain.shape.hidden[0].1 = instance("relu", &[]);
        (plain.rule.method, plain.stop.epochs) = (method, 6);
        let mut live = Trainer::new(plain.clone(), data.clone());
        loop {
            let epoch = live.epoch();
            let made: Vec<Edit> = edits.iter().filter(|edit| edit.epoch <= epoch).copied().collect();
            // Another value first, as while a slider is dragged.
            let other = made.iter().map(|e| if e.epoch == epoch { Edit { value: 9.0, ..*e } } else { *e });
            for edits in [other.collect(), made] {
                assert!(live.replace_edits(edits));
                live.step();
            }
            assert_eq!(live.epoch(), epoch);
            if !live.can_continue() {
                break;
            }
            (0..5).for_each(|_| live.step());
        }
        let mut replayed = Trainer::new(Config { edits: edits.to_vec(), ..plain.clone() }, data.clone());
        while replayed.can_continue() {
            replayed.step();
        }
        assert_eq!(live.timeline(), replayed.timeline());
        assert_eq!(live.net().values(), replayed.net().values());
        assert_eq!(live.unit_histories(), replayed.unit_histories());
        assert_eq!((live.events(), live.state()), (replayed.events(), replayed.state()));
        assert_ne!(live.net().values(), Trainer::new(plain, data.clone()).net().values());
        assert!(live.events().iter().any(|event| matches!(event.kind, EventKind::Revived(..))));
        assert!(!live.replace_edits(Vec::new()), "edits of earlier epochs cannot be taken back");
    }
}

#[test]
fn edits_wait_for_the_end_of_an_epoch() {
    let data = Arc::new(Dataset::generate(DatasetKind::Circle, 100, 0.1, 0.5, 3));
    let mut trainer = Trainer::new(config(shape(2, &[4], &instance("relu", &[]))), data);
    trainer.step();
    assert!(!trainer.replace_edits(vec![edit(1, 0, 0, None, 1.0)]));
    (0..4).for_each(|_| trainer.step());
    assert!(trainer.replace_edits(vec![edit(1, 0, 0, None, 1.0)]));
}

#[test]
fn every_method_lowers_the_loss() {
    for (method, id) in Method::ALL {
        let mut config = config(shape(2, &[8, 8], &instance("tanh", &[])));
        config.rule.method = method;
        config.rule.rate = if method == Method::Sgd { 0.1 } else { 0.01 };
        let mut trainer =
            Trainer::new(config, Arc::new(Dataset::generate(DatasetKind::Circle, 300, 0.05, 0.5, 3)));
        let before = trainer.train_loss();
        for _ in 0..1500 {
            trainer.step();
        }
        assert!(trainer.train_loss() < 0.2 * before, "{id}: {before} -> {}", trainer.train_loss());
    }
}

#[test]
fn three_spirals_are_told_apart_by_three_outputs() {
    let data = Arc::new(Dataset::generate(DatasetKind::ThreeSpirals, 600, 0.05, 0.5, 1));
    let shape = Shape { outputs: data.outputs, ..shape(2, &[16, 16], &instance("relu", &[])) };
    let mut config = Config { loss: Loss::Logistic, ..config(shape) };
    (config.rule.method, config.rule.rate, config.stop.epochs) = (Method::Adam, 0.01, 100);
    let mut trainer = Trainer::new(config, data.clone());
    // Near ln 3, that of equal probabilities.
    assert!((0.9..1.6).contains(&trainer.train_loss()), "{}", trainer.train_loss());
    while trainer.can_continue() {
        trainer.step();
    }
    assert!(trainer.train_loss() < 0.1, "{}", trainer.train_loss());
    let mut space = Workspace::over(trainer.net(), &data.test);
    trainer.net().forward(&mut space);
    let probabilities = softmax(&[0, 1, 2].map(|class| space.output(class)));
    let is_right = |(j, target): (usize, &f64)| probabilities[*target as usize][j] > 0.5;
    let right = data.test.targets().iter().enumerate().filter(|sample| is_right(*sample)).count();
    assert!(right >= 285, "{right} of 300");
}

#[test]
fn a_negative_bias_is_born_dead_and_a_high_rate_kills() {
    let data = Arc::new(Dataset::generate(DatasetKind::Circle, 200, 0.1, 0.5, 3));
    let mut born = config(shape(2, &[6], &instance("relu", &[])));
    born.bias = -20.0;
    let trainer = Trainer::new(born.clone(), data.clone());
    assert!(trainer.unit_histories()[0].iter().all(|s| s.born_dead && s.health == Health::Dead));
    let events: Vec<EventKind> = trainer.events().iter().map(|e| e.kind).collect();
    assert_eq!(events, [EventKind::BornDead(6, 6), EventKind::LayerCollapsed, EventKind::NetworkCollapsed]);
    born.shape = shape(2, &[6], &instance("leaky_relu", &[]));
    assert!(Trainer::new(born, data.clone()).events().is_empty());

    let mut high = config(shape(2, &[8, 8], &instance("relu", &[])));
    high.rule.rate = 1.0;
    high.stop.epochs = 50;
    let mut trainer = Trainer::new(high, data);
    while trainer.can_continue() {
        trainer.step();
    }
    let killed: Vec<_> = trainer.unit_histories().iter().flatten().filter_map(|s| s.death).collect();
    assert!(!killed.is_empty(), "{:?}", trainer.state());
    for (epoch, cause) in killed {
        let (_, size) = cause.dominant_term();
        assert!(epoch > 0 && size.is_finite());
    }
}

#[test]
fn divergence_restores_the_last_finite_parameters() {
    let mut config = config(shape(2, &[8, 8], &instance("identity", &[])));
    config.rule.rate = 100.0;
    let mut trainer =
        Trainer::new(config, Arc::new(Dataset::generate(DatasetKind::Circle, 100, 0.1, 0.5, 3)));
    for _ in 0..10_000 {
        trainer.step();
    }
    assert!(matches!(trainer.state(), State::Diverged(_)), "{:?}", trainer.state());
    assert!(trainer.net().values().iter().all(|v| v.is_finite()));
}

/// The same bits natively and in browsers: `tests/web/engine.rs` has the same number.
#[test]
fn weights_after_500_steps_have_known_bits() {
    assert_eq!(engine::nn::training_fingerprint(500), 17116759806707659064);
    assert_eq!(engine::nn::training_fingerprint_of_classes(500), 4808795648679192375);
}
