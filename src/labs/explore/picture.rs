//! The picture without the trace: layout, shading and curves.

use super::settings::ExploreSettings;
use crate::components::FEW_DIGITS;
use crate::plot::Span;
use crate::plot::curve::curve;
use crate::plot::draw::{self, PlottedCurve, Shade};
use crate::plot::layout::{Layout, PlotContents};
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use engine::activation::{Instance, Order};
use engine::analysis::{Zone, ZoneKind, imprecise_intervals, zones};

/// A function of the picture.
#[derive(Debug, Clone, PartialEq)]
struct PlottedFunction {
    /// The slot, which determines colour and dash.
    slot: usize,
    /// The label of its curves.
    label: String,
    function: Instance,
}

/// Exactly the inputs of layout and curves, which are computed again only when one of them changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    functions: Vec<PlottedFunction>,
    /// The derivatives: some of f, f′, f″.
    orders: Vec<Order>,
    /// Whether they share one panel.
    together: bool,
    /// The interval of x.
    x: Span,
    /// The interval of y of the panel with f; fitted to the curves if `None`.
    y: Option<Span>,
    /// The slot whose dead and saturated intervals are shaded.
    shaded: Option<usize>,
}

impl Picture {
    /// The picture of these settings.
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

    /// The layout at this size.
    pub fn layout(&self, size: (f64, f64)) -> Layout {
        let contents = PlotContents {
            functions: self.functions.iter().map(|plotted| &plotted.function).collect(),
            orders: self.orders.clone(),
            together: self.together,
            x: self.x,
            y: self.y,
        };
        Layout::new(&contents, size)
    }

    /// All curves, panel by panel.
    pub fn curves(&self, layout: &Layout) -> Vec<PlottedCurve> {
        let mut all = Vec::new();
        for (index, panel) in layout.panels.iter().enumerate() {
            for PlottedFunction { slot, label, function } in &self.functions {
                for &order in &panel.orders {
                    let curve = curve(function, order, layout.x, panel);
                    all.push(PlottedCurve { panel: index, slot: *slot, order, label: label.clone(), curve });
                }
            }
        }
        all
    }

    /// Shading, curves and labels.
    pub fn shapes(&self, layout: &Layout, drawn: &[PlottedCurve], palette: &Palette) -> Vec<Shape> {
        let mut shapes = Vec::new();
        if let Some((slot, intervals)) = self.shading() {
            shapes = draw::shades(layout, &intervals, palette.curves[slot]);
        }
        for PlottedFunction { function, .. } in &self.functions {
            let found = imprecise_intervals(function, self.x.from, self.x.to, FEW_DIGITS);
            shapes.extend(draw::imprecise_bands(layout, &found, palette.bad));
        }
        for all in drawn.chunk_by(|a, b| a.panel == b.panel) {
            let panel = &layout.panels[all[0].panel];
            shapes.extend(draw::curves(layout, panel, all, palette));
            shapes.extend(draw::labels(layout, panel, all, palette));
        }
        shapes
    }

    /// The shaded slot and its intervals; none if there are more than are told apart.
    fn shading(&self) -> Option<(usize, Vec<Shade>)> {
        let plotted = self.functions.iter().find(|plotted| Some(plotted.slot) == self.shaded)?;
        let shade = |zone: Zone| Shade { from: zone.from, to: zone.to, is_dead: zone.kind == ZoneKind::Dead };
        let found = zones(&plotted.function, self.x.from, self.x.to).ok()?;
        Some((plotted.slot, found.into_iter().map(shade).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_does_not_depend_on_trace_tangent_and_focus() {
        let settings = ExploreSettings::default();
        let moved = ExploreSettings { trace: 2.0, tangent: false, focus: 1, ..settings.clone() };
        assert_eq!(Picture::of(&moved), Picture::of(&settings));
        let shaded = ExploreSettings { shade: true, ..settings };
        let other = ExploreSettings { focus: 1, ..shaded.clone() };
        assert_ne!(Picture::of(&other), Picture::of(&shaded));
    }
}
