//! The map: its axes, a button that computes it, the table of runs, legend and files.

use super::super::settings::TrainSettings;
use super::super::training::{Training, use_training};
use super::axis_controls::{AxisControls, Side};
use super::colour::{Extent, css_gradient};
use super::export;
use super::figure;
use super::grid::MapGrid;
use super::map_settings::{MAP_EPOCHS, MapSettings, Measure};
use super::task::{MapValues, sweep};
use crate::components::{SaveButton, Select, SelectOption, SettingField};
use crate::hooks::{Debounce, download_text};
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::plot::palette::Palette;
use crate::state::{Branch, use_settings, use_state};
use crate::workers::{Batch, use_batch};
use leptos::prelude::*;
use worker::{Answer, RunResult, Sweep, Task};

/// Milliseconds after the last change of the settings before the map is computed anew.
const PAUSE: u64 = 300;

/// The settings of the map and its runs.
#[derive(Clone, Copy)]
pub struct Map {
    /// The settings of the lab.
    pub settings: Branch<TrainSettings>,
    /// The settings of the map.
    pub map: Memo<MapSettings>,
    /// The values of its axes.
    pub values: Memo<MapValues>,
    /// Its runs.
    pub batch: Batch,
    /// From which to which number the colours reach.
    pub extent: Memo<Option<Extent>>,
}

/// Many runs, in which two settings vary, as a table of colours. A press on one opens its run.
#[component]
pub fn SweepMap() -> impl IntoView {
    let (lang, state) = (use_lang(), use_state());
    let title = state.host.id("map-title");
    let map = use_map(use_training());
    let is_on = map.settings.memo(|s| s.map.on);
    // An embed shows it only if its link has a map: older links, which do not hide this part, have none.
    let is_embedded = state.memo(move |s| s.page.embed || !state.host.is_page());
    let is_shown =
        Memo::new(move |was: Option<&bool>| was.is_some_and(|was| *was) || is_on.get() || !is_embedded.get());
    let count = Memo::new(move |_| map.values.with(|values| values.x.len() * values.y.len()));
    let is_done = Memo::new(move |_| {
        let progress = map.batch.progress();
        progress.units > 0 && progress.done == progress.units
    });
    let button = move || match (is_on.get(), is_done.get()) {
        (false, _) => lang.compute_map(count.get()),
        (true, false) => lang.cancel_with_progress(map.batch.progress()),
        (true, true) => lang.remove_map().into(),
    };
    let toggle = move |_| map.settings.update_transient(|s| s.map.on = !s.map.on);
    let summary = move || {
        is_done.get().then(|| {
            let runs: Vec<RunResult> = map.with_runs(|runs| runs.copied().collect());
            lang.map_summary(&runs)
        })
    };
    view! {
        <section class="sweep" hidden=move || !is_shown.get() aria-labelledby=title>
            <h2 id=title.clone()>{lang.map_heading()}</h2>
            <p class="lede">{lang.map_lede()}</p>
            <div class="map-controls">
                <AxisControls side=Side::X/>
                <AxisControls side=Side::Y/>
                <SettingField setting=&MAP_EPOCHS id="run"/>
                <MeasureSelect/>
            </div>
            <button on:click=toggle>{button}</button>
            <Show when=move || is_on.get()>
                <p class="map-summary" role="status" aria-busy=move || (!is_done.get()).to_string()>{summary}</p>
                <MapFigure map/>
            </Show>
        </section>
    }
}

/// Computes the map while it is on and shown, and anew whenever what defines it has changed.
fn use_map(training: Training) -> Map {
    let settings = use_settings::<TrainSettings>();
    let batch = use_batch();
    let map = settings.memo(|s| s.map.clone());
    let values = Memo::new(move |_| map.with(MapValues::new));
    let is_hidden = settings.state.memo(|s| s.restrictions(Lab::Train).hide.contains("map"));
    let task = Memo::new(move |_| -> Option<Sweep> {
        let is_computed = map.with(|map| map.on) && !is_hidden.get();
        let sweep = |map: &MapSettings| {
            training.definition.with(|settings| values.with(|values| sweep(settings, map, values)))
        };
        is_computed.then(|| map.with(sweep))
    });
    let pause = Debounce::new(PAUSE);
    Effect::watch(
        move || task.get(),
        move |task, _, _| {
            batch.clear();
            pause.cancel();
            if let Some(task) = task.clone() {
                pause.run(move || batch.start(Task::Sweep(task)));
            }
        },
        true,
    );
    let extent = Memo::new(move |_| {
        let measure = map.with(|map| map.measure);
        batch.with_answers(|answers| Extent::new(measure, runs(answers)))
    });
    Map { settings, map, values, batch, extent }
}

