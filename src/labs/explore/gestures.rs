//! What pointer, touch, wheel and keys do to the plot.

use super::keys::{Action, action, tidy};
use super::settings::ExploreSettings;
use crate::hooks::Debounce;
use crate::plot::frame::Frame;
use crate::state::Branch;
use engine::activation::Order;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// A place in the surface, in CSS pixels.
type Place = (f64, f64);

/// How long a wheel rests before the next turn is a step of its own, in milliseconds.
const REST: u64 = 400;

/// What moves trace and view.
#[derive(Clone, Copy)]
pub struct Gestures {
    explore: Branch<ExploreSettings>,
    frame: Memo<Option<Frame>>,
    surface: NodeRef<Div>,
    /// Pointers that are down, by id, with their last places.
    pointers: StoredValue<Vec<(i32, Place)>>,
    /// The end of a turn of the wheel, which no event tells of.
    wheel_rest: Debounce,
}

impl Gestures {
    /// On a surface in which plots lie as the frame has them.
    pub fn new(explore: Branch<ExploreSettings>, frame: Memo<Option<Frame>>, surface: NodeRef<Div>) -> Self {
        let (pointers, wheel_rest) = (StoredValue::new(Vec::new()), Debounce::new(REST));
        Gestures { explore, frame, surface, pointers, wheel_rest }
    }

    fn place(&self, event: &MouseEvent) -> Option<Place> {
        let rect = self.surface.get_untracked()?.get_bounding_client_rect();
        Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
    }

    /// Notes where a pointer is, or that it is gone.
    fn keep(&self, id: i32, place: Option<Place>) {
        self.pointers.update_value(|pointers| {
            pointers.retain(|(other, _)| *other != id);
            pointers.extend(place.map(|place| (id, place)));
        });
    }

    /// A pointer goes down.
    pub fn down(&self, event: &PointerEvent) {
        let Some(place) = self.place(event).filter(|_| event.button() == 0) else { return };
        // What begins now must not be ended by a wheel that has turned before.
        self.wheel_rest.cancel();
        self.explore.end_gesture();
        self.keep(event.pointer_id(), Some(place));
        if let Some(surface) = self.surface.get_untracked() {
            // Refused only for a pointer that is already gone.
            let _ = surface.set_pointer_capture(event.pointer_id());
        }
        if event.pointer_type() != "mouse" {
            self.trace_at(place);
        }
    }

    /// A pointer goes up, or is taken away.
    pub fn up(&self, event: &PointerEvent) {
        self.keep(event.pointer_id(), None);
        self.explore.end_gesture();
    }

    /// A pointer moves.
    pub fn moved(&self, event: &PointerEvent) {
        let Some(place) = self.place(event) else { return };
        let before = self.pointers.get_value();
        let Some(&(_, last)) = before.iter().find(|(id, _)| *id == event.pointer_id()) else {
            if event.pointer_type() == "mouse" {
                self.trace_at(place);
            }
            return;
        };
        self.keep(event.pointer_id(), Some(place));
        let other = before.iter().find(|(id, _)| *id != event.pointer_id()).map(|(_, place)| *place);
        match other {
            Some(other) => self.pinch(other, last, place),
            None if event.pointer_type() == "mouse" => self.pan(last, place),
            None => self.trace_at(place),
        }
    }

    fn trace_at(&self, (px, _): Place) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let unit = frame.x_from_px(1.0) - frame.x_from_px(0.0);
        let x = tidy(frame.x_from_px(px), unit);
        trace(self.explore, x.clamp(frame.x.from, frame.x.to));
    }

    /// Moves the view with the pointer: x everywhere, y where f is drawn.
    fn pan(&self, from: Place, to: Place) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let distance = frame.x_from_px(from.0) - frame.x_from_px(to.0);
        let first = frame.panels.first().filter(|p| {
            p.orders.first() == Some(&Order::Value) && (p.rect.top..=p.rect.bottom()).contains(&from.1)
        });
        let y = first.map(|p| p.y.moved(p.y_from_px(from.1) - p.y_from_px(to.1)));
        self.explore.drag(("pan", 0), |s| {
            s.x = s.x.moved(distance);
            if y.is_some() && from.1 != to.1 || s.y.is_some() {
                s.y = y.or(s.y);
            }
        });
    }

    /// Two fingers: their distance scales the view, their middle moves it.
    fn pinch(&self, other: Place, from: Place, to: Place) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let distance = |p: Place| (p.0 - other.0).hypot(p.1 - other.1).max(10.0);
        let factor = distance(from) / distance(to);
        let (before, after) = (0.5 * (from.0 + other.0), 0.5 * (to.0 + other.0));
        let shift = frame.x_from_px(before) - frame.x_from_px(after);
        let fixed = frame.x_from_px(before);
        self.explore.drag(("pinch", 0), |s| s.x = s.x.zoomed(factor, fixed).moved(shift));
    }

    /// The wheel zooms only with Ctrl or when the plot has the focus: an embed must not catch the page's scrolling.
    pub fn wheel(&self, event: &WheelEvent) {
        let surface = self.surface.get_untracked();
        let focused = surface.is_some_and(|surface| surface.matches(":focus").unwrap_or(false));
        if !(event.ctrl_key() || focused) {
            return;
        }
        event.prevent_default();
        let (Some(frame), Some(place)) = (self.frame.get_untracked(), self.place(event)) else { return };
        let factor = (event.delta_y().clamp(-200.0, 200.0) * 0.0015).exp();
        let fixed = frame.x_from_px(place.0);
        self.explore.drag(("wheel", 0), |s| s.x = s.x.zoomed(factor, fixed));
        let explore = self.explore;
        self.wheel_rest.run(move || explore.end_gesture());
    }

    /// A key is pressed while the plot has the focus.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let pressed = self.explore.with_untracked(|s| action(&event.key(), event.shift_key(), s));
        let Some(action) = pressed else { return };
        event.prevent_default();
        match action {
            Action::Trace(x) => trace(self.explore, x),
            Action::Zoom(factor) => {
                self.explore.drag(("key zoom", 0), |s| s.x = s.x.zoomed(factor, s.traced()));
            }
            Action::Pan(share) => {
                self.explore.drag(("key pan", 0), |s| s.x = s.x.moved(share * s.x.width()));
            }
            Action::Reset => self.explore.update(|s| {
                let start = ExploreSettings::default();
                (s.x, s.y) = (start.x, start.y);
            }),
        }
    }
}

/// Moves the trace, which is no step to undo.
pub fn trace(explore: Branch<ExploreSettings>, x: f64) {
    if explore.with_untracked(|s| s.trace) != x {
        explore.update_transient(|s| s.trace = x);
    }
}
