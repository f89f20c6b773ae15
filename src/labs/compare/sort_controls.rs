//! What rows are sorted by: the buttons in the headings, and the select of narrow pages, which have no headings.

use super::column::{Column, Sort, SortBy};
use super::column_title::{ColumnTitle, Subscripted};
use super::settings::CompareSettings;
use crate::components::{Select, SelectOption};
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::prelude::*;

/// The heading of a column, with the button that sorts by it.
#[component]
pub fn SortHeading(
    /// The column.
    column: Column,
) -> impl IntoView {
    let by = SortBy::Column(column);
    view! {
        <th role="columnheader" scope="col" aria-sort=aria_sort(by)>
            <SortButton by><ColumnTitle column/></SortButton>
        </th>
    }
}

/// The heading of the functions. It stays in view, and so it also names the column that rows are sorted by.
#[component]
pub fn FunctionHeading() -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    let sort = compare.memo(|s| s.sort.filter(|sort| sort.by != SortBy::Function));
    let sorted_by = move || {
        let sort = sort.get()?;
        let text = format!("{} {}", lang.sorted_by(sort.by), sort.arrow());
        Some(view! { <Subscripted text/> })
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=aria_sort(SortBy::Function)>
            <SortButton by=SortBy::Function>{lang.compare_function()}</SortButton>
            <small aria-hidden="true">{sorted_by}</small>
        </th>
    }
}

fn aria_sort(by: SortBy) -> impl Fn() -> Option<&'static str> {
    let sort = use_settings::<CompareSettings>().memo(move |s| s.sort.filter(|sort| sort.by == by));
    move || sort.get().map(|sort| if sort.descending { "descending" } else { "ascending" })
}

/// The button of a heading: ascending, descending, in the order of the list.
#[component]
fn SortButton(
    /// What it sorts by.
    by: SortBy,
    /// The title.
    children: Children,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let arrow = compare.memo(move |s| s.sort.filter(|sort| sort.by == by).map(Sort::arrow));
    view! {
        <button
            id=use_state().host.id(&format!("sort-{}", by.id()))
            on:click=move |_| compare.update(|s| s.sort = Sort::next(s.sort, by))
        >
            {children()}
            <span class="arrow" aria-hidden="true">{arrow}</span>
        </button>
    }
}

/// What rows are sorted by, and the direction.
#[component]
pub fn SortSelect() -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    let sort = compare.memo(|s| s.sort);
    let mut options = vec![SelectOption::new("", lang.unsorted())];
    options.extend(SortBy::all().map(|by| SelectOption::new(by.id(), lang.sort_option(by))));
    let choose = move |id: String| {
        let by = id.parse().ok();
        compare.update(|s| {
            let descending = s.sort.is_some_and(|sort| sort.descending);
            s.sort = by.map(|by| Sort { by, descending });
        });
    };
    let reverse = move |_| {
        compare.update(|s| s.sort = s.sort.map(|sort| Sort { descending: !sort.descending, ..sort }));
    };
    let direction = move || lang.sort_direction(sort.get().is_some_and(|sort| sort.descending));
    view! {
        <div class="sort">
            <Select
                label=lang.sort_by()
                id="compare-sort"
                value=Signal::derive(move || sort.get().map(|sort| sort.by.id()).unwrap_or_default().to_owned())
                options
                on_change=choose
            />
            <button hidden=move || sort.get().is_none() on:click=reverse>{direction}</button>
        </div>
    }
}
