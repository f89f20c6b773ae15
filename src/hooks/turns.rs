//! Turns: the content of a lab is created one part after another, so that opening a lab is no long task.

use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use std::collections::VecDeque;
use std::time::Duration;

/// The parts that wait for their turn. Each gets one in a task of its own.
#[derive(Clone, Copy)]
pub struct Turns {
    waiting: StoredValue<VecDeque<RwSignal<bool>>>,
    are_over: RwSignal<bool>,
    on_over: Callback<()>,
}

/// Provides turns to the components within the owner. `on_over` is called when all that waited have had theirs.
pub fn provide_turns(on_over: impl Fn() + Send + Sync + 'static) -> Turns {
    let turns = Turns {
        waiting: StoredValue::default(),
        are_over: RwSignal::new(false),
        on_over: Callback::new(move |()| on_over()),
    };
    provide_context(turns);
    turns
}

impl Turns {
    /// Takes the turns, from the next task on.
    pub fn take(self) {
        set_timeout(move || self.take_next(), Duration::ZERO);
    }

    fn take_next(self) {
        // The lab may have been left.
        let Some(next) = self.waiting.try_update_value(VecDeque::pop_front) else { return };
        if let Some(turn) = next {
            // The part may have been removed.
            turn.try_set(true);
            self.take();
        } else {
            self.are_over.set(true);
            self.on_over.run(());
        }
    }
}

/// Whether the turn of the caller has come: at once where there are no turns, or when they are over.
pub fn use_turn() -> Signal<bool> {
    let turns = use_context::<Turns>().filter(|turns| !turns.are_over.get_untracked());
    let Some(turns) = turns else { return Signal::stored(true) };
    let turn = RwSignal::new(false);
    turns.waiting.update_value(|waiting| waiting.push_back(turn));
    turn.into()
}

/// Whether turns are over, or there are none.
pub fn use_turns_are_over() -> Signal<bool> {
    use_context::<Turns>().map_or(Signal::stored(true), |turns| turns.are_over.into())
}
