//! The table on the page: sorting, moving about in it, and how a cell was computed.

use super::cells::how;
use super::table::{cell_id, columns, contents, html, name, rows, title};
use super::work::{Bench, Work};
use crate::app::Store;
use crate::settings::field::by_id;
use crate::settings::{Chosen, Column, Lab, SLOTS, Settings, Span, Table};
use crate::ui::erased::{click, flag, on, text};
use crate::ui::icons;
use engine::activation::Instance;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Columns that are measured, not found at once.
const MEASURED: [Column; 3] = [Column::Verdict, Column::Cost, Column::Edge];

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What stands on the page.
#[derive(Default)]
struct Shown {
    /// Rows by their places in the settings, in their order.
    order: Vec<usize>,
    columns: Vec<Column>,
    sort: Option<(Column, bool)>,
    contents: Vec<Vec<String>>,
}

impl Shown {
    /// Brings the page up to date: the whole table where rows or columns have changed, else only the cells
    /// that differ, since laying out formulas is what takes time.
    fn update(&mut self, place: &Element, bench: &Bench, table: &Table) {
        let rows = rows(bench, table);
        let order: Vec<usize> = rows.iter().map(|row| row.0).collect();
        let contents = contents(&rows, table, None);
        if order == self.order && self.fits(table) {
            self.patch(table, contents, None);
        } else {
            rebuild(place, &html(&rows, table, &contents));
            *self =
                Shown { order, columns: columns(table).map(|c| c.0).collect(), sort: table.sort, contents };
        }
    }

    fn fits(&self, table: &Table) -> bool {
        self.sort == table.sort && columns(table).map(|c| c.0).eq(self.columns.iter().copied())
    }

    /// Fills in what has been measured since, unless the table is about to be built anew.
    fn fill(&mut self, bench: &Bench, table: &Table) {
        let row = |place: &usize| Some((*place, bench.row(table.rows.get(*place)?)?));
        let rows: Option<Vec<_>> = self.order.iter().map(row).collect();
        if let Some(rows) = rows.filter(|_| self.fits(table)) {
            self.patch(table, contents(&rows, table, Some(&MEASURED)), Some(&MEASURED));
        }
    }

    /// Replaces cells, all or those of some columns, where they hold something else now.
    fn patch(&mut self, table: &Table, contents: Vec<Vec<String>>, only: Option<&[Column]>) {
        let wanted = |column: Column| only.is_none_or(|only| only.contains(&column));
        let ids: Vec<(bool, &str)> = std::iter::once((only.is_none(), "name"))
            .chain(columns(table).map(|c| (wanted(c.0), c.1)))
            .collect();
        for ((place, old), new) in self.order.iter().zip(&mut self.contents).zip(contents) {
            for ((old, new), (wanted, id)) in old.iter_mut().zip(new).zip(&ids) {
                if *wanted && *old != new {
                    if let Some(cell) = element(&cell_id(*place, id)) {
                        cell.set_inner_html(&new);
                    }
                    *old = new;
                }
            }
        }
    }
}

/// Puts the table into its place, and the focus back where it was.
fn rebuild(place: &Element, html: &str) {
    let focused = document().active_element().map(|e| e.id()).unwrap_or_default();
    place.set_inner_html(html);
    // One cell can be reached by Tab; arrows lead on from there.
    if let Ok(Some(first)) = place.query_selector("td") {
        let _ = first.set_attribute("tabindex", "0");
    }
    if let Some(again) = element(&focused).filter(|e| !focused.is_empty() && place.contains(Some(e))) {
        let _ = again.focus();
    }
}

/// The cell that an element is or lies in: the place of its row and its column.
fn place_of(target: &Element) -> Option<(usize, Column)> {
    let cell = target.closest("td").ok()??;
    let row = cell.get_attribute("data-row")?.parse().ok()?;
    Some((row, by_id(&Column::ALL, &cell.get_attribute("data-column")?)?))
}

