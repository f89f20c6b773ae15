//! The presets of the Train lab: titles and captions.

use crate::locale::Lang;

impl Lang {
    pub fn no_train_preset(self) -> &'static str {
        "Settings of your own."
    }

    pub fn train_preset_healthy(self) -> &'static str {
        "Healthy"
    }

    pub fn train_preset_healthy_caption(self) -> &'static str {
        "A modest learning rate and He's weights: all four learn the circle. Look at the test loss, and at the dead units, which stay few."
    }

    pub fn train_preset_high_rate_kills(self) -> &'static str {
        "Too high a learning rate kills"
    }

    pub fn train_preset_high_rate_kills_caption(self) -> &'static str {
        "One long step throws units of ReLU so far that their slope is 0 on every sample, and nothing brings them back. Look at the share of dead units beside Leaky ReLU's."
    }

    pub fn train_preset_negative_bias_kills(self) -> &'static str {
        "A negative bias kills"
    }

    pub fn train_preset_negative_bias_kills_caption(self) -> &'static str {
        "All biases start at −2, so most units of ReLU are inactive from the start. Look at the events of epoch 0."
    }

    pub fn train_preset_born_dead(self) -> &'static str {
        "Born dead: |x|, 10 layers of width 2"
    }

    pub fn train_preset_born_dead_caption(self) -> &'static str {
        "Deep and narrow, a ReLU network is nearly always dead before the first step. Take new seeds and look at the events of epoch 0."
    }

    pub fn train_preset_cured_by_leaking(self) -> &'static str {
        "Cured by leaking"
    }

    pub fn train_preset_cured_by_leaking_caption(self) -> &'static str {
        "The same biases of −2: where ReLU's slope is 0 the leaky one's is not, and training goes on. Look at the training loss of both."
    }

    pub fn train_preset_prelu_learns(self) -> &'static str {
        "PReLU learns its slope"
    }

    pub fn train_preset_prelu_learns_caption(self) -> &'static str {
        "Each layer's α begins at 0.25 and is learned with the weights. Look at the chart of the learned α."
    }

    pub fn train_preset_sigmoid_vanishes(self) -> &'static str {
        "Sigmoid, 8 layers: the gradient vanishes"
    }

    pub fn train_preset_sigmoid_vanishes_caption(self) -> &'static str {
        "Each layer of sigmoid passes on at most a quarter of the gradient. Look at the norm of the first layer's gradient beside that of ReLU."
    }

    pub fn train_preset_swish_learns(self) -> &'static str {
        "Swish learns β"
    }

    pub fn train_preset_swish_learns_caption(self) -> &'static str {
        "With a larger β Swish nears ReLU, with β = 0 it is a line. Look where the learned β of each layer goes."
    }
}
