//! Functions as the address has them: `leaky_relu:0.1`, hidden as `~leaky_relu:0.1`.

use super::key::clamp_with_notice;
use super::notice::{Notice, quoted};
use crate::format;
use engine::activation::{Instance, find};

/// The most networks side by side.
pub const MAX_NETWORKS: usize = 4;

/// Reads the entry of a function, with its parameters after colons; those left out or unusable are the defaults.
pub fn read_function(entry: &str, notices: &mut Vec<Notice>) -> Option<Instance> {
    let mut words = entry.strip_prefix('~').unwrap_or(entry).split(':');
    let id = words.next().unwrap_or_default();
    let Some(activation) = find(id) else {
        notices.push(Notice::UnknownFunction(quoted(id)));
        return None;
    };
    let mut instance = Instance::new(activation);
    for (i, text) in words.enumerate() {
        match (activation.params.get(i), format::parse(text)) {
            (Some(param), Some(value)) => {
                instance.params[i] = clamp_with_notice(value, param.min, param.max, entry, notices);
            }
            (Some(_), None) if text.is_empty() => {}
            _ => notices.push(Notice::BadParameter(quoted(entry))),
        }
    }
    Some(instance)
}

/// Writes an id, with the parameters where they are not the defaults.
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

/// Reads at most so many functions; `None` if not one entry is usable, which the notices tell.
pub fn read_functions(value: &str, most: usize, notices: &mut Vec<Notice>) -> Option<Vec<Instance>> {
    let entries: Vec<&str> = value.split(',').collect();
    if entries.len() > most {
        notices.push(Notice::BadValue("f", quoted(value)));
    }
    let found: Vec<Instance> =
        entries.iter().take(most).filter_map(|entry| read_function(entry, notices)).collect();
    (!found.is_empty()).then_some(found)
}

/// Writes them.
pub fn write_functions(all: &[Instance]) -> String {
    all.iter().map(write_function).collect::<Vec<_>>().join(",")
}

/// Functions with their default parameters, by their ids.
pub fn with_defaults(ids: &[&str]) -> Vec<Instance> {
    ids.iter().filter_map(|id| find(id)).map(Instance::new).collect()
}

/// The name of a function, with its parameters where others have the same name.
pub fn label_among<'a>(one: &Instance, all: impl Iterator<Item = &'a Instance>) -> String {
    let name = one.activation.name;
    if all.filter(|other| other.activation == one.activation).count() < 2 {
        return name.into();
    }
    let values: Vec<String> = one.params.iter().map(|&v| format::trimmed(v, 0, 3)).collect();
    format!("{name} {}", values.join(", ")).trim_end().into()
}

/// A function in files: as the address has it. For serde's `with`.
pub mod as_text {
    use super::{read_function, write_function};
    use engine::activation::Instance;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes a function as text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(function: &Instance, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_function(function))
    }

    /// Reads that.
    ///
    /// # Errors
    /// If no function has this id.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instance, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_function(&text, &mut Vec::new()).ok_or_else(|| D::Error::custom("no such function"))
    }
}

/// A list of functions in files: as the address has it. For serde's `with`.
pub mod list_as_text {
    use super::{read_functions, write_functions};
    use engine::activation::Instance;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes functions as text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(functions: &[Instance], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_functions(functions))
    }

    /// Reads that.
    ///
    /// # Errors
    /// If not one function is known.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Instance>, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_functions(&text, usize::MAX, &mut Vec::new())
            .ok_or_else(|| D::Error::custom("no such functions"))
    }
}
