//! Painting the visitor's own data on the fields.

use super::field_shapes::EDGE;
use super::selection::{Brush, Selection, use_selection};
use super::settings::{TrainSettings, from_start};
use crate::state::{Branch, use_settings};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{HtmlDivElement, PointerEvent};

/// The least distance of painted samples, and the reach of the eraser.
const APART: f64 = 0.11;
const REACH: f64 = 0.22;

/// What paints.
#[derive(Clone, Copy)]
pub struct Painting {
    settings: Branch<TrainSettings>,
    selection: Selection,
}

/// Painting in the lab that the component is part of.
pub fn use_painting() -> Painting {
    Painting { settings: use_settings(), selection: use_selection() }
}

impl Painting {
    /// Whether a brush is taken up, followed by the caller.
    pub fn is_on(self) -> bool {
        self.selection.brush.get().is_some()
    }

    /// A pointer goes down in a field: a stroke begins, which is undone as a whole, if a brush is taken up.
    pub fn down(self, field: NodeRef<Div>, event: &PointerEvent) {
        let brush = self.selection.brush.get_untracked();
        let (Some(brush), Some(field)) = (brush, field.get_untracked()) else { return };
        if event.button() != 0 {
            return;
        }
        self.settings.end_gesture();
        // Refused only for a pointer that is already gone.
        let _ = field.set_pointer_capture(event.pointer_id());
        self.paint(brush, &field, event);
    }

    /// A pointer moves: the stroke that it has begun goes on.
    pub fn moved(self, field: NodeRef<Div>, event: &PointerEvent) {
        let brush = self.selection.brush.get_untracked();
        let (Some(brush), Some(field)) = (brush, field.get_untracked()) else { return };
        if field.has_pointer_capture(event.pointer_id()) {
            self.paint(brush, &field, event);
        }
    }

    /// A pointer goes up, or is taken away: the stroke ends.
    pub fn up(self) {
        if self.selection.brush.get_untracked().is_some() {
            self.settings.end_gesture();
        }
    }

    /// Paints or erases where the pointer is, if that is in the field.
    fn paint(self, brush: Brush, field: &HtmlDivElement, event: &PointerEvent) {
        let rect = field.get_bounding_client_rect();
        let place = |at: f64, from: f64, size: f64| ((at - from) / size * 2.0 - 1.0) * EDGE;
        let at = [
            place(f64::from(event.client_x()), rect.left(), rect.width()),
            -place(f64::from(event.client_y()), rect.top(), rect.height()),
        ];
        if at.iter().any(|v| v.abs() > EDGE) {
            return;
        }
        let Some(before) = self.settings.with_untracked(|s| s.custom.clone()) else { return };
        let mut after = before.clone();
        match brush {
            Brush::Positive => after.paint(at, 1.0, APART),
            Brush::Negative => after.paint(at, -1.0, APART),
            Brush::Eraser => after.erase(at, REACH),
        }
        // Only what changes the data ends the training.
        if after != before {
            self.settings.update_in_gesture(("paint", 0), from_start(|s| s.custom = Some(after)));
        }
    }
}
