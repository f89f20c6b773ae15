//! Help: what each lab shows, the keyboard shortcuts, and what the page is.

use crate::components::{Modal, is_plain_click, link_href};
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::{use_dialogs, use_state};
use leptos::prelude::*;
use web_sys::MouseEvent;

/// The dialog.
#[component]
pub fn Help() -> impl IntoView {
    let (lang, dialogs) = (use_lang(), use_dialogs());
    view! {
        <Modal class="help" title_id="help-title" title=lang.help() on_close=move |()| dialogs.close()>
            <div class="help-body">
                <p>{lang.help_activation_functions()}</p>
                <h3>{lang.help_labs()}</h3>
                <dl>{Lab::ALL.map(|lab| view! { <LabEntry lab/> }).collect_view()}</dl>
                <h3>{lang.help_keys()}</h3>
                <ul>{lang.help_key_list().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <h3>{lang.help_about()}</h3>
                <p>{lang.help_about_text()}</p>
                <p><a href="./THIRD-PARTY.md" target="_blank" rel="noopener">{lang.help_third_party()}</a></p>
            </div>
        </Modal>
    }
}

/// The link to a lab, and what it shows.
#[component]
fn LabEntry(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let (state, lang, dialogs) = (use_state(), use_lang(), use_dialogs());
    let open = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            dialogs.close();
            state.open(lab);
        }
    };
    let href = link_href(&state.with_untracked(|settings| settings.query_of(lab)));
    view! {
        <div>
            <dt><a href=href on:click=open>{lab.name(lang)}</a></dt>
            <dd>{lab.description(lang)}</dd>
        </div>
    }
}
