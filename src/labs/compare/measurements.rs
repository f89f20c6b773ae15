//! The rows and their measurements as signals. Rows are derived at once; measuring takes a slice of every frame.

use super::measurer::{Measurer, Step};
use super::results::{Results, RowResults};
use super::rows::{Inputs, Row, Rows};
use super::settings::{Column, CompareSettings};
use crate::hooks::{FrameTask, now, use_frame_task};
use crate::state::use_settings;
use leptos::prelude::*;

/// Milliseconds of a frame that measuring may take.
const SLICE: f64 = 8.0;
/// The same of a frame in which the table has been changed, which is laid out and painted as well.
const FIRST_SLICE: f64 = 1.0;

/// What the lab shows, beside its settings.
#[derive(Clone, Copy)]
pub struct Measurements {
    /// The rows for the present settings.
    pub rows: Memo<Rows>,
    /// What has been measured so far.
    pub results: RwSignal<Results>,
    task: FrameTask,
}

/// The rows of the settings, and measuring whatever they need.
pub fn use_measurements() -> Measurements {
    let compare = use_settings::<CompareSettings>();
    let inputs = compare.memo(Inputs::of);
    let rows =
        Memo::new_owning(move |previous: Option<Rows>| (Rows::new(inputs.get(), previous.as_ref()), true));
    let edge_wanted = compare.memo(|s| s.columns[Column::Edge.place()]);
    let results = RwSignal::new(Results::default());
    let measurer = StoredValue::new(Measurer::default());
    let changed = StoredValue::new(false);
    let slice = move || {
        let most = if changed.try_update_value(std::mem::take) == Some(true) { FIRST_SLICE } else { SLICE };
        let edge_wanted = edge_wanted.try_get_untracked() == Some(true);
        // All of it may be gone by now.
        let more = rows.try_with_untracked(|rows| {
            results.try_maybe_update(|results| {
                let measure = |measurer: &mut Measurer| measure(measurer, rows, edge_wanted, results, most);
                measurer.try_update_value(measure).unwrap_or_default()
            })
        });
        more.flatten() == Some(true)
    };
    let task = use_frame_task(slice);
    Effect::new(move || {
        edge_wanted.track();
        rows.with(|rows| measurer.update_value(|measurer| measurer.follow(rows)));
        changed.set_value(true);
        task.start();
    });
    Measurements { rows, results, task }
}

/// Measures for so many milliseconds at `most`: whether there is a new result, and whether there is more to do.
fn measure(
    measurer: &mut Measurer,
    rows: &Rows,
    edge_wanted: bool,
    results: &mut Results,
    most: f64,
) -> (bool, bool) {
    let start = now();
    let mut measured = false;
    while now() - start < most {
        match measurer.step(rows, edge_wanted, results, &now) {
            Step::Working => {}
            Step::Measured => measured = true,
            Step::Done => return (measured, false),
        }
    }
    (measured, true)
}

impl Measurements {
    /// Whether anything is being measured.
    pub fn is_running(self) -> bool {
        self.task.is_running()
    }

    /// Follows the beginning and the end of measuring.
    pub fn track_running(self) {
        self.task.is_running();
    }

    /// What has been measured of the row in a place of the settings; `None` if there is no such row.
    pub fn results_of(self, place: usize) -> Option<RowResults> {
        self.with_row(place, |_, _, results| results)
    }

    /// What `read` makes of the row in a place of the settings and its results; `None` if there is no such row.
    pub fn with_row<T>(self, place: usize, read: impl FnOnce(&Rows, &Row, RowResults) -> T) -> Option<T> {
        self.rows.with(|rows| {
            let row = rows.of_table().get(place)?;
            let results = self.results.with(|results| results.of(&row.facts, rows.conditions(&row.facts)));
            Some(read(rows, row, results))
        })
    }
}
