//! Parts of the program that are loaded when they are first needed.

use std::fmt;

/// A part of the program could not be loaded. Asked for again, it is tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unloadable;

impl fmt::Display for Unloadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of the program could not be loaded")
    }
}

impl std::error::Error for Unloadable {}

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Unloadable {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Unloadable
    }
}

/// Declares two asynchronous functions: one loads a part of the program, if that is not done yet, and gives what is in
/// it: a view; the other only loads it. Without the feature `split` the part is in the program already.
macro_rules! lazy {
    ($name:ident, $load:ident, $view:expr) => {
        #[doc = concat!("The part `", stringify!($name), "` of the program.\n\n# Errors\nIf it cannot be loaded.")]
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $name,
            wasm_split_path = ::leptos::wasm_split,
            fallible,
            preload(#[doc = "Loads the part."] $load)
        )]
        pub fn $name() -> Result<leptos::prelude::AnyView, crate::lazy::Unloadable> {
            Ok($view)
        }

        #[doc = concat!("The part `", stringify!($name), "` of the program.\n\n# Errors\nNone: it is in the program.")]
        #[cfg(not(feature = "split"))]
        pub async fn $name() -> Result<leptos::prelude::AnyView, crate::lazy::Unloadable> {
            Ok($view)
        }

        #[doc = concat!("Loads the part `", stringify!($name), "`.\n\n# Errors\nNone: it is in the program.")]
        #[cfg(not(feature = "split"))]
        pub async fn $load() -> Result<(), crate::lazy::Unloadable> {
            Ok(())
        }
    };
}

pub(crate) use lazy;
