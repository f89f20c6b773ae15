//! What a host is told of a race: units that died, and its end.

use super::race::Race;
use crate::host::Host;
use engine::nn::{Event, Happening};

/// How many events of each network the host knows of.
pub type Told = Vec<usize>;

/// Tells of the units that have died since, as JSON: network and layer counted from 1, how many of how many units,
/// after how many epochs.
pub fn deaths(race: &Race, told: &mut Told, host: Host) {
    told.resize(race.lanes().len(), 0);
    for (slot, (lane, known)) in race.lanes().iter().zip(told).enumerate() {
        for event in lane.events().get(*known..).unwrap_or_default() {
            if let Some(json) = death(slot, event) {
                host.tell("neuron-died", &json);
            }
        }
        *known = lane.events().len();
    }
}

/// Tells that the race is over.
pub fn end(race: &Race, host: Host) {
    host.tell("run-finished", &format!("{{\"epoch\":{}}}", race.epoch()));
}

fn death(slot: usize, event: &Event) -> Option<String> {
    let (Happening::Died(count, of) | Happening::BornDead(count, of)) = event.what else { return None };
    Some(format!(
        "{{\"network\":{},\"layer\":{},\"count\":{count},\"units\":{of},\"epoch\":{}}}",
        slot + 1,
        event.layer.map_or(0, |layer| layer + 1),
        event.epoch
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deaths_are_json_and_nothing_else_is_told() {
        let died = Event { epoch: 12, layer: Some(1), what: Happening::Died(3, 8) };
        let json = r#"{"network":2,"layer":2,"count":3,"units":8,"epoch":12}"#;
        assert_eq!(death(1, &died).as_deref(), Some(json));
        assert_eq!(death(1, &Event { what: Happening::Revived(1, 8), ..died }), None);
    }
}
