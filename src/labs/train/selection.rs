//! The inspected unit, the point that is read, and the chosen brush.

use super::custom_dataset::CustomDataset;
use super::field_reading::FieldPoint;
use super::settings::TrainSettings;
use crate::state::use_settings;
use engine::nn::ParameterId;
use leptos::html::Section;
use leptos::prelude::*;

/// A unit; slot, layer and unit are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitId {
    /// The slot of its network.
    pub slot: usize,
    /// The layer, of which that of the outputs is the last.
    pub layer: usize,
    /// The unit.
    pub unit: usize,
}

impl UnitId {
    fn exists(self, settings: &TrainSettings) -> bool {
        self.slot < settings.networks.len()
            && settings.units_of(self.layer).is_some_and(|units| self.unit < units)
    }
}

/// What a pointer does to custom data.
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

/// The inspected unit, the point that is read and the chosen brush, which are not part of the settings.
#[derive(Clone, Copy)]
pub struct Selection {
    chosen_unit: RwSignal<UnitId>,
    /// The inspected unit, if it exists.
    pub unit: Memo<Option<UnitId>>,
    /// The input whose weight is chosen, where the inspected unit has it; `None` for the bias.
    pub input: RwSignal<Option<usize>>,
    /// The chosen parameter of the inspected unit, with the slot of its network.
    pub parameter: Memo<Option<(usize, ParameterId)>>,
    /// The unit that was pressed: pointing at others does not take its place.
    pub pressed: RwSignal<Option<UnitId>>,
    chosen_brush: RwSignal<Option<Brush>>,
    /// The point that is read in all fields.
    pub point: RwSignal<Option<FieldPoint>>,
    /// The element that shows the inspected unit.
    pub inspector: NodeRef<Section>,
    /// Whether the data can be painted.
    pub paintable: Memo<bool>,
    /// The brush, if the data can be painted.
    pub brush: Memo<Option<Brush>>,
}

/// The selection of the lab that contains the component.
pub fn use_selection() -> Selection {
    expect_context()
}

impl Selection {
    /// The first unit, and no brush.
    pub fn new() -> Self {
        let settings = use_settings::<TrainSettings>();
        let chosen_unit = RwSignal::new(UnitId { slot: 0, layer: 0, unit: 0 });
        let chosen_brush = RwSignal::new(None);
        let unit = settings.memo(move |s| Some(chosen_unit.get()).filter(|unit| unit.exists(s)));
        let input = RwSignal::new(None);
        let paintable = settings.memo(|s| s.custom.as_ref().is_some_and(CustomDataset::is_paintable));
        Selection {
            chosen_unit,
            unit,
            input,
            parameter: settings.memo(move |s| {
                let UnitId { slot, layer, unit } = unit.get()?;
                let bias = ParameterId { layer, unit, input: None };
                let chosen = ParameterId { input: input.get(), ..bias };
                Some((slot, if s.has_parameter(chosen) { chosen } else { bias }))
            }),
            pressed: RwSignal::new(None),
            chosen_brush,
            point: RwSignal::new(None),
            inspector: NodeRef::new(),
            paintable,
            brush: Memo::new(move |_| chosen_brush.get().filter(|_| paintable.get())),
        }
    }

    /// Inspects a unit.
    pub fn inspect(self, unit: UnitId) {
        if self.chosen_unit.get_untracked() != unit {
            self.chosen_unit.set(unit);
        }
    }

    /// Inspects a unit, and moves the focus to where it is shown.
    pub fn show(self, unit: UnitId) {
        self.inspect(unit);
        self.focus_inspector();
    }

    /// Moves the focus to where the inspected unit is shown.
    pub fn focus_inspector(self) {
        if let Some(inspector) = self.inspector.get_untracked() {
            // `focus` throws nothing for an element of the page.
            let _ = inspector.focus();
        }
    }

    /// Layer and unit of the inspected unit, if it is in the network of this slot.
    pub fn unit_in(self, slot: usize) -> Memo<Option<(usize, usize)>> {
        let unit = self.unit;
        Memo::new(move |_| unit.get().filter(|unit| unit.slot == slot).map(|unit| (unit.layer, unit.unit)))
    }

    /// Inspects a unit that is pressed, until another is pressed, or the same again.
    pub fn press(self, unit: UnitId) {
        self.pressed.update(|pressed| *pressed = Some(unit).filter(|_| *pressed != Some(unit)));
        self.inspect(unit);
    }

    /// Inspects the unit under the pointer, unless one that was pressed is inspected.
    pub fn point_at(self, unit: UnitId) {
        if self.pressed.get_untracked().is_none() || self.unit.get_untracked().is_none() {
            self.inspect(unit);
        }
    }

    /// Chooses a weight, and inspects its unit.
    pub fn choose_weight(self, slot: usize, ParameterId { layer, unit, input }: ParameterId) {
        let unit = UnitId { slot, layer, unit };
        self.pressed.set(Some(unit));
        self.inspect(unit);
        self.input.set(input);
    }

    /// The weight that is chosen, if it is in the network of this slot.
    pub fn weight_in(self, slot: usize) -> Memo<Option<ParameterId>> {
        let parameter = self.parameter;
        Memo::new(move |_| {
            let (_, parameter) = parameter.get().filter(|(of, _)| *of == slot)?;
            parameter.input.map(|_| parameter)
        })
    }

    /// Chooses a brush, or none if it was chosen.
    pub fn toggle_brush(self, brush: Brush) {
        let other = self.brush.get_untracked() != Some(brush);
        self.chosen_brush.set(other.then_some(brush));
    }
}
