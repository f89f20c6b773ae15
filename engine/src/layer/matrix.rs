//! Small matrices.

use super::tensor::Error;

/// The most rows or columns of a matrix.
pub const MAX_SIZE: usize = 4;

/// A matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) values: Vec<f64>,
}

impl Matrix {
    /// A matrix of rows.
    ///
    /// # Errors
    /// If the rows differ in length, or a size is not from 1 to [`MAX_SIZE`].
    pub fn new(rows: &[&[f64]]) -> Result<Self, Error> {
        let columns = rows.first().map_or(0, |row| row.len());
        if rows.iter().any(|row| row.len() != columns) {
            return Err(Error::Ragged);
        }
        Self::from_values(rows.len(), columns, rows.concat())
    }

    /// A matrix of entries, row by row.
    ///
    /// # Errors
    /// If a size is not from 1 to [`MAX_SIZE`], or does not fit the number of entries.
    pub fn from_values(rows: usize, columns: usize, values: Vec<f64>) -> Result<Self, Error> {
        let sizes = 1..=MAX_SIZE;
        if !sizes.contains(&rows) || !sizes.contains(&columns) {
            Err(Error::Size { rows, columns })
        } else if values.len() != rows * columns {
            Err(Error::Ragged)
        } else {
            Ok(Matrix { rows, columns, values })
        }
    }

    /// Computes every entry from its row and column.
    pub(super) fn fill(rows: usize, columns: usize, entry: impl Fn(usize, usize) -> f64) -> Self {
        let values = (0..rows * columns).map(|i| entry(i / columns, i % columns)).collect();
        Matrix { rows, columns, values }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The entries, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// One entry, counted from 0; NaN outside of the matrix.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        if column < self.columns {
            self.values.get(row * self.columns + column).copied().unwrap_or(f64::NAN)
        } else {
            f64::NAN
        }
    }

    /// The rows.
    pub fn iter_rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks(self.columns)
    }
}
