//! Where well-known networks use an activation.

/// A field of application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Images, video and scenes.
    Vision,
    /// Text.
    Language,
    /// Acting for reward.
    Reinforcement,
    /// Sound.
    Audio,
    /// The rest.
    Other,
}

impl Field {
    /// All, in the order of lists.
    pub const ALL: [Field; 5] =
        [Field::Vision, Field::Language, Field::Reinforcement, Field::Audio, Field::Other];
}

/// A well-known model with the activation, and its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// The field of the model.
    pub field: Field,
    /// The model, and the part of it where not all units have the activation.
    pub model: &'static str,
    /// Authors, year and title.
    pub paper: &'static str,
}

impl Use {
    pub(super) const fn vision(model: &'static str, paper: &'static str) -> Self {
        Use { field: Field::Vision, model, paper }
    }

    pub(super) const fn language(model: &'static str, paper: &'static str) -> Self {
        Use { field: Field::Language, model, paper }
    }

    pub(super) const fn reinforcement(model: &'static str, paper: &'static str) -> Self {
        Use { field: Field::Reinforcement, model, paper }
    }

    pub(super) const fn audio(model: &'static str, paper: &'static str) -> Self {
        Use { field: Field::Audio, model, paper }
    }

    pub(super) const fn other(model: &'static str, paper: &'static str) -> Self {
        Use { field: Field::Other, model, paper }
    }
}
