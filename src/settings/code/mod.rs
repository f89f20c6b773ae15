//! What defines the layer of the Code lab, and how the address has it.

mod place;

pub use place::{MATRICES, Place};

use super::codec::{Keys, Notice, Put, function, limited, write_function};
use super::{Lab, Part};
use crate::number;
use engine::activation::{Instance, Target, all, find};
use engine::layer::{self, Layer, MAX_ENTRY, MAX_SIZE, Matrix};

/// The fewest rows or columns: with one there is no sum to look at.
pub const MIN_SIZE: usize = 2;

/// What addresses have where no number is looked at.
const NOWHERE: &str = "none";

/// Everything that defines the layer, and what is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The activation.
    pub function: Instance,
    inputs: Matrix,
    weights: Matrix,
    bias: Matrix,
    /// What the program is for.
    pub target: Target,
    /// The number whose terms are shown.
    pub at: Option<Place>,
}

impl Default for Code {
    fn default() -> Self {
        let layer = Layer::default();
        Code {
            function: Instance::new(find("relu").unwrap_or(all()[0])),
            inputs: layer.inputs().clone(),
            weights: layer.weights().clone(),
            bias: layer.bias().clone(),
            target: Target::PyTorch,
            at: Some(Place { part: layer::Part::Product, row: 0, column: 0 }),
        }
    }
}

impl Code {
    /// The layer: X decides on the rows of W, and W on the length of b; what is missing there is filled in, and
    /// what is too much left out.
    pub fn layer(&self) -> Layer {
        let (x, w) = (&self.inputs, &self.weights);
        let weights = resized(w, x.columns(), w.columns(), NEW_WEIGHT);
        let bias = resized(&self.bias, 1, w.columns(), NEW_BIAS);
        Layer::new(x.clone(), weights, bias.values()).unwrap_or_default()
    }

    /// Takes another layer.
    pub fn take(&mut self, layer: &Layer) {
        self.inputs = layer.inputs().clone();
        self.weights = layer.weights().clone();
        self.bias = layer.bias().clone();
    }

    /// So many examples, inputs and units.
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
    fn given(&mut self, part: layer::Part) -> Option<&mut Matrix> {
        match part {
            layer::Part::Inputs => Some(&mut self.inputs),
            layer::Part::Weights => Some(&mut self.weights),
            layer::Part::Bias => Some(&mut self.bias),
            _ => None,
        }
    }

    /// Puts a number into X, W or b.
    pub fn put(&mut self, place: Place, value: f64) {
        self.take(&self.layer());
        let Some(matrix) = self.given(place.part) else { return };
        let (rows, columns) = (matrix.rows(), matrix.columns());
        let mut values = matrix.values().to_vec();
        if let Some(entry) = values.get_mut(place.row * columns + place.column) {
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

/// The keys of the Code lab.
pub static KEYS: Keys = Keys {
    lab: Lab::Code,
    parts: &PARTS,
    read: |s, key, value, notices| read(&mut s.code, key, value, notices),
    write: |s, put| write(&s.code, put),
};

/// The parts of the lab.
pub static PARTS: [Part; 8] = [
    Part::controls("function", "Activation and its parameters"),
    Part::controls("size", "Rows, columns, inactive unit"),
    Part::controls("given", "X, W and b"),
    Part::view("forward", "Forward"),
    Part::view("backward", "Backward"),
    Part::controls("targets", "Choice of the framework"),
    Part::view("program", "The program"),
    Part::view("used", "Where it is used"),
];

fn read(code: &mut Code, key: &str, value: &str, notices: &mut Vec<Notice>) -> Result<bool, &'static str> {
    match key {
        "f" => {
            if let Some(chosen) = function(value, notices) {
                code.function = chosen.instance;
            }
        }
        "x" => code.inputs = matrix(value, notices).ok_or("x")?,
        "w" => code.weights = matrix(value, notices).ok_or("w")?,
        "b" => code.bias = row(value, notices).ok_or("b")?,
        "in" => code.target = Target::ALL.into_iter().find(|target| target.id() == value).ok_or("in")?,
        "at" if value == NOWHERE => code.at = None,
        "at" => code.at = Some(Place::read(value).ok_or("at")?),
        _ => return Ok(false),
    }
    // The matrices may come in any order: whether they fit is known with the last one.
    notices.retain(|notice| *notice != Notice::Shapes);
    if !code.fits() {
        notices.push(Notice::Shapes);
    }
    Ok(true)
}

/// Rows between semicolons, numbers between commas.
fn matrix(text: &str, notices: &mut Vec<Notice>) -> Option<Matrix> {
    let rows: Vec<&str> = text.split(';').collect();
    let columns = rows.first()?.split(',').count();
    let sizes = MIN_SIZE..=MAX_SIZE;
    let even = rows.iter().all(|row| row.split(',').count() == columns);
    if !even || !sizes.contains(&rows.len()) || !sizes.contains(&columns) {
        return None;
    }
    let values: Option<Vec<f64>> =
        rows.iter().flat_map(|row| row.split(',')).map(|entry| entry_of(entry, notices)).collect();
    Matrix::from_values(rows.len(), columns, values?).ok()
}

fn row(text: &str, notices: &mut Vec<Notice>) -> Option<Matrix> {
    let values: Option<Vec<f64>> =
        text.split(',').take(MAX_SIZE + 1).map(|entry| entry_of(entry, notices)).collect();
    let values = values.filter(|values| values.len() >= MIN_SIZE)?;
    Matrix::from_values(1, values.len(), values).ok()
}

fn entry_of(text: &str, notices: &mut Vec<Notice>) -> Option<f64> {
    Some(limited(number::parse(text)?, -MAX_ENTRY, MAX_ENTRY, text, notices))
}

fn write(code: &Code, put: Put) {
    let default = Code::default();
    if code.function != default.function {
        put("f", &write_function(&code.function));
    }
    let layer = code.layer();
    let matrices = [
        ("x", layer.inputs(), &default.inputs),
        ("w", layer.weights(), &default.weights),
        ("b", layer.bias(), &default.bias),
    ];
    for (key, matrix, usual) in matrices {
        if matrix != usual {
            put(key, &write_matrix(matrix));
        }
    }
    if code.target != default.target {
        put("in", code.target.id());
    }
    if code.at != default.at {
        put("at", &code.at.map_or(NOWHERE.into(), Place::written));
    }
}

fn write_matrix(matrix: &Matrix) -> String {
    let row = |row: &[f64]| row.iter().map(|v| number::shortest(*v)).collect::<Vec<_>>().join(",");
    matrix.iter_rows().map(row).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn pairs(query: &str) -> Vec<(String, String)> {
        let pair = |pair: &str| pair.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned()));
        query.trim_start_matches('?').split('&').filter_map(pair).collect()
    }

