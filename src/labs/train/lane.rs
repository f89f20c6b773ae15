//! One network: its activation, its picture, its numbers.

use super::clock::Clock;
use super::picture::{self, GRID, Layout};
use super::race::{Race, verdict};
use super::{defining, lane_name, own};
use crate::app::Store;
use crate::browser::{device_pixel_ratio, size_of};
use crate::number;
use crate::plot::canvas;
use crate::plot::palette::Palette;
use crate::plot::scene::{Ink, Shape};
use crate::settings::run::RATES;
use crate::ui::erased::{click, flag, on, text};
use crate::ui::{ActivationChoice, NumberField};
use engine::activation::{Activation, Instance, find};
use engine::nn::{Mlp, Trainer, Workspace, health};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

/// A column of the race; empty with a button where there is no network.
#[component]
pub fn Lane(store: Store, clock: Clock, colors: Memo<Palette>, index: usize) -> impl IntoView {
    let slot = index;
    let present = store.memo(move |s| slot < s.run.lanes.len());
    let next = store.memo(move |s| slot == s.run.lanes.len());
    let add = move || {
        store.choose(defining(|run| run.lanes.extend(find("silu").map(Instance::new))));
    };
    let hidden = flag(move || !present.get());
    view! {
        <div class="lane" hidden=hidden style=format!("--k:var(--c{})", slot + 1)>
            <Network store clock colors index=slot/>
        </div>
        <button class="add" hidden=flag(move || !next.get()) on:click=click(add)>"Add a network"</button>
    }
}

#[component]
fn Network(store: Store, clock: Clock, colors: Memo<Palette>, index: usize) -> impl IntoView {
    let slot = index;
    let name = text(move || lane_name(&store.get().run, slot));
    let id = text(move || store.get().run.lanes.get(slot).map_or(String::new(), |l| l.activation.id.into()));
    let choose = move |activation: &'static Activation| {
        store.choose(defining(|run| {
            if let Some(lane) = run.lanes.get_mut(slot) {
                *lane = Instance::new(activation);
            }
        }));
    };
    let remove = move |()| store.choose(defining(|run| run.remove(slot)));
    let alone = store.memo(|s| s.run.lanes.len() == 1);
    let flat = store.memo(|s| s.run.inputs() == 1);
    let pictures = Pictures::new(clock, colors, slot);
    let numbers =
        text(move || clock.look(slot, |race| race.lanes().get(slot).map(numbers).unwrap_or_default()));
    let end =
        text(move || clock.look(slot, |race| race.lanes().get(slot).and_then(verdict).unwrap_or_default()));
    let described = text(move || {
        clock.look(slot, |race| race.lanes().get(slot).map(|l| summary(&name.get(), l)).unwrap_or_default())
    });
    let rate = store.memo(move |s| s.run.rate_of(slot));
    let set_rate = move |rate: f64| {
        store.drag(("lane-rate", slot), defining(|run| run.set_rate_of(slot, rate)));
    };
    let paint = on(move |event: web_sys::PointerEvent| own::paint(store, clock, &event));
    let paint_on = on(move |event: web_sys::PointerEvent| {
        if event.buttons() == 1 {
            own::paint(store, clock, &event);
        }
    });
    view! {
        <section aria-label=name>
            <ActivationChoice
                label=format!("Activation of network {}", slot + 1)
                id=format!("lane-{slot}")
                value=id
                name
                alone=flag(move || alone.get())
                on_change=choose
                on_remove=remove
            />
            <NumberField
                label=text(move || format!("Learning rate of {}", name.get()))
                value=rate
                min=RATES.0
                max=RATES.1
                id=format!("lane-{slot}-rate")
                show=number::shortest
                labelled=true
                on_change=set_rate
            />
            <div
                class="field"
                class:flat=flag(move || flat.get())
                class:painted=flag(move || clock.brush.get().is_some())
                node_ref=pictures.field
                role="img"
                aria-label=described
                on:pointerdown=paint
                on:pointermove=paint_on
            >
                <canvas class="pixels" node_ref=pictures.pixels aria-hidden="true"></canvas>
                <canvas node_ref=pictures.samples aria-hidden="true"></canvas>
            </div>
            <Units store clock index=slot pictures/>
            <div class="numbers" inner_html=numbers></div>
            <p class="verdict" role="status">{end}</p>
        </section>
    }
}

/// Losses, dead units and learned parameters, as HTML. All of it is our own numbers.
fn numbers(lane: &Trainer) -> String {
    let Some(last) = lane.timeline().last() else { return String::new() };
    let hidden = lane.net().hidden();
    let units: usize = hidden.iter().map(|l| l.units).sum();
    let dead = lane.dead_units();
    let row = |name: &str, value: String| format!("<div><dt>{name}</dt><dd>{value}</dd></div>");
    let mut html = row("Training loss", number::reading(last.train));
    html += &row("Test loss", number::reading(last.test));
    html += &row("Dead units", format!("{dead} of {units}"));
    let learned: Vec<String> =
        last.layers.iter().filter_map(|l| l.learned).map(|v| number::fixed(v, 3)).collect();
    let learned_name = hidden.iter().find_map(|l| {
        l.learned()
            .and(l.activation.as_ref())
            .map(|a| format!("Learned {} by layer", a.activation.params[0].symbol))
    });
    // The row is kept so that neighbours stay level.
    html += &learned_name
        .map_or_else(|| row("Learned", "nothing but weights".into()), |n| row(&n, learned.join(", ")));
    format!("<dl>{html}</dl>")
}

