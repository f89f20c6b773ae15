//! Differences between a target and the engine: defaults, supported parameters, slopes at kinks.

use super::parts::{Provision, provision, supporting_call};
use crate::activation::{Framework, FrameworkEntry, Function, Instance, Order, ParamDefault, Target};

/// A difference between a target's function and [`Activation`](crate::activation::Activation).
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// Its defaults differ.
    Defaults {
        /// The function's name there.
        function: &'static str,
        /// Its parameters with their defaults.
        defaults: &'static [ParamDefault],
    },
    /// It returns another slope at a kink.
    KinkSlope {
        /// The kink.
        at: f64,
        /// The slope of the target's function.
        framework: f64,
        /// The slope of the engine, which is that of PyTorch if PyTorch has the function.
        engine: f64,
    },
    /// Its function loses digits far below 0, where f is small but not 0.
    LosesTail {
        /// The function's name there.
        function: &'static str,
    },
    /// The derivative of its function is NaN far above 0, where an exponential overflows.
    SlopeOverflows {
        /// The function's name there.
        function: &'static str,
    },
    /// It has the function, but does not support these parameters.
    Limited {
        /// The function's name there.
        function: &'static str,
    },
    /// It has no such function.
    Missing,
}

/// Lists the differences of a target for an activation with these parameters.
pub fn notes(target: Target, f: &Instance) -> Vec<Note> {
    let mut found = Vec::new();
    if f.activation.typed.is_some() {
        // That no target has what is typed says nothing.
        return found;
    }
    match provision(target, f) {
        Some(Provision::Limited { function }) => found.push(Note::Limited { function }),
        Some(Provision::Missing) => found.push(Note::Missing),
        _ => {}
    }
    let entry = framework_entry(target, f);
    if let Some(entry) = entry.filter(|entry| has_other_defaults(entry, f)) {
        found.push(Note::Defaults { function: entry.function(), defaults: entry.defaults });
    }
    if let Some(slope) = kink_slope(target, f) {
        for at in f.kinks() {
            let (framework, engine) = (slope(at, &f.params), f.at(Order::Slope, at));
            if framework != engine {
                found.push(Note::KinkSlope { at, framework, engine });
            }
        }
    }
    if let Some(call) = supporting_call(target, f) {
        let function = call.name();
        found.extend(call.loses_tail.then_some(Note::LosesTail { function }));
        found.extend(call.slope_overflows.then_some(Note::SlopeOverflows { function }));
    }
    found
}

/// The slope of a target's function at kinks, if it is known to differ from that of the engine.
fn kink_slope(target: Target, f: &Instance) -> Option<Function> {
    let call = supporting_call(target, f)?;
    call.kink_slope.or_else(|| framework_entry(target, f).and_then(|entry| entry.kink_slope))
}

fn framework_entry(target: Target, f: &Instance) -> Option<&'static FrameworkEntry> {
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

/// Whether the function computes something else if its arguments are left out.
fn has_other_defaults(entry: &FrameworkEntry, f: &Instance) -> bool {
    let needs_argument = entry.function() != entry.name;
    let mut pairs = f.activation.params.iter().zip(entry.defaults);
    needs_argument
        || pairs.any(|(param, default)| default.as_number().is_some_and(|number| number != param.default))
}
