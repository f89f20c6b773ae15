//! The facts that the engine finds about a function, as a plain object.

use crate::js::{array, number_or_null, object, or_null, plain};
use engine::activation::{Instance, Order};
use engine::analysis::{
    self, Asymptote, Bound, Break, Convexity, Critical, Extremum, Interval, Moments, Monotonicity, Place,
    Side, State, Symmetry, Zone,
};
use js_sys::Object;
use wasm_bindgen::JsValue;

/// All of them; zeros, extrema and zones are those within an interval.
pub fn of(instance: &Instance, (from, to): (f64, f64)) -> Object {
    let extrema = analysis::extrema(instance, from, to).ok();
    object([
        ("id", instance.activation.id.into()),
        ("params", plain(&instance.params)),
        ("interval", plain(&[from, to])),
        ("range", array(analysis::range(instance, Order::Value), interval)),
        ("slopeRange", array(analysis::range(instance, Order::Slope), interval)),
        ("maxAbsSlope", or_null(analysis::max_abs_slope(instance), bound)),
        ("lipschitz", analysis::lipschitz(instance).into()),
        ("left", asymptote(instance, Side::Left)),
        ("right", asymptote(instance, Side::Right)),
        ("monotonicity", monotonicity(analysis::monotonicity(instance)).into()),
        ("convexity", convexity(analysis::convexity(instance)).into()),
        ("symmetry", symmetry(analysis::symmetry(instance))),
        ("kinks", array(analysis::breaks(instance), kink)),
        ("derivatives", analysis::smoothness(instance).map_or(-1.0, f64::from).into()),
        ("dead", array(analysis::dead(instance), |(from, to)| span(from, to))),
        ("fixedPoints", or_null(analysis::fixed_points(instance).ok(), |all| array(all, place))),
        ("zeros", or_null(analysis::zeros(instance, from, to).ok(), |all| array(all, place))),
        ("extrema", or_null(extrema, |all| array(all, extremum))),
        ("zones", array(analysis::zones(instance, from, to), zone)),
        ("moments", moments(&analysis::moments(instance, 0.0, 1.0))),
        ("critical", or_null(analysis::critical(instance), critical)),
    ])
}

fn interval(found: Interval) -> JsValue {
    let Interval { low, high } = found;
    object([
        ("low", low.value.into()),
        ("high", high.value.into()),
        ("lowAttained", low.attained.into()),
        ("highAttained", high.attained.into()),
    ])
    .into()
}

fn span(from: f64, to: f64) -> JsValue {
    object([("from", from.into()), ("to", to.into())]).into()
}

fn place(found: Place) -> JsValue {
    match found {
        Place::Point(x) => span(x, x),
        Place::Span(from, to) => span(from, to),
    }
}

fn bound(found: Bound) -> JsValue {
    let entries =
        [("value", found.value.into()), ("at", place(found.place)), ("attained", found.attained.into())];
    object(entries).into()
}

fn asymptote(instance: &Instance, side: Side) -> JsValue {
    let end = if side == Side::Left { f64::NEG_INFINITY } else { f64::INFINITY };
    let (kind, slope, intercept, power) = match analysis::asymptote(instance, side) {
        Asymptote::Constant(_) => ("constant", None, None, None),
        Asymptote::Limit(_) => ("limit", None, None, None),
        Asymptote::Line { slope, intercept } => ("line", Some(slope), Some(intercept), None),
        Asymptote::Power(power) => ("power", None, None, Some(power)),
        Asymptote::Exponential => ("exponential", None, None, None),
        Asymptote::Oscillates => ("oscillates", None, None, None),
    };
    object([
        ("kind", kind.into()),
        ("limit", number_or_null(instance.at(Order::Value, end))),
        ("slope", or_null(slope, JsValue::from)),
        ("intercept", or_null(intercept, JsValue::from)),
        ("power", or_null(power, JsValue::from)),
        ("saturatedFrom", or_null(analysis::saturated_from(instance, side), JsValue::from)),
    ])
    .into()
}

fn monotonicity(found: Monotonicity) -> &'static str {
    match found {
        Monotonicity::Constant => "constant",
        Monotonicity::Increasing => "increasing",
        Monotonicity::NonDecreasing => "non-decreasing",
        Monotonicity::Decreasing => "decreasing",
        Monotonicity::NonIncreasing => "non-increasing",
        Monotonicity::Neither => "neither",
    }
}

fn convexity(found: Convexity) -> &'static str {
    match found {
        Convexity::Linear => "linear",
        Convexity::Convex => "convex",
        Convexity::Concave => "concave",
        Convexity::Neither => "neither",
    }
}

fn symmetry(found: Symmetry) -> JsValue {
    match found {
        Symmetry::None => JsValue::NULL,
        Symmetry::Even => object([("kind", "even".into()), ("x", 0.0.into()), ("y", JsValue::NULL)]).into(),
        Symmetry::Point(x, y) => object([("kind", "point".into()), ("x", x.into()), ("y", y.into())]).into(),
    }
}

fn kink(found: Break) -> JsValue {
    let jumps = found.order.map(|order| match order {
        Order::Value => "value",
        Order::Slope => "slope",
        Order::SecondDerivative => "second-derivative",
    });
    object([
        ("x", found.x.into()),
        ("jumps", or_null(jumps, JsValue::from)),
        ("left", found.left.into()),
        ("right", found.right.into()),
    ])
    .into()
}

fn extremum(found: Extremum) -> JsValue {
    let kind = if found.maximum { "maximum" } else { "minimum" };
    object([("kind", kind.into()), ("x", found.x.into()), ("value", found.value.into())]).into()
}

fn zone(found: Zone) -> JsValue {
    let state = match found.state {
        State::Dead => "dead",
        State::Saturated => "saturated",
    };
    object([("state", state.into()), ("from", found.from.into()), ("to", found.to.into())]).into()
}

fn moments(found: &Moments) -> JsValue {
    object([
        ("mean", found.mean.into()),
        ("square", found.square.into()),
        ("variance", found.variance().into()),
        ("slopeSquare", found.slope_square.into()),
        ("gain", found.gain().into()),
        ("zero", found.zero.into()),
        ("flat", found.flat.into()),
        ("converged", found.converged.into()),
    ])
    .into()
}

fn critical(found: Critical) -> JsValue {
    object([("deviation", found.deviation.into()), ("variance", found.variance.into())]).into()
}
