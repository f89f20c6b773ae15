//! The figure: three layers of canvas, and what pointer, touch, wheel and keys do to it.

use super::export;
use super::keys::{Action, action, tidy};
use crate::browser::{Debounce, colors, device_pixel_ratio, size_of};
use crate::dom::{El, button, el};
use crate::number;
use crate::plot::canvas;
use crate::plot::curve::curve;
use crate::plot::draw::{self, Drawn, Shade, Traced};
use crate::plot::frame::Frame;
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use crate::reactive::*;
use crate::settings::{Settings, Span};
use crate::store::Store;
use crate::ui::{part, save};
use engine::activation::Order;
use engine::analysis::{State, zones};

/// The plots, their buttons, and their state for those who do not see them.
pub fn figure(store: Store) -> El {
    let surface = el("div").class("surface");
    let size = size_of(&surface);
    let frame = memo(move || {
        let size = size.get();
        (size.0 > 0.0 && size.1 > 0.0).then(|| Frame::new(&store.get(), size))
    });
    let panels = store.memo(|s| if s.together { 1 } else { s.shown().len() }.to_string());
    let zoom = part(store, "zoom", zoom_buttons(store, frame));
    let taken = move |colors: &Palette| {
        let frame = frame.get_untracked()?;
        Some(store.peek(|s| export::figure(s, &frame, colors)))
    };
    let save = save(store, "Save the figure", taken);
    let under = el("figcaption").with(keys_text()).with(zoom).with(save);
    el("figure")
        .class("plot")
        .set("data-panels", panels)
        .with(surface_view(surface, store, frame).with_all(layers(store, frame)))
        .with(under)
        .with(el("p").class("sr-only").set("aria-live", "polite").text(announced(store)))
}

/// What pointers and keys reach, and what is read aloud of it.
fn surface_view(surface: El, store: Store, frame: Signal<Option<Frame>>) -> El {
    let gestures = Gestures::new(store, frame, surface.node());
    let (wheel, key) = (gestures.clone(), gestures.clone());
    let on = move |act: fn(&Gestures, &web_sys::PointerEvent)| {
        let gestures = gestures.clone();
        move |event: web_sys::PointerEvent| act(&gestures, &event)
    };
    let end = |read: fn(&Settings) -> f64| store.memo(move |s| number::shortest(read(s)));
    surface
        .set("tabindex", "0")
        .set("role", "slider")
        .set("aria-label", "Traced x")
        .set("aria-describedby", "plot-keys")
        .set("aria-orientation", "horizontal")
        .set("aria-valuemin", end(|s| s.x.from))
        .set("aria-valuemax", end(|s| s.x.to))
        .set("aria-valuenow", end(Settings::traced))
        .set("aria-valuetext", store.memo(spoken_trace))
        .on("pointerdown", on(Gestures::down))
        .on("pointermove", on(Gestures::moved))
        .on("pointerup", on(Gestures::up))
        .on("pointercancel", on(Gestures::up))
        .on("wheel", move |e: web_sys::WheelEvent| wheel.wheel(&e))
        .on("keydown", move |e: web_sys::KeyboardEvent| key.key(&e))
        .on("keyup", move |_: web_sys::Event| store.end_gesture())
}

/// The interval of x, said once a pan or zoom has come to rest; not when the page opens.
fn announced(store: Store) -> RwSignal<String> {
    let view = store.memo(|s| format!("x from {} to {}", number::plain(s.x.from), number::plain(s.x.to)));
    let announced = RwSignal::new(String::new());
    let pause = Debounce::new(700);
    let mut opened = false;
    effect(move || {
        let text = view.get();
        if std::mem::replace(&mut opened, true) {
            pause.run(move || {
                announced.set(text);
            });
        }
    });
    announced
}

fn keys_text() -> El {
    let text = "With the plot in focus: arrow keys move the trace, Page Up and Page Down further, Home and End to the ends; k, z, e go to the next kink, zero, extremum of the function in focus, with Shift to the one before; + and − zoom, Shift with arrows pans, 0 resets. Drag to pan; Ctrl with the wheel, or the wheel with the plot in focus, zooms; two fingers pinch.";
    el("details")
        .set("id", "plot-keys-box")
        .with(el("summary").text("Keys"))
        .with(el("p").set("id", "plot-keys").text(text))
}

fn zoom_buttons(store: Store, frame: Signal<Option<Frame>>) -> El {
    let icon = |sign: &'static str, name: &'static str, factor: f64| {
        button(sign, move || zoom(store, factor)).set("aria-label", name).set("title", name)
    };
    let fit = button("Fit", move || store.choose(|s| s.y = None));
    let equal = button("Equal axes", move || equal_axes(store, frame.get_untracked()));
    let reset = button("Reset", move || store.reset());
    el("div")
        .class("zoom")
        .set("role", "group")
        .set("aria-label", "View")
        .with(icon("−", "Zoom out", 1.5))
        .with(icon("+", "Zoom in", 1.0 / 1.5))
        .with(fit.set("title", "Fit the interval of y to the curves"))
        .with(equal.set("title", "The same scale on both axes of the first plot"))
        .with(reset.set("title", "Back to the functions, intervals and trace at the start"))
}

