//! Long lists, rendered a part at a time.

use super::frame_task::use_frame_task;
use leptos::prelude::*;

/// The number of items of a list that are rendered: `part` of them at once, and as many more in each frame, up to `total`.
pub fn use_gradual_count(total: impl Fn() -> usize + Send + Sync + 'static, part: usize) -> Memo<usize> {
    let total = Memo::new(move |_| total());
    let limit = RwSignal::new(part);
    let is_limited = move || total.get_untracked() > limit.get_untracked();
    let step = move || {
        limit.update(|limit| *limit += part);
        false
    };
    let task = use_frame_task(0.0, step, is_limited);
    Effect::new(move || {
        let total = total.get();
        // Items that were removed come back in parts, too.
        if limit.get_untracked() > total.max(part) {
            limit.set(total.max(part));
        }
        if is_limited() {
            task.start();
        }
    });
    Memo::new(move |_| total.get().min(limit.get()))
}
