//! The figure: three canvas layers, and the controls around them.

use super::gestures::Gestures;
use super::picture::{Picture, SampledPicture};
use super::save::saved_figure;
use super::settings::ExploreSettings;
use super::trace::{spoken_trace, trace_points};
use crate::components::{Canvas, InTurn, Part, SaveButton};
use crate::format;
use crate::hooks::{Debounce, use_element_size, use_palette};
use crate::locale::{Lang, use_lang};
use crate::plot::Span;
use crate::plot::draw;
use crate::plot::layout::Layout;
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use crate::state::{use_settings, use_state};
use engine::activation::Order;
use leptos::html::Div;
use leptos::prelude::*;

/// The plots with their buttons and live region.
#[component]
pub fn FunctionFigure() -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let surface = NodeRef::<Div>::new();
    let size = use_element_size(surface);
    // Neither depends on the trace.
    let picture = explore.memo(Picture::of);
    let layout = Memo::new(move |_| {
        let size = size.get();
        (size.0 > 0.0 && size.1 > 0.0).then(|| picture.with(|picture| picture.layout(size)))
    });
    let panels = explore.memo(|s| if s.together { 1 } else { s.shown().len() });
    let figure = move |colors: &Palette| {
        let layout = layout.get_untracked()?;
        Some(explore.with_untracked(|s| saved_figure(s, &layout, colors)))
    };
    view! {
        <figure class="plot" data-panels=panels aria-label=lang.plot_of_functions()>
            <Surface surface size picture layout/>
            <figcaption>
                <KeysHelp/>
                <Part id="zoom"><ZoomButtons layout/></Part>
                <SaveButton name=lang.save_figure() figure/>
            </figcaption>
            <p class="sr-only" aria-live="polite">{use_announced_interval(lang)}</p>
        </figure>
    }
}

/// The interactive surface, a slider for assistive technology.
#[component]
fn Surface(
    /// The element.
    surface: NodeRef<Div>,
    /// The size of the element.
    size: Signal<(f64, f64)>,
    /// The picture.
    picture: Memo<Picture>,
    /// The layout of the picture.
    layout: Memo<Option<Layout>>,
) -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let gestures = Gestures::new(explore, layout, surface);
    let end = |read: fn(&ExploreSettings) -> f64| explore.memo(move |s| format::shortest(read(s)));
    view! {
        <div
            class="surface"
            node_ref=surface
            tabindex="0"
            role="slider"
            aria-label=lang.traced_x()
            aria-describedby=use_state().host.id(KEYS_HELP)
            aria-orientation="horizontal"
            aria-valuemin=end(|s| s.x.from)
            aria-valuemax=end(|s| s.x.to)
            aria-valuenow=end(ExploreSettings::traced)
            aria-valuetext=explore.memo(move |s| spoken_trace(s, lang))
            on:pointerdown=move |event| gestures.on_pointer_down(&event)
            on:pointermove=move |event| gestures.on_pointer_move(&event)
            on:pointerup=move |event| gestures.on_pointer_up(&event)
            on:pointercancel=move |event| gestures.on_pointer_up(&event)
            on:wheel=move |event| gestures.on_wheel(&event)
            on:keydown=move |event| gestures.on_key(&event)
            on:keyup=move |_| explore.end_gesture()
        >
            <Layers size picture layout/>
        </div>
    }
}

/// The canvases: axes, curves and trace, each redrawn only when its content changes.
#[component]
fn Layers(
    /// The size of the figure.
    size: Signal<(f64, f64)>,
    /// The picture.
    picture: Memo<Picture>,
    /// The layout of the picture.
    layout: Memo<Option<Layout>>,
) -> impl IntoView {
    let (explore, palette) = (use_settings::<ExploreSettings>(), use_palette());
    let drawn_in = move |draw: &dyn Fn(&Layout, &Palette) -> Vec<Shape>| {
        layout.with(|layout| layout.as_ref().map(|layout| draw(layout, &palette.get()))).unwrap_or_default()
    };
    let axes = move |_| drawn_in(&draw::axes);
    let sampled = Memo::new_owning(move |before: Option<Option<SampledPicture>>| {
        let sampled = layout.get().map(|layout| SampledPicture::new(picture.get(), layout, before.flatten()));
        (sampled, true)
    });
    let curves = move |_| {
        sampled
            .with(|picture| picture.as_ref().map(|picture| picture.shapes(&palette.get())))
            .unwrap_or_default()
    };
    let trace = move |_| {
        explore
            .with(|s| drawn_in(&|layout, palette| draw::trace(layout, s.traced(), &trace_points(s), palette)))
    };
    view! {
        <InTurn><Canvas size shapes=axes/></InTurn>
        <InTurn><Canvas size shapes=curves/></InTurn>
        <InTurn><Canvas size shapes=trace/></InTurn>
    }
}

