//! A row of the table. Each cell follows what it is computed from, and only what differs is written anew.

use super::cells::{
    Cell, Content, Source, TextbookClaim, Thresholds, Verdict, function_cell, input_cell, measured_cell,
};
use super::grid::GridState;
use super::position::Position;
use super::results::RowResults;
use super::rows::{Facts, Row};
use super::settings::Column;
use super::spark::Spark;
use crate::components::Formula;
use crate::format::fixed;
use crate::locale::{Lang, use_lang};
use crate::state::use_state;
use leptos::prelude::*;
use std::sync::Arc;

/// A row.
#[component]
pub fn GridRow(
    /// Its place in the settings.
    place: usize,
    /// The table.
    grid: GridState,
) -> impl IntoView {
    let signals = RowSignals::new(place, grid);
    let id = use_state().host.id(&format!("cell-{place}-name"));
    let name = Memo::new(move |_| signals.row.with(|row| row.as_ref().map(|row| row.name.clone())));
    view! {
        <tr>
            <th scope="row" id=id>
                <Spark facts=signals.facts/>
                {name}
            </th>
            <For each=move || grid.columns.get() key=|column| *column let:column>
                <GridCell position=Position { place, column } grid signals/>
            </For>
        </tr>
    }
}

/// What the cells of a row are computed from. A row that has gone keeps what it had until it is taken off the page.
#[derive(Clone, Copy)]
struct RowSignals {
    facts: Memo<Option<Arc<Facts>>>,
    row: Memo<Option<Row>>,
    results: Memo<RowResults>,
    thresholds: Memo<Thresholds>,
    /// The column of the cell that can be reached by Tab, if it is of this row.
    tabbable: Memo<Option<Column>>,
}

impl RowSignals {
    fn new(place: usize, grid: GridState) -> Self {
        let measurements = grid.measurements;
        let row = Memo::new(move |before: Option<&Option<Row>>| {
            let now = measurements.rows.with(|rows| rows.of_table().get(place).cloned());
            now.or_else(|| before.cloned().flatten())
        });
        let results = Memo::new(move |before: Option<&RowResults>| {
            let now = measurements.results_of(place);
            now.or(before.copied()).unwrap_or_default()
        });
        let facts = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.facts.clone())));
        // One for the row: the cells of all others are left alone when the focus moves.
        let of_row = move |at: Position| (at.place == place).then_some(at.column);
        let tabbable = Memo::new(move |_| grid.tabbable.get().and_then(of_row));
        RowSignals { facts, row, results, thresholds: grid.thresholds, tabbable }
    }

    /// The cell of a column, following no more than it is computed from.
    fn cell(self, column: Column, lang: Lang) -> Memo<Cell> {
        let of_facts = move |read: &dyn Fn(&Facts) -> Cell| {
            self.facts.with(|facts| facts.as_ref().map(|facts| read(facts))).unwrap_or_default()
        };
        Memo::new(move |_| match column.source() {
            Source::Function => of_facts(&|facts| function_cell(facts, column, lang)),
            Source::Inputs => {
                let cell = |row: &Row| input_cell(row, column, lang);
                self.row.with(|row| row.as_ref().map(cell)).unwrap_or_default()
            }
            Source::Measurement => {
                let (results, thresholds) = (self.results.get(), self.thresholds.get());
                of_facts(&|facts| measured_cell(facts, &results, column, thresholds, lang))
            }
        })
    }
}

/// A cell. A click asks how it was computed.
#[component]
fn GridCell(
    /// Where it is.
    position: Position,
    /// The table.
    grid: GridState,
    /// What it is computed from.
    signals: RowSignals,
) -> impl IntoView {
    let lang = use_lang();
    let column = position.column;
    let cell = signals.cell(column, lang);
    let class = move || cell.with(|cell| if cell.pending { "pending" } else { "" });
    let style = move || cell.with(|cell| bar_style(&cell.content));
    let is_measured = column.source() == Source::Measurement;
    let is_tabbable = move || signals.tabbable.get() == Some(column);
    view! {
        <td
            id=use_state().host.id(&position.id())
            data-column=column.id()
            class=is_measured.then_some(class)
            style=(column == Column::Mean).then_some(style)
            tabindex=move || if is_tabbable() { "0" } else { "-1" }
            on:click=move |_| grid.explain(position)
            on:focus=move |_| grid.focused.set(Some(position))
        >
            {move || cell.with(|cell| content_view(&cell.content))}
        </td>
    }
}

/// The ends of the bar under a mean, for the style sheet.
fn bar_style(content: &Content) -> String {
    match content {
        Content::Mean(_, (from, to)) => format!("--from:{}%;--to:{}%", fixed(*from, 0), fixed(*to, 0)),
        _ => String::new(),
    }
}

fn content_view(content: &Content) -> AnyView {
    match content {
        Content::Text(text) | Content::Mean(text, _) => text.clone().into_any(),
        Content::Lines(lines, _) => {
            let line = |(i, line): (usize, &String)| ((i > 0).then(|| view! { <br/> }), line.clone());
            lines.iter().enumerate().map(line).collect_view().into_any()
        }
        Content::Formula(text, function) => {
            let (activation, params) = (function.activation, function.params.to_vec());
            view! { <Formula activation text params/> }.into_any()
        }
        Content::Verdict(verdict) => verdict_view(verdict).into_any(),
    }
}

fn verdict_view(verdict: &Verdict) -> impl IntoView + use<> {
    let lang = use_lang();
    let Verdict { word, holds, change, claim } = verdict.clone();
    let claim = claim.map(|TextbookClaim { slope, layers, product }| {
        view! { <small>{lang.verdict_textbook()}{slope}<sup>{layers}</sup>" = "{product}</small> }
    });
    view! { <b class=if holds { "holds" } else { "fails" }>{word}</b>": "{change}{claim} }
}
