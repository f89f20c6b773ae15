//! The undo history.

use super::settings::Settings;
use crate::lab::Lab;

/// The greatest number of undo steps.
const MAX_STEPS: usize = 200;

/// Identifies a series of changes that is one undo step: its control, and an index among alike controls.
pub type Gesture = (&'static str, usize);

/// One side of an undo step.
#[derive(Debug, Clone)]
struct Step {
    /// The settings on this side.
    settings: Settings,
    /// The lab that was open on the other side.
    other_lab: Lab,
    /// The labs whose settings the step changed. Those of the others are not restored: they may have changed since
    /// without a step, such as the epoch of a training session.
    changed: Vec<Lab>,
}

/// The settings that undo and redo return to.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// The gesture in progress, whose changes are one step.
    gesture: Option<Gesture>,
}

/// The outcome of a change of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The settings are the same.
    Unchanged,
    /// The change continued the gesture in progress.
    SameStep,
    /// The change is a new step.
    NewStep,
}

impl History {
    /// Changes the settings, and records a new step unless the change continues the gesture in progress. Only a change
    /// that may begin a step copies the settings.
    pub fn apply(
        &mut self,
        settings: &mut Settings,
        gesture: Option<Gesture>,
        change: impl FnOnce(&mut Settings),
    ) -> Outcome {
        if gesture.is_some() && gesture == self.gesture {
            change(settings);
            return Outcome::SameStep;
        }
        let before = settings.clone();
        change(settings);
        if *settings == before {
            return Outcome::Unchanged;
        }
        self.future.clear();
        self.gesture = gesture;
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        let changed = before.changed_labs(settings);
        self.past.push(Step { settings: before, other_lab: settings.lab, changed });
        Outcome::NewStep
    }

    /// Ends the gesture: the next change is a new step.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// The settings before the last step, if any. The present ones become redoable.
    pub fn undo(&mut self, present: &Settings) -> Option<Settings> {
        self.gesture = None;
        exchange(&mut self.past, &mut self.future, present)
    }

