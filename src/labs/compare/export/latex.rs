//! LaTeX: `tabular` with the rules of booktabs.

use super::Sheet;

pub(super) fn write(sheet: &Sheet) -> String {
    let line = |cells: Vec<String>| format!("{} \\\\\n", cells.join(" & "));
    let head = line(sheet.titles.iter().map(|title| escaped(title)).collect());
    let body: String = sheet
        .lines
        .iter()
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .map(|content| content.formula_tex().unwrap_or_else(|| escaped(&content.text(sheet.lang))));
            line(std::iter::once(escaped(&row.name)).chain(cells).collect())
        })
        .collect();
    let columns = "l".repeat(sheet.titles.len());
    format!(
        "% \\usepackage{{amsmath,booktabs}}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n{head}\\midrule\n{body}\\bottomrule\n\\end{{tabular}}\n"
    )
}

/// A text with what TeX would misread written so that it is set as it stands.
fn escaped(text: &str) -> String {
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

/// What stands raised, as it is written in TeX.
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
    use super::escaped;

    #[test]
    fn tex_sets_what_stands_there() {
        assert_eq!(escaped("[0, ∞) 50 %"), "[0, $\\infty$) 50 \\%");
        assert_eq!(escaped("9.5×10⁻⁷ {x_1}"), "9.5$\\times$10$^{-7}$ \\{x\\_1\\}");
        assert_eq!(escaped("10⁻⁷"), "10$^{-7}$");
    }
}
