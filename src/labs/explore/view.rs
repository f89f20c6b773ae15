//! What is drawn: derivatives, tangent, shading, and the intervals of the axes.

use crate::app::Store;
use crate::number;
use crate::settings::{FAR, Settings, Span};
use crate::ui::NumberField;
use crate::ui::erased::{aria, click, on};
use leptos::prelude::*;

/// The controls of the plot.
#[component]
pub fn ViewControls(store: Store) -> impl IntoView {
    let names = ["f", "f′", "f″"];
    let orders = names.into_iter().enumerate().map(|(i, name)| {
        let shown = store.memo(move |s| s.show[i]);
        let toggle = move || {
            store.choose(|s| {
                s.show[i] = !s.show[i];
                // The last one stays: an empty figure helps nobody.
                if s.show == [false; 3] {
                    s.show[i] = true;
                }
            });
        };
        view! {
            <button aria-pressed=aria(move || shown.get()) on:click=click(toggle)>{name}</button>
        }
    });
    view! {
        <section aria-labelledby="show-title" class="view">
            <h2 id="show-title">"Show"</h2>
            <div class="seg" role="group" aria-label="Derivatives">{orders.collect_view()}</div>
            <Check store label="In one plot" read=|s| s.together write=|s, on| s.together = on/>
            <Check store label="Tangent at the trace" read=|s| s.tangent write=|s, on| s.tangent = on/>
            <Check store label="Shade dead and saturated" read=|s| s.shade write=|s, on| s.shade = on/>
            <h2>"Interval of x"</h2>
            <Domain store/>
        </section>
    }
}

/// A check box for a setting.
#[component]
fn Check(
    store: Store,
    label: &'static str,
    read: fn(&Settings) -> bool,
    write: fn(&mut Settings, bool),
) -> impl IntoView {
    let checked = store.memo(read);
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=checked
                on:change=on(move |event: web_sys::Event| store.choose(|s| write(s, event_target_checked(&event))))
            />
            {label}
        </label>
    }
}

/// Two number fields for the ends of the interval.
#[component]
fn Domain(store: Store) -> impl IntoView {
    let from = store.memo(|s| s.x.from);
    let to = store.memo(|s| s.x.to);
    // An end that passes the other takes it along.
    let set_from = move |from: f64| {
        store.drag(("domain", 0), |s| {
            let to = if s.x.to > from { s.x.to } else { from + s.x.width() };
            s.x = Span { from, to }.limited();
        });
    };
    let set_to = move |to: f64| {
        store.drag(("domain", 1), |s| {
            let from = if s.x.from < to { s.x.from } else { to - s.x.width() };
            s.x = Span { from, to }.limited();
        });
    };
    view! {
        <div class="domain">
            <NumberField label="from" labelled=true id="x-from" value=from min=-FAR max=FAR show=end on_change=set_from/>
            <NumberField label="to" labelled=true id="x-to" value=to min=-FAR max=FAR show=end on_change=set_to/>
        </div>
    }
}

/// An end of an interval, with all its digits.
fn end(value: f64) -> String {
    number::shortest(value).replace('-', "\u{2212}")
}