fn summary(name: &str, lane: &Trainer) -> String {
    let Some(last) = lane.timeline().last() else { return String::new() };
    let dead = lane.dead_units();
    format!(
        "{name} at epoch {}: training loss {}, test loss {}, {dead} dead units",
        last.epoch,
        number::reading(last.train),
        number::reading(last.test)
    )
}

/// The canvases of a network.
#[derive(Clone, Copy)]
struct Pictures {
    field: NodeRef<Div>,
    pixels: NodeRef<Canvas>,
    samples: NodeRef<Canvas>,
    drawing: NodeRef<Div>,
    units: NodeRef<Canvas>,
    /// The size of the drawing of the units.
    size: Signal<(f64, f64)>,
}

/// The network of a lane as it is, or as it was at an epoch.
pub fn network(race: &Race, slot: usize, past: Option<usize>) -> Option<Mlp> {
    let lane = race.lanes().get(slot)?;
    let mut net = lane.net().clone();
    if let Some(record) = past.and_then(|epoch| lane.timeline().at(epoch)) {
        net.set_values(&record.values);
    }
    Some(net)
}

/// A network run forward over the training samples.
pub fn over_training(net: &Mlp, lane: &Trainer) -> Workspace {
    let mut space = Workspace::over(net, &lane.data().train);
    net.forward(&mut space);
    space
}

impl Pictures {
    fn new(clock: Clock, colors: Memo<Palette>, slot: usize) -> Self {
        let (field, drawing) = (NodeRef::new(), NodeRef::new());
        let pictures = Pictures {
            field,
            pixels: NodeRef::new(),
            samples: NodeRef::new(),
            drawing,
            units: NodeRef::new(),
            size: size_of(drawing),
        };
        let field_size = size_of(field);
        let ratio = device_pixel_ratio();
        // Looking at a unit of one network leaves the pictures of the others.
        let chosen = Memo::new(move |_| clock.chosen.get().filter(|c| c.0 == slot).map(|c| (c.1, c.2)));
        Effect::new(move |_| {
            let (colors, past, chosen) = (colors.get(), clock.past.get(), chosen.get());
            let (side, size, ratio) = (field_size.get().0, pictures.size.get(), ratio.get());
            clock.look(slot, |race| {
                let Some((net, lane)) = network(race, slot, past).zip(race.lanes().get(slot)) else { return };
                let mut space = picture::field_space(&net);
                net.forward(&mut space);
                // A canvas that fails stays empty: there is nothing to mend from here.
                let _ = pictures.draw_field(lane, &net, &space, side, ratio, slot, &colors);
                let _ = pictures.draw_units(lane, &net, &space, (size, ratio), chosen, &colors);
            });
        });
        pictures
    }

    #[expect(clippy::too_many_arguments, reason = "one place, what it draws and how")]
    fn draw_field(
        self,
        lane: &Trainer,
        net: &Mlp,
        space: &Workspace,
        side: f64,
        ratio: f64,
        slot: usize,
        colors: &Palette,
    ) -> Option<()> {
        let samples = self.samples.get_untracked()?;
        if side == 0.0 {
            return None;
        }
        if net.inputs() == 1 {
            let shapes = picture::fit(lane.data(), space.outputs(), side, slot, colors);
            return canvas::show(&samples, (side, side), ratio, &shapes);
        }
        let pixels = picture::pixels(space.outputs(), 1.0, colors);
        canvas::show_pixels(&self.pixels.get_untracked()?, GRID, &pixels)?;
        canvas::show(&samples, (side, side), ratio, &picture::samples(lane.data(), side, colors))
    }

    fn draw_units(
        self,
        lane: &Trainer,
        net: &Mlp,
        field: &Workspace,
        (size, ratio): ((f64, f64), f64),
        chosen: Option<(usize, usize)>,
        colors: &Palette,
    ) -> Option<()> {
        let canvas_ = self.units.get_untracked()?;
        if size.0 == 0.0 {
            return None;
        }
        let layout = Layout::new(net, size);
        canvas::show(&canvas_, size, ratio, &picture::edges(net, &layout, colors))?;
        let over = over_training(net, lane);
        let thumb = (layout.side * ratio).round().max(1.0) as usize;
        let mut shapes = Vec::new();
        for l in 0..net.layers().len() {
            let output = l + 1 == net.layers().len();
            for (unit, &at) in layout.columns[l + 1].iter().enumerate() {
                let response = if output { field.outputs() } else { field.activations(net, l, unit) };
                let pixels = thumbnail(response, net.inputs() == 1, thumb, colors);
                let corner = (at.0 - 0.5 * layout.side, at.1 - 0.5 * layout.side);
                canvas::inset_pixels(&canvas_, corner, ratio, thumb, &pixels)?;
                let mut story = engine::nn::Story::default();
                let mut dormant = 0.0;
                if !output {
                    story = lane.stories()[l][unit];
                    story.health = health::of_unit(net, &over, l, unit);
                    dormant = health::dormant_share(net, &over, l, unit);
                }
                shapes.extend(picture::unit(
                    at,
                    layout.side,
                    &story,
                    dormant,
                    chosen == Some((l, unit)),
                    colors,
                ));
            }
        }
        let input = |at: &(f64, f64)| Shape::Disc { at: *at, radius: 4.0, ink: Ink(colors.ink, 1.0) };
        shapes.extend(layout.columns[0].iter().map(input));
        canvas::overlay(&canvas_, &shapes)
    }
}

