//! Hooks: timers, frame tasks and turns, which end with their owner.

use super::page::{new_root, pause, tick};
use activation_lab::hooks::{
    Debounce, FrameTask, provide_turns, use_debounced, use_frame_task, use_is_slow, use_message, use_turn,
    use_turns_are_over,
};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_test::wasm_bindgen_test;

/// A counter, as a getter and a function that increments it.
fn counter() -> (impl Fn() -> u32, impl Fn() -> u32 + Clone + Send + Sync + 'static) {
    let count = Arc::new(AtomicU32::new(0));
    let read = count.clone();
    (move || read.load(Ordering::Relaxed), move || 1 + count.fetch_add(1, Ordering::Relaxed))
}

#[wasm_bindgen_test]
async fn a_frame_task_runs_until_a_step_returns_false() {
    let (frames, count) = counter();
    let owner = Owner::new();
    let task = owner.with(|| use_frame_task(0.0, || false, move || count() < 3));
    tick().await;
    assert_eq!((frames(), task.is_running_untracked()), (0, false));
    task.start();
    task.start();
    pause(300).await;
    assert_eq!((frames(), task.is_running_untracked()), (3, false));
}

#[wasm_bindgen_test]
async fn a_frame_has_at_least_one_step_and_more_within_its_budget() {
    let (steps, count) = counter();
    let owner = Owner::new();
    let patient = owner.with(|| use_frame_task(1e6, move || count() < 5, || false));
    patient.start();
    pause(100).await;
    assert_eq!(steps(), 5);
    let (steps, count) = counter();
    let hasty = owner.with(|| use_frame_task(0.0, move || count() < 5, || false));
    hasty.start();
    pause(100).await;
    assert_eq!(steps(), 1);
}

#[wasm_bindgen_test]
async fn a_frame_task_restarted_within_a_frame_runs_once_per_frame() {
    let (frames, count) = counter();
    let (all_frames, count_all) = counter();
    let owner = Owner::new();
    let clock = owner.with(|| use_frame_task(0.0, || false, move || count_all() > 0));
    let itself = owner.with(|| StoredValue::new(None::<FrameTask>));
    let on_frame = move || {
        let first = count() == 1;
        if let Some(task) = itself.get_value().filter(|_| first) {
            task.stop();
            task.start();
        }
        true
    };
    let task = owner.with(|| use_frame_task(0.0, || false, on_frame));
    itself.set_value(Some(task));
    clock.start();
    task.start();
    pause(300).await;
    assert!((2..=all_frames()).contains(&frames()), "{} in {}", frames(), all_frames());
}

#[wasm_bindgen_test]
async fn a_frame_task_ends_with_its_owner() {
    let (frames, count) = counter();
    let owner = Owner::new();
    let task = owner.with(|| use_frame_task(0.0, || false, move || count() > 0));
    task.start();
    pause(100).await;
    assert!(frames() > 0);
    owner.cleanup();
    let before = frames();
    pause(100).await;
    assert_eq!(frames(), before);
}

#[wasm_bindgen_test]
async fn every_turn_has_a_task_of_its_own_and_none_is_left_when_turns_are_over() {
    let (over, count) = counter();
    let owner = Owner::new();
    let on_over = move || {
        count();
    };
    let (turns, parts) = owner.with(|| (provide_turns(on_over), [use_turn(), use_turn()]));
    assert!(!owner.with(use_turns_are_over).get_untracked());
    let progress = move || (parts.map(|turn| turn.get_untracked()), over());
    tick().await;
    assert_eq!(progress(), ([false, false], 0));
    turns.take();
    for expected in [([true, false], 0), ([true, true], 0), ([true, true], 1)] {
        tick().await;
        assert_eq!(progress(), expected);
    }
    assert!(owner.with(use_turn).get_untracked() && owner.with(use_turns_are_over).get_untracked(), "later");
    assert!(Owner::new().with(use_turn).get_untracked(), "where there are no turns");
}

#[wasm_bindgen_test]
async fn turns_end_with_their_owner() {
    let (over, count) = counter();
    let owner = Owner::new();
    let on_over = move || {
        count();
    };
    let turns = owner.with(|| {
        use_turn();
        provide_turns(on_over)
    });
    turns.take();
    owner.cleanup();
    pause(50).await;
    assert_eq!(over(), 0);
}

#[wasm_bindgen_test]
async fn a_debounce_makes_only_the_last_call_and_none_after_its_owner_ends() {
    let (calls, count) = counter();
    let owner = Owner::new();
    let debounce = owner.with(|| Debounce::new(40));
    for _ in 0..3 {
        let count = count.clone();
        debounce.run(move || {
            count();
        });
        pause(5).await;
    }
    assert_eq!(calls(), 0);
    pause(100).await;
    assert_eq!(calls(), 1);
    debounce.run(move || {
        count();
    });
    owner.cleanup();
    pause(100).await;
    assert_eq!(calls(), 1);
}

/// An owner in which effects run: mounting sets up their executor.
fn owner_of_effects() -> Owner {
    drop(mount_to(new_root(), || ()));
    Owner::new()
}

#[wasm_bindgen_test]
async fn a_cancelled_call_is_not_made() {
    let (calls, count) = counter();
    let owner = Owner::new();
    let debounce = owner.with(|| Debounce::new(20));
    assert!(!debounce.cancel());
    debounce.run(move || {
        count();
    });
    assert!(debounce.cancel() && !debounce.cancel());
    pause(60).await;
    assert_eq!(calls(), 0);
}

#[wasm_bindgen_test]
async fn a_debounced_signal_follows_once_the_value_has_paused() {
    let owner = owner_of_effects();
    let (value, debounced) = owner.with(|| {
        let value = RwSignal::new(1);
        (value, use_debounced(Memo::new(move |_| value.get()), 60))
    });
    assert_eq!(debounced.get_untracked(), 1);
    tick().await;
    for next in 2..5 {
        value.set(next);
        pause(10).await;
    }
    assert_eq!(debounced.get_untracked(), 1);
    pause(150).await;
    assert_eq!(debounced.get_untracked(), 4);
}

#[wasm_bindgen_test]
async fn something_is_slow_after_a_second_and_no_more_once_it_is_done() {
    let owner = owner_of_effects();
    let (pending, slow) = owner.with(|| {
        let pending = RwSignal::new(true);
        (pending, use_is_slow(move || pending.get()))
    });
    pause(500).await;
    assert!(!slow.get_untracked());
    pause(800).await;
    assert!(slow.get_untracked());
    pending.set(false);
    tick().await;
    assert!(!slow.get_untracked());
}

#[wasm_bindgen_test]
async fn a_message_stays_its_whole_time_after_another() {
    let owner = Owner::new();
    let message = owner.with(use_message);
    message.show("one");
    pause(2500).await;
    message.show("two");
    pause(2500).await;
    assert_eq!(message.text.get_untracked(), "two");
    pause(2000).await;
    assert_eq!(message.text.get_untracked(), "");
    owner.cleanup();
    message.show("three");
}
