//! The rows and their measurements as signals. Rows are derived at once; measuring takes a slice of every frame.

use super::measurer::{Measurer, Step};
use super::results::{Results, RowResults};
use super::rows::{Inputs, Row, Rows};
use super::settings::{Column, CompareSettings};
use crate::hooks::{FrameTask, performance_now, use_frame_task};
use crate::state::use_settings;
use leptos::prelude::*;

/// Milliseconds of a frame that measuring may take.
const SLICE: f64 = 8.0;

/// How far measuring has come since the last frame.
#[derive(Default)]
struct Progress {
    /// Whether the table has been changed. It is laid out and painted in this frame, so that there is time for a single
    /// step.
    changed: bool,
    /// Whether there is a new result.
    measured: bool,
    /// Whether all is measured.
    done: bool,
}

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
    let progress = StoredValue::new(Progress::default());
    let measure = move || {
        let edge_wanted = edge_wanted.get_untracked();
        // Those who follow the results are told of them once a frame.
        rows.with_untracked(|rows| {
            results.try_update_untracked(|results| {
                measurer
                    .try_update_value(|measurer| measurer.step(rows, edge_wanted, results, &performance_now))
            })
        })
        .flatten()
        .unwrap_or(Step::Done)
    };
    let step = move || {
        let step = measure();
        let go_on = progress.try_update_value(|progress| {
            progress.measured |= step == Step::Measured;
            progress.done = step == Step::Done;
            !progress.done && !progress.changed
        });
        go_on == Some(true)
    };
    let on_frame = move || {
        let Progress { measured, done, .. } = progress.try_update_value(std::mem::take).unwrap_or_default();
        if measured {
            results.notify();
        }
        !done
    };
    let task = use_frame_task(SLICE, step, on_frame);
    Effect::new(move || {
        edge_wanted.track();
        rows.with(|rows| measurer.update_value(|measurer| measurer.follow(rows)));
        progress.update_value(|progress| progress.changed = true);
        task.start();
    });
    Measurements { rows, results, task }
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
