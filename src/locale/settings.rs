//! The names of numeric settings.

use super::Lang;

impl Lang {
    pub fn learning_rate(self) -> &'static str {
        "Learning rate"
    }

    pub fn batch_size(self) -> &'static str {
        "Batch size"
    }

    pub fn initial_bias(self) -> &'static str {
        "Initial bias"
    }

    pub fn noise(self) -> &'static str {
        "Noise"
    }

    pub fn test_percent(self) -> &'static str {
        "Kept for testing (%)"
    }

    pub fn samples(self) -> &'static str {
        "Samples"
    }

    pub fn l1_penalty(self) -> &'static str {
        "L1 penalty"
    }

    pub fn l2_penalty(self) -> &'static str {
        "L2 penalty"
    }

    pub fn clip_gradient(self) -> &'static str {
        "Clip gradient at (0: off)"
    }

    pub fn stop_epochs(self) -> &'static str {
        "Stop after epochs (0: never)"
    }

    pub fn stop_loss(self) -> &'static str {
        "Stop at training loss (0: never)"
    }

    pub fn layers(self) -> &'static str {
        "Layers"
    }

    pub fn units(self) -> &'static str {
        "Units"
    }

    pub fn gain(self) -> &'static str {
        "Gain"
    }

    pub fn bias_mean(self) -> &'static str {
        "Bias mean"
    }

    pub fn bias_spread(self) -> &'static str {
        "Bias spread"
    }

    pub fn input_scale(self) -> &'static str {
        "Input scale"
    }

    pub fn mu(self) -> &'static str {
        "μ"
    }

    pub fn sigma(self) -> &'static str {
        "σ"
    }

    pub fn layers_symbol(self) -> &'static str {
        "L"
    }

    pub fn vanishes_at(self) -> &'static str {
        "Vanishes at or below"
    }

    pub fn explodes_at(self) -> &'static str {
        "Explodes at or above"
    }
}
