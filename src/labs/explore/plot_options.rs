//! The plot options: derivatives, tangent, shading, and the interval of x.

use super::settings::ExploreSettings;
use crate::components::{NumberField, SettingCheckbox};
use crate::format;
use crate::locale::use_lang;
use crate::plot::{MAX_END, Span};
use crate::state::{use_settings, use_state};
use engine::analysis::SATURATED_BELOW;
use leptos::prelude::*;

/// The plot options.
#[component]
pub fn PlotOptions() -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("show-title"));
    let shaded = use_settings::<ExploreSettings>().memo(|s| s.focused().map(|(slot, _)| s.label(slot)));
    let meaning = move || shaded.with(|shaded| lang.dead_and_saturated(shaded.as_deref(), SATURATED_BELOW));
    view! {
        <section aria-labelledby=title class="plot-options">
            <h2 id=title.clone()>{lang.show()}</h2>
            <div class="seg" role="group" aria-label=lang.derivatives()>
                {["f", "f′", "f″"].into_iter().enumerate().map(|(i, name)| view! { <OrderButton i name/> }).collect_view()}
            </div>
            <SettingCheckbox label=lang.in_one_plot() read=|s: &ExploreSettings| s.together write=|s: &mut ExploreSettings, on| s.together = on/>
            <SettingCheckbox label=lang.tangent_at_trace() read=|s: &ExploreSettings| s.tangent write=|s: &mut ExploreSettings, on| s.tangent = on/>
            <SettingCheckbox label=lang.shade_dead_and_saturated() read=|s: &ExploreSettings| s.shade write=|s: &mut ExploreSettings, on| s.shade = on/>
            <p class="hint">{meaning}</p>
            <h2>{lang.interval_of_x()}</h2>
            <Domain/>
        </section>
    }
}

/// A button that shows or hides f, f′ or f″. The last one shown cannot be hidden.
#[component]
fn OrderButton(
    /// The order of the derivative.
    i: usize,
    /// The label of the button.
    name: &'static str,
) -> impl IntoView {
    let explore = use_settings::<ExploreSettings>();
    let shown = explore.memo(move |s| s.show[i]);
    let toggle = move |_| {
        explore.update(|s| {
            s.show[i] = !s.show[i];
            if s.show == [false; 3] {
                s.show[i] = true;
            }
        });
    };
    view! { <button aria-pressed=move || shown.get().to_string() on:click=toggle>{name}</button> }
}

/// Two number fields for the ends of the interval of x.
#[component]
fn Domain() -> impl IntoView {
    let (explore, lang) = (use_settings::<ExploreSettings>(), use_lang());
    // An end that is moved past the other end moves it, too, and says so.
    let moved = RwSignal::new(None::<String>);
    let set_from = move |from: f64| {
        explore.update_in_gesture(("domain", 0), |s| {
            let to = if s.x.to > from { s.x.to } else { from + s.x.width() };
            moved.set((to != s.x.to).then(|| lang.end_moved_too(lang.interval_to(), to)));
            s.x = Span { from, to }.clamped();
        });
    };
    let set_to = move |to: f64| {
        explore.update_in_gesture(("domain", 1), |s| {
            let from = if s.x.from < to { s.x.from } else { to - s.x.width() };
            moved.set((from != s.x.from).then(|| lang.end_moved_too(lang.interval_from(), from)));
            s.x = Span { from, to }.clamped();
        });
    };
    view! {
        <div class="domain">
            <NumberField
                label=lang.interval_from()
                id="x-from"
                value=explore.memo(|s| s.x.from)
                min=-MAX_END
                max=MAX_END
                show=format::exact
                on_change=set_from
            />
            <NumberField
                label=lang.interval_to()
                id="x-to"
                value=explore.memo(|s| s.x.to)
                min=-MAX_END
                max=MAX_END
                show=format::exact
                on_change=set_to
            />
        </div>
        <p class="hint" role="status">{moved}</p>
    }
}
