//! The features of a sample that a network gets, computed from the features x₁ and x₂ of the data.

use super::data::{Dataset, Samples};
use super::ids::UnknownId;
use std::fmt;
use std::str::FromStr;

/// A feature that a network can get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// x₁.
    X1,
    /// x₂.
    X2,
    /// x₁².
    SquareOfX1,
    /// x₂².
    SquareOfX2,
    /// x₁x₂.
    Product,
    /// sin x₁.
    SineOfX1,
    /// sin x₂.
    SineOfX2,
}

impl Feature {
    /// All features with their ids, in the order of the inputs of a network.
    pub const ALL: [(Feature, &'static str); 7] = [
        (Feature::X1, "x1"),
        (Feature::X2, "x2"),
        (Feature::SquareOfX1, "x1sq"),
        (Feature::SquareOfX2, "x2sq"),
        (Feature::Product, "x1x2"),
        (Feature::SineOfX1, "sinx1"),
        (Feature::SineOfX2, "sinx2"),
    ];

    /// Its value at a point.
    pub fn value(self, x1: f64, x2: f64) -> f64 {
        match self {
            Feature::X1 => x1,
            Feature::X2 => x2,
            Feature::SquareOfX1 => x1 * x1,
            Feature::SquareOfX2 => x2 * x2,
            Feature::Product => x1 * x2,
            Feature::SineOfX1 => libm::sin(x1),
            Feature::SineOfX2 => libm::sin(x2),
        }
    }

    /// Whether data with this number of features, one or two, have it.
    pub fn exists_in(self, dimensions: usize) -> bool {
        dimensions > 1 || matches!(self, Feature::X1 | Feature::SquareOfX1 | Feature::SineOfX1)
    }
}

/// The features that a network gets, at least one. Their text is their ids, separated by commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeatureSet([bool; Feature::ALL.len()]);

impl Default for FeatureSet {
    /// x₁ and x₂.
    fn default() -> Self {
        FeatureSet::of(|feature| matches!(feature, Feature::X1 | Feature::X2))
    }
}

impl FeatureSet {
    fn of(is_in: impl Fn(Feature) -> bool) -> Self {
        FeatureSet(Feature::ALL.map(|(feature, _)| is_in(feature)))
    }

    /// The features in the order of the inputs.
    pub fn iter(self) -> impl Iterator<Item = Feature> + Clone {
        Feature::ALL.into_iter().zip(self.0).filter(|(_, is_in)| *is_in).map(|((feature, _), _)| feature)
    }

    /// The number of features.
    pub fn count(self) -> usize {
        self.iter().count()
    }

    /// Whether it has a feature.
    pub fn has(self, feature: Feature) -> bool {
        self.iter().any(|other| other == feature)
    }

    /// The set with or without a feature; `None` if nothing would be left.
    pub fn with(self, feature: Feature, is_in: bool) -> Option<Self> {
        let changed = FeatureSet::of(|other| if other == feature { is_in } else { self.has(other) });
        (changed.count() > 0).then_some(changed)
    }

    /// The features of either set.
    pub fn union(self, other: Self) -> Self {
        FeatureSet::of(|feature| self.has(feature) || other.has(feature))
    }

    /// Those that exist in data with this number of features, one or two; x₁ if there are none.
    pub fn within(self, dimensions: usize) -> Self {
        let existing = FeatureSet::of(|feature| feature.exists_in(dimensions) && self.has(feature));
        if existing.count() > 0 { existing } else { FeatureSet::of(|feature| feature == Feature::X1) }
    }

    /// The data with these features in place of x₁ and x₂, or of x₁ alone; targets and order are the same.
    pub fn of_data(self, data: &Dataset) -> Dataset {
        let features = self.within(data.inputs);
        let derived = |samples: &Samples| {
            let second = |j: usize| if data.inputs > 1 { samples.feature(1)[j] } else { 0.0 };
            let row = |j: usize| features.iter().map(|f| f.value(samples.feature(0)[j], second(j))).collect();
            let rows: Vec<_> = samples.targets().iter().enumerate().map(|(j, t)| (row(j), *t)).collect();
            Samples::new(features.count(), &rows)
        };
        Dataset {
            task: data.task,
            inputs: features.count(),
            outputs: data.outputs,
            train: derived(&data.train),
            test: derived(&data.test),
        }
    }
}

impl fmt::Display for FeatureSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self.iter().map(Feature::id).collect();
        f.write_str(&ids.join(","))
    }
}

