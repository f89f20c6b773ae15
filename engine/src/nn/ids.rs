//! Conversion between the values of enums and their ids in addresses and files.

use super::data::DatasetKind;
use super::features::Feature;
use super::init::Init;
use super::loss::{Loss, Output};
use super::optimiser::Method;
use std::fmt;
use std::str::FromStr;

/// The error that no value has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownId;

/// Implements `Display` and `FromStr` by the list `ALL` of a type, which pairs each value with its id.
macro_rules! impl_ids {
    ($($enum:ty),+) => {$(
        impl $enum {
            /// The stable name in addresses and files.
            pub fn id(self) -> &'static str {
                Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, id)| id)
            }
        }

        impl fmt::Display for $enum {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id())
            }
        }

        impl FromStr for $enum {
            type Err = UnknownId;

            fn from_str(id: &str) -> Result<Self, UnknownId> {
                Self::ALL.iter().find(|(_, other)| *other == id).map(|(value, _)| *value).ok_or(UnknownId)
            }
        }
    )+};
}

impl_ids!(Init, DatasetKind, Feature, Loss, Method, Output);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_parsed_back() {
        for (init, id) in Init::ALL {
            assert_eq!((init.to_string().as_str(), id.parse()), (id, Ok(init)));
        }
        assert_eq!("hinge".parse::<Loss>(), Err(UnknownId));
        assert_eq!(Output::Linear.to_string(), "linear");
    }
}
