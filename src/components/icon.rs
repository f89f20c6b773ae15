//! Icons, drawn as strokes on a 16 × 16 grid, and icon buttons.

use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// An arrow back.
    Undo,
    /// An arrow forward.
    Redo,
    /// A circular arrow.
    Reset,
    /// A frame with an arrow out of it.
    Share,
    /// An arrow into a tray.
    Save,
    /// A question mark.
    Help,
    /// Three lines.
    Menu,
    /// A cross.
    Close,
    /// An eye, struck out by the style sheet while its button is not pressed.
    Eye,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Undo => "M6 3.5 3 6.5l3 3M3.5 6.5H9a3.5 3.5 0 0 1 0 7H6.5",
            Icon::Redo => "m10 3.5 3 3-3 3M12.5 6.5H7a3.5 3.5 0 0 0 0 7h2.5",
            Icon::Reset => "M3.5 8a4.8 4.8 0 1 0 1.6-3.6M3 2.6v2.6h2.6",
            Icon::Share => "M8 10V2.5M5 5.2l3-2.9 3 2.9M4.5 7.5H3v6h10v-6h-1.5",
            Icon::Save => "M8 2.5V10M5 7.3l3 2.9 3-2.9M3 10.5v3h10v-3",
            Icon::Help => "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.5v.3",
            Icon::Menu => "M2.5 4h11M2.5 8h11M2.5 12h11",
            Icon::Close => "m4 4 8 8m0-8-8 8",
            Icon::Eye => "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z",
        }
    }

    /// The drawing.
    pub fn view(self) -> impl IntoView {
        let pupil = (self == Icon::Eye)
            .then(|| view! { <circle cx="8" cy="8" r="1.9"/><path class="slash" d="M3 13 13 3"/> });
        view! { <svg viewBox="0 0 16 16" aria-hidden="true"><path d=self.path()/>{pupil}</svg> }
    }
}

/// A button with an icon and an accessible name.
#[component]
pub fn IconButton(
    /// The icon.
    icon: Icon,
    /// The accessible name.
    #[prop(into)]
    name: Signal<String>,
    /// The tooltip, which says why the button is disabled if it is.
    #[prop(optional, into)]
    title: MaybeProp<String>,
    /// Classes beside `icon`.
    #[prop(default = "")]
    class: &'static str,
    /// Whether it is disabled.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it is pressed, for toggle buttons.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class=format!("icon {class}").trim_end().to_owned()
            aria-label=name
            title=move || title.get()
            disabled=disabled
            aria-pressed=pressed.map(|pressed| move || pressed.get().to_string())
            on:click=move |_| on_press.run(())
        >
            {icon.view()}
        </button>
    }
}