/// The interval of x for a live region, updated after a pan or zoom has ended; initially empty.
fn use_announced_interval(lang: Lang) -> RwSignal<String> {
    let explore = use_settings::<ExploreSettings>();
    let interval = explore.memo(move |s| lang.x_from_to(s.x.from, s.x.to));
    let announced = RwSignal::new(String::new());
    let pause = Debounce::new(700);
    let announce = move |interval: &String, _: Option<&String>, _| {
        let interval = interval.clone();
        pause.run(move || announced.set(interval));
    };
    Effect::watch(move || interval.get(), announce, false);
    announced
}

/// The id of the description of the keys.
const KEYS_HELP: &str = "plot-keys";

/// The help on keys.
#[component]
fn KeysHelp() -> impl IntoView {
    let (lang, host) = (use_lang(), use_state().host);
    view! {
        <details id=host.id("plot-keys-box")>
            <summary>{lang.keys_summary()}</summary>
            <p id=host.id(KEYS_HELP)>{lang.plot_keys_help()}</p>
        </details>
    }
}

/// The buttons zoom, fit, equal axes and reset.
#[component]
fn ZoomButtons(
    /// The layout of the figure.
    layout: Memo<Option<Layout>>,
) -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let zoom = move |factor: f64| {
        explore.update(|s| s.change_view(|s| s.x = s.x.zoomed(factor, 0.5 * (s.x.from + s.x.to))));
    };
    // The view before, for the second press.
    let before = StoredValue::new(None::<(Span, Option<Span>)>);
    let are_equal = Memo::new(move |_| layout.with(|layout| layout.as_ref().is_some_and(has_equal_axes)));
    let toggle_equal_axes = move |_| {
        if are_equal.get_untracked() {
            let (x, y) = before.get_value().unwrap_or((ExploreSettings::default().x, None));
            explore.update(|s| (s.x, s.y) = (x, y));
        } else if let Some((x, y)) = layout.with_untracked(|layout| equal_intervals(layout.as_ref()?)) {
            before.set_value(Some(explore.with_untracked(|s| (s.x, s.y))));
            explore.update(|s| s.change_view(|s| (s.x, s.y) = (x, Some(y))));
        }
    };
    view! {
        <div class="zoom" role="group" aria-label=lang.view_buttons()>
            <button aria-label=lang.zoom_out() title=lang.zoom_out() on:click=move |_| zoom(1.5)>"−"</button>
            <button aria-label=lang.zoom_in() title=lang.zoom_in() on:click=move |_| zoom(1.0 / 1.5)>"+"</button>
            <button title=lang.fit_title() on:click=move |_| explore.update(|s| s.y = None)>{lang.fit()}</button>
            <button
                aria-pressed=move || are_equal.get().to_string()
                title=lang.equal_axes_title()
                on:click=toggle_equal_axes
            >
                {lang.equal_axes()}
            </button>
            <button title=lang.reset_view_title() on:click=move |_| explore.reset()>{lang.reset()}</button>
        </div>
    }
}

/// The intervals of x and y that show the present ones at the same scale in the panel with f; `None` without that panel.
fn equal_intervals(layout: &Layout) -> Option<(Span, Span)> {
    let panel = layout.panels.first().filter(|p| p.orders.first() == Some(&Order::Value))?;
    let unit = (layout.x.width() / panel.rect.width).max(panel.y.width() / panel.rect.height);
    let resized = |span: Span, pixels: f64| {
        let (middle, half) = (0.5 * (span.from + span.to), 0.5 * unit * pixels);
        Span { from: middle - half, to: middle + half }.clamped()
    };
    Some((resized(layout.x, panel.rect.width), resized(panel.y, panel.rect.height)))
}

/// Whether both axes of the panel with f have the same scale, up to the rounding of intervals.
fn has_equal_axes(layout: &Layout) -> bool {
    let panel = layout.panels.first().filter(|p| p.orders.first() == Some(&Order::Value));
    panel.is_some_and(|panel| {
        let ratio = (layout.x.width() / panel.rect.width) / (panel.y.width() / panel.rect.height);
        (ratio - 1.0).abs() < 2e-3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_axes_keep_all_that_was_in_sight() {
        let layout = |s: &ExploreSettings| Picture::of(s).layout((900.0, 600.0));
        let mut settings = ExploreSettings::default();
        let before = layout(&settings);
        let (x, y) = equal_intervals(&before).unwrap();
        let contains = |outer: Span, inner: Span| outer.from <= inner.from && inner.to <= outer.to;
        assert!(contains(x, before.x) && contains(y, before.panels[0].y));
        (settings.x, settings.y) = (x, Some(y));
        let after = layout(&settings);
        let units = (after.x.width() / after.panels[0].rect.width, y.width() / after.panels[0].rect.height);
        assert!((units.0 / units.1 - 1.0).abs() < 1e-9, "{units:?}");
        assert!(!has_equal_axes(&before) && has_equal_axes(&after));
        let again = equal_intervals(&after).unwrap();
        assert!((again.0.width() / x.width() - 1.0).abs() < 1e-9);
    }
}
