//! The textbook's table, held to the engine.

use super::cells::{Content, Verdict, cell};
use super::order::{Selection, next_sort, shown_places};
use super::results::Results;
use super::retention::RetentionRun;
use super::rows::{Inputs, Rows};
use super::settings::{Column, CompareSettings, everything, filter};
use crate::format::parse;
use crate::locale::Lang;
use engine::activation::{Instance, Order, find};
use engine::analysis::{moments, range};

const LANG: Lang = Lang::English;

/// Rows of which everything but the cost is measured.
fn measured(settings: &CompareSettings) -> (Rows, Results) {
    let rows = Rows::new(Inputs::of(settings), None);
    let mut results = Results::default();
    while let Some((function, conditions)) = results.retention_due(&rows) {
        let mut run = RetentionRun::new(function.clone(), conditions);
        let found = loop {
            if let Some(found) = run.step() {
                break found;
            }
        };
        results.add_retention(&rows, function, conditions, found);
    }
    (rows, results)
}

/// What a cell shows.
fn content(rows: &Rows, results: &Results, place: usize, column: Column) -> Content {
    let row = &rows.of_table()[place];
    let found = results.of(&row.facts, rows.conditions(&row.facts));
    cell(row, &found, column, CompareSettings::default().thresholds(), LANG).content
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
    let digit = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c).map_or('-', |d| b"0123456789"[d].into());
    format!("{mantissa}e{}", power.chars().map(digit).collect::<String>()).parse().unwrap()
}

#[test]
fn every_number_of_the_textbook_table_is_that_of_the_engine() {
    let settings = CompareSettings::default();
    let (rows, results) = measured(&settings);
    for (place, function) in settings.rows.iter().enumerate() {
        let text = |column| content(&rows, &results, place, column).text(LANG);
        for (column, order) in [(Column::Range, Order::Value), (Column::Gradient, Order::Slope)] {
            let ends = |i: &engine::analysis::Interval| {
                let (low, high) = (i.low.value, i.high.value);
                if low == high { vec![low] } else { vec![low, high] }
            };
            let expected: Vec<f64> = range(function, order).iter().flat_map(ends).collect();
            let found = numbers(&text(column));
            assert_eq!(found.len(), expected.len(), "{function:?} {column:?}: {}", text(column));
            let close = |(a, b): (&f64, &f64)| a == b || (a - b).abs() < 1e-4;
            assert!(found.iter().zip(&expected).all(close), "{found:?} {expected:?}");
        }
        let m = moments(function, 0.0, 1.0);
        assert!((numbers(&text(Column::Mean))[0] - m.mean).abs() <= 5.01e-4);
        assert!((numbers(&text(Column::Sparsity))[0] - 100.0 * m.zero).abs() <= 0.0501);
        let row = &rows.of_table()[place];
        let retention = results.of(&row.facts, rows.conditions(&row.facts)).retention.unwrap();
        let Content::Verdict(Verdict { change, .. }) = content(&rows, &results, place, Column::Verdict)
        else {
            panic!("no verdict")
        };
        // "keeps 98 % of its gradient …" or "keeps 5×10⁻⁷ of its gradient …".
        let share = change.strip_prefix("keeps ").unwrap().split(" of").next().unwrap();
        let share = match share.strip_suffix(" %") {
            Some(percent) => parse(percent).unwrap() / 100.0,
            None => scientific(share),
        };
        assert!((share / retention.share - 1.0).abs() < 0.02, "{change} {}", retention.share);
    }
}

