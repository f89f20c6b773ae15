//! Thin wrappers of what the browser offers.
//!
//! Nothing here panics where something is missing or refused: an embed may lack storage, history or the
//! clipboard.

mod clipboard;
mod download;
mod history;
mod labs;
mod page;
mod size;
mod theme;
mod timer;

pub use clipboard::copy;
pub use download::{download, fetch_text, offer, offered};
pub use history::{address, on_popstate, pairs, push, query, replace};
pub use labs::{go, keep_query, kept_query, lab_in_address, query_of, stay_on_page};
pub use page::{before_next_frame, checked_of, document, listen, listen_to_window, target, value_of, window};
pub use size::{device_pixel_ratio, size_of};
pub use theme::{colors, present_colors};
pub use timer::{Debounce, now};
