//! Calls that are under way.

use std::sync::atomic::{AtomicU32, Ordering};

static UNFINISHED: AtomicU32 = AtomicU32::new(0);

/// A call, until it is dropped. An exception of JavaScript, such as one of too much recursion, ends a call without
/// dropping anything: then it is counted for ever, which tells that memory was left behind.
pub struct Call;

impl Call {
    /// Counts a call.
    pub fn begin() -> Self {
        UNFINISHED.fetch_add(1, Ordering::Relaxed);
        Call
    }

    /// How many calls have begun and not ended.
    pub fn unfinished() -> u32 {
        UNFINISHED.load(Ordering::Relaxed)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        UNFINISHED.fetch_sub(1, Ordering::Relaxed);
    }
}
