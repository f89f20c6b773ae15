//! Painting custom data on the fields of the networks.

use super::field_shapes::FIELD_HALF_SIDE;
use super::selection::{Brush, Selection, use_selection};
use super::settings::{TrainSettings, from_start};
use crate::state::{Branch, use_settings};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{HtmlDivElement, PointerEvent};

/// The least distance between painted samples.
const MIN_BRUSH_DISTANCE: f64 = 0.11;
/// The radius of the eraser.
const ERASER_RADIUS: f64 = 0.22;

/// Adds or removes samples where a pointer is.
#[derive(Clone, Copy)]
pub struct Painting {
    settings: Branch<TrainSettings>,
    selection: Selection,
}

/// The painting of the lab that contains the component.
pub fn use_painting() -> Painting {
    Painting { settings: use_settings(), selection: use_selection() }
}

impl Painting {
    /// Whether a brush is chosen; tracked.
    pub fn is_active(self) -> bool {
        self.selection.brush.get().is_some()
    }

    /// Begins a stroke if a brush is chosen. A stroke is undone as a whole.
    pub fn on_pointer_down(self, field: NodeRef<Div>, event: &PointerEvent) {
        let brush = self.selection.brush.get_untracked();
        let (Some(brush), Some(field)) = (brush, field.get_untracked()) else { return };
        if event.button() != 0 {
            return;
        }
        self.settings.end_gesture();
        // `set_pointer_capture` fails only if the pointer is no longer active.
        let _ = field.set_pointer_capture(event.pointer_id());
        self.paint(brush, &field, event);
    }

    /// Continues the stroke of the pointer, if it has begun one.
    pub fn on_pointer_move(self, field: NodeRef<Div>, event: &PointerEvent) {
        let brush = self.selection.brush.get_untracked();
        let (Some(brush), Some(field)) = (brush, field.get_untracked()) else { return };
        if field.has_pointer_capture(event.pointer_id()) {
            self.paint(brush, &field, event);
        }
    }

    /// Ends the stroke.
    pub fn on_pointer_up(self) {
        if self.selection.brush.get_untracked().is_some() {
            self.settings.end_gesture();
        }
    }

    /// Paints or erases at the position of the pointer, if it is in the field.
    fn paint(self, brush: Brush, field: &HtmlDivElement, event: &PointerEvent) {
        let rect = field.get_bounding_client_rect();
        let coordinate = |px: f64, from: f64, size: f64| ((px - from) / size * 2.0 - 1.0) * FIELD_HALF_SIDE;
        let at = [
            coordinate(f64::from(event.client_x()), rect.left(), rect.width()),
            -coordinate(f64::from(event.client_y()), rect.top(), rect.height()),
        ];
        if at.iter().any(|v| v.abs() > FIELD_HALF_SIDE) {
            return;
        }
        let Some(before) = self.settings.with_untracked(|s| s.custom.clone()) else { return };
        let mut after = before.clone();
        match brush {
            Brush::Positive => after.add_sample(at, 1.0, MIN_BRUSH_DISTANCE),
            Brush::Negative => after.add_sample(at, -1.0, MIN_BRUSH_DISTANCE),
            Brush::Eraser => after.erase(at, ERASER_RADIUS),
        }
        // An unchanged dataset must not restart the training.
        if after != before {
            self.settings.update_in_gesture(("paint", 0), from_start(|s| s.custom = Some(after)));
        }
    }
}
