//! The one list of labs.

use crate::labs::{self, code, compare, depth, explore, train};
use crate::lazy::LoadError;
use crate::locale::Lang;
use crate::state::Part;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A lab of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lab {
    /// Curves, derivatives and facts.
    #[default]
    Explore,
    /// Networks in training.
    Train,
    /// Signal and gradient through deep random networks.
    Depth,
    /// The table of all properties.
    Compare,
    /// A dense layer worked through, and in every framework.
    Code,
}

impl Lab {
    /// All labs in the order of the tabs.
    pub const ALL: [Lab; 5] = [Lab::Explore, Lab::Train, Lab::Depth, Lab::Compare, Lab::Code];

    /// The name in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Lab::Explore => "explore",
            Lab::Train => "train",
            Lab::Depth => "depth",
            Lab::Compare => "compare",
            Lab::Code => "code",
        }
    }

    /// The lab with this name in addresses.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Lab::ALL.into_iter().find(|lab| lab.slug() == slug)
    }

    /// The name in print.
    pub fn title(self, lang: Lang) -> &'static str {
        lang.lab(self)
    }

    /// What an embed of it can hide or lock.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Lab::Explore => &explore::PARTS,
            Lab::Train => &train::PARTS,
            Lab::Depth => &depth::PARTS,
            Lab::Compare => &compare::PARTS,
            Lab::Code => &code::PARTS,
        }
    }

    /// Loads its part of the program, so that its view comes without delay.
    ///
    /// # Errors
    /// If that part of the program cannot be loaded.
    pub async fn preload(self) -> Result<(), LoadError> {
        match self {
            Lab::Explore => {}
            Lab::Train => labs::preload_train().await?,
            Lab::Depth => labs::preload_depth().await?,
            Lab::Compare => labs::preload_compare().await?,
            Lab::Code => labs::preload_code().await?,
        }
        Ok(())
    }

    /// Its view; all but the first lab are loaded when they are first opened.
    ///
    /// # Errors
    /// If that part of the program cannot be loaded.
    pub async fn view(self) -> Result<AnyView, LoadError> {
        match self {
            Lab::Explore => Ok(view! { <explore::Explore/> }.into_any()),
            Lab::Train => train().await,
            Lab::Depth => depth().await,
            Lab::Compare => compare().await,
            Lab::Code => code().await,
        }
    }
}
