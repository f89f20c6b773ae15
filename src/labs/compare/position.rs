//! Moving about in the table by keys.

use super::settings::Column;

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
        let (last_row, last) = (places.len() - 1, columns.len() - 1);
        let (row, across) = match key {
            "ArrowUp" => (row.saturating_sub(1), across),
            "ArrowDown" => ((row + 1).min(last_row), across),
            "ArrowLeft" => (row, across.saturating_sub(1)),
            "ArrowRight" => (row, (across + 1).min(last)),
            "Home" => (row, 0),
            "End" => (row, last),
            _ => return None,
        };
        Some(Position { place: places[row], column: columns[across] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
