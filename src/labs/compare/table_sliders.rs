//! Sliders for the whole table: α, β and the letters of typed functions, each for all rows that have it; the inputs and the
//! depth.

use super::numbers::{DEVIATION, LAYERS, MEAN};
use super::settings::CompareSettings;
use crate::components::{SettingSlider, Slider};
use crate::format::fixed;
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::{Activation, Instance};
use leptos::prelude::*;

/// The sliders.
#[component]
pub fn TableSliders() -> impl IntoView {
    let lang = use_lang();
    let names = use_settings::<CompareSettings>().memo(|s| shared_parameters(&s.rows));
    view! {
        <div>
            <div class="compare-settings" role="group" aria-label=lang.table_parameters()>
                <For each=move || names.get() key=|name| *name let:name>
                    <SharedParameter name/>
                </For>
                <SettingSlider setting=&MEAN id="compare" of=lang.owner_inputs()/>
                <SettingSlider setting=&DEVIATION id="compare" of=lang.owner_inputs()/>
                <SettingSlider setting=&LAYERS id="compare" of=lang.owner_layers() show=|value| fixed(value, 0)/>
            </div>
            <p class="lede">{lang.table_parameters_lede()}</p>
        </div>
    }
}

/// The slider of a parameter that several functions have; empty if no row has it.
#[component]
fn SharedParameter(
    /// The name of the parameter.
    name: &'static str,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let first = compare.memo(move |s| first_row_with_param(&s.rows, name).map(|row| row.activation));
    view! {
        <div class="shared">
            {move || first.get().map(|first| view! { <SharedParameterSlider name first/> })}
        </div>
    }
}

/// The slider itself.
#[component]
fn SharedParameterSlider(
    /// The name of the parameter.
    name: &'static str,
    /// The activation of the first row that has it; its limits are those of the slider.
    first: &'static Activation,
) -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    param_index(first, name).map(|index| {
        let param = first.params[index];
        let value = compare.memo(move |s| {
            let row = first_row_with_param(&s.rows, name);
            row.and_then(|row| row.params.get(index)).copied().unwrap_or(param.default)
        });
        let change = move |value: f64| {
            compare.update_in_gesture((name, 0), |s| set_param_of_all_rows(&mut s.rows, name, value));
        };
        view! {
            <Slider
                param
                of=lang.owner_shared_rows().to_owned()
                value
                id=format!("compare-{name}")
                on_change=change
                on_end=move |()| compare.end_gesture()
            />
        }
    })
}

/// The names of the parameters that have a slider.
fn shared_parameters(rows: &[Instance]) -> Vec<&'static str> {
    let mut names = vec!["alpha", "beta"];
    let typed = rows.iter().filter(|row| row.activation.typed.is_some());
    for param in typed.flat_map(|row| row.activation.params) {
        if !names.contains(&param.name) {
            names.push(param.name);
        }
    }
    names
}

/// The index of a parameter among those of an activation.
fn param_index(activation: &Activation, name: &str) -> Option<usize> {
    activation.params.iter().position(|param| param.name == name)
}

/// The first row that has a parameter of this name.
fn first_row_with_param<'a>(rows: &'a [Instance], name: &str) -> Option<&'a Instance> {
    rows.iter().find(|row| param_index(row.activation, name).is_some())
}

/// Sets a parameter of all rows that have it, clamped to the limits of each.
fn set_param_of_all_rows(rows: &mut [Instance], name: &str, value: f64) {
    for row in rows {
        if let Some(index) = param_index(row.activation, name) {
            let param = row.activation.params[index];
            row.params[index] = value.clamp(param.min, param.max);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::instances_by_id;

    #[test]
    fn a_shared_parameter_is_set_within_the_limits_of_each_row() {
        let mut rows = instances_by_id(&["relu", "leaky_relu", "elu", "swish"]);
        assert_eq!(first_row_with_param(&rows, "alpha").unwrap().activation.id, "leaky_relu");
        assert_eq!(first_row_with_param(&rows, "gamma"), None);
        set_param_of_all_rows(&mut rows, "alpha", 1e3);
        let swish = instances_by_id(&["swish"]);
        assert_eq!(rows[3], swish[0]);
        for row in &rows[1..3] {
            assert_eq!(row.params[0], row.activation.params[0].max);
        }
    }
}
