//! The facts of the function in focus, found by `engine::analysis`.

use super::colored;
use crate::browser::target;
use crate::dom::{El, el};
use crate::number::{parse, plain, shortest};
use crate::settings::Settings;
use crate::store::Store;
use crate::ui::math;
use crate::ui::words::{self, intervals, span_text};
use engine::activation::{Framework, Instance, Order};
use engine::analysis::{
    Break, Extremum, Place, Side, TooMany, bend, breaks, extrema, fixed_points, lipschitz, mirror, range,
    steepest, tail, trend, zeros,
};

/// The panel of facts. A click on a place moves the trace there.
pub fn facts(store: Store) -> El {
    let heading = store.memo(|s| {
        s.focused().map(|(slot, _)| format!("Facts: {}", colored(&s.label(slot), slot))).unwrap_or_default()
    });
    let origin = store.memo(|s| of_focused(s, |i| format!("Origin: {}", i.activation.origin)));
    let go = move |event: web_sys::Event| {
        let at = target::<web_sys::Element>(&event).and_then(|target| target.get_attribute("data-x"));
        if let Some(x) = at.and_then(|x| parse(&x)) {
            store.trace(x);
        }
    };
    let table = el("div")
        .class("frameworks")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", "In the frameworks")
        .html(store.memo(|s| of_focused(s, frameworks)));
    el("section")
        .class("facts")
        .set("aria-label", "Facts")
        .on("click", go)
        .with(el("h2").html(heading))
        .with(el("dl").html(store.memo(|s| of_focused(s, |i| list(i, s.x.from, s.x.to)))))
        .with(table)
        .with(el("p").class("origin").text(origin))
}

fn of_focused(s: &Settings, show: impl Fn(&Instance) -> String) -> String {
    s.focused().map(|(_, chosen)| show(&chosen.instance)).unwrap_or_default()
}

/// The facts as the content of a `dl`: what holds on the whole line, and what is found in the view.
fn list(instance: &Instance, from: f64, to: f64) -> String {
    let activation = instance.activation;
    let limits = |order| {
        let at = |x: f64| limit_text(instance.at(order, x));
        format!("{} and {}", at(f64::NEG_INFINITY), at(f64::INFINITY))
    };
    let slope = math::formula(activation, activation.slope_formula, &instance.params);
    let facts = [
        ("Derivative f′(x)", slope),
        ("Range of f", intervals(&range(instance, Order::Value))),
        ("Range of f′", intervals(&range(instance, Order::Slope))),
        ("Supremum of |f′|", steepest_text(instance)),
        ("f towards −∞ and ∞", Side::BOTH.map(|side| words::tail(tail(instance, side))).join("; ")),
        ("f′ at −∞ and ∞", limits(Order::Slope)),
        ("Smoothness", smoothness(&breaks(instance))),
        ("Monotone", words::trend(trend(instance), bend(instance))),
        ("Symmetry", words::mirror(mirror(instance))),
        ("Lipschitz constant", plain(lipschitz(instance))),
        ("f(x) = x", listed(fixed_points(instance), zero_text)),
        ("Zeros in view", listed(zeros(instance, from, to), zero_text)),
        ("Extrema in view", listed(extrema(instance, from, to), extremum_text)),
    ];
    facts.iter().map(|(term, text)| format!("<div><dt>{term}</dt><dd>{text}</dd></div>")).collect()
}

fn limit_text(value: f64) -> String {
    if value.is_nan() { "no limit".into() } else { plain(value) }
}

fn steepest_text(instance: &Instance) -> String {
    let Some(found) = steepest(instance) else { return "none".into() };
    let size = plain(found.value);
    match (found.place, found.attained) {
        (Place::Point(x), true) => format!("{size}, at {}", go_to(&format!("x = {}", plain(x)), x)),
        (Place::Point(x), false) => format!("{size}, approached as x → {}", plain(x)),
        (Place::Span(from, to), _) => format!("{size}, {}", span_text(from, to)),
    }
}

