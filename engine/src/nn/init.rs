//! Initial weights.

use super::budget::Budget;
use super::mlp::{Layer, Mlp};
use crate::rng::Rng;

/// The distribution of initial weights. fan_in and fan_out are the numbers of inputs and units of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Init {
    /// N(0, 2/fan_in). He, Zhang, Ren & Sun 2015.
    #[default]
    HeNormal,
    /// Uniform with variance 2/fan_in.
    HeUniform,
    /// N(0, 2/(fan_in + fan_out)). Glorot & Bengio 2010.
    GlorotNormal,
    /// Uniform with variance 2/(fan_in + fan_out).
    GlorotUniform,
    /// N(0, 1/fan_in). LeCun, Bottou, Orr & Müller 1998.
    LecunNormal,
    /// Uniform with variance 1/fan_in.
    LecunUniform,
    /// U(−½, ½).
    Uniform,
    /// All 0.
    Zeros,
    /// Orthonormal rows or columns, whichever are fewer. Saxe, McClelland & Ganguli 2014.
    Orthogonal,
    /// Randomised asymmetric: N(0, 0.6007²/fan_in) for the weights and the bias of a unit, of which one, chosen at random,
    /// is drawn from Beta(2, 1) instead. Lu, Shin, Su & Karniadakis 2019.
    Asymmetric,
}

impl Init {
    /// All initialisations with their ids, in the order of menus.
    pub const ALL: [(Init, &'static str); 10] = [
        (Init::HeNormal, "he"),
        (Init::HeUniform, "he_uniform"),
        (Init::GlorotNormal, "glorot"),
        (Init::GlorotUniform, "glorot_uniform"),
        (Init::LecunNormal, "lecun"),
        (Init::LecunUniform, "lecun_uniform"),
        (Init::Uniform, "uniform"),
        (Init::Zeros, "zeros"),
        (Init::Orthogonal, "orthogonal"),
        (Init::Asymmetric, "asymmetric"),
    ];

    /// Draws all weights of a network, and sets all biases to `bias`, to which [`Init::Asymmetric`] adds those that it
    /// draws. Learned parameters do not change.
    pub fn draw(self, net: &mut Mlp, bias: f64, rng: &mut Rng) {
        net.update_with_layers(|layers, values| {
            let mut drawn: Vec<f64> = values.iter().copied().map(f64::from).collect();
            for layer in layers {
                drawn[layer.biases()].fill(bias);
                self.draw_layer(layer, &mut drawn, rng);
            }
            values.iter_mut().zip(drawn).for_each(|(value, drawn)| *value = drawn as f32);
        });
    }

    /// The variance of the weights; `None` if they are not independent with the mean 0.
    pub fn variance(self, fan_in: usize, fan_out: usize) -> Option<f64> {
        let (fan_in, fan_out) = (fan_in as f64, fan_out as f64);
        match self {
            Init::HeNormal | Init::HeUniform => Some(2.0 / fan_in),
            Init::GlorotNormal | Init::GlorotUniform => Some(2.0 / (fan_in + fan_out)),
            Init::LecunNormal | Init::LecunUniform => Some(1.0 / fan_in),
            Init::Uniform => Some(1.0 / 12.0),
            Init::Zeros => Some(0.0),
            Init::Orthogonal | Init::Asymmetric => None,
        }
    }

    /// Draws the weights of one layer into its range of `values`.
    pub(crate) fn draw_layer(self, layer: &Layer, values: &mut [f64], rng: &mut Rng) {
        LayerDraw::new(self, layer).advance(values, rng, &mut Budget::unlimited());
    }
}

/// The work of drawing a normal number.
const WORK_OF_NORMAL: usize = 20;

/// The drawing of the weights of one layer, a unit at a time.
pub(crate) struct LayerDraw {
    init: Init,
    layer: Layer,
    /// The next unit, or the next vector of an orthogonal matrix.
    next: usize,
    /// The vectors of an orthogonal matrix so far, its rows or columns, whichever are fewer.
    vectors: Vec<Vec<f64>>,
}

impl LayerDraw {
    /// Nothing is drawn yet.
    pub(crate) fn new(init: Init, layer: &Layer) -> Self {
        LayerDraw { init, layer: layer.clone(), next: 0, vectors: Vec::new() }
    }

    /// Goes on drawing into the range of the layer of `values`, until all is drawn or the budget is spent; gives whether
    /// all is drawn.
    pub(crate) fn advance(&mut self, values: &mut [f64], rng: &mut Rng, budget: &mut Budget) -> bool {
        let Layer { inputs, units, .. } = self.layer;
        if self.init == Init::Orthogonal {
            return self.advance_orthogonal(values, rng, budget);
        }
        while self.next < units && !budget.is_spent() {
            self.draw_unit(self.next, values, rng);
            self.next += 1;
            budget.spend(WORK_OF_NORMAL * inputs);
        }
        self.next == units
    }

