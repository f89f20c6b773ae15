//! Drawing with plotters, on any backend.
//!
//! Coordinates of the backend are [`FINE`]ths of a CSS pixel; a surface scales them back.

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontFamily, FontTransform};

use super::curve::{Curve, Point};
use super::frame::{Frame, NARROW, Panel, Rect};
use super::palette::{DASHES, Palette};
use super::ticks;
use engine::activation::Order;

/// Backend units in a CSS pixel.
pub const FINE: i32 = 16;

/// The width of a curve in CSS pixels.
const CURVE: f64 = 2.5;
/// The radius of a dot in CSS pixels.
const DOT: f64 = 4.0;

/// What can go wrong is the backend's affair.
pub type Outcome<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

type Area<DB> = DrawingArea<DB, Shift>;
type Chart<DB> = DrawingArea<DB, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Sets the dashes of the strokes that follow: backends of plotters have none of their own.
pub type Dashing<'a> = &'a dyn Fn(&[f64]);

/// A curve with the slot that gives it colour and dash, and its label.
pub struct Drawn<'a> {
    /// The slot.
    pub slot: usize,
    /// Which derivative it is.
    pub order: Order,
    /// The label at its right end.
    pub label: &'a str,
    /// The lines and dots.
    pub curve: Curve,
}

/// A stretch of x to shade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shade {
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
    /// Whether strongly: dead rather than saturated.
    pub strong: bool,
}

fn fine(px: f64) -> i32 {
    (px * f64::from(FINE)).round() as i32
}

fn stroke(color: &RGBColor, width: f64) -> ShapeStyle {
    color.stroke_width(fine(width).max(1) as u32)
}

fn chart<DB: DrawingBackend>(area: &Area<DB>, frame: &Frame, panel: &Panel) -> Chart<DB> {
    let Rect { left, top, .. } = panel.rect;
    let spec = Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
        frame.x.from..frame.x.to,
        panel.y.from..panel.y.to,
        (fine(left)..fine(panel.rect.right()), fine(top)..fine(panel.rect.bottom())),
    );
    area.apply_coord_spec(spec)
}