/// What the trace reads, in words.
fn spoken_trace(s: &Settings) -> String {
    let x = s.traced();
    let one = |(slot, c): (usize, &crate::settings::Chosen)| {
        let at = |order| number::plain(c.instance.at(order, x));
        format!("{} {}, slope {}", s.label(slot), at(Order::Value), at(Order::Slope))
    };
    let all: Vec<String> = s.visible().map(one).collect();
    format!("x = {}; {}", number::plain(x), all.join("; "))
}

fn zoom(store: Store, factor: f64) {
    let centre = store.peek(|s| 0.5 * (s.x.from + s.x.to));
    store.choose(|s| s.x = s.x.zoomed(factor, centre));
}

fn equal_axes(store: Store, frame: Option<Frame>) {
    let Some(frame) = frame else { return };
    let Some(panel) = frame.panels.first().filter(|p| p.orders.first() == Some(&Order::Value)) else {
        return;
    };
    let half = 0.5 * frame.x.width() * panel.rect.height / panel.rect.width;
    let middle = 0.5 * (panel.y.from + panel.y.to);
    store.choose(|s| s.y = Some(Span { from: middle - half, to: middle + half }.limited()));
}

/// What a layer shows.
type Drawing = Box<dyn Fn(&Frame, &Palette) -> Vec<Shape>>;

/// The canvases: axes, curves, trace, each drawn by an effect that follows only what it shows.
fn layers(store: Store, frame: Signal<Option<Frame>>) -> [El; 3] {
    let ratio = device_pixel_ratio();
    let colors = colors(store);
    let layer = |shapes: Drawing| {
        let canvas = el("canvas").set("aria-hidden", "true");
        let node = canvas.node();
        effect(move || {
            let Some((canvas, frame)) = node.as_ref().zip(frame.get()) else { return };
            // A canvas that fails leaves its layer empty: there is nothing to mend from here.
            let _ = canvas::show(canvas, frame.size, ratio.get(), &shapes(&frame, &colors.get()));
        });
        canvas
    };
    let shown = store.memo(|s| Settings { trace: 0.0, tangent: false, ..s.clone() });
    let trace = move |frame: &Frame, colors: &Palette| {
        let settings = store.get();
        draw::trace(frame, settings.traced(), &traced(&settings), colors)
    };
    [
        layer(Box::new(draw::axes)),
        layer(Box::new(move |frame, colors| shown.with(|s| curves(s, frame, &drawn(s, frame), colors)))),
        layer(Box::new(trace)),
    ]
}

/// All curves, panel by panel.
pub fn drawn(settings: &Settings, frame: &Frame) -> Vec<Drawn> {
    let mut all = Vec::new();
    for (place, panel) in frame.panels.iter().enumerate() {
        for (slot, chosen) in settings.visible() {
            for &order in &panel.orders {
                let curve = curve(&chosen.instance, order, frame.x, panel);
                all.push(Drawn { panel: place, slot, order, label: settings.label(slot), curve });
            }
        }
    }
    all
}

/// Shading and curves.
pub fn curves(settings: &Settings, frame: &Frame, drawn: &[Drawn], colors: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if let Some((slot, stretches)) = shading(settings) {
        shapes = draw::shades(frame, &stretches, colors.curves[slot]);
    }
    for all in drawn.chunk_by(|a, b| a.panel == b.panel) {
        shapes.extend(draw::curves(frame, &frame.panels[all[0].panel], all, colors));
    }
    shapes
}

/// The slot in focus and its dead and saturated stretches, if shading is on and it is drawn.
fn shading(settings: &Settings) -> Option<(usize, Vec<Shade>)> {
    let (slot, chosen) = settings.focused().filter(|(_, c)| settings.shade && c.visible)?;
    let found = zones(&chosen.instance, settings.x.from, settings.x.to);
    let shade = |z: engine::analysis::Zone| Shade { from: z.from, to: z.to, strong: z.state == State::Dead };
    Some((slot, found.into_iter().map(shade).collect()))
}

/// The points of all curves at the trace.
pub fn traced(settings: &Settings) -> Vec<Traced> {
    let x = settings.traced();
    let mut points = Vec::new();
    for (slot, chosen) in settings.visible() {
        let at = |order| chosen.instance.at(order, x);
        let next = [Some(Order::Slope), Some(Order::Curvature), None];
        for (order, next) in Order::ALL.into_iter().zip(next) {
            let tangent = next.filter(|_| settings.tangent).map(at);
            points.push(Traced { slot, order, y: at(order), tangent });
        }
    }
    points
}

