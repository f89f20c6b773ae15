//! The defaults of the frameworks' functions.

use super::Lang;
use crate::format;
use engine::activation::{DefaultValue, FrameworkEntry, ParamDefault, Remark};

impl Lang {
    /// The parameters of a framework's function with their defaults, such as `alpha=0.2`.
    pub fn framework_defaults(self, defaults: &[ParamDefault]) -> String {
        let one = |ParamDefault { name, value }: &ParamDefault| match value {
            DefaultValue::Number(number) => format!("{name}={}", float_literal(*number)),
            DefaultValue::Expression(text, _) => format!("{name}={text}"),
            DefaultValue::Required => format!("{name}: required"),
            DefaultValue::Fixed(number) => format!("{name} is always {}", format::compact(*number)),
        };
        defaults.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// The defaults of an entry with its remark; empty if the function has no parameters.
    pub fn framework_entry_defaults(self, entry: &FrameworkEntry) -> String {
        let defaults = self.framework_defaults(entry.defaults);
        match entry.remark {
            None => defaults,
            Some(Remark::TanhApproximation) => format!("{defaults}, the tanh approximation"),
            Some(Remark::Keras2 { name, default }) => {
                format!("{defaults}, in Keras 2 {name}={}", float_literal(default))
            }
        }
    }
}

/// A number in the syntax that Python, Julia and Rust share, in which `1.0` is a floating-point number.
fn float_literal(number: f64) -> String {
    let text = format::shortest(number);
    if text.contains(['.', 'e']) { text } else { text + ".0" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{Framework, find};

    #[test]
    fn defaults_are_written_in_the_syntax_of_frameworks() {
        for (id, framework, expected) in [
            ("elu", Framework::PyTorch, "alpha=1.0"),
            ("elu", Framework::TensorFlow, "α is always 1"),
            ("hard_tanh", Framework::Jax, "min is always −1, max is always 1"),
            ("rrelu", Framework::PyTorch, "lower=1/8, upper=1/3"),
            ("threshold", Framework::PyTorch, "threshold: required, value: required"),
            ("gelu", Framework::Jax, "approximate=True, the tanh approximation"),
            ("leaky_relu", Framework::Keras, "negative_slope=0.2, in Keras 2 alpha=0.3"),
            ("relu", Framework::Onnx, ""),
        ] {
            let frameworks = find(id).unwrap().frameworks;
            let entry = frameworks.iter().find(|entry| entry.framework == framework).unwrap();
            assert_eq!(Lang::English.framework_entry_defaults(entry), expected, "{id} in {framework:?}");
        }
    }
}
