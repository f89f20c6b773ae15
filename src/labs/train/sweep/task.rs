//! The runs of the map as a task.

use super::super::settings::TrainSettings;
use super::map_settings::MapSettings;
use super::quantity::Value;
use worker::{NetworkData, Run, Sweep};

/// The values of both axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapValues {
    /// By column.
    pub x: Vec<Value>,
    /// By row.
    pub y: Vec<Value>,
}

impl MapValues {
    /// The values of the axes of these settings.
    pub fn new(map: &MapSettings) -> Self {
        MapValues { x: map.x.values(), y: map.y.values() }
    }
}

/// Row and column of a run.
pub type Cell = (usize, usize);

/// Gives the settings the values of a cell.
pub fn set_cell(settings: &mut TrainSettings, map: &MapSettings, values: &MapValues, (row, column): Cell) {
    let axes = [(map.y.quantity, values.y.get(row)), (map.x.quantity, values.x.get(column))];
    for (quantity, value) in axes {
        if let Some(value) = value {
            quantity.set(settings, value);
        }
    }
}

/// The cell that has the values of the settings.
pub fn cell_of(settings: &TrainSettings, map: &MapSettings, values: &MapValues) -> Option<Cell> {
    let (x, y) = (map.x.quantity.value(settings)?, map.y.quantity.value(settings)?);
    let place = |values: &[Value], value| values.iter().position(|other| *other == value);
    Some((place(&values.y, y)?, place(&values.x, x)?))
}

/// The runs of the first network in all cells, row by row.
pub fn sweep(settings: &TrainSettings, map: &MapSettings, values: &MapValues) -> Sweep {
    let mut data: Vec<NetworkData> = Vec::new();
    let mut run = |cell| {
        let mut settings = settings.clone();
        set_cell(&mut settings, map, values, cell);
        let source = settings.network_data();
        let index = data.iter().position(|other| *other == source).unwrap_or_else(|| {
            data.push(source);
            data.len() - 1
        });
        Some(Run { config: settings.config(0)?, data: index })
    };
    let (rows, columns) = (values.y.len(), values.x.len());
    let runs = (0..rows * columns).filter_map(|n| run((n / columns, n % columns))).collect();
    Sweep { data, runs, epochs: map.epochs }
}

#[cfg(test)]
mod tests {
    use super::super::super::session::tests::session_of;
    use super::*;
    use worker::{Answer, Task, Work};

    fn map(x: &str, y: &str) -> MapSettings {
        MapSettings { x: x.parse().unwrap(), y: y.parse().unwrap(), epochs: 3, ..MapSettings::default() }
    }

    #[test]
    fn a_run_of_the_map_is_that_of_the_lab_with_its_settings() {
        let features = "x1,x2sq,sinx1".parse().unwrap();
        let rates = [0.5, 0.0, 0.2, 0.0];
        let mut settings = TrainSettings { rates, features, ..TrainSettings::default() };
        settings.layer_functions.set(0, 1, settings.networks.last().cloned());
        for map in [map("lr:0.01..1:3", "f"), map("width:2..4:2", "init"), map("seed:3..4:2", "opt")] {
            let values = MapValues::new(&map);
            let task = Task::Sweep(sweep(&settings, &map, &values));
            assert_eq!(task.units(), values.x.len() * values.y.len());
            for cell in [(0, 0), (2, 1), (values.y.len() - 1, values.x.len() - 1)] {
                let mut own = settings.clone();
                set_cell(&mut own, &map, &values, cell);
                assert_eq!(cell_of(&own, &map, &values), Some(cell));
                let mut session = session_of(&own);
                (0..3).for_each(|_| session.finish_epoch());
                let last = session.networks()[0].timeline().last().unwrap();
                let unit = cell.0 * values.x.len() + cell.1;
                let Some(Answer::Run(run)) = task.begin(unit).map(Work::finish) else { panic!() };
                assert_eq!((run.epoch, run.train, run.test), (3, last.train, Some(last.test)));
                assert_eq!(run.dead, last.dead_share());
            }
        }
    }

    #[test]
    fn runs_do_not_depend_on_the_settings_that_the_axes_vary() {
        let map = map("lr", "f");
        let values = MapValues::new(&map);
        let settings = TrainSettings::default();
        let mut other = TrainSettings { epoch: 12, ..settings.clone() };
        set_cell(&mut other, &map, &values, (4, 2));
        assert_ne!(other, settings);
        assert_eq!(sweep(&other, &map, &values), sweep(&settings, &map, &values));
        assert_eq!(sweep(&settings, &map, &values).data.len(), 1, "all runs share their samples");
    }
}
