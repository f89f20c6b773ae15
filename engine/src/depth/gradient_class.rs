//! Whether the gradient of a deep network vanishes or explodes.

/// The factors, from the last layer to the inputs, at which a gradient counts as vanishing or exploding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GradientThresholds {
    /// At this factor or less it vanishes.
    pub vanishing: f64,
    /// At this factor or more it explodes.
    pub exploding: f64,
}

impl Default for GradientThresholds {
    fn default() -> Self {
        GradientThresholds { vanishing: 0.1, exploding: 10.0 }
    }
}

/// What happens to a gradient between the last layer and the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GradientClass {
    /// It becomes too small to learn from.
    Vanishing,
    /// It keeps its order of magnitude.
    Stable,
    /// It becomes too large to learn from.
    Exploding,
    /// It is not a number, as after an overflow.
    NotANumber,
}

impl GradientThresholds {
    /// The class of a gradient that changes by `factor`.
    pub fn classify(self, factor: f64) -> GradientClass {
        if factor.is_nan() {
            GradientClass::NotANumber
        } else if factor <= self.vanishing {
            GradientClass::Vanishing
        } else if factor >= self.exploding {
            GradientClass::Exploding
        } else {
            GradientClass::Stable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_belong_to_their_classes() {
        let classify = |factor| GradientThresholds::default().classify(factor);
        assert_eq!([0.0, 0.1].map(classify), [GradientClass::Vanishing; 2]);
        assert_eq!([0.11, 1.0, 9.9].map(classify), [GradientClass::Stable; 3]);
        assert_eq!([10.0, f64::INFINITY].map(classify), [GradientClass::Exploding; 2]);
        assert_eq!(classify(f64::NAN), GradientClass::NotANumber);
    }
}
