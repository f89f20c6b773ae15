//! ONNX: the activation as nodes of a graph, from `z` to `y`.

use super::body::{OnnxGraph, identifier};
use super::literals::Literals;
use crate::activation::Instance;
use crate::formula::Expr;
use std::f64::consts::PI;

/// The nodes of a native operator such as `LeakyRelu(x, alpha=0.01)`, and its constants.
pub(super) fn native(call: &str) -> OnnxGraph {
    let (operator, rest) = call.split_once('(').unwrap_or((call, ""));
    let rest = rest.strip_suffix(')').unwrap_or(rest);
    let mut inputs = vec!["\"z\"".to_owned()];
    let (mut attributes, mut constants) = (String::new(), String::new());
    for argument in rest.split(", ").skip(1) {
        if argument.contains('=') {
            attributes.push_str(", ");
            attributes.push_str(argument);
        } else {
            let name = format!("\"c{}\"", inputs.len());
            constants.push_str(&format!("    constant({name}, {argument}),\n"));
            inputs.push(name);
        }
    }
    let inputs = inputs.join(", ");
    let nodes = format!("    helper.make_node(\"{operator}\", [{inputs}], [\"y\"]{attributes}),\n");
    OnnxGraph { nodes, constants }
}

/// The nodes of a lowered formula, and its constants.
pub(super) fn nodes(f: &Instance, formula: &Expr<'_>, literals: Literals) -> Option<OnnxGraph> {
    let mut graph =
        Graph { f, literals, nodes: Vec::new(), constants: Vec::new(), names: vec![("x", "z".into())] };
    let last = graph.value(formula)?;
    match graph.nodes.last_mut() {
        Some(node) if node.output == last => node.output = "y".into(),
        _ => graph.nodes.push(Node { operator: "Identity", inputs: vec![last], output: "y".into() }),
    }
    let mut text = OnnxGraph::default();
    for node in &graph.nodes {
        let inputs: Vec<_> = node.inputs.iter().map(|i| format!("\"{i}\"")).collect();
        let inputs = inputs.join(", ");
        text.nodes.push_str(&format!(
            "    helper.make_node(\"{}\", [{inputs}], [\"{}\"]),\n",
            node.operator, node.output
        ));
    }
    for (name, value) in &graph.constants {
        text.constants.push_str(&format!("    constant(\"{name}\", {value}),\n"));
    }
    Some(text)
}

struct Node {
    operator: &'static str,
    inputs: Vec<String>,
    output: String,
}

struct Graph<'a> {
    f: &'a Instance,
    literals: Literals,
    nodes: Vec<Node>,
    constants: Vec<(String, String)>,
    names: Vec<(&'a str, String)>,
}

impl<'a> Graph<'a> {
    /// The name of the tensor with the value of an expression.
    fn value(&mut self, expr: &Expr<'a>) -> Option<String> {
        Some(match expr {
            Expr::Number(digits) => self.constant(digits.to_string(), digits.to_string()),
            Expr::Name("pi") => self.constant("pi".into(), self.literals.float(PI)),
            Expr::Name(name) => match self.names.iter().rev().find(|(n, _)| n == name) {
                Some((_, tensor)) => tensor.clone(),
                None => {
                    let index = self.f.activation.params.iter().position(|param| param.name == *name)?;
                    let value = self.literals.float(*self.f.params.get(index)?);
                    // `b` is the name of the bias.
                    let own = if *name == "b" { "b_of_f" } else { identifier(name) };
                    self.constant(own.to_owned(), value)
                }
            },
            Expr::Negative(inner) => {
                let inner = self.value(inner)?;
                self.node("Neg", vec![inner])
            }
            Expr::Binary(operator, left, right) => {
                let operator = match operator {
                    '+' => "Add",
                    '-' => "Sub",
                    '*' => "Mul",
                    '/' => "Div",
                    '^' => "Pow",
                    _ => return None,
                };
                let inputs = vec![self.value(left)?, self.value(right)?];
                self.node(operator, inputs)
            }
            Expr::Call(name, arguments) => {
                let inputs = arguments.iter().map(|a| self.value(a)).collect::<Option<Vec<_>>>()?;
                self.call(name, inputs)?
            }
            Expr::Cases(cases, otherwise) => {
                let mut value = self.value(otherwise)?;
                for (when, then) in cases.iter().rev() {
                    let [(operator, right)] = when.rest.as_slice() else { return None };
                    let operator = match *operator {
                        "<" => "Less",
                        "<=" => "LessOrEqual",
                        ">" => "Greater",
                        _ => "GreaterOrEqual",
                    };
                    let inputs = vec![self.value(&when.first)?, self.value(right)?];
                    let condition = self.node(operator, inputs);
                    let then = self.value(then)?;
                    value = self.node("Where", vec![condition, then, value]);
                }
                value
            }
            Expr::Where(body, name, meaning) => {
                let meaning = self.value(meaning)?;
                self.names.push((name, meaning));
                self.value(body)?
            }
        })
    }

    fn call(&mut self, name: &str, inputs: Vec<String>) -> Option<String> {
        let operator = match name {
            "exp" => "Exp",
            "ln" => "Log",
            "sqrt" => "Sqrt",
            "abs" => "Abs",
            "tanh" => "Tanh",
            "sin" => "Sin",
            "cos" => "Cos",
            "atan" => "Atan",
            "sigma" => "Sigmoid",
            "softplus" => "Softplus",
            "relu" => "Relu",
            "clip" => "Clip",
            "erf" => "Erf",
            "floor" => "Floor",
            "sign" => "Sign",
            "expm1" => {
                let exp = self.node("Exp", inputs);
                let one = self.constant("1".into(), "1".into());
                return Some(self.node("Sub", vec![exp, one]));
            }
            _ => return None,
        };
        Some(self.node(operator, inputs))
    }

    fn node(&mut self, operator: &'static str, inputs: Vec<String>) -> String {
        let output = format!("t{}", self.nodes.len());
        self.nodes.push(Node { operator, inputs, output: output.clone() });
        output
    }

    fn constant(&mut self, name: String, value: String) -> String {
        if !self.constants.iter().any(|(n, _)| *n == name) {
            self.constants.push((name.clone(), value));
        }
        name
    }
}
