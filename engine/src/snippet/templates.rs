//! The texts of programs: templates for each target, and how values are put into them.

use crate::activation::Target;

/// The texts of a target, with names between double angle brackets.
pub(super) struct Templates {
    /// The whole program.
    pub program: &'static str,
    /// The layer form, where the program does not hold it: of the target's own layer, and of the function wrapped.
    pub layer: [&'static str; 2],
    /// The learnable form written out, and in Rust its use in `main`.
    pub learned: [&'static str; 2],
    /// The learnable form by a layer of the target.
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

/// The texts of a target.
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

/// Whether a target trains what it computes.
pub(super) fn can_learn(target: Target) -> bool {
    !of(target).learned[0].is_empty()
}

/// Puts values in the place of their names. The line of a name alone goes with it if the value is empty, and
/// otherwise its end is that of the value.
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