    fn draw_unit(&self, unit: usize, values: &mut [f64], rng: &mut Rng) {
        let weights = &mut values[self.layer.unit_weights(unit)];
        match (self.init, self.init.variance(self.layer.inputs, self.layer.units)) {
            (Init::Zeros, _) => weights.fill(0.0),
            (Init::Uniform, _) => weights.fill_with(|| rng.uniform_symmetric(0.5)),
            (Init::HeUniform | Init::GlorotUniform | Init::LecunUniform, Some(variance)) => {
                let limit = (3.0 * variance).sqrt();
                weights.fill_with(|| rng.uniform_symmetric(limit));
            }
            (_, Some(variance)) => {
                let deviation = variance.sqrt();
                weights.fill_with(|| deviation * rng.normal());
            }
            (_, None) => asymmetric(&self.layer, unit, values, rng),
        }
    }

    /// Orthonormalises random normal vectors by the Gram–Schmidt process, twice for accuracy.
    fn advance_orthogonal(&mut self, values: &mut [f64], rng: &mut Rng, budget: &mut Budget) -> bool {
        let (rows, columns) = (self.layer.units, self.layer.inputs);
        let (count, length) = (rows.min(columns), rows.max(columns));
        while self.vectors.len() < count && !budget.is_spent() {
            budget.spend(length * (WORK_OF_NORMAL + 4 * self.vectors.len()));
            let mut vector: Vec<f64> = (0..length).map(|_| rng.normal()).collect();
            for other in self.vectors.iter().chain(&self.vectors) {
                let along: f64 = vector.iter().zip(other).map(|(v, o)| v * o).sum();
                vector.iter_mut().zip(other).for_each(|(v, o)| *v -= along * o);
            }
            let norm = vector.iter().map(|v| v * v).sum::<f64>().sqrt();
            // Linearly dependent up to rounding: drawn again.
            if norm > 1e-6 {
                self.vectors.push(vector.iter().map(|v| v / norm).collect());
            }
        }
        if self.vectors.len() < count {
            return false;
        }
        for (at, weight) in values[self.layer.weights()].iter_mut().enumerate() {
            let (row, column) = (at / columns, at % columns);
            *weight = if rows <= columns { self.vectors[row][column] } else { self.vectors[column][row] };
        }
        true
    }
}

fn asymmetric(layer: &Layer, unit: usize, values: &mut [f64], rng: &mut Rng) {
    let deviation = 0.6007 / (layer.inputs as f64).sqrt();
    let beta_index = rng.uniform_below(layer.inputs + 1);
    for k in 0..=layer.inputs {
        let drawn = deviation * rng.normal();
        // The greater of two uniform numbers is distributed as Beta(2, 1).
        let drawn = if k == beta_index { rng.uniform().max(rng.uniform()) } else { drawn };
        if k < layer.inputs {
            values[layer.unit_weights(unit).start + k] = drawn;
        } else {
            values[layer.biases().start + unit] += drawn;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::{Instance, find};
    use crate::nn::{Output, Shape};

    fn drawn(init: Init, widths: &[usize]) -> Mlp {
        let relu = Instance::new(find("relu").unwrap());
        let hidden = widths[1..].iter().map(|&units| (units, relu.clone())).collect();
        let mut net = Mlp::new(&Shape { inputs: widths[0], hidden, outputs: 1, output: Output::Linear });
        init.draw(&mut net, -0.25, &mut Rng::new(3, 0));
        net
    }

    #[test]
    fn variances_are_as_stated() {
        let expected = [
            (Init::HeNormal, 2.0 / 64.0),
            (Init::HeUniform, 2.0 / 64.0),
            (Init::GlorotNormal, 2.0 / 96.0),
            (Init::GlorotUniform, 2.0 / 96.0),
            (Init::LecunNormal, 1.0 / 64.0),
            (Init::LecunUniform, 1.0 / 64.0),
            (Init::Uniform, 1.0 / 12.0),
            (Init::Zeros, 0.0),
        ];
        for (init, variance) in expected {
            let net = drawn(init, &[8, 64, 32]);
            let weights = &net.values()[net.layers()[1].weights()];
            let n = weights.len() as f64;
            let found = weights.iter().map(|w| f64::from(*w).powi(2)).sum::<f64>() / n;
            assert!((found - variance).abs() <= 4.0 * variance * (2.0 / n).sqrt(), "{init:?}: {found}");
            assert!(net.values()[net.layers()[1].biases()].iter().all(|b| *b == -0.25));
        }
    }

    #[test]
    fn orthogonal_weights_are_orthonormal() {
        for (columns, rows) in [(2, 6), (6, 5)] {
            let mut w = vec![0.0; rows * (columns + 1)];
            Init::Orthogonal.draw_layer(&Layer::standalone(columns, rows), &mut w, &mut Rng::new(3, 0));
            let at = |row: usize, column: usize| w[row * columns + column];
            let short = rows.min(columns);
            for p in 0..short {
                for q in 0..short {
                    let product: f64 = (0..rows.max(columns))
                        .map(|k| if rows <= columns { at(p, k) * at(q, k) } else { at(k, p) * at(k, q) })
                        .sum();
                    assert!((product - f64::from(u8::from(p == q))).abs() < 1e-12);
                }
            }
        }
    }
}
