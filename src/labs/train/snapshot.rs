//! Draws a network at an epoch: its field, and its units below.

use super::field_shapes::{self, GRID, Response, fitted_curve, sample_mark, thumbnail};
use super::forward_pass::ForwardPass;
use super::unit_shapes::{self, CLASS_MARK, Layout, UnitState};
use crate::locale::Lang;
use crate::plot::canvas;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::plot::scene::{Px, Shape};
use engine::nn::{Dataset, ParameterId, health};
use web_sys::HtmlCanvasElement;

/// The distance between field and units in a figure.
pub const FIGURE_GAP: f64 = 10.0;

/// A network at an epoch, and what is needed to draw it.
pub struct Snapshot<'a> {
    /// The network, run forward.
    pub pass: &'a ForwardPass,
    /// Its slot.
    pub slot: usize,
    /// The device pixel ratio.
    pub ratio: f64,
    /// The colours.
    pub palette: &'a Palette,
    /// The language of labels.
    pub lang: Lang,
}

impl Snapshot<'_> {
    fn is_over_line(&self) -> bool {
        self.pass.dimensions == 1
    }

    /// Draws the output over the plane, or the fitted curve for a single input.
    pub fn draw_field(&self, pixels: &HtmlCanvasElement, curve: &HtmlCanvasElement, side: f64) -> Option<()> {
        if side == 0.0 {
            return None;
        }
        let outputs = self.pass.field.output(0);
        if self.is_over_line() {
            canvas::draw(
                curve,
                (side, side),
                self.ratio,
                &fitted_curve(outputs, side, self.slot, self.palette),
            )
        } else {
            canvas::draw_pixels(pixels, GRID, &self.pixels())
        }
    }

    /// The output over the plane, or the most probable of several classes.
    fn pixels(&self) -> Vec<u8> {
        match &self.pass.probabilities[..] {
            [] => field_shapes::pixels(self.pass.field.output(0), 1.0, self.palette),
            probabilities => field_shapes::pixels_of_classes(probabilities, self.palette),
        }
    }

    /// Draws the weights, the response of each unit, and the health of the units.
    pub fn draw_units(
        &self,
        canvas: &HtmlCanvasElement,
        size: (f64, f64),
        inspected: Option<(usize, usize)>,
        weight: Option<ParameterId>,
    ) -> Option<()> {
        if size.0 == 0.0 {
            return None;
        }
        let (palette, ratio) = (self.palette, self.ratio);
        let layout = self.layout(size);
        let mut edges = unit_shapes::edges(&self.pass.net, &layout, palette);
        edges.extend(weight.and_then(|weight| unit_shapes::chosen_weight(weight, &layout, palette)));
        canvas::draw(canvas, size, ratio, &edges)?;
        let side = (layout.side * ratio).round().max(1.0) as usize;
        for (corner, response) in self.responses(&layout) {
            let pixels = thumbnail(response, self.is_over_line(), side, palette);
            canvas::draw_pixels_within(canvas, corner, ratio, side, &pixels)?;
        }
        canvas::draw_over(canvas, &self.unit_states(&layout, inspected))
    }

    fn layout(&self, size: (f64, f64)) -> Layout {
        let counts: Vec<usize> = self.pass.net.layers().iter().map(|l| l.units).collect();
        Layout::new(self.pass.net.inputs(), &counts, size)
    }

    /// The responses of all units over the field, each with the corner of its picture.
    fn responses(&self, layout: &Layout) -> Vec<(Px, Response<'_>)> {
        let mut all = Vec::new();
        for (l, column) in layout.columns.iter().skip(1).enumerate() {
            for (unit, at) in column.iter().enumerate() {
                let corner = (at.0 - 0.5 * layout.side, at.1 - 0.5 * layout.side);
                all.push((corner, self.response(l, unit)));
            }
        }
        all
    }

    /// The frames that show the health of the units, what is set by hand, the inputs, and the classes of several outputs.
    fn unit_states(&self, layout: &Layout, inspected: Option<(usize, usize)>) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (l, column) in layout.columns.iter().skip(1).enumerate() {
            for (unit, &at) in column.iter().enumerate() {
                let state = UnitState { inspected: inspected == Some((l, unit)), ..self.unit_state(l, unit) };
                shapes.extend(unit_shapes::unit(at, layout.side, state, self.palette));
            }
        }
        for parameter in &self.pass.edited {
            shapes.extend(unit_shapes::edit_mark(*parameter, layout, self.palette).into_iter().flatten());
        }
        for (class, at) in layout.columns[layout.columns.len() - 1].iter().enumerate() {
            if self.pass.net.outputs() > 1 && layout.has_space_for_classes() {
                let at = (at.0 + 0.5 * layout.side + CLASS_MARK, at.1);
                shapes.extend(sample_mark(at, 3.5, class, 1.0, self.palette));
            }
        }
        for (at, feature) in layout.columns[0].iter().zip(self.pass.features.iter()) {
            shapes.extend(unit_shapes::input(*at, self.lang.feature(feature), self.palette));
        }
        shapes
    }

    /// Adds field and units to a figure for files.
    pub fn add_to_figure(&self, data: &Dataset, side: f64, size: Px, figure: &mut Figure) {
        let (outputs, palette) = (self.pass.field.output(0), self.palette);
        let samples = field_shapes::samples(data, side, palette);
        if self.is_over_line() {
            figure.shapes(samples);
            figure.shapes(fitted_curve(outputs, side, self.slot, palette));
        } else {
            figure.pixels((0.0, 0.0), (side, side), GRID, self.pixels());
            figure.shapes(samples);
        }
        let layout = self.layout(size).moved_down(side + FIGURE_GAP);
        figure.shapes(unit_shapes::edges(&self.pass.net, &layout, palette));
        let size = (layout.side, layout.side);
        for (from, response) in self.responses(&layout) {
            figure.pixels(from, size, GRID, thumbnail(response, self.is_over_line(), GRID, palette));
        }
        figure.shapes(self.unit_states(&layout, None));
    }

    fn is_output(&self, l: usize) -> bool {
        l + 1 == self.pass.net.layers().len()
    }

    /// The response of a unit over the field.
    fn response(&self, l: usize, unit: usize) -> Response<'_> {
        match self.pass.probabilities.get(unit).filter(|_| self.is_output(l)) {
            Some(probabilities) => Response::Probabilities(probabilities, unit),
            None => Response::Values(self.pass.field.activations(&self.pass.net, l, unit)),
        }
    }

    /// The state of a unit; output units cannot die.
    fn unit_state(&self, l: usize, unit: usize) -> UnitState {
        if self.is_output(l) {
            return UnitState::default();
        }
        let ForwardPass { net, samples, .. } = self.pass;
        UnitState {
            health: health::unit_health(net, samples, l, unit),
            zero_slope_share: health::zero_slope_share(net, samples, l, unit),
            inspected: false,
        }
    }
}
