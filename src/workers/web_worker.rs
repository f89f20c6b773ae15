//! One Web Worker.

use crate::script::script_address;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};
use worker::{Reply, receive};

/// The script of the worker, beside that of the page.
const SCRIPT: &str = "activation-lab-worker_loader.js";

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
        let worker = start_script()?;
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

fn start_script() -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let address = Url::new_with_base(SCRIPT, &script_address()?).ok()?;
    Worker::new_with_options(&address.href(), &options).ok()
}
