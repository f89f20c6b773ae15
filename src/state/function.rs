//! Functions in addresses: `leaky_relu:0.1`, or `~leaky_relu:0.1` for a hidden one; `x*sigmoid(b*x):1.5`, with a definition
//! in place of an id.

use super::key::clamp_with_notice;
use super::notice::{Notice, excerpt};
use crate::format;
use engine::activation::{Instance, find};
use engine::formula::activation;

/// The greatest number of networks side by side.
pub const MAX_NETWORKS: usize = 4;

/// The parts of a text between separators, but for those within brackets, which are part of a formula.
pub fn split_outside_brackets(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |c: char| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == separator
    })
}

/// Parses an id with parameters after colons; missing and invalid parameters are the defaults.
pub fn read_function(entry: &str, notices: &mut Vec<Notice>) -> Option<Instance> {
    let mut words = split_outside_brackets(entry.strip_prefix('~').unwrap_or(entry), ':');
    let id = words.next().unwrap_or_default();
    let activation = match activation(id) {
        Ok(activation) => activation,
        Err(error) => {
            let is_formula = id.contains(['=', '+', '*', '/', '^', '(']);
            let text = excerpt(id);
            notices.push(if is_formula {
                Notice::BadFormula(text, error)
            } else {
                Notice::UnknownFunction(text)
            });
            return None;
        }
    };
    let mut instance = Instance::new(activation);
    for (i, text) in words.enumerate() {
        match (activation.params.get(i), format::parse(text)) {
            (Some(param), Some(value)) => {
                instance.params[i] = clamp_with_notice(value, param.min, param.max, entry, notices);
            }
            (Some(_), None) if text.is_empty() => {}
            _ => notices.push(Notice::BadParameter(excerpt(entry))),
        }
    }
    Some(instance)
}

/// Parses a function of a lab that hides none, with a notice if it is to be hidden.
pub fn read_visible_function(entry: &str, notices: &mut Vec<Notice>) -> Option<Instance> {
    let function = read_function(entry, notices)?;
    if entry.starts_with('~') {
        notices.push(Notice::Adjusted("f", excerpt(entry), write_function(&function)));
    }
    Some(function)
}

/// Writes an id, with its parameters unless they are the defaults.
pub fn write_function(instance: &Instance) -> String {
    let mut entry = String::from(instance.activation.id);
    if instance.params != instance.activation.defaults() {
        for value in &instance.params {
            entry.push(':');
            entry.push_str(&format::shortest(*value));
        }
    }
    entry
}

/// Parses up to `max` functions; `None`, with notices, if no entry is valid.
pub fn read_functions(value: &str, max: usize, notices: &mut Vec<Notice>) -> Option<Vec<Instance>> {
    let entries: Vec<&str> = split_outside_brackets(value, ',').collect();
    if entries.len() > max {
        notices.push(Notice::TooManyFunctions(max));
    }
    let found: Vec<Instance> =
        entries.iter().take(max).filter_map(|entry| read_visible_function(entry, notices)).collect();
    (!found.is_empty()).then_some(found)
}

/// Writes functions, separated by commas.
pub fn write_functions(all: &[Instance]) -> String {
    all.iter().map(write_function).collect::<Vec<_>>().join(",")
}

/// Functions with default parameters, by id; unknown ids are skipped.
pub fn instances_by_id(ids: &[&str]) -> Vec<Instance> {
    ids.iter().filter_map(|id| find(id)).map(Instance::new).collect()
}

/// The name of a function, with its parameters if another of `all` has the same name.
pub fn distinct_label<'a>(one: &Instance, all: impl Iterator<Item = &'a Instance>) -> String {
    let name = one.activation.name;
    if all.filter(|other| other.activation == one.activation).count() < 2 {
        return name.into();
    }
    let values: Vec<String> = one.params.iter().map(|&v| format::exact_in_text(v)).collect();
    format!("{name} {}", values.join(", ")).trim_end().into()
}

/// For serde's `with`: a function as in addresses.
pub mod function_as_text {
    use super::{read_function, write_function};
    use engine::activation::Instance;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes a function.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(function: &Instance, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_function(function))
    }

    /// Reads a function.
    ///
    /// # Errors
    /// If no function has this id.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instance, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_function(&text, &mut Vec::new()).ok_or_else(|| D::Error::custom("no such function"))
    }
}

/// For serde's `with`: a list of functions as in addresses.
pub mod functions_as_text {
    use super::{read_functions, write_functions};
    use engine::activation::Instance;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes functions.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(functions: &[Instance], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_functions(functions))
    }

    /// Reads functions.
    ///
    /// # Errors
    /// If none of them is known.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Instance>, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_functions(&text, usize::MAX, &mut Vec::new())
            .ok_or_else(|| D::Error::custom("no such functions"))
    }
}
