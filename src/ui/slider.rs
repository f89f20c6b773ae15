//! A slider with a number field, a mark at the default, and a reset.

use super::{NumberField, icons};
use crate::browser::value_of;
use crate::dom::{El, el, icon_button};
use crate::number;
use crate::reactive::*;
use engine::activation::Param;

/// A slider for a parameter. A double click, or the button, puts the default back.
pub struct Slider {
    /// The parameter: symbol, limits, step, default.
    pub param: Param,
    /// Whose parameter it is, for those who do not see the surroundings; empty for nobody's.
    pub of: Signal<String>,
    /// Its present value.
    pub value: Signal<f64>,
    /// A unique id.
    pub id: String,
    /// How the value is shown.
    pub show: fn(f64) -> String,
    /// Told of every new value.
    pub on_change: Callback<f64>,
    /// Told when a drag or a series of keys has ended.
    pub on_end: Callback<()>,
}

/// How most parameters are shown.
pub fn usual(value: f64) -> String {
    number::trimmed(value, 2, 4)
}

impl Slider {
    /// The slider.
    pub fn view(self) -> El {
        let Slider { param, of, value, id, show, on_change, on_end } = self;
        let name = text(move || match of.get() {
            of if of.is_empty() => param.symbol.into(),
            of => format!("{} of {of}", param.symbol),
        });
        let reset = move || {
            on_end.run(());
            on_change.run(param.default);
            on_end.run(());
        };
        let moved = move |event: web_sys::Event| {
            if let Some(at) = number::parse(&value_of(&event)) {
                on_change.run(from_position(param, at));
            }
        };
        let word = param.symbol.chars().count() > 1;
        let symbol = el("span").class(if word { "symbol word" } else { "symbol" }).set("aria-hidden", "true");
        // The limits come before the value, which they would limit.
        let range = el("input")
            .set("type", "range")
            .set("id", id.clone())
            .set("aria-label", name)
            .set("aria-valuetext", text(move || show(value.get())))
            .set("min", number::shortest(position(param, param.min)))
            .set("max", number::shortest(position(param, param.max)))
            .set("step", number::shortest(param.step))
            .set("style", text(move || format!("--fill:{}", number::shortest(share(param, value.get())))))
            .value(text(move || number::shortest(position(param, value.get()))))
            .on("input", moved)
            .on("change", move |_: web_sys::Event| on_end.run(()))
            .on("dblclick", move |_: web_sys::Event| reset());
        let mark = format!("--mark:{}", number::shortest(share(param, param.default)));
        let track = el("span").class("track").set("style", mark).with(range);
        let field = NumberField {
            label: name,
            value,
            min: param.min,
            max: param.max,
            id: format!("{id}-number"),
            show,
            labelled: false,
            on_change,
        };
        let default = number::plain(param.default);
        let title = format!("Reset to {default}");
        let named = text(move || format!("Reset {} to {default}", name.get()));
        let back = icon_button(icons::RESET, named, reset)
            .class("icon reset")
            .set("title", title)
            .flag("disabled", flag(move || value.get() == param.default));
        el("div").class("slider").with_all([symbol.text(param.symbol), track, field.view(), back])
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
