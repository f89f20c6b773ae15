//! Intervals of an axis.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

use crate::format;

/// The least and the greatest width of an interval.
pub const WIDTH_LIMITS: (f64, f64) = (1e-6, 1e6);
/// The greatest absolute value of an end of an interval.
pub const MAX_END: f64 = 1e6;

/// An interval of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
}

impl Span {
    /// The width.
    pub fn width(self) -> f64 {
        self.to - self.from
    }

    /// Moved and resized to fulfil the limits.
    pub fn clamped(self) -> Self {
        // `width()` has a rounding error.
        let slack = 1e-9;
        let width = self.width().clamp(WIDTH_LIMITS.0 * (1.0 - slack), WIDTH_LIMITS.1 * (1.0 + slack));
        if width == self.width() && self.from >= -MAX_END && self.to <= MAX_END {
            return self;
        }
        let half = 0.5 * width.clamp(WIDTH_LIMITS.0, WIDTH_LIMITS.1);
        let centre = (0.5 * (self.from + self.to)).clamp(half - MAX_END, MAX_END - half);
        Span { from: centre - half, to: centre + half }
    }

    /// With ends on a decimal grid finer than a pixel, so that they are short in fields and links.
    pub fn rounded(self) -> Self {
        let step = 1e-4 * self.width();
        Span { from: round_to_grid(self.from, step), to: round_to_grid(self.to, step) }.clamped()
    }

    /// Scaled by `factor` about `fixed`.
    pub fn zoomed(self, factor: f64, fixed: f64) -> Self {
        let factor = factor.clamp(WIDTH_LIMITS.0 / self.width(), WIDTH_LIMITS.1 / self.width());
        Span { from: fixed + (self.from - fixed) * factor, to: fixed + (self.to - fixed) * factor }.clamped()
    }

    /// Moved by `distance`.
    pub fn moved(self, distance: f64) -> Self {
        Span { from: self.from + distance, to: self.to + distance }.clamped()
    }
}

/// Rounds `x` to a decimal grid finer than `step`.
pub fn round_to_grid(x: f64, step: f64) -> f64 {
    let digits = (1.0 - step.log10().floor()).clamp(0.0, 15.0) as i32;
    let scale = 10f64.powi(digits);
    (x * scale).round() / scale + 0.0
}

impl fmt::Display for Span {
    /// As in addresses: `-6..6`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", format::shortest(self.from), format::shortest(self.to))
    }
}

/// The text is not an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseSpanError;

impl FromStr for Span {
    type Err = ParseSpanError;

    /// Parses two ascending numbers separated by `..`. They are not clamped.
    fn from_str(text: &str) -> Result<Self, ParseSpanError> {
        let (from, to) = text.split_once("..").ok_or(ParseSpanError)?;
        let number = |text| format::parse(text).ok_or(ParseSpanError);
        let span = Span { from: number(from)?, to: number(to)? };
        if span.to > span.from { Ok(span) } else { Err(ParseSpanError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_that_was_moved_has_short_ends_near_its_own() {
        let start = Span { from: -6.0, to: 6.0 };
        assert_eq!(start.zoomed(1.0 / 1.5, 0.0).rounded().zoomed(1.5, 0.0).rounded(), start);
        for width in [1e-6, 3.3e-5, 0.01, 1.0, 12.0, 4321.0, 1e6] {
            for centre in [0.0, 1.0 / 3.0, -777.123_456_789] {
                let span = Span { from: centre - 0.5 * width, to: centre + 0.5 * width }.clamped();
                let rounded = span.moved(0.123_456_789 * width).rounded();
                assert!(
                    (rounded.from - span.from - 0.123_456_789 * width).abs()
                        <= 1e-5 * width + 1e-12 * centre.abs()
                );
                for end in rounded.to_string().split("..") {
                    let digits = end.bytes().filter(u8::is_ascii_digit).count();
                    let of_grid = 6.0 + (centre.abs().max(1.0) / width).log10().max(0.0).ceil();
                    assert!(digits as f64 <= of_grid + 4.0, "{width} {centre} {end}");
                }
            }
        }
    }
}
