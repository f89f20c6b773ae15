//! What is drawn: derivatives, tangent, shading, and the intervals of the axes.

use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::{FAR, Settings, Span};
use crate::store::Store;
use crate::ui::{NumberField, check};

/// The controls of the plot.
pub fn view_controls(store: Store) -> El {
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
        button(name, toggle).set("aria-pressed", aria(move || shown.get()))
    });
    el("section")
        .set("aria-labelledby", "show-title")
        .class("view")
        .with(el("h2").set("id", "show-title").text("Show"))
        .with(el("div").class("seg").set("role", "group").set("aria-label", "Derivatives").with_all(orders))
        .with(option(store, "In one plot", |s| s.together, |s, on| s.together = on))
        .with(option(store, "Tangent at the trace", |s| s.tangent, |s, on| s.tangent = on))
        .with(option(store, "Shade dead and saturated", |s| s.shade, |s, on| s.shade = on))
        .with(el("h2").text("Interval of x"))
        .with(domain(store))
}

/// A check box for a setting.
fn option(
    store: Store,
    label: &'static str,
    read: fn(&Settings) -> bool,
    write: fn(&mut Settings, bool),
) -> El {
    check(label, store.memo(read), move |on| store.choose(|s| write(s, on)))
}

/// Two number fields for the ends of the interval.
fn domain(store: Store) -> El {
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
    let field = |label: &'static str, id: &str, value: Signal<f64>, on_change: Callback<f64>| {
        let (label, id, value) = (Signal::stored(label.into()), id.into(), value);
        NumberField { label, value, min: -FAR, max: FAR, id, show: end, labelled: true, on_change }.view()
    };
    el("div").class("domain").with(field("from", "x-from", from, Callback::new(set_from))).with(field(
        "to",
        "x-to",
        to,
        Callback::new(set_to),
    ))
}

/// An end of an interval, with all its digits.
fn end(value: f64) -> String {
    number::shortest(value).replace('-', "\u{2212}")
}
