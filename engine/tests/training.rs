//! Backpropagation, training and health of units against independent computations.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{config, instance, shape};
use engine::activation::{Instance, all};
use engine::nn::{
    Dataset, DatasetKind, EventKind, Health, Init, Loss, Method, Mlp, Output, Shape, State, Trainer,
    Workspace,
};
use engine::rng::Rng;
use std::sync::Arc;

/// Central differences of the mean loss, except for parameters whose step moves a unit across a kink.
#[test]
fn backpropagation_agrees_with_central_differences() {
    let mut compared = 0;
    for activation in all() {
        for loss in [Loss::Square, Loss::Logistic] {
            for output in [Output::Linear, Output::Tanh] {
                let instance = Instance::new(activation);
                let shape = Shape { output, ..shape(2, &[4, 3], &instance) };
                let mut net = Mlp::new(&shape);
                let mut rng = Rng::new(11, 0);
                Init::LecunNormal.draw(&mut net, 0.1, &mut rng);
                let data = Dataset::generate(DatasetKind::Xor, 7, 0.0, 1.0, 5);
                let mut space = Workspace::new(&net, 7);
                space.load(7, |f, j| data.train.feature(f)[j]);
                space.load_targets(|j| data.train.targets()[j]);
                let mut gradient = vec![0.0; net.values().len()];
                net.forward(&mut space);
                net.backward(&mut space, loss, &mut gradient);
                let kinks = instance.kinks();
                let sides = |net: &Mlp, space: &Workspace| -> Vec<usize> {
                    let mut sides = Vec::new();
                    for l in 0..2 {
                        for unit in 0..net.layers()[l].units {
                            let z = space.pre_activations(net, l, unit);
                            sides.extend(z.iter().map(|z| kinks.iter().filter(|k| z > k).count()));
                        }
                    }
                    sides
                };
                for at in 0..gradient.len() {
                    let mut around = |h: f64| {
                        let mut moved = net.clone();
                        moved.update(|values| values[at] += h);
                        moved.forward(&mut space);
                        (space.loss(loss), sides(&moved, &space))
                    };
                    let h = 1e-5;
                    let ((up, above), (down, below)) = (around(h), around(-h));
                    if above != below {
                        continue;
                    }
                    let difference = (up - down) / (2.0 * h);
                    let error = (gradient[at] - difference).abs();
                    assert!(
                        error <= 1e-6 * difference.abs().max(1.0),
                        "{} {loss:?} {output:?} {at}: {} {difference}",
                        activation.id,
                        gradient[at]
                    );
                    compared += 1;
                }
            }
        }
    }
    // 31 parameters, or 33 with those learned; nearly all of them are compared.
    assert!(compared > all().len() * 4 * 28, "{compared}");
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
                layer.learned_index().map(|at| trainer.net().values()[at]),
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
    assert_eq!(engine::nn::training_fingerprint(500), 6276596046277602992);
}
