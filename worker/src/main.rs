//! The program of a Web Worker: computes the units that it is asked for.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use worker::{Reply, Request, Task, receive, send};

fn main() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (task, answering) = (RefCell::new(None::<Task>), scope.clone());
    let on_message = move |event: MessageEvent| -> Result<(), JsValue> {
        match receive(event.data())? {
            Request::Task(next) => *task.borrow_mut() = Some(*next),
            Request::Unit(unit) => {
                let work = task.borrow().as_ref().and_then(|task| task.begin(unit));
                if let Some(work) = work {
                    answering.post_message(&send(&Reply::Answer(unit, work.finish()))?)?;
                }
            }
        }
        Ok(())
    };
    let on_message = Closure::<dyn Fn(MessageEvent) -> Result<(), JsValue>>::new(on_message);
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    scope.post_message(&send(&Reply::Ready)?)
}
