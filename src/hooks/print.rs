//! Printing. The style sheet lays the page out for print; canvases are measured and drawn anew for it.

use super::event_listener::use_event_listener;
use crate::host::Host;
use crate::plot::qr::QrPath;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use web_sys::Event;

/// The printing state of the page.
#[derive(Clone, Copy)]
pub struct PrintState {
    host: Host,
    printing: RwSignal<bool>,
    qr: RwSignal<Option<QrPath>>,
    /// Whether `beforeprint` has fired since the last call of `print`.
    started: StoredValue<bool>,
}

#[derive(Clone, Copy)]
pub(super) struct IsPrinting(pub(super) Signal<bool>);

/// Tracks printing of the page, for [`use_print_state`] and [`use_is_printing`].
pub fn provide_print_state(host: Host) {
    let print = PrintState {
        host,
        printing: RwSignal::new(false),
        qr: RwSignal::new(None),
        started: StoredValue::new(false),
    };
    use_event_listener(&window(), "beforeprint", move |_: Event| {
        print.started.set_value(true);
        print.set_printing(true);
    });
    use_event_listener(&window(), "afterprint", move |_: Event| print.set_printing(false));
    provide_context(IsPrinting(print.printing.into()));
    provide_context(print);
}

/// The printing state of the page.
pub fn use_print_state() -> PrintState {
    expect_context()
}

/// Whether the page is being printed.
pub fn use_is_printing() -> Signal<bool> {
    expect_context::<IsPrinting>().0
}

impl PrintState {
    /// The QR code to print under the lab; tracked.
    pub fn qr(self) -> Option<QrPath> {
        self.qr.get()
    }

    /// The layout comes first: elements are measured as soon as the signal changes.
    fn set_printing(self, printing: bool) {
        self.host.set_printing(printing);
        // The page may have been closed.
        self.printing.try_set(printing);
    }

    /// Opens the browser's print dialog, with a QR code of the address under the lab.
    pub fn print_with_qr(self, qr: Option<QrPath>) {
        self.qr.set(qr);
        self.started.set_value(false);
        self.set_printing(true);
        spawn_local(async move {
            // `print` blocks the event loop: effects have to render the print view before.
            tick().await;
            // A sandboxed frame may ignore `print` silently; then no `afterprint` follows.
            let _ = window().print();
            if self.started.try_get_value() == Some(false) {
                self.set_printing(false);
            }
        });
    }
}
