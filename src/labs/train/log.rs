//! What has happened, in words.

use super::clock::{Clock, TURNS};
use super::lane_name;
use super::race::Race;
use crate::app::Store;
use crate::settings::Run;
use engine::nn::{Event, Happening};
use leptos::prelude::*;

/// The most lines that are shown.
const LINES: usize = 40;

/// The last events, the latest first, said politely.
#[component]
pub fn Log(store: Store, clock: Clock) -> impl IntoView {
    // Rewritten only when it says something else: a live region speaks at every change.
    let lines = Memo::new(move |_| {
        let run = store.get().run;
        clock.look(TURNS - 1, |race| html(race, &run))
    });
    view! {
        <section class="log" aria-labelledby="log-title">
            <h2 id="log-title">"Events"</h2>
            <div role="log" aria-live="polite" tabindex="0" aria-labelledby="log-title">
                <ol inner_html=lines></ol>
            </div>
        </section>
    }
}

fn html(race: &Race, run: &Run) -> String {
    let mut all: Vec<(usize, &Event)> = Vec::new();
    for (slot, lane) in race.lanes().iter().enumerate() {
        all.extend(lane.events().iter().map(|event| (slot, event)));
    }
    all.sort_by_key(|(_, event)| event.epoch);
    let line = |(slot, event): &(usize, &Event)| {
        format!(
            "<li><b style=\"color:var(--c{})\">{}</b>, {}</li>",
            slot + 1,
            lane_name(run, *slot),
            sentence(event)
        )
    };
    if all.is_empty() {
        return "<li>Nothing has died, come to life or become saturated so far.</li>".into();
    }
    all.iter().rev().take(LINES).map(line).collect()
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
