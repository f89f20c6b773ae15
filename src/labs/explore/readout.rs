//! The table of values at the trace.

use super::settings::ExploreSettings;
use super::swatch::{ColoredLabel, Swatch};
use crate::format;
use crate::locale::use_lang;
use crate::plot::Span;
use crate::state::use_settings;
use engine::activation::{Instance, Order};
use engine::analysis::{ZoneKind, zone_fraction, zones};
use leptos::prelude::*;

/// x, f, f′ and f″ of every visible function; with shading, the dead and saturated share of the view.
#[component]
pub fn Readout() -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    // The trace is rounded to a decimal grid, so all digits can be shown.
    let x = explore.memo(|s| format::exact_with_decimals(s.traced(), 4));
    let shade = explore.memo(|s| s.shade);
    let slots = explore.memo(|s| s.visible().map(|(slot, _)| slot).collect::<Vec<_>>());
    let shares = move || {
        let head = |text: &'static str| view! { <th scope="col">{text}</th> };
        shade.get().then(|| [lang.dead(), lang.saturated()].map(head).collect_view())
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
                <tbody>
                    <For each=move || slots.get() key=|slot| *slot let:index>
                        <ReadoutRow index/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The row of a function. While the trace moves, only cells that change are updated.
#[component]
fn ReadoutRow(
    /// The slot of the function.
    index: usize,
) -> impl IntoView {
    let explore = use_settings::<ExploreSettings>();
    let label = explore.memo(move |s| s.label(index));
    let readings = Order::ALL
        .map(|order| {
            let reading = explore.memo(move |s| reading(s, index, order));
            view! { <td>{reading}</td> }
        })
        .collect_view();
    // The shares are expensive and do not depend on the trace.
    let shaded = explore.memo(move |s| s.function(index).filter(|_| s.shade).map(|f| (f.clone(), s.x)));
    let shares = Memo::new(move |_| shaded.with(|shaded| shaded.as_ref().map(|(f, x)| shares(f, *x))));
    let shares = move || shares.get().map(|all| all.map(|share| view! { <td>{share}</td> }).collect_view());
    view! {
        <tr>
            <th scope="row"><Swatch index/>" "<ColoredLabel index label/></th>
            {readings}
            {shares}
        </tr>
    }
}

/// f, f′ or f″ at the trace; empty if the slot is empty.
fn reading(s: &ExploreSettings, slot: usize, order: Order) -> String {
    s.function(slot)
        .map(|function| format::fixed_or_scientific(function.at(order, s.traced())))
        .unwrap_or_default()
}

/// The dead and the saturated share of the visible interval; none if there are more zones than are told apart.
fn shares(function: &Instance, x: Span) -> [String; 2] {
    let Ok(found) = zones(function, x.from, x.to) else { return ["–".into(), "–".into()] };
    let share = |state| zone_fraction(&found, state, x.from, x.to);
    [ZoneKind::Dead, ZoneKind::Saturated].map(|state| format!("{} %", format::percent(share(state), 1, 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_values_at_the_trace_and_the_shares_of_the_view() {
        let mut settings = ExploreSettings::default();
        let readings = |s: &ExploreSettings| Order::ALL.map(|order| reading(s, 0, order));
        assert_eq!(readings(&settings), ["0.0000", "0.0000", "0.0000"]);
        settings.trace = 2.0;
        assert_eq!(readings(&settings), ["2.0000", "1.0000", "0.0000"]);
        assert_eq!(shares(settings.function(0).unwrap(), settings.x), ["50.0 %", "0.0 %"]);
        settings.slots[0] = None;
        assert_eq!(reading(&settings, 0, Order::Value), "");
    }
}
