//! How many networks are born dead: counted over seeds, beside the theorem.

use crate::browser::before_next_frame;
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::Run;
use crate::store::Store;
use engine::nn::{Config, Dataset, Happening, Init, Trainer, theory};
use std::sync::Arc;

const SEEDS: u64 = 1000;
/// Seeds that are looked at in a frame.
const SLICE: u64 = 10;

/// Whether the first network of a run, with another seed, has a hidden layer without a living unit before
/// the first step.
fn born_dead(run: &Run, data: &Arc<Dataset>, seed: u64) -> bool {
    let Some(lane) = run.lanes.first() else { return false };
    let trainer = Trainer::new(Config { seed, ..run.config(lane) }, data.clone());
    trainer.events().iter().any(|event| event.what == Happening::LayerCollapsed)
}

/// The width, if the theorem holds for the run: ReLU, one input, equal hidden layers, independent weights
/// symmetric about 0, no bias.
fn theorem_width(run: &Run) -> Option<usize> {
    let width = *run.layers.first()?;
    let fits = run.inputs() == 1
        && run.bias == 0.0
        && run.layers.iter().all(|w| *w == width)
        && !matches!(run.init, Init::Zeros | Init::Orthogonal | Init::Asymmetric)
        && run.lanes.first()?.activation.id == "relu";
    fits.then_some(width)
}

/// A button that counts, the progress, and the result; only where the theorem holds.
pub fn census(store: Store) -> El {
    let definition = store.memo(|s| Run { epoch: 0, ..s.run.clone() });
    // Networks looked at and how many of them were born dead.
    let count = RwSignal::new((0u64, 0u64));
    let counting = RwSignal::new(false);
    let data = StoredValue::new(Arc::new(store.peek(|s| s.run.dataset())));
    effect(move || {
        definition.track();
        counting.set(false);
        count.set((0, 0));
    });
    let start = move || {
        data.set_value(Arc::new(store.peek(|s| s.run.dataset())));
        count.set((0, 0));
        counting.set(true);
        before_next_frame(move || slice(store, data, count, counting));
    };
    let toggle = move || if counting.get_untracked() { counting.set(false) } else { start() };
    let name =
        text(move || if counting.get() { "Cancel".into() } else { format!("Count over {SEEDS} seeds") });
    let result = store.memo(move |s| result(&s.run, count.get()));
    el("section")
        .class("census")
        .flag("hidden", store.memo(|s| theorem_width(&s.run).is_none()))
        .set("aria-labelledby", "census-title")
        .with(el("h2").set("id", "census-title").text("Born dead, with other seeds"))
        .with(button(name, toggle))
        .with(el("p").set("role", "status").text(result))
}

/// What was counted, and the bounds of the theorem.
fn result(run: &Run, (seen, dead): (u64, u64)) -> String {
    let Some(width) = theorem_width(run) else { return String::new() };
    let (low, high) = theory::born_dead(width, run.layers.len() + 1);
    let percent = |share: f64| number::fixed(100.0 * share, 1);
    let bounds = format!("The theorem gives {} to {} %.", percent(low), percent(high));
    if seen == 0 {
        return bounds;
    }
    let share = percent(dead as f64 / seen as f64);
    format!("{dead} of {seen} networks were born dead: {share} %. {bounds}")
}

/// The next few seeds, and a frame for those after them.
fn slice(
    store: Store,
    data: StoredValue<Arc<Dataset>>,
    count: RwSignal<(u64, u64)>,
    counting: RwSignal<bool>,
) {
    // The lab may be gone by now, or the count cancelled.
    if counting.try_get_untracked() != Some(true) {
        return;
    }
    let (seen, mut dead) = count.get_untracked();
    let data_now = data.get_value();
    store.peek(|s| {
        dead += (seen..seen + SLICE).filter(|seed| born_dead(&s.run, &data_now, *seed)).count() as u64;
    });
    count.set((seen + SLICE, dead));
    if seen + SLICE >= SEEDS {
        counting.set(false);
    } else {
        before_next_frame(move || slice(store, data, count, counting));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::run::lanes;
    use engine::nn::Kind;

    #[test]
    fn the_count_lies_within_the_bounds() {
        let run = Run {
            data: Kind::Abs,
            noise: 0.0,
            layers: vec![2; 9],
            lanes: lanes(&["relu"]),
            ..Run::default()
        };
        let data = Arc::new(run.dataset());
        let dead = (0..SEEDS).filter(|seed| born_dead(&run, &data, *seed)).count() as f64;
        let share = dead / SEEDS as f64;
        let (low, high) = theory::born_dead(2, 10);
        let error = (share * (1.0 - share) / SEEDS as f64).sqrt();
        assert!(low - 4.0 * error <= share && share <= high + 4.0 * error, "{share}");
        assert_eq!(theorem_width(&run), Some(2));
        assert_eq!(theorem_width(&Run { bias: 0.1, ..run }), None);
    }
}
