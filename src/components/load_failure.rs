//! The message that a part of the program could not be loaded.

use crate::locale::use_lang;
use crate::script::is_replaced;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The message that a part of the program could not be loaded, with a button that tries again. Where the server has
/// another version of the program, the message says so, and offers to reload the page.
#[component]
pub fn LoadFailure(
    /// What could not be loaded, as a sentence.
    #[prop(into)]
    message: Signal<String>,
    /// Called to try again.
    #[prop(into)]
    on_try_again: Callback<()>,
    /// Called to dismiss the message.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
) -> impl IntoView {
    let lang = use_lang();
    // Unknown until the server has answered.
    let replaced = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let is_replaced = is_replaced().await;
        replaced.try_set(Some(is_replaced));
    });
    // The address holds all that is shown.
    let reload = |_| {
        let _ = window().location().reload();
    };
    view! {
        <p class="failure" role="alert">
            {move || replaced.get().map(|replaced| if replaced {
                view! { {lang.new_version()}" "<button on:click=reload>{lang.reload_page()}</button> }.into_any()
            } else {
                view! {
                    {message}" "<button on:click=move |_| on_try_again.run(())>{lang.try_again()}</button>
                }
                .into_any()
            })}
            {on_dismiss.map(|dismiss| view! {
                " "<button on:click=move |_| dismiss.run(())>{lang.dismiss()}</button>
            })}
        </p>
    }
}
