//! Writes a program: the definition of the activation and the forms of the layer, inserted into a template.

use super::body::{Body, identifier};
use super::language::Language;
use super::literals::Literals;
use super::parts::{LearnableForm, ProgramParts, Provision};
use super::templates::fill;
use super::{syntax, templates};
use crate::activation::{Instance, Target};
use crate::layer::{Layer, Matrix};

/// Writes the program.
pub(super) fn write(
    target: Target,
    f: &Instance,
    layer: &Layer,
    parts: &ProgramParts,
    literals: Literals,
) -> String {
    let writer = ProgramWriter { target, f, parts, literals };
    let texts = templates::of(target);
    let function = writer.activation_definition();
    let (learned, use_of_learned) = writer.learned(layer);
    let graph = &parts.body.graph;
    let is_rust = Language::of(target) == Language::Rust;
    // Imports that only some programs need; unused ones would cause warnings.
    let import = match target {
        Target::PyTorch if [function.as_str(), &learned].concat().contains("F.") => {
            "import torch.nn.functional as F"
        }
        Target::NumPy if function.contains("math.") => "import math\n\n",
        Target::Burn if learned.is_empty() => "use burn::module::Param;",
        Target::Burn => "use burn::module::{Module, Param};",
        _ => "",
    };
    let own_layer = match (parts.layer.as_str(), target) {
        ("", Target::Keras) => "keras.layers.Activation(activation)".to_owned(),
        (_, Target::PyTorch) if matches!(parts.learned, LearnableForm::Layer(_)) => String::new(),
        ("", _) => texts.layer[1].to_owned(),
        (own, Target::PyTorch) => fill(texts.layer[0], &[("layer", own)]),
        (own, _) => own.to_owned(),
    };
    let comment = writer.provision_comment("#");
    let arguments = if is_rust { writer.parameters(|_, value| format!(", {value}")) } else { String::new() };
    fill(
        texts.program,
        &[
            ("import", import),
            ("function", &function),
            ("layer", &own_layer),
            ("learned", &learned),
            ("use", &use_of_learned),
            ("var", if use_of_learned.is_empty() { "" } else { ", Var" }),
            ("remark", &comment),
            ("nodes", &graph.nodes),
            ("constants", &graph.constants),
            ("opset", if graph.nodes.contains("\"Swish\"") { "24" } else { "22" }),
            ("arguments", &arguments),
            ("inputs", &layer.weights().rows().to_string()),
            ("units", &layer.weights().columns().to_string()),
            ("X", &writer.matrix(layer.inputs())),
            ("W", &writer.matrix(layer.weights())),
            ("b", &writer.vector(layer.bias().values(), ", ")),
        ],
    )
}

struct ProgramWriter<'a> {
    target: Target,
    f: &'a Instance,
    parts: &'a ProgramParts,
    literals: Literals,
}

