//! Charts over the epochs, as shapes and as figures.

use super::session::TrainingSession;
use super::settings::TrainSettings;
use crate::locale::Lang;
use crate::plot::Span;
use crate::plot::chart::{Series, Stroke, chart, mark};
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use engine::nn::timeline::LayerRecord;
use engine::nn::{Record, Trainer};

/// A chart over the epochs.
pub struct EpochChart {
    /// Its part of the file name.
    id: &'static str,
    /// The title.
    pub title: fn(Lang) -> &'static str,
    /// Whether the axis of the values is logarithmic.
    logarithmic: bool,
    /// The lines of a network: its records, its slot.
    lines: fn(&[Record], usize) -> Vec<Series>,
    /// The name of a line; lines are counted from 0 in each network.
    line_name: fn(Lang, &Series, usize) -> String,
}

/// All charts. The last one is useful only for networks that learn a parameter of their activation.
pub static CHARTS: [EpochChart; 4] = [
    EpochChart {
        id: "loss",
        title: Lang::chart_of_loss,
        logarithmic: true,
        lines: loss_lines,
        line_name: |lang, line, _| lang.loss_line(line.stroke == Stroke::Strong).into(),
    },
    EpochChart {
        id: "dead",
        title: Lang::chart_of_dead_units,
        logarithmic: false,
        lines: dead_lines,
        line_name: |lang, line, nth| lang.dead_share_line((line.stroke != Stroke::Strong).then_some(nth + 1)),
    },
    EpochChart {
        id: "gradient",
        title: Lang::chart_of_gradient,
        logarithmic: true,
        lines: |records, slot| emphasize_first(lines_by_layer(records, slot, |l| l.gradient)),
        line_name: |lang, _, nth| lang.gradient_norm_line(nth + 1),
    },
    EpochChart {
        id: "learned",
        title: Lang::chart_of_learned,
        logarithmic: false,
        lines: |records, slot| {
            let mut lines = lines_by_layer(records, slot, |l| l.learned.unwrap_or(f64::NAN));
            lines.retain(|line| !line.points.is_empty());
            emphasize_first(lines)
        },
        line_name: |lang, _, nth| lang.learned_parameter_line(nth + 1),
    },
];

/// The line of a quantity over the epochs, without values that are not finite.
fn line(records: &[Record], slot: usize, stroke: Stroke, read: impl Fn(&Record) -> f64) -> Series {
    let point = |r: &Record| (r.epoch as f64, read(r));
    Series { slot, stroke, points: records.iter().map(point).filter(|p| p.1.is_finite()).collect() }
}

/// A faint line for each layer.
fn lines_by_layer(records: &[Record], slot: usize, read: impl Fn(&LayerRecord) -> f64 + Copy) -> Vec<Series> {
    let layers = records.last().map_or(0, |r| r.layers.len());
    let of_layer =
        |l: usize| line(records, slot, Stroke::Faint, move |r| r.layers.get(l).map_or(f64::NAN, read));
    (0..layers).map(of_layer).collect()
}

fn emphasize_first(mut lines: Vec<Series>) -> Vec<Series> {
    if let Some(first) = lines.first_mut() {
        first.stroke = Stroke::Strong;
    }
    lines
}

fn loss_lines(records: &[Record], slot: usize) -> Vec<Series> {
    vec![line(records, slot, Stroke::Faint, |r| r.test), line(records, slot, Stroke::Strong, |r| r.train)]
}

fn dead_lines(records: &[Record], slot: usize) -> Vec<Series> {
    let mut lines = lines_by_layer(records, slot, |l| 100.0 * l.dead_share());
    // The units of the output layer cannot die.
    lines.pop();
    lines.push(line(records, slot, Stroke::Strong, |r| 100.0 * r.dead_share()));
    lines
}

/// The axis of the epochs.
fn axis(last: usize) -> Span {
    Span { from: 0.0, to: last.max(1) as f64 }
}

/// The mark at an epoch, if any. It has a canvas of its own, so that the chart is not drawn again when it moves.
pub fn mark_shapes(epoch: Option<usize>, last: usize, size: (f64, f64), palette: &Palette) -> Vec<Shape> {
    epoch.map(|epoch| mark(epoch as f64, size, axis(last), palette)).into_iter().collect()
}

impl EpochChart {
    fn series(&self, session: &TrainingSession) -> Vec<Series> {
        let of_network =
            |(slot, trainer): (usize, &Trainer)| (self.lines)(trainer.timeline().records(), slot);
        session.networks().iter().enumerate().flat_map(of_network).collect()
    }

    /// The lines of all networks.
    pub fn shapes(&self, session: &TrainingSession, size: (f64, f64), palette: &Palette) -> Vec<Shape> {
        chart(&self.series(session), size, axis(session.epoch()), self.logarithmic, palette)
    }

    /// The chart as a figure for files.
    pub fn figure(
        &self,
        session: &TrainingSession,
        settings: &TrainSettings,
        lang: Lang,
        size: (f64, f64),
        mark: Option<usize>,
        palette: &Palette,
    ) -> Figure {
        let series = self.series(session);
        let names: Vec<String> =
            (0..settings.networks.len()).map(|slot| settings.network_name(slot)).collect();
        let stems: Vec<_> = settings.networks.iter().map(|network| network.activation.file_stem()).collect();
        let file = format!("{}-{}-epoch-{}", stems.join("-"), self.id, session.epoch());
        let mut figure = Figure::new((self.title)(lang), &file, lang.epoch_axis(), size, palette);
        figure.shapes(chart(&series, size, axis(session.epoch()), self.logarithmic, palette));
        figure.shapes(mark_shapes(mark, session.epoch(), size, palette));
        figure.legend(palette, &names);
        figure.series(&series, &names, |line, nth| (self.line_name)(lang, line, nth));
        figure
    }
}
