//! CSV, Markdown and HTML with cells as plain text; JSON with numbers.

use super::super::cell::CellContent;
use super::{Line, Sheet};
use crate::format::parse;
use crate::locale::Lang;
use crate::markdown::escape_markdown;
use crate::table::{self, with_plain_numbers};
use html_escape::encode_text;
use serde::{Serialize, Serializer};
use serde_json::Value;

pub(super) fn csv(sheet: &Sheet) -> String {
    let plain = |texts: Vec<String>| texts.iter().map(|text| with_plain_numbers(text)).collect::<Vec<_>>();
    table::csv(lines(sheet).map(plain))
}

pub(super) fn markdown(sheet: &Sheet) -> String {
    let line = |texts: Vec<String>| {
        let cells: Vec<String> = texts.iter().map(|text| escape_markdown(text)).collect();
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
    let record = |line: &Line| {
        let cells = line.cells.iter().map(|content| value(content, sheet.lang));
        let name = Value::from(with_plain_numbers(&line.name));
        Record { titles: &sheet.titles, values: std::iter::once(name).chain(cells).collect() }
    };
    let records: Vec<Record> = sheet.lines.iter().map(record).collect();
    // `to_string` fails only for maps whose keys are not strings.
    serde_json::to_string(&records).unwrap_or_default() + "\n"
}

/// A cell as a number if it is one, null where there is none, else as a text.
fn value(content: &CellContent, lang: Lang) -> Value {
    match content {
        CellContent::Number(_, number) => Value::from(*number),
        CellContent::Mean(_, mean, _) => Value::from(*mean),
        CellContent::Ratio(ratio) => {
            let number = |text: &str| Value::from(parse(text));
            [("ratio", number(&ratio.text)), ("scatter", number(&ratio.scatter))]
                .map(|(key, number)| (key.to_owned(), number))
                .into_iter()
                .collect()
        }
        _ => Value::from(with_plain_numbers(&content.text(lang))),
    }
}

/// A row as an object whose keys are the titles of the columns, in their order.
struct Record<'a> {
    titles: &'a [&'static str],
    values: Vec<Value>,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.titles.iter().zip(&self.values))
    }
}

fn titles(sheet: &Sheet) -> Vec<String> {
    sheet.titles.iter().map(|title| (*title).to_owned()).collect()
}

/// The titles, followed by all rows.
fn lines(sheet: &Sheet) -> impl Iterator<Item = Vec<String>> {
    std::iter::once(titles(sheet)).chain(sheet.texts())
}

#[cfg(test)]
mod tests {
    use super::super::super::cell::MeasuredRatio;
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// The cells of the first table that a CommonMark parser with GitHub's tables finds; `None` if a cell has more than
    /// text.
    fn rendered(markdown: &str) -> Option<Vec<String>> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
        let mut cells = Vec::new();
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::TableCell) => cells.push(String::new()),
                Event::Text(text) => cells.last_mut()?.push_str(&text),
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) => {}
                Event::End(TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell) => {}
                _ => return None,
            }
        }
        Some(cells)
    }

    #[test]
    fn markdown_prints_hostile_names_as_they_are() {
        let parts = [
            "|", "_", "*", "\\", "`", "<b>", "&amp;", "$x$", "#", "[a](b)", "~~", "![", "a", "-", "1.", "%",
            "\"", "{",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let name = format!("{first}{second}{third}");
                    let line = Line { name: name.clone(), cells: vec![CellContent::Text(name.clone())] };
                    let sheet =
                        Sheet { titles: vec!["Function", "Range"], lines: vec![line], lang: Lang::English };
                    let found = rendered(&markdown(&sheet));
                    assert_eq!(
                        found,
                        Some(vec!["Function".into(), "Range".into(), name.clone(), name]),
                        "{}",
                        markdown(&sheet)
                    );
                }
            }
        }
    }

    #[test]
    fn csv_and_json_have_numbers_that_programs_parse() {
        let cells = vec![
            CellContent::Number("−0.333".into(), Some(-1.0 / 3.0)),
            CellContent::Text("[−10⁻⁷, 2.5×10⁻⁹)".into()),
            CellContent::Number("…".into(), None),
            CellContent::Ratio(MeasuredRatio {
                text: "4.1".into(),
                notes: vec!["scatter 34 %".into()],
                scatter: "0.34".into(),
            }),
        ];
        let sheet = Sheet {
            titles: vec!["Function", "Mean", "Range", "Critical σ_w", "Cost"],
            lines: vec![Line { name: "ELU −1".into(), cells }],
            lang: Lang::English,
        };
        assert_eq!(
            csv(&sheet),
            "Function,Mean,Range,Critical σ_w,Cost\nELU -1,-0.333,\"[-1e-7, 2.5e-9)\",…,4.1 (scatter 34 %)\n"
        );
        assert_eq!(
            json(&sheet),
            "[{\"Function\":\"ELU -1\",\"Mean\":-0.3333333333333333,\"Range\":\"[-1e-7, 2.5e-9)\",\"Critical σ_w\":null,\
             \"Cost\":{\"ratio\":4.1,\"scatter\":0.34}}]\n"
        );
    }
}
