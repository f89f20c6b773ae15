//! The cells of the cost: measured ratios.

use super::cell::{Cell, CellContent, MeasuredRatio};
use super::column::Column;
use super::column_cells::{number, numeric, pending};
use super::facts::Facts;
use super::results::RowResults;
use crate::format::two_digits;
use crate::locale::Lang;
use engine::cost::{Cost, Ratio};

/// In place of a number that cannot be measured.
const NO_NUMBER: &str = "–";

/// The ratio that a column shows; `None` if there is none, and for columns that show no part of the cost.
pub fn ratio_of(cost: &Cost, column: Column) -> Option<Ratio> {
    match column {
        Column::Cost => Some(cost.value),
        Column::CostByRelu => Some(cost.value_by_relu),
        Column::SlopeCost => Some(cost.slope),
        Column::JavaScript => cost.other,
        _ => None,
    }
}

/// The cell of a column that shows a part of the cost.
pub fn cost_cell(facts: &Facts, results: &RowResults, column: Column, lang: Lang) -> Cell {
    match results.cost.map(|cost| cost.ok().and_then(|cost| ratio_of(&cost, column))) {
        None => pending(),
        Some(None) => numeric(NO_NUMBER, None),
        Some(Some(ratio)) => ratio_cell(facts, column, ratio, lang),
    }
}

fn ratio_cell(facts: &Facts, column: Column, ratio: Ratio, lang: Lang) -> Cell {
    let is_interpreted = facts.function.activation.typed.is_some() && column != Column::JavaScript;
    let notes = [
        is_interpreted.then(|| lang.interpreted_formula().to_owned()),
        (!ratio.is_reliable()).then(|| lang.scatters(ratio.scatter())),
    ];
    let content = MeasuredRatio {
        text: two_digits(ratio.median),
        notes: notes.into_iter().flatten().collect(),
        scatter: two_digits(ratio.scatter()),
    };
    Cell { content: CellContent::Ratio(content), sort_key: number(ratio.median), pending: false }
}

#[cfg(test)]
mod tests {
    use super::super::results::tests::cost_of_twice_a_copy;
    use super::*;
    use crate::state::instances_by_id;
    use engine::activation::Instance;
    use engine::cost::CoarseClock;

    const COST_COLUMNS: [Column; 4] =
        [Column::Cost, Column::CostByRelu, Column::SlopeCost, Column::JavaScript];

    /// What the columns of the cost show for a function.
    fn cost_texts(function: Instance, cost: Result<Cost, CoarseClock>) -> [String; 4] {
        let facts = Facts::new(function);
        let results = RowResults { cost: Some(cost), ..RowResults::default() };
        COST_COLUMNS.map(|column| {
            let cell = cost_cell(&facts, &results, column, Lang::English);
            assert!(!cell.pending);
            cell.content.text(Lang::English)
        })
    }

    #[test]
    fn the_cost_has_two_digits_and_says_what_scatters() {
        let tanh = || instances_by_id(&["tanh"]).remove(0);
        assert_eq!(cost_texts(tanh(), Ok(cost_of_twice_a_copy())), ["2.0", "2.0", "2.0", "10"]);
        let noisy = Ratio { median: 4.1234, quartiles: (3.9, 5.3) };
        let cost = Cost { value: noisy, ..cost_of_twice_a_copy() };
        assert_eq!(cost_texts(tanh(), Ok(cost)), ["4.1 (scatter 34 %)", "2.0", "2.0", "10"]);
    }

    #[test]
    fn a_cost_that_cannot_be_measured_is_a_dash() {
        let tanh = instances_by_id(&["tanh"]).remove(0);
        assert_eq!(cost_texts(tanh, Err(CoarseClock { resolution: 100.0 })), ["–"; 4]);
        let typed = Instance::new(engine::formula::activation("x*sigmoid(3*x)").unwrap());
        let cost = Cost { other: None, ..cost_of_twice_a_copy() };
        let interpreted = "2.0 (interpreted formula)";
        assert_eq!(cost_texts(typed, Ok(cost)), [interpreted, interpreted, interpreted, "–"]);
    }
}
