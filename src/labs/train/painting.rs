//! Painting the visitor's own data on the fields.

use super::field_shapes::EDGE;
use super::selection::{Brush, Selection, use_selection};
use super::settings::{TrainSettings, from_start};
use crate::state::{Branch, use_settings};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::PointerEvent;

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

    /// Paints or erases where the pointer is in a field, if a brush is taken up.
    pub fn paint(self, field: NodeRef<Div>, event: &PointerEvent) {
        let brush = self.selection.brush.get_untracked();
        let (Some(brush), Some(field)) = (brush, field.get_untracked()) else { return };
        let rect = field.get_bounding_client_rect();
        let place = |at: f64, from: f64, size: f64| ((at - from) / size * 2.0 - 1.0) * EDGE;
        let at = [
            place(f64::from(event.client_x()), rect.left(), rect.width()),
            -place(f64::from(event.client_y()), rect.top(), rect.height()),
        ];
        let Some(before) = self.settings.with_untracked(|s| s.custom.clone()) else { return };
        let mut after = before.clone();
        match brush {
            Brush::Positive => after.paint(at, 1.0, APART),
            Brush::Negative => after.paint(at, -1.0, APART),
            Brush::Eraser => after.erase(at, REACH),
        }
        // Only what changes the data ends the training.
        if after != before {
            self.settings.drag(("paint", 0), from_start(|s| s.custom = Some(after)));
        }
    }
}