/// Moves the focus by rows and columns.
fn walk(from: &Element, down: isize, right: isize) -> Option<()> {
    let cell = from.closest("td").ok()??;
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
    let column = to(index(&cell, &cells)?, right, 1, cells.length());
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
    settings.lab = Lab::Explore;
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

/// The table and the panel that explains a cell.
#[component]
pub fn Grid(store: Store, work: Work) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let shown = StoredValue::new(Shown::default());
    let asked = RwSignal::new(None::<(usize, Column)>);
    Effect::new(move |_| {
        work.changed();
        let table = work.table.get_untracked();
        // A measured column is in order only once all of it is measured.
        if table.sort.is_some_and(|(by, _)| MEASURED.contains(&by)) {
            work.busy();
        }
        if let Some(place) = place.get() {
            shown.update_value(|shown| work.peek(|bench| shown.update(&place, bench, &table)));
        }
    });
    Effect::new(move |_| {
        let table = work.table.get_untracked();
        work.look(|bench| shown.update_value(|shown| shown.fill(bench, &table)));
    });
    let clicked = on(move |event: web_sys::MouseEvent| {
        let target = event_target::<Element>(&event);
        if let Ok(Some(head)) = target.closest("[data-sort]") {
            let id = head.get_attribute("data-sort").unwrap_or_default();
            if let Some(column) = by_id(&Column::ALL, &id) {
                store.choose(|s| sorted(&mut s.table, column));
            }
        } else if let Some(found) = place_of(&target) {
            asked.set(Some(found));
        }
    });
    let pressed = on(move |event: web_sys::KeyboardEvent| {
        let target = event_target::<Element>(&event);
        if target.closest("td").ok().flatten().is_none() {
            return;
        }
        let far = 1000;
        match event.key().as_str() {
            "ArrowUp" => walk(&target, -1, 0),
            "ArrowDown" => walk(&target, 1, 0),
            "ArrowLeft" => walk(&target, 0, -1),
            "ArrowRight" => walk(&target, 0, 1),
            "Home" => walk(&target, 0, -far),
            "End" => walk(&target, 0, far),
            "Enter" | " " => {
                asked.set(place_of(&target));
                Some(())
            }
            "Escape" => {
                asked.set(None);
                Some(())
            }
            _ => return,
        };
        event.prevent_default();
    });
    // The function and the column that are asked about, if the function is still there.
    let subject = move || {
        let (row, column) = asked.get()?;
        let table = work.table.get();
        Some((table.rows.get(row)?.clone(), column, table))
    };
    let heading = text(move || {
        let Some((instance, column, table)) = subject() else { return String::new() };
        let title = title(Column::ALL[column.place()].2);
        work.look(|bench| {
            bench.row(&instance).map(|row| format!("{}: {title}", name(&table, row))).unwrap_or_default()
        })
    });
    let explained = text(move || {
        let Some((instance, column, table)) = subject() else { return String::new() };
        work.look(|bench| bench.row(&instance).map(|row| how(row, column, &table)).unwrap_or_default())
    });
    let check = move || {
        if let Some((instance, column, _)) = untrack(subject) {
            store.choose(|s| check_in_explore(s, &instance, column));
        }
    };
    let empty = text(move || {
        work.changed();
        let table = work.table.get();
        let none = work.peek(|bench| rows(bench, &table).is_empty());
        if none { "No function in the table has that in its name.".into() } else { String::new() }
    });
    view! {
        <div class="grid-table" node_ref=place tabindex="0" role="group" aria-label="Table, scrolls sideways" on:click=clicked on:keydown=pressed></div>
        <p class="empty" role="status">{empty}</p>
        <aside class="how" hidden=flag(move || subject().is_none()) aria-label="How a cell was computed">
            <div>
                <h2 inner_html=heading></h2>
                <p role="status" inner_html=explained></p>
            </div>
            <button on:click=click(check)>"Check in Explore"</button>
            <button class="icon" aria-label="Close" on:click=click(move || asked.set(None)) inner_html=icons::CLOSE></button>
        </aside>
    }
}
