//! The open lab, loaded first if necessary.

use crate::components::LoadFailure;
use crate::hooks::{PageSignals, provide_turns, use_is_slow, use_page_signals};
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The open lab. While it is loading, the previous one stays usable. Slow loading and failure are shown.
#[component]
pub fn OpenLab() -> impl IntoView {
    let (lang, host) = (use_lang(), use_state().host);
    let page_signals = use_page_signals();
    let wanted = use_state().memo(|s| s.lab);
    // The outcome of loading a lab. It is ignored if another lab is wanted by then.
    let outcome = RwSignal::new(None::<(Lab, bool)>);
    let load = move |lab: Lab| {
        spawn_local(async move {
            let is_loaded = lab.preload().await.is_ok();
            if wanted.try_get_untracked() == Some(lab) {
                outcome.try_set(Some((lab, is_loaded)));
            }
        });
    };
    Effect::new(move || load(wanted.get()));
    let is_loaded =
        Memo::new(move |_| outcome.get().filter(|(lab, _)| *lab == wanted.get()).map(|(_, ok)| ok));
    let shown = Memo::new(move |before: Option<&Option<Lab>>| match is_loaded.get() {
        Some(true) => Some(wanted.get()),
        _ => before.copied().flatten(),
    });
    Effect::new(move || {
        if is_loaded.get() == Some(false) {
            host.end_opening();
        }
    });
    let slow = use_is_slow(move || is_loaded.get().is_none());
    let try_again = move |()| {
        outcome.set(None);
        load(wanted.get_untracked());
    };
    view! {
        <p class="loading" role="status" hidden=move || !slow.get()>
            {move || slow.get().then(|| lang.loading(wanted.get().name(lang)))}
        </p>
        <div class="failures">
            {move || (is_loaded.get() == Some(false)).then(|| view! {
                <LoadFailure
                    message=Signal::derive(move || lang.lab_not_loaded(wanted.get().name(lang)))
                    on_try_again=try_again
                />
            })}
        </div>
        {move || shown.get().map(|lab| view! { <LabView lab page_signals/> })}
    }
}

/// A lab that has been loaded.
#[component]
fn LabView(
    /// The lab.
    lab: Lab,
    /// What it reads of the page.
    page_signals: PageSignals,
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    // `Part` and `State::on_command` need the lab they belong to, also while another is loading.
    provide_context(lab);
    page_signals.provide_to_lab();
    let turns = provide_turns(move || {
        let title = lang.page_title((lab != Lab::default()).then(|| lab.name(lang)));
        state.host.set_open_lab(lab.slug(), &title);
        state.host.end_opening();
    });
    let view = Suspend::new(async move {
        // Cannot fail: the lab has been loaded by `preload`.
        let view = lab.view().await.ok();
        turns.take();
        view
    });
    view! { <div class="lab">{view}</div> }
}
