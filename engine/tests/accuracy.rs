//! Value, slope and second derivative against correctly rounded references, from −1e308 to 1e308.
//!
//! `reference/mpmath_reference.py` makes the data from the list of activations. `--nocapture` prints the greatest errors.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::{Instance, Order, find};
use engine::analysis::{Asymptote, Side, asymptote};
use std::collections::BTreeMap;

const DATA: &str = include_str!("data/reference.txt");

/// The distance in units in the last place of the exact value.
fn ulps(got: f64, exact: f64) -> f64 {
    if got == exact {
        return 0.0;
    }
    let size = exact.abs();
    (got - exact).abs() / (size.next_up() - size)
}

fn tolerated(instance: &Instance, order: Order, x: f64, got: f64, exact: f64) -> bool {
    let error = (got - exact).abs();
    if got == exact || exact.abs() < 1e-300 && error <= 1e-305 {
        return true;
    }
    let half = 2f64.powi(-53);
    let (units, absolute) = match order {
        Order::Value => (4.0, 0.0),
        // Next to a zero of the slope only the absolute error can be small.
        Order::Slope => (4.0, if exact.abs() < 0.125 { 4.0 * half } else { 0.0 }),
        Order::SecondDerivative => (16.0, if exact.abs() < 0.125 { 8.0 * half } else { 0.0 }),
    };
    // The argument of a periodic function, if a parameter is its frequency. Beyond 2⁵³ a unit in its last place is more
    // than a period, so small results have an absolute error only; if it overflows, the phase is lost.
    let phase = instance.params.first().map_or(0.0, |frequency| (frequency * x).abs());
    if phase > 2f64.powi(53) && matches!(asymptote(instance, Side::Right), Asymptote::Oscillating { .. }) {
        return phase.is_infinite() || ulps(got, exact) <= units || error <= 4.0 * half;
    }
    if instance.kinks().contains(&x) && order != Order::SecondDerivative {
        // Exact at kinks, as far as the value there is a number of one or two roundings.
        return ulps(got, exact) <= 1.0;
    }
    ulps(got, exact) <= units || error <= absolute
}

#[test]
fn every_row_is_within_a_few_units_in_the_last_place() {
    let mut worst: BTreeMap<&str, [(f64, f64); 3]> = BTreeMap::new();
    let mut failures = Vec::new();
    let mut rows = 0;
    let mut instance = None;
    for line in DATA.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let number = |w: &&str| f64::from_bits(u64::from_str_radix(w, 16).unwrap());
        if let Some(activation) = find(fields[0]) {
            instance = Some(Instance { activation, params: fields[1..].iter().map(number).collect() });
            continue;
        }
        let instance = instance.as_ref().unwrap();
        let numbers: Vec<f64> = fields.iter().map(number).collect();
        let x = numbers[0];
        rows += 1;
        for (i, order) in Order::ALL.into_iter().enumerate() {
            let (got, exact) = (instance.at(order, x), numbers[i + 1]);
            if !tolerated(instance, order, x, got, exact) {
                failures.push(format!(
                    "{:?} {:?} {order:?} at {x:e}: {got:e}, exactly {exact:e}, {:.1} ULP",
                    instance.activation,
                    instance.params,
                    ulps(got, exact)
                ));
            }
            let entry = worst.entry(instance.activation.id).or_insert([(0.0, 0.0); 3]);
            if exact.abs() > 1e-300 && ulps(got, exact) > entry[i].0 {
                entry[i] = (ulps(got, exact), x);
            }
        }
    }
    eprintln!("{:20} {:>24} {:>24} {:>24}", "worst ULP at x", "value", "slope", "second derivative");
    for (id, worst) in &worst {
        let cells: String = worst.iter().map(|(u, x)| format!(" {u:>10.1} {x:>13.4e}")).collect();
        eprintln!("{id:20}{cells}");
    }
    assert!(rows > 15_000, "{rows} rows");
    for activation in engine::activation::all().iter().filter(|a| !worst.contains_key(a.id)) {
        eprintln!("no rows for {}: run mpmath_reference.py", activation.id);
    }
    let shown: Vec<&String> = failures.iter().take(60).collect();
    assert!(failures.is_empty(), "{} of {rows} rows fail: {shown:#?}", failures.len());
}
