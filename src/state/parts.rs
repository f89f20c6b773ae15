//! The parts of a lab that an embed can hide or lock.

use crate::locale::Lang;
use serde::{Deserialize, Serialize};

/// A part of a lab.
#[derive(Debug)]
pub struct Part {
    /// Its name in `hide=` and `lock=`.
    pub id: &'static str,
    /// Its name in print.
    pub name: fn(Lang) -> &'static str,
    /// Whether it has controls, which can be locked.
    pub controls: bool,
}

impl Part {
    /// A part with controls.
    pub const fn controls(id: &'static str, name: fn(Lang) -> &'static str) -> Self {
        Part { id, name, controls: true }
    }

    /// A part without controls.
    pub const fn view(id: &'static str, name: fn(Lang) -> &'static str) -> Self {
        Part { id, name, controls: false }
    }
}

/// A set of the parts of a lab, as bits in the order of its list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PartSet(u32);

impl PartSet {
    /// Whether the part of this name is in the set.
    pub fn contains(self, list: &[Part], id: &str) -> bool {
        list.iter().position(|part| part.id == id).is_some_and(|place| self.0 & (1 << place) != 0)
    }

    /// Reads names separated by commas. With `lockable`, only parts with controls are accepted.
    pub fn parse(list: &[Part], names: &str, lockable: bool) -> Option<Self> {
        let insert = |set: u32, name: &str| {
            let place = list.iter().position(|part| part.id == name && (part.controls || !lockable))?;
            Some(set | 1 << place)
        };
        names.split(',').filter(|name| !name.is_empty()).try_fold(0, insert).map(PartSet)
    }

    /// Writes the names, separated by commas.
    pub fn names(self, list: &[Part]) -> String {
        let chosen = list.iter().enumerate().filter(|(place, _)| self.0 & (1 << place) != 0);
        chosen.map(|(_, part)| part.id).collect::<Vec<_>>().join(",")
    }
}
