//! Media queries of the style sheet language, as signals.

use super::event_listener::use_event_listener;
use leptos::prelude::*;
use web_sys::{Event, MediaQueryList};

/// A media query; `None` where the browser has none.
pub fn media_query(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok()?
}

/// Whether a media query matches.
pub fn use_media_query(query: &str) -> Signal<bool> {
    let matches = RwSignal::new(false);
    if let Some(query) = media_query(query) {
        matches.set(query.matches());
        let changed = query.clone();
        use_event_listener(&query, "change", move |_: Event| matches.set(changed.matches()));
    }
    matches.into()
}

/// Whether the system asks for as little motion as possible.
pub fn use_prefers_reduced_motion() -> Signal<bool> {
    use_media_query("(prefers-reduced-motion: reduce)")
}
