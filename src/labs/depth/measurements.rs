//! The measurement of the networks: a slice of every frame until all is known.

use super::networks::Networks;
use super::settings::DepthSettings;
use crate::hooks::{FrameTask, performance_now, use_frame_task};
use crate::state::use_settings;
use leptos::prelude::*;

/// Milliseconds of a frame that computing may take.
const SLICE: f64 = 9.0;
/// The same of the frame in which something has been changed, most of which goes to drawing.
const FIRST_SLICE: f64 = 2.0;
/// Milliseconds after which a frame goes to drawing what is known by then.
const SHOW_EVERY: f64 = 60.0;

/// What is known of the networks of the present settings.
#[derive(Clone, Copy)]
pub struct Measurements {
    /// Changed without notice while they are measured; those who follow them are notified when they are shown.
    networks: RwSignal<Networks>,
    pace: StoredValue<Pace>,
    task: FrameTask,
}

/// What a frame goes by.
#[derive(Default)]
struct Pace {
    /// When what is known was last shown.
    shown: f64,
    /// What the next frame goes to.
    next: Next,
}

/// The work of a frame, which is too short for computing and drawing together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    /// Nothing: the networks have begun in it, which was its share.
    Nothing,
    #[default]
    Computing,
    Drawing,
}

/// Measures the networks of the settings, whenever they are others.
pub fn use_measurements() -> Measurements {
    let depth = use_settings::<DepthSettings>();
    // The layer that is looked at changes nothing of the networks.
    let settings = depth.memo(|s| DepthSettings { layer: 0, ..s.clone() });
    let networks = RwSignal::new(Networks::default());
    let pace = StoredValue::new(Pace::default());
    let computes = move || pace.with_value(|pace| pace.next == Next::Computing);
    let step = move || computes() && networks.try_update_untracked(Networks::step) == Some(true);
    let task = use_frame_task(SLICE, step, move || end_frame(networks, pace));
    let measurements = Measurements { networks, pace, task };
    Effect::new(move || measurements.begin(settings.get()));
    measurements
}

impl Measurements {
    /// Reads what is known, and follows it.
    pub fn with<T>(self, read: impl FnOnce(&Networks) -> T) -> T {
        self.networks.with(read)
    }

    /// Reads what is known without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Networks) -> T) -> T {
        self.networks.with_untracked(read)
    }

    /// What `read` makes of what is known: computed whenever that is shown, passed on when it differs.
    pub fn memo<T>(self, read: impl Fn(&Networks) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.networks.with(&read))
    }

    /// Starts or cancels the bands of other seeds.
    pub fn toggle_bands(self) {
        self.networks.update_untracked(|networks| match networks.remaining() {
            0 => networks.ask_for_bands(),
            _ => networks.drop_bands(),
        });
        self.show();
    }

    fn begin(self, settings: DepthSettings) {
        self.networks.update_untracked(|networks| networks.begin(settings));
        // What fits into this frame is seen at once.
        let start = performance_now();
        self.networks
            .update_untracked(|networks| while performance_now() - start < FIRST_SLICE && networks.step() {});
        self.show();
        self.pace.update_value(|pace| pace.next = Next::Nothing);
    }

    /// Shows what is known, and goes on where something is left.
    fn show(self) {
        show(self.networks, self.pace);
        if !self.with_untracked(Networks::is_done) {
            self.task.start();
        }
    }
}

/// Draws if it is time to, and chooses what the next frame goes to. Gives whether another frame is needed.
fn end_frame(networks: RwSignal<Networks>, pace: StoredValue<Pace>) -> bool {
    let done = networks.with_untracked(Networks::is_done);
    let (shown, present) = pace.with_value(|pace| (pace.shown, pace.next));
    let (next, more) = match present {
        Next::Drawing => {
            show(networks, pace);
            (Next::Computing, !done)
        }
        Next::Computing if done || performance_now() - shown > SHOW_EVERY => (Next::Drawing, true),
        Next::Nothing | Next::Computing => (Next::Computing, true),
    };
    pace.update_value(|pace| pace.next = next);
    more
}

/// Notifies those who follow what is known.
fn show(networks: RwSignal<Networks>, pace: StoredValue<Pace>) {
    pace.update_value(|pace| pace.shown = performance_now());
    networks.notify();
}
