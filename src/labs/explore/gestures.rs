//! Pointer, touch, wheel and key input of the plot.

use super::keys::{Action, action};
use super::settings::ExploreSettings;
use super::trace::move_trace;
use crate::hooks::Debounce;
use crate::host::Host;
use crate::plot::layout::Layout;
use crate::plot::round_to_grid;
use crate::state::{Branch, use_state};
use engine::activation::Order;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// A point on the surface in CSS pixels.
type Point = (f64, f64);

/// Milliseconds without wheel events after which a wheel gesture ends.
const WHEEL_REST_MS: u64 = 400;

/// A menu that is open.
const OPEN_MENU: &str = ":popover-open";

/// The event handlers that move trace and view.
#[derive(Clone, Copy)]
pub struct Gestures {
    explore: Branch<ExploreSettings>,
    layout: Memo<Option<Layout>>,
    surface: NodeRef<Div>,
    host: Host,
    /// The pressed pointers by id, with their last positions.
    pointers: StoredValue<Vec<(i32, Point)>>,
    /// Ends a wheel gesture, for which there is no event.
    wheel_rest: Debounce,
}

impl Gestures {
    /// Handlers for a surface whose plots have this layout.
    pub fn new(
        explore: Branch<ExploreSettings>,
        layout: Memo<Option<Layout>>,
        surface: NodeRef<Div>,
    ) -> Self {
        let (pointers, wheel_rest) = (StoredValue::new(Vec::new()), Debounce::new(WHEEL_REST_MS));
        Gestures { explore, layout, surface, host: use_state().host, pointers, wheel_rest }
    }

    fn position(&self, event: &MouseEvent) -> Option<Point> {
        let rect = self.surface.get_untracked()?.get_bounding_client_rect();
        Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
    }

    /// Whether a press outside of the open menu closes it: then it is not meant for the plot. The browser closes the menu
    /// after this event.
    fn closes_menu(&self) -> bool {
        self.host.root().is_some_and(|root| root.query_selector(OPEN_MENU).is_ok_and(|menu| menu.is_some()))
    }

    /// Records the position of a pressed pointer, or its release.
    fn record_pointer(&self, id: i32, point: Option<Point>) {
        self.pointers.update_value(|pointers| {
            pointers.retain(|(other, _)| *other != id);
            pointers.extend(point.map(|point| (id, point)));
        });
    }

    /// Handles `pointerdown`.
    pub fn on_pointer_down(&self, event: &PointerEvent) {
        if self.closes_menu() {
            return;
        }
        let Some(point) = self.position(event).filter(|_| event.button() == 0) else { return };
        // The end of a previous wheel gesture must not end the gesture that starts now.
        self.wheel_rest.cancel();
        self.explore.end_gesture();
        self.record_pointer(event.pointer_id(), Some(point));
        if let Some(surface) = self.surface.get_untracked() {
            // `setPointerCapture` throws only if the pointer is no longer active.
            let _ = surface.set_pointer_capture(event.pointer_id());
        }
        if event.pointer_type() != "mouse" {
            self.trace_at(point);
        }
    }

    /// Handles `pointerup` and `pointercancel`.
    pub fn on_pointer_up(&self, event: &PointerEvent) {
        self.record_pointer(event.pointer_id(), None);
        self.explore.end_gesture();
    }

    /// Handles `pointermove`.
    pub fn on_pointer_move(&self, event: &PointerEvent) {
        let Some(point) = self.position(event) else { return };
        let before = self.pointers.get_value();
        let Some(&(_, last)) = before.iter().find(|(id, _)| *id == event.pointer_id()) else {
            if event.pointer_type() == "mouse" {
                self.trace_at(point);
            }
            return;
        };
        self.record_pointer(event.pointer_id(), Some(point));
        let other = before.iter().find(|(id, _)| *id != event.pointer_id()).map(|(_, point)| *point);
        match other {
            Some(other) => self.pinch(other, last, point),
            None if event.pointer_type() == "mouse" => self.pan(last, point),
            None => self.trace_at(point),
        }
    }

    fn trace_at(&self, (px, _): Point) {
        let Some(layout) = self.layout.get_untracked() else { return };
        let unit = layout.x_from_px(1.0) - layout.x_from_px(0.0);
        let x = round_to_grid(layout.x_from_px(px), unit);
        move_trace(self.explore, x.clamp(layout.x.from, layout.x.to));
    }

    fn pan(&self, from: Point, to: Point) {
        if let Some(layout) = self.layout.get_untracked() {
            self.explore.update_in_gesture(("pan", 0), |s| s.change_view(|s| pan(s, &layout, from, to)));
        }
    }

    fn pinch(&self, other: Point, from: Point, to: Point) {
        if let Some(layout) = self.layout.get_untracked() {
            self.explore
                .update_in_gesture(("pinch", 0), |s| s.change_view(|s| pinch(s, &layout, other, from, to)));
        }
    }

    /// Handles `wheel`. It zooms only with Ctrl or when the plot has the focus, so that an embed does not block scrolling.
    pub fn on_wheel(&self, event: &WheelEvent) {
        let surface = self.surface.get_untracked();
        let focused = surface.is_some_and(|surface| surface.matches(":focus").unwrap_or(false));
        if !(event.ctrl_key() || focused) {
            return;
        }
        event.prevent_default();
        let (Some(layout), Some(point)) = (self.layout.get_untracked(), self.position(event)) else { return };
        let factor = (event.delta_y().clamp(-200.0, 200.0) * 0.0015).exp();
        let fixed = layout.x_from_px(point.0);
        self.explore.update_in_gesture(("wheel", 0), |s| s.change_view(|s| s.x = s.x.zoomed(factor, fixed)));
        let explore = self.explore;
        self.wheel_rest.run(move || explore.end_gesture());
    }

