//! The sliders for the parameters of an activation.

use super::slider::Slider;
use crate::state::{LabSettings, use_settings};
use engine::activation::{Instance, Param};
use leptos::prelude::*;

/// A slider for every parameter of one of a lab's functions, recreated when it gets another activation, not when a
/// parameter changes.
#[component]
pub fn ParameterSliders<T: LabSettings>(
    /// The index of the function.
    #[prop(default = 0)]
    index: usize,
    /// The name of the function.
    #[prop(into)]
    of: Signal<String>,
    /// The prefix of the ids, unique within the program for each function.
    #[prop(into)]
    id: String,
    /// The function within the settings.
    function: fn(&T, usize) -> Option<&Instance>,
    /// The function, mutable.
    function_mut: fn(&mut T, usize) -> Option<&mut Instance>,
) -> impl IntoView {
    let activation =
        use_settings::<T>().memo(move |s| function(s, index).map(|function| function.activation));
    move || {
        let params = activation.get().map_or(&[][..], |activation| activation.params);
        let slider = |(param_index, param): (usize, &Param)| {
            let id = format!("{id}-{}", param.name);
            view! { <ParameterSlider index param_index param=*param of id function function_mut/> }
        };
        params.iter().enumerate().map(slider).collect_view()
    }
}

/// The slider for one parameter.
#[component]
fn ParameterSlider<T: LabSettings>(
    /// The index of the function.
    index: usize,
    /// The index of the parameter.
    param_index: usize,
    /// The parameter.
    param: Param,
    /// The name of the function.
    of: Signal<String>,
    /// The id, unique within the program.
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
    view! { <Slider param of value id on_change=change on_end=move |()| settings.end_gesture()/> }
}
