//! A number field for a numeric setting of a lab.

use super::number_field::NumberField;
use crate::format;
use crate::locale::use_lang;
use crate::state::{LabSettings, NumericSetting, use_settings};
use leptos::prelude::*;

/// A number field for a numeric setting of a lab.
#[component]
pub fn SettingField<T: LabSettings>(
    /// The setting.
    setting: &'static NumericSetting<T>,
    /// The prefix of the id.
    id: &'static str,
    /// Called on the settings after the number was written.
    #[prop(default = |_| ())]
    then: fn(&mut T),
) -> impl IntoView {
    let settings = use_settings::<T>();
    let change = move |value: f64| {
        settings.update_in_gesture((setting.key, 0), |s| {
            (setting.set)(s, value);
            then(s);
        });
    };
    view! {
        <NumberField
            label=(setting.name)(use_lang())
            value=settings.memo(setting.get)
            min=setting.min
            max=setting.max
            id=format!("{id}-{}", setting.key)
            show=format::shortest
            on_change=change
        />
    }
}