/// A response as a square of pixels: the plane, or a curve's heights as stripes.
fn thumbnail(response: &[f64], flat: bool, side: usize, colors: &Palette) -> Vec<u8> {
    let at = |i: usize, of: usize| (i * of / side).min(of - 1);
    let values: Vec<f64> = (0..side * side)
        .map(|p| {
            let (x, y) = (p % side, p / side);
            if flat { response[at(x, response.len())] } else { response[at(y, GRID) * GRID + at(x, GRID)] }
        })
        .collect();
    picture::pixels(&values, picture::scale(&values), colors)
}

/// The drawing of the units, each a button.
#[component]
fn Units(store: Store, clock: Clock, index: usize, pictures: Pictures) -> impl IntoView {
    let slot = index;
    // From the settings: the race may still be the one before.
    let shape = store.memo(move |s| s.run.lanes.get(slot).map(|lane| s.run.config(lane).shape));
    let buttons = text(move || {
        let size = pictures.size.get();
        let net = shape.get().filter(|_| size.0 > 0.0).map(|shape| Mlp::new(&shape));
        net.map_or(String::new(), |net| unit_buttons(&net, size))
    });
    // Heard for all buttons at once: there may be hundreds.
    let look = move |event: &web_sys::Event| {
        let target = event_target::<web_sys::Element>(event);
        let place = target.get_attribute("data-unit");
        let place = place.as_deref().and_then(|place| place.split_once('-'));
        if let Some((Ok(l), Ok(unit))) = place.map(|(l, unit)| (l.parse(), unit.parse())) {
            clock.chosen.set(Some((slot, l, unit)));
        }
    };
    let pointed = on(move |event: web_sys::PointerEvent| {
        if event.pointer_type() == "mouse" {
            look(&event);
        }
    });
    let keys = on(move |event: web_sys::KeyboardEvent| {
        let widths = store.peek(|s| s.run.layers.clone());
        let chosen = clock.chosen.get_untracked().filter(|c| c.0 == slot && c.1 < widths.len());
        let Some((lane, l, unit)) = chosen else { return };
        let last = widths.len() - 1;
        let to = match event.key().as_str() {
            "ArrowDown" => (l, (unit + 1).min(widths[l] - 1)),
            "ArrowUp" => (l, unit.saturating_sub(1)),
            "ArrowRight" => ((l + 1).min(last), unit),
            "ArrowLeft" => (l.saturating_sub(1), unit),
            _ => return,
        };
        event.prevent_default();
        let unit = to.1.min(widths[to.0] - 1);
        let index: usize = widths[..to.0].iter().sum::<usize>() + unit;
        clock.chosen.set(Some((lane, to.0, unit)));
        let button = pictures
            .drawing
            .get_untracked()
            .and_then(|d| d.query_selector(&format!("button:nth-of-type({})", index + 1)).ok());
        if let Some(button) = button.flatten() {
            // It is there: the index counts the same units.
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(button).focus();
        }
    });
    view! {
        <div
            class="units"
            node_ref=pictures.drawing
            role="group"
            aria-label="Units; arrow keys move"
            on:keydown=keys
            on:pointerover=pointed
            on:click=on(move |event: web_sys::MouseEvent| look(&event))
            on:focusin=on(move |event: web_sys::FocusEvent| look(&event))
        >
            <canvas node_ref=pictures.units aria-hidden="true"></canvas>
            <div inner_html=buttons></div>
        </div>
    }
}

/// A button over the picture of every hidden unit, as HTML.
fn unit_buttons(net: &Mlp, size: (f64, f64)) -> String {
    let layout = Layout::new(net, size);
    let mut html = String::new();
    for (l, column) in layout.columns.iter().skip(1).take(net.hidden().len()).enumerate() {
        for (unit, at) in column.iter().enumerate() {
            // Whole pixels: printing a float costs the download more than it is worth.
            let [x, y, side] = [at.0, at.1, layout.side.max(8.0)].map(|v| v.round() as i32);
            html += &format!(
                "<button class=\"unit\" data-unit=\"{l}-{unit}\" tabindex=\"{}\" \
                 style=\"left:{x}px;top:{y}px;width:{side}px;height:{side}px\" \
                 aria-label=\"Layer {}, unit {}\"></button>",
                if html.is_empty() { 0 } else { -1 },
                l + 1,
                unit + 1,
            );
        }
    }
    html
}
