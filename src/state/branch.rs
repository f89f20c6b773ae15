//! The settings of one lab within the state.

use super::history::Gesture;
use super::key::LabSettings;
use super::store::{State, use_state};
use leptos::prelude::*;
use std::marker::PhantomData;

/// The settings of a lab, as its components read and change them.
pub struct Branch<T> {
    /// The state that they belong to.
    pub state: State,
    settings: PhantomData<fn() -> T>,
}

impl<T> Clone for Branch<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Branch<T> {}

/// The settings of a lab on the page that the component is part of.
pub fn use_settings<T: LabSettings>() -> Branch<T> {
    Branch { state: use_state(), settings: PhantomData }
}

impl<T: LabSettings> Branch<T> {
    /// What `read` makes of the settings: computed when they change, passed on when it differs.
    pub fn memo<U>(self, read: impl Fn(&T) -> U + Send + Sync + 'static) -> Memo<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        self.state.memo(move |settings| read(T::of(settings)))
    }

    /// Reads the settings, followed by the caller.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.state.with(|settings| read(T::of(settings)))
    }

    /// Reads the settings without following them.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.state.with_untracked(|settings| read(T::of(settings)))
    }

    /// Changes the settings as a step that can be undone and is an entry in the browser's history.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.state.update(|settings| change(T::of_mut(settings)));
    }

    /// Changes the settings as part of a gesture, which is undone as a whole.
    pub fn drag(self, gesture: Gesture, change: impl FnOnce(&mut T)) {
        self.state.drag(gesture, |settings| change(T::of_mut(settings)));
    }

    /// Changes what is no step to undo, such as the trace or the epoch that is shown.
    pub fn update_transient(self, change: impl FnOnce(&mut T)) {
        self.state.update_transient(|settings| change(T::of_mut(settings)));
    }

    /// Ends a gesture: the next change is a step of its own.
    pub fn end_gesture(self) {
        self.state.end_gesture();
    }

    /// Everything as at the start.
    pub fn reset(self) {
        self.update(|settings| *settings = T::default());
    }
}
