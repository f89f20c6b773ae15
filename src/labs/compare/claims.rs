//! Five claims of the usual textbook chapter, each with its numbers.

use super::bars::{Bar, cost_bars, dying_bars, gradient_retention_bars, mean_bars, sparsity_bars};
use super::measurements::Measurements;
use super::results::Results;
use super::rows::Rows;
use super::settings::CompareSettings;
use crate::components::InternalLink;
use crate::format::fixed;
use crate::locale::{Lang, use_lang};
use crate::state::{LinkOrigin, dying_networks, use_settings, use_state};
use leptos::prelude::*;

/// The claims.
#[component]
pub fn Claims(
    /// Rows and measurements.
    measurements: Measurements,
) -> impl IntoView {
    let lang = use_lang();
    let layers = use_settings::<CompareSettings>().memo(|s| s.layers);
    let networks = dying_networks();
    let copy = Memo::new(move |_| measurements.results.with(Results::copy));
    let title = use_state().host.id("claims-title");
    view! {
        <section class="claims" aria-labelledby=title>
            <h2 id=title.clone()>{lang.five_claims()}</h2>
            <div>
                <Claim claim=lang.claim_gradients() measurements bars=gradient_retention_bars>
                    {move || lang.claim_gradients_measured(layers.get())}
                </Claim>
                <Claim claim=lang.claim_cost() measurements bars=cost_bars>
                    {move || lang.claim_cost_measured(copy.get())}
                </Claim>
                <Claim claim=lang.claim_sparsity() measurements bars=sparsity_bars>
                    {lang.claim_sparsity_measured()}
                </Claim>
                <Claim claim=lang.claim_dying() measurements bars=dying_bars>
                    {lang.claim_dying_measured(networks.stop, networks.rate)}<LinkToTrain/>
                </Claim>
                <Claim claim=lang.claim_mean() measurements bars=mean_bars>{lang.claim_mean_measured()}</Claim>
            </div>
        </section>
    }
}

/// A claim.
#[component]
fn Claim(
    /// What is claimed.
    claim: &'static str,
    /// Rows and measurements.
    measurements: Measurements,
    /// Computes its bars.
    bars: fn(&Rows, &Results, Lang) -> Vec<Bar>,
    /// A description of the measurement.
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let bars = Memo::new(move |_| {
        measurements.rows.with(|rows| measurements.results.with(|results| bars(rows, results, lang)))
    });
    let bar = |Bar { name, length, number }: Bar| {
        // The number takes the rest of the width.
        let width = format!("{}%", fixed(40.0 * length.clamp(0.0, 1.0), 1));
        view! { <div><dt>{name}</dt><dd><i style:width=width></i><span>{number}</span></dd></div> }
    };
    view! {
        <article>
            <h3>{claim}</h3>
            <p>{children()}</p>
            <dl>{move || bars.get().into_iter().map(bar).collect_view()}</dl>
        </article>
    }
}

/// A link to the training of these networks; none in an element of another page, which shows one lab only.
#[component]
fn LinkToTrain() -> impl IntoView {
    let state = use_state();
    let origin = state.memo(LinkOrigin::of);
    let query = Memo::new(move |_| origin.get().query_of_training(dying_networks()));
    let link = || view! { " "<InternalLink query>{use_lang().dying_claim_link()}</InternalLink>"." };
    state.host.is_page().then(link)
}
