//! The table of values at the trace.

use super::swatch;
use crate::app::Store;
use crate::number;
use crate::settings::SLOTS;
use engine::activation::Order;
use engine::analysis::{State, fraction, zones};
use leptos::prelude::*;

/// x, f, f′ and f″ of every visible function; with shading, the dead and saturated share of the view.
#[component]
pub fn Readout(store: Store) -> impl IntoView {
    let x = store.memo(|s| s.traced());
    let shade = store.memo(|s| s.shade);
    let rows = (0..SLOTS).map(|slot| {
        let on = store.memo(move |s| s.slots[slot].as_ref().is_some_and(|c| c.visible));
        move || on.get().then(|| view! { <Row store place=slot shade/> })
    });
    view! {
        <div class="readout" tabindex="0" role="group" aria-label="Values at the trace">
            <table>
                <caption class="sr-only">"Values at the trace"</caption>
                <thead>
                    <tr>
                        <th scope="col" class="at">
                            <i>"x"</i>
                            " = "
                            {move || number::reading(x.get())}
                        </th>
                        <th scope="col"><i>"f"</i></th>
                        <th scope="col"><i>"f′"</i></th>
                        <th scope="col"><i>"f″"</i></th>
                        <Show when=move || shade.get()>
                            <th scope="col" title="Share of the interval of x where f′ = 0">"dead"</th>
                            <th scope="col" title="Share of the interval of x where 0 < |f′| < 0.01">"saturated"</th>
                        </Show>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// One function's values.
#[component]
fn Row(store: Store, place: usize, shade: Memo<bool>) -> impl IntoView {
    let slot = place;
    let label = store.memo(move |s| s.label(slot));
    let at = move |order: Order| {
        store.memo(move |s| {
            let value = s.slots[slot].as_ref().map(|c| c.instance.at(order, s.traced()));
            value.map(number::reading).unwrap_or_default()
        })
    };
    let cells = Order::ALL.map(|order| {
        let text = at(order);
        view! { <td>{move || text.get()}</td> }
    });
    let share = move |state: State| {
        store.memo(move |s| {
            let share = s.slots[slot].as_ref().filter(|_| s.shade).map(|c| {
                let found = zones(&c.instance, s.x.from, s.x.to);
                fraction(&found, state, s.x.from, s.x.to)
            });
            share.map(|f| format!("{} %", number::fixed(100.0 * f, 1))).unwrap_or_default()
        })
    };
    let (dead, saturated) = (share(State::Dead), share(State::Saturated));
    view! {
        <tr>
            <th scope="row">{swatch(slot)} <span style=format!("color:var(--c{})", slot + 1)>{move || label.get()}</span></th>
            {cells.into_iter().collect_view()}
            <Show when=move || shade.get()>
                <td>{move || dead.get()}</td>
                <td>{move || saturated.get()}</td>
            </Show>
        </tr>
    }
}
