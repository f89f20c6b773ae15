//! The templates of programs for each target, and how their placeholders are filled.

use crate::activation::Target;

/// The templates of a target, with placeholders such as `<<function>>`.
pub(super) struct Templates {
    /// The whole program.
    pub program: &'static str,
    /// The layer form, if it is not part of the program template: with the target's own layer, and with the function
    /// wrapped in a layer.
    pub layer: [&'static str; 2],
    /// The learnable form written out, and for Rust its use in `main`.
    pub learned: [&'static str; 2],
    /// The learnable form with a layer of the target.
    pub learned_layer: &'static str,
}

const NONE: Templates = Templates { program: "", layer: [""; 2], learned: [""; 2], learned_layer: "" };

static PYTORCH: Templates = Templates {
    program: include_str!("templates/pytorch.txt"),
    layer: [include_str!("templates/pytorch_layer.txt"), include_str!("templates/pytorch_wrapped.txt")],
    learned: [include_str!("templates/pytorch_learned.txt"), ""],
    learned_layer: include_str!("templates/pytorch_learned_layer.txt"),
};

static TENSORFLOW: Templates = Templates {
    program: include_str!("templates/tensorflow.txt"),
    learned: [include_str!("templates/tensorflow_learned.txt"), ""],
    ..NONE
};

static KERAS: Templates = Templates {
    program: include_str!("templates/keras.txt"),
    learned: [include_str!("templates/keras_learned.txt"), ""],
    learned_layer: include_str!("templates/keras_learned_layer.txt"),
    ..NONE
};

static JAX: Templates = Templates {
    program: include_str!("templates/jax.txt"),
    learned: [include_str!("templates/jax_learned.txt"), ""],
    learned_layer: include_str!("templates/jax_learned_layer.txt"),
    ..NONE
};

static NUMPY: Templates = Templates { program: include_str!("templates/numpy.txt"), ..NONE };
static ONNX: Templates = Templates { program: include_str!("templates/onnx.txt"), ..NONE };

static BURN: Templates = Templates {
    program: include_str!("templates/burn.txt"),
    learned: [include_str!("templates/burn_learned.txt"), include_str!("templates/burn_learned_use.txt")],
    learned_layer: include_str!("templates/burn_learned_layer.txt"),
    ..NONE
};

static CANDLE: Templates = Templates {
    program: include_str!("templates/candle.txt"),
    learned: [include_str!("templates/candle_learned.txt"), include_str!("templates/candle_learned_use.txt")],
    learned_layer: include_str!("templates/candle_learned_layer.txt"),
    ..NONE
};

static FLUX: Templates = Templates {
    program: include_str!("templates/flux.txt"),
    learned: [include_str!("templates/flux_learned.txt"), ""],
    ..NONE
};

/// The templates of a target.
pub(super) fn of(target: Target) -> &'static Templates {
    match target {
        Target::PyTorch => &PYTORCH,
        Target::TensorFlow => &TENSORFLOW,
        Target::Keras => &KERAS,
        Target::Jax => &JAX,
        Target::NumPy => &NUMPY,
        Target::Onnx => &ONNX,
        Target::Burn => &BURN,
        Target::Candle => &CANDLE,
        Target::Flux => &FLUX,
    }
}

/// Whether the target can train a parameter of the activation.
pub(super) fn can_learn(target: Target) -> bool {
    !of(target).learned[0].is_empty()
}

/// Replaces placeholders by values. A line that consists of one placeholder is removed if the value is empty; otherwise
/// it ends with one line break, whether the value does or not.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| {
        let hole = format!("<<{name}>>");
        let line = format!("\n{hole}\n");
        let value_line = match value.strip_suffix('\n').unwrap_or(value) {
            "" => "\n".to_owned(),
            value => format!("\n{value}\n"),
        };
        let text = match text.strip_prefix(&line[1..]) {
            Some(rest) => value_line[1..].to_owned() + rest,
            None => text,
        };
        text.replace(&line, &value_line).replace(&hole, value)
    })
}
