//! Access to the settings of one lab within the state.

use super::history::Gesture;
use super::key::LabSettings;
use super::store::{State, use_state};
use leptos::prelude::*;
use std::marker::PhantomData;

/// Handle with which the components of a lab read and change its settings.
pub struct Branch<T> {
    /// The state they belong to.
    pub state: State,
    settings: PhantomData<fn() -> T>,
}

impl<T> Clone for Branch<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Branch<T> {}

/// The settings of a lab, from the context.
pub fn use_settings<T: LabSettings>() -> Branch<T> {
    Branch { state: use_state(), settings: PhantomData }
}

impl<T: LabSettings> Branch<T> {
    /// A memo of what `read` returns for the settings.
    pub fn memo<U>(self, read: impl Fn(&T) -> U + Send + Sync + 'static) -> Memo<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        self.state.memo(move |settings| read(T::branch(settings)))
    }

    /// Reads the settings; tracked.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.state.with(|settings| read(T::branch(settings)))
    }

    /// Reads the settings; untracked.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.state.with_untracked(|settings| read(T::branch(settings)))
    }

    /// Changes the settings as one undo step and browser history entry.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.state.update(|settings| change(T::branch_mut(settings)));
    }

    /// Changes the settings as part of a gesture, which is one undo step.
    pub fn update_in_gesture(self, gesture: Gesture, change: impl FnOnce(&mut T)) {
        self.state.update_in_gesture(gesture, |settings| change(T::branch_mut(settings)));
    }

    /// Changes settings without an undo step, such as the trace or the epoch shown.
    pub fn update_transient(self, change: impl FnOnce(&mut T)) {
        self.state.update_transient(|settings| change(T::branch_mut(settings)));
    }

    /// Ends a gesture: the next change is a new undo step.
    pub fn end_gesture(self) {
        self.state.end_gesture();
    }

    /// Resets the settings to the defaults.
    pub fn reset(self) {
        self.update(|settings| *settings = T::default());
    }
}
