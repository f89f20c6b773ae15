//! The facts about the focused function, found by `engine::analysis`.

mod frameworks;

use super::settings::ExploreSettings;
use super::swatch::ColoredLabel;
use super::trace::move_trace;
use crate::components::{InTurn, SlopeFormula};
use crate::format::compact;
use crate::locale::{Lang, use_lang};
use crate::plot::Span;
use crate::state::use_settings;
use engine::activation::{Instance, Order};
use engine::analysis::{
    Extremum, Kink, Location, Side, TooManyFeatures, asymptote, classify_kinks, convexity, extrema,
    fixed_points, lipschitz, max_abs_slope, monotonicity, range, symmetry, zeros,
};
use frameworks::Frameworks;
use leptos::prelude::*;

/// The panel of facts. A click on an x moves the trace there.
#[component]
pub fn Facts() -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let heading = explore.memo(|s| s.focused().map(|(slot, _)| (slot, s.label(slot))));
    let function = explore.memo(|s| s.focused().map(|(_, slot)| slot.function.clone()));
    let interval = explore.memo(|s| s.x);
    let of_function = move |find: &dyn Fn(&Instance) -> Fact| {
        function.with(|function| function.as_ref().map(find).unwrap_or_default())
    };
    // Neither depends on the trace, and only the second on pan and zoom.
    let on_line = |&(term, find): &'static (Term, FindOnLine)| {
        let fact = move || of_function(&|function| find(function, lang));
        view! { <FactRow term fact/> }
    };
    let in_view = |&(term, find): &'static (Term, FindInView)| {
        let fact = move || of_function(&|function| find(function, interval.get(), lang));
        view! { <FactRow term fact/> }
    };
    let origin = move || function.with(|f| f.as_ref().map(|f| lang.origin(f.activation.origin)));
    let slope = move || {
        function.get().map(|f| view! { <SlopeFormula activation=f.activation params=f.params.to_vec()/> })
    };
    view! {
        <section class="facts" tabindex="-1" aria-label=lang.facts()>
            <h2>
                {move || heading.get().map(|(slot, label)| view! { {lang.facts_of()}<ColoredLabel index=slot label/> })}
            </h2>
            <dl>
                <div><dt>{lang.fact_derivative()}</dt><dd>{slope}</dd></div>
                {ON_LINE.iter().map(on_line).collect_view()}
                {IN_VIEW.iter().map(in_view).collect_view()}
            </dl>
            <div class="frameworks" tabindex="0" role="group" aria-label=lang.in_the_frameworks()>
                {move || function.get().map(|function| view! { <Frameworks function/> })}
            </div>
            <p class="origin">{origin}</p>
        </section>
    }
}

/// A part of a fact.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// Text.
    Text(String),
    /// An x that can be clicked to move the trace.
    X(f64),
}

/// A fact.
type Fact = Vec<Part>;

/// The name of a fact.
type Term = fn(Lang) -> &'static str;

/// How a fact about the whole line is found.
type FindOnLine = fn(&Instance, Lang) -> Fact;

/// How a fact about the visible interval is found.
type FindInView = fn(&Instance, Span, Lang) -> Fact;

/// The facts about the whole line, in order.
static ON_LINE: [(Term, FindOnLine); 10] = [
    (Lang::fact_range, |function, lang| text(lang.intervals(&range(function, Order::Value)))),
    (Lang::fact_range_of_slope, |function, lang| text(lang.intervals(&range(function, Order::Slope)))),
    (Lang::fact_supremum, supremum),
    (Lang::fact_tails, tails),
    (Lang::fact_slope_at_infinity, slope_at_infinity),
    (Lang::fact_smoothness, smoothness),
    (Lang::fact_monotone, |function, lang| {
        text(lang.monotonicity(monotonicity(function), convexity(function)))
    }),
    (Lang::fact_symmetry, |function, lang| text(lang.symmetry(symmetry(function)))),
    (Lang::fact_lipschitz, |function, _| text(compact(lipschitz(function)))),
    (Lang::fact_fixed_points, |function, lang| listed(fixed_points(function), lang, zero)),
];

/// The facts about the visible interval, in order.
static IN_VIEW: [(Term, FindInView); 2] = [
    (Lang::fact_zeros, |function, x, lang| listed(zeros(function, x.from, x.to), lang, zero)),
    (Lang::fact_extrema, |function, x, lang| listed(extrema(function, x.from, x.to), lang, extremum)),
];

/// One fact, rendered again only when it changes.
#[component]
fn FactRow(
    /// The name.
    term: Term,
    /// Finds the fact.
    fact: impl Fn() -> Fact + Send + Sync + 'static,
) -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let fact = Memo::new(move |_| fact());
    let part = move |part: Part| match part {
        Part::Text(text) => text.into_any(),
        Part::X(x) => view! {
            <button class="link" title=lang.trace_button_title() on:click=move |_| move_trace(explore, x)>
                {format!("x = {}", compact(x))}
            </button>
        }
        .into_any(),
    };
    view! {
        <div>
            <dt>{term(lang)}</dt>
            <dd><InTurn>{move || fact.get().into_iter().map(part).collect_view()}</InTurn></dd>
        </div>
    }
}

fn text(text: impl Into<String>) -> Fact {
    vec![Part::Text(text.into())]
}

fn supremum(function: &Instance, lang: Lang) -> Fact {
    let Some(found) = max_abs_slope(function) else { return text(lang.not_known()) };
    let head = lang.supremum_at(&compact(found.value), &found.locations, found.attained);
    let mut fact = text(head);
    for (index, place) in found.locations.iter().enumerate() {
        fact.extend((index > 0).then(|| Part::Text(lang.and_at().into())));
        fact.push(match *place {
            Location::Point(x) if found.attained => Part::X(x),
            place => Part::Text(lang.place(place, found.attained)),
        });
    }
    fact.extend(found.more.then(|| Part::Text(lang.and_elsewhere().into())));
    fact
}

