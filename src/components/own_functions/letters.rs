//! The letters of a formula: the limits of their sliders, their values at first, and the one that networks learn.

use super::editor::Redefine;
use crate::components::{NumberField, Select, SelectOption, format_parameter};
use crate::locale::use_lang;
use engine::activation::{Activation, Param};
use engine::formula::Limits;
use leptos::prelude::*;

/// The letters of a formula, folded at first.
#[component]
pub fn Letters(
    /// The index among the functions of the visitor.
    index: usize,
    /// The function.
    activation: Memo<Option<&'static Activation>>,
    /// Changes its definition.
    redefine: Redefine,
) -> impl IntoView {
    let lang = use_lang();
    let params = move || activation.get().map_or(&[][..], |activation| activation.params);
    // The order of the parameters changes with the one that is learned.
    let names = Memo::new(move |_| {
        let mut names: Vec<_> = params().iter().map(|param| (param.name, param.symbol)).collect();
        names.sort_unstable();
        names
    });
    let learned = Memo::new(move |_| {
        let learns = activation.get().is_some_and(|activation| activation.parameter_derivative.is_some());
        params().first().filter(|_| learns).map_or("", |param| param.name).to_owned()
    });
    let learn = move |name: String| {
        // A letter of the formula is always accepted.
        let _ = redefine.run("own-learned", move |definition| Ok(definition.with_learned(&name)));
    };
    let options = move || {
        let letters = names.get();
        let letters = letters.into_iter().map(|(name, symbol)| SelectOption::new(name, symbol));
        std::iter::once(SelectOption::new("", lang.no_letter_learned())).chain(letters).collect::<Vec<_>>()
    };
    view! {
        <details class="own-letters" hidden=move || names.with(Vec::is_empty)>
            <summary>{lang.letters()}</summary>
            <For each=move || names.get() key=|(name, _)| *name let((name, symbol))>
                <LetterLimits index name symbol activation redefine/>
            </For>
            <p class="lede">{lang.limits_of_sliders()}</p>
            <Select
                label=lang.learned_letter()
                id=format!("own-{index}-learned")
                value=learned
                options=Signal::derive(options)
                on_change=learn
            />
        </details>
    }
}

/// The limits of a letter, and its value at first.
#[component]
fn LetterLimits(
    /// The index among the functions of the visitor.
    index: usize,
    /// The name of the parameter.
    name: &'static str,
    /// Its symbol.
    symbol: &'static str,
    /// The function.
    activation: Memo<Option<&'static Activation>>,
    /// Changes its definition.
    redefine: Redefine,
) -> impl IntoView {
    let lang = use_lang();
    let limits = Memo::new(move |_| {
        let params = activation.get().map_or(&[][..], |activation| activation.params);
        let of = |param: &Param| Limits { min: param.min, default: param.default, max: param.max };
        params.iter().find(|param| param.name == name).map_or(Limits::DEFAULT, of)
    });
    let change = move |field, change: fn(&mut Limits, f64)| {
        Callback::new(move |value: f64| {
            let mut limits = limits.get_untracked();
            change(&mut limits, value);
            limits.default = limits.default.clamp(limits.min, limits.max);
            // Limits that are not in order change nothing.
            let _ = redefine.run(field, move |definition| Ok(definition.with_limits(name, limits)));
        })
    };
    let id = format!("own-{index}-{name}");
    view! {
        <div class="letter-limits">
            <NumberField
                label=lang.letter_from(symbol)
                value=Signal::derive(move || limits.get().min)
                min=-Limits::MAX
                max=Signal::derive(move || limits.get().max)
                id=format!("{id}-from")
                show=format_parameter
                on_change=change("own-from", |limits, value| limits.min = value)
            />
            <NumberField
                label=lang.letter_default(symbol)
                value=Signal::derive(move || limits.get().default)
                min=Signal::derive(move || limits.get().min)
                max=Signal::derive(move || limits.get().max)
                id=format!("{id}-default")
                show=format_parameter
                on_change=change("own-default", |limits, value| limits.default = value)
            />
            <NumberField
                label=lang.letter_to(symbol)
                value=Signal::derive(move || limits.get().max)
                min=Signal::derive(move || limits.get().min)
                max=Limits::MAX
                id=format!("{id}-to")
                show=format_parameter
                on_change=change("own-to", |limits, value| limits.max = value)
            />
        </div>
    }
}
