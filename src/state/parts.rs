//! The parts of a lab that an embed can hide or lock.

use crate::locale::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A part of a lab.
#[derive(Debug)]
pub struct Part {
    /// Its id in `hide=` and `lock=`.
    pub id: &'static str,
    /// Its displayed name.
    pub name: fn(Lang) -> &'static str,
    /// Whether it has controls, which can be locked.
    pub controls: bool,
    /// Whether a new embed shows it.
    pub in_new_embeds: bool,
}

impl Part {
    /// A part with controls.
    pub const fn controls(id: &'static str, name: fn(Lang) -> &'static str) -> Self {
        Part { id, name, controls: true, in_new_embeds: true }
    }

    /// A part without controls.
    pub const fn view(id: &'static str, name: fn(Lang) -> &'static str) -> Self {
        Part { id, name, controls: false, in_new_embeds: true }
    }

    /// The part, left out of new embeds: it is long, or not needed to see the point.
    pub const fn left_out_of_new_embeds(self) -> Self {
        Part { in_new_embeds: false, ..self }
    }
}

/// A set of parts of a lab, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PartSet(BTreeSet<String>);

impl PartSet {
    /// The parts of `list` that a new embed leaves out.
    pub fn left_out_of_new_embeds(list: &[Part]) -> Self {
        PartSet(list.iter().filter(|part| !part.in_new_embeds).map(|part| part.id.to_owned()).collect())
    }

    /// Whether the part with this id is in the set.
    pub fn contains(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    /// Adds or removes the part with this id.
    pub fn set(&mut self, id: &str, contained: bool) {
        if contained {
            self.0.insert(id.into());
        } else {
            self.0.remove(id);
        }
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Parses ids separated by commas; also gives those that are not in `list`. With `lockable`, only parts with controls
    /// are accepted.
    pub fn parse(list: &[Part], ids: &str, lockable: bool) -> (Self, Vec<String>) {
        let is_valid = |id: &String| list.iter().any(|part| part.id == *id && (part.controls || !lockable));
        let ids = ids.split(',').filter(|id| !id.is_empty()).map(str::to_owned);
        let (known, unknown): (Vec<String>, Vec<String>) = ids.partition(is_valid);
        (PartSet(known.into_iter().collect()), unknown)
    }

    /// Writes the ids, separated by commas, in the order of `list`.
    pub fn to_ids(&self, list: &[Part]) -> String {
        list.iter().map(|part| part.id).filter(|id| self.contains(id)).collect::<Vec<_>>().join(",")
    }
}
