//! Exhibits, each with what to look at.

use crate::app::Store;
use crate::settings::{Deep, run::lanes};
use crate::ui::erased::{aria, click, text};
use engine::nn::Init;
use leptos::prelude::*;

/// A title, what to look at, and the networks.
type Exhibit = (&'static str, &'static str, fn() -> Deep);

const EXHIBITS: [Exhibit; 6] = [
    (
        "Four functions, fitting weights",
        "With the weights that the textbook pairs with each function, ReLU and SELU hold; of sigmoid's gradient next to nothing is left.",
        Deep::default,
    ),
    (
        "Sigmoid, small weights",
        "The slope of sigmoid is at most ¼, and the weights are small: on its way back the gradient falls at least fourfold in every layer.",
        || Deep { lanes: lanes(&["sigmoid"]), gain: 0.5, depth: 10, ..Deep::default() },
    ),
    (
        "ReLU with He's weights",
        "The variance 2/n makes up for the half that ReLU sets to 0: signal and gradient keep their size on average.",
        || Deep { lanes: lanes(&["relu"]), init: Some(Init::HeNormal), ..Deep::default() },
    ),
    (
        "ReLU with Glorot's weights",
        "The variance 1/n does not: the mean square halves in every layer, in both directions.",
        || Deep { lanes: lanes(&["relu"]), init: Some(Init::GlorotNormal), ..Deep::default() },
    ),
    (
        "SELU with LeCun's weights",
        "Mean 0 and variance 1 are a fixed point of SELU: inputs ten times as large come back to it within a few layers.",
        || Deep {
            lanes: lanes(&["selu"]),
            init: Some(Init::LecunNormal),
            scale: 10.0,
            width: 256,
            ..Deep::default()
        },
    ),
    (
        "Tanh at the edge of chaos",
        "With σ_w = 1 the gradient of tanh neither vanishes nor explodes for long. Move the gain to 0.8 and to 1.5.",
        || Deep {
            lanes: lanes(&["tanh"]),
            init: Some(Init::LecunNormal),
            scale: 0.3,
            width: 128,
            ..Deep::default()
        },
    ),
];

/// Buttons that replace the networks by those of an exhibit.
#[component]
pub fn Presets(store: Store) -> impl IntoView {
    let same = move |make: fn() -> Deep| {
        store.memo(move |s| {
            let Deep { seed, layer, .. } = make();
            make() == Deep { seed, layer, ..s.deep.clone() }
        })
    };
    let button = |(title, _, make): Exhibit| {
        let active = same(make);
        let choose = move || store.choose(|s| s.deep = make());
        view! { <button aria-pressed=aria(move || active.get()) on:click=click(choose)>{title}</button> }
    };
    let active = EXHIBITS.map(|(_, caption, make)| (caption, same(make)));
    let caption = text(move || {
        active.iter().find(|(_, on)| on.get()).map_or("Networks of your own.", |(caption, _)| caption).into()
    });
    view! {
        <section class="presets" aria-labelledby="exhibits-title">
            <h2 id="exhibits-title">"Exhibits"</h2>
            <div class="chips">{EXHIBITS.map(button).into_iter().collect_view()}</div>
            <p class="lede">{caption}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::depth::{Measured, Propagation};

    fn layers(title: &str) -> Vec<Measured> {
        let (_, _, make) = EXHIBITS.into_iter().find(|e| e.0 == title).unwrap();
        let deep = make();
        Propagation::new(deep.config(&deep.lanes[0])).run().layers().to_vec()
    }

    #[test]
    fn exhibits_show_what_they_say() {
        let sigmoid = layers("Sigmoid, small weights");
        assert!(sigmoid.windows(2).all(|w| w[0].gradient <= 0.25 * w[1].gradient), "{sigmoid:?}");
        let he = layers("ReLU with He's weights");
        assert!((0.1..10.0).contains(&he[0].gradient), "{}", he[0].gradient);
        let glorot = layers("ReLU with Glorot's weights");
        // Halved 30 times in the mean square.
        let expected = 0.5f64.powi(15);
        assert!((0.1..10.0).contains(&(glorot[0].gradient / expected)), "{}", glorot[0].gradient);
        let selu = layers("SELU with LeCun's weights");
        let end = &selu[30];
        assert!(
            selu[1].variance > 10.0 && end.mean.abs() < 0.2 && (end.variance - 1.0).abs() < 0.3,
            "{end:?}"
        );
        let tanh = layers("Tanh at the edge of chaos");
        assert!((0.1..10.0).contains(&tanh[0].gradient), "{}", tanh[0].gradient);
    }
}
