//! The list of labs.

use serde::{Deserialize, Serialize};

/// The one list of labs: calls the macro `$define` with it. An entry has the variant of [`Lab`], the folder in
/// [`crate::labs`], which is also the id in addresses and the name of the branch of the settings, and the type of these
/// settings.
macro_rules! for_each_lab {
    ($define:ident) => {
        $define! {
            /// Curves, derivatives and facts.
            Explore explore ExploreSettings,
            /// Networks in training.
            Train train TrainSettings,
            /// Signal and gradient through deep random networks.
            Depth depth DepthSettings,
            /// The table of all properties.
            Compare compare CompareSettings,
            /// A dense layer, evaluated step by step and as a program.
            Code code CodeSettings,
        }
    };
}
pub(crate) use for_each_lab;

macro_rules! define_lab {
    ($($(#[$doc:meta])* $Lab:ident $lab:ident $Settings:ident,)*) => {
        /// A lab of the page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Lab {
            $($(#[$doc])* $Lab,)*
        }

        impl Lab {
            /// All labs in the order of the tabs.
            pub const ALL: [Lab; [$(stringify!($lab)),*].len()] = [$(Lab::$Lab),*];

            /// The id in addresses.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Lab::$Lab => stringify!($lab),)*
                }
            }
        }
    };
}
for_each_lab!(define_lab);

impl Default for Lab {
    /// The first lab, which opens where no other is named.
    fn default() -> Self {
        Lab::ALL[0]
    }
}

impl Lab {
    /// The lab with this id in addresses.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Lab::ALL.into_iter().find(|lab| lab.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_static_page_has_a_picture_and_a_tab_for_every_lab_in_order() {
        let page = include_str!("../index.html");
        let values = |start: &str| -> Vec<&str> {
            page.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
        };
        let slugs = Lab::ALL.map(Lab::slug);
        assert_eq!(values("data-picture=\""), slugs);
        assert_eq!(values("href=\"?lab="), slugs[1..]);
    }
}