    fn decoded(query: &str) -> (Code, Vec<Notice>) {
        let (settings, notices) = KEYS.decode(&pairs(query));
        (settings.code, notices)
    }

    #[test]
    fn a_layer_survives_the_round_trip() {
        let mut settings = Settings::default();
        assert_eq!(KEYS.encode(&settings), "?lab=code");
        settings.code.at = None;
        assert_eq!(KEYS.encode(&settings), "?lab=code&at=none");
        assert_eq!(KEYS.decode(&pairs("at=none")), (settings.clone(), vec![]));
        for sizes in [[2, 2, 2], [4, 3, 2], [2, 4, 4], [3, 2, 4]] {
            for target in Target::ALL {
                settings.code.resize(sizes);
                settings.code.put(Place { part: layer::Part::Weights, row: 1, column: 0 }, -0.125);
                settings.code.put(Place { part: layer::Part::Bias, row: 0, column: 1 }, 1e-7);
                settings.code.function = Instance::new(find("elu").unwrap());
                settings.code.function.params[0] = 0.25;
                settings.code.target = target;
                settings.code.at = Some(Place { part: layer::Part::InputGradient, row: 1, column: 1 });
                assert_eq!(KEYS.decode(&pairs(&KEYS.encode(&settings))), (settings.clone(), vec![]));
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
        assert_eq!(code.at, Some(Place { part: layer::Part::PreActivation, row: 0, column: 1 }));
    }

    #[test]
    fn matrices_that_do_not_fit_are_mended_and_said() {
        let (code, notices) = decoded("x=1,2,3;4,5,6");
        assert_eq!((code.sizes(), notices), ([2, 3, 2], vec![Notice::Shapes]));
        assert_eq!(code.layer().weights().values(), [0.5, 1.0, 1.5, 2.0, 0.5, 0.5]);
        let settings = Settings { code, ..Settings::default() };
        let (_, notices) = KEYS.decode(&pairs(&KEYS.encode(&settings)));
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
            assert_eq!((code, notices.len()), (Code::default(), 1), "{query}");
        }
        let (code, notices) = decoded("b=1e9,-1e300");
        assert_eq!(code.layer().bias().values(), [MAX_ENTRY, -MAX_ENTRY]);
        assert_eq!(notices.len(), 2, "{notices:?}");
    }

    #[test]
    fn numbers_stay_where_they_are_when_sizes_change() {
        let mut code = Code::default();
        code.resize([3, 2, 4]);
        assert_eq!(code.layer().weights().values(), [0.5, 1.0, 0.5, 0.5, 1.5, 2.0, 0.5, 0.5]);
        code.resize([2, 2, 2]);
        assert_eq!(code, Code::default());
        code.put(Place { part: layer::Part::Product, row: 0, column: 0 }, 9.0);
        assert_eq!(code, Code::default(), "only what is given can be changed");
    }
}
