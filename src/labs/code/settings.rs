//! What defines the layer of the Code lab, and how the address has it.

use super::matrix_text::{read_matrix, read_row, write_matrix};
use super::position::EntryPosition;
use crate::lab::Lab;
use crate::locale::Lang;
use crate::state::{
    InvalidValue, Key, LabSettings, Notice, Part, Settings, parse_value, read_function, write_function,
};
use engine::activation::{Instance, Target, all, find};
use engine::layer::{Layer, Matrix, Tensor};
use serde::{Deserialize, Serialize};

/// The fewest rows or columns: with one there is no sum to look at.
pub const MIN_SIZE: usize = 2;

/// What addresses have where no number is looked at.
const NO_ENTRY: &str = "none";

/// Everything that defines the layer, and what is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeSettings {
    /// The activation.
    #[serde(with = "crate::state::function_as_text")]
    pub function: Instance,
    #[serde(with = "super::matrix_text::as_text")]
    inputs: Matrix,
    #[serde(with = "super::matrix_text::as_text")]
    weights: Matrix,
    #[serde(with = "super::matrix_text::as_text")]
    bias: Matrix,
    /// What the program is for.
    #[serde(with = "target_as_text")]
    pub target: Target,
    /// The number whose terms are shown.
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
    /// The layer: X decides on the rows of W, and W on the length of b; what is missing there is filled in, and
    /// what is too much left out.
    pub fn layer(&self) -> Layer {
        let (x, w) = (&self.inputs, &self.weights);
        let weights = resized(w, x.columns(), w.columns(), NEW_WEIGHT);
        let bias = resized(&self.bias, 1, w.columns(), NEW_BIAS);
        Layer::new(x.clone(), weights, bias.values()).unwrap_or_default()
    }

    /// Sets another layer.
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

    /// The given matrix: X, W or b.
    fn given(&mut self, tensor: Tensor) -> Option<&mut Matrix> {
        match tensor {
            Tensor::Inputs => Some(&mut self.inputs),
            Tensor::Weights => Some(&mut self.weights),
            Tensor::Bias => Some(&mut self.bias),
            _ => None,
        }
    }

    /// Sets a number of X, W or b.
    pub fn set_entry(&mut self, position: EntryPosition, value: f64) {
        self.set_layer(&self.layer());
        let Some(matrix) = self.given(position.tensor) else { return };
        let (rows, columns) = (matrix.rows(), matrix.columns());
        let mut values = matrix.values().to_vec();
        if let Some(entry) = values.get_mut(position.row * columns + position.column) {
            *entry = value;
        }
        if let Ok(changed) = Matrix::from_values(rows, columns, values) {
            *matrix = changed;
        }
    }

    /// Whether X, W and b are of sizes that go together.
    fn fits(&self) -> bool {
        self.inputs.columns() == self.weights.rows() && self.weights.columns() == self.bias.columns()
    }
}

const NEW_INPUT: f64 = 1.0;
const NEW_WEIGHT: f64 = 0.5;
const NEW_BIAS: f64 = 0.0;

/// The matrix with another size; `new` for numbers that it did not have.
fn resized(matrix: &Matrix, rows: usize, columns: usize, new: f64) -> Matrix {
    let entry = |row, column| {
        if row < matrix.rows() && column < matrix.columns() { matrix.at(row, column) } else { new }
    };
    let values = (0..rows * columns).map(|i| entry(i / columns, i % columns)).collect();
    Matrix::from_values(rows, columns, values).unwrap_or_else(|_| matrix.clone())
}

/// The parts of the lab.
pub static PARTS: [Part; 8] = [
    Part::controls("function", Lang::part_activation_and_parameters),
    Part::controls("size", Lang::part_size),
    Part::controls("given", Lang::part_given),
    Part::view("forward", Lang::part_forward),
    Part::view("backward", Lang::part_backward),
    Part::controls("targets", Lang::part_targets),
    Part::view("program", Lang::part_program),
    Part::view("used", Lang::part_used),
];

