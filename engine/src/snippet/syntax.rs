//! The spelling of operations: one table per target.

use super::body::Body;
use super::lower::Lowering;
use crate::activation::Target;

/// The spelling of operations for one target. In templates `{}` is the operand; at the start of a template it is the
/// receiver of a method.
pub(super) struct Syntax {
    /// Functions of tensors, by their names in formulas.
    pub functions: &'static [(&'static str, &'static str)],
    /// Functions of scalars.
    pub scalars: &'static [(&'static str, &'static str)],
    /// An integer power; `{n}` is the exponent.
    pub power: &'static str,
    /// π.
    pub pi: &'static str,
    /// The spelling of a selection between two values.
    pub choice: Choice,
    /// The handling of tensors as operands.
    pub operands: Operands,
    /// The requirements of the target on formulas.
    pub lowering: Lowering,
    /// Definitions of functions that the target lacks: the start of a call, and the definition that the call needs.
    pub helpers: &'static [(&'static str, &'static str)],
}

impl Syntax {
    /// Whether the target has a function of tensors.
    pub(super) fn has(&self, name: &str) -> bool {
        self.functions.iter().any(|(other, _)| *other == name)
    }

    /// The definitions that a body calls.
    pub(super) fn helpers_of(&self, body: &Body) -> Vec<&'static str> {
        let texts = || body.definitions.iter().map(|(_, text)| text).chain([&body.value]);
        let needed = self.helpers.iter().filter(|(needle, _)| texts().any(|text| text.contains(needle)));
        needed.map(|(_, definition)| *definition).collect()
    }
}

/// The spelling of a selection by a condition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// `where(condition, yes, no)`, with this name.
    Function(&'static str),
    /// `condition ? yes : no`.
    Ternary,
    /// Burn's `mask_where` and `mask_fill`.
    Mask,
    /// candle's `where_cond`.
    Method,
}

/// The handling of tensors as operands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Operands {
    /// Tensors are used directly.
    Plain,
    /// Tensors are cloned before use.
    Cloned,
    /// Tensors are borrowed, and every operation returns a `Result`.
    Fallible,
}

const PLAIN: Syntax = Syntax {
    functions: &[],
    scalars: &[],
    power: "{} ** {n}",
    pi: "",
    choice: Choice::Ternary,
    operands: Operands::Plain,
    lowering: Lowering { clip: false, eager: true },
    helpers: &[],
};

static PYTORCH: Syntax = Syntax {
    functions: &[
        ("exp", "torch.exp({})"),
        ("expm1", "torch.expm1({})"),
        ("ln", "torch.log({})"),
        ("sqrt", "torch.sqrt({})"),
        ("abs", "torch.abs({})"),
        ("tanh", "torch.tanh({})"),
        ("sin", "torch.sin({})"),
        ("cos", "torch.cos({})"),
        ("atan", "torch.atan({})"),
        ("sigma", "torch.sigmoid({})"),
        ("Phi", "torch.special.ndtr({})"),
        ("softplus", "F.softplus({})"),
        ("relu", "torch.relu({})"),
        ("log1p", "torch.log1p({})"),
        ("erf", "torch.erf({})"),
        ("floor", "torch.floor({})"),
        ("sign", "torch.sign({})"),
    ],
    scalars: &[("sqrt", "({}) ** 0.5")],
    pi: "torch.pi",
    choice: Choice::Function("torch.where"),
    ..PLAIN
};

static TENSORFLOW: Syntax = Syntax {
    functions: &[
        ("exp", "tf.math.exp({})"),
        ("expm1", "tf.math.expm1({})"),
        ("ln", "tf.math.log({})"),
        ("sqrt", "tf.math.sqrt({})"),
        ("abs", "tf.math.abs({})"),
        ("tanh", "tf.math.tanh({})"),
        ("sin", "tf.math.sin({})"),
        ("cos", "tf.math.cos({})"),
        ("atan", "tf.math.atan({})"),
        ("sigma", "tf.math.sigmoid({})"),
        ("softplus", "tf.math.softplus({})"),
        ("relu", "tf.nn.relu({})"),
        ("log1p", "tf.math.log1p({})"),
        ("erf", "tf.math.erf({})"),
        ("floor", "tf.math.floor({})"),
        ("sign", "tf.math.sign({})"),
    ],
    scalars: &[("sqrt", "({}) ** 0.5")],
    choice: Choice::Function("tf.where"),
    ..PLAIN
};

