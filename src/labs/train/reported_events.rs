//! What a host is told of a session: units that died, and its end.

use crate::host;
use engine::nn::{Event, EventKind, Trainer};

/// What a host has been told of the networks of a session.
#[derive(Debug, Default)]
pub struct ReportedEvents {
    /// Events of each network that it has been told of, or that are none of its.
    counts: Vec<usize>,
    /// Whether it knows of the end.
    finished: bool,
}

impl ReportedEvents {
    /// The deaths of units since the last call, and the end, if that is new.
    pub fn report(&mut self, networks: &[Trainer]) -> Vec<host::Event> {
        let mut report = Vec::new();
        self.counts.resize(networks.len(), 0);
        for (slot, (trainer, count)) in networks.iter().zip(&mut self.counts).enumerate() {
            let events = trainer.events();
            let new = events.get(*count..).unwrap_or_default();
            report.extend(new.iter().filter_map(|event| death(slot, event)));
            *count = events.len();
        }
        let finished = !networks.iter().any(Trainer::can_continue);
        if finished && !self.finished {
            let epoch = networks.iter().map(Trainer::epoch).max().unwrap_or(0);
            report.push(host::Event::RunFinished { epoch });
        }
        self.finished = finished;
        report
    }
}

/// Network and layer are counted from 1; no other event is reported.
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
                all.extend(session.report());
            }
            assert!(session.report().is_empty());
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
