//! The layer as a program for a framework.

use super::markup::with_code;
use super::program_files::ProgramFiles;
use super::settings::CodeSettings;
use crate::components::Part;
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::activation::Target;
use engine::snippet::{Language, Program, Token, TokenKind, highlight, notes, program};
use leptos::prelude::*;

/// The choice of the framework, and its program.
#[component]
pub fn ProgramSection() -> impl IntoView {
    let (lang, id) = (use_lang(), use_state().host.id("program-title"));
    view! {
        <section class="program" aria-labelledby=id>
            <h2 id=id.clone()>{lang.program_heading()}</h2>
            <Part id="targets"><Targets/></Part>
            <Part id="program"><Listing/></Part>
        </section>
    }
}

/// A button for each framework.
#[component]
fn Targets() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let button = |target: Target| {
        let chosen = settings.memo(move |s| s.target == target);
        view! {
            <button
                aria-pressed=move || chosen.get().to_string()
                on:click=move |_| settings.update(|s| s.target = target)
            >
                {target.title()}
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=lang.framework_label()>
            {Target::ALL.map(button).collect_view()}
        </div>
    }
}

/// The program with buttons to copy and download it, and notes on the framework.
#[component]
fn Listing() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let target = settings.memo(|s| s.target);
    let program = settings.memo(current_program);
    let is_typed = settings.memo(|s| s.function.activation.typed.is_some());
    let text = move || {
        program.with(|program| {
            let program = program.as_ref()?;
            let spans = highlight(Language::of(program.target), &program.text);
            Some(spans.into_iter().map(colored).collect_view())
        })
    };
    view! {
        <div class="listing">
            <ProgramFiles program/>
            <pre tabindex="0" role="region" aria-label=move || lang.program_for(target.get())>
                <code>{text}</code>
            </pre>
            <Differences is_typed/>
            <p class="lede">
                {move || match program.with(Option::is_some) {
                    true => lang.program_verification(target.get(), is_typed.get()),
                    false => lang.no_program(target.get()),
                }}
            </p>
        </div>
    }
}

/// The program for these settings.
fn current_program(s: &CodeSettings) -> Option<Program> {
    program(s.target, &s.function, &s.layer(), format::shortest)
}

/// A span of a program in the colour of its class.
fn colored((class, text): Token<'_>) -> AnyView {
    let text = text.to_owned();
    let class = match class {
        TokenKind::Plain => return text.into_any(),
        TokenKind::Comment => "t-comment",
        TokenKind::Text => "t-string",
        TokenKind::Number => "t-number",
        TokenKind::Keyword => "t-keyword",
        TokenKind::Call => "t-call",
    };
    view! { <span class=class>{text}</span> }.into_any()
}

/// The differences of the framework from the engine.
#[component]
fn Differences(
    /// Whether the function was typed: then none are known.
    is_typed: Memo<bool>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let sentences = settings.memo(move |s| {
        let notes = notes(s.target, &s.function);
        let mut found: Vec<String> = notes.iter().map(|note| lang.framework_note(note, s.target)).collect();
        if found.is_empty() {
            found.push(lang.no_difference_known(s.target));
        }
        found
    });
    let items = move || {
        let item = |sentence: &String| view! { <li>{with_code(sentence)}</li> };
        sentences.with(|all| all.iter().map(item).collect_view())
    };
    view! {
        <div class="differs" hidden=is_typed>
            <h3>{lang.differences_heading()}</h3>
            <ul>{items}</ul>
        </div>
    }
}
