//! The texts of the Compare lab.
#![allow(missing_docs, reason = "a text explains itself")]

mod method;

use crate::format::{compact, exact_in_text, percent, two_digits};
use crate::labs::compare::{Column, Format, SortBy};
use crate::locale::Lang;

impl Lang {
    /// The name of the lab.
    pub fn compare_name(self) -> &'static str {
        "Compare"
    }

    pub fn compare_description(self) -> &'static str {
        "The textbook’s table of all functions, every cell computed."
    }

    pub fn compare_heading(self) -> &'static str {
        "Activation functions compared, and the textbook checked"
    }

    pub fn compare_lede(self) -> &'static str {
        "Every cell is computed, with the parameters that you set. Begin with “Vanishing gradient?”, then choose any cell to see how it was computed and where to check it."
    }

    /// The title of a column; `σ_w` is shown with a subscript.
    pub fn column_title(self, column: Column) -> &'static str {
        match column {
            Column::Formula => "Formula",
            Column::Derivative => "Derivative",
            Column::Range => "Range",
            Column::Gradient => "Range of f′",
            Column::Verdict => "Vanishing gradient?",
            Column::Mean => "Zero-centred?",
            Column::Sparsity => "Sparsity",
            Column::Dead => "Dead zone",
            Column::Smooth => "Smooth",
            Column::Monotone => "Monotone",
            Column::Symmetry => "Symmetry",
            Column::Gain => "Gain",
            Column::Edge => "Critical σ_w",
            Column::Cost => "Cost, × copy",
            Column::CostByRelu => "Cost, × ReLU",
            Column::SlopeCost => "Cost of f′, × copy",
            Column::JavaScript => "JavaScript, × cost",
            Column::Frameworks => "Frameworks",
        }
    }

    pub fn compare_function(self) -> &'static str {
        "Function"
    }

    /// In the select, beside the label [`Self::sort_by`].
    pub fn sort_option(self, by: SortBy) -> &'static str {
        match by {
            SortBy::Function => self.compare_function(),
            SortBy::Column(column) => self.column_title(column),
        }
    }

    pub fn sort_by(self) -> &'static str {
        "Sort by"
    }

    /// In the heading that stays in view.
    pub fn sorted_by(self, by: SortBy) -> String {
        format!("by {}", self.sort_option(by))
    }

    pub fn unsorted(self) -> &'static str {
        "Order of the list"
    }

    pub fn sort_direction(self, descending: bool) -> &'static str {
        if descending { "↓ descending" } else { "↑ ascending" }
    }

    pub fn table_parameters(self) -> &'static str {
        "Parameters of the whole table"
    }

    pub fn table_parameters_lede(self) -> &'static str {
        "α, β and letters of your own: parameters of every function that has them. z ~ N(μ, σ²): the inputs of the functions. L: layers of the random networks in which gradients are measured, with the initial weights chosen below."
    }

    pub fn owner_shared_rows(self) -> &'static str {
        "all rows that have it"
    }

    pub fn owner_inputs(self) -> &'static str {
        "the inputs"
    }

    /// What L counts, in the label of its slider.
    pub fn owner_layers(self) -> &'static str {
        "layers"
    }

    pub fn compare_rows(self) -> &'static str {
        "Rows"
    }

    pub fn compare_all(self) -> &'static str {
        "All"
    }

    pub fn relu_family(self) -> &'static str {
        "ReLU family"
    }

    pub fn rows_from_explore(self) -> &'static str {
        "Same as in Explore"
    }

    pub fn compare_find(self) -> &'static str {
        "Find"
    }

    pub fn compare_weights(self) -> &'static str {
        "Weights"
    }

    pub fn compare_columns(self) -> &'static str {
        "Columns"
    }

    pub fn compare_measuring(self) -> &'static str {
        "Measuring …"
    }

    pub fn compare_all_measured(self) -> &'static str {
        "All measured"
    }

    pub fn grid_label(self) -> &'static str {
        "Properties of the functions"
    }

    pub fn no_row_found(self) -> &'static str {
        "No function in the table has that in its name."
    }

    /// A share in per cent with at most one decimal.
    pub fn percent_of_one(self, share: f64) -> String {
        format!("{} %", percent(share, 0, 1))
    }

    /// Beside a ratio that is not to be relied on.
    pub fn scatters(self, share: f64) -> String {
        if share <= 1.0 { format!("scatter {} %", percent(share, 0, 0)) } else { "scatter > 100 %".into() }
    }

    /// Beside the cost of a formula that a visitor has typed.
    pub fn interpreted_formula(self) -> &'static str {
        "interpreted formula"
    }

    pub fn times_a_copy(self, ratio: &str) -> String {
        format!("{ratio} × a copy")
    }

    /// In place of a number.
    pub fn not_measurable(self) -> &'static str {
        "cannot be measured here"
    }

    /// The intervals on which f′ = 0, and their probability.
    pub fn dead_zones(self, zones: &[(f64, f64)], share: f64) -> String {
        let one = |&(from, to): &(f64, f64)| match (from.is_finite(), to.is_finite()) {
            (false, false) => "every x".to_owned(),
            (false, true) => format!("x < {}", compact(to)),
            (true, false) => format!("x > {}", compact(from)),
            (true, true) => format!("{} < x < {}", compact(from), compact(to)),
        };
        let zones: Vec<String> = zones.iter().map(one).collect();
        format!("{}: {}", zones.join(", "), self.percent_of_one(share))
    }

    /// Precedes the textbook's bound on a gradient.
    pub fn verdict_textbook(self) -> &'static str {
        "textbook: "
    }

    pub fn method_panel_label(self) -> &'static str {
        "How a cell was computed"
    }

    pub fn cell_heading(self, row: &str, column: Column) -> String {
        format!("{row}: {}", self.column_title(column))
    }

    /// A link to a lab in which the claim of a cell can be seen.
    pub fn check_in(self, lab: &str) -> String {
        format!("Check in {lab}")
    }

    pub fn five_claims(self) -> &'static str {
        "Five textbook claims, checked"
    }

    pub fn claim_gradients(self) -> &'static str {
        "“Mitigates vanishing gradients”"
    }

    pub fn claim_gradients_measured(self, layers: usize) -> String {
        match layers {
            1 => "The factor by which a gradient changes over 1 random layer, with the weights above; logarithmic scale.".into(),
            _ => format!("The factor by which a gradient changes over {layers} random layers, with the weights above; logarithmic scale."),
        }
    }

    pub fn claim_cost(self) -> &'static str {
        "“Computationally efficient”"
    }

    /// `copy` is the nanoseconds of copying a number.
    pub fn claim_cost_measured(self, copy: Option<f64>) -> String {
        let copy =
            copy.map_or_else(String::new, |copy| format!(", which takes {} ns a number", two_digits(copy)));
        format!(
            "The time of f by this page’s code in this browser, as a multiple of copying the array{copy}."
        )
    }

    pub fn claim_sparsity(self) -> &'static str {
        "“Sparse activation”"
    }

    pub fn claim_sparsity_measured(self) -> &'static str {
        "Exact zeros among the activations of the same networks; in brackets, the prediction for the inputs above."
    }

    pub fn measured_and_predicted(self, measured: f64, predicted: f64) -> String {
        format!("{} ({})", self.percent_of_one(measured), self.percent_of_one(predicted))
    }

    pub fn claim_dying(self) -> &'static str {
        "“The dying ReLU problem”"
    }

    pub fn claim_dying_measured(self, epochs: usize, rate: f64) -> String {
        format!(
            "Dead hidden units (f′ = 0 on every sample) after {epochs} epochs at the learning rate {}.",
            exact_in_text(rate)
        )
    }

    pub fn dying_claim_link(self) -> &'static str {
        "Watch them die in Train"
    }

    pub fn units_dead(self, dead: usize, units: usize) -> String {
        format!("{dead} of {units} dead")
    }

    pub fn claim_mean(self) -> &'static str {
        "“Not zero-centred”"
    }

    pub fn claim_mean_measured(self) -> &'static str {
        "E f(z), the mean of the activations, for the inputs above."
    }

    pub fn export_group_label(self) -> &'static str {
        "The table as it is shown"
    }

    pub fn compare_print(self) -> &'static str {
        "Print"
    }

    pub fn copy_format(self, format: &str) -> String {
        format!("Copy {format}")
    }

    pub fn copy_table_as(self, format: &str) -> String {
        format!("Copy the table as {format}")
    }

    pub fn download_table_as(self, format: &str) -> String {
        format!("Download the table as {format}")
    }

    pub fn format_copied(self, format: Format) -> &'static str {
        match format {
            Format::Csv => "CSV copied",
            Format::Markdown => "Markdown copied",
            Format::Latex => "LaTeX copied",
            Format::Html => "HTML copied",
            Format::Json => "JSON copied",
        }
    }

    pub fn compare_copy_refused(self) -> &'static str {
        "The browser refuses to copy"
    }
}
