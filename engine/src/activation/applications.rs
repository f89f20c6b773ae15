//! Where well-known networks use an activation.

/// A field of application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplicationField {
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

impl ApplicationField {
    /// All, in the order of lists.
    pub const ALL: [ApplicationField; 5] = [
        ApplicationField::Vision,
        ApplicationField::Language,
        ApplicationField::Reinforcement,
        ApplicationField::Audio,
        ApplicationField::Other,
    ];
}

/// A well-known model with the activation, and its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application {
    /// The field of the model.
    pub field: ApplicationField,
    /// The model, and the part of it where not all units have the activation.
    pub model: &'static str,
    /// Authors, year and title.
    pub paper: &'static str,
}

impl Application {
    pub(super) const fn vision(model: &'static str, paper: &'static str) -> Self {
        Application { field: ApplicationField::Vision, model, paper }
    }

    pub(super) const fn language(model: &'static str, paper: &'static str) -> Self {
        Application { field: ApplicationField::Language, model, paper }
    }

    pub(super) const fn reinforcement(model: &'static str, paper: &'static str) -> Self {
        Application { field: ApplicationField::Reinforcement, model, paper }
    }

    pub(super) const fn audio(model: &'static str, paper: &'static str) -> Self {
        Application { field: ApplicationField::Audio, model, paper }
    }

    pub(super) const fn other(model: &'static str, paper: &'static str) -> Self {
        Application { field: ApplicationField::Other, model, paper }
    }
}
