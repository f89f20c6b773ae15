//! The controls of data, networks and training.

use super::address::{read_widths, write_widths};
use super::custom_data_controls::CustomDataControls;
use super::custom_dataset::CustomDataset;
use super::numbers::{
    BATCH_SIZE, CLIP, INITIAL_BIAS, L1, L2, LEARNING_RATE, NOISE, SAMPLES, STOP_EPOCHS, STOP_LOSS,
    TEST_PERCENT,
};
use super::output_controls::OutputAndLoss;
use super::settings::{TrainSettings, from_start, rewind};
use crate::components::{SeedField, Select, SelectOption, SettingCheckbox, SettingField};
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::nn::{DatasetKind, Feature, Init, Method};
use leptos::prelude::*;

/// The data.
#[component]
pub fn DataControls() -> impl IntoView {
    let (settings, lang, title) =
        (use_settings::<TrainSettings>(), use_lang(), use_state().host.id("data-title"));
    let custom = settings.memo(|s| s.custom.is_some());
    let mut options = options(&DatasetKind::ALL, |kind| lang.dataset(kind));
    options.push(SelectOption::new(CUSTOM, lang.data_of_your_own()));
    view! {
        <section aria-labelledby=title>
            <h2 id=title.clone()>{lang.train_data()}</h2>
            <Choice id="data" label=lang.train_data_set() options read=data_id write=choose_data/>
            <div hidden=custom>
                <SettingField setting=&SAMPLES id="run" then=rewind/>
                <SettingField setting=&NOISE id="run" then=rewind/>
            </div>
            <CustomDataControls/>
            <InputChoice/>
            <SettingField setting=&TEST_PERCENT id="run" then=rewind/>
            <SeedField
                label=lang.train_seed()
                id="run-seed"
                read=|s: &TrainSettings| s.seed
                write=|s: &mut TrainSettings, seed| s.seed = seed
                then=rewind
            />
        </section>
    }
}

/// The features that are inputs of the networks, as buttons that are pressed for those in use.
#[component]
fn InputChoice() -> impl IntoView {
    let (settings, lang, label) =
        (use_settings::<TrainSettings>(), use_lang(), use_state().host.id("inputs-label"));
    let button = |(feature, _): (Feature, _)| {
        let is_absent = settings.memo(move |s| !feature.exists_in(s.dimensions()));
        let is_used = settings.memo(move |s| s.used_features().has(feature));
        let is_only = settings.memo(move |s| s.used_features().with(feature, false).is_none());
        let toggle = move |_| {
            settings.update(from_start(|s| s.set_input(feature, !s.used_features().has(feature))));
        };
        view! {
            <button
                hidden=is_absent
                aria-pressed=move || is_used.get().to_string()
                disabled=is_only
                title=move || is_only.get().then(|| lang.last_input_stays())
                on:click=toggle
            >
                {lang.feature(feature)}
            </button>
        }
    };
    view! {
        <div class="inputs">
            <span id=label.clone()>{lang.network_inputs()}</span>
            <div class="chips" role="group" aria-labelledby=label>
                {Feature::ALL.map(button).collect_view()}
            </div>
        </div>
    }
}

/// The networks.
#[component]
pub fn NetworkControls() -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("network-title"));
    let inits = options(&Init::ALL, |init| lang.initialization(init));
    view! {
        <section aria-labelledby=title>
            <h2 id=title.clone()>{lang.train_network()}</h2>
            <HiddenUnits/>
            <Choice id="init" label=lang.train_initial_weights() options=inits read=|s| s.init.id() write=choose_init/>
            <p class="hint">{lang.initializations_explained()}</p>
            <SettingField setting=&INITIAL_BIAS id="run" then=rewind/>
            <OutputAndLoss/>
        </section>
    }
}

