//! The networks as a signal: they are computed in slices of frames and drawn from time to time, until they are done.

use super::networks::Networks;
use super::settings::DepthSettings;
use crate::hooks::{FrameTask, performance_now, use_frame_task};
use crate::state::use_settings;
use crate::workers::{Batch, use_batch};
use leptos::prelude::*;
use worker::Task;

/// Milliseconds of a frame for computing.
const SLICE: f64 = 9.0;
/// Milliseconds for computing in the frame of a change, which is mostly spent on drawing.
const FIRST_SLICE: f64 = 2.0;
/// Milliseconds between two frames that draw.
const DRAW_INTERVAL: f64 = 60.0;

/// The networks of the settings and their measurements.
#[derive(Clone, Copy)]
pub struct Measurements {
    /// Updated untracked while computing; subscribers are notified when it is to be drawn.
    networks: RwSignal<Networks>,
    pace: StoredValue<Pace>,
    task: FrameTask,
    /// The bands of other seeds.
    pub bands: Batch,
}

/// What a frame does: it is too short for computing and drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum FrameWork {
    /// Nothing more: in this frame the settings changed, and the first slice is drawn.
    Start,
    #[default]
    Compute,
    Draw,
}

/// The alternation of frames that compute and frames that draw.
#[derive(Debug, Default)]
struct Pace {
    /// The time of the last drawing.
    drawn_at: f64,
    work: FrameWork,
}

impl Pace {
    /// The work of the frame after this one; `None` if everything is computed and drawn.
    fn next_work(&self, now: f64, is_done: bool) -> Option<FrameWork> {
        match self.work {
            FrameWork::Draw if is_done => None,
            FrameWork::Compute if is_done || now - self.drawn_at > DRAW_INTERVAL => Some(FrameWork::Draw),
            FrameWork::Start | FrameWork::Compute | FrameWork::Draw => Some(FrameWork::Compute),
        }
    }
}

/// Computes the networks of the settings, and starts over whenever these change.
pub fn use_measurements() -> Measurements {
    let depth = use_settings::<DepthSettings>();
    // Selecting another layer does not change the networks.
    let settings = depth.memo(|s| DepthSettings { layer: 0, ..s.clone() });
    let networks = RwSignal::new(Networks::default());
    let pace = StoredValue::new(Pace::default());
    let computes = move || pace.with_value(|pace| pace.work == FrameWork::Compute);
    let step = move || computes() && networks.try_update_untracked(Networks::step) == Some(true);
    let task = use_frame_task(SLICE, step, move || end_frame(networks, pace));
    let bands = use_batch();
    let measurements = Measurements { networks, pace, task, bands };
    Effect::new(move || measurements.begin(settings.get()));
    Effect::watch(
        move || bands.with_answers(<[_]>::to_vec),
        move |answers, _, _| networks.update(|networks| networks.set_bands(answers)),
        false,
    );
    measurements
}

impl Measurements {
    /// Reads the networks; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Networks) -> T) -> T {
        self.networks.with(read)
    }

    /// Reads the networks without tracking them.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Networks) -> T) -> T {
        self.networks.with_untracked(read)
    }

    /// A memo of what `read` computes from the networks.
    pub fn memo<T>(self, read: impl Fn(&Networks) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.networks.with(&read))
    }

    /// Computes the bands of other seeds, or cancels them while they are computed.
    pub fn toggle_bands(self) {
        if self.bands.is_running_untracked() {
            self.bands.clear();
        } else {
            self.bands.start(Task::SeedBands(self.with_untracked(Networks::band_task)));
        }
    }

    fn begin(self, settings: DepthSettings) {
        self.bands.clear();
        self.networks.update_untracked(|networks| networks.begin(settings));
        // The first slice is drawn in the frame of the change.
        let start = performance_now();
        self.networks
            .update_untracked(|networks| while performance_now() - start < FIRST_SLICE && networks.step() {});
        self.draw();
        self.pace.update_value(|pace| pace.work = FrameWork::Start);
    }

    /// Draws what is computed, and computes the rest in frames to come.
    fn draw(self) {
        draw(self.networks, self.pace);
        if !self.with_untracked(Networks::is_done) {
            self.task.start();
        }
    }
}

/// Draws in a frame that is for drawing, and chooses the work of the next one; gives whether there is one.
fn end_frame(networks: RwSignal<Networks>, pace: StoredValue<Pace>) -> bool {
    let is_done = networks.with_untracked(Networks::is_done);
    let next = pace.with_value(|pace| pace.next_work(performance_now(), is_done));
    if pace.with_value(|pace| pace.work == FrameWork::Draw) {
        draw(networks, pace);
    }
    pace.update_value(|pace| pace.work = next.unwrap_or_default());
    next.is_some()
}

/// Notifies the subscribers of the networks, which draw them.
fn draw(networks: RwSignal<Networks>, pace: StoredValue<Pace>) {
    pace.update_value(|pace| pace.drawn_at = performance_now());
    networks.notify();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(work: FrameWork, now: f64, is_done: bool) -> Option<FrameWork> {
        Pace { drawn_at: 1000.0, work }.next_work(now, is_done)
    }

    #[test]
    fn frames_compute_until_it_is_time_to_draw() {
        assert_eq!(next(FrameWork::Start, 1016.0, false), Some(FrameWork::Compute));
        assert_eq!(next(FrameWork::Compute, 1000.0 + DRAW_INTERVAL, false), Some(FrameWork::Compute));
        assert_eq!(next(FrameWork::Compute, 1001.0 + DRAW_INTERVAL, false), Some(FrameWork::Draw));
        assert_eq!(next(FrameWork::Draw, 1001.0 + DRAW_INTERVAL, false), Some(FrameWork::Compute));
    }

    #[test]
    fn the_last_frame_draws_what_the_one_before_has_computed() {
        assert_eq!(next(FrameWork::Start, 1016.0, true), Some(FrameWork::Compute));
        assert_eq!(next(FrameWork::Compute, 1016.0, true), Some(FrameWork::Draw));
        assert_eq!(next(FrameWork::Draw, 1032.0, true), None);
    }
}
