//! What is left of the gradient of every network in one sentence, above its strips.

use super::measurements::Measurements;
use super::settings::DepthSettings;
use super::strip::{room_height, strips};
use crate::components::Canvas;
use crate::format;
use crate::hooks::{use_element_size, use_palette};
use crate::locale::{EXPLODES, Lang, VANISHES, use_lang};
use crate::state::use_settings;
use engine::depth::Propagation;
use leptos::html::Div;
use leptos::prelude::*;

/// The strips of all networks and their verdicts.
#[component]
pub fn Verdicts(
    /// What is known of the networks.
    measurements: Measurements,
) -> impl IntoView {
    let (lang, palette) = (use_lang(), use_palette());
    let count = use_settings::<DepthSettings>().memo(|s| s.networks.len());
    let place = NodeRef::<Div>::new();
    let size = use_element_size(place);
    let room = Memo::new(move |_| room_height(size.get().0));
    let shapes = move |size: (f64, f64)| {
        let palette = palette.get();
        measurements.with(|networks| {
            let strips = |(slot, network)| strips(network, slot, size.0, &palette, lang);
            networks.measured.iter().enumerate().flat_map(strips).collect()
        })
    };
    let progress = measurements.memo(move |networks| match networks.progress() {
        share if share < 1.0 => lang.measured_percent(&format::fixed(100.0 * share, 0)),
        _ => String::new(),
    });
    let measured = measurements.memo(|networks| networks.progress() >= 1.0);
    view! {
        <section class="strips" aria-label=lang.verdicts()>
            <div class="chart" node_ref=place style:height=move || format!("{}px", count.get() as f64 * room.get())>
                <Canvas size shapes/>
                <ul>
                    <For each=move || 0..count.get() key=|index| *index let:index>
                        <Verdict measurements index room/>
                    </For>
                </ul>
            </div>
            <p class="scale">{lang.colors_of_strips()}</p>
            <p class="busy">{progress}</p>
            // How far it is, is seen; only the end is said aloud.
            <p class="sr-only" role="status">{move || measured.get().then(|| lang.all_is_measured())}</p>
        </section>
    }
}

/// The verdict of a network, as high as the room of its strips.
#[component]
fn Verdict(
    /// What is known of the networks.
    measurements: Measurements,
    /// Which of them it is.
    index: usize,
    /// The height of its room.
    room: Memo<f64>,
) -> impl IntoView {
    let lang = use_lang();
    let name = measurements.memo(move |networks| networks.names.get(index).cloned());
    let sentence = measurements.memo(move |networks| networks.measured.get(index).map(|n| verdict(n, lang)));
    view! {
        <li style:height=move || format!("{}px", room.get())>
            <b style=format!("color:var(--c{})", index + 1)>{name}</b>
            " "
            <span>{sentence}</span>
        </li>
    }
}

/// What is left of the gradient in one sentence.
fn verdict(network: &Propagation, lang: Lang) -> String {
    let layers = network.config().depth;
    match network.layers().first().map(|input| input.gradient).filter(|_| network.done()) {
        Some(gradient) => lang.gradient_sentence(gradient, layers, VANISHES, EXPLODES),
        None => lang.is_being_measured().into(),
    }
}
