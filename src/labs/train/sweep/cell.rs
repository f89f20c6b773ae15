//! A cell in words.

use super::map::Map;
use super::task::Cell;
use crate::locale::Lang;
use leptos::prelude::With;

impl Map {
    /// The values of a cell and the numbers of its run; tracked.
    pub fn text(self, (row, column): Cell, lang: Lang) -> String {
        let (x, y) = self.map.with(|map| (map.x.quantity, map.y.quantity));
        self.values.with(|values| {
            let (Some(at_x), Some(at_y)) = (values.x.get(column), values.y.get(row)) else {
                return String::new();
            };
            let run = self.run(row * values.x.len() + column);
            lang.map_cell([(x, at_x), (y, at_y)], run.as_ref())
        })
    }
}
