//! What the Compare lab shows.

use super::codec::{Keys, Notice, instances, write_instances};
use super::deep::{init_by_id, init_id};
use super::field::{self, Field, by_id, id_of};
use super::run::lanes;
use super::{Lab, Part};
use engine::activation::{Group, Instance, all};
use engine::depth::MAX_DEPTH;
use engine::nn::Init;

/// The most rows.
pub const ROWS: usize = 60;
/// The longest filter.
const FILTER: usize = 40;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// f(x).
    Formula,
    /// f′(x).
    Derivative,
    /// The values of f.
    Range,
    /// The values of f′.
    Gradient,
    /// What depth leaves of a gradient.
    Verdict,
    /// E f(z).
    Mean,
    /// P(f(z) = 0).
    Sparsity,
    /// Where f′ = 0.
    Dead,
    /// How often f can be differentiated.
    Smooth,
    /// Whether it grows.
    Monotone,
    /// Its symmetry.
    Symmetry,
    /// The factor that keeps the mean square.
    Gain,
    /// The weights at the edge of chaos.
    Edge,
    /// Nanoseconds an element.
    Cost,
    /// Names and defaults in frameworks.
    Frameworks,
}

impl Column {
    /// All of them in the order of the table, each with its id and its title.
    pub const ALL: [(Column, &'static str, &'static str); 15] = [
        (Column::Formula, "formula", "Formula"),
        (Column::Derivative, "derivative", "Derivative"),
        (Column::Range, "range", "Range"),
        (Column::Gradient, "gradient", "Gradient"),
        (Column::Verdict, "verdict", "Vanishing gradient?"),
        (Column::Mean, "mean", "Zero-centred?"),
        (Column::Sparsity, "sparsity", "Sparsity"),
        (Column::Dead, "dead", "Dead zone"),
        (Column::Smooth, "smooth", "Smooth"),
        (Column::Monotone, "monotone", "Monotone"),
        (Column::Symmetry, "symmetry", "Symmetry"),
        (Column::Gain, "gain", "Gain"),
        (Column::Edge, "edge", "Critical σ_w"),
        (Column::Cost, "cost", "Cost"),
        (Column::Frameworks, "frameworks", "Frameworks"),
    ];

    /// Its place in that order.
    pub fn place(self) -> usize {
        Column::ALL.iter().position(|c| c.0 == self).unwrap_or(0)
    }
}

/// All numbers of the table.
pub static FIELDS: [Field<Table>; 5] = [
    Field::<Table>::new("mu", "μ", (-3.0, 3.0), |t| t.mean, |t, v| t.mean = v).by(0.05),
    Field::<Table>::new("sigma", "σ", (0.1, 5.0), |t| t.deviation, |t, v| t.deviation = v).by(0.05),
    Field::<Table>::new(
        "layers",
        "L",
        (1.0, MAX_DEPTH as f64),
        |t| t.layers as f64,
        |t, v| t.layers = v.round() as usize,
    ),
    Field::<Table>::new("vanish", "Vanishes at or below", (1e-9, 1.0), |t| t.vanishes, |t, v| t.vanishes = v),
    Field::<Table>::new("explode", "Explodes at or above", (1.0, 1e9), |t| t.explodes, |t, v| t.explodes = v),
];

/// Everything that defines the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The functions.
    pub rows: Vec<Instance>,
    /// Which columns are shown, in the order of [`Column::ALL`].
    pub columns: [bool; Column::ALL.len()],
    /// By which column rows are sorted, and whether from the greatest; none for the order of the rows.
    pub sort: Option<(Column, bool)>,
    /// Only functions whose name contains it are shown.
    pub filter: String,
    /// μ of the pre-activations.
    pub mean: f64,
    /// σ of the pre-activations.
    pub deviation: f64,
    /// Layers of the networks that are measured.
    pub layers: usize,
    /// How their weights are drawn; none for what fits the function.
    pub init: Option<Init>,
    /// Of which share or less a gradient is said to vanish.
    pub vanishes: f64,
    /// Of which factor or more it is said to explode.
    pub explodes: f64,
}

