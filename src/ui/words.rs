//! Intervals in words and signs, as HTML.

use crate::number::plain;
use engine::analysis::Interval;

/// Disjoint intervals, with brackets that tell whether an end belongs to them.
pub fn intervals(all: &[Interval]) -> String {
    let one = |i: &Interval| {
        if i.low.value == i.high.value {
            return format!("{{{}}}", plain(i.low.value));
        }
        let open = if i.low.attained { '[' } else { '(' };
        let close = if i.high.attained { ']' } else { ')' };
        format!("{open}{}, {}{close}", plain(i.low.value), plain(i.high.value))
    };
    all.iter().map(one).collect::<Vec<_>>().join(" ∪ ")
}

/// A stretch of x.
pub fn span_text(from: f64, to: f64) -> String {
    match (from.is_finite(), to.is_finite()) {
        (true, true) => format!("for {} &lt; x &lt; {}", plain(from), plain(to)),
        (true, false) => format!("for every x &gt; {}", plain(from)),
        (false, true) => format!("for every x &lt; {}", plain(to)),
        (false, false) => "for every x".into(),
    }
}
