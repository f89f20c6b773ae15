//! The page on paper. What is seen there is up to the style sheet; drawings are made anew for it.

use super::event::listen;
use leptos::prelude::*;
use web_sys::{Element, Event};

/// Whether the page is being printed.
#[derive(Clone, Copy)]
struct OnPaper(RwSignal<bool>);

/// Follows the printing of the page, for [`use_on_paper`].
pub fn provide_paper() {
    let on_paper = RwSignal::new(false);
    for event in ["beforeprint", "afterprint"] {
        listen(&window(), event, move |_: Event| on_paper.set(event == "beforeprint"));
    }
    provide_context(OnPaper(on_paper));
}

/// Whether the page is being printed.
pub fn use_on_paper() -> Signal<bool> {
    expect_context::<OnPaper>().0.into()
}

/// Opens the browser's print dialog, once `content` has made what stands under the lab on paper.
pub fn print_with(content: impl FnOnce(&Element)) {
    if let Some(place) = document().query_selector("body > .on-paper").ok().flatten() {
        content(&place);
    }
    // A sandbox may refuse, silently.
    let _ = window().print();
}
