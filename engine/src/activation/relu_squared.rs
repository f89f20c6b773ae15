use super::*;
use crate::kernel::{at_least, lanes};

/// Squared ReLU: `f(x) = max(0, x)²`, `f′(x) = 2·max(0, x)`.
///
/// Caveat: the slope is unbounded, so activations can explode in deep networks without normalisation.
///
/// Source: So et al., "Primer: searching for efficient transformers for language modeling", 2021.
pub static ACTIVATION: Activation = Activation {
    id: "relu_squared",
    name: "Squared ReLU",
    group: Group::Rectifiers,
    formula: "max(0, x)^2",
    slope_formula: "2*max(0, x)",
    value: &|x, _| if x <= 0.0 { 0.0 } else { x * x },
    slope: &|x, _| if x <= 0.0 { 0.0 } else { 2.0 * x },
    second_derivative: &|x, _| select_unless_nan(x, x > 0.0, 2.0, 0.0),
    kinks: &kink_at_zero,
    declared_range: &nonnegative,
    monotone: true,
    aliases: "relu2 relu squared",
    origin: "So et al. 2021 (Primer)",
    applications: &[
        Application::language(
            "Primer",
            "So et al. 2021, Primer: searching for efficient transformers for language modeling",
        ),
        Application::language("Nemotron-4", "Parmar et al. 2024, Nemotron-4 15B technical report"),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let above = at_least(x, 0.0);
        [above * above, above + above]
    },
);
