//! The header: name, tabs of the labs, and the tools of the page.

use crate::components::{Icon, IconButton, copy_with_message, is_plain_click, link_href};
use crate::hooks::{Message, use_message};
use crate::host::address;
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::{Dialog, use_dialogs, use_state};
use leptos::html::Nav;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// The header of the page.
#[component]
pub fn Header() -> impl IntoView {
    let message = use_message();
    view! {
        <header>
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

/// Links to the labs with their present settings.
#[component]
fn Tabs() -> impl IntoView {
    let lang = use_lang();
    let bar = NodeRef::<Nav>::new();
    let open = use_state().memo(|s| s.lab);
    Effect::new(move || {
        open.track();
        if let Some(bar) = bar.get() {
            show_current(&bar);
        }
    });
    view! {
        <nav node_ref=bar aria-label=lang.labs()>
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

/// Scrolls the current tab into view: on a narrow page the tabs overflow.
fn show_current(bar: &web_sys::HtmlElement) {
    if let Ok(Some(tab)) = bar.query_selector("[aria-current]") {
        let (tab, own) = (tab.get_bounding_client_rect(), bar.get_bounding_client_rect());
        let middle = tab.left() + 0.5 * tab.width() - own.left() - 0.5 * own.width();
        bar.set_scroll_left(bar.scroll_left() + middle as i32);
    }
}

/// Undo, redo, theme, share, copy.
#[component]
fn Tools(
    /// Shows the outcome of copying.
    message: Message,
) -> impl IntoView {
    let (state, lang, dialogs) = (use_state(), use_lang(), use_dialogs());
    let copy = move |_| {
        state.flush_address();
        copy_with_message(address(), message, lang.link_copied(), lang.link_copy_failed());
    };
    view! {
        <div class="tools">
            <IconButton
                icon=Icon::Undo
                name=lang.undo()
                title=lang.undo_title()
                disabled=Signal::derive(move || !state.can_undo())
                on_press=move |()| state.undo()
            />
            <IconButton
                icon=Icon::Redo
                name=lang.redo()
                title=lang.redo_title()
                disabled=Signal::derive(move || !state.can_redo())
                on_press=move |()| state.redo()
            />
            <button class="quiet" on:click=move |_| state.choose_theme(untrack(|| state.theme()).next())>
                <span class="wide">{lang.theme_label()}</span>
                <span class="theme-name">{move || lang.theme(state.theme())}</span>
            </button>
            <IconButton
                icon=Icon::Share
                name=lang.share()
                title=lang.share_title()
                on_press=move |()| dialogs.open(Dialog::Share)
            />
            <button class="primary" aria-label=lang.copy_link() on:click=copy>
                {lang.copy()}
                <span class="wide">{lang.copy_link_suffix()}</span>
            </button>
        </div>
    }
}
