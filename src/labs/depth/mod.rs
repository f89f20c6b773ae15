//! Depth: how signal and gradient shrink or explode on their way through random networks.

mod charts;
mod controls;
mod layer;
mod presets;
mod strip;
mod work;

use crate::app::Store;
use crate::browser;
use crate::settings::{Deep, label_among};
use leptos::prelude::*;
use work::Work;

/// The lab.
#[component]
pub fn Depth() -> impl IntoView {
    let store = expect_context::<Store>();
    let work = Work::new(store);
    let colors = browser::colors(store.memo(|s| s.theme));
    view! {
        <main class="sided depth">
            <div class="wide-part">
                <h1>"What survives the depth?"</h1>
                <p class="lede">
                    "Networks with random weights, before any training. The signal runs forward, a gradient runs back: dots are measured, lines are what mean-field theory predicts."
                </p>
                <strip::Strip store work colors/>
                <charts::Charts store work colors/>
                <layer::LayerView store work colors/>
            </div>
            <div class="settings">
                <presets::Exhibits store/>
                <controls::Functions store/>
                <controls::Network store work/>
            </div>
        </main>
    }
}

/// The name of a network, with its parameters where another has the same activation.
fn lane_name(deep: &Deep, slot: usize) -> String {
    deep.lanes.get(slot).map(|lane| label_among(lane, deep.lanes.iter())).unwrap_or_default()
}
