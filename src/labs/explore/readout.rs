//! The table of values at the trace.

use super::{colored, swatch};
use crate::dom::{El, el};
use crate::number;
use crate::settings::{Chosen, Settings};
use crate::store::Store;
use engine::activation::Order;
use engine::analysis::{State, fraction, zones};

/// x, f, f′ and f″ of every visible function; with shading, the dead and saturated share of the view.
pub fn readout(store: Store) -> El {
    el("div")
        .class("readout")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", "Values at the trace")
        .html(store.memo(table))
}

/// The table as HTML.
fn table(s: &Settings) -> String {
    // The trace lies on a short decimal grid: all its digits are shown.
    let x = number::trimmed(s.traced(), 4, 10);
    let heads = ["<i>f</i>", "<i>f′</i>", "<i>f″</i>", "dead", "saturated"];
    let heads = &heads[..if s.shade { 5 } else { 3 }];
    let head: String = heads.iter().map(|h| format!("<th scope=\"col\">{h}</th>")).collect();
    let rows: String = s.visible().map(|(slot, chosen)| row(s, slot, chosen)).collect();
    format!(
        "<table><caption class=\"sr-only\">Values at the trace</caption><thead><tr>\
         <th scope=\"col\" class=\"at\"><i>x</i> = {x}</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
}

fn row(s: &Settings, slot: usize, chosen: &Chosen) -> String {
    let mut cells: Vec<String> =
        Order::ALL.iter().map(|&order| number::reading(chosen.instance.at(order, s.traced()))).collect();
    if s.shade {
        let found = zones(&chosen.instance, s.x.from, s.x.to);
        let percent = |state| 100.0 * fraction(&found, state, s.x.from, s.x.to);
        let share = |state| format!("{} %", number::fixed(percent(state), 1));
        cells.extend([State::Dead, State::Saturated].map(share));
    }
    let cells: String = cells.iter().map(|c| format!("<td>{c}</td>")).collect();
    let name = colored(&s.label(slot), slot);
    format!("<tr><th scope=\"row\">{} {name}</th>{cells}</tr>", swatch(slot))
}
