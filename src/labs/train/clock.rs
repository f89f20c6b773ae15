//! What runs a race: slices of training and drawing, frame by frame.

use super::own::Brush;
use super::race::Race;
use super::tell::{self, Told};
use crate::browser::{before_next_frame, now};
use crate::reactive::*;
use crate::settings::{LANES, Run};
use crate::store::Store;
use engine::nn::Trainer;

/// How fast a race goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// A batch a second.
    Batch,
    /// Ten batches a second.
    Batches,
    /// An epoch a second.
    Epoch,
    /// Ten epochs a second.
    Epochs,
    /// As fast as no frame is dropped.
    Top,
}

impl Speed {
    /// All of them, each with its id and its name.
    pub const ALL: [(Speed, &'static str, &'static str); 5] = [
        (Speed::Batch, "batch", "1 batch/s"),
        (Speed::Batches, "batches", "10 batches/s"),
        (Speed::Epoch, "epoch", "1 epoch/s"),
        (Speed::Epochs, "epochs", "10 epochs/s"),
        (Speed::Top, "top", "Top speed"),
    ];

    fn steps(self, seconds: f64, batches: usize) -> f64 {
        seconds
            * match self {
                Speed::Batch => 1.0,
                Speed::Batches => 10.0,
                Speed::Epoch => batches as f64,
                Speed::Epochs => 10.0 * batches as f64,
                Speed::Top => f64::INFINITY,
            }
    }
}

/// Milliseconds of a frame that training may take.
const SLICE: f64 = 3.5;
/// Parts of the page that take turns in being drawn: the networks, then all charts together.
pub const TURNS: usize = LANES + 1;

/// The state of the lab that is not shared.
#[derive(Clone, Copy)]
pub struct Clock {
    store: Store,
    race: StoredValue<Race>,
    running: RwSignal<bool>,
    /// How fast.
    pub speed: RwSignal<Speed>,
    /// The epoch that is looked back at; none for the present.
    pub past: RwSignal<Option<usize>>,
    /// The unit that is looked at: network, hidden layer, unit.
    pub chosen: RwSignal<Option<(usize, usize, usize)>>,
    /// What a pointer does to the visitor's own data.
    pub brush: RwSignal<Option<Brush>>,
    turns: [RwSignal<u32>; TURNS],
    until: StoredValue<Option<usize>>,
    last: StoredValue<f64>,
    told: StoredValue<Told>,
}

impl Clock {
    /// A race that follows the settings, at the epoch that the address asks for.
    pub fn new(store: Store) -> Self {
        let first = store.peek(|s| s.run.clone());
        let clock = Clock {
            store,
            race: StoredValue::new(Race::new(&first)),
            running: RwSignal::new(false),
            speed: RwSignal::new(Speed::Top),
            past: RwSignal::new(None),
            chosen: RwSignal::new(Some((0, 0, 0))),
            brush: RwSignal::new(None),
            turns: [(); TURNS].map(|()| RwSignal::new(0)),
            until: StoredValue::new(None),
            last: StoredValue::new(0.0),
            told: StoredValue::new(Told::new()),
        };
        let definition = store.memo(|s| Run { epoch: 0, ..s.run.clone() });
        let mut opened = false;
        effect(move || {
            store.returned();
            let run = definition.get();
            if std::mem::replace(&mut opened, true) {
                clock.race.set_value(Race::new(&run));
                clock.told.set_value(Told::new());
                clock.running.set(false);
            }
            clock.begin(&run);
        });
        clock
    }

    /// Looks at the present, and replays up to the epoch that the settings ask for.
    fn begin(self, run: &Run) {
        self.past.set(None);
        self.chosen.update(|chosen| {
            let exists = |(lane, layer, unit): &(usize, usize, usize)| {
                *lane < run.lanes.len() && run.layers.get(*layer).is_some_and(|units| unit < units)
            };
            *chosen = chosen.take().filter(exists);
        });
        let epoch = self.store.peek(|s| s.run.epoch);
        if epoch > 0 {
            self.until.set_value(Some(epoch));
            self.start();
        }
        self.drawn();
    }

