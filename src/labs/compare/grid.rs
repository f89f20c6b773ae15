//! The table on the page: sorting, moving about in it, and how a cell was computed.

use super::cells::how;
use super::row::Row;
use super::table::{Content, cell_id, columns, content, heading, html, name, rows, title};
use super::work::{Bench, Work};
use super::{as_here, explored};
use crate::browser::{self, target};
use crate::dom::{El, button, el, icon_button};
use crate::reactive::*;
use crate::settings::field::by_id;
use crate::settings::{Chosen, Column, SLOTS, Settings, Span, Table, explore};
use crate::store::Store;
use crate::ui::icons;
use engine::activation::Instance;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Columns that are measured, not found at once.
const MEASURED: [Column; 3] = [Column::Verdict, Column::Cost, Column::Edge];
/// Columns that a function alone decides, not what it is given.
const LASTING: [Column; 8] = [
    Column::Formula,
    Column::Derivative,
    Column::Range,
    Column::Gradient,
    Column::Smooth,
    Column::Monotone,
    Column::Symmetry,
    Column::Frameworks,
];

/// The element of this id in the table, which may stand out of the document's reach.
fn element(table: &Element, id: &str) -> Option<HtmlElement> {
    table.query_selector(&format!("#{id}")).ok()??.dyn_into().ok()
}

/// A row that stands on the page.
struct Line {
    /// Its place in the settings.
    place: usize,
    instance: Instance,
    name: String,
    /// How often it had been measured.
    changes: u32,
    /// What its cells show, its heading first.
    contents: Vec<Content>,
}

impl Line {
    fn new((place, row): &(usize, &Row), table: &Table) -> Self {
        let name = name(table, row);
        let heading = heading(row, &name);
        let cells = columns(table).map(|c| content(row, c.0, table));
        Line {
            place: *place,
            instance: row.instance.clone(),
            changes: row.changes,
            contents: std::iter::once(heading).chain(cells).collect(),
            name,
        }
    }

    /// Follows a change of the settings.
    fn update(&mut self, place: &Element, row: &Row, table: &Table) {
        let name = name(table, row);
        let other = self.instance != row.instance;
        if other || self.name != name {
            self.put(place, 0, "name", heading(row, &name));
            self.instance = row.instance.clone();
            self.name = name;
        }
        self.write(place, row, table, |column| other || !LASTING.contains(&column));
    }

    /// Fills in what has been measured since.
    fn fill(&mut self, place: &Element, row: &Row, table: &Table) {
        if self.changes != row.changes {
            self.write(place, row, table, |column| MEASURED.contains(&column));
        }
    }

    fn write(&mut self, place: &Element, row: &Row, table: &Table, wanted: impl Fn(Column) -> bool) {
        self.changes = row.changes;
        for (i, (column, id, _)) in columns(table).enumerate().filter(|(_, c)| wanted(c.0)) {
            self.put(place, i + 1, id, content(row, column, table));
        }
    }

    /// Shows something else in a cell: what takes time is to lay the table out again.
    fn put(&mut self, place: &Element, i: usize, id: &str, new: Content) {
        let old = &mut self.contents[i];
        if *old == new {
            return;
        }
        if let Some(cell) = element(place, &cell_id(self.place, id)) {
            if old.pending != new.pending {
                let _ = cell.class_list().toggle_with_force("pending", new.pending);
            }
            if old.style != new.style {
                let _ = cell.set_attribute("style", &new.style);
            }
            if old.html != new.html {
                show(&cell, &new.html);
            }
        }
        *old = new;
    }
}

/// Shows HTML in a cell. Where it is plain text, as it was before, only that is replaced.
fn show(cell: &HtmlElement, html: &str) {
    let only = cell
        .first_child()
        .filter(|node| node.node_type() == Node::TEXT_NODE && node.next_sibling().is_none());
    match only.filter(|_| !html.contains(['<', '&'])) {
        Some(text) => text.set_node_value(Some(html)),
        None => cell.set_inner_html(html),
    }
}

/// What stands on the page.
#[derive(Default)]
struct Shown {
    columns: Vec<Column>,
    sort: Option<(Column, bool)>,
    lines: Vec<Line>,
}

