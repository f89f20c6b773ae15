//! The choice of an initialization, or of the one that fits each function.

use super::key::InvalidValue;
use engine::depth::INITS;
use engine::nn::Init;

/// The name in addresses of the initialization that fits each function.
pub const FITTING: &str = "fitting";

/// Reads an initialization that theory covers, or `fitting` for none in particular.
///
/// # Errors
/// For any other text.
pub fn read_fitting_init(text: &str) -> Result<Option<Init>, InvalidValue> {
    if text == FITTING {
        return Ok(None);
    }
    let init = text.parse().map_err(|_| InvalidValue)?;
    if INITS.contains(&init) { Ok(Some(init)) } else { Err(InvalidValue) }
}

/// Writes it.
pub fn write_fitting_init(init: Option<Init>) -> String {
    init.map_or(FITTING, Init::id).into()
}

/// The choice in files: as the address has it. For serde's `with`.
pub mod fitting_init_as_text {
    use super::{read_fitting_init, write_fitting_init};
    use engine::nn::Init;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(init: &Option<Init>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_fitting_init(*init))
    }

    /// Reads that.
    ///
    /// # Errors
    /// If there is no such initialization.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Init>, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_fitting_init(&text).map_err(|_| D::Error::custom("no such initialization"))
    }
}
