//! Well-known models that use an activation.

/// A field of application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplicationField {
    /// Images, video and 3D scenes.
    Vision,
    /// Text.
    Language,
    /// Reinforcement learning.
    Reinforcement,
    /// Speech and other audio.
    Audio,
    /// Other fields.
    Other,
}

impl ApplicationField {
    /// All fields, in the order of lists.
    pub const ALL: [ApplicationField; 5] = [
        ApplicationField::Vision,
        ApplicationField::Language,
        ApplicationField::Reinforcement,
        ApplicationField::Audio,
        ApplicationField::Other,
    ];
}

/// A model that uses the activation, and its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application {
    /// The field of the model.
    pub field: ApplicationField,
    /// The name of the model, and the part of it that uses the activation if not all of it does.
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
