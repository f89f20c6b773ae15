//! Where a typed function has no value, and where its form loses digits.

use crate::format::exact_in_text;
use crate::locale::{Lang, use_lang};
use crate::state::{Settings, use_state};
use engine::activation::{Activation, Instance};
use engine::analysis::{imprecise_intervals, undefined_intervals};
use leptos::prelude::*;

/// The interval of x that is looked at: that of usual sums of a neuron, and far beyond.
const FROM: f64 = -40.0;
/// Its end.
const TO: f64 = 40.0;
/// Fewer correct digits than these are told, and marked in the plot.
pub const FEW_DIGITS: f64 = 4.0;

/// The notes of a function, with the parameters that it has in the open lab.
#[component]
pub fn Notes(
    /// The function.
    activation: Memo<Option<&'static Activation>>,
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let instance =
        state.memo(move |settings| activation.get().map(|activation| in_open_lab(settings, activation)));
    let found = Memo::new(move |_| {
        let instance = instance.get();
        let undefined = instance.as_ref().map(|f| undefined_intervals(f, FROM, TO)).unwrap_or_default();
        let imprecise =
            instance.as_ref().map(|f| imprecise_intervals(f, FROM, TO, FEW_DIGITS)).unwrap_or_default();
        (undefined, imprecise)
    });
    let sentence = move |intervals: &[(f64, f64)], text: &dyn Fn(&str) -> String| {
        (!intervals.is_empty()).then(|| {
            let intervals: Vec<_> = intervals.iter().map(|interval| describe(lang, *interval)).collect();
            view! { <p class="lede">{text(&intervals.join(", "))}</p> }
        })
    };
    move || {
        found.with(|(undefined, imprecise)| {
            (
                sentence(undefined, &|intervals| lang.not_finite_where(intervals)),
                sentence(imprecise, &|intervals| lang.imprecise_where(FEW_DIGITS, intervals)),
            )
        })
    }
}

/// The function as the open lab has it first, or with its defaults.
fn in_open_lab(settings: &Settings, activation: &'static Activation) -> Instance {
    let functions = settings.branch(settings.lab).functions();
    let used = functions.into_iter().find(|function| function.activation == activation);
    used.cloned().unwrap_or_else(|| Instance::new(activation))
}

fn describe(lang: Lang, (from, to): (f64, f64)) -> String {
    let number = |x: f64| exact_in_text((x * 100.0).round() / 100.0);
    match (from <= FROM, to >= TO) {
        (true, true) => lang.interval_everywhere(&number(FROM), &number(TO)),
        (true, false) => lang.interval_below(&number(to)),
        (false, true) => lang.interval_beyond(&number(from)),
        (false, false) => lang.interval_between(&number(from), &number(to)),
    }
}
