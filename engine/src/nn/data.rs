//! Seeded data sets with noise, split into training and test samples.

use crate::rng::Rng;
use std::f64::consts::PI;

/// The bound of inputs drawn uniformly from [−√3, √3], which have variance 1.
pub const INPUT_BOUND: f64 = 1.732_050_807_568_877_2;

/// The kind of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Targets are −1 and 1, or, with several outputs, the numbers of classes, from 0.
    Classification,
    /// Targets are numbers.
    Regression,
}

/// The generated data sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DatasetKind {
    /// A disc within a ring.
    #[default]
    Circle,
    /// The sign of x₁·x₂.
    Xor,
    /// Two normal clouds.
    Gauss,
    /// Two arms.
    Spiral,
    /// Three arms, of which each is a class.
    ThreeSpirals,
    /// Two half moons that interlock.
    Moons,
    /// A board of 4 × 4 squares.
    Checkerboard,
    /// |x|.
    Abs,
    /// sin(2x).
    Sine,
    /// −½ for x < 0, else ½.
    Step,
    /// (x₁ + x₂)/√12.
    Plane,
    /// A hill and a hollow.
    Bumps,
}

impl DatasetKind {
    /// All generated data sets with their ids, in the order of menus.
    pub const ALL: [(DatasetKind, &'static str); 12] = [
        (DatasetKind::Circle, "circle"),
        (DatasetKind::Xor, "xor"),
        (DatasetKind::Gauss, "gauss"),
        (DatasetKind::Spiral, "spiral"),
        (DatasetKind::ThreeSpirals, "three_spirals"),
        (DatasetKind::Moons, "moons"),
        (DatasetKind::Checkerboard, "checkerboard"),
        (DatasetKind::Abs, "abs"),
        (DatasetKind::Sine, "sine"),
        (DatasetKind::Step, "step"),
        (DatasetKind::Plane, "plane"),
        (DatasetKind::Bumps, "bumps"),
    ];

    /// The kind of its targets.
    pub fn task(self) -> Task {
        match self {
            DatasetKind::Abs
            | DatasetKind::Sine
            | DatasetKind::Step
            | DatasetKind::Plane
            | DatasetKind::Bumps => Task::Regression,
            _ => Task::Classification,
        }
    }

    /// The number of input features.
    pub fn inputs(self) -> usize {
        if matches!(self, DatasetKind::Abs | DatasetKind::Sine | DatasetKind::Step) { 1 } else { 2 }
    }

    /// The number of outputs of a network: an output for each of more than two classes.
    pub fn outputs(self) -> usize {
        if self == DatasetKind::ThreeSpirals { 3 } else { 1 }
    }

    /// Draws one sample: its input and target. `noise` is the standard deviation of normal noise, which is added to the
    /// inputs in classification and to the target in regression.
    fn sample(self, rng: &mut Rng, index: usize, noise: f64) -> ([f64; 2], f64) {
        let sign = if index.is_multiple_of(2) { 1.0 } else { -1.0 };
        let square = |rng: &mut Rng| [rng.uniform_symmetric(INPUT_BOUND), rng.uniform_symmetric(INPUT_BOUND)];
        let ([x, y], target) = match self {
            DatasetKind::Circle => {
                let radius = if sign > 0.0 { 0.75 * rng.uniform().sqrt() } else { 1.1 + 0.6 * rng.uniform() };
                (polar(radius, 2.0 * PI * rng.uniform()), sign)
            }
            DatasetKind::Spiral => {
                let t = rng.uniform().sqrt();
                let start = if sign > 0.0 { 0.0 } else { PI };
                (polar(0.08 + 1.6 * t, 1.75 * t * 2.0 * PI + start), sign)
            }
            DatasetKind::ThreeSpirals => {
                let (arm, t) = ((index % 3) as f64, rng.uniform().sqrt());
                (polar(0.08 + 1.6 * t, (t + arm / 3.0) * 2.0 * PI), arm)
            }
            DatasetKind::Moons => {
                let angle = PI * rng.uniform();
                let (along, up) = (libm::cos(angle), libm::sin(angle));
                (if sign > 0.0 { [along - 0.5, up - 0.25] } else { [0.5 - along, 0.25 - up] }, sign)
            }
            DatasetKind::Gauss => {
                let spread = 0.4;
                ([sign * 0.8 + spread * rng.normal(), sign * 0.8 + spread * rng.normal()], sign)
            }
            DatasetKind::Xor => {
                let [x, y] = square(rng);
                ([x, y], if x * y >= 0.0 { 1.0 } else { -1.0 })
            }
            DatasetKind::Checkerboard => {
                let [x, y] = square(rng);
                let cell = |v: f64| ((v + INPUT_BOUND) * 2.0 / INPUT_BOUND).floor();
                ([x, y], if (cell(x) + cell(y)) % 2.0 == 0.0 { 1.0 } else { -1.0 })
            }
            DatasetKind::Abs | DatasetKind::Sine | DatasetKind::Step => {
                let x = rng.uniform_symmetric(INPUT_BOUND);
                let t = match self {
                    DatasetKind::Abs => x.abs(),
                    DatasetKind::Sine => libm::sin(2.0 * x),
                    _ if x < 0.0 => -0.5,
                    _ => 0.5,
                };
                ([x, 0.0], t)
            }
            DatasetKind::Plane => {
                let [x, y] = square(rng);
                ([x, y], (x + y) / (2.0 * INPUT_BOUND))
            }
            DatasetKind::Bumps => {
                let [x, y] = square(rng);
                let bump = |cx: f64, cy: f64| libm::exp(-3.0 * ((x - cx) * (x - cx) + (y - cy) * (y - cy)));
                ([x, y], bump(0.7, 0.7) - bump(-0.7, -0.7))
            }
        };
        match self.task() {
            Task::Classification => ([x + noise * rng.normal(), y + noise * rng.normal()], target),
            Task::Regression => ([x, y], target + noise * rng.normal()),
        }
    }
}

fn polar(radius: f64, angle: f64) -> [f64; 2] {
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

/// Inputs and targets, feature-major.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Samples {
    n: usize,
    inputs: Vec<f64>,
    targets: Vec<f64>,
}

impl Samples {
    /// Samples of rows, each with its features and its target; rows of another length are dropped.
    pub fn new(features: usize, rows: &[(Vec<f64>, f64)]) -> Self {
        let rows: Vec<&(Vec<f64>, f64)> = rows.iter().filter(|(x, _)| x.len() == features).collect();
        let inputs = (0..features).flat_map(|f| rows.iter().map(move |(x, _)| x[f])).collect();
        Samples { n: rows.len(), inputs, targets: rows.iter().map(|(_, t)| *t).collect() }
    }

