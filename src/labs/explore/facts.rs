//! The facts of the function in focus, found by `engine::analysis`.

use crate::app::Store;
use crate::number::plain;
use crate::ui::math;
use engine::activation::{Framework, Instance, Order};
use engine::analysis::{Break, Extremum, Interval, Place, TooMany, breaks, extrema, range, steepest, zeros};
use leptos::prelude::*;

/// The panel of facts.
#[component]
pub fn Facts(store: Store) -> impl IntoView {
    let focused = store.memo(|s| s.focused().map(|(slot, c)| (slot, c.instance.clone())));
    let view_of_x = store.memo(|s| (s.x.from, s.x.to));
    let heading = move || {
        focused.get().map(|(slot, _)| {
            let label = store.memo(move |s| s.label(slot));
            view! { <h2>"Facts: " <span style=format!("color:var(--c{})", slot + 1)>{move || label.get()}</span></h2> }
        })
    };
    let anywhere = move || focused.get().map(|(_, instance)| whole_line(&instance));
    let here = move || {
        let (from, to) = view_of_x.get();
        focused.get().map(|(_, instance)| in_view(store, &instance, from, to))
    };
    let names = Memo::new(move |_| focused.get().map(|(_, i)| i.activation));
    view! {
        <section class="facts" aria-label="Facts">
            {heading}
            <dl>{anywhere} {here}</dl>
            <Frameworks focused/>
            <p class="origin">
                {move || names.get().map(|a| format!("Origin: {}", a.origin))}
            </p>
        </section>
    }
}

fn fact(term: &'static str, details: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{term}</dt><dd>{details}</dd></div> }.into_any()
}

/// What holds on the whole line.
fn whole_line(instance: &Instance) -> Vec<AnyView> {
    let activation = instance.activation;
    let slope = math::formula(activation, activation.slope_formula, &instance.params);
    let limits = |order| {
        let at = |x: f64| limit_text(instance.at(order, x));
        format!("{} and {}", at(f64::NEG_INFINITY), at(f64::INFINITY))
    };
    vec![
        fact("Derivative f′(x)", view! { <span class="formula" inner_html=slope></span> }),
        fact("Range of f", intervals(&range(instance, Order::Value))),
        fact("Range of f′", intervals(&range(instance, Order::Slope))),
        fact("Supremum of |f′|", steepest_text(instance)),
        fact("f at −∞ and ∞", limits(Order::Value)),
        fact("f′ at −∞ and ∞", limits(Order::Slope)),
        fact("Smoothness", smoothness(&breaks(instance))),
    ]
}

fn limit_text(value: f64) -> String {
    if value.is_nan() { "no limit".into() } else { plain(value) }
}

fn intervals(all: &[Interval]) -> String {
    let one = |i: &Interval| {
        if i.low.value == i.high.value {
            return format!("{{{}}}", plain(i.low.value));
        }
        let open = if i.low.attained { '[' } else { '(' };
        let close = if i.high.attained { ']' } else { ')' };
        format!("{open}{}, {}{close}", plain(i.low.value), plain(i.high.value))
    };
    all.iter().map(one).collect::<Vec<_>>().join(" ∪ ")
}

fn steepest_text(instance: &Instance) -> String {
    let Some(found) = steepest(instance) else { return "none".into() };
    let size = plain(found.size);
    match (found.place, found.attained) {
        (Place::Point(x), true) => format!("{size}, at x = {}", plain(x)),
        (Place::Point(x), false) => format!("{size}, approached as x → {}", plain(x)),
        (Place::Span(from, to), _) => format!("{size}, {}", span_text(from, to)),
    }
}

fn span_text(from: f64, to: f64) -> String {
    match (from.is_finite(), to.is_finite()) {
        (true, true) => format!("for {} < x < {}", plain(from), plain(to)),
        (true, false) => format!("for every x > {}", plain(from)),
        (false, true) => format!("for every x < {}", plain(to)),
        (false, false) => "for every x".into(),
    }
}

fn smoothness(all: &[Break]) -> String {
    let one = |b: &Break| {
        let what = match b.order? {
            Order::Value => "f jumps",
            Order::Slope => "f′ jumps",
            Order::Curvature => "f″ jumps",
        };
        Some(format!("at {}: {what} from {} to {}", plain(b.x), plain(b.left), plain(b.right)))
    };
    let found: Vec<String> = all.iter().filter_map(one).collect();
    if found.is_empty() { "no kink: f, f′, f″ continuous".into() } else { found.join("; ") }
}

