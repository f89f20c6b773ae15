//! A slider with a number field, a mark at the default, and a reset.

use super::{Icon, IconButton, NumberField};
use crate::format;
use crate::locale::use_lang;
use crate::state::use_state;
use engine::activation::Param;
use leptos::prelude::*;

/// Formats a parameter with all its digits, and with two decimals at least.
pub fn format_parameter(value: f64) -> String {
    format::exact_with_decimals(value, 2)
}

/// A slider with a number field. A double click or the button resets to the default.
#[component]
pub fn Slider(
    /// Symbol, limits, step and default.
    param: Param,
    /// The owner of the number, for the accessible name; may be empty.
    #[prop(optional, into)]
    of: Signal<String>,
    /// The present value.
    #[prop(into)]
    value: Signal<f64>,
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// Formats the value.
    #[prop(default = format_parameter)]
    show: fn(f64) -> String,
    /// Called with every new value.
    #[prop(into)]
    on_change: Callback<f64>,
    /// Called when a drag or a series of keys has ended.
    #[prop(into)]
    on_end: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let name = Memo::new(move |_| of.with(|of| lang.parameter_of(param.symbol, of)));
    let reset = move || {
        on_end.run(());
        on_change.run(param.default);
        on_end.run(());
    };
    let moved = move |text: String| {
        if let Some(at) = format::parse(&text) {
            on_change.run(value_at(param, at));
        }
    };
    let is_word = param.symbol.chars().count() > 1;
    let default = format::exact_in_text(param.default);
    let reset_name = {
        let default = default.clone();
        Signal::derive(move || name.with(|name| lang.reset_parameter(name, &default)))
    };
    let range_id = use_state().host.id(&id);
    // `min` and `max` before the value, which the browser clamps to them.
    let is_default = Signal::derive(move || value.get() == param.default);
    let reset_title = Signal::derive(move || {
        Some(if is_default.get() { lang.is_default(&default) } else { lang.reset_to(&default) })
    });
    view! {
        <div class="slider">
            <span class=if is_word { "symbol word" } else { "symbol" } aria-hidden="true">{param.symbol}</span>
            <span class="track" style=("--mark", format::shortest(share(param, param.default)))>
                <input
                    type="range"
                    id=range_id
                    aria-label=name
                    aria-valuetext=move || show(value.get())
                    min=format::shortest(position(param, param.min))
                    max=format::shortest(end(param))
                    step=format::shortest(param.step)
                    style=("--fill", move || format::shortest(share(param, value.get())))
                    prop:value=move || format::shortest(position(param, value.get()))
                    on:input:target=move |event| moved(event.target().value())
                    on:change=move |_| on_end.run(())
                    on:dblclick=move |_| reset()
                />
            </span>
            <NumberField
                label=name
                value
                min=param.min
                max=param.max
                id=format!("{id}-number")
                show
                visible_label=false
                on_change
            />
            <IconButton
                icon=Icon::Reset
                name=reset_name
                title=reset_title
                class="reset"
                disabled=is_default
                on_press=move |()| reset()
            />
        </div>
    }
}

/// The position of the thumb: the value, or its decimal logarithm.
fn position(param: Param, value: f64) -> f64 {
    if param.logarithmic { value.log10() } else { value }
}

/// The position at the end of the track: that of the maximum, rounded up to whole steps from the start, as a thumb rests
/// on whole steps only and would not reach the maximum otherwise.
fn end(param: Param) -> f64 {
    let start = position(param, param.min);
    let steps = (position(param, param.max) - start) / param.step;
    start + (steps - 1e-6).ceil() * param.step
}

/// The value at a position of the thumb; exactly the limits at the ends.
fn value_at(param: Param, at: f64) -> f64 {
    let value = if param.logarithmic { three_digits(10f64.powf(at)) } else { at };
    value.clamp(param.min, param.max)
}

/// Rounded to three significant digits.
fn three_digits(value: f64) -> f64 {
    let decimals = 2 - value.log10().floor() as i32;
    // A power with a positive exponent is exact, and so is the only rounding.
    let power = 10f64.powi(decimals.abs());
    if decimals < 0 { (value / power).round() * power } else { (value * power).round() / power }
}

/// The position of a value along the track, from 0 to 1.
fn share(param: Param, value: f64) -> f64 {
    let (low, high) = (position(param, param.min), end(param));
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
                let back = value_at(param, position(param, value));
                assert!((back - value).abs() <= 5e-4, "{param:?} {value} {back}");
                assert!((0.0..=1.0).contains(&share(param, value)));
            }
        }
    }

    #[test]
    fn the_thumb_reaches_the_limits_of_the_field() {
        // Neither is a whole number of steps.
        let units = Param {
            name: "units",
            symbol: "Units",
            default: 64.0,
            min: 4.0,
            max: 512.0,
            step: 0.01,
            logarithmic: true,
        };
        let odd = Param { min: 0.0, max: 1.0, step: 0.3, logarithmic: false, ..units };
        let others = all().iter().flat_map(|a| a.params).copied();
        for param in others.chain([units, odd]) {
            let steps = ((end(param) - position(param, param.min)) / param.step).round();
            let last = position(param, param.min) + steps * param.step;
            assert_eq!(
                (value_at(param, last), value_at(param, end(param))),
                (param.max, param.max),
                "{param:?}"
            );
            let before = value_at(param, position(param, param.min) + (steps - 1.0) * param.step);
            assert!(before < param.max, "{param:?}: the last step changes nothing");
        }
    }

    #[test]
    fn a_parameter_is_shown_with_all_its_digits() {
        let given = [0.1, 5.0, 0.25, 1e-5, 5.53e-4, 0.123_456_789, 0.009_999_9, -0.5, 1e-9, 1e6];
        let shown = given.map(format_parameter);
        assert_eq!(shown[..5], ["0.10", "5.00", "0.25", "0.00001", "0.000553"]);
        assert_eq!(shown[5..8], ["0.123456789", "0.0099999", "\u{2212}0.50"]);
        assert_eq!(given.map(|value| format::parse(&format_parameter(value))), given.map(Some));
    }

    #[test]
    fn a_logarithmic_slider_has_the_same_digits_at_every_size() {
        let values = [1e-5, 3.33e-5, 0.001, 0.0316, 1.0, 31.6, 1e5].map(|v: f64| three_digits(v * 1.0001));
        assert_eq!(values, [1e-5, 3.33e-5, 0.001, 0.0316, 1.0, 31.6, 1e5]);
    }
}
