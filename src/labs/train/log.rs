//! What has happened, in words.

use super::clock::{Clock, TURNS};
use super::lane_name;
use super::race::Race;
use crate::dom::{El, el};
use crate::settings::Run;
use crate::store::Store;
use engine::nn::{Event, Happening, Trainer};

/// The most lines that are shown.
const LINES: usize = 40;

/// The last events, the latest first, said politely.
pub fn log(store: Store, clock: Clock) -> El {
    // Rewritten only when it says something else: a live region speaks at every change.
    let lines = store.memo(move |s| clock.look(TURNS - 1, |race| html(race, &s.run)));
    let list = el("div")
        .set("role", "log")
        .set("aria-live", "polite")
        .set("tabindex", "0")
        .set("aria-labelledby", "log-title")
        .with(el("ol").html(lines));
    el("section")
        .class("log")
        .set("aria-labelledby", "log-title")
        .with(el("h2").set("id", "log-title").text("Events"))
        .with(list)
}

/// The last events of all networks as HTML, the latest first.
fn html(race: &Race, run: &Run) -> String {
    // Those of one network are in order: the latest of all is the last of one.
    let mut left: Vec<&[Event]> = race.lanes().iter().map(Trainer::events).collect();
    let mut html = String::new();
    for _ in 0..LINES {
        let last = |(slot, events): (usize, &&'_ [Event])| Some((slot, events.len().checked_sub(1)?));
        let ends = left.iter().enumerate().filter_map(last);
        let Some((slot, end)) = ends.max_by_key(|(slot, end)| left[*slot][*end].epoch) else { break };
        html += &format!(
            "<li><b style=\"color:var(--c{})\">{}</b>, {}</li>",
            slot + 1,
            lane_name(run, slot),
            sentence(&left[slot][end])
        );
        left[slot] = &left[slot][..end];
    }
    if html.is_empty() {
        return "<li>Nothing has died, come to life or become saturated so far.</li>".into();
    }
    html
}

/// An event in words.
fn sentence(event: &Event) -> String {
    let layer = event.layer.map_or(String::new(), |l| format!(" of layer {}", l + 1));
    let what = match event.what {
        Happening::BornDead(n, of) => format!("{n} of {of} units{layer} were dead from the start"),
        Happening::Died(n, of) => format!("{n} of {of} units{layer} died"),
        Happening::Revived(n, of) => format!("{n} of {of} units{layer} came to life again"),
        Happening::Saturated(n, of) => format!("{n} of {of} units{layer} became saturated"),
        Happening::LayerCollapsed => format!("all units{layer} are dead: no gradient passes"),
        Happening::NetworkCollapsed => {
            "the output is the same for every sample: the network has collapsed".into()
        }
    };
    format!("epoch {}: {what}.", event.epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_events_of_all_networks_come_first() {
        let run = Run { stop: 10, ..Run::killing() };
        let mut race = Race::new(&run);
        while race.can_go_on() {
            race.step();
        }
        let html = html(&race, &run);
        let epochs: Vec<usize> = html
            .split("epoch ")
            .skip(1)
            .map(|rest| rest.split(':').next().unwrap().parse().unwrap())
            .collect();
        let all: usize = race.lanes().iter().map(|lane| lane.events().len()).sum();
        assert_eq!(epochs.len(), all.min(LINES));
        assert!(all > 1 && epochs.is_sorted_by(|a, b| a >= b), "{epochs:?}");
    }
}
