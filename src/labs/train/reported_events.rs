//! What a host is told of a session: units that died, and its end.

use super::session::TrainingSession;
use crate::host;
use engine::nn::{Event, Happening};

/// How many events of each network the host has been told of.
#[derive(Debug, Default)]
pub struct ReportedEvents(Vec<usize>);

impl ReportedEvents {
    /// The deaths of units since the last call.
    pub fn new_deaths(&mut self, session: &TrainingSession) -> Vec<host::Event> {
        self.0.resize(session.networks().len(), 0);
        let mut deaths = Vec::new();
        for (slot, (trainer, reported)) in session.networks().iter().zip(&mut self.0).enumerate() {
            let events = trainer.events();
            deaths.extend(
                events.get(*reported..).unwrap_or_default().iter().filter_map(|event| death(slot, event)),
            );
            *reported = events.len();
        }
        deaths
    }
}

/// The end of a session.
pub fn run_finished(session: &TrainingSession) -> host::Event {
    host::Event::RunFinished { epoch: session.epoch() }
}

/// Network and layer are counted from 1; no other event is reported.
fn death(slot: usize, event: &Event) -> Option<host::Event> {
    let (Happening::Died(count, units) | Happening::BornDead(count, units)) = event.what else { return None };
    let layer = event.layer.map_or(0, |layer| layer + 1);
    Some(host::Event::NeuronDied { network: slot + 1, layer, count, units, epoch: event.epoch })
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::super::settings::TrainSettings;
    use super::*;
    use engine::nn::Trainer;

    #[test]
    fn deaths_are_reported_and_nothing_else() {
        let died = Event { epoch: 12, layer: Some(1), what: Happening::Died(3, 8) };
        let json = r#"{"network":2,"layer":2,"count":3,"units":8,"epoch":12}"#;
        assert_eq!(serde_json::to_string(&death(1, &died).unwrap()).unwrap(), json);
        assert_eq!(death(1, &Event { what: Happening::Revived(1, 8), ..died }), None);
    }

    #[test]
    fn every_death_is_reported_once() {
        let mut settings = TrainSettings::killing();
        settings.stop = 10;
        let mut session = session_of(&settings);
        let mut reported = ReportedEvents::default();
        let mut deaths = 0;
        while session.can_continue() {
            session.finish_epoch();
            deaths += reported.new_deaths(&session).len();
        }
        let is_death = |event: &&Event| matches!(event.what, Happening::Died(..) | Happening::BornDead(..));
        let all = session.networks().iter().flat_map(Trainer::events).filter(is_death).count();
        assert!(all > 0 && deaths == all, "{deaths} of {all}");
        assert!(reported.new_deaths(&session).is_empty());
    }
}