/// Pointers that are down, by id, with their last place in the surface.
type Pointers = Vec<(i32, (f64, f64))>;

/// What moves trace and view.
#[derive(Clone)]
struct Gestures {
    store: Store,
    frame: Signal<Option<Frame>>,
    plot: Option<web_sys::Element>,
    pointers: StoredValue<Pointers>,
}

impl Gestures {
    fn new(store: Store, frame: Signal<Option<Frame>>, plot: Option<web_sys::Element>) -> Self {
        Gestures { store, frame, plot, pointers: StoredValue::new(Pointers::new()) }
    }

    fn place(&self, event: &web_sys::MouseEvent) -> Option<(f64, f64)> {
        let rect = self.plot.as_ref()?.get_bounding_client_rect();
        Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
    }

    /// Notes where a pointer is, or that it is gone.
    fn keep(&self, id: i32, place: Option<(f64, f64)>) {
        self.pointers.update_value(|p| {
            p.retain(|(other, _)| *other != id);
            p.extend(place.map(|place| (id, place)));
        });
    }

    fn down(&self, event: &web_sys::PointerEvent) {
        let Some(place) = self.place(event).filter(|_| event.button() == 0) else { return };
        self.store.end_gesture();
        self.keep(event.pointer_id(), Some(place));
        if let Some(plot) = &self.plot {
            // Refused only for a pointer that is already gone.
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
        if event.pointer_type() != "mouse" {
            self.trace_at(place);
        }
    }

    fn up(&self, event: &web_sys::PointerEvent) {
        self.keep(event.pointer_id(), None);
        self.store.end_gesture();
    }

    fn moved(&self, event: &web_sys::PointerEvent) {
        let Some(place) = self.place(event) else { return };
        let before = self.pointers.with_value(Pointers::clone);
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

    fn trace_at(&self, (px, _): (f64, f64)) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let unit = frame.x_from_px(1.0) - frame.x_from_px(0.0);
        let x = tidy(frame.x_from_px(px), unit);
        self.store.trace(engine::limit(x, frame.x.from, frame.x.to));
    }

    /// Moves the view with the pointer: x everywhere, y where f is drawn.
    fn pan(&self, from: (f64, f64), to: (f64, f64)) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let distance = frame.x_from_px(from.0) - frame.x_from_px(to.0);
        let first = frame.panels.first().filter(|p| {
            p.orders.first() == Some(&Order::Value) && (p.rect.top..=p.rect.bottom()).contains(&from.1)
        });
        let y = first.map(|p| p.y.moved(p.y_from_px(from.1) - p.y_from_px(to.1)));
        self.store.drag(("pan", 0), |s| {
            s.x = s.x.moved(distance);
            if y.is_some() && from.1 != to.1 || s.y.is_some() {
                s.y = y.or(s.y);
            }
        });
    }

    /// Two fingers: their distance scales the view, their middle moves it.
    fn pinch(&self, other: (f64, f64), from: (f64, f64), to: (f64, f64)) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let distance = |p: (f64, f64)| (p.0 - other.0).hypot(p.1 - other.1).max(10.0);
        let factor = distance(from) / distance(to);
        let (before, after) = (0.5 * (from.0 + other.0), 0.5 * (to.0 + other.0));
        let shift = frame.x_from_px(before) - frame.x_from_px(after);
        let fixed = frame.x_from_px(before);
        self.store.drag(("pinch", 0), |s| s.x = s.x.zoomed(factor, fixed).moved(shift));
    }

    /// The wheel zooms only with Ctrl or when the plot has the focus: an embed must not catch the page's
    /// scrolling.
    fn wheel(&self, event: &web_sys::WheelEvent) {
        let focused = self.plot.as_ref().is_some_and(|plot| plot.matches(":focus").unwrap_or(false));
        if !(event.ctrl_key() || focused) {
            return;
        }
        event.prevent_default();
        let (Some(frame), Some(place)) = (self.frame.get_untracked(), self.place(event)) else { return };
        let factor = (event.delta_y().clamp(-200.0, 200.0) * 0.0015).exp();
        let fixed = frame.x_from_px(place.0);
        self.store.drag(("wheel", 0), |s| s.x = s.x.zoomed(factor, fixed));
    }

    fn key(&self, event: &web_sys::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(action) = self.store.peek(|s| action(&event.key(), event.shift_key(), s)) else { return };
        event.prevent_default();
        match action {
            Action::Trace(x) => self.store.trace(x),
            Action::Zoom(factor) => {
                self.store.drag(("key zoom", 0), |s| s.x = s.x.zoomed(factor, s.traced()));
            }
            Action::Pan(share) => self.store.drag(("key pan", 0), |s| s.x = s.x.moved(share * s.x.width())),
            Action::Reset => self.store.choose(|s| {
                let start = Settings::default();
                (s.x, s.y) = (start.x, start.y);
            }),
        }
    }
}
