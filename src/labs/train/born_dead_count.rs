//! Counts how many networks are born dead over many seeds, beside the bounds of a theorem.

use super::settings::TrainSettings;
use super::training::use_training;
use crate::hooks::use_frame_task;
use crate::locale::{Lang, use_lang};
use crate::state::{use_settings, use_state};
use engine::nn::{Dataset, EventKind, Init, Trainer, theory};
use leptos::prelude::*;
use std::sync::Arc;

/// The number of seeds.
const SEEDS: u64 = 1000;
/// Milliseconds of a frame for counting.
const BUDGET: f64 = 8.0;

/// The count so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SeedCount {
    /// Initialised networks.
    pub drawn: u64,
    /// Those that were born dead.
    pub dead: u64,
}

/// A button that starts or cancels the count, and its result; hidden where the theorem does not apply.
#[component]
pub fn BornDeadCount() -> impl IntoView {
    let (settings, lang, title) =
        (use_settings::<TrainSettings>(), use_lang(), use_state().host.id("born-dead-title"));
    let training = use_training();
    let count = RwSignal::new(SeedCount::default());
    let step = move || {
        training.definition.with_untracked(|settings| {
            let data = training.data.get_untracked();
            count.try_update_untracked(|count| {
                count.add(settings, &data);
                count.drawn < SEEDS
            })
        }) == Some(true)
    };
    let on_frame = move || {
        count.notify();
        count.with_untracked(|count| count.drawn < SEEDS)
    };
    let task = use_frame_task(BUDGET, step, on_frame);
    Effect::new(move || {
        training.definition.track();
        task.stop();
        count.set(SeedCount::default());
    });
    let toggle = move |_| {
        if task.is_running_untracked() {
            task.stop();
        } else {
            count.set(SeedCount::default());
            task.start();
        }
    };
    let button =
        move || if task.is_running() { lang.cancel_count().into() } else { lang.count_over_seeds(SEEDS) };
    let result = settings.memo(move |s| result(s, count.get(), lang));
    // While `aria-busy` is true, screen readers do not announce the intermediate results.
    view! {
        <section
            class="seed-count"
            hidden=settings.memo(|s| theorem_width(s).is_none())
            aria-labelledby=title
        >
            <h2 id=title.clone()>{lang.born_dead_heading()}</h2>
            <button on:click=toggle>{button}</button>
            <p role="status" aria-busy=move || task.is_running().to_string()>{result}</p>
        </section>
    }
}

impl SeedCount {
    /// Adds the next seed.
    fn add(&mut self, settings: &TrainSettings, data: &Arc<Dataset>) {
        self.dead += u64::from(is_born_dead(settings, data, self.drawn));
        self.drawn += 1;
    }
}

/// Whether all units of a hidden layer of the first network are dead before the first step, with another seed.
fn is_born_dead(settings: &TrainSettings, data: &Arc<Dataset>, seed: u64) -> bool {
    let Some(network) = settings.networks.first() else { return false };
    let mut config = settings.config(network);
    config.seed = seed;
    let trainer = Trainer::new(config, data.clone());
    trainer.events().iter().any(|event| event.kind == EventKind::LayerCollapsed)
}

/// The width of the layers if the theorem applies to the first network: ReLU, one input, hidden layers of equal width,
/// independent weights symmetric about 0, no bias.
fn theorem_width(settings: &TrainSettings) -> Option<usize> {
    let width = *settings.layers.first()?;
    let fits = settings.inputs() == 1
        && settings.bias == 0.0
        && settings.layers.iter().all(|w| *w == width)
        && !matches!(settings.init, Init::Zeros | Init::Orthogonal | Init::Asymmetric)
        && settings.networks.first()?.activation.id == "relu";
    fits.then_some(width)
}

/// The count and the bounds of the theorem.
fn result(settings: &TrainSettings, count: SeedCount, lang: Lang) -> String {
    let Some(width) = theorem_width(settings) else { return String::new() };
    lang.born_dead_result(count, theory::born_dead_bounds(width, settings.layers.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::instances_by_id;
    use engine::nn::DatasetKind;

    #[test]
    fn the_count_lies_within_the_bounds() {
        let mut settings = TrainSettings {
            data: DatasetKind::Abs,
            noise: 0.0,
            layers: vec![2; 9],
            networks: instances_by_id(&["relu"]),
            ..TrainSettings::default()
        };
        let data = Arc::new(settings.dataset());
        let mut count = SeedCount::default();
        while count.drawn < SEEDS {
            count.add(&settings, &data);
        }
        let share = count.dead as f64 / count.drawn as f64;
        let (low, high) = theory::born_dead_bounds(2, 10);
        let error = (share * (1.0 - share) / SEEDS as f64).sqrt();
        assert!(low - 4.0 * error <= share && share <= high + 4.0 * error, "{share}");
        assert_eq!(theorem_width(&settings), Some(2));
        settings.bias = 0.1;
        assert_eq!(theorem_width(&settings), None);
    }
}
