//! The numeric settings of the lab, each described once: key, name, limits, step.

use super::settings::CompareSettings;
use crate::locale::Lang;
use crate::state::NumericSetting;
use engine::depth::MAX_DEPTH;

/// μ of the pre-activations.
pub static MEAN: NumericSetting<CompareSettings> =
    NumericSetting::<CompareSettings>::new("mu", Lang::mu, (-3.0, 3.0), |s| s.mean, |s, v| s.mean = v)
        .with_step(0.05);
/// σ of the pre-activations.
pub static DEVIATION: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "sigma",
    Lang::sigma,
    (0.1, 5.0),
    |s| s.deviation,
    |s, v| s.deviation = v,
)
.with_step(0.05);
/// Layers of the random networks.
pub static LAYERS: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "layers",
    Lang::layers_symbol,
    (1.0, MAX_DEPTH as f64),
    |s| s.layers as f64,
    |s, v| s.layers = v.round() as usize,
);
/// The greatest factor by which a vanishing gradient changes.
pub static VANISHING: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "vanish",
    Lang::vanishes_at,
    (1e-9, 1.0),
    |s| s.vanishing,
    |s, v| s.vanishing = v,
);
/// The least factor by which an exploding gradient changes.
pub static EXPLODING: NumericSetting<CompareSettings> = NumericSetting::<CompareSettings>::new(
    "explode",
    Lang::explodes_at,
    (1.0, 1e9),
    |s| s.exploding,
    |s, v| s.exploding = v,
);