static KERAS: Syntax = Syntax {
    functions: &[
        ("exp", "ops.exp({})"),
        ("expm1", "ops.expm1({})"),
        ("ln", "ops.log({})"),
        ("sqrt", "ops.sqrt({})"),
        ("abs", "ops.abs({})"),
        ("tanh", "ops.tanh({})"),
        ("sin", "ops.sin({})"),
        ("cos", "ops.cos({})"),
        ("atan", "ops.arctan({})"),
        ("sigma", "ops.sigmoid({})"),
        ("softplus", "ops.softplus({})"),
        ("relu", "ops.relu({})"),
        ("log1p", "ops.log1p({})"),
        ("erf", "ops.erf({})"),
        ("floor", "ops.floor({})"),
        ("sign", "ops.sign({})"),
    ],
    scalars: &[("sqrt", "({}) ** 0.5")],
    choice: Choice::Function("ops.where"),
    ..PLAIN
};

static JAX: Syntax = Syntax {
    functions: &[
        ("exp", "jnp.exp({})"),
        ("expm1", "jnp.expm1({})"),
        ("ln", "jnp.log({})"),
        ("sqrt", "jnp.sqrt({})"),
        ("abs", "jnp.abs({})"),
        ("tanh", "jnp.tanh({})"),
        ("sin", "jnp.sin({})"),
        ("cos", "jnp.cos({})"),
        ("atan", "jnp.arctan({})"),
        ("sigma", "jax.nn.sigmoid({})"),
        ("softplus", "jax.nn.softplus({})"),
        ("relu", "jax.nn.relu({})"),
        ("log1p", "jnp.log1p({})"),
        ("erf", "jax.lax.erf({})"),
        ("floor", "jnp.floor({})"),
        ("sign", "jnp.sign({})"),
    ],
    scalars: &[("sqrt", "({}) ** 0.5")],
    pi: "jnp.pi",
    choice: Choice::Function("jnp.where"),
    ..PLAIN
};

static NUMPY: Syntax = Syntax {
    functions: &[
        ("exp", "np.exp({})"),
        ("expm1", "np.expm1({})"),
        ("ln", "np.log({})"),
        ("sqrt", "np.sqrt({})"),
        ("abs", "np.abs({})"),
        ("tanh", "np.tanh({})"),
        ("sin", "np.sin({})"),
        ("cos", "np.cos({})"),
        ("atan", "np.arctan({})"),
        ("sigma", "sigmoid({})"),
        ("Phi", "normal_cdf({})"),
        ("softplus", "np.logaddexp(0, {})"),
        ("relu", "np.maximum(0, {})"),
        ("log1p", "np.log1p({})"),
        ("erf", "np.vectorize(math.erf)({})"),
        ("floor", "np.floor({})"),
        ("sign", "np.sign({})"),
        ("clip", "np.clip({})"),
    ],
    scalars: &[("sqrt", "np.sqrt({})")],
    pi: "np.pi",
    choice: Choice::Function("np.where"),
    lowering: Lowering { clip: true, eager: true },
    helpers: &[
        (
            "sigmoid(",
            "def sigmoid(x):\n    return np.exp(-np.logaddexp(0, -x))  # 1 / (1 + exp(-x)) would overflow\n",
        ),
        (
            "normal_cdf(",
            "def normal_cdf(x):\n    return 0.5 * np.vectorize(math.erfc)(-x / math.sqrt(2))  # NumPy has no erfc\n",
        ),
    ],
    ..PLAIN
};

static FLUX: Syntax = Syntax {
    functions: &[
        ("exp", "exp({})"),
        ("expm1", "expm1({})"),
        ("ln", "log({})"),
        ("sqrt", "sqrt({})"),
        ("abs", "abs({})"),
        ("tanh", "tanh({})"),
        ("sin", "sin({})"),
        ("cos", "cos({})"),
        ("atan", "atan({})"),
        ("sigma", "sigmoid({})"),
        ("softplus", "softplus({})"),
        ("gelu", "gelu_erf({})"),
        ("relu", "relu({})"),
        ("log1p", "log1p({})"),
        ("floor", "floor({})"),
        ("sign", "sign({})"),
    ],
    scalars: &[("sqrt", "sqrt({})")],
    power: "{}^{n}",
    pi: "π",
    lowering: Lowering { clip: false, eager: false },
    ..PLAIN
};

