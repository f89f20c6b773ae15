//! Leptos's reactive system: signals, memos, effects, and the owners that end them.

pub use reactive_graph::callback::{Callable, Callback};
pub use reactive_graph::computed::Memo;
pub use reactive_graph::owner::{Owner, StoredValue, on_cleanup};
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::traits::*;
pub use reactive_graph::wrappers::read::Signal;

use reactive_graph::effect::{Effect, RenderEffect};
use send_wrapper::SendWrapper;

/// Does `act` in a moment, and again after every change of a signal that it has read, as long as the present
/// owner lives.
pub fn effect(act: impl FnMut() + 'static) {
    // Boxed, so that all effects share their code.
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

/// Like [`effect`], but does `act` at once for the first time.
pub fn follow(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    let effect = SendWrapper::new(RenderEffect::new(move |_| act()));
    on_cleanup(move || drop(effect));
}

/// A text that follows the signals it reads.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that follows the signals it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// The value of an ARIA state such as `aria-pressed`.
pub fn aria(state: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    text(move || if state() { "true" } else { "false" }.into())
}
