//! The lab that is open, which may have to be loaded first.

use crate::hooks::Debounce;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// How long a part of the program may take before that is said, in milliseconds.
const PATIENCE: u64 = 1000;

/// The lab that is open. While another one is loaded the last one stays; that it takes long, and that it could not be
/// loaded, is said.
#[component]
pub fn OpenLab() -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let lab = state.memo(|s| s.lab);
    let (attempt, pending, slow) = (RwSignal::new(0), RwSignal::new(false), RwSignal::new(false));
    let patience = Debounce::new(PATIENCE);
    Effect::new(move || {
        slow.set(false);
        if pending.get() {
            patience.run(move || slow.set(true));
        } else {
            patience.cancel();
        }
    });
    let view = move || {
        attempt.track();
        let lab = lab.get();
        Suspend::new(async move {
            match lab.view().await {
                Ok(view) => {
                    state.host.mark_open(lab.slug(), &lang.page_title(lab));
                    view! { <div class="lab">{view}</div> }.into_any()
                }
                Err(_) => view! {
                    <div class="lab">
                        <main>
                            <p class="failure" role="alert">
                                {lang.lab_not_loaded(lab)}" "
                                <button on:click=move |_| attempt.update(|n| *n += 1)>{lang.try_again()}</button>
                            </p>
                        </main>
                    </div>
                }
                .into_any(),
            }
        })
    };
    view! {
        <p class="loading" role="status" hidden=move || !slow.get()>{move || slow.get().then(|| lang.loading(lab.get()))}</p>
        <Transition set_pending=pending>{view}</Transition>
    }
}
