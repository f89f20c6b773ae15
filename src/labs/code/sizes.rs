//! The sizes of the layer, and a button that makes a unit inactive.

use super::axis::{Axis, MIN_SIZE};
use super::inactive::inactive_effect;
use super::settings::CodeSettings;
use super::trace::{Trace, use_trace};
use crate::locale::{Lang, use_lang};
use crate::state::{Branch, use_settings, use_state};
use engine::layer::{Layer, MAX_SIZE};
use leptos::prelude::*;

/// Steppers for the sizes, and buttons that set example values.
#[component]
pub fn Sizes() -> impl IntoView {
    let (settings, lang, trace) = (use_settings::<CodeSettings>(), use_lang(), use_trace());
    let id = use_state().host.id("size-title");
    let name = settings.memo(|s| s.function.activation.name);
    // `aria-disabled`, as a button that is disabled by being pressed would lose the focus.
    let is_example = settings.memo(|s| s.layer() == Layer::default());
    let about = Memo::new(move |_| about_inactive_units(lang, trace, name.get()));
    view! {
        <section class="size" aria-labelledby=id>
            <h2 id=id.clone()>{lang.sizes_heading()}</h2>
            {Axis::ALL.into_iter().enumerate().map(|(i, axis)| view! { <Stepper i axis/> }).collect_view()}
            <div class="chips">
                <button on:click=move |_| make_unit_inactive(settings, trace)>{lang.make_unit_inactive()}</button>
                <button
                    aria-disabled=move || is_example.get().to_string()
                    title=move || is_example.get().then(|| lang.is_the_example())
                    on:click=move |_| settings.update(|s| s.set_layer(&Layer::default()))
                >
                    {lang.reset_to_example()}
                </button>
            </div>
            <p class="inactive-unit" role="status">{about}</p>
        </section>
    }
}

/// The sentence on inactive units; empty if there are none.
fn about_inactive_units(lang: Lang, trace: Trace, activation: &str) -> String {
    trace.inactive.with(|units| {
        if units.is_empty() {
            return String::new();
        }
        lang.inactive_units(
            units,
            activation,
            trace.evaluated.with(|evaluated| inactive_effect(evaluated, units)),
        )
    })
}

/// Makes the next unit inactive, cyclically.
fn make_unit_inactive(settings: Branch<CodeSettings>, trace: Trace) {
    let inactive = trace.inactive.with_untracked(|units| units.first().copied());
    settings.update(|s| {
        let layer = s.layer();
        let next = inactive.map_or(0, |unit| (unit + 1) % layer.weights().columns());
        s.set_layer(&layer.with_inactive_unit(next));
    });
}

/// A size with buttons to decrease and increase it.
#[component]
fn Stepper(
    /// The index of the size.
    i: usize,
    /// The dimension.
    axis: Axis,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let size = settings.memo(move |s| s.sizes()[i]);
    // Clamped, and `aria-disabled` at the limits: a disabled button would lose the focus.
    let step = move |by: isize| {
        settings.update(|s| {
            let mut sizes = s.sizes();
            sizes[i] = sizes[i].saturating_add_signed(by).clamp(MIN_SIZE, MAX_SIZE);
            s.resize(sizes);
        });
    };
    view! {
        <div class="stepper" role="group" aria-label=lang.axis_plural(axis)>
            <span>{lang.axis_plural(axis)}</span>
            <button
                aria-label=lang.remove_from_axis(axis)
                aria-disabled=move || (size.get() <= MIN_SIZE).to_string()
                title=move || (size.get() <= MIN_SIZE).then(|| lang.least_size(MIN_SIZE))
                on:click=move |_| step(-1)
            >
                "−"
            </button>
            <output>{size}</output>
            <button
                aria-label=lang.add_to_axis(axis)
                aria-disabled=move || (MAX_SIZE <= size.get()).to_string()
                title=move || (MAX_SIZE <= size.get()).then(|| lang.greatest_size(MAX_SIZE))
                on:click=move |_| step(1)
            >
                "+"
            </button>
        </div>
    }
}