impl LabSettings for CodeSettings {
    const LAB: Lab = Lab::Code;
    const PARTS: &'static [Part] = &PARTS;
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                if let Some(function) = read_function(text, notices) {
                    s.function = function;
                }
                Ok(())
            },
            |s| write_function(&s.function),
        ),
        Key::text(
            "x",
            |s, text, notices| {
                s.inputs = read_matrix(text, notices).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| write_matrix(s.layer().inputs()),
        ),
        Key::text(
            "w",
            |s, text, notices| {
                s.weights = read_matrix(text, notices).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| write_matrix(s.layer().weights()),
        ),
        Key::text(
            "b",
            |s, text, notices| {
                s.bias = read_row(text, notices).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| write_matrix(s.layer().bias()),
        ),
        Key::text(
            "in",
            |s, text, _| {
                s.target = Target::from_id(text).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| s.target.id().into(),
        ),
        Key::text(
            "at",
            |s, text, _| {
                s.at = if text == NO_ENTRY { None } else { Some(parse_value(text)?) };
                Ok(())
            },
            |s| s.at.map_or(NO_ENTRY.into(), |position| position.to_string()),
        ),
    ];

    fn branch(settings: &Settings) -> &Self {
        &settings.code
    }

    fn branch_mut(settings: &mut Settings) -> &mut Self {
        &mut settings.code
    }

    /// The matrices may come in any order: whether they fit is known with the last one.
    fn validate(&self, notices: &mut Vec<Notice>) {
        notices.retain(|notice| *notice != Notice::MismatchedShapes);
        if !self.fits() {
            notices.push(Notice::MismatchedShapes);
        }
    }
}

/// A target in files: its id. For serde's `with`.
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

#[cfg(test)]
mod tests {
    use super::*;
    use engine::layer::MAX_ENTRY;

    fn decoded(query: &str) -> (CodeSettings, Vec<Notice>) {
        let mut settings = Settings::default();
        let notices = settings.read_in(Lab::Code, query);
        (settings.code, notices)
    }

    fn encoded(code: &CodeSettings) -> String {
        Settings { lab: Lab::Code, code: code.clone(), ..Settings::default() }.query()
    }

    #[test]
    fn a_layer_survives_the_round_trip() {
        let mut code = CodeSettings::default();
        assert_eq!(encoded(&code), "?lab=code");
        code.at = None;
        assert_eq!(encoded(&code), "?lab=code&at=none");
        assert_eq!(decoded("at=none"), (code.clone(), vec![]));
        for sizes in [[2, 2, 2], [4, 3, 2], [2, 4, 4], [3, 2, 4]] {
            for target in Target::ALL {
                code.resize(sizes);
                code.set_entry(EntryPosition { tensor: Tensor::Weights, row: 1, column: 0 }, -0.125);
                code.set_entry(EntryPosition { tensor: Tensor::Bias, row: 0, column: 1 }, 1e-7);
                code.function = Instance::new(find("elu").unwrap());
                code.function.params[0] = 0.25;
                code.target = target;
                code.at = Some(EntryPosition { tensor: Tensor::InputGradient, row: 1, column: 1 });
                assert_eq!(decoded(&encoded(&code)), (code.clone(), vec![]));
            }
        }
    }

    #[test]
    fn an_address_can_be_written_by_hand_in_any_order() {
        for query in
            ["b=1,2,3&w=1,2,3;4,5,6;7,8,9&x=1,2,3;4,5,6", "x=1,2,3;4,5,6&w=1,2,3;4,5,6;7,8,9&b=1,2,3"]
        {
            let (code, notices) = decoded(query);
            assert_eq!((code.sizes(), notices), ([2, 3, 3], vec![]));
            assert_eq!(code.layer().weights().at(2, 0), 7.0);
        }
        let (code, notices) = decoded("lab=code&f=leaky_relu:0.1&in=keras&at=z:1:2");
        assert_eq!((code.function.params[0], code.target, notices.len()), (0.1, Target::Keras, 0));
        assert_eq!(code.at, Some(EntryPosition { tensor: Tensor::PreActivation, row: 0, column: 1 }));
    }

    #[test]
    fn matrices_that_do_not_fit_are_mended_and_said() {
        let (code, notices) = decoded("x=1,2,3;4,5,6");
        assert_eq!((code.sizes(), notices), ([2, 3, 2], vec![Notice::MismatchedShapes]));
        assert_eq!(code.layer().weights().values(), [0.5, 1.0, 1.5, 2.0, 0.5, 0.5]);
        let (_, notices) = decoded(&encoded(&code));
        assert_eq!(notices, [], "what was mended is written as it is");
    }

    #[test]
    fn hostile_values_are_named_and_the_rest_kept() {
        let bad = [
            "x=1,2;3",
            "x=1;2",
            "w=1,2,3,4,5;1,2,3,4,5",
            "b=1",
            "b=a,b",
            "w=NaN,1;1,1",
            "in=caffe",
            "at=z:0:1",
        ];
        for query in
            bad.into_iter().chain(["at=z:1:5", "at=q:1:1", "at=z:1:1:1", "x=", "f=nope", "b=1,2,3,4,5"])
        {
            let (code, notices) = decoded(query);
            assert_eq!((code, notices.len()), (CodeSettings::default(), 1), "{query}");
        }
        let (code, notices) = decoded("b=1e9,-1e300");
        assert_eq!(code.layer().bias().values(), [MAX_ENTRY, -MAX_ENTRY]);
        assert_eq!(notices.len(), 2, "{notices:?}");
    }

    #[test]
    fn numbers_stay_where_they_are_when_sizes_change() {
        let mut code = CodeSettings::default();
        code.resize([3, 2, 4]);
        assert_eq!(code.layer().weights().values(), [0.5, 1.0, 0.5, 0.5, 1.5, 2.0, 0.5, 0.5]);
        code.resize([2, 2, 2]);
        assert_eq!(code, CodeSettings::default());
        code.set_entry(EntryPosition { tensor: Tensor::Product, row: 0, column: 0 }, 9.0);
        assert_eq!(code, CodeSettings::default(), "only what is given can be changed");
    }
}
