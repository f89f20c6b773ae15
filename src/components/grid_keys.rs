//! Keyboard navigation in a grid of cells.

use web_sys::KeyboardEvent;

/// Whether no modifier is pressed: with one, arrow keys, Home and End belong to the browser.
pub fn has_no_modifiers(event: &KeyboardEvent) -> bool {
    !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key())
}

/// The row and column to which a key moves, clamped at the edges; `None` for other keys.
pub fn grid_step(
    key: &str,
    (row, column): (usize, usize),
    rows: usize,
    columns: usize,
) -> Option<(usize, usize)> {
    let (last_row, last_column) = (rows.checked_sub(1)?, columns.checked_sub(1)?);
    match key {
        "ArrowUp" => Some((row.saturating_sub(1), column)),
        "ArrowDown" => Some(((row + 1).min(last_row), column)),
        "ArrowLeft" => Some((row, column.saturating_sub(1))),
        "ArrowRight" => Some((row, (column + 1).min(last_column))),
        "Home" => Some((row, 0)),
        "End" => Some((row, last_column)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_to_neighbours_and_ends() {
        let step = |key| grid_step(key, (1, 1), 3, 4);
        assert_eq!((step("ArrowUp"), step("ArrowDown")), (Some((0, 1)), Some((2, 1))));
        assert_eq!((step("ArrowLeft"), step("ArrowRight")), (Some((1, 0)), Some((1, 2))));
        assert_eq!((step("Home"), step("End")), (Some((1, 0)), Some((1, 3))));
        assert_eq!((step("Tab"), step("a")), (None, None));
    }

    #[test]
    fn no_key_leaves_the_grid() {
        for key in ["ArrowUp", "ArrowLeft", "Home"] {
            assert_eq!(grid_step(key, (0, 0), 2, 2), Some((0, 0)), "{key}");
        }
        for key in ["ArrowDown", "ArrowRight", "End"] {
            assert_eq!(grid_step(key, (1, 1), 2, 2), Some((1, 1)), "{key}");
        }
        assert_eq!(grid_step("Home", (0, 0), 0, 2), None);
    }
}