    /// Handles `keydown`.
    pub fn on_key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let pressed = self.explore.with_untracked(|s| action(&event.key(), event.shift_key(), s));
        let Some(action) = pressed else { return };
        event.prevent_default();
        match action {
            Action::Trace(x) => move_trace(self.explore, x),
            Action::Zoom(factor) => {
                self.explore.update_in_gesture(("key zoom", 0), |s| {
                    s.change_view(|s| s.x = s.x.zoomed(factor, s.traced()));
                });
            }
            Action::Pan(share) => {
                self.explore.update_in_gesture(("key pan", 0), |s| {
                    s.change_view(|s| s.x = s.x.moved(share * s.x.width()));
                });
            }
            Action::Reset => self.explore.update(|s| {
                let start = ExploreSettings::default();
                (s.x, s.y) = (start.x, start.y);
            }),
        }
    }
}

/// Pans with the pointer: x everywhere, y in the panel with f.
fn pan(s: &mut ExploreSettings, layout: &Layout, from: Point, to: Point) {
    s.x = s.x.moved(layout.x_from_px(from.0) - layout.x_from_px(to.0));
    let panel = layout.panels.first().filter(|p| {
        p.orders.first() == Some(&Order::Value) && (p.rect.top..=p.rect.bottom()).contains(&from.1)
    });
    let y = panel.map(|p| p.y.moved(p.y_from_px(from.1) - p.y_from_px(to.1)));
    if y.is_some() && from.1 != to.1 || s.y.is_some() {
        s.y = y.or(s.y);
    }
}

/// Zooms and pans with two fingers, one of which stays at `other`: their distance scales the interval of x, and their
/// midpoint moves it.
fn pinch(s: &mut ExploreSettings, layout: &Layout, other: Point, from: Point, to: Point) {
    let distance = |p: Point| (p.0 - other.0).hypot(p.1 - other.1).max(10.0);
    let factor = distance(from) / distance(to);
    let (before, after) = (0.5 * (from.0 + other.0), 0.5 * (to.0 + other.0));
    let shift = layout.x_from_px(before) - layout.x_from_px(after);
    s.x = s.x.zoomed(factor, layout.x_from_px(before)).moved(shift);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::explore::picture::Picture;
    use crate::plot::Span;

    fn settings_and_layout() -> (ExploreSettings, Layout) {
        let settings = ExploreSettings::default();
        let layout = Picture::of(&settings).layout((900.0, 600.0));
        (settings, layout)
    }

    fn is_near(found: Span, expected: Span) -> bool {
        (found.from - expected.from).abs() < 1e-9 && (found.to - expected.to).abs() < 1e-9
    }

    #[test]
    fn the_point_under_the_pointer_stays_there_while_it_pans() {
        let (mut settings, layout) = settings_and_layout();
        let (from, to) = ((300.0, 100.0), (350.0, 120.0));
        let panel = &layout.panels[0];
        let under = (layout.x_from_px(from.0), panel.y_from_px(from.1));
        pan(&mut settings, &layout, from, to);
        let after = Picture::of(&settings).layout((900.0, 600.0));
        assert!((after.x_from_px(to.0) - under.0).abs() < 1e-9);
        assert!((after.panels[0].y_from_px(to.1) - under.1).abs() < 1e-9);
    }

    #[test]
    fn a_horizontal_pan_leaves_y_fitted_to_the_curves() {
        let (mut settings, layout) = settings_and_layout();
        pan(&mut settings, &layout, (300.0, 100.0), (350.0, 100.0));
        assert!(settings.y.is_none() && settings.x.from < -6.0);
    }

    #[test]
    fn a_pan_in_another_panel_moves_x_alone() {
        let (mut settings, layout) = settings_and_layout();
        let below = layout.panels[1].rect.top + 10.0;
        pan(&mut settings, &layout, (300.0, below), (350.0, below + 30.0));
        assert!(settings.y.is_none() && settings.x.from < -6.0);
        let y = Some(Span { from: -1.0, to: 2.0 });
        settings.y = y;
        pan(&mut settings, &layout, (300.0, below), (350.0, below + 30.0));
        assert_eq!(settings.y, y);
    }

    #[test]
    fn fingers_that_move_apart_to_twice_the_distance_halve_the_interval() {
        let (mut settings, layout) = settings_and_layout();
        let (x, width) = (settings.x, settings.x.width());
        let other = (300.0, 200.0);
        pinch(&mut settings, &layout, other, (400.0, 200.0), (500.0, 200.0));
        assert!((settings.x.width() - 0.5 * width).abs() < 1e-9);
        settings.x = x;
        pinch(&mut settings, &layout, other, (400.0, 200.0), (400.0, 200.0));
        assert!(is_near(settings.x, x));
        pinch(&mut settings, &layout, (300.0, 200.0), (302.0, 200.0), (304.0, 200.0));
        let moved = layout.x_from_px(301.0) - layout.x_from_px(302.0);
        assert!(is_near(settings.x, x.moved(moved)), "fingers that are too near only pan: {:?}", settings.x);
    }
}
