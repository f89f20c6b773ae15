//! The lab that is open, whose part of the program may have to be loaded first.

use crate::hooks::Debounce;
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// How long a part of the program may take before that is said, in milliseconds.
const PATIENCE: u64 = 1000;

/// The lab that is open. Until it is loaded the last one stays, and answers; that it takes long, and that it could not
/// be loaded, is said.
#[component]
pub fn OpenLab() -> impl IntoView {
    let lang = use_lang();
    let wanted = use_state().memo(|s| s.lab);
    let load = Action::new_local(|lab: &Lab| {
        let lab = *lab;
        async move { (lab, lab.preload().await.is_ok()) }
    });
    Effect::new(move || {
        load.dispatch_local(wanted.get());
    });
    let loaded = move || load.value().get().filter(|(lab, _)| *lab == wanted.get());
    let shown = Memo::new(move |before: Option<&Option<Lab>>| match loaded() {
        Some((lab, true)) => Some(lab),
        _ => before.copied().flatten(),
    });
    let failed = move || loaded().filter(|(_, ok)| !ok).map(|(lab, _)| lab);
    let slow = use_slow(load.pending());
    view! {
        <p class="loading" role="status" hidden=move || !slow.get()>
            {move || slow.get().then(|| lang.loading(wanted.get()))}
        </p>
        <div class="failures">
            {move || failed().map(|lab| view! {
                <p class="failure" role="alert">
                    {lang.lab_not_loaded(lab)}" "
                    <button on:click=move |_| { load.dispatch_local(lab); }>{lang.try_again()}</button>
                </p>
            })}
        </div>
        {move || shown.get().map(|lab| view! { <LabView lab/> })}
    }
}

/// Whether something has been pending for longer than one should have to wait without a word.
fn use_slow(pending: Memo<bool>) -> RwSignal<bool> {
    let slow = RwSignal::new(false);
    let patience = Debounce::new(PATIENCE);
    Effect::new(move || {
        slow.set(false);
        if pending.get() {
            patience.run(move || slow.set(true));
        } else {
            patience.cancel();
        }
    });
    slow
}

/// A lab whose part of the program is loaded.
#[component]
fn LabView(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let view = Suspend::new(async move {
        // It is loaded: there is no error that could occur here.
        let view = lab.view().await.ok();
        state.host.mark_open(lab.slug(), &lang.page_title(lab));
        view
    });
    view! { <div class="lab">{view}</div> }
}
