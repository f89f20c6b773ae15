//! What the Compare lab shows, and how the address has it.

use crate::locale::Lang;
use crate::state::{
    InvalidValue, Key, LabSettings, NumericSetting, Part, instances_by_id, parse_init_choice, read_functions,
    write_functions, write_init_choice,
};
use engine::activation::{Group, Instance, all};
use engine::depth::MAX_DEPTH;
use engine::nn::Init;
use serde::{Deserialize, Serialize};

/// The most rows.
pub const MAX_ROWS: usize = 60;
/// What addresses have for all functions.
const EVERYTHING: &str = "all";
/// The longest filter.
const MAX_FILTER: usize = 40;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// All columns in the order of the table, each with its id.
    pub const ALL: [(Column, &'static str); 15] = [
        (Column::Formula, "formula"),
        (Column::Derivative, "derivative"),
        (Column::Range, "range"),
        (Column::Gradient, "gradient"),
        (Column::Verdict, "verdict"),
        (Column::Mean, "mean"),
        (Column::Sparsity, "sparsity"),
        (Column::Dead, "dead"),
        (Column::Smooth, "smooth"),
        (Column::Monotone, "monotone"),
        (Column::Symmetry, "symmetry"),
        (Column::Gain, "gain"),
        (Column::Edge, "edge"),
        (Column::Cost, "cost"),
        (Column::Frameworks, "frameworks"),
    ];

    /// Its place in that order.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Its name in addresses.
    pub const fn id(self) -> &'static str {
        Column::ALL[self as usize].1
    }

    /// The column with this name in addresses.
    pub fn from_id(id: &str) -> Option<Self> {
        Column::ALL.iter().find(|entry| entry.1 == id).map(|entry| entry.0)
    }
}

/// μ of the pre-activations.
pub static MEAN: NumericSetting<CompareSettings> =
    NumericSetting::<CompareSettings>::new("mu", Lang::mu, (-3.0, 3.0), |s| s.mean, |s, v| s.mean = v)
        .with_step(0.05);
/// σ of the pre-activations.
pub static DEVIATION: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "sigma",
    Lang::sigma,
    (0.1, 5.0),
    |s| s.deviation,
    |s, v| s.deviation = v,
)
.with_step(0.05);
/// Layers of the networks that are measured.
pub static LAYERS: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "layers",
    Lang::layers_symbol,
    (1.0, MAX_DEPTH as f64),
    |s| s.layers as f64,
    |s, v| s.layers = v.round() as usize,
);
/// The share of its gradient at which a network is said to vanish.
pub static VANISHES: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "vanish",
    Lang::vanishes_at,
    (1e-9, 1.0),
    |s| s.vanishes,
    |s, v| s.vanishes = v,
);
/// The factor of its gradient at which a network is said to explode.
pub static EXPLODES: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "explode",
    Lang::explodes_at,
    (1.0, 1e9),
    |s| s.explodes,
    |s, v| s.explodes = v,
);

/// Everything that defines the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompareSettings {
    /// The functions.
    #[serde(with = "crate::state::functions_as_text")]
    pub rows: Vec<Instance>,
    /// Which columns are shown, in the order of [`Column::ALL`].
    pub columns: Columns,
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
    #[serde(with = "crate::state::init_choice_as_text")]
    pub init: Option<Init>,
    /// Of which share or less a gradient is said to vanish.
    pub vanishes: f64,
    /// Of which factor or more it is said to explode.
    pub explodes: f64,
}

