//! The layer worked through: forward, backward, and the terms of one number.

use super::matrix::matrix;
use super::trace::Trace;
use crate::dom::{El, el};
use crate::store::Store;
use crate::ui::part;
use engine::layer::Part;

/// What stands before each matrix of a row.
type Row = [(&'static str, Part); 6];

const FORWARD: Row = [
    ("", Part::Inputs),
    ("·", Part::Weights),
    ("=", Part::Product),
    ("+", Part::Bias),
    ("=", Part::PreActivation),
    ("<i>f</i><br>→", Part::Output),
];

const BACKWARD: Row = [
    ("", Part::Upstream),
    ("∘", Part::Slope),
    ("=", Part::Delta),
    ("→", Part::InputGradient),
    ("", Part::WeightGradient),
    ("", Part::BiasGradient),
];

/// All steps.
pub fn worked(store: Store, trace: Trace) -> El {
    let name = store.memo(|s| {
        format!(
            "Forward: <i>Y</i> = <i>f</i>(<i>X</i>·<i>W</i> + <i>b</i>), <i>f</i> is {}",
            s.code.function.activation.name
        )
    });
    let forward = el("section")
        .set("aria-labelledby", "forward-title")
        .with(el("h2").set("id", "forward-title").html(name))
        .with(row(store, trace, FORWARD));
    let backward = el("section")
        .set("aria-labelledby", "backward-title")
        .with(el("h2").set("id", "backward-title").html("Backward: gradients of the sum of all outputs"))
        .with(row(store, trace, BACKWARD));
    let steps = el("div")
        .class("worked")
        .with(part(store, "forward", forward))
        .with(part(store, "backward", backward))
        .with(trace.line());
    trace.answer(steps)
}

/// Matrices in a row, built anew when their sizes change.
fn row(store: Store, trace: Trace, terms: Row) -> El {
    // Sizes have one digit each.
    let sizes = store.memo(|s| s.code.sizes().iter().fold(0, |all, size| all * 10 + size));
    el("div").class("equation").rebuilt(move || {
        let all = sizes.get();
        let one = |(operator, of): (&'static str, Part)| {
            let built = matrix(store, operator, of, [all / 100, all / 10 % 10, all % 10]);
            let given = matches!(of, Part::Inputs | Part::Weights | Part::Bias);
            if given { part(store, "given", built) } else { built }
        };
        let built = terms.map(one).into();
        trace.built();
        built
    })
}
