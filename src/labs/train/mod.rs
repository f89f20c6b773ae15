//! Train: one to four networks race on the same data, and their units are watched.

mod census;
mod charts;
mod clock;
mod controls;
mod export;
mod graph;
mod lane;
mod log;
mod own;
mod picture;
mod presets;
mod race;
mod unit;

use crate::app::Store;
use crate::browser;
use crate::settings::{LANES, Run, Settings};
use crate::ui::erased::click;
use clock::Clock;
use leptos::prelude::*;

/// The lab.
#[component]
pub fn Train() -> impl IntoView {
    let store = expect_context::<Store>();
    let clock = Clock::new(store);
    let colors = browser::colors(store.memo(|s| s.theme));
    let saved = RwSignal::new(String::new());
    let save = move |name: &str, content: String| {
        let done = browser::download(name, &content).is_some();
        saved.set(if done { format!("{name} was offered") } else { "The browser refuses downloads".into() });
    };
    view! {
        <main class="sided train">
            <div class="wide-part">
                <h1>"Who survives the training?"</h1>
                <p class="lede">
                    "The same data, the same initial weights, the same batches: only the activation differs. Crossed units are dead: their slope is 0 on every training sample."
                </p>
                <controls::Transport clock/>
                <div class="lanes">
                    {(0..LANES).map(|slot| view! { <lane::Lane store clock colors index=slot/> }).collect_view()}
                </div>
                <unit::Inspector store clock colors/>
                <charts::Charts store clock colors/>
                <log::Log store clock/>
                <div class="files">
                    <button on:click=click(move || save("race.csv", clock.peek(export::csv)))>"Download the run (CSV)"</button>
                    <button on:click=click(move || save("networks.json", clock.peek(export::json)))>"Download the weights (JSON)"</button>
                    <span role="status">{saved}</span>
                </div>
            </div>
            <div class="settings">
                <presets::Races store/>
                <census::Census store/>
                <controls::Definition store clock/>
            </div>
        </main>
    }
}

/// A change of what defines the race: it begins anew.
fn defining(change: impl FnOnce(&mut Run)) -> impl FnOnce(&mut Settings) {
    |settings| {
        change(&mut settings.run);
        settings.run.epoch = 0;
    }
}

/// The name of a network: its activation, numbered where another has the same.
fn lane_name(run: &Run, slot: usize) -> String {
    let Some(lane) = run.lanes.get(slot) else { return String::new() };
    let same = |other: &&engine::activation::Instance| other.activation == lane.activation;
    if run.lanes.iter().filter(same).count() < 2 {
        return lane.activation.name.into();
    }
    let before = run.lanes[..slot].iter().filter(same).count();
    format!("{} ({})", lane.activation.name, before + 1)
}
