//! The layout of a function plot: stacked panels with a common x axis, their intervals, and conversions of coordinates.

use engine::activation::{Instance, Order};

use super::span::Span;
use super::ticks::rounded_out;

/// What a plot shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotContents<'a> {
    /// The functions.
    pub functions: Vec<&'a Instance>,
    /// The derivatives: some of f, f′, f″.
    pub orders: Vec<Order>,
    /// Whether they share one panel.
    pub together: bool,
    /// The interval of x.
    pub x: Span,
    /// The interval of y of the panel with f; fitted to the curves if `None`.
    pub y: Option<Span>,
}

/// A rectangle in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Rect {
    /// The right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }
}

/// One panel: some of f, f′, f″ over the common x.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The derivatives drawn in it.
    pub orders: Vec<Order>,
    /// The position.
    pub rect: Rect,
    /// The interval of y.
    pub y: Span,
}

/// The layout, on which the axes depend.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Width and height of the figure in CSS pixels.
    pub size: (f64, f64),
    /// The interval of x.
    pub x: Span,
    /// The panels, from top to bottom.
    pub panels: Vec<Panel>,
}

impl Layout {
    /// The layout of these contents at this size.
    pub fn new(contents: &PlotContents<'_>, size: (f64, f64)) -> Self {
        let orders = contents.orders.iter().copied();
        let groups: Vec<Vec<Order>> = if contents.together {
            vec![orders.collect()]
        } else {
            orders.map(|order| vec![order]).collect()
        };
        let panels = rects(size, groups.len())
            .into_iter()
            .zip(groups)
            .map(|(rect, orders)| {
                let given = contents.y.filter(|_| orders.first() == Some(&Order::Value));
                let y = given.unwrap_or_else(|| fitted(contents, &orders));
                Panel { orders, rect, y }
            })
            .collect();
        Layout { size, x: contents.x, panels }
    }

    /// CSS pixels from the left of an x.
    pub fn px_from_x(&self, x: f64) -> f64 {
        self.panels.first().map_or(0.0, |p| p.rect.left + (x - self.x.from) / self.x.width() * p.rect.width)
    }

    /// The x at `px` CSS pixels from the left.
    pub fn x_from_px(&self, px: f64) -> f64 {
        self.panels.first().map_or(0.0, |p| self.x.from + (px - p.rect.left) / p.rect.width * self.x.width())
    }
}

impl Panel {
    /// CSS pixels from the top of a y, clamped to one panel height outside.
    pub fn px_from_y(&self, y: f64) -> f64 {
        let share = ((self.y.to - y) / self.y.width()).clamp(-1.0, 2.0);
        self.rect.top + share * self.rect.height
    }

    /// The y at `px` CSS pixels from the top.
    pub fn y_from_px(&self, px: f64) -> f64 {
        self.y.to - (px - self.rect.top) / self.rect.height * self.y.width()
    }
}

/// Below this width the right margin has room for short labels only.
pub const NARROW: f64 = 560.0;

/// The rectangles of `count` stacked panels; the first is the highest.
fn rects((width, height): (f64, f64), count: usize) -> Vec<Rect> {
    let narrow = width < NARROW;
    let left = if narrow { 46.0 } else { 58.0 };
    let right = if narrow { 84.0 } else { 152.0 };
    // Room for a title above each panel, and for the labels of x below the last.
    let (above, below) = (22.0, 26.0);
    let room = (height - below - above * count as f64).max(40.0);
    let weights: &[f64] = match count {
        1 => &[1.0],
        2 => &[0.6, 0.4],
        _ => &[0.44, 0.28, 0.28],
    };
    let mut top = 0.0;
    let mut all = Vec::new();
    for weight in weights.iter().take(count) {
        top += above;
        let height = room * weight;
        all.push(Rect { left, top, width: (width - left - right).max(40.0), height });
        top += height;
    }
    all
}

/// Samples of a curve for its range of values.
const SAMPLES: u32 = 96;
/// Values are limited to this size, so that sums and widths of intervals, margins included, are finite.
const LARGEST: f64 = 1e307;

/// An interval of y with round ends that shows the curves. A curve with extreme values is cut off, so that the others
/// stay readable.
fn fitted(contents: &PlotContents<'_>, orders: &[Order]) -> Span {
    let mut low = f64::INFINITY;
    let mut high = f64::NEG_INFINITY;
    for function in &contents.functions {
        for &order in orders {
            let Some((a, b)) = extent(function, order, contents.x) else { continue };
            low = low.min(a);
            high = high.max(b);
        }
    }
    if low > high {
        (low, high) = (-1.0, 1.0);
    }
    // A constant curve still needs an interval, wide enough to hide rounding errors.
    let least = 1e-9 * low.abs().max(high.abs()).max(contents.x.width());
    if high - low < least {
        let middle = 0.5 * (low + high);
        let half = (0.5 * contents.x.width()).min(middle.abs().max(1.0)).max(0.5 * least);
        (low, high) = (middle - half, middle + half);
    }
    let margin = 0.06 * (high - low);
    rounded_out(Span { from: low - margin, to: high + margin })
}

