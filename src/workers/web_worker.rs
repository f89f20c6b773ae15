//! One Web Worker.

use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker};
use worker::{Reply, receive};

/// A Web Worker; it is terminated when this is dropped.
pub struct WebWorker {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl WebWorker {
    /// Starts a worker that reports its replies, and `None` if it could not be loaded or has failed. `None` if the
    /// browser refuses it at once, as in a sandbox, or for a program of another origin.
    pub fn start(report: impl Fn(Option<Reply>) + Clone + 'static) -> Option<Self> {
        let worker = script::start()?;
        let report_failure = report.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            report(receive(event.data()).ok());
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // Without this it would be on the console, too.
            event.prevent_default();
            report_failure(None);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(WebWorker { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Posts a message; gives whether it could be posted.
    pub fn post(&self, message: &JsValue) -> bool {
        self.worker.post_message(message).is_ok()
    }
}

impl Drop for WebWorker {
    fn drop(&mut self) {
        // A message that has arrived, but is not yet dispatched, must not call a closure that is gone.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Only the split program has files beside it, and is a module that knows its own address.
#[cfg(feature = "split")]
mod script {
    use wasm_bindgen::prelude::*;
    use web_sys::{Url, Worker, WorkerOptions, WorkerType};

    /// The script of the worker, beside that of the page.
    const NAME: &str = "activation-lab-worker_loader.js";

    #[wasm_bindgen]
    extern "C" {
        type ImportMeta;

        #[wasm_bindgen(method, getter)]
        fn url(this: &ImportMeta) -> String;

        #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
        static IMPORT_META: ImportMeta;
    }

    pub fn start() -> Option<Worker> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let url = Url::new_with_base(NAME, &IMPORT_META.with(ImportMeta::url)).ok()?;
        Worker::new_with_options(&url.href(), &options).ok()
    }
}

#[cfg(not(feature = "split"))]
mod script {
    pub fn start() -> Option<web_sys::Worker> {
        None
    }
}