    /// The number of samples.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether it has no samples.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// The number of input features.
    pub fn features(&self) -> usize {
        self.inputs.len() / self.n.max(1)
    }

    /// One feature of all samples.
    pub fn feature(&self, feature: usize) -> &[f64] {
        &self.inputs[feature * self.n..][..self.n]
    }

    /// All targets.
    pub fn targets(&self) -> &[f64] {
        &self.targets
    }
}

/// Training and test samples.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// The kind of targets.
    pub task: Task,
    /// The number of input features.
    pub inputs: usize,
    /// The number of outputs of a network: 1, or the number of classes.
    pub outputs: usize,
    /// The training samples.
    pub train: Samples,
    /// The test samples.
    pub test: Samples,
}

impl Dataset {
    /// Draws `n` samples, of which the share `train` are training samples.
    pub fn generate(kind: DatasetKind, n: usize, noise: f64, train: f64, seed: u64) -> Self {
        let mut rng = Rng::new(seed, 2);
        let rows = (0..n).map(|i| {
            let (x, t) = kind.sample(&mut rng, i, noise);
            (x[..kind.inputs()].to_vec(), t)
        });
        Dataset { outputs: kind.outputs(), ..Dataset::from_rows(kind.task(), rows.collect(), train, seed) }
    }

    /// Shuffles and splits rows, with at least one training sample. Their classes, if any, are two.
    pub fn from_rows(task: Task, mut rows: Vec<(Vec<f64>, f64)>, train: f64, seed: u64) -> Self {
        Rng::new(seed, 3).shuffle(&mut rows);
        let inputs = rows.first().map_or(1, |(x, _)| x.len());
        let split = ((rows.len() as f64 * train).round() as usize).clamp(1.min(rows.len()), rows.len());
        let (train, test) = rows.split_at(split);
        Dataset {
            task,
            inputs,
            outputs: 1,
            train: Samples::new(inputs, train),
            test: Samples::new(inputs, test),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_seeded_split_and_finite() {
        for (kind, id) in DatasetKind::ALL {
            let make = |seed| Dataset::generate(kind, 200, 0.1, 0.75, seed);
            let data = make(1);
            assert_eq!((data.train.len(), data.test.len(), data.inputs), (150, 50, kind.inputs()), "{id}");
            assert_eq!(data, make(1));
            assert_ne!(data, make(2));
            for feature in 0..data.inputs {
                assert!(data.train.feature(feature).iter().all(|x| x.abs() < 4.0), "{id}");
            }
            let of_target = |target| data.train.targets().iter().filter(|t| **t == target).count();
            match (kind.task(), data.outputs) {
                (Task::Regression, outputs) => assert_eq!(outputs, 1),
                (Task::Classification, 1) => {
                    assert!((40..110).contains(&of_target(1.0)), "{id}");
                    assert_eq!(of_target(1.0) + of_target(-1.0), 150);
                }
                (Task::Classification, classes) => {
                    let counts: Vec<usize> = (0..classes).map(|class| of_target(class as f64)).collect();
                    assert!(counts.iter().all(|count| (30..70).contains(count)), "{id}: {counts:?}");
                    assert_eq!(counts.iter().sum::<usize>(), 150);
                }
            }
        }
    }
}
