//! Elements of the page, and what keeps them up to date.
//!
//! Every element is of the one type [`El`], and every attribute or text is set either once or by an effect
//! that follows a signal. (Leptos's `view!` makes code for each shape of view instead, which made up half of the
//! download.)

use crate::browser::{document, listen};
use crate::reactive::*;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What an attribute or a text says: always the same, or as a signal has it.
pub enum Says {
    /// Always this.
    Once(Cow<'static, str>),
    /// What the signal says.
    Live(Signal<String>),
}

impl From<&'static str> for Says {
    fn from(text: &'static str) -> Self {
        Says::Once(text.into())
    }
}

impl From<String> for Says {
    fn from(text: String) -> Self {
        Says::Once(text.into())
    }
}

impl From<Signal<String>> for Says {
    fn from(text: Signal<String>) -> Self {
        Says::Live(text)
    }
}

impl From<RwSignal<String>> for Says {
    fn from(text: RwSignal<String>) -> Self {
        Says::Live(text.into())
    }
}

/// An element of the page.
#[derive(Clone)]
pub struct El(Element);

/// A new element.
pub fn el(tag: &str) -> El {
    let made = document().and_then(|document| document.create_element(tag).ok());
    // Refused only for a name that is none, and where there is no page: there the browser throws at the next step.
    El(made.unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into()))
}

impl El {
    /// An element that is on the page already.
    pub fn of(element: Element) -> Self {
        El(element)
    }

    /// The element itself.
    pub fn node<T: JsCast>(&self) -> Option<T> {
        self.0.clone().dyn_into().ok()
    }

    fn says(self, says: Says, set: fn(&Element, &str, &str), name: &'static str) -> Self {
        match says {
            Says::Once(text) => set(&self.0, name, &text),
            Says::Live(text) => {
                let element = self.0.clone();
                follow(move || text.with(|text| set(&element, name, text)));
            }
        }
        self
    }

    /// An attribute.
    pub fn set(self, name: &'static str, value: impl Into<Says>) -> Self {
        // Refused only for a name that is none.
        self.says(value.into(), |element, name, value| drop(element.set_attribute(name, value)), name)
    }

    /// The class.
    pub fn class(self, value: impl Into<Says>) -> Self {
        self.set("class", value)
    }

    /// The content, as text.
    pub fn text(self, text: impl Into<Says>) -> Self {
        self.says(text.into(), |element, _, text| element.set_text_content(Some(text)), "")
    }

    /// The content, as HTML. It is never what a visitor or a link has written.
    pub fn html(self, html: impl Into<Says>) -> Self {
        self.says(html.into(), |element, _, html| element.set_inner_html(html), "")
    }

    /// The present value of a form field.
    pub fn value(self, value: impl Into<Says>) -> Self {
        let set = |element: &Element, name: &str, value: &str| {
            let _ = js_sys::Reflect::set(element, &name.into(), &value.into());
        };
        self.says(value.into(), set, "value")
    }

    fn when(self, on: Signal<bool>, set: fn(&Element, &str, bool), name: &'static str) -> Self {
        let element = self.0.clone();
        follow(move || set(&element, name, on.get()));
        self
    }

    /// An attribute that is there or not, such as `hidden`.
    pub fn flag(self, name: &'static str, on: impl Into<Signal<bool>>) -> Self {
        let set = |element: &Element, name: &str, on| {
            let _ = element.toggle_attribute_with_force(name, on);
        };
        self.when(on.into(), set, name)
    }

    /// A class that is there or not.
    pub fn class_if(self, name: &'static str, on: impl Into<Signal<bool>>) -> Self {
        let set = |element: &Element, name: &str, on| {
            let _ = element.class_list().toggle_with_force(name, on);
        };
        self.when(on.into(), set, name)
    }

    /// Whether a box is ticked.
    pub fn checked(self, on: impl Into<Signal<bool>>) -> Self {
        let set = |element: &Element, name: &str, on: bool| {
            let _ = js_sys::Reflect::set(element, &name.into(), &on.into());
        };
        self.when(on.into(), set, "checked")
    }

    /// Handles an event as long as the present owner lives.
    pub fn on<E: JsCast + 'static>(self, event: &'static str, handle: impl FnMut(E) + 'static) -> Self {
        listen(&self.0, event, handle);
        self
    }

    /// Does something at a click, a tap, or the keys that stand for it.
    pub fn click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_: web_sys::Event| act())
    }

    /// Puts an element at the end.
    pub fn with(self, child: El) -> Self {
        // Refused only where it would contain itself.
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Puts elements at the end.
    pub fn with_all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::with)
    }

    /// Text at the end, between elements.
    pub fn words(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// Whatever `build` makes, made anew when a signal that it reads has changed.
    pub fn rebuilt(self, build: impl Fn() -> Vec<El> + 'static) -> Self {
        let place = self.clone();
        follow(move || {
            place.0.set_text_content(None);
            place.clone().with_all(build());
        });
        self
    }
}

/// A button with this on it.
pub fn button(words: impl Into<Says>, act: impl FnMut() + 'static) -> El {
    el("button").text(words).click(act)
}

/// A button with an icon, named for those who do not see it.
pub fn icon_button(icon: &'static str, name: impl Into<Says>, act: impl FnMut() + 'static) -> El {
    el("button").class("icon").set("aria-label", name).html(icon).click(act)
}
