//! The replay of a link up to its epoch, and the question whether a long one is to go on.

use super::session::TrainingSession;
use crate::hooks::performance_now;
use crate::workers::Progress;
use leptos::prelude::*;

/// Milliseconds of training after which the whole time of a replay is estimated.
const ESTIMATED_AFTER: f64 = 500.0;

/// The seconds that a replay may take without asking.
const LONGEST_REPLAY: u64 = 10;

/// The measurement of how fast a replay is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum ReplayTiming {
    /// It begins with the next frame: the first one has the start of the page in it.
    Due,
    /// It began at this time, after this number of steps.
    Since(f64, usize),
    /// The replay has been estimated.
    Done,
}

/// A link whose epoch takes long to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LongReplay {
    /// The epoch of the link.
    pub epoch: usize,
    /// The seconds that are left.
    pub seconds: u64,
}

/// The replay of a link.
#[derive(Clone, Copy)]
pub struct Replay {
    /// The epoch up to which it is replayed at top speed; `None` if there is no replay.
    target: StoredValue<Option<usize>>,
    timing: StoredValue<ReplayTiming>,
    /// The replay about which the visitor is asked; it goes on if they consent.
    pub question: RwSignal<Option<LongReplay>>,
}

impl Replay {
    /// No replay.
    pub fn new() -> Self {
        Replay {
            target: StoredValue::new(None),
            timing: StoredValue::new(ReplayTiming::Done),
            question: RwSignal::new(None),
        }
    }

    /// Prepares the replay up to an epoch; gives whether there is anything to replay.
    pub fn prepare(self, epoch: usize) -> bool {
        self.target.set_value((epoch > 0).then_some(epoch));
        self.timing.set_value(ReplayTiming::Due);
        epoch > 0
    }

    /// Ends the replay.
    pub fn end(self) {
        self.target.set_value(None);
        self.question.set(None);
    }

    /// The epoch up to which a link is being replayed.
    pub fn target(self) -> Option<usize> {
        self.target.get_value()
    }

    /// The present replay, if it is now to be estimated and takes too long without asking.
    pub fn find_long(self, session: &TrainingSession) -> Option<LongReplay> {
        let epoch = self.target()?;
        let (now, steps) = (performance_now(), session.steps());
        let (start, steps_before) = match self.timing.get_value() {
            ReplayTiming::Done => return None,
            ReplayTiming::Since(start, before) => (start, before),
            ReplayTiming::Due => {
                self.timing.set_value(ReplayTiming::Since(now, steps));
                return None;
            }
        };
        if now - start < ESTIMATED_AFTER || steps == steps_before {
            return None;
        }
        self.timing.set_value(ReplayTiming::Done);
        let units = (epoch * session.batches_per_epoch()).saturating_sub(steps_before);
        let seconds = Progress::new(steps - steps_before, units, now - start).seconds_left?;
        (seconds > LONGEST_REPLAY).then_some(LongReplay { epoch, seconds })
    }
}