/// The least and the greatest value on the interval, kinks included, limited to a distance from the median.
fn extent(instance: &Instance, order: Order, x: Span) -> Option<(f64, f64)> {
    let even = (0..=SAMPLES).map(|i| x.from + x.width() * f64::from(i) / f64::from(SAMPLES));
    let kinks = instance.kinks().into_iter().filter(|k| (x.from..=x.to).contains(k));
    let mut values: Vec<f64> = even.map(|x| instance.at(order, x)).collect();
    for kink in kinks {
        values.extend([instance.from_left(order, kink), instance.from_right(order, kink)]);
    }
    values.retain(|v| v.is_finite());
    values.iter_mut().for_each(|v| *v = v.clamp(-LARGEST, LARGEST));
    values.sort_by(f64::total_cmp);
    let median = *values.get(values.len() / 2)?;
    let reach = if order == Order::Value { 0.75 * x.width() } else { (0.25 * x.width()).min(3.0) };
    // Jumps do not shrink with the interval, so neither may the distance.
    let reach = reach.max(1.5);
    let (first, last) = (*values.first()?, *values.last()?);
    Some((first.max(median - reach), last.min(median + reach)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;

    fn contents<'a>(functions: Vec<&'a Instance>, orders: &[Order]) -> PlotContents<'a> {
        PlotContents {
            functions,
            orders: orders.to_vec(),
            together: false,
            x: Span { from: -6.0, to: 6.0 },
            y: None,
        }
    }

    #[test]
    fn pixels_and_data_convert_both_ways() {
        let relu = Instance::new(find("relu").unwrap());
        let layout = Layout::new(&contents(vec![&relu], &Order::ALL[..2]), (900.0, 600.0));
        assert_eq!(layout.panels.len(), 2);
        for x in [-6.0, -1.25, 0.0, 6.0] {
            assert!((layout.x_from_px(layout.px_from_x(x)) - x).abs() < 1e-12);
        }
        let panel = &layout.panels[0];
        assert!((panel.y_from_px(panel.px_from_y(1.5)) - 1.5).abs() < 1e-12);
    }

    #[test]
    fn panels_lie_inside_and_do_not_overlap() {
        let relu = Instance::new(find("relu").unwrap());
        for (size, orders) in [((320.0, 260.0), &Order::ALL[..]), ((1100.0, 700.0), &Order::ALL[..2])] {
            let layout = Layout::new(&contents(vec![&relu], orders), size);
            for pair in layout.panels.windows(2) {
                assert!(pair[0].rect.bottom() + 20.0 <= pair[1].rect.top);
            }
            let last = &layout.panels[layout.panels.len() - 1].rect;
            assert!(last.bottom() <= size.1 - 20.0 && last.right() <= size.0, "{last:?}");
        }
    }

    #[test]
    fn the_largest_numbers_get_a_finite_interval() {
        let definitions = ["x+1e308", "x-1.7e308", "{x>0:1e308;else:-1e308}", "1e308*x^3", "1e306*x"];
        let functions = definitions.map(|text| Instance::new(engine::formula::activation(text).unwrap()));
        let alone = functions.iter().map(|function| vec![function]);
        for functions in alone.chain([functions.iter().collect()]) {
            for panel in Layout::new(&contents(functions, &Order::ALL), (800.0, 600.0)).panels {
                let Span { from, to } = panel.y;
                assert!(from < to && (to - from).is_finite(), "{panel:?}");
            }
        }
    }

    #[test]
    fn every_function_gets_a_finite_interval_on_every_domain() {
        for activation in engine::activation::all() {
            for (centre, width) in [(0.0, 1e-6), (3.0, 1e-6), (0.0, 12.0), (-700.0, 100.0), (0.0, 1e6)] {
                let x = Span { from: centre - 0.5 * width, to: centre + 0.5 * width };
                let function = Instance::new(activation);
                let contents = PlotContents { x, ..contents(vec![&function], &Order::ALL) };
                for panel in Layout::new(&contents, (800.0, 600.0)).panels {
                    let Span { from, to } = panel.y;
                    assert!(
                        from.is_finite() && to.is_finite() && to > from,
                        "{activation:?} {x:?} {panel:?}"
                    );
                }
            }
        }
    }
}
