//! Browser APIs as hooks, one per file. None of them panics where the browser refuses a call.

mod clipboard;
mod context_restorations;
mod debounce;
mod debounced;
mod device_pixel_ratio;
mod download;
mod drawing;
mod element_size;
mod element_visibility;
mod event_listener;
mod frame_task;
mod math_font;
mod media_query;
mod message;
mod modal;
mod palette;
mod print;
mod slow;

pub use clipboard::copy_text;
pub use context_restorations::use_context_restorations;
pub use debounce::Debounce;
pub use debounced::use_debounced;
pub use device_pixel_ratio::{provide_device_pixel_ratio, use_device_pixel_ratio};
pub use download::{download_file, download_text, fetch_text};
pub use drawing::use_drawing;
pub use element_size::{use_element_size, use_resize_observer};
pub use element_visibility::use_element_visibility;
pub use event_listener::use_event_listener;
pub use frame_task::{FrameTask, performance_now, use_frame_task};
pub use math_font::use_math_font;
pub use media_query::use_prefers_reduced_motion;
pub use message::{Message, use_message};
pub use modal::use_modal;
pub use palette::{provide_palette, read_palette, use_palette};
pub use print::{provide_print_state, use_is_printing, use_print_state};
pub use slow::use_is_slow;
