//! The progress of long computations.

use super::Lang;
use crate::workers::Progress;

impl Lang {
    /// The button that cancels a long computation.
    pub fn cancel_with_progress(self, progress: Progress) -> String {
        let Progress { done, units, seconds_left } = progress;
        let percent = 100 * done / units.max(1);
        let left = match seconds_left {
            None => String::new(),
            Some(seconds @ 0..120) => format!(", about {seconds}\u{a0}s left"),
            Some(seconds) => format!(", about {}\u{a0}min left", seconds.div_ceil(60)),
        };
        format!("Cancel: {percent}\u{a0}% done{left}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_in_seconds_or_minutes() {
        let text = |done, seconds_left| {
            let text = Lang::English.cancel_with_progress(Progress { done, units: 40, seconds_left });
            text.replace('\u{a0}', " ")
        };
        assert_eq!(text(0, None), "Cancel: 0 % done");
        assert_eq!(text(39, Some(1)), "Cancel: 97 % done, about 1 s left");
        assert_eq!(text(10, Some(121)), "Cancel: 25 % done, about 3 min left");
    }
}
