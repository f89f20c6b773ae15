//! Reading a field: the point under the pointer or reached by keys, and the output of each network there.

use super::field_shapes::{FIELD_HALF_SIDE, GRID, field_point, field_points};
use super::forward_pass::ForwardPass;
use super::network_canvases::NetworkCanvases;
use super::selection::use_selection;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::components::{grid_step, has_no_modifiers};
use crate::locale::{Lang, use_lang};
use crate::state::use_settings;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

/// A point of the grid over the fields; columns are counted from the left, rows from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldPoint {
    /// The column.
    pub column: usize,
    /// The row; 0 over a line.
    pub row: usize,
}

/// Columns and rows of the grid.
fn grid(dimensions: usize) -> (usize, usize) {
    if dimensions == 1 { (field_points(1), 1) } else { (GRID, GRID) }
}

impl FieldPoint {
    /// The point nearest to a position within the field, in shares of its side.
    fn nearest((x, y): (f64, f64), dimensions: usize) -> Self {
        let (columns, rows) = grid(dimensions);
        let index = |share: f64, count: usize| ((share * count as f64) as usize).min(count - 1);
        FieldPoint { column: index(x, columns), row: index(y, rows) }
    }

    fn middle(dimensions: usize) -> Self {
        FieldPoint::nearest((0.5, 0.5), dimensions)
    }

    /// Its index among the points of the field.
    fn index(self, dimensions: usize) -> usize {
        self.row * grid(dimensions).0 + self.column
    }

    /// Its position within the field, in shares of its side.
    fn position(self, dimensions: usize) -> (f64, f64) {
        let [x, y] = field_point(self.index(dimensions), dimensions).map(|feature| feature / FIELD_HALF_SIDE);
        (0.5 + 0.5 * x, 0.5 - 0.5 * y)
    }
}

/// What a network gives at a point.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldReading {
    /// The features of the point, one or two.
    pub features: Vec<f64>,
    /// The output, or the probability of each of several classes.
    pub outputs: Vec<f64>,
}

impl FieldReading {
    fn new(pass: &ForwardPass, point: FieldPoint) -> Option<Self> {
        let at = point.index(pass.dimensions);
        let outputs = match &pass.probabilities[..] {
            [] => vec![pass.field.output(0)],
            classes => classes.iter().map(Vec::as_slice).collect(),
        };
        let outputs = outputs.iter().map(|values| values.get(at).copied().map(f64::from));
        Some(FieldReading {
            features: field_point(at, pass.dimensions)[..pass.dimensions].to_vec(),
            outputs: outputs.collect::<Option<_>>()?,
        })
    }
}

/// Handlers of a field that choose the point which is read in all fields.
#[derive(Clone, Copy)]
pub struct FieldPointer {
    point: RwSignal<Option<FieldPoint>>,
    /// Whether keys have chosen it.
    by_key: RwSignal<bool>,
    dimensions: Memo<usize>,
}

/// The handlers for the fields of the lab that contains the component.
pub fn use_field_pointer() -> FieldPointer {
    FieldPointer {
        point: use_selection().point,
        by_key: RwSignal::new(false),
        dimensions: use_settings::<TrainSettings>().memo(TrainSettings::dimensions),
    }
}

impl FieldPointer {
    /// Reads the point under the pointer.
    pub fn on_pointer_move(self, canvases: NetworkCanvases, event: &PointerEvent) {
        let Some(field) = canvases.field.get_untracked() else { return };
        let rect = field.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - rect.left()) / rect.width();
        let y = (f64::from(event.client_y()) - rect.top()) / rect.height();
        let is_within = (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y);
        let dimensions = self.dimensions.get_untracked();
        self.read(is_within.then(|| FieldPoint::nearest((x, y), dimensions)), false);
    }

    /// Reads the next point in the direction of an arrow key, at first that in the middle; Escape ends the reading.
    pub fn on_key(self, event: &KeyboardEvent) {
        let dimensions = self.dimensions.get_untracked();
        let at = self.point.get_untracked();
        let (columns, rows) = grid(dimensions);
        let from = at.unwrap_or_else(|| FieldPoint::middle(dimensions));
        let next = match grid_step(&event.key(), (from.row, from.column), rows, columns) {
            _ if !has_no_modifiers(event) => return,
            Some((row, column)) => Some(at.map_or(from, |_| FieldPoint { column, row })),
            None if event.key() == "Escape" && at.is_some() => None,
            None => return,
        };
        event.prevent_default();
        self.read(next, true);
    }

    /// Reads nothing.
    pub fn end(self) {
        self.read(None, false);
    }

    fn read(self, point: Option<FieldPoint>, by_key: bool) {
        self.by_key.set(by_key);
        if self.point.get_untracked() != point {
            self.point.set(point);
        }
    }
}

