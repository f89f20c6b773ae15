//! What the table shows, and under which conditions its numbers are computed.

use super::column::{Column, Columns, Sort};
use crate::state::instances_by_id;
use engine::activation::{Group, Instance, all};
use engine::depth::GradientThresholds;
use engine::nn::Init;
use serde::{Deserialize, Serialize};

/// The longest filter.
const MAX_FILTER: usize = 40;

/// Everything that defines the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompareSettings {
    /// The functions.
    #[serde(with = "crate::state::functions_as_text")]
    pub rows: Vec<Instance>,
    /// Which columns are shown.
    pub columns: Columns,
    /// How rows are sorted; `None` for the order of `rows`.
    pub sort: Option<Sort>,
    /// Only functions with this text in one of their names are shown.
    pub filter: String,
    /// μ of the pre-activations.
    pub mean: f64,
    /// σ of the pre-activations.
    pub deviation: f64,
    /// Layers of the random networks in which gradients are measured.
    pub layers: usize,
    /// Their initialisation; `None` for the one that fits each function.
    #[serde(with = "crate::state::init_choice_as_text")]
    pub init: Option<Init>,
    /// The factor at or below which a gradient counts as vanishing.
    pub vanishing: f64,
    /// The factor at or above which a gradient counts as exploding.
    pub exploding: f64,
}

impl Default for CompareSettings {
    fn default() -> Self {
        use Column::{Cost, Dead, Formula, Gradient, JavaScript, Mean};
        use Column::{Monotone, Range, Smooth, Sparsity, Verdict};
        let properties = [Formula, Range, Gradient, Verdict, Mean, Sparsity, Dead, Smooth, Monotone];
        let shown = [properties.as_slice(), &[Cost, JavaScript]].concat();
        let thresholds = GradientThresholds::default();
        CompareSettings {
            rows: textbook_functions(),
            columns: Column::ALL.map(|c| shown.contains(&c.0)),
            sort: None,
            filter: String::new(),
            mean: 0.0,
            deviation: 1.0,
            layers: 10,
            init: None,
            vanishing: thresholds.vanishing,
            exploding: thresholds.exploding,
        }
    }
}

impl CompareSettings {
    /// The columns that are shown.
    pub fn shown_columns(&self) -> Vec<Column> {
        Column::ALL.iter().zip(self.columns).filter_map(|(entry, on)| on.then_some(entry.0)).collect()
    }

    /// When a gradient counts as vanishing or exploding.
    pub const fn thresholds(&self) -> GradientThresholds {
        GradientThresholds { vanishing: self.vanishing, exploding: self.exploding }
    }
}

/// The four functions of the usual textbook chapter.
pub fn textbook_functions() -> Vec<Instance> {
    instances_by_id(&["relu", "sigmoid", "tanh", "leaky_relu"])
}

/// Every function with its default parameters.
pub fn all_functions() -> Vec<Instance> {
    all().iter().copied().map(Instance::new).collect()
}

/// ReLU and its variants, with their default parameters.
pub fn relu_family() -> Vec<Instance> {
    all().iter().copied().filter(|a| a.group == Group::Rectifiers).map(Instance::new).collect()
}

/// The characters of a filter that names can contain, up to the length limit.
pub fn sanitize_filter(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || " ._".contains(*c)).take(MAX_FILTER).collect()
}