fn tails(function: &Instance, lang: Lang) -> Fact {
    text(Side::BOTH.map(|side| lang.asymptote(asymptote(function, side))).join("; "))
}

fn slope_at_infinity(function: &Instance, lang: Lang) -> Fact {
    let limit = |x: f64| lang.limit_text(function.at(Order::Slope, x));
    text(lang.two_values(&limit(f64::NEG_INFINITY), &limit(f64::INFINITY)))
}

fn smoothness(function: &Instance, lang: Lang) -> Fact {
    let all = classify_kinks(function);
    let one = |kink: &Kink| {
        let jump = lang.jumps_from_to(kink.order, kink.left, kink.right);
        vec![Part::Text(lang.at_prefix().into()), Part::X(kink.x), Part::Text(jump)]
    };
    if all.is_empty() { text(lang.no_kink()) } else { joined(all.iter().map(one).collect()) }
}

fn zero(location: &Location, lang: Lang) -> Fact {
    match *location {
        Location::Point(x) => vec![Part::X(x)],
        Location::Interval(interval) => text(lang.x_interval(interval)),
    }
}

fn extremum(e: &Extremum, lang: Lang) -> Fact {
    vec![Part::Text(lang.extremum_at(e.maximum, e.value)), Part::X(e.x)]
}

/// The number of items that are listed; further ones are counted.
const MAX_LISTED: usize = 6;

fn listed<T>(found: Result<Vec<T>, TooManyFeatures>, lang: Lang, show: fn(&T, Lang) -> Fact) -> Fact {
    let Ok(all) = found else { return text(lang.too_many_features()) };
    if all.is_empty() {
        return text(lang.none());
    }
    let mut facts: Vec<Fact> = all.iter().take(MAX_LISTED).map(|one| show(one, lang)).collect();
    if all.len() > MAX_LISTED {
        facts.push(text(lang.and_more(all.len() - MAX_LISTED)));
    }
    joined(facts)
}

/// Facts with semicolons between them.
fn joined(facts: Vec<Fact>) -> Fact {
    let separated = facts.into_iter().enumerate().flat_map(|(i, fact)| {
        let separator = (i > 0).then(|| Part::Text("; ".into()));
        separator.into_iter().chain(fact)
    });
    separated.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;

    fn shown(id: &str, term: Term) -> String {
        shown_with(id, &[], term)
    }

    fn shown_with(id: &str, params: &[f64], term: Term) -> String {
        let (lang, mut function) = (Lang::English, Instance::new(find(id).unwrap()));
        function.params.iter_mut().zip(params).for_each(|(place, value)| *place = *value);
        let x = Span { from: -6.0, to: 6.0 };
        let on_line = ON_LINE.iter().find(|(other, _)| other(lang) == term(lang));
        let in_view = IN_VIEW.iter().find(|(other, _)| other(lang) == term(lang));
        let fact = on_line.map(|(_, find)| find(&function, lang));
        let fact = fact.or(in_view.map(|(_, find)| find(&function, x, lang))).unwrap();
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::X(x) => format!("[{}]", compact(*x)),
        };
        fact.iter().map(part).collect()
    }

    #[test]
    fn facts_are_shown_with_their_xs() {
        assert_eq!(shown("relu", Lang::fact_range), "[0, ∞)");
        assert_eq!(shown("relu", Lang::fact_smoothness), "at [0] f′ jumps from 0 to 1");
        assert_eq!(shown("sigmoid", Lang::fact_supremum), "0.25, at [0]");
        assert_eq!(shown("tanh", Lang::fact_zeros), "[0]");
        assert_eq!(shown("hard_swish", Lang::fact_extrema), "minimum \u{2212}0.375 at [\u{2212}1.5]");
    }
    #[test]
    fn suprema_are_given_with_all_their_places() {
        assert_eq!(shown("relu", Lang::fact_supremum), "1, for x > 0");
        assert_eq!(shown("elu", Lang::fact_supremum), "1, for x ≥ 0");
        assert_eq!(shown("hard_shrink", Lang::fact_supremum), "1, for x < −0.5 and x > 0.5");
        assert_eq!(shown("gaussian", Lang::fact_supremum), "0.8578, at [−0.7071] and [0.7071]");
        assert_eq!(shown("tanhshrink", Lang::fact_supremum), "1, approached as x → −∞ and x → ∞");
        assert_eq!(shown_with("leaky_relu", &[1.0], Lang::fact_supremum), "1, for every x");
    }

    #[test]
    fn facts_at_limits_of_parameters_are_those_of_the_limit() {
        assert_eq!(shown_with("hard_shrink", &[0.0], Lang::fact_smoothness), "infinitely differentiable");
        assert_eq!(shown_with("hard_shrink", &[0.0], Lang::fact_tails), "is x; is x");
        assert_eq!(shown_with("squareplus", &[16.0], Lang::fact_tails), "approaches 0; approaches x");
        assert_eq!(shown_with("swish", &[0.001], Lang::fact_tails), "approaches 0; approaches x");
        assert_eq!(shown_with("swish", &[0.001], Lang::fact_symmetry), "none");
        assert_eq!(shown_with("thresholded_relu", &[1.0], Lang::fact_fixed_points), "[0]; x > 1");
        assert_eq!(shown("snake", Lang::fact_tails), ["oscillates between x and x + 1"; 2].join("; "));
    }
}
