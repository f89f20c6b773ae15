//! The parts of a lab that an embed can hide or lock.

/// A part of a lab.
#[derive(Debug)]
pub struct Part {
    /// Its name in `hide=` and `lock=`.
    pub id: &'static str,
    /// Its name in print.
    pub name: &'static str,
    /// Whether it has controls, which can be locked.
    pub controls: bool,
}

impl Part {
    /// A part with controls.
    pub const fn controls(id: &'static str, name: &'static str) -> Self {
        Part { id, name, controls: true }
    }

    /// A part that is only looked at.
    pub const fn view(id: &'static str, name: &'static str) -> Self {
        Part { id, name, controls: false }
    }
}

/// Some of the parts of a lab, as bits in the order of its list.
pub type Parts = u32;

/// Whether the part of this name is among them.
pub fn contains(list: &[Part], parts: Parts, id: &str) -> bool {
    list.iter().position(|part| part.id == id).is_some_and(|place| parts & (1 << place) != 0)
}

/// Reads names; `None` if one is not of a part, or of one that cannot be locked.
pub(super) fn read(list: &[Part], names: &str, lock: bool) -> Option<Parts> {
    names.split(',').filter(|name| !name.is_empty()).try_fold(0, |parts, name| {
        let place = list.iter().position(|part| part.id == name && (part.controls || !lock))?;
        Some(parts | 1 << place)
    })
}

/// Writes their names.
pub(super) fn write(list: &[Part], parts: Parts) -> String {
    let names = list.iter().enumerate().filter(|(place, _)| parts & (1 << place) != 0);
    names.map(|(_, part)| part.id).collect::<Vec<_>>().join(",")
}
