//! The body of the function that a program defines.

/// The body of a function: definitions, then the value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Body {
    /// Local names, each with its expression, in the order of definition.
    pub definitions: Vec<(&'static str, String)>,
    /// The value.
    pub value: String,
    /// For ONNX only: the graph, instead of definitions and value.
    pub graph: OnnxGraph,
}

impl Body {
    /// A body without definitions.
    pub(super) fn of(value: String) -> Self {
        Body { value, ..Body::default() }
    }

    /// The body of an ONNX program.
    pub(super) fn of_graph(graph: OnnxGraph) -> Self {
        Body { graph, ..Body::default() }
    }
}

/// The part of an ONNX graph that computes the activation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OnnxGraph {
    /// The lines that define its nodes, from `z` to `y`.
    pub nodes: String,
    /// The lines that define its constants.
    pub constants: String,
}

/// How the parameters of the activation appear in a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameters {
    /// Numbers, as arguments of the function.
    Constant,
    /// Learned tensors.
    Learned,
}

/// The identifier of a parameter: its name, unless that is a keyword or a built-in function of a language.
pub(super) fn identifier(name: &str) -> &str {
    match name {
        "lambda" => "lambd",
        "min" => "low",
        "max" => "high",
        other => other,
    }
}
