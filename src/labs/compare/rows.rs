//! What is derived of each function at once: facts of the function alone, and moments for the inputs that are set.

use super::settings::{CompareSettings, textbook};
use crate::state::distinct_label;
use engine::activation::{Instance, Order};
use engine::analysis::{
    Asymptote, Bound, Convexity, GaussianMoments, Interval, Moments, Monotonicity, Side, Symmetry, asymptote,
    convexity, flat_intervals, infimum_and_supremum, monotonicity, range, smoothness, symmetry,
};
use engine::depth::recommended_init;
use engine::nn::Init;
use std::sync::{Arc, OnceLock};

/// What is found of a function, whatever its inputs are. Some of it takes a search, and most columns may be hidden: what
/// is asked for is found then, and kept.
pub struct Facts {
    /// The function.
    pub function: Instance,
    averages: GaussianMoments,
    range: OnceLock<Vec<Interval>>,
    gradient: OnceLock<Vec<Interval>>,
    slopes: OnceLock<Option<(Bound, Bound)>>,
    growth: OnceLock<(Monotonicity, Convexity)>,
    symmetry: OnceLock<Symmetry>,
    smoothness: OnceLock<Option<u8>>,
    dead: OnceLock<Vec<(f64, f64)>>,
    asymptotes: OnceLock<[Asymptote; 2]>,
    fitting: OnceLock<Init>,
}

impl Facts {
    fn new(function: Instance) -> Self {
        Facts {
            averages: GaussianMoments::new(&function),
            function,
            range: OnceLock::new(),
            gradient: OnceLock::new(),
            slopes: OnceLock::new(),
            growth: OnceLock::new(),
            symmetry: OnceLock::new(),
            smoothness: OnceLock::new(),
            dead: OnceLock::new(),
            asymptotes: OnceLock::new(),
            fitting: OnceLock::new(),
        }
    }

    /// The values of f.
    pub fn range(&self) -> &[Interval] {
        self.range.get_or_init(|| range(&self.function, Order::Value))
    }

    /// The values of f′.
    pub fn gradient(&self) -> &[Interval] {
        self.gradient.get_or_init(|| range(&self.function, Order::Slope))
    }

    /// inf f′ and sup f′.
    pub fn slopes(&self) -> Option<(Bound, Bound)> {
        *self.slopes.get_or_init(|| infimum_and_supremum(&self.function, Order::Slope))
    }

    /// sup |f′|.
    pub fn max_abs_slope(&self) -> f64 {
        self.slopes().map_or(f64::NAN, |(least, greatest)| least.value.abs().max(greatest.value.abs()))
    }

    /// Whether it grows, and how it bends.
    pub fn growth(&self) -> (Monotonicity, Convexity) {
        *self.growth.get_or_init(|| (monotonicity(&self.function), convexity(&self.function)))
    }

    /// Its symmetry.
    pub fn symmetry(&self) -> Symmetry {
        *self.symmetry.get_or_init(|| symmetry(&self.function))
    }

    /// How often it can be differentiated.
    pub fn smoothness(&self) -> Option<u8> {
        *self.smoothness.get_or_init(|| smoothness(&self.function))
    }

    /// Where f′ = 0.
    pub fn dead(&self) -> &[(f64, f64)] {
        self.dead.get_or_init(|| flat_intervals(&self.function))
    }

    /// What f does far out on either side.
    pub fn asymptotes(&self) -> [Asymptote; 2] {
        *self.asymptotes.get_or_init(|| Side::BOTH.map(|side| asymptote(&self.function, side)))
    }

    /// How weights are drawn that fit it.
    pub fn fitting(&self) -> Init {
        *self.fitting.get_or_init(|| recommended_init(&self.function))
    }
}

/// Equal functions have equal facts.
impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function
    }
}

/// A function with all that is derived of it.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// The name, with the parameters where another row has the same name.
    pub name: String,
    /// What holds whatever its inputs are.
    pub facts: Arc<Facts>,
    /// What holds for the inputs that are set.
    pub moments: Moments,
}

impl Row {
    /// The function.
    pub fn function(&self) -> &Instance {
        &self.facts.function
    }
}

/// The settings that rows and measurements depend on.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    functions: Vec<Instance>,
    mean: f64,
    deviation: f64,
    layers: usize,
    init: Option<Init>,
}

