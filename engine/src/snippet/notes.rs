//! Where a target differs: defaults, parameters that it lacks, slopes at kinks.

use super::parts::{applicable, is_native};
use crate::activation::{Framework, FrameworkEntry, Function, Instance, Order, Target};

/// One way in which a target's function differs from [`Activation`](crate::activation::Activation).
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// Its default of a parameter is another.
    Default {
        /// The function's name there.
        name: &'static str,
        /// Its defaults, spelled as there.
        framework: &'static str,
    },
    /// It returns another slope at a kink.
    KinkSlope {
        /// The kink.
        at: f64,
        /// Its slope there.
        framework: f64,
        /// The slope here, which is that of PyTorch where PyTorch has the function.
        engine: f64,
    },
    /// It has the function, but not with these parameters.
    Limited {
        /// The function there.
        name: &'static str,
    },
    /// It has no such function.
    Missing,
}

/// Lists how a target differs for an activation with these parameters.
pub fn notes(target: Target, f: &Instance) -> Vec<Note> {
    let mut found = Vec::new();
    let entry = entry(target, f);
    let (any, call) = (f.activation.calls.iter().find(|c| c.target == target), applicable(target, f));
    match (any, call) {
        (Some(any), None) => {
            found.push(Note::Limited { name: any.function.split('(').next().unwrap_or_default() });
        }
        (_, Some(call)) if !call.learnable_layer.is_empty() => {}
        _ if !is_native(target, f) => found.push(Note::Missing),
        _ => {}
    }
    if let Some(entry) = entry.filter(|entry| differs(entry, f)) {
        found.push(Note::Default {
            name: entry.name.split('(').next().unwrap_or_default(),
            framework: entry.defaults,
        });
    }
    if let Some(slope) = kink_slope(target, f) {
        for at in f.kinks() {
            let (framework, engine) = (slope(at, &f.params), f.at(Order::Slope, at));
            if framework != engine {
                found.push(Note::KinkSlope { at, framework, engine });
            }
        }
    }
    found
}

/// The slope that a target's own function returns at kinks, where that is known to differ from the slope here.
pub(super) fn kink_slope(target: Target, f: &Instance) -> Option<Function> {
    let call = applicable(target, f)?;
    call.kink_slope.or_else(|| entry(target, f).and_then(|entry| entry.kink_slope))
}

fn entry(target: Target, f: &Instance) -> Option<&'static FrameworkEntry> {
    let framework = match target {
        Target::PyTorch => Framework::PyTorch,
        Target::TensorFlow => Framework::TensorFlow,
        Target::Keras => Framework::Keras,
        Target::Jax => Framework::Jax,
        Target::Onnx => Framework::Onnx,
        _ => return None,
    };
    f.activation.frameworks.iter().find(|entry| entry.framework == framework)
}

/// Whether its defaults differ from those of the activation.
fn differs(entry: &FrameworkEntry, f: &Instance) -> bool {
    // The name includes an argument that must be passed, as in `nn.GELU(approximate="tanh")`.
    if entry.name.contains('(') {
        return true;
    }
    let mut framework = entry.defaults.split(", ");
    f.activation.params.iter().any(|param| {
        let value = framework.next().and_then(|pair| pair.split_once('=')).map(|(_, value)| value);
        match value.map(|v| v.split([' ', ':']).next().unwrap_or_default()) {
            Some("\"zeros\"") => param.default != 0.0,
            Some(value) => number(value).is_some_and(|value| value != param.default),
            None => false,
        }
    })
}

/// A decimal or a fraction, such as `1/8`.
fn number(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((over, under)) => Some(number(over)? / number(under)?),
        None => text.parse().ok(),
    }
}