fn text<DB: DrawingBackend>(
    area: &Area<DB>,
    content: &str,
    (x, y): Point,
    (h, v): (HPos, VPos),
    font: (FontFamily<'_>, FontStyle, f64),
    color: &RGBColor,
) -> Outcome<DB> {
    let (family, style, size) = font;
    let font = FontDesc::new(family, size * f64::from(FINE), style).transform(FontTransform::None);
    let style = TextStyle::from(font).color(color).pos(Pos::new(h, v));
    area.draw_text(content, &style, (fine(x), fine(y)))
}

const SANS: FontFamily<'_> = FontFamily::Name("ui-sans-serif, system-ui, sans-serif");
const SERIF: FontFamily<'_> = FontFamily::Name("Charter, Georgia, serif");

/// What a panel says above itself.
fn caption(orders: &[Order]) -> String {
    let name = |order: &Order| match order {
        Order::Value => "f(x)",
        Order::Slope => "f′(x)",
        Order::Curvature => "f″(x)",
    };
    orders.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Draws grid, axes, labels and captions.
pub fn axes<DB: DrawingBackend>(area: &Area<DB>, frame: &Frame, palette: &Palette) -> Outcome<DB> {
    let last = frame.panels.len().saturating_sub(1);
    for (i, panel) in frame.panels.iter().enumerate() {
        let rect = panel.rect;
        let across = ticks::horizontal(frame.x, rect.width);
        let up = ticks::vertical(panel.y, rect.height);
        let line = |from: Point, to: Point, axis: bool| {
            let (color, width) = if axis { (&palette.soft, 1.2) } else { (&palette.grid, 1.0) };
            area.draw(&PathElement::new(
                vec![(fine(from.0), fine(from.1)), (fine(to.0), fine(to.1))],
                stroke(color, width),
            ))
        };
        // On whole device pixels a thin line is crisp.
        let crisp = |px: f64| px.floor() + 0.5;
        for (x, label) in across.values.iter().zip(&across.labels) {
            let px = crisp(frame.px_from_x(*x));
            line((px, rect.top), (px, rect.bottom()), *x == 0.0)?;
            if i == last {
                let place = (px, rect.bottom() + 8.0);
                let at = (HPos::Center, VPos::Top);
                text(area, label, place, at, (SANS, FontStyle::Normal, 12.0), &palette.soft)?;
            }
        }
        for (y, label) in up.values.iter().zip(&up.labels) {
            let px = crisp(panel.px_from_y(*y));
            line((rect.left, px), (rect.right(), px), *y == 0.0)?;
            let place = (rect.left - 8.0, px);
            let at = (HPos::Right, VPos::Center);
            text(area, label, place, at, (SANS, FontStyle::Normal, 12.0), &palette.soft)?;
        }
        let place = (rect.left, rect.top - 6.0);
        let at = (HPos::Left, VPos::Bottom);
        text(area, &caption(&panel.orders), place, at, (SERIF, FontStyle::Italic, 15.0), &palette.ink)?;
    }
    Ok(())
}

/// Shades stretches of x in all panels: strongly and hatched where dead, lightly where saturated.
pub fn shades<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    shades: &[Shade],
    color: &RGBColor,
) -> Outcome<DB> {
    for panel in &frame.panels {
        let rect = panel.rect;
        for shade in shades {
            let (left, right) = (frame.px_from_x(shade.from), frame.px_from_x(shade.to));
            let corners = [(fine(left), fine(rect.top)), (fine(right), fine(rect.bottom()))];
            area.draw(&Rectangle::new(corners, color.mix(if shade.strong { 0.1 } else { 0.06 }).filled()))?;
            if shade.strong {
                hatch(area, rect, left, right, color)?;
            }
        }
    }
    Ok(())
}

/// Rising lines between two x in a rectangle.
fn hatch<DB: DrawingBackend>(
    area: &Area<DB>,
    rect: Rect,
    left: f64,
    right: f64,
    color: &RGBColor,
) -> Outcome<DB> {
    const GAP: f64 = 12.0;
    let style = color.mix(0.22).stroke_width(FINE as u32);
    let lines = ((right - left + rect.height) / GAP) as u32;
    for i in 1..=lines {
        // The line x + y = c, cut at the four sides.
        let c = left + rect.top + f64::from(i) * GAP;
        let x0 = left.max(c - rect.bottom());
        let x1 = right.min(c - rect.top);
        if x0 < x1 {
            let ends = vec![(fine(x0), fine(c - x0)), (fine(x1), fine(c - x1))];
            area.draw(&PathElement::new(ends, style))?;
        }
    }
    Ok(())
}

/// Draws the curves of one panel, their jumps and their labels.
pub fn curves<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    panel: &Panel,
    drawn: &[Drawn<'_>],
    palette: &Palette,
    dash: Dashing<'_>,
) -> Outcome<DB> {
    let chart = chart(area, frame, panel);
    for one in drawn {
        // In a shared plot the derivatives are thinner.
        let thin = if panel.orders.len() == 1 { 0.0 } else { rank(one.order) };
        let style = stroke(&palette.curves[one.slot], CURVE - 0.7 * thin);
        dash(DASHES[one.slot]);
        for line in &one.curve.lines {
            chart.draw(&PathElement::new(line.clone(), style))?;
        }
    }
    dash(&[]);
    for one in drawn {
        for (dots, open) in [(&one.curve.open, true), (&one.curve.closed, false)] {
            for &dot in dots {
                let at = (frame.px_from_x(dot.0), panel.px_from_y(dot.1));
                disc(area, at, &palette.curves[one.slot], open.then_some(&palette.paper))?;
            }
        }
    }
    labels(area, frame, panel, drawn, palette, dash)
}

fn rank(order: Order) -> f64 {
    match order {
        Order::Value => 0.0,
        Order::Slope => 1.0,
        Order::Curvature => 1.6,
    }
}

/// A dot, or a ring around another colour.
fn disc<DB: DrawingBackend>(
    area: &Area<DB>,
    (x, y): Point,
    color: &RGBColor,
    inside: Option<&RGBColor>,
) -> Outcome<DB> {
    let circle =
        |radius: f64, style: ShapeStyle| area.draw(&Circle::new((fine(x), fine(y)), fine(radius), style));
    circle(DOT + 0.8, color.filled())?;
    if let Some(inside) = inside { circle(DOT - 1.4, inside.filled()) } else { Ok(()) }
}

/// The least distance between labels in CSS pixels.
const LINE: f64 = 16.0;

/// Heights for labels that want to be at `wanted`, in order, apart by a line and within the limits.
pub fn dodge(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let gap = LINE.min((bottom - top) / (wanted.len().max(2) - 1) as f64);
    let mut placed = vec![0.0; wanted.len()];
    let mut least = top;
    for (rank, &i) in order.iter().enumerate() {
        let after = (order.len() - 1 - rank) as f64;
        placed[i] = wanted[i].clamp(least, (bottom - after * gap).max(least));
        least = placed[i] + gap;
    }
    placed
}

/// The label of each curve beside its right end, with a piece of its stroke, and a leader where it had to
/// move.
fn labels<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    panel: &Panel,
    drawn: &[Drawn<'_>],
    palette: &Palette,
    dash: Dashing<'_>,
) -> Outcome<DB> {
    let rect = panel.rect;
    // In a shared plot only f is labelled: the colour tells the rest.
    let labelled: Vec<&Drawn<'_>> = drawn.iter().filter(|d| panel.orders.first() == Some(&d.order)).collect();
    let end = |d: &&Drawn<'_>| {
        let last = d.curve.lines.last().and_then(|l| l.last());
        last.map_or(rect.top + 0.5 * rect.height, |p| panel.px_from_y(p.1))
    };
    let wanted: Vec<f64> = labelled.iter().map(end).collect();
    let placed = dodge(&wanted, rect.top + 4.0, rect.bottom() - 4.0);
    let narrow = frame.size.0 < NARROW;
    let (stub, size, most) = if narrow { (0.0, 11.0, 11) } else { (20.0, 13.0, 14) };
    for ((one, from), to) in labelled.iter().zip(wanted).zip(placed) {
        let color = &palette.curves[one.slot];
        let start = rect.right() + 3.0;
        let bend = start + 7.0;
        let leader = vec![(fine(start), fine(from)), (fine(bend), fine(to))];
        area.draw(&PathElement::new(leader, stroke(color, 1.0)))?;
        if stub > 0.0 {
            dash(DASHES[one.slot]);
            let sample = vec![(fine(bend), fine(to)), (fine(bend + stub), fine(to))];
            area.draw(&PathElement::new(sample, stroke(color, CURVE)))?;
            dash(&[]);
        }
        let at = (bend + stub + 4.0, to);
        let anchor = (HPos::Left, VPos::Center);
        text(area, &shortened(one.label, most), at, anchor, (SANS, FontStyle::Normal, size), color)?;
    }
    Ok(())
}

