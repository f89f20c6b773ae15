//! The output unit and the loss.

/// The activation of the output unit: o as a function of its pre-activation z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// o = z.
    #[default]
    Linear,
    /// o = tanh z.
    Tanh,
}

impl Output {
    /// All outputs with their ids.
    pub const ALL: [(Output, &'static str); 2] = [(Output::Linear, "linear"), (Output::Tanh, "tanh")];
}

/// The loss of one sample with output o and target t; training minimises the mean over samples. In classification
/// t = ±1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loss {
    /// ½(o − t)².
    #[default]
    Square,
    /// log(1 + exp(−t·o)).
    Logistic,
}

impl Loss {
    /// All losses with their ids, in the order of menus.
    pub const ALL: [(Loss, &'static str); 2] = [(Loss::Square, "square"), (Loss::Logistic, "logistic")];

    /// The loss of one sample.
    pub fn value(self, output: f64, target: f64) -> f64 {
        match self {
            Loss::Square => 0.5 * (output - target) * (output - target),
            Loss::Logistic => {
                let margin = target * output;
                libm::log1p(libm::exp(-margin.abs())) + (-margin).max(0.0)
            }
        }
    }

    /// The derivative of the loss of one sample by the output, ∂/∂o.
    pub fn slope(self, output: f64, target: f64) -> f64 {
        match self {
            Loss::Square => output - target,
            Loss::Logistic => {
                let margin = target * output;
                let e = libm::exp(-margin.abs());
                -target * if margin >= 0.0 { e / (1.0 + e) } else { 1.0 / (1.0 + e) }
            }
        }
    }
}
