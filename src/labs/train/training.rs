//! The session of the lab as signals: what trains it slice by slice, and how components read it.

use super::reported_events::{ReportedEvents, run_finished};
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::speed::Speed;
use crate::hooks::now;
use crate::state::{Branch, MAX_NETWORKS, use_settings};
use engine::nn::{Dataset, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds of a frame that training may take.
const SLICE: f64 = 3.5;
/// Parts of the lab that take turns in being drawn: the networks, then all charts together.
const TURNS: usize = MAX_NETWORKS + 1;

/// A part of the lab. While training runs they are drawn one in a frame, by turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Pictures and numbers of the network in this slot.
    Network(usize),
    /// All that is drawn or said of all networks together.
    Overview,
}

impl Turn {
    const fn index(self) -> usize {
        match self {
            Turn::Network(slot) => slot,
            Turn::Overview => MAX_NETWORKS,
        }
    }
}

/// The session of the lab.
#[derive(Clone, Copy)]
pub struct Training {
    settings: Branch<TrainSettings>,
    session: StoredValue<TrainingSession>,
    /// The samples of all networks.
    pub data: Memo<Arc<Dataset>>,
    /// How fast it goes.
    pub speed: RwSignal<Speed>,
    /// The epoch that is looked back at; none for the present.
    pub past: RwSignal<Option<usize>>,
    drawn: [RwSignal<()>; TURNS],
    next_turn: StoredValue<usize>,
    /// The epoch up to which a link is replayed, at top speed.
    replay_until: StoredValue<Option<usize>>,
    last_frame: StoredValue<f64>,
    reported: StoredValue<ReportedEvents>,
}

/// The session of the lab that the component is part of.
pub fn use_training() -> Training {
    expect_context()
}

impl Training {
    /// A session of the present settings, at epoch 0.
    pub fn new() -> Self {
        let settings = use_settings::<TrainSettings>();
        let source = settings.memo(|s| (s.data, s.samples, s.noise, s.seed, s.custom.clone()));
        let data =
            Memo::new(move |_| source.with(|_| Arc::new(settings.with_untracked(TrainSettings::dataset))));
        let session = settings.with_untracked(|s| TrainingSession::new(s, &data.get_untracked()));
        Training {
            settings,
            session: StoredValue::new(session),
            data,
            speed: RwSignal::new(Speed::Top),
            past: RwSignal::new(None),
            drawn: [(); TURNS].map(RwSignal::new),
            next_turn: StoredValue::new(0),
            replay_until: StoredValue::new(None),
            last_frame: StoredValue::new(0.0),
            reported: StoredValue::new(ReportedEvents::default()),
        }
    }

    /// Reads the session; followed as often as this part of the lab is drawn.
    pub fn with<T>(self, turn: Turn, read: impl FnOnce(&TrainingSession) -> T) -> T {
        self.drawn[turn.index()].track();
        self.session.with_value(read)
    }

    /// Reads the session without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&TrainingSession) -> T) -> T {
        self.session.with_value(read)
    }

    /// What `read` makes of the session, passed on when it differs.
    pub fn memo<T>(self, turn: Turn, read: impl Fn(&TrainingSession) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.with(turn, &read))
    }

    /// What `read` makes of one network, passed on when it differs; the default where there is no such network.
    pub fn network_memo<T>(self, slot: usize, read: impl Fn(&Trainer) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        self.memo(Turn::Network(slot), move |session| {
            session.networks().get(slot).map(&read).unwrap_or_default()
        })
    }

    /// Has everything drawn.
    pub fn draw_all(self) {
        for turn in self.drawn {
            turn.notify();
        }
    }

    /// Begins anew with these settings.
    pub fn replace_session(self, settings: &TrainSettings, data: &Arc<Dataset>) {
        self.session.set_value(TrainingSession::new(settings, data));
        self.reported.set_value(ReportedEvents::default());
    }

    /// Changes the session by hand; what was being replayed is not gone on with.
    pub fn change(self, change: impl FnOnce(&mut TrainingSession)) {
        self.past.set(None);
        self.session.update_value(change);
        self.end_slices();
    }

    /// Trains up to an epoch at top speed, once slices are taken.
    pub fn set_replay(self, epoch: usize) {
        self.replay_until.set_value(Some(epoch));
    }

    /// To be called before the first of a series of slices.
    pub fn begin_slices(self) {
        self.last_frame.set_value(now());
        self.next_turn.set_value(0);
    }

    /// To be called after the last slice: the epoch goes into the address, and everything is drawn.
    pub fn end_slices(self) {
        self.replay_until.set_value(None);
        let epoch = self.with_untracked(TrainingSession::epoch);
        self.settings.update_transient(|s| s.epoch = epoch);
        self.draw_all();
    }

    /// Trains for a slice of a frame and has the part of the lab drawn whose turn it is; gives whether there is more to
    /// train.
    pub fn slice(self) -> bool {
        let began = now();
        let seconds = (began - self.last_frame.get_value()).clamp(0.0, 100.0) / 1000.0;
        self.last_frame.set_value(began);
        let until = self.replay_until.get_value();
        let speed = if until.is_some() { Speed::Top } else { self.speed.get_untracked() };
        self.session.update_value(|session| {
            let steps = speed.steps(seconds, session.batches_per_epoch());
            session.advance(steps, until, || now() - began > SLICE);
        });
        if self.report_events() && !self.is_replayed(until) {
            let turn = self.next_turn.get_value();
            self.next_turn.set_value((turn + 1) % TURNS);
            self.drawn[turn].notify();
            return true;
        }
        self.end_slices();
        false
    }

    fn is_replayed(self, until: Option<usize>) -> bool {
        until.is_some_and(|epoch| self.with_untracked(TrainingSession::epoch) >= epoch)
    }

    /// Tells the host what has happened; gives whether the session can go on.
    fn report_events(self) -> bool {
        let host = self.settings.state.host;
        let deaths =
            self.reported.try_update_value(|reported| self.with_untracked(|s| reported.new_deaths(s)));
        for death in deaths.unwrap_or_default() {
            host.dispatch(&death);
        }
        let can_continue = self.with_untracked(TrainingSession::can_continue);
        if !can_continue {
            host.dispatch(&self.with_untracked(run_finished));
        }
        can_continue
    }
}
