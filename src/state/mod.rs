//! The state of the page: one tree of typed settings with its undo history, and access to it.

mod branch;
mod commands;
mod dialogs;
pub mod display_fromstr;
#[cfg(test)]
mod faulty_links;
mod function;
#[cfg(test)]
mod golden_links;
mod history;
mod init_choice;
mod key;
mod links;
mod notice;
mod numeric;
mod own;
mod pairs;
mod parts;
mod query;
#[cfg(test)]
mod round_trip;
mod settings;
mod store;
mod texts;

pub use branch::{Branch, use_settings};
pub use commands::Command;
pub use dialogs::{Dialog, FigureSource, OpenDialogs, provide_dialogs, use_dialogs};
pub use function::{
    MAX_NETWORKS, distinct_label, function_as_text, functions_as_text, instances_by_id, read_function,
    read_functions, read_visible_function, split_outside_brackets, write_function, write_functions,
};
pub use history::{Gesture, History};
pub use init_choice::{RECOMMENDED, init_choice_as_text, parse_init_choice, write_init_choice};
pub use key::{
    Given, InvalidValue, Key, LabBranch, LabSettings, QueryPairs, clamp_with_notice, parse_value, parse_whole,
};
pub use links::{LinkOrigin, dying_networks};
pub use notice::{Notice, excerpt};
pub use numeric::{MAX_SEED, NumericSetting};
pub use own::{AlreadyListed, MAX_OWN_FUNCTIONS, OwnFunctions};
pub use pairs::pairs;
pub use parts::{Part, PartSet};
pub use settings::{PageSettings, Restrictions, Settings};
pub use store::{State, use_state};
