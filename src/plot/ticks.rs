//! Ticks of an axis: round numbers and their labels.

use super::span::Span;
use crate::format;

/// Ticks at multiples of a round step.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// The positions, ascending.
    pub values: Vec<f64>,
    /// Their labels.
    pub labels: Vec<String>,
}

/// The width of a digit in CSS pixels: labels have tabular figures at 12 px.
const DIGIT: f64 = 7.0;

/// A step: 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy)]
struct Step {
    mantissa: f64,
    exponent: i32,
}

impl Step {
    /// The least such step that is at least `size`.
    fn at_least(size: f64) -> Self {
        let exponent = size.log10().floor() as i32;
        let power = 10f64.powi(exponent);
        let mantissa = [1.0, 2.0, 5.0].into_iter().find(|m| m * power >= size * (1.0 - 1e-9));
        match mantissa {
            Some(mantissa) => Step { mantissa, exponent },
            None => Step { mantissa: 1.0, exponent: exponent + 1 },
        }
    }

    /// `i` times the step, rounded only once.
    fn times(self, i: f64) -> f64 {
        if self.exponent < 0 {
            i * self.mantissa / 10f64.powi(-self.exponent)
        } else {
            i * self.mantissa * 10f64.powi(self.exponent)
        }
    }

    fn multiples(self, span: Span) -> Vec<f64> {
        let step = self.times(1.0);
        let slack = 1e-9 * span.width() / step;
        let (first, last) = ((span.from / step - slack).ceil(), (span.to / step + slack).floor());
        let count = (last - first).clamp(-1.0, 200.0) as i32;
        (0..=count).map(|i| self.times(first + f64::from(i)) + 0.0).collect()
    }

    fn label(self, value: f64, largest: f64) -> String {
        if value == 0.0 {
            "0".into()
        } else if !(1e-3..1e5).contains(&largest) {
            // Enough digits to distinguish neighbouring ticks.
            let digits = value.abs().log10().floor() as i32 - self.exponent;
            format::scientific(value, digits.clamp(0, 15) as u8)
        } else {
            format::fixed(value, (-self.exponent).clamp(0, 15) as u8)
        }
    }

    fn ticks(self, span: Span) -> Ticks {
        let values = self.multiples(span);
        let largest = span.from.abs().max(span.to.abs());
        let labels = values.iter().map(|&v| self.label(v, largest)).collect();
        Ticks { values, labels }
    }
}

fn longest(labels: &[String]) -> f64 {
    labels.iter().map(|l| l.chars().count()).max().unwrap_or(0) as f64 * DIGIT
}

/// Ticks of a horizontal axis of this length, as many as there is room for labels.
pub fn horizontal(span: Span, length: f64) -> Ticks {
    let mut room = 44.0;
    loop {
        let ticks = Step::at_least(span.width() * room / length).ticks(span);
        let needed = longest(&ticks.labels) + 14.0;
        if needed <= room || room >= length {
            return ticks;
        }
        room = needed.max(room * 1.2);
    }
}

/// Ticks of a vertical axis of this length.
pub fn vertical(span: Span, length: f64) -> Ticks {
    Step::at_least(span.width() * 34.0 / length.max(68.0)).ticks(span)
}

/// The interval widened to multiples of a round step of about a sixteenth of its width.
pub fn rounded_out(span: Span) -> Span {
    let step = Step::at_least(span.width() / 16.0);
    let size = step.times(1.0);
    let slack = 1e-6;
    Span {
        from: step.times((span.from / size + slack).floor()) + 0.0,
        to: step.times((span.to / size - slack).ceil()) + 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_from_a_millionth_to_a_million_has_distinct_labels_that_fit() {
        for exponent in -6..=6 {
            for centre in [0.0, 3.0, -1000.0] {
                for length in [240.0, 800.0] {
                    let half = 0.5 * 10f64.powi(exponent);
                    let ticks = horizontal(Span { from: centre - half, to: centre + half }, length);
                    let mut labels = ticks.labels.clone();
                    assert!((2..=30).contains(&labels.len()), "{exponent} {centre} {labels:?}");
                    assert!(
                        labels.len() as f64 * longest(&labels) < 1.1 * length + longest(&labels),
                        "{labels:?}"
                    );
                    labels.dedup();
                    assert_eq!(labels.len(), ticks.labels.len(), "{labels:?}");
                }
            }
        }
    }

    #[test]
    fn ticks_are_exact() {
        let ticks = horizontal(Span { from: -0.5, to: 0.5 }, 600.0);
        assert!(ticks.values.contains(&0.3) && ticks.values.contains(&-0.1), "{ticks:?}");
        assert!(ticks.labels.contains(&"\u{2212}0.1".to_owned()), "{ticks:?}");
    }

    #[test]
    fn rounding_out_keeps_round_limits() {
        assert_eq!(rounded_out(Span { from: 0.0, to: 6.0 }), Span { from: 0.0, to: 6.0 });
        assert_eq!(rounded_out(Span { from: -0.97, to: 6.02 }), Span { from: -1.0, to: 6.5 });
    }
}
