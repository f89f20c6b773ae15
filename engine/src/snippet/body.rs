//! What the function of a program computes.

/// What a function computes: definitions, then the value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Body {
    /// Names with what they stand for, in order.
    pub definitions: Vec<(&'static str, String)>,
    /// The value.
    pub value: String,
    /// In ONNX, what takes the place of definitions and value.
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

/// What the parameters are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameters {
    /// Numbers, as arguments of the function.
    Constant,
    /// Tensors that are learned.
    Learned,
}

/// The name of a parameter in code, where its own is a word of the languages.
pub(super) fn identifier(name: &str) -> &str {
    match name {
        "lambda" => "lambd",
        "min" => "low",
        "max" => "high",
        other => other,
    }
}
