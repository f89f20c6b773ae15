//! The table as HTML, and which rows it has in which order.

use super::cells::{Cell, cell};
use super::row::Row;
use super::work::Bench;
use crate::settings::{Column, Table};
use engine::activation::{Instance, Order};

/// The columns that are shown, each with its id and title.
pub fn columns(table: &Table) -> impl Iterator<Item = (Column, &'static str, &'static str)> {
    Column::ALL.into_iter().zip(table.columns).filter_map(|(column, on)| on.then_some(column))
}

/// The rows that are shown, filtered and sorted, with their places in the settings.
pub fn rows<'a>(bench: &'a Bench, table: &Table) -> Vec<(usize, &'a Row)> {
    let wanted = table.filter.to_lowercase();
    let fits = |instance: &Instance| {
        let a = instance.activation;
        [a.name, a.id, a.aliases].iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    let named = table.rows.iter().enumerate().filter(|(_, instance)| fits(instance));
    let mut rows: Vec<(usize, &Row)> =
        named.filter_map(|(i, instance)| Some((i, bench.row(instance)?))).collect();
    if let Some((column, falling)) = table.sort {
        let text = matches!(column, Column::Formula | Column::Derivative);
        let before = |a: &Cell, b: &Cell| {
            if text {
                return a.text.cmp(&b.text);
            }
            // What has no number stands last, whichever way.
            match (a.rank.is_nan(), b.rank.is_nan()) {
                (false, false) if falling => b.rank.total_cmp(&a.rank),
                (false, false) => a.rank.total_cmp(&b.rank),
                (a, b) => a.cmp(&b),
            }
        };
        // Each cell is written once, not at every comparison.
        let mut keyed: Vec<_> = rows.into_iter().map(|row| (cell(row.1, column, table), row)).collect();
        keyed.sort_by(|a, b| before(&a.0, &b.0));
        rows = keyed.into_iter().map(|(_, row)| row).collect();
        if text && falling {
            rows.reverse();
        }
    }
    rows
}

/// The name of a row.
pub fn name(table: &Table, row: &Row) -> String {
    crate::settings::label_among(&row.instance, table.rows.iter())
}

/// The id of a cell in the page.
pub fn cell_id(row: usize, id: &str) -> String {
    format!("cell-{row}-{id}")
}

/// A title as HTML.
pub fn title(title: &str) -> String {
    title.replace("σ_w", "σ<sub>w</sub>")
}

/// What a cell shows.
#[derive(PartialEq)]
pub struct Content {
    /// As HTML.
    pub html: String,
    /// Its `style`.
    pub style: String,
    /// Whether it is still to be measured.
    pub pending: bool,
}

/// What the cell of a column shows.
pub fn content(row: &Row, column: Column, table: &Table) -> Content {
    let cell = cell(row, column, table);
    Content { html: cell.html.unwrap_or(cell.text), style: cell.style, pending: cell.pending }
}

/// What the heading of a row with this name shows.
pub fn heading(row: &Row, name: &str) -> Content {
    Content { html: spark(&row.instance) + name, style: String::new(), pending: false }
}

/// The whole table with these contents, the heading of each row first.
pub fn html<'a>(table: &Table, lines: impl Iterator<Item = (usize, &'a [Content])>) -> String {
    let heads: String = columns(table).map(|(column, id, name)| head(table, column, id, name)).collect();
    let line = |(place, contents): (usize, &[Content])| {
        let cell = |((_, id, _), Content { html, style, pending }): ((Column, &str, &str), &Content)| {
            let class = if *pending { " class=\"pending\"" } else { "" };
            let style = if style.is_empty() { String::new() } else { format!(" style=\"{style}\"") };
            let cell = cell_id(place, id);
            format!(
                "<td id=\"{cell}\" tabindex=\"-1\" data-row=\"{place}\" data-column=\"{id}\"{class}{style}>{html}</td>"
            )
        };
        let cells: String = columns(table).zip(&contents[1..]).map(cell).collect();
        format!(
            "<tr><th scope=\"row\" id=\"{}\">{}</th>{cells}</tr>",
            cell_id(place, "name"),
            contents[0].html
        )
    };
    let body: String = lines.map(line).collect();
    format!(
        "<table role=\"grid\" aria-label=\"Properties of the functions\"><thead><tr><th scope=\"col\">Function</th>\
         {heads}</tr></thead><tbody>{body}</tbody></table>"
    )
}

