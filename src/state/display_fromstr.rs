//! For serde's `with`: a value as its `Display` text.

use serde::{Deserialize, Deserializer, Serializer, de::Error};
use std::fmt::Display;
use std::str::FromStr;

/// Writes a value by its `Display`.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<V: Display, S: Serializer>(value: &V, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Reads a value by its `FromStr`.
///
/// # Errors
/// If the text does not parse.
pub fn deserialize<'de, V: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| D::Error::custom(format!("“{text}” is not a value of this setting")))
}
