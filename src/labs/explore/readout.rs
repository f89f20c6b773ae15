//! The table of values at the trace.

use super::settings::ExploreSettings;
use super::swatch::{ColoredLabel, Swatch};
use crate::format;
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::{Instance, Order};
use engine::analysis::{State, fraction, zones};
use leptos::prelude::*;

/// x, f, f′ and f″ of every visible function; with shading, the dead and saturated share of the view.
#[component]
pub fn Readout() -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    // The trace lies on a short decimal grid: all its digits are shown.
    let x = explore.memo(|s| format::trimmed(s.traced(), 4, 10));
    let shade = explore.memo(|s| s.shade);
    let rows = explore.memo(|s| {
        s.visible().map(|(slot, function)| (slot, s.label(slot), cells(s, function))).collect::<Vec<_>>()
    });
    let shares = move || {
        let head = |text: &'static str| view! { <th scope="col">{text}</th> };
        shade.get().then(|| [lang.dead(), lang.saturated()].map(head).collect_view())
    };
    let row = move |(slot, label, cells): (usize, String, Vec<String>)| {
        view! {
            <tr>
                <th scope="row"><Swatch index=slot/>" "<ColoredLabel index=slot label/></th>
                {cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="readout" tabindex="0" role="group" aria-label=lang.values_at_trace()>
            <table>
                <caption class="sr-only">{lang.values_at_trace()}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="at"><i>"x"</i>" = "{x}</th>
                        <th scope="col"><i>"f"</i></th>
                        <th scope="col"><i>"f′"</i></th>
                        <th scope="col"><i>"f″"</i></th>
                        {shares}
                    </tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// f, f′ and f″ at the trace, and with shading the dead and the saturated share of the view.
fn cells(s: &ExploreSettings, function: &Instance) -> Vec<String> {
    let mut cells: Vec<String> =
        Order::ALL.iter().map(|&order| format::reading(function.at(order, s.traced()))).collect();
    if s.shade {
        let found = zones(function, s.x.from, s.x.to);
        let percent = |state| 100.0 * fraction(&found, state, s.x.from, s.x.to);
        cells.extend(
            [State::Dead, State::Saturated].map(|state| format!("{} %", format::fixed(percent(state), 1))),
        );
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_values_at_the_trace_and_with_shading_the_shares() {
        let mut settings = ExploreSettings::default();
        let relu = settings.slots[0].clone().unwrap().function;
        assert_eq!(cells(&settings, &relu), ["0.0000", "0.0000", "0.0000"]);
        (settings.trace, settings.shade) = (2.0, true);
        assert_eq!(cells(&settings, &relu), ["2.0000", "1.0000", "0.0000", "50.0 %", "0.0 %"]);
    }
}
