//! The ids of enum values in addresses and files: `Display` writes them, `FromStr` reads them.

use super::data::DatasetKind;
use super::init::Init;
use super::loss::{Loss, Output};
use super::optimiser::Method;
use std::fmt;
use std::str::FromStr;

/// No value has this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownId;

/// Implements both by the list `ALL` of a type, whose entries are value, name in addresses and name in print.
macro_rules! named {
    ($($choice:ty),+) => {$(
        impl $choice {
            /// The name in addresses and files.
            pub fn id(self) -> &'static str {
                Self::ALL.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.1)
            }

            /// The name in print.
            pub fn name(self) -> &'static str {
                Self::ALL.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.2)
            }
        }

        impl fmt::Display for $choice {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id())
            }
        }

        impl FromStr for $choice {
            type Err = UnknownId;

            fn from_str(id: &str) -> Result<Self, UnknownId> {
                Self::ALL.iter().find(|entry| entry.1 == id).map(|entry| entry.0).ok_or(UnknownId)
            }
        }
    )+};
}

named!(Init, DatasetKind, Loss, Method, Output);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for (init, id, _) in Init::ALL {
            assert_eq!((init.to_string().as_str(), id.parse()), (id, Ok(init)));
        }
        assert_eq!("hinge".parse::<Loss>(), Err(UnknownId));
        assert_eq!(Output::Linear.to_string(), "linear");
    }
}
