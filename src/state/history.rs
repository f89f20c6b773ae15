//! Undo and redo.

/// The most steps that can be undone.
const MOST: usize = 200;

/// What a series of changes belongs to: its kind, and which of its kind.
pub type Gesture = (&'static str, usize);

/// The states before and after the present one.
#[derive(Debug, Clone)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
    /// What the last change was part of: a drag is undone as a whole.
    gesture: Option<Gesture>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        History { past: Vec::new(), future: Vec::new(), gesture: None }
    }
}

impl<T> History<T> {
    /// Whether a change belongs to the gesture that is under way, so that it is no step of its own.
    pub fn continues(&self, gesture: Option<Gesture>) -> bool {
        gesture.is_some() && gesture == self.gesture
    }

    /// Records the state before a change, which begins a step.
    pub fn record(&mut self, before: T, gesture: Option<Gesture>) {
        self.future.clear();
        self.gesture = gesture;
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// Ends a gesture: the next change is a step of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// The state before, if any. What `present` makes of it can then be redone.
    pub fn undo(&mut self, present: impl FnOnce(&T) -> T) -> Option<T> {
        self.gesture = None;
        let before = self.past.pop()?;
        self.future.push(present(&before));
        Some(before)
    }

    /// The state that was undone last, if any. What `present` makes of it can then be undone.
    pub fn redo(&mut self, present: impl FnOnce(&T) -> T) -> Option<T> {
        self.gesture = None;
        let after = self.future.pop()?;
        self.past.push(present(&after));
        Some(after)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gesture_is_one_step() {
        let mut history = History::default();
        let drag = Some(("drag", 0));
        history.record(0, None);
        assert!(!history.continues(drag) && !history.continues(None));
        history.record(1, drag);
        assert!(history.continues(drag) && !history.continues(Some(("drag", 1))));
        history.end_gesture();
        assert!(!history.continues(drag));
        assert_eq!(history.undo(|_| 3), Some(1));
        assert_eq!(history.undo(|_| 1), Some(0));
        assert_eq!(history.undo(|_| 0), None);
        assert_eq!(history.redo(|_| 0), Some(1));
        assert_eq!(history.redo(|_| 1), Some(3));
        assert!(!history.can_redo());
    }
}
