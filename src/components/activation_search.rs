//! Finding activations by any name that they have.

use engine::activation::Activation;

/// Only what tells names apart: `nn.LeakyReLU`, `leaky relu` and `leaky_relu` are one.
fn normalized(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a search finds the activation: by id, name, alias, or a framework's name with or without its
/// module.
pub fn is_found_by(activation: &Activation, query: &str) -> bool {
    let wanted = normalized(query);
    let mut frameworks = activation.frameworks.iter().map(|f| f.name);
    let found = |name: &str| normalized(name).contains(&wanted);
    // `torch.nn.SiLU` is more than the `nn.SiLU` that is listed.
    let tail = normalized(without_module(query));
    let is_longer = without_module(query) != query && tail.len() > 2;
    let found_tail = |name: &str| is_longer && normalized(name) == tail;
    [activation.id, activation.name, activation.aliases].into_iter().any(|n| found(n) || found_tail(n))
        || frameworks.any(|n| found(n) || found_tail(without_module(n)))
}

/// What comes after the last dot.
fn without_module(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{all, find};

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
            assert!(is_found_by(find(id).unwrap(), query), "{query}");
        }
        assert!(!is_found_by(find("tanh").unwrap(), "nn.LeakyReLU"));
        assert!(!is_found_by(find("relu").unwrap(), "torch.nn.LeakyReLU"));
    }

    #[test]
    fn every_function_is_found_by_its_own_names() {
        for activation in all() {
            for name in activation.frameworks.iter().map(|f| f.name).chain([activation.id, activation.name]) {
                assert!(is_found_by(activation, name), "{activation:?} by {name}");
            }
        }
    }
}
