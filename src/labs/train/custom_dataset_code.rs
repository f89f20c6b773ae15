//! The code of custom data in addresses: two letters for each number of painted data; tables have a code of their own.

use super::custom_dataset::{CustomDataset, INPUT_LIMIT, MAX_CUSTOM_SAMPLES, MIN_CUSTOM_SAMPLES};
use super::fixed_point::ALPHABET;
use super::quantization::{dequantize, quantize};
use super::table_code;
use engine::nn::Task;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Write};
use std::str::FromStr;

impl fmt::Display for CustomDataset {
    /// `c` or `r` for the task, the number of features, and six letters for each sample, if the data is on the grid of
    /// painted samples; else the code of a table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_on_grid() {
            return table_code::write(self, f);
        }
        let task = if self.task == Task::Classification { 'c' } else { 'r' };
        write!(f, "{task}{}", self.inputs)?;
        for row in &self.rows {
            for (value, bound) in row.iter().zip([INPUT_LIMIT, INPUT_LIMIT, 1.0]) {
                let code = quantize(*value, bound);
                f.write_char(ALPHABET[code / 64].into())?;
                f.write_char(ALPHABET[code % 64].into())?;
            }
        }
        Ok(())
    }
}

/// A text is not the code of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDatasetError;

impl FromStr for CustomDataset {
    type Err = ParseDatasetError;

    fn from_str(text: &str) -> Result<Self, ParseDatasetError> {
        if text.starts_with('t') {
            return table_code::read(text);
        }
        let (head, letters) = text.split_at_checked(2).ok_or(ParseDatasetError)?;
        let (task, inputs) = match head {
            "c1" => (Task::Classification, 1),
            "c2" => (Task::Classification, 2),
            "r1" => (Task::Regression, 1),
            "r2" => (Task::Regression, 2),
            _ => return Err(ParseDatasetError),
        };
        let digits: Option<Vec<usize>> =
            letters.bytes().map(|b| ALPHABET.iter().position(|l| *l == b)).collect();
        let digits = digits.ok_or(ParseDatasetError)?;
        if digits.len() % 6 != 0 || !(MIN_CUSTOM_SAMPLES..=MAX_CUSTOM_SAMPLES).contains(&(digits.len() / 6)) {
            return Err(ParseDatasetError);
        }
        let row = |digits: &[usize]| {
            let number = |i: usize, bound| dequantize(64 * digits[i] + digits[i + 1], bound);
            [number(0, INPUT_LIMIT), number(2, INPUT_LIMIT), number(4, 1.0)]
        };
        Ok(CustomDataset::new(task, inputs, digits.chunks_exact(6).map(row)))
    }
}

impl Serialize for CustomDataset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::state::display_fromstr::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomDataset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::state::display_fromstr::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::nn::{Dataset, DatasetKind};

    #[test]
    fn every_sample_survives_the_round_trip() {
        for kind in [DatasetKind::Moons, DatasetKind::Sine, DatasetKind::Bumps] {
            let data = CustomDataset::from_dataset(&Dataset::generate(kind, 200, 0.1, 0.5, 3));
            assert_eq!((data.count(), data.inputs, data.task), (50, kind.inputs(), kind.task()));
            let text = data.to_string();
            assert_eq!(text.parse(), Ok(data.clone()), "{text}");
            assert_eq!(data.data(0.5, 1).dataset().train.len(), 25);
        }
    }

    #[test]
    fn of_three_classes_the_first_two_are_the_start() {
        let data =
            CustomDataset::from_dataset(&Dataset::generate(DatasetKind::ThreeSpirals, 200, 0.1, 0.5, 3));
        assert!((25..45).contains(&data.count()), "{}", data.count());
        let targets = data.data(0.0, 1).dataset().train;
        let of_target = |target| targets.targets().iter().filter(|t| **t == target).count();
        assert!(
            of_target(1.0) > 10 && of_target(-1.0) > 10 && of_target(1.0) + of_target(-1.0) == data.count()
        );
    }

    #[test]
    fn invalid_codes_are_refused() {
        for bad in ["", "c", "c2", "x2000000000000", "c200000", "c2000000", "c2é0000000000", "c3000000000000"]
        {
            assert_eq!(bad.parse::<CustomDataset>(), Err(ParseDatasetError), "{bad}");
        }
        assert_eq!(
            format!("c2{}", "0".repeat(6 * (MAX_CUSTOM_SAMPLES + 1))).parse::<CustomDataset>(),
            Err(ParseDatasetError)
        );
    }
}