/// What is found in the interval of x.
fn in_view(store: Store, instance: &Instance, from: f64, to: f64) -> Vec<AnyView> {
    vec![
        fact("Zeros in view", zeros_view(store, zeros(instance, from, to))),
        fact("Extrema in view", extrema_view(store, extrema(instance, from, to))),
    ]
}

/// Many are counted, few are listed.
const LISTED: usize = 6;
const TOO_MANY: &str = "too many to tell apart: zoom in";

fn zeros_view(store: Store, found: Result<Vec<Place>, TooMany>) -> AnyView {
    let one = |place: Place| match place {
        Place::Point(x) => go_to(store, format!("x = {}", plain(x)), x),
        Place::Span(from, to) => {
            view! { <span>{format!("{} ≤ x ≤ {}", plain(from), plain(to))}</span> }.into_any()
        }
    };
    match found {
        Ok(all) => listed(all.into_iter().map(one).collect()),
        Err(TooMany) => TOO_MANY.into_any(),
    }
}

fn extrema_view(store: Store, found: Result<Vec<Extremum>, TooMany>) -> AnyView {
    let one = |e: Extremum| {
        let kind = if e.maximum { "maximum" } else { "minimum" };
        go_to(store, format!("{kind} {} at x = {}", plain(e.value), plain(e.x)), e.x)
    };
    match found {
        Ok(all) => listed(all.into_iter().map(one).collect()),
        Err(TooMany) => TOO_MANY.into_any(),
    }
}

fn listed(all: Vec<AnyView>) -> AnyView {
    let rest = all.len().saturating_sub(LISTED);
    if all.is_empty() {
        return "none".into_any();
    }
    let more = (rest > 0).then(|| format!("and {rest} more"));
    view! { <span class="places">{all.into_iter().take(LISTED).collect_view()} {more}</span> }.into_any()
}

/// A place that can be traced by a click.
fn go_to(store: Store, text: String, x: f64) -> AnyView {
    view! { <button class="link" title="Trace it" on:click=move |_| store.trace(x)>{text}</button> }
        .into_any()
}

/// Names, defaults and slopes at kinks in the frameworks.
#[component]
fn Frameworks(focused: Memo<Option<(usize, Instance)>>) -> impl IntoView {
    let all = [Framework::PyTorch, Framework::TensorFlow, Framework::Keras, Framework::Jax, Framework::Onnx];
    let table = move || {
        let (_, instance) = focused.get()?;
        let kinks = instance.kinks();
        let heads: Vec<String> = kinks.iter().map(|k| format!("f′({})", plain(*k))).collect();
        let rows = all.map(|framework| row(&instance, framework, &kinks));
        Some(view! {
            <table>
                <caption class="sr-only">"Names, defaults and slopes at kinks in the frameworks"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Framework"</th>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Defaults"</th>
                        {heads.into_iter().map(|h| view! { <th scope="col" class="figure">{h}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        })
    };
    view! { <div class="frameworks" tabindex="0" role="group" aria-label="In the frameworks">{table}</div> }
}

fn row(instance: &Instance, framework: Framework, kinks: &[f64]) -> AnyView {
    let title = framework.title();
    let Some(entry) = instance.activation.frameworks.iter().find(|f| f.framework == framework) else {
        let span = 2 + kinks.len();
        return view! { <tr><th scope="row">{title}</th><td class="absent" colspan=span.to_string()>"has no such function"</td></tr> }
            .into_any();
    };
    let slope = entry.kink_slope.unwrap_or(instance.activation.slope);
    let slopes = kinks.iter().map(|&k| {
        // ONNX describes inference: it defines no derivative.
        let text =
            if framework == Framework::Onnx { "–".into() } else { plain(slope(k, &instance.params)) };
        view! { <td class="figure" class:differs=entry.kink_slope.is_some()>{text}</td> }
    });
    let defaults = if entry.defaults.is_empty() { "–" } else { entry.defaults };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td><code>{entry.name}</code></td>
            <td>{defaults}</td>
            {slopes.collect_view()}
        </tr>
    }
    .into_any()
}
