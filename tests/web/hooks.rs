//! Hooks: what goes on by itself ends with its owner.

use super::page::{pause, tick};
use activation_lab::hooks::{Debounce, use_frame_task};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_test::wasm_bindgen_test;

/// A counter, and what raises it.
fn counter() -> (impl Fn() -> u32, impl Fn() -> u32 + Clone + Send + Sync + 'static) {
    let count = Arc::new(AtomicU32::new(0));
    let read = count.clone();
    (move || read.load(Ordering::Relaxed), move || 1 + count.fetch_add(1, Ordering::Relaxed))
}

#[wasm_bindgen_test]
async fn a_frame_task_goes_on_until_a_slice_says_that_nothing_is_left() {
    let (slices, count) = counter();
    let owner = Owner::new();
    let task = owner.with(|| use_frame_task(move || count() < 3));
    tick().await;
    assert_eq!((slices(), task.is_running_untracked()), (0, false));
    task.start();
    task.start();
    pause(300).await;
    assert_eq!((slices(), task.is_running_untracked()), (3, false));
}

#[wasm_bindgen_test]
async fn a_frame_task_ends_with_its_owner() {
    let (slices, count) = counter();
    let owner = Owner::new();
    let task = owner.with(|| use_frame_task(move || count() > 0));
    task.start();
    pause(100).await;
    assert!(slices() > 0);
    owner.cleanup();
    let before = slices();
    pause(100).await;
    assert_eq!(slices(), before);
}

#[wasm_bindgen_test]
async fn of_a_series_only_the_last_call_is_made_and_none_without_the_owner() {
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
