//! The presets of the Train lab: titles and captions.

use crate::locale::Lang;

impl Lang {
    pub fn no_train_preset(self) -> &'static str {
        "Custom setup."
    }

    pub fn train_preset_healthy(self) -> &'static str {
        "Healthy"
    }

    pub fn train_preset_healthy_caption(self) -> &'static str {
        "A modest learning rate and He initialisation: all four networks learn the circle, and at the end no unit is dead. One ReLU unit of layer 2 starts dead; it comes to life when layer 1 changes its inputs."
    }

    pub fn train_preset_high_rate_kills(self) -> &'static str {
        "Too high a learning rate kills"
    }

    pub fn train_preset_high_rate_kills_caption(self) -> &'static str {
        "A learning rate of 1 makes steps so long that they throw ReLU units to where their slope is 0 on every sample. A few come back while the layers before them still move; once a whole layer is dead, none does. Look at the crossed units, and at Leaky ReLU, which has none."
    }

    pub fn train_preset_negative_bias_kills(self) -> &'static str {
        "A negative bias kills"
    }

    pub fn train_preset_negative_bias_kills_caption(self) -> &'static str {
        "All biases start at −2, so most ReLU units are dead before the first step. Compare the losses: which of the others learns in spite of this start?"
    }

    pub fn train_preset_born_dead(self) -> &'static str {
        "Born dead: deep and narrow"
    }

    pub fn train_preset_born_dead_caption(self) -> &'static str {
        "The target is |x|, the network has 9 hidden layers of 2 units. Most ReLU networks of this shape are dead before the first step: take a new seed a few times, and look at the crossed units."
    }

    pub fn train_preset_cured_by_leaking(self) -> &'static str {
        "Does a leak cure it?"
    }

    pub fn train_preset_cured_by_leaking_caption(self) -> &'static str {
        "The same biases of −2. Where ReLU's slope is 0, the leaky one is 0.01: no unit is dead. Compare the training losses at the end: is that enough to learn?"
    }

    pub fn train_preset_prelu_learns(self) -> &'static str {
        "PReLU learns its slope"
    }

    pub fn train_preset_prelu_learns_caption(self) -> &'static str {
        "The slope α for negative inputs begins at 0.25 in each layer, and is learned with the weights. Look at the chart of the learned α."
    }

    pub fn train_preset_sigmoid_vanishes(self) -> &'static str {
        "Sigmoid: vanishing gradient"
    }

    pub fn train_preset_sigmoid_vanishes_caption(self) -> &'static str {
        "Eight hidden layers. The slope of sigmoid is at most ¼, and the gradient is multiplied by it in every layer. Look at the norm of the first layer's gradient beside those of tanh and ReLU."
    }

    pub fn train_preset_swish_learns(self) -> &'static str {
        "Swish learns β"
    }

    pub fn train_preset_swish_learns_caption(self) -> &'static str {
        "Swish is x · σ(βx): with a larger β it nears ReLU, with β = 0 it is a line. Look where the learned β of each layer goes, and whether it lowers the loss."
    }
}
