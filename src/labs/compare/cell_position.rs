//! Cells of the table by row and column.

use super::column::Column;
use super::rows::Row;
use crate::components::grid_step;
use engine::activation::Activation;

/// A cell by row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPosition {
    /// The index of the row in the settings.
    pub row: usize,
    /// The column.
    pub column: Column,
}

impl CellPosition {
    /// The id of its element.
    pub fn id(self) -> String {
        format!("cell-{}-{}", self.row, self.column.id())
    }

    /// The first cell of these rows and columns.
    pub fn first(rows: &[usize], columns: &[Column]) -> Option<Self> {
        Some(CellPosition { row: *rows.first()?, column: *columns.first()? })
    }

    /// Whether its row and column are among these.
    pub fn is_shown(self, rows: &[usize], columns: &[Column]) -> bool {
        rows.contains(&self.row) && columns.contains(&self.column)
    }

    /// The cell that a key moves to; `None` for a key that does not move.
    pub fn neighbour(self, key: &str, rows: &[usize], columns: &[Column]) -> Option<Self> {
        let from = (
            rows.iter().position(|row| *row == self.row)?,
            columns.iter().position(|column| *column == self.column)?,
        );
        let (row, column) = grid_step(key, from, rows.len(), columns.len())?;
        Some(CellPosition { row: rows[row], column: columns[column] })
    }
}

/// The cell whose computation is explained. It follows its activation when the rows change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExplainedCell {
    position: CellPosition,
    activation: &'static Activation,
}

impl ExplainedCell {
    /// The cell at a position in these rows; `None` if there is no such row.
    pub fn new(position: CellPosition, rows: &[Row]) -> Option<Self> {
        Some(ExplainedCell { position, activation: rows.get(position.row)?.function().activation })
    }

    /// The position in other rows: the same if the row still has the activation, otherwise the first row that has it;
    /// `None` if no row has it.
    pub fn position(self, rows: &[Row]) -> Option<CellPosition> {
        let is_same = |row: &Row| row.function().activation == self.activation;
        let row = if rows.get(self.position.row).is_some_and(is_same) {
            self.position.row
        } else {
            rows.iter().position(is_same)?
        };
        Some(CellPosition { row, ..self.position })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::compare::rows::{RowInputs, Rows};
    use crate::labs::compare::settings::CompareSettings;
    use crate::state::instances_by_id;

    #[test]
    fn keys_move_to_neighbours_and_ends() {
        let (rows, columns) = ([4, 0, 2], [Column::Formula, Column::Range, Column::Cost]);
        let at = |row, column| CellPosition { row, column };
        let neighbour = |key| at(0, Column::Range).neighbour(key, &rows, &columns);
        assert_eq!(neighbour("ArrowUp"), Some(at(4, Column::Range)));
        assert_eq!(neighbour("ArrowDown"), Some(at(2, Column::Range)));
        assert_eq!(neighbour("Home"), Some(at(0, Column::Formula)));
        assert_eq!(neighbour("End"), Some(at(0, Column::Cost)));
        assert_eq!(neighbour("x"), None);
        let corner = CellPosition::first(&rows, &columns).unwrap();
        assert_eq!(corner.neighbour("ArrowLeft", &rows, &columns), Some(corner));
        assert_eq!(at(1, Column::Cost).neighbour("End", &rows, &columns), None);
    }

    #[test]
    fn an_explanation_follows_its_activation() {
        let rows_of = |ids: &[&str]| {
            let settings = CompareSettings { rows: instances_by_id(ids), ..CompareSettings::default() };
            Rows::new(RowInputs::new(&settings), None)
        };
        let (first, other) = (rows_of(&["relu", "elu", "elu"]), rows_of(&["elu", "tanh"]));
        let at = |row| CellPosition { row, column: Column::Range };
        let elu = ExplainedCell::new(at(2), first.table_rows()).unwrap();
        assert_eq!(elu.position(first.table_rows()), Some(at(2)));
        assert_eq!(elu.position(other.table_rows()), Some(at(0)));
        let relu = ExplainedCell::new(at(0), first.table_rows()).unwrap();
        assert_eq!(relu.position(other.table_rows()), None);
        assert_eq!(ExplainedCell::new(at(3), first.table_rows()), None);
    }
}
