//! The events of a session that are reported to the host: deaths of units, and the end of the run.

use crate::host;
use engine::nn::{Event, EventKind, Trainer};

/// The events that have been reported.
#[derive(Debug, Default)]
pub struct ReportedEvents {
    /// How many events of each network have been examined.
    counts: Vec<usize>,
    /// Whether the end has been reported.
    finished: bool,
}

impl ReportedEvents {
    /// Deaths of units since the last call, and the end if it is new.
    pub fn take_new(&mut self, networks: &[Trainer]) -> Vec<host::Event> {
        let mut new_events = Vec::new();
        self.counts.resize(networks.len(), 0);
        for (slot, (trainer, count)) in networks.iter().zip(&mut self.counts).enumerate() {
            let events = trainer.events();
            let new = events.get(*count..).unwrap_or_default();
            new_events.extend(new.iter().filter_map(|event| death(slot, event)));
            *count = events.len();
        }
        let finished = !networks.iter().any(Trainer::can_continue);
        if finished && !self.finished {
            let epoch = networks.iter().map(Trainer::epoch).max().unwrap_or(0);
            new_events.push(host::Event::RunFinished { epoch });
        }
        self.finished = finished;
        new_events
    }
}

/// The report of a death, in which network and layer are counted from 1; `None` for other events.
fn death(slot: usize, event: &Event) -> Option<host::Event> {
    let (EventKind::Died(count, units) | EventKind::BornDead(count, units)) = event.kind else { return None };
    let layer = event.layer.map_or(0, |layer| layer + 1);
    Some(host::Event::NeuronDied { network: slot + 1, layer, count, units, epoch: event.epoch })
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::super::settings::TrainSettings;
    use super::*;

    #[test]
    fn deaths_are_reported_and_nothing_else() {
        let died = Event { epoch: 12, layer: Some(1), kind: EventKind::Died(3, 8) };
        let json = r#"{"network":2,"layer":2,"count":3,"units":8,"epoch":12}"#;
        assert_eq!(serde_json::to_string(&death(1, &died).unwrap()).unwrap(), json);
        assert_eq!(death(1, &Event { kind: EventKind::Revived(1, 8), ..died }), None);
    }

    #[test]
    fn every_death_and_the_end_are_reported_once_and_again_after_rewinding() {
        let mut settings = TrainSettings::high_learning_rate();
        settings.stop = 10;
        let mut session = session_of(&settings);
        let mut run = || {
            let mut all = Vec::new();
            while session.can_continue() {
                session.finish_epoch();
                all.extend(session.new_events());
            }
            assert!(session.new_events().is_empty());
            let is_death =
                |event: &&Event| matches!(event.kind, EventKind::Died(..) | EventKind::BornDead(..));
            let deaths = session.networks().iter().flat_map(Trainer::events).filter(is_death).count();
            assert!(deaths > 0 && all.len() == deaths + 1, "{deaths}: {all:?}");
            assert_eq!(all.last(), Some(&host::Event::RunFinished { epoch: 10 }));
            session.rewind();
            all
        };
        assert_eq!(run(), run());
    }
}
