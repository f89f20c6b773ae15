//! What a visitor has picked up: the unit that is inspected, and the brush.

use super::custom_dataset::CustomDataset;
use super::settings::TrainSettings;
use crate::state::use_settings;
use leptos::prelude::*;

/// A hidden unit, all counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPlace {
    /// The slot of its network.
    pub slot: usize,
    /// The hidden layer.
    pub layer: usize,
    /// The unit.
    pub unit: usize,
}

impl UnitPlace {
    fn exists(self, settings: &TrainSettings) -> bool {
        let has_layer = |units: &usize| self.unit < *units;
        self.slot < settings.networks.len() && settings.layers.get(self.layer).is_some_and(has_layer)
    }
}

/// What a pointer does to the visitor's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brush {
    /// Adds samples of the class 1.
    Positive,
    /// Adds samples of the class −1.
    Negative,
    /// Removes samples.
    Eraser,
}

impl Brush {
    /// All brushes.
    pub const ALL: [Brush; 3] = [Brush::Positive, Brush::Negative, Brush::Eraser];
}

/// What a visitor has picked up; no setting of the lab.
#[derive(Clone, Copy)]
pub struct Selection {
    picked: RwSignal<UnitPlace>,
    /// The unit that is inspected, if it exists.
    pub unit: Memo<Option<UnitPlace>>,
    picked_brush: RwSignal<Option<Brush>>,
    /// Whether the data can be painted.
    pub paintable: Memo<bool>,
    /// The brush, where there is something to paint on.
    pub brush: Memo<Option<Brush>>,
}

/// The selection of the lab that the component is part of.
pub fn use_selection() -> Selection {
    expect_context()
}

impl Selection {
    /// The first unit, and no brush.
    pub fn new() -> Self {
        let settings = use_settings::<TrainSettings>();
        let picked = RwSignal::new(UnitPlace { slot: 0, layer: 0, unit: 0 });
        let picked_brush = RwSignal::new(None);
        let paintable = settings.memo(|s| s.custom.as_ref().is_some_and(CustomDataset::is_paintable));
        Selection {
            picked,
            unit: settings.memo(move |s| Some(picked.get()).filter(|unit| unit.exists(s))),
            picked_brush,
            paintable,
            brush: Memo::new(move |_| picked_brush.get().filter(|_| paintable.get())),
        }
    }

    /// Inspects a unit.
    pub fn inspect(self, unit: UnitPlace) {
        if self.picked.get_untracked() != unit {
            self.picked.set(unit);
        }
    }

    /// The inspected unit of one network: layer and unit.
    pub fn unit_of(self, slot: usize) -> Memo<Option<(usize, usize)>> {
        let unit = self.unit;
        Memo::new(move |_| unit.get().filter(|unit| unit.slot == slot).map(|unit| (unit.layer, unit.unit)))
    }

    /// Takes up a brush, or puts it down.
    pub fn toggle_brush(self, brush: Brush) {
        let other = self.brush.get_untracked() != Some(brush);
        self.picked_brush.set(other.then_some(brush));
    }
}
