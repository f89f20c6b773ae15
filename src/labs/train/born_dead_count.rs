//! Counts how many networks are born dead over many seeds, beside the bounds of a theorem.

use super::settings::TrainSettings;
use super::training::use_training;
use crate::locale::{Lang, use_lang};
use crate::state::{use_settings, use_state};
use crate::workers::use_batch;
use engine::nn::{Config, FeatureSet, Init, theory};
use leptos::prelude::*;
use worker::{Answer, BornDead, SeedCount, Task};

/// The number of seeds.
const SEEDS: u64 = 1000;

/// A button that starts or cancels the count, and its result; hidden where the theorem does not apply.
#[component]
pub fn BornDeadCount() -> impl IntoView {
    let (settings, lang, title) =
        (use_settings::<TrainSettings>(), use_lang(), use_state().host.id("born-dead-title"));
    let (training, batch) = (use_training(), use_batch());
    let task = Memo::new(move |_| training.definition.with(born_dead_task));
    // Not `track`, which leaves a memo uncomputed: its first reader would then end what has just begun.
    Effect::watch(move || task.with(|_| ()), move |(), _, _| batch.clear(), false);
    let toggle = move |_| match task.get_untracked() {
        _ if batch.is_running_untracked() => batch.cancel(),
        Some(task) => batch.start(Task::BornDead(task)),
        None => {}
    };
    let button = move || match batch.is_running() {
        true => lang.cancel_with_progress(batch.progress()),
        false => lang.count_over_seeds(SEEDS),
    };
    let count = Memo::new(move |_| batch.with_answers(sum));
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
            <p role="status" aria-busy=move || batch.is_running().to_string()>{result}</p>
        </section>
    }
}

/// The sum of the answers so far.
fn sum(answers: &[Option<Answer>]) -> SeedCount {
    let add = |sum: SeedCount, answer: &Answer| match answer {
        Answer::BornDead(SeedCount { drawn, dead }) => {
            SeedCount { drawn: sum.drawn + drawn, dead: sum.dead + dead }
        }
        _ => sum,
    };
    answers.iter().flatten().fold(SeedCount::default(), add)
}

/// The count for the first network.
fn born_dead_task(settings: &TrainSettings) -> Option<BornDead> {
    // Random networks, in which nothing is set by hand.
    let config = Config { edits: Vec::new(), ..settings.config(0)? };
    Some(BornDead { config, data: settings.network_data(), seeds: SEEDS })
}

/// The width of the layers if the theorem applies to the first network: ReLU, x₁ as its only input, hidden layers of equal width,
/// independent weights symmetric about 0, no bias.
fn theorem_width(settings: &TrainSettings) -> Option<usize> {
    let width = *settings.layers.first()?;
    let fits = settings.dimensions() == 1
        && settings.used_features() == FeatureSet::default().within(1)
        && settings.bias == 0.0
        && settings.layers.iter().all(|w| *w == width)
        && !matches!(settings.init, Init::Zeros | Init::Orthogonal | Init::Asymmetric)
        && settings.hidden_functions(0).all(|function| function.activation.id == "relu");
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
    use worker::Work;

    #[test]
    fn the_count_lies_within_the_bounds() {
        let mut settings = TrainSettings {
            data: DatasetKind::Abs,
            noise: 0.0,
            layers: vec![2; 9],
            networks: instances_by_id(&["relu"]),
            ..TrainSettings::default()
        };
        let task = Task::BornDead(born_dead_task(&settings).unwrap());
        let answers: Vec<_> = (0..task.units()).map(|unit| task.begin(unit).map(Work::finish)).collect();
        let count = sum(&answers);
        assert_eq!(count.drawn, SEEDS);
        let share = count.dead as f64 / count.drawn as f64;
        let (low, high) = theory::born_dead_bounds(2, 10);
        let error = (share * (1.0 - share) / SEEDS as f64).sqrt();
        assert!(low - 4.0 * error <= share && share <= high + 4.0 * error, "{share}");
        assert_eq!(theorem_width(&settings), Some(2));
        settings.bias = 0.1;
        assert_eq!(theorem_width(&settings), None);
    }
}
