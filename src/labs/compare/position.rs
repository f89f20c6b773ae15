//! Cells of the table: moving about by keys, and the one that is asked about.

use super::rows::Row;
use super::settings::Column;
use crate::components::grid_step;
use engine::activation::Activation;

/// A cell, by the place of its row in the settings and its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The place of the row in the settings.
    pub place: usize,
    /// The column.
    pub column: Column,
}

impl Position {
    /// The name of the cell in the page.
    pub fn id(self) -> String {
        format!("cell-{}-{}", self.place, self.column.id())
    }

    /// The first cell of the table that is shown.
    pub fn first(places: &[usize], columns: &[Column]) -> Option<Self> {
        Some(Position { place: *places.first()?, column: *columns.first()? })
    }

    /// Whether the cell is shown.
    pub fn is_in(self, places: &[usize], columns: &[Column]) -> bool {
        places.contains(&self.place) && columns.contains(&self.column)
    }

    /// The cell that a key leads to; `None` if the key leads nowhere.
    pub fn moved(self, key: &str, places: &[usize], columns: &[Column]) -> Option<Self> {
        let row = places.iter().position(|place| *place == self.place)?;
        let across = columns.iter().position(|column| *column == self.column)?;
        let (row, across) = grid_step(key, (row, across), places.len(), columns.len())?;
        Some(Position { place: places[row], column: columns[across] })
    }
}

/// The cell that is asked about. It is that of its function, wherever the rows are other ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Explained {
    at: Position,
    activation: &'static Activation,
}

impl Explained {
    /// The cell of one of these rows.
    pub fn new(at: Position, rows: &[Row]) -> Option<Self> {
        Some(Explained { at, activation: rows.get(at.place)?.function().activation })
    }

    /// Where it is now: where it was if the function is still there, whatever its parameters, or else where the first
    /// row of the function is. `None` if the function has gone.
    pub fn position(self, rows: &[Row]) -> Option<Position> {
        let is_same = |row: &Row| row.function().activation == self.activation;
        let place = if rows.get(self.at.place).is_some_and(is_same) {
            self.at.place
        } else {
            rows.iter().position(is_same)?
        };
        Some(Position { place, ..self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::compare::rows::{Inputs, Rows};
    use crate::labs::compare::settings::CompareSettings;
    use crate::state::instances_by_id;

    #[test]
    fn keys_lead_to_neighbours_and_ends() {
        let (places, columns) = ([4, 0, 2], [Column::Formula, Column::Range, Column::Cost]);
        let at = |place, column| Position { place, column };
        let moved = |key| at(0, Column::Range).moved(key, &places, &columns);
        assert_eq!(moved("ArrowUp"), Some(at(4, Column::Range)));
        assert_eq!(moved("ArrowDown"), Some(at(2, Column::Range)));
        assert_eq!(moved("Home"), Some(at(0, Column::Formula)));
        assert_eq!(moved("End"), Some(at(0, Column::Cost)));
        assert_eq!(moved("x"), None);
        let corner = Position::first(&places, &columns).unwrap();
        assert_eq!(corner.moved("ArrowLeft", &places, &columns), Some(corner));
        assert_eq!(at(1, Column::Cost).moved("End", &places, &columns), None);
    }

    #[test]
    fn what_is_explained_stays_with_its_function() {
        let rows_of = |ids: &[&str]| {
            let settings = CompareSettings { rows: instances_by_id(ids), ..CompareSettings::default() };
            Rows::new(Inputs::of(&settings), None)
        };
        let (first, other) = (rows_of(&["relu", "elu", "elu"]), rows_of(&["elu", "tanh"]));
        let at = |place| Position { place, column: Column::Range };
        let explained = Explained::new(at(2), first.of_table()).unwrap();
        assert_eq!(explained.position(first.of_table()), Some(at(2)));
        assert_eq!(explained.position(other.of_table()), Some(at(0)));
        let relu = Explained::new(at(0), first.of_table()).unwrap();
        assert_eq!(relu.position(other.of_table()), None);
        assert_eq!(Explained::new(at(3), first.of_table()), None);
    }
}