    /// Reads the race as it is; follows one of the turns of drawing.
    pub fn look<T>(self, turn: usize, read: impl FnOnce(&Race) -> T) -> T {
        self.turns[turn].track();
        self.race.with_value(read)
    }

    /// A text that follows one of the turns, passed on only when it says something else: what reads the page
    /// aloud speaks at every change.
    pub fn text(self, turn: usize, read: impl Fn(&Race) -> String + 'static) -> Signal<String> {
        // Boxed, so that all texts share their code.
        let read: Box<dyn Fn(&Race) -> String> = Box::new(read);
        memo(move || self.look(turn, &*read))
    }

    /// Like [`Clock::text`], of one network; empty where there is none.
    pub fn text_of(self, slot: usize, read: impl Fn(&Trainer) -> String + 'static) -> Signal<String> {
        self.text(slot, move |race| race.lanes().get(slot).map(&read).unwrap_or_default())
    }

    /// Reads the race without following it.
    pub fn peek<T>(self, read: impl FnOnce(&Race) -> T) -> T {
        self.race.with_value(read)
    }

    /// Whether it is under way, followed by the caller.
    pub fn running(self) -> bool {
        self.running.get()
    }

    /// Whether it is under way, not followed.
    pub fn is_running(self) -> bool {
        self.running.get_untracked()
    }

    /// Has everything drawn.
    pub fn drawn(self) {
        for turn in self.turns {
            turn.update(|n| *n = n.wrapping_add(1));
        }
    }

    /// Lets it run.
    pub fn start(self) {
        self.past.set(None);
        if !self.is_running() && self.peek(Race::can_go_on) {
            self.running.set(true);
            self.last.set_value(now());
            before_next_frame(move || self.frame(0));
        }
    }

    /// Holds it, and keeps the epoch in the address.
    pub fn pause(self) {
        self.until.set_value(None);
        self.running.set(false);
        self.keep();
    }

    /// Lets it run, or holds it.
    pub fn toggle(self) {
        if self.is_running() { self.pause() } else { self.start() }
    }

    fn keep(self) {
        let epoch = self.peek(Race::epoch);
        self.store.note(|s| s.run.epoch = epoch);
        self.drawn();
    }

    fn frame(self, turn: usize) {
        // The lab may be gone by now.
        if self.running.try_get_untracked() != Some(true) {
            return;
        }
        let begin = now();
        let seconds = engine::limit(begin - self.last.get_value(), 0.0, 100.0) / 1000.0;
        self.last.set_value(begin);
        let until = self.until.get_value();
        let speed = if until.is_some() { Speed::Top } else { self.speed.get_untracked() };
        self.race.update_value(|race| {
            let steps = speed.steps(seconds, race.batches());
            race.advance(steps, until, || now() - begin > SLICE);
        });
        self.told.update_value(|told| self.peek(|race| tell::deaths(race, told, self.store.host)));
        let there = until.is_some_and(|epoch| self.peek(Race::epoch) >= epoch);
        let over = !self.peek(Race::can_go_on);
        if over {
            self.peek(|race| tell::end(race, self.store.host));
        }
        if there || over {
            return self.pause();
        }
        self.turns[turn % TURNS].update(|n| *n = n.wrapping_add(1));
        before_next_frame(move || self.frame(turn + 1));
    }

    /// One batch.
    pub fn step_batch(self) {
        self.by_hand(Race::step);
    }

    /// One epoch.
    pub fn step_epoch(self) {
        self.by_hand(Race::finish_epoch);
    }

    /// Back to the initial weights.
    pub fn rewind(self) {
        self.by_hand(Race::rewind);
    }

    fn by_hand(self, change: impl FnOnce(&mut Race)) {
        self.until.set_value(None);
        self.running.set(false);
        self.past.set(None);
        self.race.update_value(change);
        self.keep();
    }
}
