//! Sliders of the whole table: α and β of all rows that have them, the inputs and the depth.

use super::settings::{CompareSettings, DEVIATION, LAYERS, MEAN};
use crate::components::{SettingSlider, Slider};
use crate::format::fixed;
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::{Activation, Instance};
use leptos::prelude::*;

/// The sliders.
#[component]
pub fn Dials() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div>
            <div class="compare-settings" role="group" aria-label=lang.dials_of_table()>
                <SharedParameter name="alpha"/>
                <SharedParameter name="beta"/>
                <SettingSlider setting=&MEAN id="compare" of=lang.the_inputs()/>
                <SettingSlider setting=&DEVIATION id="compare" of=lang.the_inputs()/>
                <SettingSlider setting=&LAYERS id="compare" of=lang.layers_as_owner() show=|value| fixed(value, 0)/>
            </div>
            <p class="lede">{lang.dials_lede()}</p>
        </div>
    }
}

/// The slider of a parameter that several functions have; none where no row has it.
#[component]
fn SharedParameter(
    /// The name of the parameter.
    name: &'static str,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let first = compare.memo(move |s| first_with(&s.rows, name).map(|row| row.activation));
    view! {
        <div class="shared">
            {move || first.get().map(|first| view! { <SharedSlider name first/> })}
        </div>
    }
}

/// That slider.
#[component]
fn SharedSlider(
    /// The name of the parameter.
    name: &'static str,
    /// The function of the first row that has it, which gives the limits.
    first: &'static Activation,
) -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    place_of(first, name).map(|place| {
        let param = first.params[place];
        let value = compare.memo(move |s| {
            let row = first_with(&s.rows, name);
            row.and_then(|row| row.params.get(place)).copied().unwrap_or(param.default)
        });
        let change =
            move |value: f64| compare.update_in_gesture((name, 0), |s| set_all(&mut s.rows, name, value));
        view! {
            <Slider
                param
                of=lang.all_rows_that_have_it().to_owned()
                value
                id=format!("compare-{name}")
                on_change=change
                on_end=move |()| compare.end_gesture()
            />
        }
    })
}

/// The place of a parameter among those of an activation.
fn place_of(activation: &Activation, name: &str) -> Option<usize> {
    activation.params.iter().position(|param| param.name == name)
}

/// The first of the rows that has a parameter of this name.
fn first_with<'a>(rows: &'a [Instance], name: &str) -> Option<&'a Instance> {
    rows.iter().find(|row| place_of(row.activation, name).is_some())
}

/// Gives all rows that have a parameter of this name this value, as far as their limits go.
fn set_all(rows: &mut [Instance], name: &str, value: f64) {
    for row in rows {
        if let Some(place) = place_of(row.activation, name) {
            let param = row.activation.params[place];
            row.params[place] = value.clamp(param.min, param.max);
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
        assert_eq!(first_with(&rows, "alpha").unwrap().activation.id, "leaky_relu");
        assert_eq!(first_with(&rows, "gamma"), None);
        set_all(&mut rows, "alpha", 1e3);
        let swish = instances_by_id(&["swish"]);
        assert_eq!(rows[3], swish[0]);
        for row in &rows[1..3] {
            assert_eq!(row.params[0], row.activation.params[0].max);
        }
    }
}
