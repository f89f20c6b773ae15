//! LaTeX: a `tabular` with the rules of booktabs.

use super::Sheet;

pub(super) fn write(sheet: &Sheet) -> String {
    let line = |cells: Vec<String>| format!("{} \\\\\n", cells.join(" & "));
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

/// The digit or sign of a superscript character.
fn superscript(c: char) -> Option<char> {
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9').find(|pair| pair.0 == c);
    digit.map(|pair| pair.1).or_else(|| (c == '⁻').then_some('-'))
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

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(escape("[0, ∞) 50 %"), "[0, $\\infty$) 50 \\%");
        assert_eq!(escape("9.5×10⁻⁷ {x_1}"), "9.5$\\times$10$^{-7}$ \\{x\\_1\\}");
        assert_eq!(escape("10⁻⁷"), "10$^{-7}$");
    }
}
