//! The facts about the focused function, found by `engine::analysis`.

mod frameworks;

use super::settings::ExploreSettings;
use super::swatch::ColoredLabel;
use super::trace::move_trace;
use crate::components::SlopeFormula;
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
    // Neither depends on the trace, and only the second on pan and zoom.
    let on_line = Memo::new(move |_| {
        function.with(|function| function.as_ref().map(|f| facts_on_line(f, lang)).unwrap_or_default())
    });
    let in_view = Memo::new(move |_| {
        let x = interval.get();
        function.with(|function| function.as_ref().map(|f| facts_in_view(f, x, lang)).unwrap_or_default())
    });
    let rows = |terms: &'static [Term], facts: Memo<Vec<Fact>>| {
        terms.iter().enumerate().map(|(index, &term)| view! { <FactRow term index facts/> }).collect_view()
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
                {rows(&ON_LINE, on_line)}
                {rows(&IN_VIEW, in_view)}
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

/// The names of the facts about the whole line, in order.
static ON_LINE: [Term; 10] = [
    Lang::fact_range,
    Lang::fact_range_of_slope,
    Lang::fact_supremum,
    Lang::fact_tails,
    Lang::fact_slope_at_infinity,
    Lang::fact_smoothness,
    Lang::fact_monotone,
    Lang::fact_symmetry,
    Lang::fact_lipschitz,
    Lang::fact_fixed_points,
];

/// The names of the facts about the visible interval, in order.
static IN_VIEW: [Term; 2] = [Lang::fact_zeros, Lang::fact_extrema];

/// One fact, rendered again only when it changes.
#[component]
fn FactRow(
    /// The name.
    term: Term,
    /// The index of the fact.
    index: usize,
    /// The facts it is one of.
    facts: Memo<Vec<Fact>>,
) -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    let fact = Memo::new(move |_| facts.with(|facts| facts.get(index).cloned().unwrap_or_default()));
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
            <dd>{move || fact.get().into_iter().map(part).collect_view()}</dd>
        </div>
    }
}

/// The facts about the whole line, in the order of [`ON_LINE`].
fn facts_on_line(function: &Instance, lang: Lang) -> Vec<Fact> {
    let limit = |x: f64| lang.limit_text(function.at(Order::Slope, x));
    vec![
        text(lang.intervals(&range(function, Order::Value))),
        text(lang.intervals(&range(function, Order::Slope))),
        supremum(function, lang),
        text(Side::BOTH.map(|side| lang.asymptote(asymptote(function, side))).join("; ")),
        text(lang.two_values(&limit(f64::NEG_INFINITY), &limit(f64::INFINITY))),
        smoothness(&classify_kinks(function), lang),
        text(lang.monotonicity(monotonicity(function), convexity(function))),
        text(lang.symmetry(symmetry(function))),
        text(compact(lipschitz(function))),
        listed(fixed_points(function), lang, zero),
    ]
}

/// The facts about the visible interval, in the order of [`IN_VIEW`].
fn facts_in_view(function: &Instance, x: Span, lang: Lang) -> Vec<Fact> {
    vec![
        listed(zeros(function, x.from, x.to), lang, zero),
        listed(extrema(function, x.from, x.to), lang, extremum),
    ]
}

fn text(text: impl Into<String>) -> Fact {
    vec![Part::Text(text.into())]
}

fn supremum(function: &Instance, lang: Lang) -> Fact {
    let Some(found) = max_abs_slope(function) else { return text(lang.none()) };
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

fn smoothness(all: &[Kink], lang: Lang) -> Fact {
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
        let index = ON_LINE.iter().chain(&IN_VIEW).position(|other| other(lang) == term(lang)).unwrap();
        let mut facts = facts_on_line(&function, lang);
        facts.extend(facts_in_view(&function, Span { from: -6.0, to: 6.0 }, lang));
        assert_eq!(facts.len(), ON_LINE.len() + IN_VIEW.len());
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::X(x) => format!("[{}]", compact(*x)),
        };
        facts[index].iter().map(part).collect()
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
