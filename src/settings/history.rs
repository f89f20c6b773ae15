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
    /// Notes that `present` is about to change, unless that goes on with the same gesture. Returns whether
    /// it was noted.
    pub fn record(&mut self, present: T, gesture: Option<Gesture>) -> bool {
        self.future.clear();
        if gesture.is_some() && gesture == self.gesture {
            return false;
        }
        self.gesture = gesture;
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(present);
        true
    }

    /// Ends a gesture: the next change is a step of its own.
    pub fn pause(&mut self) {
        self.gesture = None;
    }

    /// The state before, if any; `present` can then be redone.
    pub fn undo(&mut self, present: T) -> Option<T> {
        self.gesture = None;
        let before = self.past.pop()?;
        self.future.push(present);
        Some(before)
    }

    /// The state that was undone last, if any.
    pub fn redo(&mut self, present: T) -> Option<T> {
        self.gesture = None;
        let after = self.future.pop()?;
        self.past.push(present);
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
        assert!(history.record(0, None));
        assert!(history.record(1, Some(("drag", 0))));
        assert!(!history.record(2, Some(("drag", 0))));
        assert_eq!(history.undo(3), Some(1));
        assert_eq!(history.undo(1), Some(0));
        assert_eq!(history.undo(0), None);
        assert_eq!(history.redo(0), Some(1));
        assert_eq!(history.redo(1), Some(3));
        assert!(!history.can_redo());
    }
}
