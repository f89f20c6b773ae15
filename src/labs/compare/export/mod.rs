//! The table as a file.

mod latex;
mod text;

use super::cells::{Content, cell};
use super::results::Results;
use super::rows::Rows;
use super::settings::CompareSettings;
use crate::locale::Lang;

/// A format of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A table of GitHub's Markdown.
    Markdown,
    /// `tabular` with the rules of booktabs.
    Latex,
    /// A bare HTML table.
    Html,
    /// A list of objects.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 5] = [Format::Csv, Format::Markdown, Format::Latex, Format::Html, Format::Json];

    /// What the names of its files end in.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::Latex => "tex",
            Format::Html => "html",
            Format::Json => "json",
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::Markdown => "Markdown",
            Format::Latex => "LaTeX",
            Format::Html => "HTML",
            Format::Json => "JSON",
        }
    }

    /// The rows in these places, with the columns that are shown.
    pub fn write(
        self,
        rows: &Rows,
        results: &Results,
        places: &[usize],
        settings: &CompareSettings,
        lang: Lang,
    ) -> String {
        let columns = settings.shown_columns();
        let titles = columns.iter().map(|column| lang.column_title(*column));
        let titles = std::iter::once(lang.compare_function()).chain(titles).collect();
        let line = |place: &usize| {
            let row = &rows.of_table()[*place];
            let measured = results.of(&row.facts, rows.conditions(&row.facts));
            let cells = columns.iter().map(|c| cell(row, &measured, *c, settings.thresholds(), lang).content);
            Line { name: row.name.clone(), cells: cells.collect() }
        };
        let sheet = Sheet { titles, lines: places.iter().map(line).collect(), lang };
        match self {
            Format::Csv => text::csv(&sheet),
            Format::Markdown => text::markdown(&sheet),
            Format::Latex => latex::write(&sheet),
            Format::Html => text::html(&sheet),
            Format::Json => text::json(&sheet),
        }
    }
}

/// What is written.
struct Sheet {
    /// Of the name and of each cell.
    titles: Vec<&'static str>,
    lines: Vec<Line>,
    lang: Lang,
}

/// A row of it.
struct Line {
    name: String,
    cells: Vec<Content>,
}

impl Sheet {
    /// Name and cells of every row as plain text.
    fn texts(&self) -> impl Iterator<Item = Vec<String>> {
        self.lines.iter().map(|line| {
            let cells = line.cells.iter().map(|content| content.text(self.lang));
            std::iter::once(line.name.clone()).chain(cells).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::compare::rows::Inputs;

    fn written(format: Format) -> String {
        let settings = CompareSettings::default();
        let rows = Rows::new(Inputs::of(&settings), None);
        format.write(&rows, &Results::default(), &[0, 1, 2, 3], &settings, Lang::English)
    }

    #[test]
    fn every_format_has_every_row() {
        for format in Format::ALL {
            let text = written(format);
            for name in ["ReLU", "Sigmoid", "Tanh", "Leaky ReLU"] {
                assert!(text.contains(name), "{format:?}: {text}");
            }
        }
        let csv = written(Format::Csv);
        assert_eq!(csv.lines().count(), 5);
        assert!(csv.contains("\"(0, 0.25]\""), "{csv}");
        let markdown = written(Format::Markdown);
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(markdown.lines().all(|l| bars(l) == bars(markdown.lines().next().unwrap())), "{markdown}");
        let json = written(Format::Json);
        assert!(
            json.starts_with("[{\"Function\":\"ReLU\",\"Formula\":")
                && json.contains("\"Range\":\"(−1, 1)\"")
        );
        let read: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.len(), 4);
        assert!(written(Format::Html).contains("<td>[0, ∞)</td>"));
    }

    #[test]
    fn every_line_of_tex_has_as_many_columns() {
        let text = written(Format::Latex);
        let columns = text.lines().find(|l| l.starts_with("\\begin")).unwrap().matches('l').count() - 1;
        for line in text.lines().filter(|l| l.ends_with("\\\\")) {
            // The cases of a formula have their own columns.
            let (before, after) = line.split_once("\\begin{cases}").unwrap_or((line, ""));
            let outer = before.to_owned() + after.split_once("\\end{cases}").map_or(after, |(_, rest)| rest);
            assert_eq!(outer.replace("\\&", "").matches('&').count() + 1, columns, "{line}");
        }
    }
}