/// The training.
#[component]
pub fn TrainingControls() -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("training-title"));
    view! {
        <section aria-labelledby=title>
            <h2 id=title.clone()>{lang.train_training()}</h2>
            <Choice
                id="opt"
                label=lang.train_optimiser()
                options=options(&Method::ALL, |method| lang.update_rule(method))
                read=|s| s.method.id()
                write=|s, id| s.method = id.parse().unwrap_or(s.method)
            />
            {[&LEARNING_RATE, &BATCH_SIZE, &L1, &L2, &CLIP, &STOP_EPOCHS, &STOP_LOSS]
                .map(|setting| view! { <SettingField setting id="run" then=rewind/> })
                .collect_view()}
            <SettingCheckbox
                label=lang.stop_when_all_dead()
                read=|s: &TrainSettings| s.stop_dead
                write=|s: &mut TrainSettings, on| s.stop_dead = on
                then=rewind
            />
            <SettingCheckbox
                label=lang.shuffle_every_epoch()
                read=|s: &TrainSettings| s.shuffle
                write=|s: &mut TrainSettings, on| s.shuffle = on
                then=rewind
            />
        </section>
    }
}

/// The value of the option for custom data.
const CUSTOM: &str = "own";

fn data_id(s: &TrainSettings) -> &'static str {
    if s.custom.is_some() { CUSTOM } else { s.data.id() }
}

/// Chooses generated data, or custom data that starts with the first samples of the present ones.
fn choose_data(s: &mut TrainSettings, id: &str) {
    if id == CUSTOM {
        let data = CustomDataset::from_dataset(&s.dataset());
        s.set_custom(Some(data));
    } else if let Ok(kind) = id.parse() {
        s.data = kind;
        s.set_custom(None);
    }
}

fn choose_init(s: &mut TrainSettings, id: &str) {
    s.init = id.parse().unwrap_or(s.init);
}

/// The options of a list of values with their ids.
pub(super) fn options<T: Copy>(
    all: &[(T, &'static str)],
    name: impl Fn(T) -> &'static str,
) -> Vec<SelectOption> {
    all.iter().map(|(value, id)| SelectOption::new(id, name(*value))).collect()
}

/// A selection from a list; disabled if the list has one option.
#[component]
pub(super) fn Choice(
    /// The id, unique within the program.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The options.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Gives the value of the present option.
    read: fn(&TrainSettings) -> &'static str,
    /// Chooses an option by its value.
    write: fn(&mut TrainSettings, &str),
) -> impl IntoView {
    let settings = use_settings::<TrainSettings>();
    let choose = move |id: String| settings.update(from_start(|s| write(s, &id)));
    let disabled = Signal::derive(move || options.with(|options| options.len() == 1));
    let value = settings.memo(move |s| read(s).to_owned());
    view! { <Select label id value options disabled on_change=choose/> }
}

/// The widths of the hidden layers, as text.
#[component]
fn HiddenUnits() -> impl IntoView {
    let (settings, lang, host) = (use_settings::<TrainSettings>(), use_lang(), use_state().host);
    // An invalid entry.
    let draft = RwSignal::new(None::<String>);
    let present = settings.memo(|s| write_widths(&s.layers));
    // Layers from elsewhere (a preset, undo) replace it.
    Effect::watch(move || present.track(), move |(), _, _| draft.set(None), false);
    let problem = move || draft.with(Option::is_some).then(|| lang.widths_unusable());
    let change = move |entry: String| match read_widths(entry.trim()) {
        Some(layers) => {
            draft.set(None);
            settings.update(from_start(|s| s.layers = layers));
        }
        None => draft.set(Some(entry)),
    };
    let (id, error_id) = (host.id("run-net"), host.id("run-net-error"));
    view! {
        <span class="number list">
            <label for=id.clone()>{lang.train_hidden_units()}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || draft.get().unwrap_or_else(|| present.get())
                aria-invalid=move || draft.with(Option::is_some).to_string()
                aria-describedby=error_id.clone()
                on:change:target=move |event| change(event.target().value())
            />
            <span class="problem" id=error_id role="alert">{problem}</span>
        </span>
    }
}
