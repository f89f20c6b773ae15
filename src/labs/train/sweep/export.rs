//! The map as CSV.

use super::map_settings::MapSettings;
use super::quantity::Value;
use super::task::MapValues;
use crate::format::shortest;
use crate::state::write_function;
use crate::table;
use worker::RunResult;

/// A line for each run that has ended. Numbers that do not exist are empty.
pub fn csv(map: &MapSettings, values: &MapValues, runs: &[Option<RunResult>]) -> String {
    let head = [map.x.quantity.id(), map.y.quantity.id()];
    let measures = ["epoch", "diverged", "dead_fraction", "training_loss", "test_loss"];
    let mut lines: Vec<Vec<String>> = vec![head.iter().chain(&measures).map(ToString::to_string).collect()];
    let cells = values.y.iter().flat_map(|y| values.x.iter().map(move |x| (x, y)));
    for ((x, y), run) in cells.zip(runs) {
        if let Some(run) = run {
            let number = |v: f64| if v.is_finite() { shortest(v) } else { String::new() };
            lines.push(vec![
                value(x),
                value(y),
                run.epoch.to_string(),
                u8::from(run.diverged).to_string(),
                number(run.dead),
                number(run.train),
                run.test.map_or(String::new(), number),
            ]);
        }
    }
    table::csv(lines)
}

/// A value as in addresses.
fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => shortest(*number),
        Value::Init(init) => init.to_string(),
        Value::Activation(function) => write_function(function),
        Value::Optimiser(method) => method.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::colour::tests::run;
    use super::*;

    #[test]
    fn each_run_has_a_line() {
        let map = MapSettings { x: "lr:0.1..1:2".parse().unwrap(), ..MapSettings::default() };
        let values = MapValues::new(&map);
        let mut runs = vec![Some(run(0.5)), None];
        runs.push(Some(RunResult { diverged: true, ..run(f64::INFINITY) }));
        let expected = "lr,init,epoch,diverged,dead_fraction,training_loss,test_loss\n0.1,he,5,0,0.25,0.5,\n0.1,he_uniform,5,1,0.25,,\n";
        assert_eq!(csv(&map, &values, &runs), expected);
    }
}
