//! The table in a file format.

mod latex;
mod text;

use super::cell::CellContent;
use super::column_cells::cell;
use super::results::Results;
use super::rows::Rows;
use super::settings::CompareSettings;
use crate::locale::Lang;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A table in GitHub-flavoured Markdown.
    Markdown,
    /// A `tabular` with the rules of booktabs.
    Latex,
    /// An HTML table without styles.
    Html,
    /// An array of objects.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 5] = [Format::Csv, Format::Markdown, Format::Latex, Format::Html, Format::Json];

    /// The extension of its files.
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

    /// The rows with these indices and the columns that are shown.
    pub fn write(
        self,
        rows: &Rows,
        results: &Results,
        indices: &[usize],
        settings: &CompareSettings,
        lang: Lang,
    ) -> String {
        let columns = settings.shown_columns();
        let titles = columns.iter().map(|column| lang.column_title(*column));
        let titles = std::iter::once(lang.compare_function()).chain(titles).collect();
        let line = |index: &usize| {
            let row = &rows.table_rows()[*index];
            let measured = results.for_row(&row.facts, rows.conditions(&row.facts));
            let cells = columns.iter().map(|c| cell(row, &measured, *c, settings.thresholds(), lang).content);
            Line { name: row.name.clone(), cells: cells.collect() }
        };
        let sheet = Sheet { titles, lines: indices.iter().map(line).collect(), lang };
        match self {
            Format::Csv => text::csv(&sheet),
            Format::Markdown => text::markdown(&sheet),
            Format::Latex => latex::write(&sheet),
            Format::Html => text::html(&sheet),
            Format::Json => text::json(&sheet),
        }
    }
}

/// The table to be written.
struct Sheet {
    /// The headings of the name and of each cell.
    titles: Vec<&'static str>,
    lines: Vec<Line>,
    lang: Lang,
}

/// A row to be written.
struct Line {
    name: String,
    cells: Vec<CellContent>,
}

impl Sheet {
    /// Name and cells of each row as plain text.
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
    use crate::labs::compare::rows::RowInputs;

    fn written(format: Format) -> String {
        let settings = CompareSettings::default();
        let rows = Rows::new(RowInputs::new(&settings), None);
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
                && json.contains("\"Range\":\"(-1, 1)\"")
        );
        let read: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.len(), 4);
        for row in &read {
            assert!(row["Zero-centred?"].is_number() && row["Vanishing gradient?"].is_null(), "{row:?}");
        }
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
