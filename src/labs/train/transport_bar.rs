//! The controls of the training session: run, step, rewind, seed, speed, shown epoch.

use super::draw_target::DrawTarget;
use super::session::TrainingSession;
use super::settings::{TrainSettings, from_start};
use super::speed::Speed;
use super::training::use_training;
use super::transport::use_transport;
use crate::components::{Select, SelectOption, next_seed};
use crate::format;
use crate::locale::use_lang;
use crate::state::use_settings;
use leptos::prelude::*;

/// The controls in a row.
#[component]
pub fn TransportBar() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let transport = use_transport();
    let has_ended = use_training().memo(DrawTarget::Network(0), |session| !session.can_continue());
    let run_label = move || if transport.is_running() { lang.train_pause() } else { lang.train_run() };
    let take_next_seed = move |_| {
        settings.update(from_start(|s| s.seed = next_seed(s.seed)));
    };
    view! {
        <div class="transport" role="group" aria-label=lang.train_training()>
            <button class="primary play" disabled=has_ended on:click=move |_| transport.toggle()>{run_label}</button>
            <button disabled=has_ended on:click=move |_| transport.step_batch()>{lang.one_batch()}</button>
            <button disabled=has_ended on:click=move |_| transport.step_epoch()>{lang.one_epoch()}</button>
            <button on:click=move |_| transport.rewind()>{lang.train_rewind()}</button>
            <button on:click=take_next_seed>{lang.new_seed()}</button>
            <SpeedSelect/>
            <EpochSlider/>
        </div>
    }
}

/// The speed of training.
#[component]
fn SpeedSelect() -> impl IntoView {
    let (lang, speed) = (use_lang(), use_training().speed);
    let options = Speed::ALL.map(|speed| SelectOption::new(speed.id(), lang.speed_name(speed))).to_vec();
    let choose = move |id: String| {
        if let Some(chosen) = Speed::from_id(&id) {
            speed.set(chosen);
        }
    };
    view! {
        <Select
            label=lang.train_speed()
            id="speed"
            value=Signal::derive(move || speed.get().id().to_owned())
            options
            visible_label=false
            on_change=choose
        />
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
