//! Overflow of activations and gradients.

use super::measured_layer::MeasuredLayer;

/// The first overflow of a network, with its layer. What is computed after it says nothing about the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overflow {
    /// The activations of a layer are too large for a number.
    Signal(usize),
    /// The gradient with respect to the activations of a layer is; the input is layer 0.
    Gradient(usize),
}

impl MeasuredLayer {
    /// Whether an activation is infinite or not a number.
    pub fn has_overflowed(&self) -> bool {
        !self.mean.is_finite()
    }
}

/// The first overflow in forward direction, or else in backward direction over the layers from `reached`.
pub(super) fn first_overflow(layers: &[MeasuredLayer], reached: usize) -> Option<Overflow> {
    let signal = layers.iter().position(MeasuredLayer::has_overflowed).map(Overflow::Signal);
    let is_overflow = |layer: &usize| !layers[*layer].gradient.is_finite();
    signal.or_else(|| (reached..layers.len()).rev().find(is_overflow).map(Overflow::Gradient))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::{Instance, find};
    use crate::depth::{Config, Propagation};
    use crate::nn::Init;

    fn network(id: &str, depth: usize, gain: f64, scale: f64) -> Propagation {
        let activation = Instance::new(find(id).unwrap());
        let (init, bias, bias_spread) = (Init::HeNormal, 0.0, 0.0);
        Propagation::new(Config {
            activation,
            width: 8,
            depth,
            init,
            gain,
            bias,
            bias_spread,
            scale,
            seed: 1,
        })
    }

    #[test]
    fn an_overflow_of_activations_names_its_layer() {
        let squares = network("relu_squared", 30, 3.0, 10.0).run();
        let Some(Overflow::Signal(layer)) = squares.overflow() else { panic!("{:?}", squares.overflow()) };
        assert!((2..30).contains(&layer));
        assert!(squares.layers()[..layer].iter().all(|layer| !layer.has_overflowed()));
        assert!(squares.layers()[layer].has_overflowed());
    }

    #[test]
    fn networks_that_stay_finite_have_none_at_any_step() {
        for id in ["relu", "tanh", "gelu", "selu", "relu6"] {
            let mut network = network(id, 30, 1.0, 1.0);
            while !network.done() {
                assert_eq!(network.overflow(), None, "{id}");
                network.step();
            }
            assert_eq!(network.overflow(), None, "{id}");
        }
    }

    #[test]
    fn the_activations_come_before_the_gradient_and_the_last_layer_before_the_first() {
        let mut layers = network("relu", 4, 1.0, 1.0).run().layers().to_vec();
        layers[0].gradient = f64::NAN;
        assert_eq!(first_overflow(&layers, 1), None, "it is not reached yet");
        assert_eq!(first_overflow(&layers, 0), Some(Overflow::Gradient(0)));
        layers[2].gradient = f64::INFINITY;
        layers[1].gradient = f64::NAN;
        assert_eq!(first_overflow(&layers, 0), Some(Overflow::Gradient(2)));
        layers[3].mean = f64::NAN;
        assert_eq!(first_overflow(&layers, 0), Some(Overflow::Signal(3)));
    }

    #[test]
    fn a_gradient_that_is_tiny_is_not_none() {
        let deep = network("sigmoid", 100, 0.01, 1.0).run();
        let gradient = deep.layers()[0].gradient;
        assert!(gradient > 0.0 && gradient < 1e-200, "{gradient}");
    }
}
