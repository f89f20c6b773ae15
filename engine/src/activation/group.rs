//! The groups of activations.

/// The group in which menus list an activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Piecewise linear or quadratic relatives of max(0, x), and ELU with its variants.
    Rectifiers,
    /// Smooth functions near the rectifiers: x times a gate, or a soft maximum.
    SmoothGates,
    /// S-shaped and bounded.
    Sigmoids,
    /// Functions that shrink small inputs to or towards zero.
    Shrinkers,
    /// Periodic functions, and those of no other group.
    Others,
}

impl Group {
    /// All groups, in the order of menus.
    pub const ALL: [Group; 5] =
        [Group::Rectifiers, Group::SmoothGates, Group::Sigmoids, Group::Shrinkers, Group::Others];
}
