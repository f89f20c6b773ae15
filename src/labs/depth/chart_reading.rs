//! Reading a chart: the layer under the pointer or reached by keys, and its numbers.

use super::layer_chart::{LayerChart, layer_at};
use super::layer_numbers::LayerNumbers;
use super::measurements::Measurements;
use super::settings::DepthSettings;
use crate::components::has_no_modifiers;
use crate::locale::use_lang;
use crate::state::{Branch, use_settings};
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent};

/// The layer that is read in all charts, while one is pointed at or has the focus. It is not part of the address; a click
/// or Enter selects it.
#[derive(Clone, Copy)]
pub struct ChartReading {
    depth: Branch<DepthSettings>,
    read: RwSignal<Option<usize>>,
}

/// Nothing is read yet.
pub fn use_chart_reading() -> ChartReading {
    ChartReading { depth: use_settings(), read: RwSignal::new(None) }
}

impl ChartReading {
    /// The layer that is read, if any.
    pub fn layer(self) -> Option<usize> {
        self.read.get()
    }

    /// Reads the layer under a pointer over a chart.
    pub fn point(self, chart: &Element, event: &MouseEvent) {
        let rect = chart.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - rect.left();
        self.read.set(Some(layer_at(x, (rect.width(), rect.height()), self.last_layer())));
    }

    /// Selects the layer that is read.
    pub fn select(self) {
        if let Some(layer) = self.read.get_untracked() {
            self.depth.update_transient(|s| s.layer = layer);
        }
    }

    /// Reads none.
    pub fn end(self) {
        self.read.set(None);
    }

    /// Handles `keydown` on a chart: arrow keys, Page Up and Down, Home and End move on, Enter and the space bar select.
    pub fn on_key(self, event: &KeyboardEvent) {
        if !has_no_modifiers(event) {
            return;
        }
        let selected = self.depth.with_untracked(DepthSettings::selected_layer);
        let (at, last) = (self.read.get_untracked().unwrap_or(selected), self.last_layer());
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => at + 1,
            "PageDown" => at.saturating_sub(10),
            "PageUp" => at + 10,
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                self.select();
                at
            }
            "Escape" => return self.end(),
            _ => return,
        };
        event.prevent_default();
        self.read.set(Some(next.min(last)));
    }

    fn last_layer(self) -> usize {
        self.depth.with_untracked(|s| s.depth)
    }
}

/// The measured numbers of a chart at the layer that is read, or else at the selected one, as one text per network.
pub fn use_chart_numbers(
    measurements: Measurements,
    chart: &'static LayerChart,
    layer: Memo<usize>,
) -> Memo<Vec<(String, String)>> {
    let lang = use_lang();
    Memo::new(move |_| {
        let layer = layer.get();
        measurements.with(|networks| {
            let text = |slot| LayerNumbers::of(networks, slot, layer, lang).map(|n| (chart.text)(&n, lang));
            let names = networks.names.iter().enumerate();
            names.map(|(slot, name)| (name.clone(), text(slot).unwrap_or_else(|| "…".into()))).collect()
        })
    })
}
