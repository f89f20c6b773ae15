//! Matrices in addresses, such as `1,2;3,4`.

use super::axis::MIN_SIZE;
use crate::format;
use crate::state::{Notice, clamp_with_notice};
use engine::layer::{MAX_ENTRY, MAX_SIZE, Matrix};

/// Parses rows separated by semicolons, with numbers separated by commas.
pub fn read_matrix(text: &str, notices: &mut Vec<Notice>) -> Option<Matrix> {
    let rows: Vec<&str> = text.split(';').collect();
    let columns = rows.first()?.split(',').count();
    let sizes = MIN_SIZE..=MAX_SIZE;
    let is_rectangular = rows.iter().all(|row| row.split(',').count() == columns);
    if !is_rectangular || !sizes.contains(&rows.len()) || !sizes.contains(&columns) {
        return None;
    }
    let values: Option<Vec<f64>> =
        rows.iter().flat_map(|row| row.split(',')).map(|entry| entry_of(entry, notices)).collect();
    Matrix::from_values(rows.len(), columns, values?).ok()
}

/// Parses a single row. A row that is longer than `MAX_SIZE` is cut when it is fitted to the layer.
pub fn read_row(text: &str, notices: &mut Vec<Notice>) -> Option<Matrix> {
    let values: Option<Vec<f64>> =
        text.split(',').take(MAX_SIZE + 1).map(|entry| entry_of(entry, notices)).collect();
    let values = values.filter(|values| values.len() >= MIN_SIZE)?;
    Matrix::from_values(1, values.len(), values).ok()
}

fn entry_of(text: &str, notices: &mut Vec<Notice>) -> Option<f64> {
    Some(clamp_with_notice(format::parse(text)?, -MAX_ENTRY, MAX_ENTRY, text, notices))
}

/// Writes a matrix in the same format.
pub fn write_matrix(matrix: &Matrix) -> String {
    let row = |row: &[f64]| row.iter().map(|v| format::shortest(*v)).collect::<Vec<_>>().join(",");
    matrix.iter_rows().map(row).collect::<Vec<_>>().join(";")
}

/// For serde's `with`: a matrix as in addresses.
pub mod as_text {
    use super::{Matrix, read_matrix, read_row, write_matrix};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes a matrix.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(matrix: &Matrix, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_matrix(matrix))
    }

    /// Reads a matrix.
    ///
    /// # Errors
    /// If it is not a matrix.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Matrix, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = if text.contains(';') { read_matrix } else { read_row };
        read(&text, &mut Vec::new()).ok_or_else(|| D::Error::custom("not a matrix"))
    }
}