impl FromStr for FeatureSet {
    type Err = UnknownId;

    fn from_str(text: &str) -> Result<Self, UnknownId> {
        let features = text.split(',').map(str::parse).collect::<Result<Vec<Feature>, UnknownId>>()?;
        Ok(FeatureSet::of(|feature| features.contains(&feature)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::data::{DatasetKind, Task};

    fn set(text: &str) -> FeatureSet {
        text.parse().unwrap()
    }

    #[test]
    fn each_feature_has_its_value() {
        let values: Vec<f64> = Feature::ALL.iter().map(|(feature, _)| feature.value(1.5, -0.5)).collect();
        // sin 1.5 = 0.99749…, sin(−0.5) = −0.47942….
        let expected = [1.5, -0.5, 2.25, 0.25, -0.75, 0.997_494_986_604_054_5, -0.479_425_538_604_203];
        for (value, expected) in values.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-15, "{value} {expected}");
        }
    }

    #[test]
    fn texts_are_read_in_any_order_and_written_in_that_of_the_inputs() {
        assert_eq!(set("x1x2,x1,x1").to_string(), "x1,x1x2");
        assert_eq!(set("x1,x2"), FeatureSet::default());
        for (feature, id) in Feature::ALL {
            assert_eq!((set(id).iter().collect::<Vec<_>>(), feature.to_string()), (vec![feature], id.into()));
        }
        for bad in ["", ",", "x1,", "x3", "X1", "x1 x2"] {
            assert_eq!(bad.parse::<FeatureSet>(), Err(UnknownId), "{bad}");
        }
    }

    #[test]
    fn one_feature_is_always_left() {
        let both = FeatureSet::default();
        let first = both.with(Feature::X2, false).unwrap();
        assert_eq!(first, set("x1"));
        assert_eq!(first.with(Feature::X1, false), None);
        assert_eq!(first.with(Feature::Product, true), Some(set("x1,x1x2")));
        assert_eq!(set("x2,sinx1,x1x2").within(1), set("sinx1"));
        assert_eq!((both.within(1), set("x2,sinx2").within(1)), (set("x1"), set("x1")));
    }

    #[test]
    fn derived_data_keep_targets_and_order() {
        let data = Dataset::generate(DatasetKind::Spiral, 60, 0.1, 0.5, 3);
        let derived = set("x2,x1x2,sinx1").of_data(&data);
        assert_eq!((derived.task, derived.inputs), (Task::Classification, 3));
        for (samples, derived) in [(&data.train, &derived.train), (&data.test, &derived.test)] {
            assert_eq!((derived.len(), derived.targets()), (samples.len(), samples.targets()));
            for j in 0..samples.len() {
                let (x1, x2) = (samples.feature(0)[j], samples.feature(1)[j]);
                let row = [0, 1, 2].map(|feature| derived.feature(feature)[j]);
                assert_eq!(row, [x2, x1 * x2, libm::sin(x1)]);
            }
        }
        let classes = Dataset::generate(DatasetKind::ThreeSpirals, 60, 0.1, 0.5, 3);
        for data in [data, classes] {
            assert_eq!(FeatureSet::default().of_data(&data), data);
        }
        let line = Dataset::generate(DatasetKind::Abs, 60, 0.1, 1.0, 3);
        assert_eq!(FeatureSet::default().of_data(&line), line);
        let squares = set("x1sq,x2sq").of_data(&line);
        assert_eq!((squares.inputs, squares.train.feature(0)[7]), (1, line.train.feature(0)[7].powi(2)));
        let empty = Dataset::from_rows(Task::Regression, Vec::new(), 0.5, 1);
        assert_eq!(set("x1sq").of_data(&empty).train, empty.train);
    }
}
