//! The table as a file.

use super::cells::cell;
use super::row::Row;
use super::table::{columns, name, rows};
use super::work::Bench;
use crate::settings::{Column, Table};
use crate::ui::math;
use engine::activation::Instance;

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
    /// All of them, each with the ending of its files and its name.
    pub const ALL: [(Format, &'static str, &'static str); 5] = [
        (Format::Csv, "csv", "CSV"),
        (Format::Markdown, "md", "Markdown"),
        (Format::Latex, "tex", "LaTeX"),
        (Format::Html, "html", "HTML"),
        (Format::Json, "json", "JSON"),
    ];

    /// The table as it is shown, in this format.
    pub fn write(self, bench: &Bench, table: &Table) -> String {
        let cell = if self == Format::Latex { tex_cell } else { plain_cell };
        let lines = texts(bench, table, cell);
        match self {
            Format::Csv => lines.iter().map(|line| joined(line, quoted, ",") + "\n").collect(),
            Format::Markdown => markdown(&lines),
            Format::Latex => tex(&lines),
            Format::Html => html(&lines),
            Format::Json => json(&lines),
        }
    }
}

/// A cell as plain text.
fn plain_cell(row: &Row, column: Column, table: &Table) -> String {
    cell(row, column, table).text
}

/// A cell for LaTeX: formulas as such.
fn tex_cell(row: &Row, column: Column, table: &Table) -> String {
    let Instance { activation, params } = &row.instance;
    match column {
        Column::Formula => math::tex(activation, activation.formula, params),
        Column::Derivative => math::tex(activation, activation.slope_formula, params),
        _ => tex_text(&plain_cell(row, column, table)),
    }
}

/// Titles, then a line for each row.
fn texts(bench: &Bench, table: &Table, cell: fn(&Row, Column, &Table) -> String) -> Vec<Vec<String>> {
    let heads = std::iter::once("Function").chain(columns(table).map(|c| c.2)).map(str::to_owned).collect();
    let mut lines = vec![heads];
    for (_, row) in rows(bench, table) {
        let cells = columns(table).map(|c| cell(row, c.0, table));
        lines.push(std::iter::once(name(table, row)).chain(cells).collect());
    }
    lines
}

fn joined(line: &[String], write: fn(&str) -> String, between: &str) -> String {
    line.iter().map(|text| write(text)).collect::<Vec<_>>().join(between)
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}

fn markdown(lines: &[Vec<String>]) -> String {
    let line = |line: &Vec<String>| format!("| {} |\n", joined(line, |t| t.replace('|', "\\|"), " | "));
    let mut text: String = lines.iter().take(1).map(line).collect();
    text += &format!("|{}\n", " --- |".repeat(lines[0].len()));
    text.extend(lines.iter().skip(1).map(line));
    text
}

/// A text with what TeX would misread written so that it is set as it stands.
fn tex_text(text: &str) -> String {
    let mut set = String::new();
    let mut power = String::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c).map(|d| d.to_string());
        if let Some(digit) = digit.or_else(|| (c == '⁻').then(|| "-".into())) {
            power += &digit;
            continue;
        }
        if !power.is_empty() {
            set += &format!("$^{{{power}}}$");
            power.clear();
        }
        match c {
            '\0' => {}
            '∞' => set += "$\\infty$",
            '∪' => set += "$\\cup$",
            '−' => set += "$-$",
            '×' => set += "$\\times$",
            '′' => set += "$'$",
            '″' => set += "$''$",
            'α' => set += "$\\alpha$",
            'β' => set += "$\\beta$",
            'λ' => set += "$\\lambda$",
            'θ' => set += "$\\theta$",
            'σ' => set += "$\\sigma$",
            '·' => set += "$\\cdot$",
            '…' => set += "\\dots",
            '<' | '>' | '|' => set += &format!("${c}$"),
            '^' => set += "\\^{}",
            '\\' => set += "\\textbackslash{}",
            '%' | '_' | '{' | '}' | '&' | '#' | '$' => set += &format!("\\{c}"),
            c => set.push(c),
        }
    }
    set
}

/// Lines whose cells are TeX but for titles and the names of rows.
fn tex(lines: &[Vec<String>]) -> String {
    let row = |cells: Vec<String>| format!("{} \\\\\n", cells.join(" & "));
    let head = row(lines[0].iter().map(|title| tex_text(title)).collect());
    let line = |line: &Vec<String>| {
        let cells = line.iter().skip(1).cloned();
        row(line.first().map(|name| tex_text(name)).into_iter().chain(cells).collect())
    };
    let body: String = lines.iter().skip(1).map(line).collect();
    let shape = "l".repeat(lines[0].len());
    format!(
        "% \\usepackage{{amsmath,booktabs}}\n\\begin{{tabular}}{{{shape}}}\n\\toprule\n{head}\\midrule\n{body}\\bottomrule\n\\end{{tabular}}\n"
    )
}

fn html(lines: &[Vec<String>]) -> String {
    let escaped = |t: &str| t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let line = |line: &Vec<String>, tag: &str| {
        let cells: String = line.iter().map(|text| format!("<{tag}>{}</{tag}>", escaped(text))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head: String = lines.iter().take(1).map(|l| line(l, "th")).collect();
    let body: String = lines.iter().skip(1).map(|l| line(l, "td")).collect();
    format!("<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n")
}

fn json(lines: &[Vec<String>]) -> String {
    let text = |t: &str| format!("\"{}\"", t.replace('\\', "\\\\").replace('"', "\\\""));
    let object = |line: &Vec<String>| {
        let pairs: Vec<String> =
            lines[0].iter().zip(line).map(|(k, v)| format!("{}:{}", text(k), text(v))).collect();
        format!("{{{}}}", pairs.join(","))
    };
    let objects: Vec<String> = lines.iter().skip(1).map(object).collect();
    format!("[\n{}\n]\n", objects.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: Format) -> String {
        let table = Table::default();
        let mut bench = Bench::default();
        bench.follow(&table, &table);
        format.write(&bench, &table)
    }

    #[test]
    fn every_format_has_every_row() {
        for (format, ending, _) in Format::ALL {
            let text = written(format);
            for name in ["ReLU", "Sigmoid", "Tanh", "Leaky ReLU"] {
                assert!(text.contains(name), "{ending}: {text}");
            }
        }
        let csv = written(Format::Csv);
        assert_eq!(csv.lines().count(), 5);
        assert!(csv.contains("\"(0, 0.25]\""), "{csv}");
        let markdown = written(Format::Markdown);
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(markdown.lines().all(|l| bars(l) == bars(markdown.lines().next().unwrap())), "{markdown}");
        assert!(written(Format::Json).contains("\"Range\":\"(−1, 1)\""));
    }

    #[test]
    fn tex_sets_what_stands_there() {
        assert_eq!(tex_text("[0, ∞) 50 %"), "[0, $\\infty$) 50 \\%");
        assert_eq!(tex_text("9.5×10⁻⁷ {x_1}"), "9.5$\\times$10$^{-7}$ \\{x\\_1\\}");
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
