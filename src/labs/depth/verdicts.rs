//! The verdict on the gradient of each network, above its strips.

use super::measurements::Measurements;
use super::settings::DepthSettings;
use super::strips::{network_height, strips};
use crate::components::{Canvas, TextWithFactors};
use crate::format;
use crate::hooks::{curve_colour, use_element_size, use_palette};
use crate::locale::{Lang, use_lang};
use crate::state::use_settings;
use engine::depth::{GradientThresholds, Propagation};
use leptos::html::Div;
use leptos::prelude::*;

/// The verdicts and strips of all networks.
#[component]
pub fn Verdicts(
    /// The networks and their measurements.
    measurements: Measurements,
) -> impl IntoView {
    let (lang, palette) = (use_lang(), use_palette());
    let count = use_settings::<DepthSettings>().memo(|s| s.networks.len());
    let container = NodeRef::<Div>::new();
    let size = use_element_size(container);
    let height = Memo::new(move |_| network_height(size.get().0));
    let shapes = move |size: (f64, f64)| {
        let palette = palette.get();
        measurements.with(|networks| {
            let strips = |(slot, network)| strips(network, slot, size.0, &palette, lang);
            networks.measured.iter().enumerate().flat_map(strips).collect()
        })
    };
    let progress = measurements.memo(move |networks| match networks.progress() {
        share if share < 1.0 => lang.measured_percent(&format::percent(share, 0, 0)),
        _ => String::new(),
    });
    let measured = measurements.memo(|networks| networks.progress() >= 1.0);
    view! {
        <section class="strips" aria-label=lang.verdicts()>
            <div class="chart" node_ref=container style:height=move || format!("{}px", count.get() as f64 * height.get())>
                <Canvas size shapes/>
                <ul>
                    <For each=move || 0..count.get() key=|index| *index let:index>
                        <Verdict measurements index height/>
                    </For>
                </ul>
            </div>
            <p class="scale">{lang.colors_of_strips()}</p>
            <p class="busy">{progress}</p>
            // A live region announces only the end: screen readers would read every percentage.
            <p class="sr-only" role="status">{move || measured.get().then(|| lang.all_is_measured())}</p>
        </section>
    }
}

/// The verdict of a network, placed above its strips.
#[component]
fn Verdict(
    /// The networks and their measurements.
    measurements: Measurements,
    /// Which of them it is.
    index: usize,
    /// The height of the verdict and the strips.
    height: Memo<f64>,
) -> impl IntoView {
    let lang = use_lang();
    let name = measurements.memo(move |networks| networks.names.get(index).cloned());
    let sentence = measurements.memo(move |networks| networks.measured.get(index).map(|n| verdict(n, lang)));
    view! {
        <li style:height=move || format!("{}px", height.get())>
            <b style:color=curve_colour(index)>{name}</b>
            " "
            <span>{move || sentence.get().map(|text| view! { <TextWithFactors text/> })}</span>
        </li>
    }
}

/// The change of the gradient in one sentence.
fn verdict(network: &Propagation, lang: Lang) -> String {
    let layers = network.config().depth;
    if let Some(overflow) = network.overflow() {
        return format!("{}{}", lang.overflows(), lang.place_of_overflow(overflow));
    }
    match network.layers().first().map(|input| input.gradient).filter(|_| network.done()) {
        Some(gradient) => lang.gradient_sentence(gradient, layers, GradientThresholds::default()),
        None => lang.is_being_measured().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{Instance, find};

    #[test]
    fn an_overflow_is_not_a_vanishing_gradient() {
        let mut settings = DepthSettings { gain: 3.0, scale: 10.0, ..DepthSettings::default() };
        let of = |settings: &DepthSettings, id: &str| {
            let function = Instance::new(find(id).unwrap());
            verdict(
                &Propagation::new(settings.config(&function, engine::nn::Init::HeNormal)).run(),
                Lang::English,
            )
        };
        let found = of(&settings, "relu_squared");
        assert!(found.starts_with("overflows in layer "), "{found}");
        assert!(of(&settings, "relu").contains("explodes"));
        settings.gain = 1.0;
        assert!(of(&settings, "relu").contains("× over "));
    }
}