impl Default for Table {
    fn default() -> Self {
        use Column::{Cost, Dead, Formula, Gradient, Mean, Monotone, Range, Smooth, Sparsity, Verdict};
        let shown = [Formula, Range, Gradient, Verdict, Mean, Sparsity, Dead, Smooth, Monotone, Cost];
        Table {
            rows: textbook(),
            columns: Column::ALL.map(|c| shown.contains(&c.0)),
            sort: None,
            filter: String::new(),
            mean: 0.0,
            deviation: 1.0,
            layers: 10,
            init: None,
            vanishes: 0.1,
            explodes: 10.0,
        }
    }
}

/// The four functions of the usual chapter.
pub fn textbook() -> Vec<Instance> {
    lanes(&["relu", "sigmoid", "tanh", "leaky_relu"])
}

/// Every function with its default parameters.
pub fn everything() -> Vec<Instance> {
    all().iter().copied().map(Instance::new).collect()
}

/// Every relative of ReLU.
pub fn rectifiers() -> Vec<Instance> {
    all().iter().copied().filter(|a| a.group == Group::Rectifiers).map(Instance::new).collect()
}

/// Text for a filter: letters, digits and blanks, not too many.
pub fn filter(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').take(FILTER).collect()
}

/// The keys of the Compare lab.
pub static KEYS: Keys = Keys {
    lab: Lab::Compare,
    parts: &PARTS,
    read: |s, key, value, notices| read(&mut s.table, key, value, notices),
    write: |s, put| write(&s.table, put),
};

/// The parts of the lab.
pub static PARTS: [Part; 4] = [
    Part::controls("dials", "Parameters, inputs, layers"),
    Part::controls("rows", "Rows and columns"),
    Part::view("claims", "Five claims of the usual chapter"),
    Part::controls("files", "Copies and files"),
];

fn read(table: &mut Table, key: &str, value: &str, notices: &mut Vec<Notice>) -> Result<bool, &'static str> {
    if field::read(&FIELDS, table, key, value, notices)? {
        return Ok(true);
    }
    match key {
        "f" if value == "all" => table.rows = everything(),
        "f" => {
            if let Some(rows) = instances(value, ROWS, notices) {
                table.rows = rows;
            }
        }
        "cols" => {
            let mut columns = [false; Column::ALL.len()];
            for id in value.split(',').filter(|id| !id.is_empty()) {
                columns[by_id(&Column::ALL, id).ok_or("cols")?.place()] = true;
            }
            table.columns = columns;
        }
        "sort" => {
            let (id, falling) = value.strip_prefix('-').map_or((value, false), |id| (id, true));
            table.sort = Some((by_id(&Column::ALL, id).ok_or("sort")?, falling));
        }
        "q" => table.filter = filter(value),
        "init" => table.init = init_by_id(value).ok_or("init")?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn write(table: &Table, put: &mut dyn FnMut(&str, &str)) {
    let default = Table::default();
    if table.rows == everything() {
        put("f", "all");
    } else if table.rows != default.rows {
        put("f", &write_instances(&table.rows));
    }
    if table.columns != default.columns {
        let shown = Column::ALL.iter().zip(table.columns).filter_map(|(c, on)| on.then_some(c.1));
        put("cols", &shown.collect::<Vec<_>>().join(","));
    }
    if let Some((column, falling)) = table.sort {
        put("sort", &format!("{}{}", if falling { "-" } else { "" }, id_of(&Column::ALL, column)));
    }
    if !table.filter.is_empty() {
        put("q", &table.filter.replace(' ', "+"));
    }
    field::write(&FIELDS, table, put);
    if table.init != default.init {
        put("init", init_id(table.init));
    }
}
