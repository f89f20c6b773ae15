//! A row of the table. Each cell is a memo of exactly what it is computed from, so that only changed cells are rendered.

use super::cell::{Cell, CellContent, MeasuredRatio, TextbookBound, Verdict};
use super::cell_position::CellPosition;
use super::column::{Column, Source};
use super::column_cells::{function_cell, input_cell, measured_cell};
use super::column_title::ColumnTitle;
use super::facts::Facts;
use super::grid_state::GridState;
use super::results::RowResults;
use super::rows::Row;
use crate::components::{Formula, Sparkline, TextWithFactors};
use crate::format::{compact, fixed, three_digits};
use crate::locale::{Lang, use_lang};
use crate::state::use_state;
use engine::depth::{GradientClass, GradientThresholds};
use leptos::prelude::*;
use std::sync::Arc;

/// A row.
#[component]
pub fn GridRow(
    /// Its index in the settings.
    index: usize,
    /// The state of the table.
    grid: GridState,
) -> impl IntoView {
    let signals = RowSignals::new(index, grid);
    let id = use_state().host.id(&format!("cell-{index}-name"));
    let name = Memo::new(move |_| signals.row.with(|row| row.as_ref().map(|row| row.name.clone())));
    let function =
        Memo::new(move |_| signals.facts.with(|facts| facts.as_ref().map(|of| of.function.clone())));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" id=id>
                <Sparkline function/>
                {name}
            </th>
            <For each=move || grid.columns.get() key=|column| *column let:column>
                <GridCell position=CellPosition { row: index, column } grid signals/>
            </For>
        </tr>
    }
}

/// What the cells of a row are computed from. When the row is removed from the settings, its memos run once more before
/// `<For>` disposes of it: they keep their last values.
#[derive(Clone, Copy)]
struct RowSignals {
    facts: Memo<Option<Arc<Facts>>>,
    row: Memo<Option<Row>>,
    results: Memo<RowResults>,
    thresholds: Memo<GradientThresholds>,
    /// The column of the cell that the Tab key reaches, if it is in this row.
    tab_stop: Memo<Option<Column>>,
}

impl RowSignals {
    fn new(index: usize, grid: GridState) -> Self {
        let measurements = grid.measurements;
        let row = Memo::new(move |before: Option<&Option<Row>>| {
            let now = measurements.rows.with(|rows| rows.table_rows().get(index).cloned());
            now.or_else(|| before.cloned().flatten())
        });
        let results = Memo::new(move |before: Option<&RowResults>| {
            let now = measurements.results_of(index);
            now.or(before.copied()).unwrap_or_default()
        });
        let facts = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.facts.clone())));
        // A memo for each row: when the focus moves, cells of other rows do not run.
        let in_row = move |at: CellPosition| (at.row == index).then_some(at.column);
        let tab_stop = Memo::new(move |_| grid.tab_stop.get().and_then(in_row));
        RowSignals { facts, row, results, thresholds: grid.thresholds, tab_stop }
    }

    /// The cell of a column, which tracks no more than its source.
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

/// A cell. A click explains how it was computed.
#[component]
fn GridCell(
    /// Its row and column.
    position: CellPosition,
    /// The state of the table.
    grid: GridState,
    /// What the row is computed from.
    signals: RowSignals,
) -> impl IntoView {
    let lang = use_lang();
    let column = position.column;
    let cell = signals.cell(column, lang);
    let class = move || cell.with(|cell| if cell.pending { "pending" } else { "" });
    let is_measured = column.source() == Source::Measurement;
    let is_tab_stop = move || signals.tab_stop.get() == Some(column);
    view! {
        <td
            role="gridcell"
            id=use_state().host.id(&position.id())
            data-column=column.id()
            class=is_measured.then_some(class)
            tabindex=move || if is_tab_stop() { "0" } else { "-1" }
            on:click=move |_| grid.explain(position)
            on:focus=move |_| grid.focused.set(Some(position))
        >
            <span class="cell-title"><ColumnTitle column/></span>
            {move || cell.with(|cell| content_view(&cell.content))}
        </td>
    }
}

/// The ends of the bar under a mean, as custom properties for the style sheet.
fn content_view(content: &CellContent) -> AnyView {
    match content {
        CellContent::Text(text) | CellContent::Number(text, _) => text.clone().into_any(),
        CellContent::Mean(text, _, bar) => mean_view(text.clone(), *bar),
        CellContent::Lines(lines, _) => lines_view(lines),
        CellContent::Ratio(MeasuredRatio { text, notes, .. }) => {
            // The column is narrow: a number and its sign are on one line.
            let together = |note: &String| note.replace("> ", ">\u{a0}").replace(" %", "\u{a0}%");
            let note = |note: &String| view! { <small>{together(note)}</small> };
            let notes = notes.iter().map(note).collect_view();
            view! { {text.clone()}{notes} }.into_any()
        }
        CellContent::Formula(text, function) => {
            let (activation, params) = (function.activation, function.params.to_vec());
            view! { <Formula activation text params/> }.into_any()
        }
        CellContent::Verdict(verdict) => verdict_view(verdict),
    }
}

/// A mean over its bar, which runs from the first to the second percentage of the scale.
fn mean_view(text: String, (from, to): (f64, f64)) -> AnyView {
    let percent = |share| format!("{}%", fixed(share, 0));
    view! {
        {text}
        <span class="mean-bar">
            <i style:left=percent(from) style:width=percent(to - from)></i>
        </span>
    }
    .into_any()
}

fn lines_view(lines: &[String]) -> AnyView {
    let line = |(i, line): (usize, &String)| ((i > 0).then(|| view! { <br/> }), line.clone());
    lines.iter().enumerate().map(line).collect_view().into_any()
}

fn verdict_view(verdict: &Verdict) -> AnyView {
    let lang = use_lang();
    let bound = verdict.textbook.as_ref().map(|bound| {
        let TextbookBound { slope, layers } = *bound;
        let product = three_digits(bound.product());
        view! { <small>{lang.verdict_textbook()}{compact(slope)}<sup>{layers}</sup>" = "{product}</small> }
    });
    if let Some(overflow) = verdict.overflow {
        let place = lang.place_of_overflow(overflow);
        return view! { <b class="fails">{lang.overflows()}</b>{place}{bound} }.into_any();
    }
    let class = (verdict.class != GradientClass::Stable).then_some("fails");
    let text = lang.gradient_change(verdict.factor, verdict.layers);
    view! { <b class=class>{lang.gradient_class(verdict.class)}</b>": "<TextWithFactors text/>{bound} }
        .into_any()
}
