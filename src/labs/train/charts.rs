//! Losses, dead units, gradients and learned parameters over the epochs, all networks on common axes.

use super::clock::{Clock, TURNS};
use super::graph::series;
use super::lane_name;
use super::race::Race;
use crate::browser::{device_pixel_ratio, size_of};
use crate::dom::{El, el};
use crate::number;
use crate::plot::canvas;
use crate::plot::chart::{Series, Stroke, chart, chart_rect};
use crate::plot::figure::Parcel;
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use crate::reactive::*;
use crate::settings::Run;
use crate::store::Store;
use crate::ui::save;
use engine::nn::timeline::LayerRecord;
use engine::nn::{Record, Trainer};

/// A chart over the epochs.
struct Chart {
    /// Its part of a file's name.
    id: &'static str,
    title: &'static str,
    logarithmic: bool,
    /// The lines of one network.
    lines: fn(&[Record], usize) -> Vec<Series>,
    /// What such a line is, and which of its network, counted from 0.
    what: fn(&Series, usize) -> String,
}

/// Mean over the hidden layers.
fn hidden(record: &Record, read: impl Fn(&LayerRecord) -> f64) -> f64 {
    let layers = &record.layers[..record.layers.len().saturating_sub(1)];
    layers.iter().map(read).sum::<f64>() / layers.len().max(1) as f64
}

/// One line for every layer, faint.
fn by_layer(records: &[Record], slot: usize, read: impl Fn(&LayerRecord) -> f64 + Copy) -> Vec<Series> {
    let layers = records.last().map_or(0, |r| r.layers.len());
    let line =
        |l: usize| series(records, slot, Stroke::Faint, move |r| r.layers.get(l).map_or(f64::NAN, read));
    (0..layers).map(line).collect()
}

/// Something of a layer, counted from 0.
fn in_layer(what: &str, layer: usize) -> String {
    format!("{what}, layer {}", layer + 1)
}

const CHARTS: [Chart; 4] = [
    Chart {
        id: "loss",
        title: "Loss: training strong, test faint",
        logarithmic: true,
        lines: |records, slot| {
            vec![
                series(records, slot, Stroke::Faint, |r| r.test),
                series(records, slot, Stroke::Strong, |r| r.train),
            ]
        },
        what: |line, _| (if line.stroke == Stroke::Strong { "training loss" } else { "test loss" }).into(),
    },
    Chart {
        id: "dead",
        title: "Share of dead units: all strong, by layer faint",
        logarithmic: false,
        lines: |records, slot| {
            let mut all = by_layer(records, slot, |l| l.dead);
            // The output layer has no activation that could die.
            all.pop();
            all.push(series(records, slot, Stroke::Strong, |r| hidden(r, |l| l.dead)));
            all
        },
        what: |line, nth| match line.stroke {
            Stroke::Strong => "share of dead units".into(),
            _ => in_layer("share of dead units", nth),
        },
    },
    Chart {
        id: "gradient",
        title: "Norm of the gradient: first layer strong, the others faint",
        logarithmic: true,
        lines: |records, slot| {
            let mut all = by_layer(records, slot, |l| l.gradient);
            if let Some(first) = all.first_mut() {
                first.stroke = Stroke::Strong;
            }
            all
        },
        what: |_, nth| in_layer("gradient norm", nth),
    },
    Chart {
        id: "learned",
        title: "Learned α or β: first layer strong, the others faint",
        logarithmic: false,
        lines: |records, slot| {
            let mut all = by_layer(records, slot, |l| l.learned.unwrap_or(f64::NAN));
            all.retain(|s| !s.points.is_empty());
            if let Some(first) = all.first_mut() {
                first.stroke = Stroke::Strong;
            }
            all
        },
        what: |_, nth| in_layer("learned parameter", nth),
    },
];

/// All charts, and what they read at the epoch under the pointer.
pub fn charts(store: Store, clock: Clock, colors: Signal<Palette>) -> El {
    let under = RwSignal::new(None::<usize>);
    let reading = store
        .memo(move |s| clock.look(TURNS - 1, |race| table(race, &s.run, under.get().or(clock.past.get()))));
    let learns = store.memo(|s| s.run.lanes.iter().any(|l| l.activation.learned.is_some()));
    let charts = CHARTS.iter().enumerate().map(|(n, chart)| {
        el("div")
            .flag("hidden", flag(move || n == 3 && !learns.get()))
            .with(one(store, clock, colors, chart, under))
    });
    let numbers = el("div")
        .class("at-epoch")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", "Numbers at an epoch")
        .html(reading);
    el("section")
        .class("charts")
        .set("aria-labelledby", "charts-title")
        .with(el("h2").set("id", "charts-title").text("Over the epochs"))
        .with(el("div").class("grid").with_all(charts))
        .with(numbers)
}

