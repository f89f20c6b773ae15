//! A slider with a number field, a mark at the default, and a reset.

use super::erased::{click, flag, on, text};
use super::{NumberField, icons};
use crate::number;
use engine::activation::Param;
use leptos::prelude::*;

/// A slider for a parameter. A double click, or the button, puts the default back.
#[component]
pub fn Slider(
    /// The parameter: symbol, limits, step, default.
    param: Param,
    /// Whose parameter it is, for those who do not see the surroundings; empty for nobody's.
    #[prop(into)]
    of: Signal<String>,
    /// Its present value.
    #[prop(into)]
    value: Signal<f64>,
    /// A unique id.
    #[prop(into)]
    id: String,
    /// How the value is shown.
    #[prop(default = |v| number::trimmed(v, 2, 4))]
    show: fn(f64) -> String,
    /// Told of every new value.
    #[prop(into)]
    on_change: Callback<f64>,
    /// Told when a drag or a series of keys has ended.
    #[prop(into)]
    on_end: Callback<()>,
) -> impl IntoView {
    let name = text(move || match of.get() {
        of if of.is_empty() => param.symbol.into(),
        of => format!("{} of {of}", param.symbol),
    });
    let reset = move || {
        on_end.run(());
        on_change.run(param.default);
        on_end.run(());
    };
    let word = param.symbol.chars().count() > 1;
    let mark = format!("--mark:{}", number::shortest(share(param, param.default)));
    view! {
        <div class="slider">
            <span class="symbol" class:word=word aria-hidden="true">{param.symbol}</span>
            <span class="track" style=mark>
                <input
                    type="range"
                    id=id.clone()
                    aria-label=name
                    aria-valuetext=text(move || show(value.get()))
                    min=number::shortest(position(param, param.min))
                    max=number::shortest(position(param, param.max))
                    step=number::shortest(param.step)
                    prop:value=text(move || number::shortest(position(param, value.get())))
                    style=text(move || format!("--fill:{}", number::shortest(share(param, value.get()))))
                    on:input=on(move |event: web_sys::Event| {
                        if let Some(at) = number::parse(&event_target_value(&event)) {
                            on_change.run(from_position(param, at));
                        }
                    })
                    on:change=on(move |_: web_sys::Event| on_end.run(()))
                    on:dblclick=click(reset)
                />
            </span>
            <NumberField
                label=name
                value
                min=param.min
                max=param.max
                id=format!("{id}-number")
                show
                on_change
            />
            <button
                class="icon reset"
                aria-label=text(move || format!("Reset {} to {}", name.get(), number::plain(param.default)))
                title=format!("Reset to {}", number::plain(param.default))
                disabled=flag(move || value.get() == param.default)
                on:click=click(reset)
                inner_html=icons::RESET
            ></button>
        </div>
    }
}

/// Where the thumb stands: the value, or its decimal logarithm.
fn position(param: Param, value: f64) -> f64 {
    if param.logarithmic { value.log10() } else { value }
}

/// The value for a place of the thumb; at the ends exactly the limits.
fn from_position(param: Param, at: f64) -> f64 {
    let value = if param.logarithmic { (10f64.powf(at) * 1000.0).round() / 1000.0 } else { at };
    engine::limit(value, param.min, param.max)
}

/// How far along the track a value lies, from 0 to 1.
fn share(param: Param, value: f64) -> f64 {
    let (low, high) = (position(param, param.min), position(param, param.max));
    (position(param, value) - low) / (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::all;

    #[test]
    fn thumb_and_value_agree() {
        for param in all().iter().flat_map(|a| a.params).copied() {
            for value in [param.min, param.default, param.max] {
                let back = from_position(param, position(param, value));
                assert!((back - value).abs() <= 5e-4, "{param:?} {value} {back}");
                assert!((0.0..=1.0).contains(&share(param, value)));
            }
        }
    }
}
