//! The controls of the training session: run, step, rewind, seed, speed, shown epoch.

use super::draw_target::DrawTarget;
use super::replay::LongReplay;
use super::session::TrainingSession;
use super::settings::{TrainSettings, from_start};
use super::speed::Speed;
use super::training::use_training;
use super::transport::use_transport;
use crate::components::next_seed;
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::prelude::*;

/// The controls in a row.
#[component]
pub fn TransportBar() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let transport = use_transport();
    let training = use_training();
    let cannot_continue = training.memo(DrawTarget::Overview, |session| !session.can_continue());
    let hint = Memo::new(move |_| {
        let epochs = training.preset_epochs.get();
        match (cannot_continue.get(), transport.has_ended(), transport.is_running()) {
            (true, ..) => lang.rewind_to_train().into(),
            (_, true, _) => lang.train_goes_on(epochs.unwrap_or_default()),
            (.., true) => lang.train_is_running(epochs),
            _ => lang.train_ends_after(epochs),
        }
    });
    let hint_id = use_state().host.id("run-hint");
    let bar = NodeRef::<Div>::new();
    let toggle = move |_| {
        transport.toggle();
        if transport.is_running_untracked() {
            show_networks_below(bar);
        }
    };
    let run_label = move || if transport.is_running() { lang.train_pause() } else { lang.train_run() };
    let take_next_seed = move |_| {
        settings.update(from_start(|s| s.seed = next_seed(s.seed)));
    };
    view! {
        <div class="transport" node_ref=bar role="group" aria-label=lang.train_training()>
            <button class="primary play" disabled=cannot_continue aria-describedby=hint_id.clone() on:click=toggle>{run_label}</button>
            <button disabled=cannot_continue aria-describedby=hint_id.clone() on:click=move |_| transport.step_batch()>{lang.one_batch()}</button>
            <button disabled=cannot_continue aria-describedby=hint_id.clone() on:click=move |_| transport.step_epoch()>{lang.one_epoch()}</button>
            <button on:click=move |_| transport.rewind()>{lang.train_rewind()}</button>
            <button on:click=take_next_seed>{lang.new_seed()}</button>
            <EpochSlider/>
            <SpeedButtons/>
        </div>
        <p class="run-hint" id=hint_id>{hint}</p>
        <LongReplayQuestion/>
    }
}

/// The question whether the epoch of a link is to be reached, if that takes long.
#[component]
fn LongReplayQuestion() -> impl IntoView {
    let (lang, training, transport) = (use_lang(), use_training(), use_transport());
    let question = move || {
        training.replay.question.get().map(|LongReplay { epoch, seconds }| {
            view! {
                <p>{lang.long_replay(epoch, seconds)}</p>
                <button class="primary" on:click=move |_| transport.replay_to_end()>{lang.replay_to_end()}</button>
                <button on:click=move |_| transport.stay()>{lang.stay_at_this_epoch()}</button>
            }
        })
    };
    view! { <div class="long-replay" role="status">{question}</div> }
}

/// The width of a window on which the networks are below the first screen.
const NARROW: f64 = 600.0;

/// On a phone, scrolls the controls to the top, so that the networks below them are in sight while they train.
fn show_networks_below(bar: NodeRef<Div>) {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    if let Some(bar) = bar.get_untracked().filter(|_| width.is_some_and(|width| width < NARROW))
        && bar.get_bounding_client_rect().top() > 0.0
    {
        bar.scroll_into_view();
    }
}

/// The speeds of training.
#[component]
fn SpeedButtons() -> impl IntoView {
    let (lang, training) = (use_lang(), use_training());
    let button = |speed: Speed| {
        view! {
            <button
                aria-pressed=move || (training.speed() == speed).to_string()
                on:click=move |_| training.chosen_speed.set(Some(speed))
            >
                {lang.speed_name(speed)}
            </button>
        }
    };
    view! {
        <div class="seg speed" role="group" aria-label=lang.train_speed()>
            {Speed::ALL.map(button).collect_view()}
        </div>
    }
}

/// The shown epoch, with a slider that selects an earlier one.
#[component]
fn EpochSlider() -> impl IntoView {
    let (lang, training, transport) = (use_lang(), use_training(), use_transport());
    let last = training.memo(DrawTarget::Overview, TrainingSession::epoch);
    let shown = Memo::new(move |_| training.past_epoch.get().unwrap_or_else(|| last.get()));
    let caption = move || match training.past_epoch.get() {
        Some(epoch) => lang.as_it_was_at_epoch(epoch, last.get()),
        None => lang.epoch_number(last.get()),
    };
    let show_epoch = move |text: String| {
        if let Some(epoch) = format::parse(&text) {
            transport.show_epoch(epoch as usize);
        }
    };
    // `max` is set before `value`: the browser clamps the value to it.
    view! {
        <label class="scrub">
            <span class="epoch">{caption}</span>
            <input
                type="range"
                min="0"
                max=move || last.get().to_string()
                step="1"
                aria-label=lang.epoch_shown()
                prop:value=move || shown.get().to_string()
                on:input:target=move |event| show_epoch(event.target().value())
            />
        </label>
    }
}
