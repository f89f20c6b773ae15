//! Update rules.

use super::mlp::Layer;
use super::tiles::{combine, combine_into, dot};
use crate::kernel::{Lanes, choose, with_sign};

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
    first: Vec<f32>,
    second: Vec<f32>,
    /// β₁ᵗ and β₂ᵗ of Adam.
    decay: (f64, f64),
}

impl Optimiser {
    /// The initial state for this many parameters.
    pub fn new(parameters: usize) -> Self {
        Optimiser { first: vec![0.0; parameters], second: vec![0.0; parameters], decay: (1.0, 1.0) }
    }

    /// Adds the penalties to the gradient, clips it, replaces it by the step for η = 1, and writes the parameters after the
    /// step into `next`.
    pub fn step(
        &mut self,
        rule: &UpdateRule,
        layers: &[Layer],
        values: &[f32],
        gradient: &mut [f32],
        next: &mut [f32],
    ) {
        if rule.l1 != 0.0 || rule.l2 != 0.0 {
            let (l1, l2) = (rule.l1 as f32, rule.l2 as f32);
            let sign = |w: Lanes| choose(w.simd_eq(0.0), 0.0, with_sign(Lanes::splat(1.0), w));
            for weights in layers.iter().map(Layer::weights) {
                combine(&mut gradient[weights.clone()], &values[weights], |g, w| g + sign(w) * l1 + w * l2);
            }
        }
        if rule.clip > 0.0 {
            let norm = squared_norm(gradient).sqrt();
            if norm > rule.clip {
                let factor = (rule.clip / norm) as f32;
                gradient.iter_mut().for_each(|g| *g *= factor);
            }
        }
        match rule.method {
            Method::Sgd => {}
            Method::Momentum => {
                combine(&mut self.first, gradient, |v, g| v * 0.9 + g);
                gradient.copy_from_slice(&self.first);
            }
            Method::RmsProp => {
                combine(&mut self.second, gradient, |s, g| s * 0.99 + g * g * 0.01);
                combine(gradient, &self.second, |g, s| g / (s.sqrt() + 1e-8));
            }
            Method::Adam => {
                self.decay = (self.decay.0 * 0.9, self.decay.1 * 0.999);
                let c1 = (1.0 / (1.0 - self.decay.0)) as f32;
                let c2 = (1.0 / (1.0 - self.decay.1)) as f32;
                combine(&mut self.first, gradient, |m, g| m * 0.9 + g * 0.1);
                combine(&mut self.second, gradient, |v, g| v * 0.999 + g * g * 0.001);
                gradient.copy_from_slice(&self.first);
                combine(gradient, &self.second, |m, v| m * c1 / ((v * c2).sqrt() + 1e-8));
            }
        }
        let rate = rule.rate as f32;
        combine_into(next, values, gradient, |w, step| w - step * rate);
    }
}

/// The square of the Euclidean norm.
pub(super) fn squared_norm(vector: &[f32]) -> f64 {
    let (blocks, rest) = vector.as_chunks();
    let sum = rest.iter().fold(dot(blocks, blocks), |sum, x| sum + x * x);
    // Beyond these limits squares of `f32` overflow, or underflow so that digits are lost.
    if (1e-28..f32::MAX).contains(&sum) {
        f64::from(sum)
    } else {
        vector.iter().map(|x| f64::from(*x) * f64::from(*x)).sum()
    }
}
