//! The settings tree: everything that defines the view of the page, one branch per lab.

use super::key::QueryPairs;
use super::parts::PartSet;
use crate::lab::Lab;
use crate::labs::code::CodeSettings;
use crate::labs::compare::CompareSettings;
use crate::labs::depth::DepthSettings;
use crate::labs::explore::ExploreSettings;
use crate::labs::train::TrainSettings;
use serde::{Deserialize, Serialize};

/// The colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The system's colour scheme.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which the theme button cycles through them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The id in addresses and style sheets.
    pub const fn slug(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with this id.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Theme::ALL.into_iter().find(|theme| theme.slug() == slug)
    }

    /// The next theme of the cycle.
    pub const fn next(self) -> Self {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

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

/// All settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The lab that is open.
    pub lab: Lab,
    /// Settings of the page that belong to no lab.
    pub page: PageSettings,
    /// The restrictions of each lab, in the order of [`Lab::ALL`].
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
    /// The branch of a lab.
    pub fn branch(&self, lab: Lab) -> &dyn QueryPairs {
        match lab {
            Lab::Explore => &self.explore,
            Lab::Train => &self.train,
            Lab::Depth => &self.depth,
            Lab::Compare => &self.compare,
            Lab::Code => &self.code,
        }
    }

    /// The branch of a lab, mutable.
    pub fn branch_mut(&mut self, lab: Lab) -> &mut dyn QueryPairs {
        match lab {
            Lab::Explore => &mut self.explore,
            Lab::Train => &mut self.train,
            Lab::Depth => &mut self.depth,
            Lab::Compare => &mut self.compare,
            Lab::Code => &mut self.code,
        }
    }

    /// The restrictions of a lab.
    pub fn restrictions(&self, lab: Lab) -> &Restrictions {
        &self.restrictions[lab as usize]
    }

    /// The restrictions of a lab, mutable.
    pub fn restrictions_mut(&mut self, lab: Lab) -> &mut Restrictions {
        &mut self.restrictions[lab as usize]
    }
}
