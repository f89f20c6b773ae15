//! Parts that labs share.

mod activation_picker;
mod canvas;
mod check;
mod copy_button;
mod figure;
pub mod formula;
mod header;
mod icon;
mod notice_bar;
mod number_field;
mod open_lab;
mod open_whole_page;
mod part;
mod presets;
mod select;
mod slider;

pub use activation_picker::{ActivationSelect, activation_options, initialization_options};
pub use canvas::Canvas;
pub use check::Check;
pub use copy_button::{CopyButton, copy_with_message};
pub use figure::SaveButton;
pub use formula::Formula;
pub use header::Header;
pub use icon::{Icon, IconButton};
pub use notice_bar::NoticeBar;
pub use number_field::NumberField;
pub use open_lab::OpenLab;
pub use open_whole_page::{InternalLink, OpenWholePage};
pub use part::Part;
pub use presets::{Preset, Presets};
pub use select::{Select, SelectOption};
pub use slider::{Slider, usual_number};
