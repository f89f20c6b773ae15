//! The settings of the map.

use super::super::settings::TrainSettings;
use super::axis::Axis;
use super::quantity::Quantity;
use crate::locale::Lang;
use crate::state::NumericSetting;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use worker::RunResult;

/// The epochs of each run.
pub static MAP_EPOCHS: NumericSetting<TrainSettings> = NumericSetting::new(
    "mapepochs",
    Lang::map_epochs,
    (0.0, 2000.0),
    |s| s.map.epochs as f64,
    |s, v| s.map.epochs = v.round() as usize,
);

/// Axes, epochs and colour of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapSettings {
    /// Whether it is computed.
    pub on: bool,
    /// The setting that varies from column to column.
    #[serde(with = "crate::state::display_fromstr")]
    pub x: Axis,
    /// The setting that varies from row to row.
    #[serde(with = "crate::state::display_fromstr")]
    pub y: Axis,
    /// Epochs of each run.
    pub epochs: usize,
    /// What the colour of a run shows.
    #[serde(with = "crate::state::display_fromstr")]
    pub measure: Measure,
}

impl Default for MapSettings {
    fn default() -> Self {
        MapSettings {
            on: false,
            x: Axis::new(Quantity::LearningRate),
            y: Axis::new(Quantity::Init),
            epochs: 50,
            measure: Measure::Dead,
        }
    }
}

/// What the colour of a run shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The share of dead units.
    Dead,
    /// The training loss.
    Training,
    /// The test loss.
    Test,
}

impl Measure {
    /// All measures with their ids, in the order of menus.
    pub const ALL: [(Measure, &'static str); 3] =
        [(Measure::Dead, "dead"), (Measure::Training, "train"), (Measure::Test, "test")];

    /// The id in addresses.
    pub fn id(self) -> &'static str {
        Measure::ALL.iter().find(|(measure, _)| *measure == self).map_or("", |(_, id)| id)
    }

    /// The number of a run; `None` without test samples.
    pub fn of(self, run: &RunResult) -> Option<f64> {
        match self {
            Measure::Dead => Some(run.dead),
            Measure::Training => Some(run.train),
            Measure::Test => run.test,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// That a text names no measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownMeasure;

impl FromStr for Measure {
    type Err = UnknownMeasure;

    fn from_str(id: &str) -> Result<Self, UnknownMeasure> {
        Measure::ALL.iter().find(|(_, other)| *other == id).map(|(measure, _)| *measure).ok_or(UnknownMeasure)
    }
}
