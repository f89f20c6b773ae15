//! The canvases of a network: its field, the samples over it, its units.

use super::clock::Clock;
use super::picture::{self, GRID, Layout};
use super::race::{Race, over_training};
use crate::browser::device_pixel_ratio;
use crate::dom::{El, el};
use crate::plot::canvas;
use crate::plot::figure::Parcel;
use crate::plot::palette::Palette;
use crate::plot::scene::{Ink, Px, Shape};
use crate::reactive::*;
use crate::store::Store;
use crate::ui;
use engine::nn::{Mlp, Story, Trainer, Workspace, health};
use web_sys::HtmlCanvasElement;

/// The canvases of field, samples and units, which follow the race, in places of these sizes.
pub fn canvases(
    clock: Clock,
    colors: Signal<Palette>,
    slot: usize,
    field: Signal<(f64, f64)>,
    drawing: Signal<(f64, f64)>,
) -> [El; 3] {
    let canvas = || el("canvas").set("aria-hidden", "true");
    let canvases = [canvas().class("pixels"), canvas(), canvas()];
    let [Some(pixels), Some(samples), Some(units)] = canvases.each_ref().map(El::node) else {
        return canvases;
    };
    let ratio = device_pixel_ratio();
    // Looking at a unit of one network leaves the pictures of the others.
    let chosen = memo(move || clock.chosen.get().filter(|c| c.0 == slot).map(|c| (c.1, c.2)));
    effect(move || {
        let (colors, past, chosen, ratio) = (colors.get(), clock.past.get(), chosen.get(), ratio.get());
        let (field, drawing) = (field.get(), drawing.get());
        clock.look(slot, |race| {
            let Some(seen) = Seen::new(race, slot, past, ratio, &colors) else { return };
            // A canvas that fails stays empty: there is nothing to mend from here.
            let _ = seen.draw_field(&pixels, &samples, field.0);
            let _ = seen.draw_units(&units, drawing, chosen);
        });
    });
    canvases
}

/// Between field and units where they are taken along.
const BETWEEN: f64 = 10.0;

/// The button that saves field and units of a network.
pub fn save(
    store: Store,
    clock: Clock,
    slot: usize,
    name: Signal<String>,
    field: Signal<(f64, f64)>,
    drawing: Signal<(f64, f64)>,
) -> El {
    let taken = move |colors: &Palette| {
        let (side, size, past) =
            (field.get_untracked().0, drawing.get_untracked(), clock.past.get_untracked());
        clock.peek(|race| {
            let seen = Seen::new(race, slot, past, 1.0, colors).filter(|_| side > 0.0)?;
            let epoch = past.unwrap_or_else(|| seen.lane.epoch());
            let id = store.peek(|s| s.run.lanes.get(slot).map(|lane| lane.activation.id))?;
            let title = format!("{} at epoch {epoch}", name.get_untracked());
            let file = format!("{id}-field-units-epoch-{epoch}");
            let whole = (side.max(size.0), side + BETWEEN + size.1);
            let mut parcel = Parcel::new(&title, &file, "", whole, colors);
            seen.pack(side, size, &mut parcel);
            Some(parcel)
        })
    };
    ui::save(store, text(move || format!("Save the figure: {}", name.get())), taken)
}

/// A network at an epoch, and what it is painted with.
struct Seen<'a> {
    lane: &'a Trainer,
    slot: usize,
    net: Mlp,
    /// The network run forward over the field.
    field: Workspace,
    ratio: f64,
    colors: &'a Palette,
}

impl<'a> Seen<'a> {
    fn new(
        race: &'a Race,
        slot: usize,
        past: Option<usize>,
        ratio: f64,
        colors: &'a Palette,
    ) -> Option<Self> {
        let (lane, net) = race.lanes().get(slot).zip(race.network(slot, past))?;
        let mut field = picture::field_space(&net);
        net.forward(&mut field);
        Some(Seen { lane, slot, net, field, ratio, colors })
    }

    fn is_flat(&self) -> bool {
        self.net.inputs() == 1
    }

    /// What it makes of the plane and the samples on it, or of the one input.
    fn draw_field(&self, pixels: &HtmlCanvasElement, samples: &HtmlCanvasElement, side: f64) -> Option<()> {
        if side == 0.0 {
            return None;
        }
        let (data, outputs) = (self.lane.data(), self.field.outputs());
        let shapes = if self.is_flat() {
            picture::fit(data, outputs, side, self.slot, self.colors)
        } else {
            canvas::show_pixels(pixels, GRID, &picture::pixels(outputs, 1.0, self.colors))?;
            picture::samples(data, side, self.colors)
        };
        canvas::show(samples, (side, side), self.ratio, &shapes)
    }

