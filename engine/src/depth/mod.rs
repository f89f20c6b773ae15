//! Signal and gradient in deep random networks: measurements, and predictions of mean-field theory.

mod config;
mod gradient_class;
mod mean_field;
mod measured_layer;
mod overflow;
mod propagation;
mod relative_size;

pub use config::{Config, INITS, MAX_DEPTH, MAX_WIDTH, SAMPLES};
pub use gradient_class::{GradientClass, GradientThresholds};
pub use mean_field::{MeanField, PredictedLayer, predict};
pub use measured_layer::{BINS, MeasuredLayer};
pub use overflow::Overflow;
pub use propagation::Propagation;

use crate::activation::{Instance, Order};
use crate::analysis::{moments, range};
use crate::nn::Init;

/// The initialisation that textbooks recommend for a function, from its range and moments for standard normal inputs:
/// Glorot's if it is bounded and sets less than a quarter of them to 0; else He's or LeCun's, whichever has E z² of the
/// next layer nearer to 1.
pub fn recommended_init(instance: &Instance) -> Init {
    let found = moments(instance, 0.0, 1.0);
    let bounded = range(instance, Order::Value)
        .iter()
        .all(|part| part.low.value.is_finite() && part.high.value.is_finite());
    if bounded && found.zero < 0.25 {
        return Init::GlorotNormal;
    }
    let off = |variance: f64| libm::log(variance * found.square).abs();
    if off(2.0) < off(1.0) { Init::HeNormal } else { Init::LecunNormal }
}

/// The factor per layer, as a geometric mean, if `layers` together retain the share `retained`.
pub fn geometric_mean_factor(retained: f64, layers: usize) -> f64 {
    libm::pow(retained, 1.0 / layers.max(1) as f64)
}
