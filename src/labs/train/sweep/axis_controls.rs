//! The controls of an axis: its setting, and from where to where it varies.

use super::super::settings::TrainSettings;
use super::axis::{Axis, STEPS};
use super::quantity::{Limits, Quantity};
use crate::components::{NumberField, Select, SelectOption};
use crate::format;
use crate::locale::use_lang;
use crate::state::use_settings;
use leptos::prelude::*;

/// Which of the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// From column to column.
    X,
    /// From row to row.
    Y,
}

impl Side {
    fn id(self) -> &'static str {
        match self {
            Side::X => "map-x",
            Side::Y => "map-y",
        }
    }

    fn axis(self, settings: &TrainSettings) -> &Axis {
        match self {
            Side::X => &settings.map.x,
            Side::Y => &settings.map.y,
        }
    }

    /// Changes an axis. If it gets the setting of the other one, that one gets the setting that it had.
    fn choose(self, settings: &mut TrainSettings, quantity: Quantity) {
        let map = &mut settings.map;
        let (axis, other) = match self {
            Side::X => (&mut map.x, &mut map.y),
            Side::Y => (&mut map.y, &mut map.x),
        };
        if other.quantity == quantity {
            std::mem::swap(axis, other);
        } else {
            *axis = Axis::new(quantity);
        }
    }

    fn axis_mut(self, settings: &mut TrainSettings) -> &mut Axis {
        match self {
            Side::X => &mut settings.map.x,
            Side::Y => &mut settings.map.y,
        }
    }
}

/// A number of an axis: id and name of its field, how it is read and written.
type AxisNumber = (&'static str, &'static str, fn(&Axis) -> f64, fn(&mut Axis, f64));

/// A select for the setting, and number fields for its range.
#[component]
pub fn AxisControls(
    /// Which axis.
    side: Side,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let quantity = settings.memo(move |s| side.axis(s).quantity);
    let options = Quantity::ALL.map(|(quantity, id)| SelectOption::new(id, lang.map_quantity(quantity)));
    let choose = move |id: String| {
        if let Ok(quantity) = id.parse() {
            settings.update(|s| side.choose(s, quantity));
        }
    };
    let label = match side {
        Side::X => lang.map_columns(),
        Side::Y => lang.map_rows(),
    };
    let field = move |limits: Limits, (id, name, read, write): AxisNumber| {
        let (min, max) =
            if id == "steps" { (STEPS.0 as f64, STEPS.1 as f64) } else { (limits.min, limits.max) };
        let whole = limits.whole || id == "steps";
        let change = move |value: f64| {
            let value = if whole { value.round() } else { value };
            settings.update_in_gesture((side.id(), 0), |s| write(side.axis_mut(s), value));
        };
        view! {
            <NumberField
                label=name
                value=settings.memo(move |s| read(side.axis(s)))
                min
                max
                id=format!("{}-{id}", side.id())
                show=format::shortest
                on_change=change
            />
        }
    };
    let numbers: [AxisNumber; 3] = [
        ("from", lang.map_from(), |axis| axis.from, |axis, v| axis.from = v),
        ("to", lang.map_to(), |axis| axis.to, |axis, v| axis.to = v),
        ("steps", lang.map_steps(), |axis| axis.steps as f64, |axis, v| axis.steps = v as usize),
    ];
    // Limits are properties of a field, so another setting gets other fields.
    let range = move || {
        quantity.get().limits().map(|limits| numbers.map(|number| field(limits, number)).collect_view())
    };
    view! {
        <fieldset class="map-axis">
            <legend class="sr-only">{label}</legend>
            <Select
                label
                id=side.id()
                value=settings.memo(move |s| side.axis(s).quantity.to_string())
                options=options.to_vec()
                on_change=choose
            />
            {range}
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_that_would_be_the_same_change_places() {
        let mut settings = TrainSettings::default();
        let (x, y) = (settings.map.x, settings.map.y);
        Side::Y.choose(&mut settings, x.quantity);
        assert_eq!((settings.map.x, settings.map.y), (y, x));
        Side::X.choose(&mut settings, Quantity::Init);
        assert_eq!((settings.map.x, settings.map.y), (Axis::new(Quantity::Init), x));
    }
}
