//! The settings of the lab in the address, and the parts that an embed can hide or lock.

use super::column::{read_columns, write_columns};
use super::numbers::{DEVIATION, EXPLODING, LAYERS, MEAN, VANISHING};
use super::settings::{CompareSettings, all_functions, sanitize_filter};
use crate::locale::Lang;
use crate::state::{
    Key, LabSettings, Notice, Part, excerpt, parse_init_choice, parse_value, read_functions, write_functions,
    write_init_choice,
};
use engine::activation::Instance;

/// The most rows that are read from an address.
const MAX_ROWS: usize = 60;
/// The value of `f` for all functions.
const ALL: &str = "all";

impl LabSettings for CompareSettings {
    const NAME: fn(Lang) -> &'static str = Lang::compare_name;
    const DESCRIPTION: fn(Lang) -> &'static str = Lang::compare_description;
    const PARTS: &'static [Part] = &[
        Part::controls("dials", Lang::part_table_sliders),
        Part::controls("rows", Lang::part_rows_and_columns).left_out_of_new_embeds(),
        Part::view("claims", Lang::part_claims).left_out_of_new_embeds(),
        Part::controls("files", Lang::part_copies_and_files).left_out_of_new_embeds(),
    ];
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                if text == ALL {
                    s.rows = all_functions();
                } else if let Some(rows) = read_functions(text, MAX_ROWS, notices) {
                    s.rows = rows;
                }
                Ok(())
            },
            |s| if s.rows == all_functions() { ALL.into() } else { write_functions(&s.rows) },
        ),
        Key::text(
            "cols",
            |s, text, _| read_columns(text).map(|columns| s.columns = columns),
            |s| write_columns(s.columns),
        ),
        Key::text(
            "sort",
            |s, text, _| parse_value(text).map(|sort| s.sort = Some(sort)),
            |s| s.sort.map(|sort| sort.to_string()).unwrap_or_default(),
        ),
        Key::text(
            "q",
            |s, text, notices| {
                s.filter = sanitize_filter(text);
                if s.filter != text {
                    notices.push(Notice::Adjusted("q", excerpt(text), s.filter.clone()));
                }
                Ok(())
            },
            |s| s.filter.clone(),
        ),
        Key::Number(&MEAN),
        Key::Number(&DEVIATION),
        Key::Number(&LAYERS),
        Key::Number(&VANISHING),
        Key::Number(&EXPLODING),
        Key::text(
            "init",
            |s, text, _| parse_init_choice(text).map(|init| s.init = init),
            |s| write_init_choice(s.init),
        ),
    ];

    fn functions(&self) -> Vec<&Instance> {
        self.rows.iter().collect()
    }

    fn functions_mut(&mut self) -> Vec<&mut Instance> {
        self.rows.iter_mut().collect()
    }
}