#[test]
fn cells_say_what_the_textbook_says_and_more() {
    let (rows, results) = measured(&CompareSettings::default());
    let text = |place, column| content(&rows, &results, place, column).text(LANG);
    assert_eq!(text(1, Column::Range), "(0, 1)");
    assert_eq!(text(1, Column::Gradient), "(0, 0.25]");
    assert!(text(1, Column::Verdict).ends_with(": vanishes (textbook: 0.25^10 = 9.5×10⁻⁷)"));
    let Content::Verdict(relu) = content(&rows, &results, 0, Column::Verdict) else { panic!("no verdict") };
    assert!(relu.holds && relu.word == "holds" && relu.claim.is_none());
    assert_eq!(text(0, Column::Dead), "x < 0: 50 %");
    assert_eq!(text(1, Column::Dead), "none");
    assert_eq!(text(3, Column::Formula), "{ x > 0: x; else: alpha*x }, alpha = 0.01");
    assert_eq!(text(0, Column::Cost), "…");
    assert_eq!(content(&rows, &results, 2, Column::Mean), Content::Mean("0.000".into(), (50.0, 50.0)));
}

#[test]
fn an_outdated_measurement_is_shown_until_there_is_a_new_one() {
    let mut settings = CompareSettings::default();
    let (before, mut results) = measured(&settings);
    settings.rows[3].params[0] = 0.5;
    settings.layers = 20;
    let rows = Rows::new(Inputs::of(&settings), Some(&before));
    let of = |results: &Results, place: usize| {
        let row = &rows.of_table()[place];
        results.of(&row.facts, rows.conditions(&row.facts))
    };
    assert!((0..4).all(|place| of(&results, place).outdated));
    assert!((0..4).all(|place| of(&results, place).retention.is_some_and(|found| found.layers == 10)));
    let (function, conditions) = results.retention_due(&rows).unwrap();
    let found = of(&results, 0).retention.unwrap();
    results.add_retention(&rows, function, conditions, found);
    assert!(!of(&results, 0).outdated && of(&results, 1).outdated);
}

#[test]
fn rows_are_sorted_and_filtered() {
    let mut settings = CompareSettings {
        rows: everything(),
        sort: Some((Column::Sparsity, true)),
        ..CompareSettings::default()
    };
    let rows = Rows::new(Inputs::of(&settings), None);
    let ids = |settings: &CompareSettings| -> Vec<&str> {
        let places = shown_places(&rows, &Results::default(), &Selection::of(settings), LANG);
        places.into_iter().map(|place| settings.rows[place].activation.id).collect()
    };
    let all = ids(&settings);
    assert_eq!(all.len(), settings.rows.len());
    let zero = |id: &str| moments(&Instance::new(find(id).unwrap()), 0.0, 1.0).zero;
    assert!(all.windows(2).all(|pair| zero(pair[0]) >= zero(pair[1])), "{all:?}");
    settings.sort = Some((Column::Formula, false));
    let formulas: Vec<&str> = ids(&settings).into_iter().map(|id| find(id).unwrap().formula).collect();
    assert!(formulas.windows(2).all(|pair| pair[0] <= pair[1]), "{formulas:?}");
    // What is not measured yet keeps its order.
    settings.sort = Some((Column::Cost, true));
    assert_eq!(ids(&settings)[0], settings.rows[0].activation.id);
    settings.filter = "TANHSHRINK".into();
    assert_eq!(ids(&settings), ["tanhshrink"]);
    // By any name that the table lists.
    for name in ["leaky_relu", "LeakyReLU", "nn.LeakyReLU", "torch.nn.LeakyReLU", "leaky relu"] {
        settings.filter = filter(name);
        assert_eq!(ids(&settings), ["leaky_relu"], "{name}");
    }
    settings.filter = "nothing like it".into();
    assert!(ids(&settings).is_empty());
}

#[test]
fn a_column_sorts_up_down_and_not_at_all() {
    let up = next_sort(None, Column::Range);
    let down = next_sort(up, Column::Range);
    assert_eq!((up, down), (Some((Column::Range, false)), Some((Column::Range, true))));
    assert_eq!(next_sort(down, Column::Range), None);
    assert_eq!(next_sort(down, Column::Cost), Some((Column::Cost, false)));
}
