//! The parts of a lab that an embed can hide or lock.

use crate::locale::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// A set of the parts of a lab, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PartSet(BTreeSet<String>);

impl PartSet {
    /// Whether the part of this name is in the set.
    pub fn contains(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    /// Puts the part of this name into the set, or takes it out.
    pub fn set(&mut self, id: &str, contained: bool) {
        if contained {
            self.0.insert(id.into());
        } else {
            self.0.remove(id);
        }
    }

    /// Whether no part is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads names separated by commas; none if one of them is not in the list. With `lockable`, only parts with
    /// controls are accepted.
    pub fn parse(list: &[Part], names: &str, lockable: bool) -> Option<Self> {
        let is_usable = |name: &str| list.iter().any(|part| part.id == name && (part.controls || !lockable));
        let names = names.split(',').filter(|name| !name.is_empty());
        names.map(|name| is_usable(name).then(|| name.to_owned())).collect::<Option<_>>().map(PartSet)
    }

    /// Writes the names in the order of the list, separated by commas.
    pub fn names(&self, list: &[Part]) -> String {
        list.iter().map(|part| part.id).filter(|id| self.contains(id)).collect::<Vec<_>>().join(",")
    }
}
