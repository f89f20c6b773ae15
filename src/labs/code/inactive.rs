//! Inactive units, and what passes through them.

use engine::layer::{EvaluatedLayer, Tensor};

/// The effect of the activation on inactive units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InactiveEffect {
    /// Zero output, and no gradient.
    Dead,
    /// Non-zero output, but no gradient.
    NoGradient,
    /// A gradient passes back.
    Gradient,
}

/// The units whose pre-activations are all negative.
pub fn inactive_units(evaluated: &EvaluatedLayer) -> Vec<usize> {
    let z = evaluated.matrix(Tensor::PreActivation);
    (0..z.columns()).filter(|&unit| z.iter_rows().all(|row| row[unit] < 0.0)).collect()
}

/// The effect of the activation on these units.
pub fn inactive_effect(evaluated: &EvaluatedLayer, units: &[usize]) -> InactiveEffect {
    let is_zero =
        |part| evaluated.matrix(part).iter_rows().all(|row| units.iter().all(|&unit| row[unit] == 0.0));
    match (is_zero(Tensor::Output), is_zero(Tensor::Slope)) {
        (true, true) => InactiveEffect::Dead,
        (false, true) => InactiveEffect::NoGradient,
        (_, false) => InactiveEffect::Gradient,
    }
}

/// Whether the columns of inactive units are marked in a matrix.
pub const fn shows_inactive_units(matrix: Tensor) -> bool {
    use Tensor::{BiasGradient, Delta, Output, PreActivation, Slope, WeightGradient};
    matches!(matrix, PreActivation | Output | Slope | Delta | WeightGradient | BiasGradient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{Instance, find};
    use engine::layer::Layer;

    #[test]
    fn dead_and_leaking_units_are_distinguished() {
        let layer = Layer::default().with_inactive_unit(1);
        let of = |id: &str| {
            let evaluated = layer.evaluate(&Instance::new(find(id).unwrap()));
            let units = inactive_units(&evaluated);
            (inactive_effect(&evaluated, &units), units)
        };
        assert_eq!(of("relu"), (InactiveEffect::Dead, vec![1]));
        assert_eq!(of("leaky_relu"), (InactiveEffect::Gradient, vec![1]));
        let f = Instance::new(find("relu").unwrap());
        assert!(inactive_units(&Layer::default().evaluate(&f)).is_empty());
    }
}
