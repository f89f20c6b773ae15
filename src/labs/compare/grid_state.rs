//! What rows and cells of the table share, and the keys of the table.

use super::cell_position::{CellPosition, ExplainedCell};
use super::column::Column;
use super::measurements::Measurements;
use engine::depth::GradientThresholds;
use leptos::prelude::*;

/// What rows and cells of the table share.
#[derive(Clone, Copy)]
pub struct GridState {
    /// Rows and measurements.
    pub measurements: Measurements,
    /// The columns that are shown.
    pub columns: Memo<Vec<Column>>,
    /// When a gradient counts as vanishing or exploding.
    pub thresholds: Memo<GradientThresholds>,
    /// The cell that had the focus last.
    pub focused: RwSignal<Option<CellPosition>>,
    /// The one cell that the Tab key reaches; arrow keys move on from there.
    pub tab_stop: Memo<Option<CellPosition>>,
    /// The cell whose computation is explained.
    pub explained: RwSignal<Option<ExplainedCell>>,
}

impl GridState {
    /// Explains how a cell was computed.
    pub fn explain(self, position: CellPosition) {
        let cell =
            self.measurements.rows.with_untracked(|rows| ExplainedCell::new(position, rows.table_rows()));
        self.explained.set(cell);
    }
}

/// The effect of a key in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAction {
    /// Explains how the cell was computed.
    Explain,
    /// Closes the explanation.
    CloseExplanation,
    /// Moves the focus to another cell.
    Focus(CellPosition),
}

impl KeyAction {
    /// The effect of a key in the cell at `position`; `None` for a key that has none.
    pub fn new(key: &str, position: CellPosition, rows: &[usize], columns: &[Column]) -> Option<Self> {
        match key {
            "Enter" | " " => Some(KeyAction::Explain),
            "Escape" => Some(KeyAction::CloseExplanation),
            key => position.neighbour(key, rows, columns).map(KeyAction::Focus),
        }
    }
}

/// The cell that the Tab key reaches: the one that had the focus last if it is still shown, otherwise the first.
pub fn tab_stop(focused: Option<CellPosition>, rows: &[usize], columns: &[Column]) -> Option<CellPosition> {
    let shown = focused.filter(|position| position.is_shown(rows, columns));
    shown.or_else(|| CellPosition::first(rows, columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [usize; 2] = [3, 0];
    const COLUMNS: [Column; 2] = [Column::Range, Column::Cost];

    fn at(row: usize, column: Column) -> CellPosition {
        CellPosition { row, column }
    }

    #[test]
    fn keys_explain_close_or_move() {
        let action = |key| KeyAction::new(key, at(3, Column::Range), &ROWS, &COLUMNS);
        assert_eq!((action("Enter"), action(" ")), (Some(KeyAction::Explain), Some(KeyAction::Explain)));
        assert_eq!(action("Escape"), Some(KeyAction::CloseExplanation));
        assert_eq!(action("ArrowDown"), Some(KeyAction::Focus(at(0, Column::Range))));
        assert_eq!(action("a"), None);
    }

    #[test]
    fn the_tab_key_reaches_the_last_focused_cell_while_it_is_shown() {
        let cost = at(0, Column::Cost);
        assert_eq!(tab_stop(Some(cost), &ROWS, &COLUMNS), Some(cost));
        assert_eq!(tab_stop(Some(cost), &ROWS, &COLUMNS[..1]), Some(at(3, Column::Range)), "hidden column");
        assert_eq!(tab_stop(Some(cost), &ROWS[..1], &COLUMNS), Some(at(3, Column::Range)), "filtered row");
        assert_eq!(tab_stop(None, &ROWS, &COLUMNS), Some(at(3, Column::Range)));
        assert_eq!(tab_stop(Some(cost), &[], &COLUMNS), None);
    }
}
