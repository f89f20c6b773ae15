//! The families of activations.

/// The family in which a menu lists a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Piecewise linear or quadratic relatives of max(0, x), and ELU's kin.
    Rectifiers,
    /// Smooth functions near the rectifiers: x times a gate, or a soft maximum.
    SmoothGates,
    /// S-shaped and bounded.
    Sigmoids,
    /// Functions that shrink small inputs to or towards zero.
    Shrinkers,
    /// Periodic functions and the rest.
    Others,
}

impl Group {
    /// All groups, in the order of menus.
    pub const ALL: [Group; 5] =
        [Group::Rectifiers, Group::SmoothGates, Group::Sigmoids, Group::Shrinkers, Group::Others];

    /// The heading of a menu.
    pub const fn title(self) -> &'static str {
        match self {
            Group::Rectifiers => "ReLU family",
            Group::SmoothGates => "Smooth gates",
            Group::Sigmoids => "Sigmoids",
            Group::Shrinkers => "Shrinkers",
            Group::Others => "Periodic and others",
        }
    }
}
