//! The canvases of a network: field, samples, fitted curve, units.

use super::field_shapes;
use super::selection::use_selection;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::snapshot::{FIGURE_GAP, Snapshot};
use super::training::{Training, use_training};
use crate::hooks::{
    use_context_restorations, use_device_pixel_ratio, use_drawing, use_element_size, use_palette,
};
use crate::locale::{Lang, use_lang};
use crate::plot::canvas;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use engine::nn::Trainer;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

/// The canvases of a network, and the elements that give them their sizes.
#[derive(Clone, Copy)]
pub struct NetworkCanvases {
    /// The container of the field, a square.
    pub field: NodeRef<Div>,
    /// The output of the network over the plane, as pixels.
    pub pixels: NodeRef<Canvas>,
    /// The samples, on a canvas of their own: there can be thousands, and they seldom change.
    pub samples: NodeRef<Canvas>,
    /// The fitted curve of a network with a single input.
    pub curve: NodeRef<Canvas>,
    /// The container of the units.
    pub group: NodeRef<Div>,
    /// Weights and units.
    pub units: NodeRef<Canvas>,
    /// The size of the field.
    pub field_size: Signal<(f64, f64)>,
    /// The size of the group.
    pub group_size: Signal<(f64, f64)>,
}

/// The canvases of the network in a slot, which are drawn again during training.
pub fn use_network_canvases(slot: usize) -> NetworkCanvases {
    let (field, group) = (NodeRef::new(), NodeRef::new());
    let canvases = NetworkCanvases {
        field,
        pixels: NodeRef::new(),
        samples: NodeRef::new(),
        curve: NodeRef::new(),
        group,
        units: NodeRef::new(),
        field_size: use_element_size(field),
        group_size: use_element_size(group),
    };
    canvases.draw_samples();
    canvases.draw_network(slot);
    canvases
}

impl NetworkCanvases {
    fn draw_samples(self) {
        let (data, palette, ratio) = (use_training().data, use_palette(), use_device_pixel_ratio());
        let restorations = use_context_restorations(self.samples);
        use_drawing(move || {
            restorations.track();
            let (palette, ratio, size) = (palette.get(), ratio.get(), self.field_size.get());
            let Some(canvas) = self.samples.get().filter(|_| size.0 > 0.0) else { return };
            let shapes = data.with(|data| field_shapes::samples(data, size.0, &palette));
            // Without a 2D context the canvas stays empty.
            let _ = canvas::draw(&canvas, (size.0, size.0), ratio, &shapes);
        });
    }

    fn draw_network(self, slot: usize) {
        let (training, palette, ratio) = (use_training(), use_palette(), use_device_pixel_ratio());
        let lang = use_lang();
        // A memo: inspecting a unit of one network does not redraw the others.
        let inspected = use_selection().unit_in(slot);
        let weight = use_selection().weight_in(slot);
        let restorations = [self.pixels, self.curve, self.units].map(use_context_restorations);
        use_drawing(move || {
            restorations.iter().for_each(Track::track);
            let (palette, ratio) = (palette.get(), ratio.get());
            let (field, group) = (self.field_size.get(), self.group_size.get());
            let (inspected, weight) = (inspected.get(), weight.get());
            let (Some(pixels), Some(curve), Some(units)) =
                (self.pixels.get(), self.curve.get(), self.units.get())
            else {
                return;
            };
            training.pass(slot).with(|pass| {
                let Some(pass) = pass else { return };
                let snapshot = Snapshot { pass, slot, ratio, palette: &palette, lang };
                let _ = snapshot.draw_field(&pixels, &curve, field.0);
                let _ = snapshot.draw_units(&units, group, inspected, weight);
            });
        });
    }

    /// Field and units as a figure for files.
    pub fn figure(
        self,
        training: Training,
        slot: usize,
        settings: &TrainSettings,
        lang: Lang,
        palette: &Palette,
    ) -> Option<Figure> {
        let (side, size) = (self.field_size.get_untracked().0, self.group_size.get_untracked());
        let run = |session: &TrainingSession| session.networks().get(slot).map(Trainer::epoch);
        let epoch = training.past_epoch.get_untracked().or_else(|| training.with_untracked(run))?;
        training.pass(slot).with_untracked(|pass| {
            let pass = pass.as_ref().filter(|_| side > 0.0)?;
            let stem = settings.networks.get(slot)?.activation.file_stem();
            let title = lang.network_at_epoch(&settings.network_name(slot), epoch);
            let file = format!("{stem}-field-units-epoch-{epoch}");
            let whole = (side.max(size.0), side + FIGURE_GAP + size.1);
            let mut figure = Figure::new(&title, &file, "", whole, palette);
            let snapshot = Snapshot { pass, slot, ratio: 1.0, palette, lang };
            snapshot.add_to_figure(&training.data.get_untracked(), side, size, &mut figure);
            Some(figure)
        })
    }
}