impl ProgramWriter<'_> {
    /// `[1.0, 2.0]`
    fn vector(&self, row: &[f64], separator: &str) -> String {
        let literals: Vec<_> = row.iter().map(|v| self.literals.float(*v)).collect();
        format!("[{}]", literals.join(separator))
    }

    /// `[[1.0, 2.0], [3.0, 4.0]]`, in Julia `[1.0 2.0; 3.0 4.0]`
    fn matrix(&self, matrix: &Matrix) -> String {
        if Language::of(self.target) == Language::Julia {
            let rows: Vec<_> =
                matrix.iter_rows().map(|row| self.vector(row, " ").replace(['[', ']'], "")).collect();
            // Without `;;` a single column is a vector.
            let column = if matrix.columns() == 1 { ";;" } else { "" };
            return format!("[{}{column}]", rows.join("; "));
        }
        let rows: Vec<_> = matrix.iter_rows().map(|row| self.vector(row, ", ")).collect();
        format!("[{}]", rows.join(", "))
    }

    /// A comment that gives the reason for writing the formula out; empty if the target has the function.
    fn provision_comment(&self, mark: &str) -> String {
        let (title, name) = (self.target.title(), self.f.activation.name);
        if self.f.activation.typed.is_some() {
            return format!("{mark} f(x) = {}\n", self.f.activation.formula);
        }
        match self.parts.provision {
            Provision::Native => String::new(),
            Provision::LearnableLayer => {
                format!("{mark} {title} has {name} as a learnable layer only; this is its formula.\n")
            }
            Provision::Limited { function } => {
                format!("{mark} {function} does not support these parameters; this is the formula.\n")
            }
            Provision::Missing => format!("{mark} {title} has no {name}; this is its formula.\n"),
        }
    }

    /// The parameters of a function that is written out, each formatted by `shown` from its identifier and value.
    fn parameters(&self, shown: impl Fn(&str, String) -> String) -> String {
        if self.parts.provision == Provision::Native {
            return String::new();
        }
        let pairs = self.f.activation.params.iter().zip(&self.f.params);
        pairs.map(|(param, value)| shown(identifier(param.name), self.literals.float(*value))).collect()
    }

    /// The definition of `activation`, after those of its helpers.
    fn activation_definition(&self) -> String {
        let language = Language::of(self.target);
        let body = body_lines(&self.parts.body, language, "    ");
        let (mark, gap) = if language == Language::Python { ("#", "\n\n") } else { ("//", "\n") };
        let mut text = String::new();
        let mut helpers = syntax::of(self.target).helpers_of(&self.parts.body);
        if let LearnableForm::Formula(_, body) = &self.parts.learned {
            helpers.extend(syntax::of(self.target).helpers_of(body));
            helpers.dedup();
        }
        for definition in helpers {
            text += &[definition, gap].concat();
        }
        let definition = match language {
            Language::Python => {
                let parameters = self.parameters(|name, value| format!(", {name}={value}"));
                format!("{}def activation(x{parameters}):\n{body}", self.provision_comment(mark))
            }
            Language::Rust => {
                let parameters = self.parameters(|name, _| format!(", {name}: f64"));
                let (input, output) = match self.target {
                    Target::Candle => ("&Tensor", "Result<Tensor>"),
                    _ => ("Tensor<2>", "Tensor<2>"),
                };
                let head = format!("fn activation(x: {input}{parameters}) -> {output} {{\n");
                format!("{}{head}{body}}}", self.provision_comment(mark))
            }
            Language::Julia => {
                let parameters = self.parameters(|name, value| format!(", {name}={value}"));
                format!(
                    "{}function activation(x{})\n{body}end",
                    self.provision_comment("#"),
                    parameters.replacen(", ", "; ", 1)
                )
            }
        };
        text + &definition
    }

    /// The learnable form, and its use in `main` of Rust.
    fn learned(&self, layer: &Layer) -> (String, String) {
        let texts = templates::of(self.target);
        let is_rust = Language::of(self.target) == Language::Rust;
        let symbol = self.f.activation.params.first().map_or("", |param| param.symbol);
        let inputs = layer.weights().rows().to_string();
        match &self.parts.learned {
            LearnableForm::No => Default::default(),
            LearnableForm::Layer(own) => {
                let name = self.f.activation.params.first().map_or("", |p| identifier(p.name));
                let value = self.literals.float(self.f.params.first().copied().unwrap_or(f64::NAN));
                let values = [
                    ("symbol", symbol),
                    ("layer", own),
                    ("inputs", &inputs),
                    ("name", name),
                    ("value", &value),
                ];
                let text = fill(texts.learned_layer, &values);
                if is_rust { (String::new(), text) } else { (text, String::new()) }
            }
            LearnableForm::Formula(name, body) => {
                let name_in_print = self.f.activation.name.chars().filter(char::is_ascii_alphanumeric);
                // A name that someone typed may be that of a class of the framework.
                let prefix = if self.f.activation.typed.is_some() { "Typed" } else { "" };
                let class: String = prefix.chars().chain(name_in_print).collect();
                let value = self.literals.float(self.f.params.first().copied().unwrap_or(f64::NAN));
                let body = match Language::of(self.target) {
                    Language::Julia => body.value.clone(),
                    language => body_lines(body, language, "        "),
                };
                let values = [
                    ("symbol", symbol),
                    ("class", &class),
                    ("name", identifier(name)),
                    ("value", &value),
                    ("body", &body),
                    ("inputs", &inputs),
                ];
                (fill(texts.learned[0], &values), fill(texts.learned[1], &values))
            }
        }
    }
}

/// The lines of a function's body.
fn body_lines(body: &Body, language: Language, indent: &str) -> String {
    let (definition, end, result) = match language {
        Language::Python => ("", "\n", "return "),
        Language::Rust => ("let ", ";\n", ""),
        Language::Julia => ("", "\n", ""),
    };
    let mut text = String::new();
    for (name, value) in &body.definitions {
        text += &format!("{indent}{definition}{name} = {value}{end}");
    }
    let value = match language {
        // A long chain of methods has one per line.
        Language::Rust if body.value.len() > 80 => {
            body.value.replace(").mask_", &format!(")\n{indent}    .mask_"))
        }
        _ => body.value.clone(),
    };
    text + &format!("{indent}{result}{value}\n")
}