impl Default for CompareSettings {
    fn default() -> Self {
        use Column::{Cost, Dead, Formula, Gradient, Mean, Monotone, Range, Smooth, Sparsity, Verdict};
        let shown = [Formula, Range, Gradient, Verdict, Mean, Sparsity, Dead, Smooth, Monotone, Cost];
        CompareSettings {
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

impl CompareSettings {
    /// The columns that are shown.
    pub fn shown_columns(&self) -> Vec<Column> {
        Column::ALL.iter().zip(self.columns).filter_map(|(entry, on)| on.then_some(entry.0)).collect()
    }

    /// From where on a gradient is said to vanish, and to explode.
    pub const fn thresholds(&self) -> (f64, f64) {
        (self.vanishes, self.explodes)
    }
}

/// The four functions of the usual chapter.
pub fn textbook() -> Vec<Instance> {
    instances_by_id(&["relu", "sigmoid", "tanh", "leaky_relu"])
}

/// Every function with its default parameters.
pub fn everything() -> Vec<Instance> {
    all().iter().copied().map(Instance::new).collect()
}

/// Every relative of ReLU.
pub fn rectifiers() -> Vec<Instance> {
    all().iter().copied().filter(|a| a.group == Group::Rectifiers).map(Instance::new).collect()
}

/// Text for a filter: letters, digits, and what stands between the words of a name, not too many.
pub fn filter(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || " ._".contains(*c)).take(MAX_FILTER).collect()
}

impl LabSettings for CompareSettings {
    const NAME: fn(Lang) -> &'static str = Lang::compare_name;
    const PARTS: &'static [Part] = &[
        Part::controls("dials", Lang::part_dials),
        Part::controls("rows", Lang::part_rows_and_columns),
        Part::view("claims", Lang::part_claims),
        Part::controls("files", Lang::part_copies_and_files),
    ];
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                if text == EVERYTHING {
                    s.rows = everything();
                } else if let Some(rows) = read_functions(text, MAX_ROWS, notices) {
                    s.rows = rows;
                }
                Ok(())
            },
            |s| if s.rows == everything() { EVERYTHING.into() } else { write_functions(&s.rows) },
        ),
        Key::text(
            "cols",
            |s, text, _| {
                s.columns = read_columns(text)?;
                Ok(())
            },
            |s| write_columns(s.columns),
        ),
        Key::text(
            "sort",
            |s, text, _| {
                s.sort = Some(read_sort(text)?);
                Ok(())
            },
            |s| write_sort(s.sort),
        ),
        Key::text(
            "q",
            |s, text, _| {
                s.filter = filter(text);
                Ok(())
            },
            |s| s.filter.replace(' ', "+"),
        ),
        Key::Number(&MEAN),
        Key::Number(&DEVIATION),
        Key::Number(&LAYERS),
        Key::Number(&VANISHES),
        Key::Number(&EXPLODES),
        Key::text(
            "init",
            |s, text, _| {
                s.init = parse_init_choice(text)?;
                Ok(())
            },
            |s| write_init_choice(s.init),
        ),
    ];
}

/// Which columns are shown, in the order of [`Column::ALL`].
pub type Columns = [bool; Column::ALL.len()];

fn read_columns(text: &str) -> Result<Columns, InvalidValue> {
    let mut columns = [false; Column::ALL.len()];
    for id in text.split(',').filter(|id| !id.is_empty()) {
        columns[Column::from_id(id).ok_or(InvalidValue)?.place()] = true;
    }
    Ok(columns)
}

fn write_columns(columns: Columns) -> String {
    let shown = Column::ALL.iter().zip(columns).filter_map(|(entry, on)| on.then_some(entry.1));
    shown.collect::<Vec<_>>().join(",")
}

/// A column to sort by, after `-` from the greatest on.
fn read_sort(text: &str) -> Result<(Column, bool), InvalidValue> {
    let (id, descending) = text.strip_prefix('-').map_or((text, false), |id| (id, true));
    Ok((Column::from_id(id).ok_or(InvalidValue)?, descending))
}

fn write_sort(sort: Option<(Column, bool)>) -> String {
    let write = |(column, descending): (Column, bool)| {
        format!("{}{}", if descending { "-" } else { "" }, column.id())
    };
    sort.map(write).unwrap_or_default()
}
