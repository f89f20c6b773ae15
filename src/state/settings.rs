//! The settings tree: everything that defines the view of the page, one branch per lab.

use super::key::{LabBranch, QueryPairs};
use super::own::OwnFunctions;
use super::parts::PartSet;
use crate::lab::{Lab, for_each_lab};
use crate::theme::Theme;
use serde::{Deserialize, Serialize};

/// Settings of the page that belong to no lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageSettings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether the page is embedded in another: only the lab is shown.
    pub embed: bool,
    /// Whether an embed has a link to the whole page.
    pub open_link: bool,
}

impl Default for PageSettings {
    fn default() -> Self {
        PageSettings { theme: Theme::System, embed: false, open_link: true }
    }
}

/// The parts of a lab that an embed hides or locks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Restrictions {
    /// The hidden parts.
    pub hide: PartSet,
    /// The parts whose controls are disabled.
    pub lock: PartSet,
}

macro_rules! define_settings {
    ($($(#[$doc:meta])* $Lab:ident $lab:ident $Settings:ident,)*) => {
        /// All settings.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Settings {
            /// The lab that is open.
            pub lab: Lab,
            /// Settings of the page that belong to no lab.
            pub page: PageSettings,
            /// The functions that the visitor has defined.
            pub own: OwnFunctions,
            /// The restrictions of each lab, in the order of [`Lab::ALL`].
            pub restrictions: [Restrictions; Lab::ALL.len()],
            $($(#[$doc])* pub $lab: crate::labs::$lab::$Settings,)*
        }

        impl Settings {
            /// The branch of a lab.
            pub fn branch(&self, lab: Lab) -> &dyn QueryPairs {
                match lab {
                    $(Lab::$Lab => &self.$lab,)*
                }
            }

            /// The branch of a lab, mutable.
            pub fn branch_mut(&mut self, lab: Lab) -> &mut dyn QueryPairs {
                match lab {
                    $(Lab::$Lab => &mut self.$lab,)*
                }
            }

            /// The labs whose branches differ from those of `other`.
            pub fn changed_labs(&self, other: &Settings) -> Vec<Lab> {
                let mut changed = Vec::new();
                $(if self.$lab != other.$lab {
                    changed.push(Lab::$Lab);
                })*
                changed
            }

            /// Copies the branch of a lab from `other`.
            pub fn copy_branch(&mut self, lab: Lab, other: &Settings) {
                match lab {
                    $(Lab::$Lab => self.$lab.clone_from(&other.$lab),)*
                }
            }
        }

        $(
            impl LabBranch for crate::labs::$lab::$Settings {
                fn branch(settings: &Settings) -> &Self {
                    &settings.$lab
                }

                fn branch_mut(settings: &mut Settings) -> &mut Self {
                    &mut settings.$lab
                }
            }
        )*
    };
}
for_each_lab!(define_settings);

impl Settings {
    /// The restrictions of a lab.
    pub fn restrictions(&self, lab: Lab) -> &Restrictions {
        &self.restrictions[lab as usize]
    }

    /// The restrictions of a lab, mutable.
    pub fn restrictions_mut(&mut self, lab: Lab) -> &mut Restrictions {
        &mut self.restrictions[lab as usize]
    }
}
