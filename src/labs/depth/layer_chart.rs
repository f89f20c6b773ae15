//! Charts over the layers, as shapes and as figures.

use super::layer_numbers::LayerNumbers;
use super::networks::{Networks, SeedRange};
use crate::locale::Lang;
use crate::plot::Span;
use crate::plot::chart::{Series, Stroke, chart, chart_rect, dashed_mark};
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::plot::scene::{Px, Shape};
use engine::depth::{MeasuredLayer, PredictedLayer};

/// The quantity that a band shows: its least and greatest value over the seeds.
type Extent = fn(&SeedRange) -> (f64, f64);

/// A chart over the layers.
pub struct LayerChart {
    /// Its part of the file name and of the class.
    pub id: &'static str,
    /// The title.
    pub title: fn(Lang) -> &'static str,
    logarithmic: bool,
    measured: fn(&MeasuredLayer) -> f64,
    predicted: fn(&PredictedLayer) -> f64,
    /// A second measured quantity, drawn faint.
    faint: Option<fn(&MeasuredLayer) -> f64>,
    band: Option<Extent>,
    /// The measured numbers of a layer that it shows, as text.
    pub text: fn(&LayerNumbers, Lang) -> String,
}

/// The gradient with respect to the activations of each layer.
pub static GRADIENT: LayerChart = LayerChart {
    id: "gradient",
    title: Lang::depth_chart_of_gradient,
    logarithmic: true,
    measured: |m| m.gradient,
    predicted: |p| p.gradient,
    faint: None,
    band: Some(|range| range.gradient),
    text: |numbers, _| numbers.pairs[0][0].clone(),
};

/// Variance, mean and zeros of the activations of each layer.
pub static ACTIVATIONS: [LayerChart; 3] = [
    LayerChart {
        id: "variance",
        title: Lang::chart_of_variance,
        logarithmic: true,
        measured: |m| m.variance,
        predicted: |p| p.variance,
        faint: None,
        band: Some(|range| range.variance),
        text: |numbers, _| numbers.pairs[1][0].clone(),
    },
    LayerChart {
        id: "mean",
        title: Lang::chart_of_mean,
        logarithmic: false,
        measured: |m| m.mean,
        predicted: |p| p.mean,
        faint: None,
        band: None,
        text: |numbers, _| numbers.pairs[2][0].clone(),
    },
    LayerChart {
        id: "zeros",
        title: Lang::chart_of_zeros,
        logarithmic: false,
        measured: |m| m.zero,
        predicted: |p| p.zero,
        faint: Some(|m| m.dead),
        band: None,
        text: |numbers, lang| lang.zeros_and_dead(&numbers.pairs[3][0], &numbers.dead),
    },
];

/// The dash of the mark at the layer that is read.
const READ_DASH: &[f64] = &[3.0, 3.0];

/// The axis of the layers, with half a step on both sides: a layer is as wide as its cell in the strips.
fn axis(depth: usize) -> Span {
    Span { from: -0.5, to: depth as f64 + 0.5 }
}

/// The marks at the selected layer and, dashed, at the one that is read. They have a canvas of their own, so that the
/// chart is not drawn again when they move.
pub fn layer_marks(
    selected: usize,
    read: Option<usize>,
    size: Px,
    depth: usize,
    palette: &Palette,
) -> Vec<Shape> {
    let at = |layer: usize, dash| dashed_mark(layer as f64, size, axis(depth), palette, dash);
    std::iter::once(at(selected, &[])).chain(read.map(|layer| at(layer, READ_DASH))).collect()
}

/// The layer at `x` in a chart of this size.
pub fn layer_at(x: f64, size: Px, depth: usize) -> usize {
    let (rect, axis) = (chart_rect(size), axis(depth));
    let layer = axis.from + (x - rect.left) / rect.width * axis.width();
    layer.clamp(0.0, depth as f64).round() as usize
}

