//! The log of events: units that died, revived or became saturated.

use super::draw_target::DrawTarget;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::hooks::curve_colour;
use crate::locale::{Lang, use_lang};
use crate::state::{use_settings, use_state};
use engine::nn::{Event, Trainer};
use leptos::prelude::*;

/// The most lines that are shown.
const LINES: usize = 40;

/// A line of the log, which is its own key in the list: it is unique.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    slot: usize,
    /// The index among the events of its network.
    number: usize,
    /// The name of the network.
    name: String,
    sentence: String,
}

/// The last events up to the shown epoch, in the order of time, in a live region. The list is keyed, so that only new lines are announced.
#[component]
pub fn EventLog() -> impl IntoView {
    let (settings, lang, training) = (use_settings::<TrainSettings>(), use_lang(), use_training());
    let lines = settings.memo(move |s| {
        let until = training.past_epoch.get();
        training.with(DrawTarget::Overview, |session| latest(session, until, s, lang))
    });
    let item = |line: Line| {
        view! { <li><b style:color=curve_colour(line.slot)>{line.name}</b>", "{line.sentence}</li> }
    };
    let empty = move || lines.with(Vec::is_empty).then(|| view! { <li>{lang.no_event()}</li> });
    let title = use_state().host.id("log-title");
    view! {
        <section class="log" aria-labelledby=title>
            <h2 id=title.clone()>{lang.train_events()}</h2>
            <div role="log" aria-live=move || if training.past_epoch.get().is_some() { "off" } else { "polite" } tabindex="0" aria-labelledby=title.clone()>
                <ol>
                    {empty}
                    <For each=move || lines.get() key=Line::clone children=item/>
                </ol>
            </div>
        </section>
    }
}

/// The last events of all networks up to the epoch `until`, in the order of time.
fn latest(
    session: &TrainingSession,
    until: Option<usize>,
    settings: &TrainSettings,
    lang: Lang,
) -> Vec<Line> {
    // The events of each network are in order, so the latest of all is the last one of some network.
    let mut left: Vec<&[Event]> =
        session.networks().iter().map(|network| events_until(network, until)).collect();
    let mut lines = Vec::new();
    while lines.len() < LINES {
        let last = |(slot, events): (usize, &&'_ [Event])| Some((slot, events.len().checked_sub(1)?));
        let ends = left.iter().enumerate().filter_map(last);
        // The last of equals, so that the events of an epoch are in the order of the networks.
        let Some((slot, number)) = ends.max_by_key(|(slot, end)| left[*slot][*end].epoch) else { break };
        let (name, sentence) = (settings.network_name(slot), lang.event_sentence(&left[slot][number]));
        lines.push(Line { slot, number, name, sentence });
        left[slot] = &left[slot][..number];
    }
    lines.reverse();
    lines
}

/// The events of a network up to an epoch.
fn events_until(network: &Trainer, until: Option<usize>) -> &[Event] {
    let events = network.events();
    &events[..events.partition_point(|event| until.is_none_or(|until| event.epoch <= until))]
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::*;

    #[test]
    fn events_are_in_the_order_of_time() {
        let mut settings = TrainSettings::high_learning_rate();
        settings.stop = 10;
        let mut session = session_of(&settings);
        while session.can_continue() {
            session.step();
        }
        let lines = latest(&session, None, &settings, Lang::English);
        let epochs: Vec<usize> =
            lines.iter().map(|line| session.networks()[line.slot].events()[line.number].epoch).collect();
        let all: usize = session.networks().iter().map(|network| network.events().len()).sum();
        assert_eq!(epochs.len(), all.min(LINES));
        assert!(all > 1 && epochs.is_sorted(), "{epochs:?}");
        let early = latest(&session, Some(1), &settings, Lang::English);
        assert!(!early.is_empty() && lines.starts_with(&early), "a past epoch has the events up to it");
    }
}
