//! The data of a figure as CSV.

use crate::format::shortest;
use crate::plot::figure::{Column, Figure};
use crate::table;

/// One record per x of any column, with all digits; the field is empty where a column has no value.
pub fn csv(figure: &Figure) -> String {
    let columns: Vec<Column> = figure.columns.iter().flat_map(split_area).collect();
    let mut xs: Vec<f64> = columns.iter().flat_map(|c| &c.points).map(|p| p.0).collect();
    xs.retain(|x| x.is_finite());
    xs.sort_by(f64::total_cmp);
    xs.dedup();
    let heads = std::iter::once(&figure.axis).chain(columns.iter().map(|c| &c.name));
    let mut records: Vec<Vec<String>> = vec![heads.map(|head| table::with_plain_numbers(head)).collect()];
    let mut remaining: Vec<&[(f64, f64)]> = columns.iter().map(|c| c.points.as_slice()).collect();
    for x in xs {
        let mut record = vec![shortest(x)];
        for rest in &mut remaining {
            let passed = rest.iter().take_while(|p| p.0 <= x).count();
            record.push(rest[..passed].last().map_or_else(String::new, |(_, y)| cell(*y)));
            *rest = &rest[passed..];
        }
        records.push(record);
    }
    table::csv(records)
}

/// The column, or two columns for the lower and upper edge if it is the outline of an area: forth and back.
fn split_area(column: &Column) -> Vec<Column> {
    let turn = column.points.windows(2).position(|pair| pair[1].0 <= pair[0].0);
    let Some(turn) = turn else { return vec![column.clone()] };
    let (forth, back) = column.points.split_at(turn + 1);
    let edge =
        |name: &str, points: Vec<(f64, f64)>| Column { name: format!("{}, {name}", column.name), points };
    vec![edge("lower", forth.to_vec()), edge("upper", back.iter().rev().copied().collect())]
}

fn cell(value: f64) -> String {
    if value.is_nan() {
        String::new()
    } else if value.is_infinite() {
        // The spelling that JavaScript, Python and R parse.
        if value > 0.0 { "Infinity" } else { "-Infinity" }.into()
    } else {
        shortest(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::tests::every_kind;

    fn of(columns: &[(&str, &[(f64, f64)])]) -> String {
        let column =
            |(name, points): &(&str, &[(f64, f64)])| Column { name: (*name).into(), points: points.to_vec() };
        csv(&Figure { columns: columns.iter().map(column).collect(), ..every_kind() })
    }

    #[test]
    fn columns_are_joined_by_x() {
        let text = of(&[
            ("f relu −1", &[(-1.0, 0.0), (0.1, 0.1), (1.0, f64::INFINITY)]),
            ("f swish 1, 2", &[(0.1, 1.0 / 3.0), (2.0, f64::NAN), (3.0, f64::NEG_INFINITY)]),
        ]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "x,f relu -1,\"f swish 1, 2\"");
        assert_eq!(lines[1..], ["-1,0,", "0.1,0.1,0.3333333333333333", "1,Infinity,", "2,,", "3,,-Infinity"]);
    }

    #[test]
    fn an_area_has_two_edges() {
        let band = [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0), (2.0, 5.0), (1.0, 4.0), (0.0, 3.0)];
        assert_eq!(of(&[("band", &band)]), "x,\"band, lower\",\"band, upper\"\n0,1,3\n1,2,4\n2,3,5\n");
    }
}
