//! The header: name, tabs of the labs, and the tools of the page.

use crate::components::{Icon, IconButton, copy_with_message, is_plain_click, link_href};
use crate::hooks::{Message, use_message};
use crate::host::address;
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::{Dialog, use_dialogs, use_state};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

/// The header of the page.
#[component]
pub fn Header() -> impl IntoView {
    let message = use_message();
    view! {
        <header>
            <SkipLink/>
            <a class="mark" href="?">
                <svg viewBox="0 0 26 26" aria-hidden="true"><path d="M3 18H12L22 6"/></svg>
                <span>"Activation Lab"</span>
            </a>
            <Tabs/>
            <Tools message/>
            <p class="toast" role="status">{message.text}</p>
        </header>
    }
}

/// The link past the header for the keyboard. It moves the focus instead of changing the address.
#[component]
fn SkipLink() -> impl IntoView {
    let host = use_state().host;
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        let lab = host.root().and_then(|root| root.query_selector(".lab").ok().flatten());
        if let Some(lab) = lab.and_then(|lab| lab.dyn_into::<HtmlElement>().ok()) {
            // `focus` does not throw on an HTML element.
            let _ = lab.focus();
        }
    };
    view! { <a class="skip-link" href="#" on:click=skip>{use_lang().skip_to_lab()}</a> }
}

/// Links to the labs with their present settings.
#[component]
fn Tabs() -> impl IntoView {
    let lang = use_lang();
    view! {
        <nav aria-label=lang.labs()>
            {Lab::ALL.map(|lab| view! { <Tab lab/> }).collect_view()}
        </nav>
    }
}

/// The link to a lab.
#[component]
fn Tab(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let query = state.address_memo(move |s| s.query_of(lab));
    let current = state.memo(move |s| s.lab == lab);
    let href = move || query.with(|query| link_href(query));
    let open = move |event: MouseEvent| {
        if !is_plain_click(&event) {
            return;
        }
        event.prevent_default();
        if !current.get_untracked() {
            state.open(lab);
        }
    };
    view! {
        <a href=href aria-current=move || current.get().then_some("page") on:click=open>
            {lab.name(lang)}
        </a>
    }
}

/// Undo, redo, theme, share, copy, help. On a narrow page they are behind a menu button.
#[component]
fn Tools(
    /// Shows the outcome of copying.
    message: Message,
) -> impl IntoView {
    let (state, lang, dialogs) = (use_state(), use_lang(), use_dialogs());
    let id = state.host.id("tools");
    let copy = move |_| {
        state.flush_address();
        copy_with_message(address(), message, lang.link_copied(), lang.link_copy_failed());
    };
    view! {
        <button class="menu" popovertarget=id.clone() aria-label=lang.menu()>{Icon::Menu.view()}</button>
        <div class="tools" id=id.clone() popover="auto">
            <IconButton
                icon=Icon::Undo
                name=lang.undo()
                title=Signal::derive(move || Some(lang.undo_title(state.can_undo()).to_owned()))
                disabled=Signal::derive(move || !state.can_undo())
                on_press=move |()| state.undo()
            />
            <IconButton
                icon=Icon::Redo
                name=lang.redo()
                title=Signal::derive(move || Some(lang.redo_title(state.can_redo()).to_owned()))
                disabled=Signal::derive(move || !state.can_redo())
                on_press=move |()| state.redo()
            />
            <button class="quiet" on:click=move |_| state.choose_theme(untrack(|| state.theme()).next())>
                {lang.theme_label()}
                <span class="theme-name">{move || lang.theme(state.theme())}</span>
            </button>
            <IconButton
                icon=Icon::Help
                name=lang.help()
                title=lang.help()
                on_press=move |()| dialogs.open(Dialog::Help)
            />
            <IconButton
                icon=Icon::Share
                name=lang.share()
                title=lang.share()
                on_press=move |()| dialogs.open(Dialog::Share)
            />
            <button class="primary" on:click=copy>{lang.copy_link()}</button>
        </div>
    }
}
