//! What is drawn, apart from the trace that moves over it: frame, shading and curves.

use super::settings::ExploreSettings;
use crate::plot::Span;
use crate::plot::curve::curve;
use crate::plot::draw::{self, Drawn, Shade};
use crate::plot::frame::{Contents, Frame};
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use engine::activation::{Instance, Order};
use engine::analysis::{Zone, ZoneKind, zones};

/// A function that is drawn.
#[derive(Debug, Clone, PartialEq)]
struct PlottedFunction {
    /// Its slot, which decides colour and dash.
    slot: usize,
    /// The label of its curves.
    label: String,
    function: Instance,
}

/// All that frame and curves are computed from, and nothing else: while it stays the same, they do.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    functions: Vec<PlottedFunction>,
    /// Which of f, f′, f″ are drawn.
    orders: Vec<Order>,
    /// Whether they share one plot.
    together: bool,
    /// The interval of x.
    x: Span,
    /// The interval of y where f is drawn; fitted to the curves if none.
    y: Option<Span>,
    /// The slot of the function whose dead and saturated stretches are shaded.
    shaded: Option<usize>,
}

impl Picture {
    /// What these settings draw.
    pub fn of(s: &ExploreSettings) -> Self {
        let plotted = |(slot, function): (usize, &Instance)| PlottedFunction {
            slot,
            label: s.label(slot),
            function: function.clone(),
        };
        Picture {
            functions: s.visible().map(plotted).collect(),
            orders: s.shown(),
            together: s.together,
            x: s.x,
            y: s.y,
            shaded: s.focused().filter(|(_, of)| s.shade && of.visible).map(|(slot, _)| slot),
        }
    }

    /// What is where in a figure of this size.
    pub fn frame(&self, size: (f64, f64)) -> Frame {
        let contents = Contents {
            functions: self.functions.iter().map(|plotted| &plotted.function).collect(),
            orders: self.orders.clone(),
            together: self.together,
            x: self.x,
            y: self.y,
        };
        Frame::new(&contents, size)
    }

    /// All curves, panel by panel.
    pub fn curves(&self, frame: &Frame) -> Vec<Drawn> {
        let mut all = Vec::new();
        for (place, panel) in frame.panels.iter().enumerate() {
            for PlottedFunction { slot, label, function } in &self.functions {
                for &order in &panel.orders {
                    let curve = curve(function, order, frame.x, panel);
                    all.push(Drawn { panel: place, slot: *slot, order, label: label.clone(), curve });
                }
            }
        }
        all
    }

    /// Shading and curves.
    pub fn shapes(&self, frame: &Frame, drawn: &[Drawn], palette: &Palette) -> Vec<Shape> {
        let mut shapes = Vec::new();
        if let Some((slot, stretches)) = self.shading() {
            shapes = draw::shades(frame, &stretches, palette.curves[slot]);
        }
        for all in drawn.chunk_by(|a, b| a.panel == b.panel) {
            shapes.extend(draw::curves(frame, &frame.panels[all[0].panel], all, palette));
        }
        shapes
    }

    /// The slot that is shaded, and where.
    fn shading(&self) -> Option<(usize, Vec<Shade>)> {
        let plotted = self.functions.iter().find(|plotted| Some(plotted.slot) == self.shaded)?;
        let shade = |zone: Zone| Shade { from: zone.from, to: zone.to, strong: zone.kind == ZoneKind::Dead };
        let found = zones(&plotted.function, self.x.from, self.x.to);
        Some((plotted.slot, found.into_iter().map(shade).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trace_tangent_and_focus_leave_the_picture_as_it_is() {
        let settings = ExploreSettings::default();
        let moved = ExploreSettings { trace: 2.0, tangent: false, focus: 1, ..settings.clone() };
        assert_eq!(Picture::of(&moved), Picture::of(&settings));
        let shaded = ExploreSettings { shade: true, ..settings };
        let other = ExploreSettings { focus: 1, ..shaded.clone() };
        assert_ne!(Picture::of(&other), Picture::of(&shaded));
    }
}