    /// Weights, every unit's response, and how the units are.
    fn draw_units(
        &self,
        canvas: &HtmlCanvasElement,
        size: (f64, f64),
        chosen: Option<(usize, usize)>,
    ) -> Option<()> {
        if size.0 == 0.0 {
            return None;
        }
        let (colors, ratio) = (self.colors, self.ratio);
        let layout = self.layout(size);
        canvas::show(canvas, size, ratio, &picture::edges(&self.net, &layout, colors))?;
        let thumb = (layout.side * ratio).round().max(1.0) as usize;
        for (corner, response) in self.responses(&layout) {
            let pixels = thumbnail(response, self.is_flat(), thumb, colors);
            canvas::inset_pixels(canvas, corner, ratio, thumb, &pixels)?;
        }
        canvas::overlay(canvas, &self.over_units(&layout, chosen))
    }

    fn layout(&self, size: (f64, f64)) -> Layout {
        let counts: Vec<usize> = self.net.layers().iter().map(|l| l.units).collect();
        Layout::new(self.net.inputs(), &counts, size)
    }

    /// What every unit makes of the field, with the corner of its picture.
    fn responses(&self, layout: &Layout) -> Vec<(Px, &[f64])> {
        let mut all = Vec::new();
        for (l, column) in layout.columns.iter().skip(1).enumerate() {
            for (unit, at) in column.iter().enumerate() {
                let corner = (at.0 - 0.5 * layout.side, at.1 - 0.5 * layout.side);
                all.push((corner, self.response(l, unit)));
            }
        }
        all
    }

    /// How the units are, and the inputs.
    fn over_units(&self, layout: &Layout, chosen: Option<(usize, usize)>) -> Vec<Shape> {
        let over = over_training(&self.net, self.lane);
        let mut shapes = Vec::new();
        for (l, column) in layout.columns.iter().skip(1).enumerate() {
            for (unit, &at) in column.iter().enumerate() {
                let (story, dormant) = self.health(&over, l, unit);
                let looked_at = chosen == Some((l, unit));
                shapes.extend(picture::unit(at, layout.side, &story, dormant, looked_at, self.colors));
            }
        }
        let input = |at: &Px| Shape::Disc { at: *at, radius: 4.0, ink: Ink(self.colors.ink, 1.0) };
        shapes.extend(layout.columns[0].iter().map(input));
        shapes
    }

    /// Field and units under one another, to be taken along.
    fn pack(&self, side: f64, size: Px, parcel: &mut Parcel) {
        let (data, outputs, colors) = (self.lane.data(), self.field.outputs(), self.colors);
        let mut layout = self.layout(size);
        for at in layout.columns.iter_mut().flatten() {
            at.1 += side + BETWEEN;
        }
        if self.is_flat() {
            parcel.shapes(&picture::fit(data, outputs, side, self.slot, colors));
        } else {
            parcel.pixels((0.0, 0.0), (side, side), GRID, &picture::pixels(outputs, 1.0, colors));
            parcel.shapes(&picture::samples(data, side, colors));
        }
        parcel.shapes(&picture::edges(&self.net, &layout, colors));
        let size = (layout.side, layout.side);
        for (from, response) in self.responses(&layout) {
            parcel.pixels(from, size, GRID, &thumbnail(response, self.is_flat(), GRID, colors));
        }
        parcel.shapes(&self.over_units(&layout, None));
    }

    fn is_output(&self, l: usize) -> bool {
        l + 1 == self.net.layers().len()
    }

    /// What a unit makes of the field.
    fn response(&self, l: usize, unit: usize) -> &[f64] {
        if self.is_output(l) { self.field.outputs() } else { self.field.activations(&self.net, l, unit) }
    }

    /// How a unit is, and the share of samples on which it sleeps; the output has no activation that could die.
    fn health(&self, over: &Workspace, l: usize, unit: usize) -> (Story, f64) {
        if self.is_output(l) {
            return (Story::default(), 0.0);
        }
        let health = health::of_unit(&self.net, over, l, unit);
        let story = Story { health, ..self.lane.stories()[l][unit] };
        (story, health::dormant_share(&self.net, over, l, unit))
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
