//! LaTeX: a `tabular` with the rules of booktabs.

use super::Sheet;
use crate::table::superscript;

pub(super) fn write(sheet: &Sheet) -> String {
    // After the end of a row TeX would read a bracket or an asterisk as an argument of it: a group is before them.
    let line = |cells: Vec<String>| format!("{{}}{} \\\\\n", cells.join(" & "));
    let head = line(sheet.titles.iter().map(|title| escape(title)).collect());
    let body: String = sheet
        .lines
        .iter()
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .map(|content| content.formula_tex().unwrap_or_else(|| escape(&content.text(sheet.lang))));
            line(std::iter::once(escape(&row.name)).chain(cells).collect())
        })
        .collect();
    let columns = "l".repeat(sheet.titles.len());
    format!(
        "% \\usepackage{{amsmath,booktabs}}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n{head}\\midrule\n{body}\\bottomrule\n\\end{{tabular}}\n"
    )
}

/// Escapes what TeX would not print as it stands.
fn escape(text: &str) -> String {
    let mut set = String::new();
    let mut power = String::new();
    for c in text.chars() {
        if let Some(digit) = superscript(c) {
            power.push(digit);
            continue;
        }
        end_power(&mut set, &mut power);
        match c {
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
            '≤' => set += "$\\le$",
            '≥' => set += "$\\ge$",
            '≈' => set += "$\\approx$",
            '→' => set += "$\\to$",
            'μ' => set += "$\\mu$",
            'π' => set += "$\\pi$",
            '–' => set += "--",
            '“' => set += "``",
            '”' => set += "''",
            '’' => set.push('\''),
            '~' => set += "\\textasciitilde{}",
            // \textquotedbl would need the font encoding T1.
            '"' => set += "\\texttt{\\char34}",
            '`' => set += "\\textasciigrave{}",
            c if c.is_control() => set.push(' '),
            '<' | '>' | '|' => set += &format!("${c}$"),
            '^' => set += "\\^{}",
            '\\' => set += "\\textbackslash{}",
            '%' | '_' | '{' | '}' | '&' | '#' | '$' => set += &format!("\\{c}"),
            c => set.push(c),
        }
    }
    end_power(&mut set, &mut power);
    set
}

fn end_power(set: &mut String, power: &mut String) {
    if !power.is_empty() {
        *set += &format!("$^{{{power}}}$");
        power.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Line};
    use super::*;
    use crate::labs::compare::cell::CellContent;
    use crate::labs::compare::results::tests::with_gradient_retention;
    use crate::labs::compare::settings::{CompareSettings, all_functions};
    use crate::locale::Lang;
    use std::path::Path;

    const HOSTILE: [&str; 20] = [
        "\\",
        "%",
        "_",
        "{",
        "}",
        "&",
        "#",
        "$",
        "~",
        "^",
        "<",
        ">",
        "|",
        "`",
        "\"",
        "*",
        "[",
        "a",
        "−",
        "textbackslash",
    ];

    /// `cargo xtask verify-latex` gives the folder, and typesets what it finds there.
    #[test]
    #[ignore = "writes files"]
    fn documents_for_pdflatex_are_written() {
        let folder = std::env::var("LATEX_DOCUMENTS").unwrap();
        let write = |name: &str, table: &str| {
            let (packages, table) = table.split_once('\n').unwrap();
            let packages = packages.strip_prefix("% ").unwrap();
            let text = format!(
                "\\documentclass{{article}}\n{packages}\n\\begin{{document}}\n{table}\\end{{document}}\n"
            );
            std::fs::write(Path::new(&folder).join(name), text).unwrap();
        };
        let all = CompareSettings {
            rows: all_functions(),
            columns: CompareSettings::default().columns.map(|_| true),
            ..CompareSettings::default()
        };
        for (name, settings) in [("default.tex", CompareSettings::default()), ("all.tex", all)] {
            let (rows, results) = with_gradient_retention(&settings);
            let indices: Vec<usize> = (0..settings.rows.len()).collect();
            write(name, &Format::Latex.write(&rows, &results, &indices, &settings, Lang::English));
        }
        let pairs = HOSTILE.iter().flat_map(|first| HOSTILE.map(|second| format!("{first}{second}")));
        let line = |name: String| Line { cells: vec![CellContent::Text(name.clone())], name };
        let titles = vec!["Function", "Range"];
        // A table may not be longer than a page can be.
        for (number, names) in pairs.collect::<Vec<_>>().chunks(40).enumerate() {
            let lines = names.iter().cloned().map(line).collect();
            let sheet = Sheet { titles: titles.clone(), lines, lang: Lang::English };
            write(&format!("hostile{number}.tex"), &super::write(&sheet));
        }
    }

    /// The text that TeX prints for an escaped one; `None` if a special character is not escaped.
    fn printed(tex: &str) -> Option<String> {
        let commands = [
            ("\\textbackslash{}", "\\"),
            ("\\textasciitilde{}", "~"),
            ("\\texttt{\\char34}", "\""),
            ("\\textasciigrave{}", "`"),
            ("\\^{}", "^"),
            ("\\%", "%"),
            ("\\_", "_"),
            ("\\{", "{"),
            ("\\}", "}"),
            ("\\&", "&"),
            ("\\#", "#"),
            ("\\$", "$"),
            ("$<$", "<"),
            ("$>$", ">"),
            ("$|$", "|"),
            ("$-$", "−"),
        ];
        let (mut rest, mut text) = (tex, String::new());
        while let Some(c) = rest.chars().next() {
            let command = commands.iter().find(|(written, _)| rest.starts_with(written));
            let (length, meaning) = match command {
                Some((written, meaning)) => (written.len(), (*meaning).to_owned()),
                None if "\\%_{}&#$~^<>|`\"".contains(c) => return None,
                None => (c.len_utf8(), c.to_string()),
            };
            text += &meaning;
            rest = &rest[length..];
        }
        Some(text)
    }

    #[test]
    fn hostile_names_are_printed_as_they_are() {
        for first in HOSTILE {
            for second in HOSTILE {
                for third in HOSTILE {
                    let name = format!("{first}{second}{third}");
                    assert_eq!(printed(&escape(&name)), Some(name.clone()), "{}", escape(&name));
                }
            }
        }
    }

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(escape("[0, ∞) 50 %"), "[0, $\\infty$) 50 \\%");
        assert_eq!(escape("9.5×10⁻⁷ {x_1}"), "9.5$\\times$10$^{-7}$ \\{x\\_1\\}");
        assert_eq!(
            escape("a_b%&#$\\~^<*>"),
            "a\\_b\\%\\&\\#\\$\\textbackslash{}\\textasciitilde{}\\^{}$<$*$>$"
        );
        assert_eq!(escape("10⁻⁷"), "10$^{-7}$");
    }
}