fn smoothness(all: &[Break]) -> String {
    let one = |b: &Break| {
        let what = match b.order? {
            Order::Value => "f jumps",
            Order::Slope => "f′ jumps",
            Order::Curvature => "f″ jumps",
        };
        let at = go_to(&format!("x = {}", plain(b.x)), b.x);
        Some(format!("at {at} {what} from {} to {}", plain(b.left), plain(b.right)))
    };
    let found: Vec<String> = all.iter().filter_map(one).collect();
    if found.is_empty() { "no kink: f, f′, f″ continuous".into() } else { found.join("; ") }
}

fn zero_text(place: &Place) -> String {
    match *place {
        Place::Point(x) => go_to(&format!("x = {}", plain(x)), x),
        Place::Span(from, to) => match (from.is_finite(), to.is_finite()) {
            (true, true) => format!("{} ≤ x ≤ {}", plain(from), plain(to)),
            (true, false) => format!("x ≥ {}", plain(from)),
            (false, true) => format!("x ≤ {}", plain(to)),
            (false, false) => "every x".into(),
        },
    }
}

fn extremum_text(e: &Extremum) -> String {
    let kind = if e.maximum { "maximum" } else { "minimum" };
    format!("{kind} {} at {}", plain(e.value), go_to(&format!("x = {}", plain(e.x)), e.x))
}

/// The most that are listed; the rest is counted.
const LISTED: usize = 6;

fn listed<T>(found: Result<Vec<T>, TooMany>, show: fn(&T) -> String) -> String {
    let Ok(all) = found else { return "too many to tell apart: zoom in".into() };
    if all.is_empty() {
        return "none".into();
    }
    let mut texts: Vec<String> = all.iter().take(LISTED).map(show).collect();
    if all.len() > LISTED {
        texts.push(format!("and {} more", all.len() - LISTED));
    }
    texts.join("; ")
}

/// A place that can be traced by a click.
fn go_to(text: &str, x: f64) -> String {
    format!("<button class=\"link\" title=\"Trace it\" data-x=\"{}\">{text}</button>", shortest(x))
}

const FRAMEWORKS: [Framework; 5] =
    [Framework::PyTorch, Framework::TensorFlow, Framework::Keras, Framework::Jax, Framework::Onnx];

/// Names, defaults and slopes at kinks in the frameworks, as an HTML table.
fn frameworks(instance: &Instance) -> String {
    let kinks = instance.kinks();
    let heads: String =
        kinks.iter().map(|k| format!("<th scope=\"col\" class=\"figure\">f′({})</th>", plain(*k))).collect();
    let rows: String = FRAMEWORKS.iter().map(|f| framework_row(instance, *f, &kinks)).collect();
    format!(
        "<table><caption class=\"sr-only\">Names, defaults and slopes at kinks in the frameworks</caption>\
         <thead><tr><th scope=\"col\">Framework</th><th scope=\"col\">Name</th><th scope=\"col\">Defaults</th>\
         {heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
}

fn framework_row(instance: &Instance, framework: Framework, kinks: &[f64]) -> String {
    let head = format!("<th scope=\"row\">{}</th>", framework.title());
    let Some(entry) = instance.activation.frameworks.iter().find(|f| f.framework == framework) else {
        return format!(
            "<tr>{head}<td class=\"absent\" colspan=\"{}\">has no such function</td></tr>",
            2 + kinks.len()
        );
    };
    let slopes: String = kinks.iter().map(|&k| kink_cell(instance, entry, k)).collect();
    let defaults = if entry.defaults.is_empty() { "–" } else { entry.defaults };
    format!("<tr>{head}<td><code>{}</code></td><td>{defaults}</td>{slopes}</tr>", entry.name)
}

fn kink_cell(instance: &Instance, entry: &engine::activation::InFramework, kink: f64) -> String {
    // ONNX describes inference: it defines no derivative.
    if entry.framework == Framework::Onnx {
        return "<td class=\"figure\">–</td>".into();
    }
    let usual = instance.at(Order::Slope, kink);
    let slope = entry.kink_slope.map_or(usual, |f| f(kink, &instance.params));
    let class = if slope == usual { "figure" } else { "figure differs" };
    format!("<td class=\"{class}\">{}</td>", plain(slope))
}
