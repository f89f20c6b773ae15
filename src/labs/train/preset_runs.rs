//! Tests that train each preset to its end: what its caption claims happens, and the conclusion is true.

use super::conclusion::Conclusion;
use super::presets::{PRESETS, epochs_of_preset};
use super::session::TrainingSession;
use super::session::tests::session_of;
use super::settings::TrainSettings;
use crate::locale::Lang;
use engine::nn::{Event, EventKind, theory};

/// The session of a preset at epoch 0, and the sentence at its end.
fn run(title: &str) -> (TrainingSession, TrainingSession, String) {
    let preset = PRESETS.iter().find(|p| (p.title)(Lang::English) == title).unwrap();
    let preset = (preset.make)();
    let (start, mut end) = (session_of(&preset.settings), session_of(&preset.settings));
    while end.can_continue() && end.epoch() < preset.epochs {
        end.finish_epoch();
    }
    assert_eq!(end.epoch(), preset.epochs);
    let conclusion = Conclusion::of_session(&end, &preset.settings).unwrap();
    (start, end, Lang::English.conclusion(&conclusion))
}

fn dead(session: &TrainingSession, slot: usize) -> usize {
    session.networks()[slot].dead_units()
}

fn losses(session: &TrainingSession) -> Vec<f64> {
    session.networks().iter().map(|network| network.timeline().last().unwrap().train).collect()
}

/// Gradient of the first layer before the first step.
fn first_gradient(session: &TrainingSession, slot: usize) -> f64 {
    session.networks()[slot].timeline().records()[0].layers[0].gradient
}

fn learned(session: &TrainingSession, slot: usize) -> Vec<f64> {
    let last = session.networks()[slot].timeline().last().unwrap();
    last.layers.iter().filter_map(|layer| layer.learned).collect()
}

fn events(session: &TrainingSession, slot: usize) -> &[Event] {
    session.networks()[slot].events()
}

#[test]
fn four_networks_learn_with_a_modest_rate() {
    let (start, end, sentence) = run("Healthy");
    for slot in 0..4 {
        assert_eq!((dead(&start, slot), dead(&end, slot)), (usize::from(slot == 0), 0));
        assert!(losses(&end)[slot] < 0.05 * losses(&start)[slot], "{:?}", losses(&end));
    }
    let [first, second] = end.networks()[0].unit_histories() else { panic!("two hidden layers") };
    assert!(first.iter().all(|unit| !unit.born_dead));
    assert!(second.iter().any(|unit| unit.born_dead && unit.revival.is_some()));
    assert_eq!(
        sentence,
        "At the end no unit is dead; PReLU has the lowest training loss, 0.0124, and Leaky ReLU the highest, 0.0222; \
         PReLU's α went from 0.25 to −0.17 and 1.55 in layers 1 and 2."
    );
}

#[test]
fn a_high_rate_kills_relu_and_not_the_leaky_one() {
    let (start, end, sentence) = run("Too high a learning rate kills");
    assert_eq!((dead(&start, 0), dead(&end, 0), dead(&end, 1)), (0, 12, 0));
    let conclusion = Conclusion::of_session(&end, &TrainSettings::high_learning_rate()).unwrap();
    let unit = conclusion.dead_unit().unwrap();
    assert!(end.networks()[unit.slot].unit_histories()[unit.layer][unit.unit].death.is_some());
    // Units come back only before a whole layer is dead.
    let collapse = events(&end, 0).iter().position(|e| e.kind == EventKind::LayerCollapsed).unwrap();
    let revived = |event: &Event| matches!(event.kind, EventKind::Revived(..));
    let (before, after) = events(&end, 0).split_at(collapse);
    assert!(before.iter().any(revived) && !after.iter().any(revived));
    assert_eq!(
        sentence,
        "12 of 16 ReLU units died, in epochs 1–5, mostly by steps of their biases, and layer 2 passes no gradient; \
         Leaky ReLU: none, and its training loss is 3.8 × lower."
    );
}

