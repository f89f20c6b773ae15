//! What the function of a program computes.

/// What a function computes: definitions, then the value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Body {
    /// Local names, each with its expression, in the order of definition.
    pub definitions: Vec<(&'static str, String)>,
    /// The value.
    pub value: String,
    /// For ONNX only: the graph, in the place of definitions and value.
    pub graph: OnnxGraph,
}

impl Body {
    /// A value alone.
    pub(super) fn of(value: String) -> Self {
        Body { value, ..Body::default() }
    }

    /// A graph.
    pub(super) fn of_graph(graph: OnnxGraph) -> Self {
        Body { graph, ..Body::default() }
    }
}

/// The part of an ONNX graph that computes the activation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OnnxGraph {
    /// The lines that list its nodes, from `z` to `y`.
    pub nodes: String,
    /// The lines that list its constants.
    pub constants: String,
}

/// How the parameters of the activation appear in a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameters {
    /// Numbers, as arguments of the function.
    Constant,
    /// Tensors that are learned.
    Learned,
}

/// The identifier of a parameter: another than its name where a language reserves that or has a function of it.
pub(super) fn identifier(name: &str) -> &str {
    match name {
        "lambda" => "lambd",
        "min" => "low",
        "max" => "high",
        other => other,
    }
}
