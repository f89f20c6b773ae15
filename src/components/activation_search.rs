//! Searching activations by any of their names.

use engine::activation::{Activation, all};

/// Lowercase letters and digits only: `LeakyReLU`, `leaky relu` and `leaky_relu` are equal.
fn normalized(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a search query matches the activation: by id, name, alias, or a framework's name with or without its
/// module.
pub fn matches_search(activation: &Activation, query: &str) -> bool {
    let wanted = normalized(query);
    let mut frameworks = activation.frameworks.iter().map(|f| f.name);
    let found = |name: &str| normalized(name).contains(&wanted);
    // The listed names have a short module: `torch.nn.SiLU` has to match `nn.SiLU`.
    let tail = normalized(without_module(query));
    let is_longer = without_module(query) != query && tail.len() > 2;
    let found_tail = |name: &str| is_longer && normalized(name) == tail;
    [activation.id, activation.name, activation.aliases].into_iter().any(|n| found(n) || found_tail(n))
        || frameworks.any(|n| found(n) || found_tail(without_module(n)))
}

/// The activations that match a search query, those with exactly that name first, then those whose name begins with it.
pub fn search_activations(query: &str) -> Vec<&'static Activation> {
    let mut found: Vec<_> = all().iter().copied().filter(|a| matches_search(a, query)).collect();
    if !normalized(query).is_empty() {
        // The sort is stable: equal matches keep the order of the list.
        found.sort_by_key(|activation| rank(activation, query));
    }
    found
}

/// How far the names of an activation are from a query: 0 for its own name, up to 4 for one that only contains it.
fn rank(activation: &Activation, query: &str) -> u8 {
    let wanted = [normalized(query), normalized(without_module(query))];
    let is = |name: &str| wanted.contains(&normalized(name));
    let begins = |name: &str| normalized(name).starts_with(&wanted[0]);
    let own = [activation.id, activation.name];
    let mut frameworks = activation.frameworks.iter().map(|f| f.name);
    if own.into_iter().any(is) {
        0
    } else if is(activation.aliases) || frameworks.any(|name| is(name) || is(without_module(name))) {
        1
    } else if own.into_iter().any(begins) {
        2
    } else if activation.aliases.split(' ').any(is) || begins(activation.aliases) {
        3
    } else {
        4
    }
}

/// Layers that are listed among activations but are no functions of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithoutCurve {
    /// Softmax and its variants.
    Softmax,
    /// Gated linear units.
    GatedLinearUnit,
    /// Maxout.
    Maxout,
}

/// The layer without a curve that a query names.
pub fn find_without_curve(query: &str) -> Option<WithoutCurve> {
    const NAMES: [(&str, WithoutCurve); 14] = [
        ("softmax", WithoutCurve::Softmax),
        ("softmax1d", WithoutCurve::Softmax),
        ("softmax2d", WithoutCurve::Softmax),
        ("logsoftmax", WithoutCurve::Softmax),
        ("softmin", WithoutCurve::Softmax),
        ("sparsemax", WithoutCurve::Softmax),
        ("gumbelsoftmax", WithoutCurve::Softmax),
        ("glu", WithoutCurve::GatedLinearUnit),
        ("gatedlinearunit", WithoutCurve::GatedLinearUnit),
        ("swiglu", WithoutCurve::GatedLinearUnit),
        ("geglu", WithoutCurve::GatedLinearUnit),
        ("reglu", WithoutCurve::GatedLinearUnit),
        ("bilinear", WithoutCurve::GatedLinearUnit),
        ("maxout", WithoutCurve::Maxout),
    ];
    let wanted = normalized(without_module(query));
    // A name that is being typed counts once it can be no other.
    let is_named = |name: &str| name == wanted || wanted.len() >= 5 && name.starts_with(&wanted);
    NAMES.iter().find(|(name, _)| is_named(name)).map(|(_, layer)| *layer)
}

/// The part after the last dot.
fn without_module(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;

    #[test]
    fn search_knows_the_names_of_the_frameworks() {
        let cases = [
            ("SiLU", "silu"),
            ("nn.LeakyReLU", "leaky_relu"),
            ("torch.nn.LeakyReLU", "leaky_relu"),
            ("hard swish", "hard_swish"),
            ("Hardswish", "hard_swish"),
            ("tf.nn.elu", "elu"),
            ("jax.nn.soft_sign", "softsign"),
            ("gelu_new", "gelu_tanh"),
            ("heaviside", "step"),
        ];
        for (query, id) in cases {
            assert!(matches_search(find(id).unwrap(), query), "{query}");
        }
        assert!(!matches_search(find("tanh").unwrap(), "nn.LeakyReLU"));
        assert!(!matches_search(find("relu").unwrap(), "torch.nn.LeakyReLU"));
    }

    #[test]
    fn exact_names_come_first() {
        let cases = [
            ("tanh", "tanh"),
            ("Tanh", "tanh"),
            ("identity", "identity"),
            ("linear", "identity"),
            ("keras.activations.linear", "identity"),
            ("relu", "relu"),
            ("nn.ReLU", "relu"),
            ("sigmoid", "sigmoid"),
            ("softplus", "softplus"),
            ("gelu", "gelu"),
            ("elu", "elu"),
            ("swish", "swish"),
            ("silu", "silu"),
            ("hardtanh", "hard_tanh"),
            ("logistic", "sigmoid"),
            ("hyperbolic tangent", "tanh"),
            ("heaviside", "step"),
        ];
        for (query, id) in cases {
            assert_eq!(search_activations(query).first().map(|found| found.id), Some(id), "{query}");
        }
        for activation in all() {
            for name in [activation.id, activation.name] {
                assert_eq!(search_activations(name)[0].id, activation.id, "{name}");
            }
        }
        assert!(
            search_activations("").iter().zip(all()).all(|(found, one)| found == one),
            "the order of the list"
        );
    }

    #[test]
    fn layers_without_a_curve_are_known() {
        let softmax = Some(WithoutCurve::Softmax);
        for query in ["softmax", "Softmax", "nn.Softmax", "torch.nn.LogSoftmax", "softma", "log softmax"] {
            assert_eq!(find_without_curve(query), softmax, "{query}");
        }
        for query in ["GLU", "nn.GLU", "SwiGLU", "GEGLU", "gated linear unit"] {
            assert_eq!(find_without_curve(query), Some(WithoutCurve::GatedLinearUnit), "{query}");
        }
        assert_eq!(find_without_curve("maxout"), Some(WithoutCurve::Maxout));
        for query in ["", "soft", "softplus", "relu", "gelu", "max", "linear"] {
            assert_eq!(find_without_curve(query), None, "{query}");
        }
        for activation in all() {
            assert_eq!(find_without_curve(activation.name), None, "{activation:?}");
        }
    }

    #[test]
    fn every_function_is_found_by_its_own_names() {
        for activation in all() {
            for name in activation.frameworks.iter().map(|f| f.name).chain([activation.id, activation.name]) {
                assert!(matches_search(activation, name), "{activation:?} by {name}");
            }
        }
    }
}
