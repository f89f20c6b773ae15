//! The numeric settings of the lab, each described once: key, name, limits.

use super::settings::TrainSettings;
use crate::locale::Lang;
use crate::state::NumericSetting;

/// The least and the greatest learning rate.
pub const LEARNING_RATES: (f64, f64) = (1e-5, 100.0);

/// The common learning rate.
pub static LEARNING_RATE: NumericSetting<TrainSettings> =
    NumericSetting::new("lr", Lang::learning_rate, LEARNING_RATES, |s| s.rate, |s, v| s.rate = v);
/// The batch size.
pub static BATCH_SIZE: NumericSetting<TrainSettings> = NumericSetting::new(
    "batch",
    Lang::batch_size,
    (1.0, 1000.0),
    |s| s.batch as f64,
    |s, v| s.batch = v.round() as usize,
);
/// The initial biases.
pub static INITIAL_BIAS: NumericSetting<TrainSettings> =
    NumericSetting::new("bias", Lang::initial_bias, (-20.0, 20.0), |s| s.bias, |s, v| s.bias = v);
/// The noise of the data.
pub static NOISE: NumericSetting<TrainSettings> =
    NumericSetting::new("noise", Lang::noise, (0.0, 1.0), |s| s.noise, |s, v| s.noise = v);
/// The number of samples.
pub static SAMPLES: NumericSetting<TrainSettings> = NumericSetting::new(
    "n",
    Lang::samples,
    (20.0, 2000.0),
    |s| s.samples as f64,
    |s, v| s.samples = v.round() as usize,
);
/// The percentage of the samples that is for testing.
pub static TEST_PERCENT: NumericSetting<TrainSettings> = NumericSetting::new(
    "test",
    Lang::test_percent,
    (0.0, 90.0),
    |s| s.test_percent,
    |s, v| s.test_percent = v,
);
/// The L1 penalty.
pub static L1: NumericSetting<TrainSettings> =
    NumericSetting::new("l1", Lang::l1_penalty, (0.0, 1.0), |s| s.l1, |s, v| s.l1 = v);
/// The L2 penalty.
pub static L2: NumericSetting<TrainSettings> =
    NumericSetting::new("l2", Lang::l2_penalty, (0.0, 1.0), |s| s.l2, |s, v| s.l2 = v);
/// The norm at which the gradient is clipped; 0 for no clipping.
pub static CLIP: NumericSetting<TrainSettings> =
    NumericSetting::new("clip", Lang::clip_gradient, (0.0, 1000.0), |s| s.clip, |s, v| s.clip = v);
/// The number of epochs of a run; 0 for no limit.
pub static STOP_EPOCHS: NumericSetting<TrainSettings> = NumericSetting::new(
    "stop",
    Lang::stop_epochs,
    (0.0, 1e6),
    |s| s.stop as f64,
    |s, v| s.stop = v.round() as usize,
);
/// The training loss at which a network stops; 0 for none.
pub static STOP_LOSS: NumericSetting<TrainSettings> =
    NumericSetting::new("stoploss", Lang::stop_loss, (0.0, 10.0), |s| s.stop_loss, |s, v| s.stop_loss = v);
