//! The trace: moving it, its points, and its values as text.

use super::settings::ExploreSettings;
use crate::locale::Lang;
use crate::plot::draw::TracePoint;
use crate::state::Branch;
use engine::activation::Order;

/// Moves the trace, without an undo step.
pub fn move_trace(explore: Branch<ExploreSettings>, x: f64) {
    if explore.with_untracked(|s| s.trace) != x {
        explore.update_transient(|s| s.trace = x);
    }
}

/// The values at the trace, as text.
pub fn spoken_trace(s: &ExploreSettings, lang: Lang) -> String {
    let x = s.traced();
    let values = s
        .visible()
        .map(|(slot, function)| (s.label(slot), function.at(Order::Value, x), function.at(Order::Slope, x)));
    lang.spoken_trace(x, values)
}

/// The points of all curves at the trace.
pub fn trace_points(s: &ExploreSettings) -> Vec<TracePoint> {
    let x = s.traced();
    let mut points = Vec::new();
    for (slot, function) in s.visible() {
        let at = |order| function.at(order, x);
        let derivatives = [Some(Order::Slope), Some(Order::SecondDerivative), None];
        for (order, derivative) in Order::ALL.into_iter().zip(derivatives) {
            let tangent = derivative.filter(|_| s.tangent).map(at);
            points.push(TracePoint { slot, order, y: at(order), tangent });
        }
    }
    points
}
