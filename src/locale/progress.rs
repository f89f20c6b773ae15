//! The progress of long computations.

use super::Lang;
use crate::workers::Progress;

impl Lang {
    /// The button that cancels a long computation.
    pub fn cancel_with_progress(self, progress: Progress) -> String {
        let Progress { done, units, seconds_left } = progress;
        let percent = 100 * done / units.max(1);
        let left =
            seconds_left.map_or(String::new(), |seconds| format!(", about {} left", self.duration(seconds)));
        format!("Cancel: {percent}\u{a0}% done{left}")
    }

    /// A time in whole units.
    pub fn duration(self, seconds: u64) -> String {
        match seconds {
            0..120 => format!("{seconds}\u{a0}s"),
            120..7200 => format!("{}\u{a0}min", seconds.div_ceil(60)),
            _ => format!("{}\u{a0}h", seconds.div_ceil(3600)),
        }
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