static BURN: Syntax = Syntax {
    functions: &[
        ("exp", "{}.exp()"),
        ("ln", "{}.log()"),
        ("expm1", "({}.exp() - 1.0)"),
        ("sqrt", "{}.sqrt()"),
        ("abs", "{}.abs()"),
        ("tanh", "{}.tanh()"),
        ("sin", "{}.sin()"),
        ("cos", "{}.cos()"),
        ("atan", "{}.atan()"),
        ("sigma", "burn::tensor::activation::sigmoid({})"),
        ("softplus", "burn::tensor::activation::softplus({}, 1.0)"),
        ("relu", "burn::tensor::activation::relu({})"),
        ("log1p", "{}.log1p()"),
        ("erf", "{}.erf()"),
        ("floor", "{}.floor()"),
        ("sign", "{}.sign()"),
    ],
    scalars: &[("exp", "f64::exp({})"), ("ln", "f64::ln({})"), ("sqrt", "f64::sqrt({})")],
    power: "{}.powi_scalar({n})",
    choice: Choice::Mask,
    operands: Operands::Cloned,
    ..PLAIN
};

static CANDLE: Syntax = Syntax {
    functions: &[
        ("exp", "{}.exp()?"),
        ("ln", "{}.log()?"),
        ("expm1", "({}.exp()? - 1.0)?"),
        ("sqrt", "{}.sqrt()?"),
        ("abs", "{}.abs()?"),
        ("tanh", "{}.tanh()?"),
        ("sin", "{}.sin()?"),
        ("cos", "{}.cos()?"),
        ("atan", "atan(&{})?"),
        ("sigma", "candle_nn::ops::sigmoid(&{})?"),
        ("softplus", "softplus(&{})?"),
        ("relu", "{}.relu()?"),
        ("erf", "{}.erf()?"),
        ("floor", "{}.floor()?"),
        ("sign", "{}.sign()?"),
    ],
    scalars: &[("exp", "f64::exp({})"), ("ln", "f64::ln({})"), ("sqrt", "f64::sqrt({})")],
    power: "{}.powf({n}.0)?",
    choice: Choice::Method,
    operands: Operands::Fallible,
    helpers: &[
        (
            "softplus(",
            "/// ln(1 + exp(x)), which would overflow as it is written: max(x, 0) + ln(1 + exp(-|x|)). candle has no
/// logarithm of 1 + y that keeps a small y; its series in y/(2 + y), at most 1/3, does.
fn softplus(x: &Tensor) -> Result<Tensor> {
    let y = x.abs()?.neg()?.exp()?;
    let t = (&y / (&y + 2.0)?)?;
    let square = t.sqr()?;
    let mut sum = t.zeros_like()?;
    for k in (0..17).rev() {
        sum = ((&square * sum)? + 2.0 / f64::from(2 * k + 1))?;
    }
    x.relu()? + (t * sum)?
}
",
        ),
        (
            "atan(",
            "/// candle has no arctangent: the angle is halved three times, then its series converges fast.
fn atan(x: &Tensor) -> Result<Tensor> {
    let mut t = x.clone();
    for _ in 0..3 {
        t = (&t / ((t.sqr()? + 1.0)?.sqrt()? + 1.0)?)?;
    }
    let square = t.sqr()?;
    let mut sum = t.zeros_like()?;
    for k in (0..8).rev() {
        sum = (1.0 / f64::from(2 * k + 1) - (&square * sum)?)?;
    }
    (t * sum)? * 8.0
}
",
        ),
    ],
    ..PLAIN
};

// Graphs are written by `super::onnx`; only what it has besides the functions of all targets is listed here.
static ONNX: Syntax = Syntax {
    functions: &[("erf", "Erf"), ("floor", "Floor"), ("sign", "Sign")],
    lowering: Lowering { clip: true, eager: true },
    ..PLAIN
};

/// The table of a target.
pub(super) fn of(target: Target) -> &'static Syntax {
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
