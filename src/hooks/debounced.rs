//! A debounced signal.

use super::debounce::Debounce;
use leptos::prelude::*;

/// The value after it has not changed for this many milliseconds; initially the present value.
pub fn use_debounced<T>(value: Memo<T>, milliseconds: u64) -> Signal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let settled = RwSignal::new(value.get_untracked());
    let pause = Debounce::new(milliseconds);
    Effect::watch(
        move || value.get(),
        move |now, _, _| {
            let now = now.clone();
            pause.run(move || settled.set(now));
        },
        false,
    );
    settled.into()
}
