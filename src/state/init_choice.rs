//! The choice of an initialization, or of the recommended one for each activation.

use super::key::InvalidValue;
use engine::depth::INITS;
use engine::nn::Init;

/// The id, in addresses, of the recommended initialization for each activation.
pub const RECOMMENDED: &str = "fitting";

/// Parses an initialization that mean-field theory covers; `None` for the recommended one.
///
/// # Errors
/// For any other text.
pub fn parse_init_choice(text: &str) -> Result<Option<Init>, InvalidValue> {
    if text == RECOMMENDED {
        return Ok(None);
    }
    let init = text.parse().map_err(|_| InvalidValue)?;
    if INITS.contains(&init) { Ok(Some(init)) } else { Err(InvalidValue) }
}

/// The id of the choice.
pub fn write_init_choice(init: Option<Init>) -> String {
    init.map_or(RECOMMENDED, Init::id).into()
}

/// For serde's `with`: the choice as in addresses.
pub mod init_choice_as_text {
    use super::{parse_init_choice, write_init_choice};
    use engine::nn::Init;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the id.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(init: &Option<Init>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_init_choice(*init))
    }

    /// Reads the id.
    ///
    /// # Errors
    /// If there is no such initialization.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Init>, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_init_choice(&text).map_err(|_| D::Error::custom("no such initialization"))
    }
}
