//! What defines the layer: activation, sizes, a unit made inactive.

use super::terms::{about_inactive, inactive};
use super::trace::Trace;
use crate::dom::{El, button, el};
use crate::reactive::*;
use crate::settings::code::MIN_SIZE;
use crate::store::Store;
use crate::ui::slider::{self, Slider};
use crate::ui::{Choice, activations, math};
use engine::activation::{Activation, Instance, find};
use engine::layer::{Layer, MAX_SIZE};

/// The activation with its formula and its parameters.
pub fn function(store: Store) -> El {
    let choose = move |id: String| {
        if let Some(activation) = find(&id) {
            store.choose(|s| s.code.function = Instance::new(activation));
        }
    };
    let choice = Choice {
        label: "Activation".into(),
        id: "code-activation".into(),
        value: store.memo(|s| s.code.function.activation.id.to_owned()),
        options: activations(),
        labelled: true,
        on_change: Callback::new(choose),
    };
    let formula = store.memo(|s| {
        let f = &s.code.function;
        math::formula(f.activation, f.activation.formula, &f.params)
    });
    let slope = store.memo(|s| {
        let f = &s.code.function;
        math::formula(f.activation, f.activation.slope_formula, &f.params)
    });
    let activation = store.memo(|s| s.code.function.activation);
    el("section")
        .class("function")
        .set("aria-label", "Activation")
        .with(choice.view())
        .with(el("div").class("formulas").with(named("f(x)", formula)).with(named("f′(x)", slope)))
        .with(el("div").rebuilt(move || sliders(store, activation.get())))
}

/// A formula after what it is of.
fn named(name: &'static str, formula: Signal<String>) -> El {
    el("div")
        .class("formula")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", format!("Formula of {name}"))
        .with(el("i").text(name))
        .words(" = ")
        .with(el("span").html(formula))
}

fn sliders(store: Store, activation: &'static Activation) -> Vec<El> {
    let slider = |(i, param): (usize, &'static engine::activation::Param)| {
        let read = store.memo(move |s| s.code.function.params.get(i).copied().unwrap_or(param.default));
        let on_change = move |value: f64| {
            store.drag(("code-parameter", i), |s| {
                if let Some(place) = s.code.function.params.get_mut(i) {
                    *place = value;
                }
            });
        };
        let slider = Slider {
            param: *param,
            of: Signal::stored(activation.name.into()),
            value: read,
            id: format!("code-{}", param.name),
            show: slider::usual,
            on_change: Callback::new(on_change),
            on_end: Callback::new(move |()| store.end_gesture()),
        };
        slider.view()
    };
    activation.params.iter().enumerate().map(slider).collect()
}

/// What the sizes count, one and many.
const COUNTED: [(&str, &str); 3] = [("Examples", "example"), ("Inputs", "input"), ("Units", "unit")];

/// Rows and columns, and numbers that are worth a look.
pub fn size(store: Store, trace: Trace) -> El {
    let says = store.memo(move |s| trace.worked.with(|worked| about_inactive(worked, &s.code.function)));
    let example = store.memo(|s| s.code.layer() == Layer::default());
    el("section")
        .class("size")
        .set("aria-labelledby", "size-title")
        .with(el("h2").set("id", "size-title").text("Rows and columns"))
        .with_all((0..COUNTED.len()).map(|which| stepper(store, which)))
        .with(
            el("div")
                .class("chips")
                .with(button("Make one unit inactive", move || silence(store, trace)))
                .with(
                    button("Back to the example", move || store.choose(|s| s.code.take(&Layer::default())))
                        .flag("disabled", example),
                ),
        )
        .with(el("p").class("about").set("role", "status").text(says))
}

/// Makes the unit after the inactive one inactive, or the first.
fn silence(store: Store, trace: Trace) {
    let found = trace.worked.with_untracked(inactive);
    store.choose(|s| {
        let layer = s.code.layer();
        let next = found.first().map_or(0, |unit| (unit + 1) % layer.weights().columns());
        s.code.take(&layer.with_inactive_unit(next));
    });
}

/// A size with a button on either side.
fn stepper(store: Store, which: usize) -> El {
    let (name, one) = COUNTED[which];
    let size = store.memo(move |s| s.code.sizes()[which]);
    let step = move |up: bool| {
        store.choose(|s| {
            let mut sizes = s.code.sizes();
            sizes[which] = if up { sizes[which] + 1 } else { sizes[which] - 1 };
            s.code.resize(sizes);
        });
    };
    let less = button("−", move || step(false))
        .set("aria-label", format!("Remove the last {one}"))
        .flag("disabled", flag(move || size.get() <= MIN_SIZE));
    let more = button("+", move || step(true))
        .set("aria-label", format!("Add an {one}").replace("an unit", "a unit"))
        .flag("disabled", flag(move || size.get() >= MAX_SIZE));
    let number = el("output").text(text(move || size.get().to_string()));
    el("div")
        .class("stepper")
        .set("role", "group")
        .set("aria-label", name)
        .with(el("span").text(name))
        .with_all([less, number, more])
}
