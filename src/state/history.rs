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

impl History {
    /// Whether a change belongs to the gesture in progress, so that it is not a new step.
    pub fn continues(&self, gesture: Option<Gesture>) -> bool {
        gesture.is_some() && gesture == self.gesture
    }

    /// Records a new step: the settings before and after the change.
    pub fn record(&mut self, before: Settings, after: &Settings, gesture: Option<Gesture>) {
        self.future.clear();
        self.gesture = gesture;
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        let changed = before.changed_labs(after);
        self.past.push(Step { settings: before, other_lab: after.lab, changed });
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

    #[test]
    fn a_gesture_is_one_step() {
        let [first, second, third] = [0, 1, 3].map(|seed| settings(Lab::Depth, seed));
        let mut history = History::default();
        let drag = Some(("drag", 0));
        history.record(first.clone(), &second, None);
        assert!(!history.continues(drag) && !history.continues(None));
        history.record(second.clone(), &third, drag);
        assert!(history.continues(drag) && !history.continues(Some(("drag", 1))));
        history.end_gesture();
        assert!(!history.continues(drag));
        assert_eq!(history.undo(&third).as_ref(), Some(&second));
        assert_eq!(history.undo(&second).as_ref(), Some(&first));
        assert_eq!(history.undo(&first), None);
        assert_eq!(history.redo(&first).as_ref(), Some(&second));
        assert_eq!(history.redo(&second).as_ref(), Some(&third));
        assert!(!history.can_redo());
    }

    #[test]
    fn a_step_has_the_labs_in_which_it_began_and_ended() {
        let (before, after) = (settings(Lab::Compare, 1), settings(Lab::Explore, 2));
        let mut history = History::default();
        history.record(before.clone(), &after, None);
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
        let mut history = History::default();
        // The theme changes at epoch 0 and the learning rate at epoch 10; then training goes on to epoch 3.
        history.record(at_epoch(Theme::Light, 0.03, 0), &at_epoch(Theme::Dark, 0.03, 0), None);
        history.record(at_epoch(Theme::Dark, 0.03, 10), &at_epoch(Theme::Dark, 1.0, 0), None);
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
