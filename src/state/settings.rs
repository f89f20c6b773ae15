//! The one tree of settings: everything that defines what the page shows, one branch a lab.

use super::key::Query;
use super::parts::PartSet;
use crate::lab::Lab;
use crate::labs::code::CodeSettings;
use crate::labs::compare::CompareSettings;
use crate::labs::depth::DepthSettings;
use crate::labs::explore::ExploreSettings;
use crate::labs::train::TrainSettings;
use serde::{Deserialize, Serialize};

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which the button goes through them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name in addresses and style sheets.
    pub const fn slug(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Theme::ALL.into_iter().find(|theme| theme.slug() == slug)
    }

    /// The one after it.
    pub const fn next(self) -> Self {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// What concerns the page and not a lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageSettings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether the page stands within another: only the lab is shown.
    pub embed: bool,
    /// Whether a link leads from an embed to the whole page.
    pub open_link: bool,
}

impl Default for PageSettings {
    fn default() -> Self {
        PageSettings { theme: Theme::System, embed: false, open_link: true }
    }
}

/// Which parts of a lab an embed hides or locks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Restrictions {
    /// The parts that are not shown.
    pub hide: PartSet,
    /// The parts whose controls are disabled.
    pub lock: PartSet,
}

/// The settings of the page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The lab that is open.
    pub lab: Lab,
    /// What concerns the page and not a lab.
    pub page: PageSettings,
    /// What an embed hides or locks, by the order of [`Lab::ALL`].
    pub restrictions: [Restrictions; Lab::ALL.len()],
    /// The Explore lab.
    pub explore: ExploreSettings,
    /// The Train lab.
    pub train: TrainSettings,
    /// The Depth lab.
    pub depth: DepthSettings,
    /// The Compare lab.
    pub compare: CompareSettings,
    /// The Code lab.
    pub code: CodeSettings,
}

impl Settings {
    /// The settings of a lab, as the address has them.
    pub fn branch(&self, lab: Lab) -> &dyn Query {
        match lab {
            Lab::Explore => &self.explore,
            Lab::Train => &self.train,
            Lab::Depth => &self.depth,
            Lab::Compare => &self.compare,
            Lab::Code => &self.code,
        }
    }

    /// The same to be changed.
    pub fn branch_mut(&mut self, lab: Lab) -> &mut dyn Query {
        match lab {
            Lab::Explore => &mut self.explore,
            Lab::Train => &mut self.train,
            Lab::Depth => &mut self.depth,
            Lab::Compare => &mut self.compare,
            Lab::Code => &mut self.code,
        }
    }

    /// What an embed of a lab hides or locks.
    pub fn restrictions(&self, lab: Lab) -> &Restrictions {
        &self.restrictions[lab as usize]
    }

    /// The same to be changed.
    pub fn restrictions_mut(&mut self, lab: Lab) -> &mut Restrictions {
        &mut self.restrictions[lab as usize]
    }
}
