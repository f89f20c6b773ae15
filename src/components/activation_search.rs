//! Searching activations by any of their names.

use engine::activation::Activation;

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

/// The part after the last dot.
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
            assert!(matches_search(find(id).unwrap(), query), "{query}");
        }
        assert!(!matches_search(find("tanh").unwrap(), "nn.LeakyReLU"));
        assert!(!matches_search(find("relu").unwrap(), "torch.nn.LeakyReLU"));
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
