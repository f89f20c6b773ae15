//! Units of tasks: their answers do not depend on order or on who computes them.
#![allow(clippy::unwrap_used)]

use engine::activation::{Instance, find};
use engine::depth;
use engine::formula::activation;
use engine::nn::{
    Config, DatasetKind, EventKind, Init, Loss, Method, Output, Shape, StopConditions, Trainer, UpdateRule,
};
use std::sync::Arc;
use worker::{
    Answer, BornDead, Data, LayerMeasures, NetworkData, Run, SeedBands, SeedCount, Sweep, Task, Work,
};

fn function(id: &str) -> Instance {
    Instance::new(find(id).unwrap())
}

fn config(id: &str, rate: f64) -> Config {
    Config {
        shape: Shape {
            inputs: 2,
            hidden: vec![(4, function(id)), (3, function(id))],
            outputs: 1,
            output: Output::Linear,
        },
        loss: Loss::Square,
        init: Init::HeNormal,
        bias: -0.1,
        rule: UpdateRule { method: Method::Momentum, rate, l1: 0.0, l2: 1e-4, clip: 0.0 },
        batch: 10,
        shuffle: true,
        seed: 3,
        stop: StopConditions::default(),
        edits: Vec::new(),
    }
}

fn data(seed: u64) -> NetworkData {
    let samples = Data::Generated { kind: DatasetKind::Moons, samples: 60, noise: 0.1, train: 0.5, seed };
    NetworkData { samples, features: "x2,sinx1".parse().unwrap() }
}

fn tasks() -> [Task; 3] {
    let network = |id| depth::Config {
        activation: function(id),
        width: 8,
        depth: 5,
        init: Init::HeNormal,
        gain: 1.0,
        bias: 0.0,
        bias_spread: 0.1,
        scale: 1.0,
        seed: 7,
    };
    let runs = [("relu", 0.01, 0), ("leaky_relu", 1e9, 1), ("tanh", 0.1, 0), ("prelu", 0.3, 1)];
    let run = |(id, rate, data)| Run { config: config(id, rate), data };
    [
        Task::BornDead(BornDead { config: config("relu", 0.1), data: data(1), seeds: 50 }),
        Task::SeedBands(SeedBands { networks: ["relu", "tanh"].map(network).to_vec(), seeds: 3 }),
        Task::Sweep(Sweep { data: vec![data(1), data(2)], runs: runs.map(run).to_vec(), epochs: 4 }),
    ]
}

/// The answers of all units, in their order, if they are computed in the given one.
fn answers(task: &Task, order: impl Iterator<Item = usize>) -> Vec<Answer> {
    let mut answers: Vec<(usize, Answer)> =
        order.map(|unit| (unit, task.begin(unit).unwrap().finish())).collect();
    answers.sort_by_key(|(unit, _)| *unit);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

#[test]
fn answers_do_not_depend_on_the_order_of_units() {
    for task in tasks() {
        let units = task.units();
        let forward = answers(&task, 0..units);
        assert_eq!(answers(&task, (0..units).rev()), forward);
        assert_eq!(answers(&task, (0..units).map(|unit| (unit * 5 + 2) % units)).len(), units);
        assert!(task.begin(units).is_none());
    }
}

#[test]
fn units_in_turns_have_the_answers_of_units_in_one_piece() {
    for task in tasks() {
        let mut works: Vec<Work> = (0..task.units()).map(|unit| task.begin(unit).unwrap()).collect();
        let mut found: Vec<Option<Answer>> = vec![None; works.len()];
        while found.iter().any(Option::is_none) {
            for (work, answer) in works.iter_mut().zip(&mut found) {
                *answer = answer.take().or_else(|| work.step());
            }
        }
        let expected = answers(&task, 0..task.units());
        assert_eq!(found.into_iter().map(Option::unwrap).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn tasks_and_answers_are_the_same_after_a_message() {
    for task in tasks() {
        let text = serde_json::to_string(&task).unwrap();
        let received: Task = serde_json::from_str(&text).unwrap();
        assert_eq!(received, task);
        assert_eq!(answers(&received, 0..task.units()), answers(&task, 0..task.units()));
    }
    let typed = activation("b*x + tanh(a*x)@learn=a").unwrap();
    let mut config = config("relu", 0.1);
    config.shape.hidden[1].1 = Instance::with_params(typed, &[0.5, 2.0]);
    let task = Task::Sweep(Sweep { data: vec![data(1)], runs: vec![Run { config, data: 0 }], epochs: 2 });
    let received: Task = serde_json::from_str(&serde_json::to_string(&task).unwrap()).unwrap();
    assert_eq!(received, task);
    assert_eq!(answers(&received, 0..1), answers(&task, 0..1));
    let text = serde_json::to_string(&tasks()[0]).unwrap().replace("relu", "nothing");
    assert!(serde_json::from_str::<Task>(&text).is_err());
}

#[test]
fn each_seed_is_counted_once() {
    let [Task::BornDead(mut count), ..] = tasks() else { panic!() };
    // So narrow and deep that many are born dead.
    count.config.shape.hidden = vec![(2, function("relu")); 6];
    let samples = Arc::new(count.data.dataset());
    let is_dead = |seed: u64| {
        let trainer = Trainer::new(Config { seed, ..count.config.clone() }, samples.clone());
        trainer.events().iter().any(|event| event.kind == EventKind::LayerCollapsed)
    };
    let counted = |seeds: std::ops::Range<u64>| {
        let (drawn, dead) = (seeds.end - seeds.start, seeds.filter(|seed| is_dead(*seed)).count() as u64);
        assert!(dead > 0 && dead < drawn);
        Answer::BornDead(SeedCount { drawn, dead })
    };
    let expected = [counted(0..20), counted(20..40), counted(40..50)];
    assert_eq!(answers(&Task::BornDead(count.clone()), 0..3), expected);
}

#[test]
fn a_band_has_the_seeds_after_that_of_the_network() {
    let [_, Task::SeedBands(bands), _] = tasks() else { panic!() };
    let answers = answers(&Task::SeedBands(bands.clone()), 0..6);
    // The third seed of the second network.
    let other = depth::Config { seed: 10, ..bands.networks[1].clone() };
    let layers = depth::Propagation::new(other).run();
    let measures = |l: &depth::MeasuredLayer| LayerMeasures { variance: l.variance, gradient: l.gradient };
    let layers = layers.layers().iter().map(measures).collect();
    assert_eq!(answers[5], Answer::SeedBand { network: 1, layers });
}

#[test]
fn a_run_ends_as_the_trainer_does() {
    let [_, _, task] = tasks();
    let Task::Sweep(sweep) = &task else { panic!() };
    let results: Vec<_> = answers(&task, 0..4)
        .into_iter()
        .map(|answer| match answer {
            Answer::Run(result) => result,
            other => panic!("{other:?}"),
        })
        .collect();
    for (run, result) in sweep.runs.iter().zip(&results) {
        let mut trainer = Trainer::new(run.config.clone(), Arc::new(sweep.data[run.data].dataset()));
        while trainer.epoch() < 4 && trainer.can_continue() {
            trainer.step();
        }
        let last = trainer.timeline().last().unwrap();
        assert_eq!((result.epoch, result.dead), (trainer.epoch(), last.dead_share()));
        assert_eq!((result.train, result.test), (last.train, Some(last.test)));
    }
    assert_eq!(results.iter().map(|r| r.diverged).collect::<Vec<_>>(), [false, true, false, false]);
}
