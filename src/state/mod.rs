//! The state of the page: one tree of typed settings with its past, and how components read and change it.

mod branch;
mod fitting_init;
mod function;
mod history;
mod key;
mod links;
mod notice;
mod numeric;
mod parts;
mod query;
mod settings;
mod store;
pub mod text;

pub use branch::{Branch, use_settings};
pub use fitting_init::{FITTING, fitting_init_as_text, read_fitting_init, write_fitting_init};
pub use function::{
    MAX_NETWORKS, as_text, label_among, list_as_text, read_function, read_functions, with_defaults,
    write_function, write_functions,
};
pub use history::{Gesture, History};
pub use key::{InvalidValue, Key, LabSettings, Query, clamp_with_notice, flag, named, whole, write_flag};
pub use links::{LinkOrigin, dying_networks};
pub use notice::{Notice, quoted};
pub use numeric::{MAX_SEED, NumericSetting};
pub use parts::{Part, PartSet};
pub use query::pairs;
pub use settings::{PageSettings, Restrictions, Settings, Theme};
pub use store::{Command, State, use_state};
