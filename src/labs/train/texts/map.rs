//! The texts of the sweep map.

use crate::format::{exact_in_text, percent as percent_text, three_digits};
use crate::labs::train::{Measure, Quantity, Value};
use crate::locale::Lang;
use worker::RunResult;

impl Lang {
    pub fn map_heading(self) -> &'static str {
        "Map of many runs"
    }

    pub fn map_lede(self) -> &'static str {
        "Each cell is a run of the first network with the data and settings of this page, but for the two settings that vary. Press a cell to open its run."
    }

    pub fn map_columns(self) -> &'static str {
        "Columns"
    }

    pub fn map_rows(self) -> &'static str {
        "Rows"
    }

    pub fn map_from(self) -> &'static str {
        "From"
    }

    pub fn map_to(self) -> &'static str {
        "To"
    }

    pub fn map_steps(self) -> &'static str {
        "Steps"
    }

    pub fn map_epochs(self) -> &'static str {
        "Epochs of each run"
    }

    pub fn map_colour(self) -> &'static str {
        "Colour"
    }

    pub fn map_measure(self, measure: Measure) -> &'static str {
        match measure {
            Measure::Dead => "Dead units",
            Measure::Training => "Training loss",
            Measure::Test => "Test loss",
        }
    }

    pub fn map_quantity(self, quantity: Quantity) -> &'static str {
        match quantity {
            Quantity::LearningRate => self.learning_rate(),
            Quantity::InitialBias => self.initial_bias(),
            Quantity::Width => "Units of each layer",
            Quantity::Layers => "Hidden layers",
            Quantity::BatchSize => self.batch_size(),
            Quantity::L1 => self.l1_penalty(),
            Quantity::L2 => self.l2_penalty(),
            Quantity::Noise => self.noise(),
            Quantity::Samples => self.samples(),
            Quantity::Seed => self.train_seed(),
            Quantity::Init => self.train_initial_weights(),
            Quantity::Activation => "Activation",
            Quantity::Optimiser => self.train_optimiser(),
        }
    }

    pub fn map_value(self, value: &Value) -> String {
        match value {
            Value::Number(number) => exact_in_text(*number),
            Value::Init(init) => self.initialization(*init).into(),
            Value::Activation(function) => function.activation.name.into(),
            Value::Optimiser(method) => self.update_rule(*method).into(),
        }
    }

    pub fn map_axes(self, x: Quantity, y: Quantity) -> String {
        format!("Columns: {}. Rows: {}.", self.map_quantity(x), self.map_quantity(y))
    }

    pub fn compute_map(self, runs: usize) -> String {
        match runs {
            1 => "Compute 1 run".into(),
            _ => format!("Compute {runs} runs"),
        }
    }

    pub fn remove_map(self) -> &'static str {
        "Remove the map"
    }

    pub fn map_grid(self) -> &'static str {
        "Runs; arrow keys move, Enter opens a run"
    }

    pub fn download_map(self) -> &'static str {
        "Download the map (CSV)"
    }

    pub fn map_sign_diverged(self) -> &'static str {
        "× diverged"
    }

    /// A number of the scale of colours.
    pub fn map_number(self, measure: Measure, number: f64) -> String {
        match measure {
            Measure::Dead => format!("{} %", percent_text(number, 0, 1)),
            Measure::Training | Measure::Test => three_digits(number),
        }
    }

    /// The last number of the scale; greater ones may have its colour, too.
    pub fn map_last_number(self, measure: Measure, number: f64, is_capped: bool) -> String {
        format!("{}{}", if is_capped { "≥ " } else { "" }, self.map_number(measure, number))
    }

    /// The settings of a cell, and its run once it has ended.
    pub fn map_cell(self, settings: [(Quantity, &Value); 2], run: Option<&RunResult>) -> String {
        let [x, y] = settings
            .map(|(quantity, value)| format!("{} {}", self.map_quantity(quantity), self.map_value(value)));
        let numbers = match run {
            None => "not yet computed".into(),
            Some(run) if run.diverged => format!("diverged in epoch {}", run.epoch + 1),
            Some(run) => {
                let dead = self.map_number(Measure::Dead, run.dead);
                let test =
                    run.test.map_or(String::new(), |test| format!(", test loss {}", three_digits(test)));
                format!("{dead} dead, training loss {}{test}", three_digits(run.train))
            }
        };
        format!("{x}, {y}: {numbers}")
    }

    /// What the runs of a whole map have shown.
    pub fn map_summary(self, runs: &[RunResult]) -> String {
        let count = |is: fn(&RunResult) -> bool| runs.iter().filter(|run| is(run)).count();
        let (diverged, dead) = (count(|run| run.diverged), count(|run| !run.diverged && run.dead > 0.0));
        let all = count(|run| !run.diverged && run.dead == 1.0);
        let of_these = match all {
            0 => String::new(),
            all => format!(", {all} of them with all units dead"),
        };
        format!("Of {} runs, {dead} ended with dead units{of_these}; {diverged} diverged.", runs.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_with_its_settings_and_its_numbers() {
        let settings =
            [(Quantity::LearningRate, &Value::Number(0.0316)), (Quantity::Seed, &Value::Number(3.0))];
        let run = RunResult { epoch: 5, diverged: false, dead: 0.25, train: 0.1234, test: Some(0.2) };
        let text = |run| Lang::English.map_cell(settings, run);
        assert_eq!(text(None), "Learning rate 0.0316, Seed 3: not yet computed");
        assert_eq!(
            text(Some(&run)),
            "Learning rate 0.0316, Seed 3: 25 % dead, training loss 0.123, test loss 0.2"
        );
        let none = RunResult { test: None, ..run };
        assert!(text(Some(&none)).ends_with("training loss 0.123"));
        let diverged = RunResult { diverged: true, ..run };
        assert!(text(Some(&diverged)).ends_with("diverged in epoch 6"));
        let dead = RunResult { dead: 1.0, ..run };
        assert_eq!(
            Lang::English.map_summary(&[run, diverged, dead]),
            "Of 3 runs, 2 ended with dead units, 1 of them with all units dead; 1 diverged."
        );
    }
}
