//! A slider for a numeric setting of a lab.

use super::slider::{Slider, format_parameter};
use crate::locale::use_lang;
use crate::state::{LabSettings, NumericSetting, use_settings};
use leptos::prelude::*;

/// A slider for a numeric setting of a lab.
#[component]
pub fn SettingSlider<T: LabSettings>(
    /// The setting.
    setting: &'static NumericSetting<T>,
    /// The prefix of the id.
    id: &'static str,
    /// The owner of the number, for the accessible name; may be empty.
    #[prop(default = "")]
    of: &'static str,
    /// Formats the value.
    #[prop(default = format_parameter)]
    show: fn(f64) -> String,
) -> impl IntoView {
    let settings = use_settings::<T>();
    let change = move |value: f64| settings.update_in_gesture((setting.key, 0), |s| (setting.set)(s, value));
    view! {
        <Slider
            param=setting.param(use_lang())
            of=of.to_owned()
            value=settings.memo(setting.get)
            id=format!("{id}-{}", setting.key)
            show
            on_change=change
            on_end=move |()| settings.end_gesture()
        />
    }
}
