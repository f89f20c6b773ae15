//! The session of the lab as signals: what trains it step by step, and how components read it.

use super::data_source::DataSource;
use super::forward_pass::ForwardPass;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::speed::Speed;
use crate::hooks::performance_now;
use crate::host;
use crate::state::{Branch, MAX_NETWORKS, use_settings};
use engine::nn::{Dataset, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

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

    /// The one after it, with so many networks.
    const fn next(self, networks: usize) -> Self {
        match self {
            Turn::Network(slot) if slot + 1 < networks => Turn::Network(slot + 1),
            Turn::Network(_) => Turn::Overview,
            Turn::Overview => Turn::Network(0),
        }
    }
}

/// The session of the lab.
#[derive(Clone, Copy)]
pub struct Training {
    settings: Branch<TrainSettings>,
    /// What defines the networks and their training: the settings but for the epoch.
    pub definition: Memo<TrainSettings>,
    /// The samples of all networks.
    pub data: Memo<Arc<Dataset>>,
    session: StoredValue<TrainingSession>,
    /// How fast it goes.
    pub speed: RwSignal<Speed>,
    /// The epoch that is looked back at; none for the present.
    pub past: RwSignal<Option<usize>>,
    drawn: [Trigger; TURNS],
    passes: [Memo<Option<ForwardPass>>; MAX_NETWORKS],
    next_turn: StoredValue<Turn>,
    /// The epoch up to which a link is replayed, at top speed.
    replay_until: StoredValue<Option<usize>>,
    /// The epoch that was last read from the settings or written to them.
    known_epoch: StoredValue<usize>,
    last_step: StoredValue<f64>,
}

/// The session of the lab that the component is part of.
pub fn use_training() -> Training {
    expect_context()
}

impl Training {
    /// A session of the present settings, at epoch 0.
    pub fn new() -> Self {
        let settings = use_settings::<TrainSettings>();
        let definition = Memo::new_owning(move |before: Option<TrainSettings>| {
            settings.with(|settings| settings.definition(before))
        });
        let source = Memo::new(move |_| definition.with(DataSource::of));
        let data = Memo::new(move |_| source.with(|source| Arc::new(source.dataset())));
        let session = StoredValue::new(new_session(definition, data));
        let past = RwSignal::new(None);
        let drawn = [(); TURNS].map(|()| Trigger::new());
        // Computed once for all that show the network, and only where it is shown.
        let pass = |slot: usize| {
            Memo::new_owning(move |before: Option<Option<ForwardPass>>| {
                drawn[slot].track();
                let past = past.get();
                let pass =
                    session.with_value(|session| ForwardPass::new(session, slot, past, before.flatten()));
                (pass, true)
            })
        };
        Training {
            settings,
            definition,
            data,
            session,
            speed: RwSignal::new(Speed::Top),
            past,
            drawn,
            passes: std::array::from_fn(pass),
            next_turn: StoredValue::new(Turn::Network(0)),
            replay_until: StoredValue::new(None),
            known_epoch: StoredValue::new(0),
            last_step: StoredValue::new(0.0),
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

    /// The network in a slot at the epoch that is shown, run forward as often as it is drawn.
    pub fn pass(self, slot: usize) -> Memo<Option<ForwardPass>> {
        self.passes[slot]
    }

    /// Has everything drawn.
    pub fn draw_all(self) {
        for part in self.drawn {
            part.notify();
        }
    }

    /// Begins anew with the present settings; what was being replayed is not gone on with.
    pub fn replace_session(self) {
        self.session.set_value(new_session(self.definition, self.data));
        self.replay_until.set_value(None);
    }

    /// Takes over the epoch that the settings ask for; it is to be replayed up to there, once steps are taken. Gives
    /// whether there is anything to replay.
    pub fn take_epoch(self) -> bool {
        let epoch = self.settings.with_untracked(|s| s.epoch);
        self.known_epoch.set_value(epoch);
        self.replay_until.set_value((epoch > 0).then_some(epoch));
        epoch > 0
    }

    /// Whether the settings ask for an epoch that is not from here: they are those of the past, or of an address.
    pub fn is_asked_for_another_epoch(self) -> bool {
        self.settings.with_untracked(|s| s.epoch) != self.known_epoch.get_value()
    }

    /// Whether it is on the way to the epoch of a link.
    pub fn is_replaying(self) -> bool {
        self.replay_until.get_value().is_some()
    }

    /// Changes the session by hand; what was being replayed is not gone on with.
    pub fn change(self, change: impl FnOnce(&mut TrainingSession)) {
        self.past.set(None);
        let report = self.session.try_update_value(|session| {
            change(session);
            session.report()
        });
        self.end_run();
        self.tell_host(report.unwrap_or_default());
    }

    /// To be called before the first step of a run.
    pub fn begin_run(self) {
        self.last_step.set_value(performance_now());
        self.next_turn.set_value(Turn::Network(0));
    }

    /// To be called after the last step of a run: the epoch goes into the address, and everything is drawn.
    pub fn end_run(self) {
        self.replay_until.set_value(None);
        let epoch = self.with_untracked(TrainingSession::epoch);
        self.known_epoch.set_value(epoch);
        self.settings.update_transient(|s| s.epoch = epoch);
        self.draw_all();
    }

    /// Takes a step if one is due by now; gives whether one was.
    pub fn step(self) -> bool {
        let now = performance_now();
        let seconds = (now - self.last_step.get_value()).clamp(0.0, 100.0) / 1000.0;
        self.last_step.set_value(now);
        let until = self.replay_until.get_value();
        let speed = if until.is_some() { Speed::Top } else { self.speed.get_untracked() };
        let taken = self.session.try_update_value(|session| {
            session.owe(speed.steps(seconds, session.batches_per_epoch()));
            session.take_owed_step(until)
        });
        taken == Some(true)
    }

    /// Has the part of the lab drawn whose turn it is, or everything at the end, and tells the host what has happened;
    /// gives whether there is more to train.
    pub fn end_frame(self) -> bool {
        let until = self.replay_until.get_value();
        let (more, networks, report) = self
            .session
            .try_update_value(|session| {
                session.forget_owed_steps();
                let more = session.can_continue() && !session.is_at(until);
                (more, session.networks().len(), session.report())
            })
            .unwrap_or_default();
        if more {
            let turn = self.next_turn.get_value();
            self.next_turn.set_value(turn.next(networks));
            self.drawn[turn.index()].notify();
        } else {
            self.end_run();
        }
        self.tell_host(report);
        more
    }

    /// Comes last, when the settings have the epoch: who listens may read them, and may close the application.
    fn tell_host(self, report: Vec<host::Event>) {
        let host = self.settings.state.host;
        for event in report {
            host.emit(&event);
        }
    }
}

fn new_session(definition: Memo<TrainSettings>, data: Memo<Arc<Dataset>>) -> TrainingSession {
    definition.with_untracked(|settings| TrainingSession::new(settings, &data.get_untracked()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frame_has_something_to_draw() {
        let turns = |networks: usize| {
            let next = |turn: &Turn| Some(turn.next(networks));
            std::iter::successors(Some(Turn::Network(0)), next).take(4).collect::<Vec<_>>()
        };
        let (first, second) = (Turn::Network(0), Turn::Network(1));
        assert_eq!(turns(1), [first, Turn::Overview, first, Turn::Overview]);
        assert_eq!(turns(2), [first, second, Turn::Overview, first]);
        assert_eq!(turns(4)[3], Turn::Network(3));
    }
}