impl Shown {
    /// Brings the page up to date: the whole table where rows or columns have changed, else only the cells
    /// that differ.
    fn update(&mut self, place: &Element, bench: &Bench, table: &Table) {
        let rows = rows(bench, table);
        if self.fits(table) && rows.iter().map(|row| row.0).eq(self.lines.iter().map(|line| line.place)) {
            self.lines.iter_mut().zip(rows).for_each(|(line, row)| line.update(place, row.1, table));
            return;
        }
        let lines: Vec<Line> = rows.iter().map(|row| Line::new(row, table)).collect();
        rebuild(place, &html(table, lines.iter().map(|line| (line.place, line.contents.as_slice()))));
        *self = Shown { columns: columns(table).map(|c| c.0).collect(), sort: table.sort, lines };
    }

    fn fits(&self, table: &Table) -> bool {
        self.sort == table.sort && columns(table).map(|c| c.0).eq(self.columns.iter().copied())
    }

    /// Fills in what has been measured since, unless the table is about to be brought up to date.
    fn fill(&mut self, place: &Element, bench: &Bench, table: &Table) {
        if !self.fits(table) {
            return;
        }
        for line in &mut self.lines {
            if let Some(row) = bench.row(&line.instance) {
                line.fill(place, row, table);
            }
        }
    }
}

/// Puts the table into its place, and the focus back where it was.
fn rebuild(place: &Element, html: &str) {
    let focused = place.query_selector(":focus").ok().flatten().map(|focused| focused.id());
    place.set_inner_html(html);
    // One cell can be reached by Tab; arrows lead on from there.
    if let Ok(Some(first)) = place.query_selector("td") {
        let _ = first.set_attribute("tabindex", "0");
    }
    if let Some(again) = focused.filter(|id| !id.is_empty()).and_then(|id| element(place, &id)) {
        let _ = again.focus();
    }
}

/// The cell that an element is or lies in: the place of its row and its column.
fn place_of(target: &Element) -> Option<(usize, Column)> {
    let cell = target.closest("td").ok()??;
    let row = cell.get_attribute("data-row")?.parse().ok()?;
    Some((row, by_id(&Column::ALL, &cell.get_attribute("data-column")?)?))
}

/// Moves the focus from a cell by rows and columns.
fn walk(cell: &Element, down: isize, right: isize) -> Option<()> {
    let line = cell.parent_element()?;
    let lines = line.parent_element()?.children();
    let index = |of: &Element, all: &web_sys::HtmlCollection| {
        (0..all.length()).find(|i| all.item(*i).as_ref() == Some(of))
    };
    let cells = line.children();
    let to = |at: u32, by: isize, least: u32, count: u32| {
        at.saturating_add_signed(by as i32).clamp(least, count.saturating_sub(1))
    };
    let row = to(index(&line, &lines)?, down, 0, lines.length());
    // The first child is the row's heading.
    let column = to(index(cell, &cells)?, right, 1, cells.length());
    let next: HtmlElement = lines.item(row)?.children().item(column)?.dyn_into().ok()?;
    let _ = cell.set_attribute("tabindex", "-1");
    let _ = next.set_attribute("tabindex", "0");
    let _ = next.focus();
    Some(())
}

/// Explore with this function, showing what the column speaks of.
fn check_in_explore(settings: &mut Settings, instance: &Instance, column: Column) {
    let mut slots = [const { None }; SLOTS];
    slots[0] = Some(Chosen { instance: instance.clone(), visible: true });
    settings.slots = slots;
    settings.focus = 0;
    settings.x = Span { from: -6.0, to: 6.0 };
    settings.y = None;
    settings.show = [true, column != Column::Range, column == Column::Smooth];
    settings.shade = matches!(column, Column::Dead | Column::Verdict | Column::Sparsity);
}

/// The next state of sorting by a column: rising, falling, not.
fn sorted(table: &mut Table, column: Column) {
    table.sort = match table.sort {
        Some((by, false)) if by == column => Some((column, true)),
        Some((by, true)) if by == column => None,
        _ => Some((column, false)),
    };
}

/// A cell that is asked about: the place of its row, and its column.
type Asked = RwSignal<Option<(usize, Column)>>;

/// The table, what it says where it is empty, and the panel that explains a cell.
pub fn grid(store: Store, work: Work) -> [El; 3] {
    let asked = RwSignal::new(None);
    let empty = text(move || {
        work.changed();
        let table = work.table.get();
        let none = work.peek(|bench| rows(bench, &table).is_empty());
        if none { "No function in the table has that in its name.".into() } else { String::new() }
    });
    let empty = el("p").class("empty").set("role", "status").text(empty);
    [table_view(store, work, asked), empty, panel(store, work, asked)]
}

