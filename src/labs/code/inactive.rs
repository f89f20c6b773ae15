//! Units that are inactive, and what that means for them.

use engine::layer::{EvaluatedLayer, Tensor};

/// What passes through inactive units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// Zeros forward, and no gradient back.
    Dead,
    /// Something forward, but no gradient back.
    NoGradient,
    /// Some gradient back.
    Gradient,
}

/// The units all of whose pre-activations are negative.
pub fn inactive_units(worked: &EvaluatedLayer) -> Vec<usize> {
    let z = worked.matrix(Tensor::PreActivation);
    (0..z.columns()).filter(|&unit| z.iter_rows().all(|row| row[unit] < 0.0)).collect()
}

/// What passes through these units.
pub fn consequence(worked: &EvaluatedLayer, units: &[usize]) -> Consequence {
    let is_zero =
        |part| worked.matrix(part).iter_rows().all(|row| units.iter().all(|&unit| row[unit] == 0.0));
    match (is_zero(Tensor::Output), is_zero(Tensor::Slope)) {
        (true, true) => Consequence::Dead,
        (false, true) => Consequence::NoGradient,
        (_, false) => Consequence::Gradient,
    }
}

/// Whether the columns of a matrix are marked where their unit is inactive.
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
    fn an_inactive_unit_is_told_from_one_that_only_leaks() {
        let layer = Layer::default().with_inactive_unit(1);
        let of = |id: &str| {
            let worked = layer.evaluate(&Instance::new(find(id).unwrap()));
            let units = inactive_units(&worked);
            (consequence(&worked, &units), units)
        };
        assert_eq!(of("relu"), (Consequence::Dead, vec![1]));
        assert_eq!(of("leaky_relu"), (Consequence::Gradient, vec![1]));
        let f = Instance::new(find("relu").unwrap());
        assert!(inactive_units(&Layer::default().evaluate(&f)).is_empty());
    }
}
