//! The settings of the Code lab: the layer, the framework and the chosen entry.

use super::axis::Axis;
use super::position::EntryPosition;
use engine::activation::{Instance, Target, all, find};
use engine::layer::{Layer, Matrix, Tensor};
use serde::{Deserialize, Serialize};

/// The settings of the lab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeSettings {
    /// The activation.
    #[serde(with = "crate::state::function_as_text")]
    pub function: Instance,
    #[serde(with = "super::matrix_text::as_text")]
    pub(super) inputs: Matrix,
    #[serde(with = "super::matrix_text::as_text")]
    pub(super) weights: Matrix,
    #[serde(with = "super::matrix_text::as_text")]
    pub(super) bias: Matrix,
    /// The framework of the program.
    #[serde(with = "target_as_text")]
    pub target: Target,
    /// The chosen entry, which is explained.
    pub at: Option<EntryPosition>,
}

impl Default for CodeSettings {
    fn default() -> Self {
        let layer = Layer::default();
        CodeSettings {
            function: Instance::new(find("relu").unwrap_or(all()[0])),
            inputs: layer.inputs().clone(),
            weights: layer.weights().clone(),
            bias: layer.bias().clone(),
            target: Target::PyTorch,
            at: Some(EntryPosition { tensor: Tensor::Product, row: 0, column: 0 }),
        }
    }
}

impl CodeSettings {
    /// The layer. The columns of X determine the rows of W, and the columns of W the length of b; missing entries are
    /// filled in, surplus ones dropped.
    pub fn layer(&self) -> Layer {
        let (x, w) = (&self.inputs, &self.weights);
        let weights = resized(w, x.columns(), w.columns(), NEW_WEIGHT);
        let bias = resized(&self.bias, 1, w.columns(), NEW_BIAS);
        Layer::new(x.clone(), weights, bias.values()).unwrap_or_default()
    }

    /// Sets X, W and b.
    pub fn set_layer(&mut self, layer: &Layer) {
        self.inputs = layer.inputs().clone();
        self.weights = layer.weights().clone();
        self.bias = layer.bias().clone();
    }

    /// Sets the numbers of examples, inputs and units.
    pub fn resize(&mut self, [examples, inputs, units]: [usize; 3]) {
        let layer = self.layer();
        self.inputs = resized(layer.inputs(), examples, inputs, NEW_INPUT);
        self.weights = resized(layer.weights(), inputs, units, NEW_WEIGHT);
        self.bias = resized(layer.bias(), 1, units, NEW_BIAS);
    }

    /// The numbers of examples, inputs and units.
    pub fn sizes(&self) -> [usize; 3] {
        [self.inputs.rows(), self.inputs.columns(), self.weights.columns()]
    }

    /// The chosen entry, if the layer has it.
    pub fn chosen_entry(&self) -> Option<EntryPosition> {
        self.at.filter(|position| {
            let size = |axis: Axis| self.sizes()[axis as usize];
            let rows = Axis::of_rows(position.tensor).map_or(1, size);
            position.row < rows && position.column < size(Axis::of_columns(position.tensor))
        })
    }

    /// The editable matrix: X, W or b.
    fn editable(&mut self, tensor: Tensor) -> Option<&mut Matrix> {
        match tensor {
            Tensor::Inputs => Some(&mut self.inputs),
            Tensor::Weights => Some(&mut self.weights),
            Tensor::Bias => Some(&mut self.bias),
            _ => None,
        }
    }

    /// Sets an entry of X, W or b.
    pub fn set_entry(&mut self, position: EntryPosition, value: f64) {
        self.set_layer(&self.layer());
        let Some(matrix) = self.editable(position.tensor) else { return };
        let (rows, columns) = (matrix.rows(), matrix.columns());
        let mut values = matrix.values().to_vec();
        if let Some(entry) = values.get_mut(position.row * columns + position.column) {
            *entry = value;
        }
        if let Ok(changed) = Matrix::from_values(rows, columns, values) {
            *matrix = changed;
        }
    }

    /// Whether the sizes of X, W and b match.
    pub(super) fn fits(&self) -> bool {
        self.inputs.columns() == self.weights.rows() && self.weights.columns() == self.bias.columns()
    }
}

/// Entries of added rows and columns.
const NEW_INPUT: f64 = 1.0;
const NEW_WEIGHT: f64 = 0.5;
const NEW_BIAS: f64 = 0.0;

/// The matrix with another size; `new` for added entries.
fn resized(matrix: &Matrix, rows: usize, columns: usize, new: f64) -> Matrix {
    let entry = |row, column| {
        if row < matrix.rows() && column < matrix.columns() { matrix.at(row, column) } else { new }
    };
    let values = (0..rows * columns).map(|i| entry(i / columns, i % columns)).collect();
    Matrix::from_values(rows, columns, values).unwrap_or_else(|_| matrix.clone())
}

/// For serde's `with`: a framework by its id.
mod target_as_text {
    use engine::activation::Target;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(target.id())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Target, D::Error> {
        let id = String::deserialize(deserializer)?;
        Target::from_id(&id).ok_or_else(|| D::Error::custom("not a framework"))
    }
}