impl Inputs {
    /// Those of the lab.
    pub fn of(settings: &CompareSettings) -> Self {
        Inputs {
            functions: settings.rows.clone(),
            mean: settings.mean,
            deviation: settings.deviation,
            layers: settings.layers,
            init: settings.init,
        }
    }
}

/// What random networks are measured under, beside their activation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditions {
    /// Layers of the networks.
    pub layers: usize,
    /// How their weights are drawn.
    pub init: Init,
    /// σ of their inputs.
    pub deviation: f64,
}

/// The rows of the table in the order of the settings, and those of the textbook's four functions.
pub struct Rows {
    inputs: Inputs,
    all: Vec<Row>,
}

impl Rows {
    /// The rows for these inputs. What the previous rows have of the same functions is taken from there.
    pub fn new(inputs: Inputs, previous: Option<&Rows>) -> Self {
        let known = previous.map_or(&[][..], |rows| &rows.all);
        let same_inputs = previous
            .is_some_and(|rows| (rows.inputs.mean, rows.inputs.deviation) == (inputs.mean, inputs.deviation));
        let mut all: Vec<Row> = Vec::with_capacity(inputs.functions.len() + 4);
        for function in inputs.functions.iter().cloned().chain(textbook()) {
            let name = distinct_label(&function, inputs.functions.iter());
            let same = |row: &&Row| *row.function() == function;
            let found = all.iter().find(same).map(|row| (row, true));
            let found = found.or_else(|| known.iter().find(same).map(|row| (row, same_inputs)));
            let moments = found.filter(|(_, current)| *current).map(|(row, _)| row.moments);
            let facts = found.map(|(row, _)| row.facts.clone());
            let facts = facts.unwrap_or_else(|| Arc::new(Facts::new(function)));
            let moments = moments.unwrap_or_else(|| facts.averages.moments(inputs.mean, inputs.deviation));
            all.push(Row { name, facts, moments });
        }
        Rows { inputs, all }
    }

    /// The rows of the table.
    pub fn of_table(&self) -> &[Row] {
        &self.all[..self.inputs.functions.len()]
    }

    /// The rows of the textbook's four functions.
    pub fn of_textbook(&self) -> &[Row] {
        &self.all[self.inputs.functions.len()..]
    }

    /// Both.
    pub fn all(&self) -> &[Row] {
        &self.all
    }

    /// What the networks of a function are measured under.
    pub fn conditions(&self, facts: &Facts) -> Conditions {
        let Inputs { layers, init, deviation, .. } = self.inputs;
        Conditions { layers, init: init.unwrap_or_else(|| facts.fitting()), deviation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_searched_for_before_it_is_asked_for() {
        let settings = CompareSettings { init: Some(Init::HeNormal), ..CompareSettings::default() };
        let rows = Rows::new(Inputs::of(&settings), None);
        let facts = &rows.of_table()[0].facts;
        assert_eq!(rows.conditions(facts).init, Init::HeNormal);
        assert!(facts.fitting.get().is_none() && facts.smoothness.get().is_none());
        let rows = Rows::new(Inputs::of(&CompareSettings::default()), None);
        let facts = &rows.of_table()[0].facts;
        assert_eq!((rows.conditions(facts).init, facts.smoothness()), (Init::HeNormal, Some(0)));
    }

    #[test]
    fn what_still_holds_is_not_computed_again() {
        let mut settings = CompareSettings::default();
        let before = Rows::new(Inputs::of(&settings), None);
        settings.rows[3].params[0] = 0.5;
        settings.deviation = 2.0;
        let after = Rows::new(Inputs::of(&settings), Some(&before));
        let same = |place: usize| Arc::ptr_eq(&before.all[place].facts, &after.all[place].facts);
        assert!(same(0) && same(1) && same(2) && !same(3));
        assert_eq!(after.of_textbook().len(), 4);
        // The textbook's Leaky ReLU keeps its slope.
        assert!(Arc::ptr_eq(&before.all[3].facts, &after.of_textbook()[3].facts));
        let fresh = Rows::new(Inputs::of(&settings), None);
        for (row, other) in after.all().iter().zip(fresh.all()) {
            assert_eq!((row.function(), row.moments), (other.function(), other.moments));
        }
    }
}
