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

    fn function_in(&self, slot: usize) -> Option<&Instance> {
        self.functions.iter().find(|plotted| plotted.slot == slot).map(|plotted| &plotted.function)
    }

    /// The shaded slot and its intervals; none if there are more than are told apart.
    fn shading(&self) -> Option<(usize, Vec<Shade>)> {
        let plotted = self.functions.iter().find(|plotted| Some(plotted.slot) == self.shaded)?;
        let shade = |zone: Zone| Shade { from: zone.from, to: zone.to, is_dead: zone.kind == ZoneKind::Dead };
        let found = zones(&plotted.function, self.x.from, self.x.to).ok()?;
        Some((plotted.slot, found.into_iter().map(shade).collect()))
    }
}

/// A picture in a layout, with its curves.
pub struct SampledPicture {
    picture: Picture,
    layout: Layout,
    /// All curves, panel by panel.
    pub curves: Vec<PlottedCurve>,
}

impl SampledPicture {
    /// Samples the curves, but those of functions and panels that are the same as `before`.
    pub fn new(picture: Picture, layout: Layout, before: Option<Self>) -> Self {
        let mut kept = before.map(|before| before.curves_for(&picture, &layout)).unwrap_or_default();
        let mut curves = Vec::new();
        for (index, panel) in layout.panels.iter().enumerate() {
            for PlottedFunction { slot, label, function } in &picture.functions {
                for &order in &panel.orders {
                    let is_same = |curve: &PlottedCurve| {
                        (curve.panel, curve.slot, curve.order) == (index, *slot, order)
                    };
                    let curve = match kept.iter().position(is_same) {
                        Some(at) => kept.swap_remove(at).curve,
                        None => curve(function, order, layout.x, panel),
                    };
                    curves.push(PlottedCurve {
                        panel: index,
                        slot: *slot,
                        order,
                        label: label.clone(),
                        curve,
                    });
                }
            }
        }
        SampledPicture { picture, layout, curves }
    }

    /// The curves that another picture has as well.
    fn curves_for(self, picture: &Picture, layout: &Layout) -> Vec<PlottedCurve> {
        if self.layout.x != layout.x {
            return Vec::new();
        }
        let is_kept = |curve: &PlottedCurve| {
            self.layout.panels.get(curve.panel) == layout.panels.get(curve.panel)
                && self.picture.function_in(curve.slot) == picture.function_in(curve.slot)
        };
        self.curves.into_iter().filter(is_kept).collect()
    }

    /// Shading, curves and labels.
    pub fn shapes(&self, palette: &Palette) -> Vec<Shape> {
        let Self { picture, layout, curves } = self;
        let mut shapes = Vec::new();
        if let Some((slot, intervals)) = picture.shading() {
            shapes = draw::shades(layout, &intervals, palette.curves[slot]);
        }
        for PlottedFunction { function, .. } in &picture.functions {
            let found = imprecise_intervals(function, picture.x.from, picture.x.to, FEW_DIGITS);
            shapes.extend(draw::imprecise_bands(layout, &found, palette.bad));
        }
        for all in curves.chunk_by(|a, b| a.panel == b.panel) {
            let panel = &layout.panels[all[0].panel];
            shapes.extend(draw::curves(layout, panel, all, palette));
            shapes.extend(draw::labels(layout, panel, all, palette));
        }
        shapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::curve::Point;

    #[test]
    fn the_picture_does_not_depend_on_trace_tangent_and_focus() {
        let settings = ExploreSettings::default();
        let moved = ExploreSettings { trace: 2.0, tangent: false, focus: 1, ..settings.clone() };
        assert_eq!(Picture::of(&moved), Picture::of(&settings));
        let shaded = ExploreSettings { shade: true, ..settings };
        let other = ExploreSettings { focus: 1, ..shaded.clone() };
        assert_ne!(Picture::of(&other), Picture::of(&shaded));
    }

    #[test]
    fn only_curves_that_have_changed_are_sampled_again() {
        let sampled = |s: &ExploreSettings, before| {
            let picture = Picture::of(s);
            let layout = picture.layout((900.0, 600.0));
            SampledPicture::new(picture, layout, before)
        };
        // Where its points are stored shows whether a curve was kept.
        let places = |picture: &SampledPicture| -> Vec<*const Vec<Point>> {
            picture.curves.iter().map(|plotted| plotted.curve.lines.as_ptr()).collect()
        };
        let y = Some(Span { from: -2.0, to: 4.0 });
        let settings = ExploreSettings { y, ..ExploreSettings::default() };
        let first = sampled(&settings, None);
        let before = places(&first);
        let mut moved = settings.clone();
        if let Some(swish) = &mut moved.slots[3] {
            swish.function.params[0] = 1.6;
        }
        let second = sampled(&moved, Some(first));
        let kept: Vec<bool> =
            places(&second).iter().zip(&before).map(|(now, before)| now == before).collect();
        assert_eq!(kept, [true, true, true, false, true, true, true, false]);
        let zoomed = ExploreSettings { x: Span { from: -3.0, to: 3.0 }, ..moved.clone() };
        let mut last = second;
        for settings in [settings, moved, zoomed] {
            let fresh = sampled(&settings, None);
            last = sampled(&settings, Some(last));
            for (kept, fresh) in last.curves.iter().zip(&fresh.curves) {
                assert_eq!((&kept.label, &kept.curve), (&fresh.label, &fresh.curve));
            }
        }
    }
}