#[test]
fn a_negative_bias_kills_relu_units_before_the_first_step() {
    let (start, end, sentence) = run("A negative bias kills");
    assert!(2 * dead(&start, 0) > 16 && (1..4).all(|slot| dead(&end, slot) == 0));
    assert_eq!(
        sentence,
        "12 of 16 ReLU units were dead from the start, and layer 2 passes no gradient; ELU: none, and its training \
         loss is 20 × lower; Leaky ReLU: none, but its training loss is as high, since its gradient in layer 1 was \
         only 1.3×10⁻⁵ at the start."
    );
}

#[test]
fn deep_and_narrow_relu_networks_are_born_dead() {
    let (start, end, sentence) = run("Born dead: deep and narrow");
    assert_eq!(events(&start, 0).last().unwrap().kind, EventKind::NetworkCollapsed);
    assert_eq!((dead(&start, 1), dead(&end, 1)), (0, 0));
    assert!(theory::born_dead_bounds(2, 10).0 > 0.85, "most networks of this shape");
    assert_eq!(
        sentence,
        "12 of 18 ReLU units were dead from the start, and layer 5 passes no gradient; Leaky ReLU: none, but its \
         training loss is as high, since its gradient in layer 1 was only 2.4×10⁻⁵ at the start."
    );
}

#[test]
fn a_leak_keeps_units_alive_which_is_not_enough_to_learn() {
    let (_, end, sentence) = run("Does a leak cure it?");
    assert_eq!((dead(&end, 0), dead(&end, 1)), (12, 0));
    assert_eq!(
        sentence,
        "12 of 16 ReLU units were dead from the start, and layer 2 passes no gradient; Leaky ReLU: none, but its \
         training loss is as high, since its gradient in layer 1 was only 1.3×10⁻⁵ at the start."
    );
}

#[test]
fn prelu_learns_a_slope_in_each_layer() {
    let (start, end, sentence) = run("PReLU learns its slope");
    assert_eq!(learned(&start, 2), [0.25, 0.25]);
    assert!(learned(&end, 2).iter().all(|slope| (slope - 0.25).abs() > 0.05));
    assert_eq!(
        sentence,
        "At the end no unit is dead; all have a training loss of about 0.00170; PReLU's α went from 0.25 to 0.36 and \
         0.09 in layers 1 and 2."
    );
}

#[test]
fn the_gradient_of_sigmoid_vanishes() {
    let (start, end, sentence) = run("Sigmoid: vanishing gradient");
    assert!(first_gradient(&start, 0) < 1e-3 * first_gradient(&start, 2));
    assert!((1..3).all(|slot| losses(&end)[slot] < 0.1 * losses(&end)[0]));
    assert_eq!(
        sentence,
        "Sigmoid has learned little: its training loss is 0.5040, 106 × that of ReLU, since its gradient in layer 1 was \
         only 6.0×10⁻⁶ at the start (ReLU: 0.0109)."
    );
}

#[test]
fn swish_learns_a_larger_beta_and_a_lower_loss() {
    let (start, end, sentence) = run("Swish learns β");
    assert_eq!(learned(&start, 1), [1.0, 1.0]);
    assert!(learned(&end, 1).iter().all(|beta| *beta > 1.2) && losses(&end)[1] < losses(&end)[0]);
    assert_eq!(
        sentence,
        "At the end no unit is dead; Swish has the lowest training loss, 0.0769, and SiLU the highest, 0.1031; \
         Swish's β went from 1.00 to 1.24 and 2.07 in layers 1 and 2."
    );
}

#[test]
fn every_preset_ends() {
    for preset in &PRESETS {
        let preset = (preset.make)();
        assert!((1..=100).contains(&preset.epochs) && preset.settings.stop <= preset.epochs);
        assert_eq!(epochs_of_preset(&preset.settings), Some(preset.epochs));
    }
    assert_eq!(epochs_of_preset(&TrainSettings { bias: -1.0, ..TrainSettings::default() }), None);
}

#[test]
fn the_static_picture_has_the_caption_of_the_default_settings() {
    let default = TrainSettings::default();
    let preset = PRESETS.iter().find(|preset| (preset.make)().settings == default).unwrap();
    let caption = (preset.caption)(Lang::English);
    assert!(
        include_str!("../../../index.html").contains(&format!("<p class=\"preset-caption\">{caption}</p>"))
    );
}
