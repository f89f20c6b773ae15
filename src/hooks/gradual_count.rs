//! Long lists, rendered a part at a time.

use super::frame_task::use_frame_task;
use super::turns::use_turns_are_over;
use leptos::prelude::*;

/// The number of items of a list that are rendered: `first` of them at once and, when turns are over, `part` more in each
/// frame, up to `total`.
pub fn use_gradual_count(
    total: impl Fn() -> usize + Send + Sync + 'static,
    first: usize,
    part: usize,
) -> Memo<usize> {
    let total = Memo::new(move |_| total());
    let limit = RwSignal::new(first);
    let turns_are_over = use_turns_are_over();
    let is_limited = move || total.get_untracked() > limit.get_untracked();
    let step = move || {
        limit.update(|limit| *limit += part);
        false
    };
    let task = use_frame_task(0.0, step, is_limited);
    Effect::new(move || {
        let total = total.get();
        // Items that were removed come back in parts, too.
        if limit.get_untracked() > total.max(first) {
            limit.set(total.max(first));
        }
        if turns_are_over.get() && is_limited() {
            task.start();
        }
    });
    Memo::new(move |_| total.get().min(limit.get()))
}