/// The runs that have ended.
fn runs(answers: &[Option<Answer>]) -> impl Iterator<Item = &RunResult> {
    answers.iter().filter_map(run)
}

fn run(answer: &Option<Answer>) -> Option<&RunResult> {
    match answer {
        Some(Answer::Run(run)) => Some(run),
        _ => None,
    }
}

impl Map {
    /// The run of a unit of the task, once it has ended; tracked.
    pub fn run(self, unit: usize) -> Option<RunResult> {
        self.batch.with_answers(|answers| answers.get(unit).and_then(run).copied())
    }

    /// Reads the runs that have ended; tracked.
    fn with_runs<T>(self, read: impl FnOnce(&mut dyn Iterator<Item = &RunResult>) -> T) -> T {
        self.batch.with_answers(|answers| read(&mut runs(answers)))
    }

    /// All runs by unit; untracked.
    fn all_runs(self) -> Vec<Option<RunResult>> {
        untrack(|| self.batch.with_answers(|answers| answers.iter().map(|a| run(a).copied()).collect()))
    }
}

/// What the colours show.
#[component]
fn MeasureSelect() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let options = Measure::ALL.map(|(measure, id)| SelectOption::new(id, lang.map_measure(measure)));
    let change = move |id: String| {
        if let Ok(measure) = id.parse() {
            settings.update(|s| s.map.measure = measure);
        }
    };
    view! {
        <Select
            label=lang.map_colour()
            id="map-measure"
            value=settings.memo(|s| s.map.measure.to_string())
            options=options.to_vec()
            on_change=change
        />
    }
}

/// The table with its legend and files.
#[component]
fn MapFigure(
    /// The map.
    map: Map,
) -> impl IntoView {
    let lang = use_lang();
    let axes = move || map.map.with(|m| lang.map_axes(m.x.quantity, m.y.quantity));
    let save = move |palette: &Palette| {
        let (settings, values) = (map.map.get_untracked(), map.values.get_untracked());
        let extent = map.extent.get_untracked();
        Some(figure::figure(&settings, &values, &map.all_runs(), extent, lang, palette))
    };
    let message = RwSignal::new(String::new());
    let download = move |_| {
        let csv = map.map.with_untracked(|settings| {
            map.values.with_untracked(|values| export::csv(settings, values, &map.all_runs()))
        });
        let started = download_text("map.csv", &csv).is_some();
        message.set(if started { lang.file_downloaded("map.csv") } else { lang.download_failed().into() });
    };
    view! {
        <figure>
            <figcaption>{axes}</figcaption>
            <SaveButton name=lang.save_figure_of(lang.map_heading()) figure=save/>
            <MapGrid map/>
            <Legend map/>
        </figure>
        <div class="files">
            <button on:click=download>{lang.download_map()}</button>
            <span role="status">{message}</span>
        </div>
    }
}

/// The scale of the colours, and the signs of runs without one.
#[component]
fn Legend(
    /// The map.
    map: Map,
) -> impl IntoView {
    let lang = use_lang();
    let measure = move || map.map.with(|map| map.measure);
    let low = move || map.extent.get().map(|extent| lang.map_number(measure(), extent.low));
    let high =
        move || map.extent.get().map(|extent| lang.map_last_number(measure(), extent.high, extent.is_capped));
    view! {
        <p class="map-legend">
            <span>{move || lang.map_measure(measure())}</span>
            <span>{low}</span>
            <span class="map-scale" style:background=css_gradient()></span>
            <span>{high}</span>
            <span class="sign">{lang.map_sign_diverged()}</span>
        </p>
    }
}
