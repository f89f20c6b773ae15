//! The rows and their measurements as signals. Rows are derived immediately; measuring takes a slice of every frame.

use super::measurer::{Measurer, Needs, Step};
use super::plain_functions::PlainFunctions;
use super::results::{Results, RowResults};
use super::rows::{Row, RowInputs, Rows};
use super::settings::CompareSettings;
use crate::hooks::{FrameTask, performance_now, use_frame_task};
use crate::state::use_settings;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Milliseconds of a frame that measuring may take.
const SLICE: f64 = 8.0;

/// What has happened since the last frame.
#[derive(Debug, Default, PartialEq)]
struct FrameProgress {
    /// Whether the rows have changed: their layout and painting leave time for a single step in this frame.
    rows_changed: bool,
    /// Whether there is a new result.
    measured: bool,
    /// Whether everything is measured.
    done: bool,
}

impl FrameProgress {
    /// Records a step; gives whether another one fits into the frame.
    fn record(&mut self, step: Step) -> bool {
        self.measured |= step == Step::Measured;
        self.done = step == Step::Done;
        matches!(step, Step::Working | Step::Measured) && !self.rows_changed
    }
}

/// Rows and measurements of the lab.
#[derive(Clone, Copy)]
pub struct Measurements {
    /// The rows of the table.
    pub rows: Memo<Rows>,
    /// What has been measured so far.
    pub results: RwSignal<Results>,
    task: FrameTask,
}

/// Derives the rows from the settings, and measures what they need.
pub fn use_measurements() -> Measurements {
    let compare = use_settings::<CompareSettings>();
    let inputs = compare.memo(RowInputs::new);
    let rows =
        Memo::new_owning(move |previous: Option<Rows>| (Rows::new(inputs.get(), previous.as_ref()), true));
    let needs = compare.memo(Needs::new);
    let results = RwSignal::new(Results::default());
    // What is loaded is an object of JavaScript.
    let measurer = StoredValue::new_local(Measurer::default());
    spawn_local(async move {
        let plain = PlainFunctions::load().await;
        // The lab may have been left meanwhile.
        measurer.try_update_value(|measurer| measurer.set_plain(plain));
    });
    let progress = StoredValue::new(FrameProgress::default());
    let measure = move || {
        let needs = needs.get_untracked();
        // Subscribers of the results are notified once per frame, by `on_frame`.
        rows.with_untracked(|rows| {
            results.try_update_untracked(|results| {
                measurer.try_update_value(|measurer| measurer.step(rows, needs, results, &performance_now))
            })
        })
        .flatten()
        .unwrap_or(Step::Done)
    };
    let step = move || {
        let step = measure();
        progress.try_update_value(|progress| progress.record(step)) == Some(true)
    };
    let on_frame = move || {
        let FrameProgress { measured, done, .. } =
            progress.try_update_value(std::mem::take).unwrap_or_default();
        if measured {
            results.notify();
        }
        !done
    };
    let task = use_frame_task(SLICE, step, on_frame);
    Effect::new(move || {
        needs.track();
        rows.with(|rows| measurer.update_value(|measurer| measurer.discard_unneeded(rows)));
        progress.update_value(|progress| progress.rows_changed = true);
        task.start();
    });
    Measurements { rows, results, task }
}

impl Measurements {
    /// Whether something is being measured; tracked.
    pub fn is_running(self) -> bool {
        self.task.is_running()
    }

    /// Tracks the beginning and the end of measuring.
    pub fn track_running(self) {
        self.task.is_running();
    }

    /// The measurements of the row with this index; `None` if there is no such row.
    pub fn results_of(self, row: usize) -> Option<RowResults> {
        self.with_row(row, |_, _, results| results)
    }

    /// Applies `read` to the row with this index and its measurements; `None` if there is no such row.
    pub fn with_row<T>(self, index: usize, read: impl FnOnce(&Rows, &Row, RowResults) -> T) -> Option<T> {
        self.rows.with(|rows| {
            let row = rows.table_rows().get(index)?;
            let results =
                self.results.with(|results| results.for_row(&row.facts, rows.conditions(&row.facts)));
            Some(read(rows, row, results))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_in_which_rows_have_changed_has_time_for_one_step() {
        let mut changed = FrameProgress { rows_changed: true, ..FrameProgress::default() };
        assert!(!changed.record(Step::Working));
        let mut progress = FrameProgress::default();
        assert!(
            progress.record(Step::Measured) && progress.record(Step::Working) && !progress.record(Step::Done)
        );
        assert_eq!(progress, FrameProgress { rows_changed: false, measured: true, done: true });
    }

    #[test]
    fn a_frame_in_which_something_is_still_to_be_loaded_ends_but_is_not_the_last() {
        let mut progress = FrameProgress::default();
        assert!(!progress.record(Step::Waiting) && !progress.done);
    }
}
