//! Update rules.

use super::mlp::Layer;

/// The update of a parameter w for its gradient g, with the learning rate η.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// w ← w − ηg.
    #[default]
    Sgd,
    /// v ← 0.9v + g; w ← w − ηv. Polyak 1964, as in PyTorch.
    Momentum,
    /// s ← 0.99s + 0.01g²; w ← w − ηg/(√s + 10⁻⁸). Hinton 2012, as in PyTorch.
    RmsProp,
    /// Kingma & Ba 2015 with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
    Adam,
}

impl Method {
    /// All methods with their ids, in the order of menus.
    pub const ALL: [(Method, &'static str); 4] = [
        (Method::Sgd, "sgd"),
        (Method::Momentum, "momentum"),
        (Method::RmsProp, "rmsprop"),
        (Method::Adam, "adam"),
    ];
}

/// A method with its hyperparameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UpdateRule {
    /// The method.
    pub method: Method,
    /// The learning rate η.
    pub rate: f64,
    /// λ of the penalty λ·Σ|w| over the weights.
    pub l1: f64,
    /// λ of the penalty ½λ·Σw² over the weights.
    pub l2: f64,
    /// The greatest Euclidean norm of the whole gradient, to which longer ones are scaled; 0 for no clipping.
    pub clip: f64,
}

/// The state of an update rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimiser {
    first: Vec<f64>,
    second: Vec<f64>,
    /// β₁ᵗ and β₂ᵗ of Adam.
    decay: (f64, f64),
}

impl Optimiser {
    /// The initial state for this many parameters.
    pub fn new(parameters: usize) -> Self {
        Optimiser { first: vec![0.0; parameters], second: vec![0.0; parameters], decay: (1.0, 1.0) }
    }

    /// Adds the penalties to the gradient, clips it, and takes a step.
    pub fn step(&mut self, rule: &UpdateRule, layers: &[Layer], values: &mut [f64], gradient: &mut [f64]) {
        if rule.l1 != 0.0 || rule.l2 != 0.0 {
            for range in layers.iter().map(Layer::weights) {
                for (g, w) in gradient[range.clone()].iter_mut().zip(&values[range]) {
                    let sign = if *w == 0.0 { 0.0 } else { w.signum() };
                    *g += rule.l1 * sign + rule.l2 * w;
                }
            }
        }
        if rule.clip > 0.0 {
            let norm = gradient.iter().map(|g| g * g).sum::<f64>().sqrt();
            if norm > rule.clip {
                gradient.iter_mut().for_each(|g| *g *= rule.clip / norm);
            }
        }
        let rate = rule.rate;
        match rule.method {
            Method::Sgd => values.iter_mut().zip(gradient).for_each(|(w, g)| *w -= rate * *g),
            Method::Momentum => {
                for ((w, g), v) in values.iter_mut().zip(gradient).zip(&mut self.first) {
                    *v = 0.9 * *v + *g;
                    *w -= rate * *v;
                }
            }
            Method::RmsProp => {
                for ((w, g), s) in values.iter_mut().zip(gradient).zip(&mut self.second) {
                    *s = 0.99 * *s + 0.01 * *g * *g;
                    *w -= rate * *g / (s.sqrt() + 1e-8);
                }
            }
            Method::Adam => {
                self.decay = (self.decay.0 * 0.9, self.decay.1 * 0.999);
                let (c1, c2) = (1.0 / (1.0 - self.decay.0), 1.0 / (1.0 - self.decay.1));
                let moments = self.first.iter_mut().zip(&mut self.second);
                for ((w, g), (m, v)) in values.iter_mut().zip(gradient).zip(moments) {
                    *m = 0.9 * *m + 0.1 * *g;
                    *v = 0.999 * *v + 0.001 * *g * *g;
                    *w -= rate * (*m * c1) / ((*v * c2).sqrt() + 1e-8);
                }
            }
        }
    }
}