impl LayerChart {
    /// The shapes of the chart.
    pub fn shapes(&self, networks: &Networks, size: Px, palette: &Palette) -> Vec<Shape> {
        chart(&self.series(networks), size, axis(networks.depth()), self.logarithmic, palette)
    }

    /// The chart as a figure for files.
    pub fn figure(&self, networks: &Networks, size: Px, palette: &Palette, lang: Lang) -> Figure {
        let stems = networks.file_stems().collect::<Vec<_>>().join("-");
        let file = format!("{stems}-depth-{}", self.id);
        let mut figure = Figure::new((self.title)(lang), &file, lang.layer_axis(), size, palette);
        figure.shapes(self.shapes(networks, size, palette));
        figure.legend(palette, &networks.names);
        let what = |series: &Series, _| lang.depth_series(series.stroke).to_owned();
        figure.series(&self.series(networks), &networks.names, what);
        figure
    }

    /// The series of all networks: bands, theory, measurements.
    fn series(&self, networks: &Networks) -> Vec<Series> {
        let mut all = Vec::new();
        let mut push = |slot, stroke, points: Vec<Px>| {
            if !points.is_empty() {
                all.push(Series { slot, stroke, points });
            }
        };
        if let Some(extent) = self.band {
            for (slot, band) in networks.bands.iter().enumerate() {
                push(slot, Stroke::Area, outline(band, extent));
            }
        }
        for (slot, layers) in networks.predicted().enumerate() {
            push(slot, Stroke::Strong, over_layers(layers, self.predicted));
        }
        for (slot, network) in networks.measured.iter().enumerate() {
            if let Some(faint) = self.faint {
                push(slot, Stroke::Faint, over_layers(network.layers(), faint));
            }
            push(slot, Stroke::Dots, over_layers(network.layers(), self.measured));
        }
        all
    }
}

/// The finite values over the layers.
fn over_layers<T>(layers: &[T], read: impl Fn(&T) -> f64) -> Vec<Px> {
    layers.iter().enumerate().map(|(l, layer)| (l as f64, read(layer))).filter(|p| p.1.is_finite()).collect()
}

/// The outline of a band: along its lower edge and back along its upper edge.
fn outline(band: &[SeedRange], extent: Extent) -> Vec<Px> {
    let mut edge = over_layers(band, |range| extent(range).0);
    let upper = over_layers(band, |range| extent(range).1);
    edge.extend(upper.into_iter().rev());
    edge
}

#[cfg(test)]
mod tests {
    use super::super::networks::tests::{band_answers, small};
    use super::*;

    #[test]
    fn a_layer_is_found_where_it_is_drawn() {
        for depth in [1, 30, 100] {
            let size = (900.0, 200.0);
            let rect = chart_rect(size);
            for layer in 0..=depth {
                let middle = rect.left + (layer as f64 + 0.5) / (depth + 1) as f64 * rect.width;
                assert_eq!(layer_at(middle, size, depth), layer);
            }
            assert_eq!((layer_at(-50.0, size, depth), layer_at(2000.0, size, depth)), (0, depth));
        }
    }

    #[test]
    fn theory_and_measurement_have_a_point_for_each_layer_and_bands_have_two() {
        let mut networks = small(&["relu", "tanh"], 1000);
        networks.set_bands(&band_answers(&networks));
        let counts = |chart: &LayerChart| {
            let series = chart.series(&networks);
            series.iter().map(|s| (s.slot, s.stroke, s.points.len())).collect::<Vec<_>>()
        };
        let lines =
            [(0, Stroke::Strong, 5), (1, Stroke::Strong, 5), (0, Stroke::Dots, 5), (1, Stroke::Dots, 5)];
        let bands = [(0, Stroke::Area, 10), (1, Stroke::Area, 10)];
        assert_eq!(counts(&GRADIENT), [&bands[..], &lines].concat());
        assert_eq!(counts(&ACTIVATIONS[1]), lines);
        assert_eq!(counts(&ACTIVATIONS[2])[2..4], [(0, Stroke::Faint, 5), (0, Stroke::Dots, 5)]);
    }
}