/// The numbers of all networks at an epoch, as HTML. All of it is our own names and numbers.
fn table(race: &Race, run: &Run, epoch: Option<usize>) -> String {
    let epoch = epoch.unwrap_or_else(|| race.epoch());
    let mut rows = String::new();
    for (slot, lane) in race.lanes().iter().enumerate() {
        let Some(record) = lane.timeline().at(epoch) else { continue };
        let first = record.layers.first().map_or(f64::NAN, |l| l.gradient);
        rows += &format!(
            "<tr><th scope=\"row\" style=\"color:var(--c{})\">{}</th><td>{}</td><td>{}</td><td>{}</td>\
             <td>{} %</td><td>{}</td></tr>",
            slot + 1,
            lane_name(run, slot),
            record.epoch,
            number::reading(record.train),
            number::reading(record.test),
            number::fixed(100.0 * hidden(record, |l| l.dead), 1),
            number::reading(first),
        );
    }
    format!(
        "<table><thead><tr><th scope=\"col\">Network</th><th scope=\"col\">Epoch</th>\
         <th scope=\"col\">Training loss</th><th scope=\"col\">Test loss</th><th scope=\"col\">Dead</th>\
         <th scope=\"col\">Gradient, layer 1</th></tr></thead><tbody>{rows}</tbody></table>"
    )
}

impl Chart {
    fn series(&self, race: &Race) -> Vec<Series> {
        let of_lane = |(slot, lane): (usize, &Trainer)| (self.lines)(lane.timeline().records(), slot);
        race.lanes().iter().enumerate().flat_map(of_lane).collect()
    }

    fn shapes(
        &self,
        race: &Race,
        all: &[Series],
        size: (f64, f64),
        mark: Option<usize>,
        colors: &Palette,
    ) -> Vec<Shape> {
        let mark = mark.map(|epoch| epoch as f64);
        chart(all, size, race.epoch() as f64, self.logarithmic, mark, colors)
    }

    /// It as it is taken along.
    fn figure(
        &self,
        race: &Race,
        run: &Run,
        size: (f64, f64),
        mark: Option<usize>,
        colors: &Palette,
    ) -> Parcel {
        let all = self.series(race);
        let names: Vec<String> = (0..run.lanes.len()).map(|slot| lane_name(run, slot)).collect();
        let ids: Vec<&str> = run.lanes.iter().map(|lane| lane.activation.id).collect();
        let file = format!("{}-{}-epoch-{}", ids.join("-"), self.id, race.epoch());
        let mut parcel = Parcel::new(self.title, &file, "epoch", size, colors);
        parcel.shapes(&self.shapes(race, &all, size, mark, colors));
        parcel.legend(colors, &names);
        parcel.series(&all, &names, self.what);
        parcel
    }
}

/// One chart; the epoch under the pointer is that of all of them.
fn one(
    store: Store,
    clock: Clock,
    colors: Signal<Palette>,
    chart: &'static Chart,
    under: RwSignal<Option<usize>>,
) -> El {
    let canvas = el("canvas").set("aria-hidden", "true");
    let place = el("div").class("chart");
    let (size, ratio, node) = (size_of(&place), device_pixel_ratio(), canvas.node());
    effect(move || {
        let (size, ratio, colors) = (size.get(), ratio.get(), colors.get());
        let mark = under.get().or(clock.past.get());
        let shapes =
            clock.look(TURNS - 1, |race| chart.shapes(race, &chart.series(race), size, mark, &colors));
        if let Some(node) = node.as_ref().filter(|_| size.0 > 0.0) {
            let _ = canvas::show(node, size, ratio, &shapes);
        }
    });
    let taken = move |colors: &Palette| {
        let (size, past) = (size.get_untracked(), clock.past.get_untracked());
        let run = store.peek(|s| s.run.clone());
        (size.0 > 0.0).then(|| clock.peek(|race| chart.figure(race, &run, size, past, colors)))
    };
    let save = save(store, format!("Save the figure: {}", chart.title), taken);
    let element = place.node::<web_sys::Element>();
    let hover = move |event: web_sys::PointerEvent| {
        let Some(element) = &element else { return };
        let rect = element.get_bounding_client_rect();
        let plot = chart_rect((rect.width(), rect.height()));
        let share = (f64::from(event.client_x()) - rect.left() - plot.left) / plot.width;
        let last = clock.peek(Race::epoch) as f64;
        under.set(Some(engine::limit(share * last, 0.0, last).round() as usize));
    };
    let leave = move |_: web_sys::Event| under.set(None);
    let place = place.on("pointermove", hover).on("pointerleave", leave).with(canvas);
    el("figure").with(el("figcaption").text(chart.title)).with(save).with(place)
}
