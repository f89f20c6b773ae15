//! The labs, a folder each: component, settings, texts, and one file per part. They do not import one another.
//!
//! All but the first are loaded when they are first opened, if the program is built with the feature `split`.

pub mod code;
pub mod compare;
pub mod depth;
pub mod explore;
pub mod train;

use crate::lab::{Lab, for_each_lab};
use crate::lazy::LoadError;
use crate::locale::Lang;
use crate::state::{LabSettings, Part};
use leptos::prelude::*;

macro_rules! define_access {
    ($($(#[$doc:meta])* $Lab:ident $lab:ident $Settings:ident,)*) => {
        impl Lab {
            /// The displayed name.
            pub fn name(self, lang: Lang) -> &'static str {
                match self {
                    $(Lab::$Lab => $lab::$Settings::NAME(lang),)*
                }
            }

            /// One sentence on what it shows.
            pub fn description(self, lang: Lang) -> &'static str {
                match self {
                    $(Lab::$Lab => $lab::$Settings::DESCRIPTION(lang),)*
                }
            }

            /// The parts that an embed can hide or lock.
            pub const fn parts(self) -> &'static [Part] {
                match self {
                    $(Lab::$Lab => $lab::$Settings::PARTS,)*
                }
            }

            /// Whether it runs and pauses by command.
            pub const fn runs(self) -> bool {
                match self {
                    $(Lab::$Lab => $lab::$Settings::RUNS,)*
                }
            }

            /// Loads the lab's part of the program, so that its view is available at once.
            ///
            /// # Errors
            /// If it cannot be loaded.
            pub async fn preload(self) -> Result<(), LoadError> {
                match self {
                    $(Lab::$Lab => $lab::preload().await?,)*
                }
                Ok(())
            }

            /// The view of the lab, loaded first if necessary.
            ///
            /// # Errors
            /// If it cannot be loaded.
            pub async fn view(self) -> Result<AnyView, LoadError> {
                match self {
                    $(Lab::$Lab => $lab::$lab().await,)*
                }
            }
        }
    };
}
for_each_lab!(define_access);
