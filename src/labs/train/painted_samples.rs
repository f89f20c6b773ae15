//! Samples that are painted into custom data, and erased.

use super::custom_dataset::{CustomDataset, MAX_CUSTOM_SAMPLES, MIN_CUSTOM_SAMPLES, on_grid};
use super::scaling::Scaling;
use engine::nn::data::INPUT_BOUND;

impl CustomDataset {
    /// A coordinate of a field in the units of its column, with about three significant decimals.
    fn unscaled(&self, column: usize, coordinate: f64) -> f64 {
        let scaling = self.columns[column].scaling.unwrap_or(Scaling { offset: 0.0, half: INPUT_BOUND });
        let unit = 10f64.powi((3.0 - scaling.half.log10()).ceil() as i32);
        (scaling.invert(coordinate, INPUT_BOUND) * unit).round() / unit
    }

    fn distance(&self, row: &[f64; 3], at: [f64; 2]) -> f64 {
        let [x, y, _] = self.scaled(row);
        (x - at[0]).hypot(y - at[1])
    }

    /// Adds a sample of a class at a position in the field, unless the data is full or another sample is nearer than
    /// `distance`.
    pub fn add_sample(&mut self, at: [f64; 2], target: f64, distance: f64) {
        let is_near = self.rows.iter().any(|row| self.distance(row, at) < distance);
        if self.rows.len() >= MAX_CUSTOM_SAMPLES || is_near {
            return;
        }
        let row = if self.is_on_grid() {
            on_grid(self.task, self.inputs, [at[0], at[1], target])
        } else {
            [self.unscaled(0, at[0]), self.unscaled(1, at[1]), target]
        };
        let before = self.rows.clone();
        self.rows.push(row);
        if self.round_to_code().is_err() {
            self.rows = before;
        }
    }

    /// Removes samples within `radius`, but leaves [`MIN_CUSTOM_SAMPLES`].
    pub fn erase(&mut self, at: [f64; 2], radius: f64) {
        let near: Vec<bool> = self.rows.iter().map(|row| self.distance(row, at) < radius).collect();
        let mut left = self.rows.len();
        let mut near = near.into_iter();
        self.rows.retain(|_| {
            let keep = !near.next().unwrap_or(false) || left <= MIN_CUSTOM_SAMPLES;
            left -= usize::from(!keep);
            keep
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::dataset_from_table::tests::parse;
    use super::*;

    #[test]
    fn samples_are_added_and_erased() {
        let mut own = parse("0,0,0\n1,1,1").unwrap();
        own.add_sample([0.5, 0.5], -1.0, 0.1);
        own.add_sample([0.52, 0.5], 1.0, 0.1);
        assert_eq!(own.count(), 3, "a second sample at the same position is not added");
        own.erase([0.0, 0.0], 100.0);
        assert_eq!(own.count(), MIN_CUSTOM_SAMPLES);
    }

    #[test]
    fn samples_are_painted_in_the_units_of_the_table() {
        let mut own = parse("a,b,class\n100,-5,0\n200,5,1").unwrap();
        own.add_sample([0.0, INPUT_BOUND], 1.0, 0.1);
        assert_eq!(own.rows[2], [150.0, 5.0, 1.0]);
        assert_eq!(own.to_string().parse(), Ok(own));
    }
}
