//! Five claims of the usual chapter, each with its number.

use super::as_here;
use super::cells::percent;
use super::work::{Bench, Work};
use crate::browser;
use crate::dom::{El, el};
use crate::number::{fixed, short, trimmed};
use crate::reactive::*;
use crate::settings::table::textbook;
use crate::settings::{Run, Settings, Table, run};
use crate::store::Store;
use crate::ui::kept;

/// A name, how long its bar is from 0 to 1, and the number at its end.
type Bar = (String, f64, String);

fn bars(all: &[Bar]) -> String {
    let row = |(name, share, number): &Bar| {
        format!(
            "<div><dt>{name}</dt><dd><i style=\"width:{}%\"></i><span>{number}</span></dd></div>",
            // The rest is for the number.
            fixed(40.0 * share.clamp(0.0, 1.0), 1)
        )
    };
    format!("<dl>{}</dl>", all.iter().map(row).collect::<String>())
}

/// Bars of a number of each of the textbook's four, relative to the greatest; `None` is still measured.
fn of_four(bench: &Bench, read: impl Fn(&super::row::Row) -> Option<(f64, String)>) -> Vec<Bar> {
    let found = |instance: &engine::activation::Instance| {
        let value = bench.row(instance).and_then(&read);
        (instance.activation.name.to_owned(), value)
    };
    let all: Vec<_> = textbook().iter().map(found).collect();
    let most = all.iter().filter_map(|(_, v)| v.as_ref()).map(|v| v.0).fold(1e-300, f64::max);
    all.into_iter()
        .map(|(name, value)| match value {
            Some((size, text)) => (name, size / most, text),
            None => (name, 0.0, "…".into()),
        })
        .collect()
}

/// The five exhibits as HTML, with a way to the fourth in Train. All of it is our own words and numbers.
fn html(bench: &Bench, table: &Table, train: &str) -> String {
    let gradient = of_four(bench, |row| {
        let share = row.latest()?.share;
        // On a logarithmic scale down to 10⁻¹², or nothing would be seen of most.
        Some((1.0 + share.max(1e-12).log10() / 12.0, kept::share(share)))
    });
    let mut cost = of_four(bench, |row| {
        let ns = row.cost?.value.median;
        Some((ns, format!("{} ns", short(ns))))
    });
    if let Some(copy) = bench.copy {
        cost.push(("a copy".into(), 0.0, format!("{} ns", short(copy.median))));
    }
    let sparse = of_four(bench, |row| {
        let zero = row.latest()?.zero;
        Some((zero, format!("{} ({})", percent(zero), percent(row.moments.zero))))
    });
    let mean = of_four(bench, |row| {
        let mean = row.moments.mean;
        Some((mean.abs(), fixed(mean, 3)))
    });
    let run = Run::killing();
    let dying: Vec<Bar> = run
        .lanes
        .iter()
        .zip(bench.dead().into_iter().map(Some).chain(std::iter::repeat(None)))
        .map(|(lane, dead)| {
            let name = lane.activation.name.to_owned();
            match dead {
                Some((dead, units, true)) => {
                    (name, dead as f64 / units as f64, format!("{dead} of {units} dead"))
                }
                _ => (name, 0.0, "…".into()),
            }
        })
        .collect();
    let card = |claim: &str, said: &str, bars: String| {
        format!("<article><h3>{claim}</h3><p>{said}</p>{bars}</article>")
    };
    [
        card(
            "“Mitigates vanishing gradients”",
            &format!("What {} random layers leave of a gradient, weights as above, on a logarithmic scale.", table.layers),
            bars(&gradient),
        ),
        card("“Computationally efficient”", "Nanoseconds an element of f in this browser, by this page's own code.", bars(&cost)),
        card(
            "“Sparse activation”",
            "Exact zeros among the activations of those networks; in brackets the prediction for the inputs above.",
            bars(&sparse),
        ),
        card(
            "“The dying ReLU problem”",
            &format!(
                "Hidden units without a gradient on any sample after {} epochs at the learning rate {}. {train}",
                run.stop,
                trimmed(run.rate, 0, 3)
            ),
            bars(&dying),
        ),
        card("“Not zero-centred”", "E f(z), the mean of the activations for the inputs above.", bars(&mean)),
    ]
    .concat()
}

/// The exhibits.
pub fn exhibits(store: Store, work: Work) -> El {
    let dying = move |s: &Settings| as_here(s, Settings { run: Run::killing(), ..Settings::default() });
    let train = store.memo(move |s| {
        let link = || format!("<a href=\"{}\">Watch them die in Train</a>.", run::KEYS.encode(&dying(s)));
        // An element of another page is of one lab.
        if store.host.is_page() { link() } else { String::new() }
    });
    // A memo, so that only what differs reaches the page: a link in it keeps its focus.
    let cards = memo(move || {
        let (table, train) = (work.table.get(), train.get());
        work.look(|bench| html(bench, &table, &train))
    });
    let section = el("section")
        .class("claims")
        .set("aria-labelledby", "claims-title")
        .with(el("h2").set("id", "claims-title").text("Five claims of the usual chapter"))
        .with(el("div").html(cards));
    browser::stay_on_page(section)
}
