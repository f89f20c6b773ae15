//! CSV, Markdown, HTML and JSON, with cells as plain text.

use super::Sheet;
use crate::table;
use html_escape::encode_text;
use serde::{Serialize, Serializer};

pub(super) fn csv(sheet: &Sheet) -> String {
    table::csv(lines(sheet))
}

pub(super) fn markdown(sheet: &Sheet) -> String {
    let escaped = |text: &String| text.replace('|', "\\|");
    let line = |texts: Vec<String>| {
        let cells: Vec<String> = texts.iter().map(escaped).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(sheet.titles.len()));
    let mut lines = lines(sheet).map(line);
    let head: String = lines.by_ref().take(1).collect();
    [head, rule].into_iter().chain(lines).collect()
}

pub(super) fn html(sheet: &Sheet) -> String {
    let line = |texts: Vec<String>, tag: &str| {
        let cell = |text: &String| format!("<{tag}>{}</{tag}>", encode_text(text));
        format!("<tr>{}</tr>\n", texts.iter().map(cell).collect::<String>())
    };
    let head = line(titles(sheet), "th");
    let body: String = sheet.texts().map(|texts| line(texts, "td")).collect();
    format!("<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n")
}

pub(super) fn json(sheet: &Sheet) -> String {
    let records: Vec<Record> = sheet.texts().map(|texts| Record { titles: &sheet.titles, texts }).collect();
    // `to_string` fails only for maps whose keys are not strings.
    serde_json::to_string(&records).unwrap_or_default() + "\n"
}

/// A row as an object whose keys are the titles of the columns, in their order.
struct Record<'a> {
    titles: &'a [&'static str],
    texts: Vec<String>,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.titles.iter().zip(&self.texts))
    }
}

fn titles(sheet: &Sheet) -> Vec<String> {
    sheet.titles.iter().map(|title| (*title).to_owned()).collect()
}

/// The titles, followed by all rows.
fn lines(sheet: &Sheet) -> impl Iterator<Item = Vec<String>> {
    std::iter::once(titles(sheet)).chain(sheet.texts())
}
