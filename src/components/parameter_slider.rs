//! The slider of a parameter of one of a lab's functions.

use super::slider::Slider;
use crate::state::{LabSettings, use_settings};
use engine::activation::{Instance, Param};
use leptos::prelude::*;

/// The slider of a parameter of one of a lab's functions.
#[component]
pub fn ParameterSlider<T: LabSettings>(
    /// Which of the functions it is.
    #[prop(default = 0)]
    index: usize,
    /// Which of its parameters it is.
    place: usize,
    /// The parameter.
    param: Param,
    /// The name of the function.
    #[prop(into)]
    of: Signal<String>,
    /// What the id begins with, unique within the program for each function.
    #[prop(into)]
    id: String,
    /// The function among the settings.
    function: fn(&T, usize) -> Option<&Instance>,
    /// The same to be changed.
    function_mut: fn(&mut T, usize) -> Option<&mut Instance>,
) -> impl IntoView {
    let settings = use_settings::<T>();
    let value = settings.memo(move |s| {
        function(s, index).and_then(|function| function.params.get(place).copied()).unwrap_or(param.default)
    });
    let change = move |value: f64| {
        settings.drag((param.name, index), |s| {
            if let Some(param) = function_mut(s, index).and_then(|function| function.params.get_mut(place)) {
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
