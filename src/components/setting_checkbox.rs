//! A checkbox for a setting of a lab.

use super::checkbox::Checkbox;
use crate::state::{LabSettings, use_settings};
use leptos::prelude::*;

/// A checkbox for a setting of a lab.
#[component]
pub fn SettingCheckbox<T: LabSettings>(
    /// The label.
    label: &'static str,
    /// Reads the setting.
    read: fn(&T) -> bool,
    /// Writes the setting.
    write: fn(&mut T, bool),
    /// Called on the settings after the setting was written.
    #[prop(default = |_| ())]
    then: fn(&mut T),
) -> impl IntoView {
    let settings = use_settings::<T>();
    let change = move |on| {
        settings.update(|s| {
            write(s, on);
            then(s);
        });
    };
    view! { <Checkbox label checked=settings.memo(read) on_change=change/> }
}
