//! Signal and gradient in deep random networks: measured, and as mean-field theory predicts them.

mod config;
mod gradient_class;
mod mean_field;
mod propagation;

pub use config::{Config, INITS, MAX_DEPTH, MAX_WIDTH, SAMPLES};
pub use gradient_class::{GradientClass, GradientThresholds};
pub use mean_field::{MeanField, PredictedLayer, predict};
pub use propagation::{BINS, MeasuredLayer, Propagation};

use crate::activation::{Instance, Order};
use crate::analysis::{moments, range};
use crate::nn::Init;

/// The textbook's initialisation for a function, by its range and moments: Glorot's if it is bounded on both sides
/// and does not rectify, that is, sets less than a quarter of standard normal inputs to 0; else He's or LeCun's,
/// whichever has E z² of the next layer nearer to 1 for such inputs.
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

/// The factor of one layer, as a geometric mean, if this number of layers together leaves the share `retained`.
pub fn geometric_mean_factor(retained: f64, layers: usize) -> f64 {
    libm::pow(retained, 1.0 / layers.max(1) as f64)
}
