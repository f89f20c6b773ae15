//! Properties of a function alone.

use super::column::Column;
use engine::activation::{Instance, Order};
use engine::analysis::{
    Asymptote, Bound, Convexity, GaussianMoments, Interval, Moments, Monotonicity, Side, Smoothness,
    Symmetry, asymptote, convexity, flat_intervals, infimum_and_supremum, monotonicity, range, smoothness,
    symmetry,
};
use engine::depth::recommended_init;
use engine::nn::Init;
use std::sync::OnceLock;

/// Properties of a function that do not depend on its inputs. Some take a search and most columns may be hidden, so each
/// is computed when it is first read.
pub struct Facts {
    /// The function.
    pub function: Instance,
    averages: OnceLock<GaussianMoments>,
    range: OnceLock<Vec<Interval>>,
    gradient: OnceLock<Vec<Interval>>,
    slopes: OnceLock<Option<(Bound, Bound)>>,
    shape: OnceLock<(Monotonicity, Convexity)>,
    symmetry: OnceLock<Symmetry>,
    smoothness: OnceLock<Smoothness>,
    dead: OnceLock<Vec<(f64, f64)>>,
    asymptotes: OnceLock<[Asymptote; 2]>,
    recommended_init: OnceLock<Init>,
}

impl Facts {
    /// Nothing is computed yet.
    pub fn new(function: Instance) -> Self {
        Facts {
            function,
            averages: OnceLock::new(),
            range: OnceLock::new(),
            gradient: OnceLock::new(),
            slopes: OnceLock::new(),
            shape: OnceLock::new(),
            symmetry: OnceLock::new(),
            smoothness: OnceLock::new(),
            dead: OnceLock::new(),
            asymptotes: OnceLock::new(),
            recommended_init: OnceLock::new(),
        }
    }

    /// Computes the facts in the cell of a column.
    pub fn compute(&self, column: Column) {
        match column {
            Column::Range => _ = self.range(),
            Column::Gradient => _ = self.gradient(),
            Column::Smooth => _ = self.smoothness(),
            Column::Monotone => _ = self.shape(),
            Column::Symmetry => _ = self.symmetry(),
            Column::Dead => _ = self.dead(),
            _ => {}
        }
    }

    /// Whether [`Facts::compute`] has nothing left to do.
    pub fn has_computed(&self, column: Column) -> bool {
        match column {
            Column::Range => self.range.get().is_some(),
            Column::Gradient => self.gradient.get().is_some(),
            Column::Smooth => self.smoothness.get().is_some(),
            Column::Monotone => self.shape.get().is_some(),
            Column::Symmetry => self.symmetry.get().is_some(),
            Column::Dead => self.dead.get().is_some(),
            _ => true,
        }
    }

    /// The range of f.
    pub fn range(&self) -> &[Interval] {
        self.range.get_or_init(|| range(&self.function, Order::Value))
    }

    /// The range of f′.
    pub fn gradient(&self) -> &[Interval] {
        self.gradient.get_or_init(|| range(&self.function, Order::Slope))
    }

    /// Mean, zeros and gain for inputs z ~ N(mean, deviation²).
    pub fn moments(&self, mean: f64, deviation: f64) -> Moments {
        let averages = self.averages.get_or_init(|| GaussianMoments::new(&self.function));
        averages.moments(mean, deviation)
    }

    /// inf f′ and sup f′.
    pub fn slopes(&self) -> Option<&(Bound, Bound)> {
        self.slopes.get_or_init(|| infimum_and_supremum(&self.function, Order::Slope)).as_ref()
    }

    /// sup |f′|.
    pub fn max_abs_slope(&self) -> f64 {
        self.slopes().map_or(f64::NAN, |(least, greatest)| least.value.abs().max(greatest.value.abs()))
    }

    /// Monotonicity and convexity.
    pub fn shape(&self) -> (Monotonicity, Convexity) {
        *self.shape.get_or_init(|| (monotonicity(&self.function), convexity(&self.function)))
    }

    /// Symmetry.
    pub fn symmetry(&self) -> Symmetry {
        *self.symmetry.get_or_init(|| symmetry(&self.function))
    }

    /// How often it is differentiable.
    pub fn smoothness(&self) -> Smoothness {
        *self.smoothness.get_or_init(|| smoothness(&self.function))
    }

    /// Where f′ = 0.
    pub fn dead(&self) -> &[(f64, f64)] {
        self.dead.get_or_init(|| flat_intervals(&self.function))
    }

    /// The asymptotes of f towards −∞ and ∞.
    pub fn asymptotes(&self) -> [Asymptote; 2] {
        *self.asymptotes.get_or_init(|| Side::BOTH.map(|side| asymptote(&self.function, side)))
    }

    /// The initialisation that the textbook recommends for it.
    pub fn recommended_init(&self) -> Init {
        *self.recommended_init.get_or_init(|| recommended_init(&self.function))
    }
}

/// Facts are equal if their functions are.
impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::instances_by_id;

    #[test]
    fn a_property_is_computed_when_it_is_first_read() {
        let facts = Facts::new(instances_by_id(&["relu"])[0].clone());
        assert!(facts.recommended_init.get().is_none() && facts.smoothness.get().is_none());
        assert_eq!((facts.recommended_init(), facts.smoothness()), (Init::HeNormal, Smoothness::Continuous));
        assert!(facts.recommended_init.get().is_some() && facts.smoothness.get().is_some());
    }
}