/// What the network gives at the point that is read, with a mark there.
#[component]
pub fn FieldReadingText(
    /// The slot of the network.
    index: usize,
    /// The handlers of its field.
    pointer: FieldPointer,
) -> impl IntoView {
    let (lang, pass, dimensions) = (use_lang(), use_training().pass(index), pointer.dimensions);
    let position = move || pointer.point.get().map(|point| point.position(dimensions.get()));
    let over_line = move || dimensions.get() == 1;
    let percent = |share: f64| format!("{:.2}%", 100.0 * share);
    let left = move || position().map(|(x, _)| percent(x));
    let top = move || position().map(|(_, y)| if over_line() { percent(0.0) } else { percent(y) });
    let text = Memo::new(move |_| {
        let point = pointer.point.get()?;
        pass.with(|pass| Some(write(&FieldReading::new(pass.as_ref()?, point)?, lang)))
    });
    let is_absent = move || text.with(Option::is_none);
    view! {
        <div class="field-point" class:over-line=over_line hidden=is_absent style:left=left style:top=top></div>
        <div
            class="field-reading"
            // Away from the point.
            class:above=move || !over_line() && position().is_some_and(|(_, y)| y > 0.5)
            hidden=is_absent
            aria-live=move || if pointer.by_key.get() { "polite" } else { "off" }
        >
            {text}
        </div>
    }
}

fn write(reading: &FieldReading, lang: Lang) -> String {
    lang.field_reading(&reading.features, &reading.outputs)
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::*;
    use engine::nn::{Budget, DatasetKind};

    fn reading(data: DatasetKind, share: (f64, f64)) -> FieldReading {
        let settings = TrainSettings { data, ..TrainSettings::default() };
        let session = session_of(&settings);
        let mut pass = ForwardPass::begin(&session, 0, None, None).unwrap();
        assert!(pass.advance(&mut Budget::unlimited()));
        let reading = FieldReading::new(&pass, FieldPoint::nearest(share, settings.dimensions())).unwrap();
        if settings.outputs() == 1 {
            let expected = pass.net.predict(&reading.features);
            assert!((reading.outputs[0] - expected).abs() < 1e-5, "{data}");
        }
        reading
    }

    #[test]
    fn a_point_has_the_output_that_the_network_gives_there() {
        for share in [(0.0, 0.0), (0.3, 0.9), (0.999, 0.5)] {
            let [x, y] = reading(DatasetKind::Circle, share).features[..] else { panic!() };
            assert!((x - FIELD_HALF_SIDE * (2.0 * share.0 - 1.0)).abs() < 0.06, "{x}");
            assert!((y - FIELD_HALF_SIDE * (1.0 - 2.0 * share.1)).abs() < 0.06, "{y}");
            assert_eq!(reading(DatasetKind::Abs, share).features.len(), 1);
            let classes = reading(DatasetKind::ThreeSpirals, share).outputs;
            assert!(classes.len() == 3 && (classes.iter().sum::<f64>() - 1.0).abs() < 1e-5);
        }
    }

    #[test]
    fn every_position_has_a_nearest_point() {
        for dimensions in [1, 2] {
            let (columns, rows) = grid(dimensions);
            let last = FieldPoint { column: columns - 1, row: rows - 1 };
            assert_eq!(FieldPoint::nearest((0.0, 0.0), dimensions), FieldPoint { column: 0, row: 0 });
            assert_eq!(FieldPoint::nearest((1.0, 1.0), dimensions), last);
            assert_eq!(FieldPoint::nearest(last.position(dimensions), dimensions), last);
        }
    }
}
