//! The frame that the page may be in.

use leptos::prelude::*;
use web_sys::Window;

/// The window of the page around this frame, if there is one.
pub fn parent() -> Option<Window> {
    let parent = window().parent().ok().flatten()?;
    (parent != window()).then_some(parent)
}

/// Whether this page is in a frame of another.
pub fn is_framed() -> bool {
    parent().is_some()
}

/// Whether the frame is sandboxed without `allow-same-origin`: most browser features are blocked.
pub fn is_sandboxed() -> bool {
    is_framed() && window().origin() == "null"
}
