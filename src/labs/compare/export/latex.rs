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
            '"' => set += "\\textquotedbl{}",
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
    use super::escape;

    /// The text that TeX prints for an escaped one; `None` if a special character is not escaped.
    fn printed(tex: &str) -> Option<String> {
        let commands = [
            ("\\textbackslash{}", "\\"),
            ("\\textasciitilde{}", "~"),
            ("\\textquotedbl{}", "\""),
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
        let parts = [
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
        for first in parts {
            for second in parts {
                for third in parts {
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
