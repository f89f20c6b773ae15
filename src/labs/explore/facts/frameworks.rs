//! The activation in each framework.

use crate::format::compact;
use crate::locale::{Lang, use_lang};
use engine::activation::{Framework, FrameworkEntry, Instance, Order};
use leptos::prelude::*;

/// Names, defaults and derivatives at kinks in each framework.
#[component]
pub fn Frameworks(
    /// The function.
    function: Instance,
) -> impl IntoView {
    let lang = use_lang();
    let kinks = function.kinks();
    let head = |kink: &f64| view! { <th scope="col" class="figure">{format!("f′({})", compact(*kink))}</th> };
    let rows = Framework::ALL
        .map(|framework| {
            let entry = function.activation.frameworks.iter().find(|entry| entry.framework == framework);
            let cells = match entry {
                Some(entry) => entry_cells(&function, entry, &kinks, lang).into_any(),
                None => view! {
                    <td class="absent" colspan=2 + kinks.len()>{lang.function_missing_in_framework()}</td>
                }
                .into_any(),
            };
            view! { <tr><th scope="row">{framework.title()}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table>
            <caption class="sr-only">{lang.frameworks_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{lang.framework_label()}</th>
                    <th scope="col">{lang.name_column()}</th>
                    <th scope="col">{lang.defaults_column()}</th>
                    {kinks.iter().map(head).collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The cells of a framework that has the function.
fn entry_cells(
    function: &Instance,
    entry: &'static FrameworkEntry,
    kinks: &[f64],
    lang: Lang,
) -> impl IntoView + use<> {
    let defaults =
        if entry.defaults.is_empty() { "–".into() } else { lang.framework_entry_defaults(entry) };
    let slope = |kink: &f64| {
        let (text, differs) = slope_at(function, entry, *kink);
        view! { <td class=if differs { "figure differs" } else { "figure" }>{text}</td> }
    };
    view! {
        <td><code>{entry.name}</code></td>
        <td>{defaults}</td>
        {kinks.iter().map(slope).collect_view()}
    }
}

/// The derivative that a framework returns at a kink, and whether it differs from the engine's.
fn slope_at(function: &Instance, entry: &FrameworkEntry, kink: f64) -> (String, bool) {
    // ONNX is an inference format and defines no derivatives.
    if entry.framework == Framework::Onnx {
        return ("–".into(), false);
    }
    let default = function.at(Order::Slope, kink);
    let slope = entry.kink_slope.map_or(default, |f| f(kink, &function.params));
    (compact(slope), slope != default)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;

    #[test]
    fn slopes_that_differ_are_marked() {
        let leaky = Instance::new(find("leaky_relu").unwrap());
        let at_kink = |framework| {
            let entry = leaky.activation.frameworks.iter().find(|f| f.framework == framework).unwrap();
            slope_at(&leaky, entry, 0.0)
        };
        assert_eq!(at_kink(Framework::PyTorch), ("0.01".into(), false));
        assert_eq!(at_kink(Framework::Jax), ("1".into(), true));
        assert_eq!(at_kink(Framework::Onnx), ("–".into(), false));
    }
}
