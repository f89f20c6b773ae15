//! What components need of the browser, a hook a file. Nothing here panics where the browser refuses.

mod clipboard;
mod debounce;
mod debounced;
mod device_pixel_ratio;
mod dialog;
mod download;
mod element_size;
mod event;
mod frame;
mod in_sight;
mod message;
mod palette;
mod paper;
mod slow;

pub use clipboard::copy_text;
pub use debounce::Debounce;
pub use debounced::use_debounced;
pub use device_pixel_ratio::{provide_device_pixel_ratio, use_device_pixel_ratio};
pub use dialog::use_modal;
pub use download::{download_file, download_text, fetch_text};
pub use element_size::{observe_size, use_element_size};
pub use event::listen;
pub use frame::{FrameTask, now, use_frame_task};
pub use in_sight::use_in_sight;
pub use message::{Message, use_message};
pub use palette::{provide_palette, read_palette, use_palette};
pub use paper::{provide_paper, use_on_paper, use_paper};
pub use slow::use_slow;
