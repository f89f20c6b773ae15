//! The signals of the page that drawings read, for the components of a lab.

use super::device_pixel_ratio::{Ratio, use_device_pixel_ratio};
use super::palette::{PaletteContext, use_palette};
use super::print::{IsPrinting, use_is_printing};
use crate::plot::palette::Palette;
use leptos::prelude::*;

/// The signals of the page that drawings read.
#[derive(Clone, Copy)]
pub struct PageSignals {
    palette: Memo<Palette>,
    ratio: Signal<f64>,
    is_printing: Signal<bool>,
}

/// The signals of the page.
pub fn use_page_signals() -> PageSignals {
    PageSignals { palette: use_palette(), ratio: use_device_pixel_ratio(), is_printing: use_is_printing() }
}

impl PageSignals {
    /// Provides them to the components of a lab, as memos of that lab. A signal of Leptos keeps readers that were
    /// disposed: with these memos they are gone when the lab is.
    pub fn provide_to_lab(self) {
        let Self { palette, ratio, is_printing } = self;
        provide_context(PaletteContext(Memo::new(move |_| palette.get())));
        provide_context(Ratio(Memo::new(move |_| ratio.get()).into()));
        provide_context(IsPrinting(Memo::new(move |_| is_printing.get()).into()));
    }
}