/// The table, kept up to date, and what a click and keys do in it.
fn table_view(store: Store, work: Work, asked: Asked) -> El {
    let view = el("div")
        .class("grid-table")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", "Table, scrolls sideways")
        .on("click", move |event: web_sys::Event| clicked(store, asked, &event))
        .on("keydown", move |event: web_sys::KeyboardEvent| {
            if pressed(asked, &event) {
                event.prevent_default();
            }
        });
    let place = view.node::<Element>();
    let shown = StoredValue::new(Shown::default());
    let filled = place.clone();
    effect(move || {
        work.changed();
        let table = work.table.get_untracked();
        // A measured column is in order only once all of it is measured.
        if table.sort.is_some_and(|(by, _)| MEASURED.contains(&by)) {
            work.busy();
        }
        if let Some(place) = &place {
            shown.update_value(|shown| work.peek(|bench| shown.update(place, bench, &table)));
        }
    });
    effect(move || {
        let table = work.table.get_untracked();
        if let Some(place) = &filled {
            work.look(|bench| shown.update_value(|shown| shown.fill(place, bench, &table)));
        }
    });
    view
}

/// A click sorts by a column, or asks about a cell.
fn clicked(store: Store, asked: Asked, event: &web_sys::Event) {
    let Some(target) = target::<Element>(event) else { return };
    if let Ok(Some(head)) = target.closest("[data-sort]") {
        let id = head.get_attribute("data-sort").unwrap_or_default();
        if let Some(column) = by_id(&Column::ALL, &id) {
            store.choose(|s| sorted(&mut s.table, column));
        }
    } else if let Some(found) = place_of(&target) {
        asked.set(Some(found));
    }
}

/// Does what a key asks for in a cell; `false` if it asks for nothing.
fn pressed(asked: Asked, event: &web_sys::KeyboardEvent) -> bool {
    let cell = target::<Element>(event).and_then(|target| target.closest("td").ok().flatten());
    let Some(cell) = cell else { return false };
    let far = 1000;
    let (down, right) = match event.key().as_str() {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        "Home" => (0, -far),
        "End" => (0, far),
        "Enter" | " " => {
            asked.set(place_of(&cell));
            return true;
        }
        "Escape" => {
            asked.set(None);
            return true;
        }
        _ => return false,
    };
    walk(&cell, down, right);
    true
}

/// The panel that explains the cell that is asked about, and leads on to Explore.
fn panel(store: Store, work: Work, asked: Asked) -> El {
    // Hidden again once the function is no longer there.
    let hidden = flag(move || asked.get().is_none_or(|(row, _)| work.table.with(|t| row >= t.rows.len())));
    let heading = about(work, asked, |row, column, table| {
        format!("{}: {}", name(table, row), title(Column::ALL[column.place()].2))
    });
    let check = move || {
        let Some((row, column)) = asked.get_untracked() else { return };
        let Some(instance) = work.table.with_untracked(|t| t.rows.get(row).cloned()) else { return };
        let mut settings = store.peek(|here| as_here(here, explored()));
        check_in_explore(&mut settings, &instance, column);
        browser::go(&explore::KEYS.encode(&settings));
    };
    let words = el("div")
        .with(el("h2").html(heading))
        .with(el("p").set("role", "status").html(about(work, asked, how)));
    el("aside")
        .class("how")
        .set("aria-label", "How a cell was computed")
        .flag("hidden", hidden)
        .with(words)
        // An element of another page is of one lab.
        .with_all(store.host.is_page().then(|| button("Check in Explore", check)))
        .with(icon_button(icons::CLOSE, "Close", move || asked.set(None)))
}

/// What `say` has to say about the cell that is asked about.
fn about(work: Work, asked: Asked, say: fn(&Row, Column, &Table) -> String) -> Signal<String> {
    memo(move || {
        let Some((row, column)) = asked.get() else { return String::new() };
        let table = work.table.get();
        let Some(instance) = table.rows.get(row) else { return String::new() };
        work.look(|bench| bench.row(instance).map(|row| say(row, column, &table)).unwrap_or_default())
    })
}
