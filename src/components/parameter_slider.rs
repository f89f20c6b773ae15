//! The slider of a parameter of one of a lab's functions.

use super::slider::Slider;
use crate::state::{LabSettings, use_settings};
use engine::activation::{Instance, Param};
use leptos::prelude::*;

/// The slider of a parameter of one of a lab's functions.
#[component]
pub fn ParameterSlider<T: LabSettings>(
    /// The index of the function.
    #[prop(default = 0)]
    index: usize,
    /// The index of the parameter.
    param_index: usize,
    /// The parameter.
    param: Param,
    /// The name of the function.
    #[prop(into)]
    of: Signal<String>,
    /// The prefix of the id, unique within the program for each function.
    #[prop(into)]
    id: String,
    /// The function within the settings.
    function: fn(&T, usize) -> Option<&Instance>,
    /// The function, mutable.
    function_mut: fn(&mut T, usize) -> Option<&mut Instance>,
) -> impl IntoView {
    let settings = use_settings::<T>();
    let value = settings.memo(move |s| {
        function(s, index)
            .and_then(|function| function.params.get(param_index).copied())
            .unwrap_or(param.default)
    });
    let change = move |value: f64| {
        settings.update_in_gesture((param.name, index), |s| {
            if let Some(param) =
                function_mut(s, index).and_then(|function| function.params.get_mut(param_index))
            {
                *param = value;
            }
        });
    };
    view! {
        <Slider
            param
            of
            value
            id=format!("{id}-{}", param.name)
            on_change=change
            on_end=move |()| settings.end_gesture()
        />
    }
}