fn head(table: &Table, column: Column, id: &str, name: &str) -> String {
    let (state, sign) = match table.sort {
        Some((by, true)) if by == column => (" aria-sort=\"descending\"", "↓"),
        Some((by, false)) if by == column => (" aria-sort=\"ascending\"", "↑"),
        _ => ("", ""),
    };
    format!(
        "<th scope=\"col\"{state}><button id=\"sort-{id}\" data-sort=\"{id}\">{}<span aria-hidden=\"true\">{sign}</span></button></th>",
        title(name)
    )
}

/// f and, dashed, f′ from −4 to 4 as a drawing of 64 by 32; values beyond ±2 leave it.
fn spark(instance: &Instance) -> String {
    let path = |order: Order| {
        let mut path = String::new();
        let mut pen = 'M';
        for i in 0..=64 {
            let y = instance.at(order, f64::from(i) / 8.0 - 4.0 + 1e-9);
            let y = 160.0 - 80.0 * y;
            if !(-40.0..=360.0).contains(&y) {
                pen = 'M';
                continue;
            }
            path += &format!("{pen}{} {}", i * 10, y.round() as i32);
            pen = 'L';
        }
        path
    };
    format!(
        "<svg class=\"spark\" viewBox=\"0 0 640 320\" aria-hidden=\"true\"><path class=\"zero\" d=\"M0 160H640M320 0V320\"/>\
         <path class=\"slope\" d=\"{}\"/><path d=\"{}\"/></svg>",
        path(Order::Slope),
        path(Order::Value)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::parse;
    use crate::settings::table::everything;
    use engine::activation::find;
    use engine::analysis::{moments, range};

    /// A bench on which everything but the cost is measured.
    fn measured(table: &Table) -> Bench {
        let mut bench = Bench::default();
        bench.follow(table, table);
        for row in bench.rows_mut() {
            while row.step(table) {}
        }
        bench
    }

    /// The texts of the cells of the row with this name, by column.
    fn parsed(html: &str, row: &str) -> Vec<(String, String)> {
        let line = html.split("<tr>").find(|line| line.contains(&format!("</svg>{row}</th>"))).unwrap();
        let cells = line.split("<td ").skip(1).map(|cell| {
            let column = cell.split("data-column=\"").nth(1).unwrap().split('"').next().unwrap();
            let inner = &cell[cell.find('>').unwrap() + 1..cell.find("</td>").unwrap()];
            let mut text = String::new();
            let mut tag = false;
            for c in inner.chars() {
                match c {
                    '<' => tag = true,
                    '>' => tag = false,
                    c if !tag => text.push(c),
                    _ => {}
                }
            }
            (column.to_owned(), text.replace("&lt;", "<").replace("&gt;", ">"))
        });
        cells.collect()
    }

    /// The numbers in a text, ∞ included.
    fn numbers(text: &str) -> Vec<f64> {
        let part = |c: char| !(c.is_ascii_digit() || ".−∞".contains(c));
        let number = |t: &str| match t {
            "∞" => Some(f64::INFINITY),
            "−∞" => Some(f64::NEG_INFINITY),
            t => parse(t),
        };
        text.split(part).filter_map(number).collect()
    }

    /// The number written m×10ⁿ.
    fn scientific(text: &str) -> f64 {
        let (mantissa, power) = text.split_once("×10").unwrap_or(("1", text.trim_start_matches("10")));
        let digit =
            |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c).map_or('-', |d| b"0123456789"[d].into());
        format!("{mantissa}e{}", power.chars().map(digit).collect::<String>()).parse().unwrap()
    }

    #[test]
    fn every_number_of_the_textbook_table_is_that_of_the_engine() {
        let table = Table::default();
        let bench = measured(&table);
        let rows = rows(&bench, &table);
        let line = |(place, row): &(usize, &Row)| {
            let heading = heading(row, &name(&table, row));
            let cells = columns(&table).map(|c| content(row, c.0, &table));
            (*place, std::iter::once(heading).chain(cells).collect::<Vec<_>>())
        };
        let lines: Vec<_> = rows.iter().map(line).collect();
        let html = html(&table, lines.iter().map(|(place, contents)| (*place, contents.as_slice())));
        for instance in &table.rows {
            let cells = parsed(&html, instance.activation.name);
            let text = |id: &str| &cells.iter().find(|(column, _)| column == id).unwrap().1;
            for (id, order) in [("range", Order::Value), ("gradient", Order::Slope)] {
                let expected: Vec<f64> = range(instance, order)
                    .iter()
                    .flat_map(|i| {
                        if i.low.value == i.high.value {
                            vec![i.low.value]
                        } else {
                            vec![i.low.value, i.high.value]
                        }
                    })
                    .collect();
                let found = numbers(text(id));
                assert_eq!(found.len(), expected.len(), "{instance:?} {id}: {}", text(id));
                let close = |(a, b): (&f64, &f64)| a == b || (a - b).abs() < 1e-4;
                assert!(found.iter().zip(&expected).all(close), "{found:?} {expected:?}");
            }
            let m = moments(instance, 0.0, 1.0);
            assert!((numbers(text("mean"))[0] - m.mean).abs() <= 5.01e-4, "{}", text("mean"));
            assert!((numbers(text("sparsity"))[0] - 100.0 * m.zero).abs() <= 0.0501, "{}", text("sparsity"));
            let kept = bench.row(instance).unwrap().kept.unwrap().share;
            // "holds: keeps 98 % of its gradient …" or "vanishes: keeps 5×10⁻⁷ of its gradient …".
            let share = text("verdict").split("keeps ").nth(1).unwrap().split(" of").next().unwrap();
            let share = match share.strip_suffix(" %") {
                Some(percent) => parse(percent).unwrap() / 100.0,
                None => scientific(share),
            };
            assert!((share / kept - 1.0).abs() < 0.02, "{} {kept}", text("verdict"));
        }
        let sigmoid = parsed(&html, "Sigmoid");
        assert_eq!(sigmoid[1].1, "(0, 1)");
        assert_eq!(sigmoid[2].1, "(0, 0.25]");
        assert!(sigmoid[3].1.starts_with("vanishes") && sigmoid[3].1.contains("textbook: 0.2510 = 9.5×10⁻⁷"));
        assert_eq!(parsed(&html, "ReLU")[6].1, "x < 0: 50 %");
    }

    #[test]
    fn rows_are_sorted_and_filtered() {
        let mut table =
            Table { rows: everything(), sort: Some((Column::Sparsity, true)), ..Table::default() };
        let bench = measured(&Table { layers: 1, ..table.clone() });
        let ids = |table: &Table| {
            rows(&bench, table).iter().map(|r| r.1.instance.activation.id).collect::<Vec<_>>()
        };
        let all = ids(&table);
        assert_eq!(all.len(), table.rows.len());
        let zero = |id: &&str| moments(&Instance::new(find(id).unwrap()), 0.0, 1.0).zero;
        assert!(all.windows(2).all(|w| zero(&w[0]) >= zero(&w[1])), "{all:?}");
        table.filter = "TANHSHRINK".into();
        assert_eq!(ids(&table), ["tanhshrink"]);
        table.filter = "nothing like it".into();
        assert!(ids(&table).is_empty());
    }
}
