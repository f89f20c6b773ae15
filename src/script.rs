//! The script of this program, and whether its server still has it.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// The address of the script. `None` in a program of one file, which has no script of its own.
pub fn script_address() -> Option<String> {
    import_meta::url()
}

/// Whether the server no longer has the script: it has another version, whose files have other names.
pub async fn is_replaced() -> bool {
    let Some(address) = script_address() else { return false };
    let request = RequestInit::new();
    request.set_method("HEAD");
    request.set_cache(RequestCache::Reload);
    match JsFuture::from(window().fetch_with_str_and_init(&address, &request)).await {
        Ok(response) => {
            response.dyn_ref::<Response>().is_some_and(|response| [404, 410].contains(&response.status()))
        }
        Err(_) => false,
    }
}

/// Only the split program has files beside it, and is a module that knows its own address.
#[cfg(feature = "split")]
mod import_meta {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        type ImportMeta;

        #[wasm_bindgen(method, getter)]
        fn url(this: &ImportMeta) -> String;

        #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
        static IMPORT_META: ImportMeta;
    }

    pub fn url() -> Option<String> {
        Some(IMPORT_META.with(ImportMeta::url))
    }
}

#[cfg(not(feature = "split"))]
mod import_meta {
    pub fn url() -> Option<String> {
        None
    }
}
