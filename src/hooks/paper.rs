//! The page on paper. What is seen there is up to the style sheet; drawings are made anew for it.

use super::event::listen;
use crate::plot::qr::Code;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use web_sys::Event;

/// The printing of the page.
#[derive(Clone, Copy)]
pub struct Paper {
    printing: RwSignal<bool>,
    code: RwSignal<Option<Code>>,
    /// Whether the browser has begun to print since it was last asked to.
    begun: StoredValue<bool>,
}

/// Follows the printing of the page, for [`use_paper`].
pub fn provide_paper() {
    let paper =
        Paper { printing: RwSignal::new(false), code: RwSignal::new(None), begun: StoredValue::new(false) };
    listen(&window(), "beforeprint", move |_: Event| {
        paper.begun.set_value(true);
        paper.printing.set(true);
    });
    listen(&window(), "afterprint", move |_: Event| paper.printing.set(false));
    provide_context(paper);
}

/// The printing of the page that the component is part of.
pub fn use_paper() -> Paper {
    expect_context()
}

/// Whether the page is being printed.
pub fn use_on_paper() -> Signal<bool> {
    use_paper().printing.into()
}

impl Paper {
    /// Whether the page is being printed, followed by the caller.
    pub fn is_printing(self) -> bool {
        self.printing.get()
    }

    /// The code that stands under the lab on paper while its text is the address, followed by the caller.
    pub fn code(self) -> Option<Code> {
        self.code.get()
    }

    /// Opens the browser's print dialog, with a code of the address under the lab.
    pub fn print_with(self, code: Option<Code>) {
        self.code.set(code);
        self.begun.set_value(false);
        self.printing.set(true);
        spawn_local(async move {
            // Nothing of ours runs within `print`: the page has to be as on paper before.
            tick().await;
            // A sandbox may refuse, silently. Then no event says that it is over.
            let _ = window().print();
            if self.begun.try_get_value() == Some(false) {
                self.printing.try_set(false);
            }
        });
    }
}
