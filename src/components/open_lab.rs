//! The lab that is open, whose part of the program may have to be loaded first.

use crate::hooks::use_slow;
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The lab that is open. Until it is loaded the last one stays, and answers; a message tells when that takes long, and
/// when it fails.
#[component]
pub fn OpenLab() -> impl IntoView {
    let lang = use_lang();
    let wanted = use_state().memo(|s| s.lab);
    // How the loading of a lab has ended. Another lab may be wanted by then: such an end counts for nothing.
    let ended = RwSignal::new(None::<(Lab, bool)>);
    let load = move |lab: Lab| {
        spawn_local(async move {
            let is_loaded = lab.preload().await.is_ok();
            if wanted.try_get_untracked() == Some(lab) {
                ended.try_set(Some((lab, is_loaded)));
            }
        });
    };
    Effect::new(move || load(wanted.get()));
    let end = Memo::new(move |_| ended.get().filter(|(lab, _)| *lab == wanted.get()).map(|(_, ok)| ok));
    let shown = Memo::new(move |before: Option<&Option<Lab>>| match end.get() {
        Some(true) => Some(wanted.get()),
        _ => before.copied().flatten(),
    });
    let slow = use_slow(move || end.get().is_none());
    let try_again = move |_| {
        ended.set(None);
        load(wanted.get_untracked());
    };
    view! {
        <p class="loading" role="status" hidden=move || !slow.get()>
            {move || slow.get().then(|| lang.loading(wanted.get()))}
        </p>
        <div class="failures">
            {move || (end.get() == Some(false)).then(|| view! {
                <p class="failure" role="alert">
                    {move || lang.lab_not_loaded(wanted.get())}" "
                    <button on:click=try_again>{lang.try_again()}</button>
                </p>
            })}
        </div>
        {move || shown.get().map(|lab| view! { <LabView lab/> })}
    }
}

/// A lab whose part of the program is loaded.
#[component]
fn LabView(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    // For what belongs to the lab, also while another is being loaded.
    provide_context(lab);
    let view = Suspend::new(async move {
        // It is loaded: there is no error that could occur here.
        let view = lab.view().await.ok();
        state.host.mark_open(lab.slug(), &lang.page_title(lab));
        view
    });
    view! { <div class="lab">{view}</div> }
}