    /// The settings after the step that was undone last, if any. The present ones become undoable.
    pub fn redo(&mut self, present: &Settings) -> Option<Settings> {
        self.gesture = None;
        exchange(&mut self.future, &mut self.past, present)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// Moves the last step of `from` to `to`, as its other side. Opening a lab is not a step, so another lab may be open in
/// `present` than at the end of the step.
fn exchange(from: &mut Vec<Step>, to: &mut Vec<Step>, present: &Settings) -> Option<Settings> {
    let Step { mut settings, other_lab, changed } = from.pop()?;
    for lab in Lab::ALL.into_iter().filter(|lab| !changed.contains(lab)) {
        settings.copy_branch(lab, present);
    }
    let mut other = present.clone();
    other.lab = other_lab;
    to.push(Step { settings: other, other_lab: settings.lab, changed });
    Some(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    fn settings(lab: Lab, seed: u64) -> Settings {
        let mut settings = Settings { lab, ..Settings::default() };
        settings.depth.seed = seed;
        settings
    }

    /// A change of the seed.
    fn set_seed(seed: u64) -> impl FnOnce(&mut Settings) {
        move |settings| settings.depth.seed = seed
    }

    const DRAG: Option<Gesture> = Some(("drag", 0));

    #[test]
    fn a_gesture_is_one_step() {
        let (mut history, mut present) = (History::default(), settings(Lab::Depth, 0));
        assert_eq!(history.apply(&mut present, None, set_seed(1)), Outcome::NewStep);
        assert_eq!(history.apply(&mut present, DRAG, set_seed(2)), Outcome::NewStep);
        assert_eq!(history.apply(&mut present, DRAG, set_seed(3)), Outcome::SameStep);
        assert_eq!(history.apply(&mut present, Some(("drag", 1)), set_seed(4)), Outcome::NewStep);
        history.end_gesture();
        assert_eq!(history.apply(&mut present, Some(("drag", 1)), set_seed(5)), Outcome::NewStep);
        for seed in [4, 3, 1, 0] {
            present = history.undo(&present).unwrap();
            assert_eq!(present.depth.seed, seed);
        }
        assert_eq!(history.undo(&present), None);
        for seed in [1, 3, 4, 5] {
            present = history.redo(&present).unwrap();
            assert_eq!(present.depth.seed, seed);
        }
        assert!(history.can_undo() && !history.can_redo());
    }

    #[test]
    fn a_change_that_changes_nothing_is_no_step_and_keeps_what_can_be_redone() {
        let (mut history, mut present) = (History::default(), settings(Lab::Depth, 0));
        history.apply(&mut present, None, set_seed(1));
        present = history.undo(&present).unwrap();
        assert_eq!(history.apply(&mut present, None, set_seed(0)), Outcome::Unchanged);
        assert!(history.can_redo() && !history.can_undo());
        assert_eq!(history.apply(&mut present, None, set_seed(2)), Outcome::NewStep);
        assert!(!history.can_redo());
    }

    #[test]
    fn undo_ends_the_gesture() {
        let (mut history, mut present) = (History::default(), settings(Lab::Depth, 0));
        history.apply(&mut present, DRAG, set_seed(1));
        present = history.undo(&present).unwrap();
        assert_eq!(history.apply(&mut present, DRAG, set_seed(2)), Outcome::NewStep);
    }

    #[test]
    fn the_oldest_steps_are_dropped() {
        let (mut history, mut present) = (History::default(), settings(Lab::Depth, 0));
        for seed in 1..=MAX_STEPS as u64 + 5 {
            history.apply(&mut present, None, set_seed(seed));
        }
        let mut steps = 0;
        while let Some(settings) = history.undo(&present) {
            (present, steps) = (settings, steps + 1);
        }
        assert_eq!((steps, present.depth.seed), (MAX_STEPS, 5));
    }

    #[test]
    fn a_step_has_the_labs_in_which_it_began_and_ended() {
        let (before, after) = (settings(Lab::Compare, 1), settings(Lab::Explore, 2));
        let (mut history, mut present) = (History::default(), before.clone());
        history.apply(&mut present, None, |settings| *settings = after.clone());
        // Another lab is opened in between.
        let elsewhere = Settings { lab: Lab::Code, ..after.clone() };
        assert_eq!(history.undo(&elsewhere).as_ref(), Some(&before));
        assert_eq!(history.redo(&Settings { lab: Lab::Train, ..before.clone() }).as_ref(), Some(&after));
        assert_eq!(history.undo(&after), Some(before));
    }

    #[test]
    fn a_step_restores_only_the_labs_that_it_changed() {
        let at_epoch = |theme, rate, epoch| {
            let mut settings = Settings { lab: Lab::Train, ..Settings::default() };
            settings.page.theme = theme;
            (settings.train.rate, settings.train.epoch) = (rate, epoch);
            settings
        };
        let (mut history, mut present) = (History::default(), at_epoch(Theme::Light, 0.03, 0));
        // The theme changes at epoch 0 and the learning rate at epoch 10; then training goes on to epoch 3.
        history.apply(&mut present, None, |settings| *settings = at_epoch(Theme::Dark, 0.03, 0));
        present = at_epoch(Theme::Dark, 0.03, 10);
        history.apply(&mut present, None, |settings| *settings = at_epoch(Theme::Dark, 1.0, 0));
        let present = at_epoch(Theme::Dark, 1.0, 3);
        let slow = history.undo(&present).unwrap();
        assert_eq!(slow, at_epoch(Theme::Dark, 0.03, 10), "the epoch belongs to the learning rate");
        let light = history.undo(&slow).unwrap();
        assert_eq!(light, at_epoch(Theme::Light, 0.03, 10), "the theme does not change the training");
        let light = at_epoch(Theme::Light, 0.03, 20);
        assert_eq!(history.redo(&light), Some(at_epoch(Theme::Dark, 0.03, 20)));
        assert_eq!(history.redo(&at_epoch(Theme::Dark, 0.03, 20)), Some(present));
    }
}