fn shortened(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.into();
    }
    let kept: String = label.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A traced point of a curve: where, and the slope of the tangent if one is to be drawn.
pub struct Traced {
    /// The slot that gives the colour.
    pub slot: usize,
    /// Which derivative it is on.
    pub order: Order,
    /// Its y.
    pub y: f64,
    /// The slope of the tangent.
    pub tangent: Option<f64>,
}

/// Draws the line at the traced x, the points of the curves on it, and tangents.
pub fn trace<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    x: f64,
    points: &[Traced],
    palette: &Palette,
    dash: Dashing<'_>,
) -> Outcome<DB> {
    let px = frame.px_from_x(x);
    for panel in &frame.panels {
        dash(&[3.0, 3.0]);
        let line = vec![(fine(px), fine(panel.rect.top)), (fine(px), fine(panel.rect.bottom()))];
        area.draw(&PathElement::new(line, palette.ink.mix(0.6).stroke_width(FINE as u32)))?;
        dash(&[]);
        let here = |t: &&Traced| panel.orders.contains(&t.order) && t.y.is_finite();
        for point in points.iter().filter(here) {
            if let Some(slope) = point.tangent.filter(|s| s.is_finite()) {
                tangent(area, frame, panel, (x, point.y), slope, &palette.curves[point.slot])?;
            }
        }
        for point in points.iter().filter(here).filter(|t| (panel.y.from..=panel.y.to).contains(&t.y)) {
            disc(area, (px, panel.px_from_y(point.y)), &palette.curves[point.slot], Some(&palette.paper))?;
        }
    }
    Ok(())
}

/// Half the length of a tangent in CSS pixels.
const REACH: f64 = 70.0;

fn tangent<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    panel: &Panel,
    (x, y): Point,
    slope: f64,
    color: &RGBColor,
) -> Outcome<DB> {
    let rect = panel.rect;
    let (px, py) = (frame.px_from_x(x), panel.px_from_y(y));
    if !(rect.top..=rect.bottom()).contains(&py) {
        return Ok(());
    }
    let steep = -slope * (rect.height / panel.y.width()) / (rect.width / frame.x.width());
    let (dx, dy) = if steep.is_finite() {
        let length = steep.hypot(1.0);
        (REACH / length, REACH / length * steep)
    } else {
        (0.0, REACH)
    };
    // As far as it stays in the plot.
    let room = |from: f64, by: f64, low: f64, high: f64| {
        if by > 0.0 {
            (high - from) / by
        } else if by < 0.0 {
            (low - from) / by
        } else {
            1.0
        }
    };
    let share = |sign: f64| {
        let right = room(px, sign * dx, rect.left, rect.right());
        right.min(room(py, sign * dy, rect.top, rect.bottom())).clamp(0.0, 1.0)
    };
    let (back, on) = (share(-1.0), share(1.0));
    let line = vec![(fine(px - back * dx), fine(py - back * dy)), (fine(px + on * dx), fine(py + on * dy))];
    area.draw(&PathElement::new(line, color.mix(0.8).stroke_width(fine(1.3) as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_coincide_are_set_apart_within_the_plot() {
        let placed = dodge(&[50.0, 50.0, 52.0, 0.0], 4.0, 60.0);
        let mut sorted = placed.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|w| w[1] - w[0] >= LINE - 1e-9), "{placed:?}");
        assert!(sorted[0] >= 4.0 && sorted[3] <= 60.0, "{placed:?}");
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(dodge(&[80.0, 20.0], 0.0, 100.0), [80.0, 20.0]);
    }
}
