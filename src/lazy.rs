//! Code splitting: parts of the program that are loaded on first use.

use std::fmt;

/// A part of the program could not be loaded. The next request tries again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError;

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of the program could not be loaded")
    }
}

impl std::error::Error for LoadError {}

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for LoadError {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        LoadError
    }
}

/// Declares a part of the program that is loaded on first use: `$preload` loads it, `$name` also returns its view.
/// Without the feature `split` the part is linked into the main program, as by [`eager!`].
macro_rules! lazy {
    ($name:ident, $preload:ident, $view:expr) => {
        #[doc = concat!("The view of the part `", stringify!($name), "`.\n\n# Errors\nIf it cannot be loaded.")]
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $name,
            wasm_split_path = ::leptos::wasm_split,
            preload(
                #[doc = concat!("Loads the part `", stringify!($name), "`.\n\n# Errors\nIf it cannot be loaded.")]
                $preload
            ),
            fallible
        )]
        pub fn $name() -> Result<leptos::prelude::AnyView, crate::lazy::LoadError> {
            Ok($view)
        }

        #[cfg(not(feature = "split"))]
        crate::lazy::eager!($name, $preload, $view);
    };
}

/// Declares a part with the functions of [`lazy!`], but within the main program.
macro_rules! eager {
    ($name:ident, $preload:ident, $view:expr) => {
        #[doc = concat!("The view of the part `", stringify!($name), "`.\n\n# Errors\nNone: it is in the program.")]
        pub async fn $name() -> Result<leptos::prelude::AnyView, crate::lazy::LoadError> {
            Ok($view)
        }

        #[doc = concat!("Loads nothing: the part `", stringify!($name), "` is in the program.\n\n# Errors\nNone.")]
        pub async fn $preload() -> Result<(), crate::lazy::LoadError> {
            Ok(())
        }
    };
}

pub(crate) use {eager, lazy};
