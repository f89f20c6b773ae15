//! The output unit and the loss.

/// What the one output unit does with its pre-activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// o = z.
    #[default]
    Linear,
    /// o = tanh z.
    Tanh,
}

impl Output {
    /// All outputs, each with its id and its name.
    pub const ALL: [(Output, &'static str, &'static str); 2] =
        [(Output::Linear, "linear", "Linear"), (Output::Tanh, "tanh", "tanh")];
}

/// What is minimised, as a mean over samples; targets t are ±1 in classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loss {
    /// ½(o − t)².
    #[default]
    Square,
    /// log(1 + exp(−t·o)).
    Logistic,
}

impl Loss {
    /// All losses, each with its id and its name.
    pub const ALL: [(Loss, &'static str, &'static str); 2] =
        [(Loss::Square, "square", "½(o − t)²"), (Loss::Logistic, "logistic", "Logistic")];

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

    /// Its derivative by the output.
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
