//! The texts of the Code lab. Some have quantities between asterisks and code between backticks.
#![allow(missing_docs, reason = "a text explains itself")]

use crate::format;
use crate::labs::code::{Axis, InactiveEffect};
use crate::locale::Lang;
use engine::activation::{ApplicationField, Target};
use engine::layer::Tensor;
use engine::snippet::Note;

impl Lang {
    /// The name of the lab.
    pub fn code_name(self) -> &'static str {
        "Code"
    }

    pub fn code_description(self) -> &'static str {
        "A dense layer worked through by numbers, and the same layer as a program in nine frameworks."
    }

    pub fn code_heading(self) -> &'static str {
        "What does a layer of a network compute?"
    }

    pub fn code_lede(self) -> &'static str {
        "A layer multiplies inputs by weights, adds a bias and applies the activation. Point at a number, tap it or move \
         to it by keyboard: the calculation appears below. X, W and b can be changed."
    }

    pub fn forward_heading(self, activation: &str) -> String {
        // The name of a typed function may be its formula, whose asterisks are no marks of quantities.
        let activation = activation.replace('*', "·");
        format!("Forward: *Y* = *f*(*X*·*W* + *b*), *f* is {activation}")
    }

    pub fn backward_heading(self) -> &'static str {
        "Backward: gradients of the sum of all outputs"
    }

    /// What a matrix is.
    pub fn matrix_description(self, matrix: Tensor) -> &'static str {
        match matrix {
            Tensor::Inputs => "inputs",
            Tensor::Weights => "weights",
            Tensor::Bias => "bias",
            Tensor::Product => "products",
            Tensor::PreActivation => "pre-activations",
            Tensor::Output => "outputs",
            Tensor::Upstream => "upstream",
            Tensor::Slope => "slopes",
            Tensor::Delta => "gradient at *Z*",
            Tensor::InputGradient => "= *δ*·*W*ᵀ",
            Tensor::WeightGradient => "= *X*ᵀ·*δ*",
            Tensor::BiasGradient => "= sums of *δ*",
        }
    }

    /// A row or a column, counted from 1.
    pub fn axis_index(self, axis: Axis, number: usize) -> String {
        let name = match axis {
            Axis::Example => "example",
            Axis::Input => "input",
            Axis::Unit => "unit",
        };
        format!("{name} {number}")
    }

    pub fn axis_plural(self, axis: Axis) -> &'static str {
        match axis {
            Axis::Example => "Examples",
            Axis::Input => "Inputs",
            Axis::Unit => "Units",
        }
    }

    pub fn add_to_axis(self, axis: Axis) -> &'static str {
        match axis {
            Axis::Example => "Add an example",
            Axis::Input => "Add an input",
            Axis::Unit => "Add a unit",
        }
    }

    pub fn remove_from_axis(self, axis: Axis) -> &'static str {
        match axis {
            Axis::Example => "Remove the last example",
            Axis::Input => "Remove the last input",
            Axis::Unit => "Remove the last unit",
        }
    }

    /// Why a size cannot be reduced.
    pub fn least_size(self, size: usize) -> String {
        format!("{size} is the least")
    }

    /// Why a size cannot be raised.
    pub fn greatest_size(self, size: usize) -> String {
        format!("{size} is the most")
    }

    /// Why nothing can be reset.
    pub fn is_the_example(self) -> &'static str {
        "These are the numbers of the example"
    }

    pub fn all_examples(self) -> &'static str {
        "all examples"
    }

    /// The accessible name of an entry: matrix, row if there are several, and column.
    pub fn matrix_entry(self, matrix: &str, row: Option<&str>, column: &str) -> String {
        match row {
            Some(row) => format!("{matrix}: {row}, {column}"),
            None => format!("{matrix}: {column}"),
        }
    }

    pub fn no_entry_chosen(self) -> &'static str {
        "No number is chosen."
    }

    pub fn given_entry(self) -> &'static str {
        "given"
    }

    pub fn upstream_entry(self) -> &'static str {
        "the upstream gradient: 1 everywhere, as the loss is the sum of all outputs"
    }

    pub fn code_activation(self) -> &'static str {
        "Activation"
    }

    pub fn code_formula_of(self, name: &str) -> String {
        format!("Formula of {name}")
    }

    pub fn sizes_heading(self) -> &'static str {
        "Rows and columns"
    }

    pub fn make_unit_inactive(self) -> &'static str {
        "Make one unit inactive"
    }

    pub fn reset_to_example(self) -> &'static str {
        "Reset to the example"
    }

    /// The sentence on inactive units, counted from 0.
    pub fn inactive_units(self, units: &[usize], activation: &str, effect: InactiveEffect) -> String {
        let numbers: Vec<String> = units.iter().map(|unit| (unit + 1).to_string()).collect();
        let which = match numbers.as_slice() {
            [one] => format!("Unit {one} is inactive: all its pre-activations are negative"),
            all => format!("Units {} are inactive: all their pre-activations are negative", all.join(", ")),
        };
        let what = match effect {
            InactiveEffect::Dead => "gives 0 and passes no gradient back",
            InactiveEffect::NoGradient => "passes no gradient back",
            InactiveEffect::Gradient => "still passes a gradient back",
        };
        format!("{which}, and {activation} {what}.")
    }

    pub fn program_heading(self) -> &'static str {
        "The same in code"
    }

    pub fn program_for(self, target: Target) -> String {
        format!("Program for {}", target.title())
    }

    pub fn copy_program(self) -> &'static str {
        "Copy the program"
    }

    pub fn program_copied(self) -> &'static str {
        "Program copied"
    }

    pub fn program_copy_failed(self) -> &'static str {
        "The browser refuses to copy: select the program and copy it"
    }

    pub fn download_program(self, name: &str) -> String {
        format!("Download {name}")
    }

    pub fn as_notebook(self) -> &'static str {
        "As a notebook"
    }

    pub fn differences_heading(self) -> &'static str {
        "Differences"
    }

    pub fn no_difference_known(self, target: Target) -> String {
        format!("{}: no difference is known.", target.title())
    }

    /// A difference of a framework from the engine.
    pub fn framework_note(self, note: &Note, target: Target) -> String {
        let title = target.title();
        match *note {
            Note::Defaults { function, defaults } => {
                let defaults = self.framework_defaults(defaults);
                format!("{title}: the default of `{function}` is `{defaults}`; pass the value.")
            }
            Note::KinkSlope { at, framework, engine } => {
                let [at, framework, engine] = [at, framework, engine].map(format::exact);
                format!("{title}: at x = {at} the slope is {framework}, here {engine}.")
            }
            Note::LosesTail { function } => {
                format!("{title}: far below 0 `{function}` loses digits, or returns 0.")
            }
            Note::SlopeOverflows { function } => {
                format!("{title}: far above 0 the derivative of `{function}` is NaN.")
            }
            Note::Limited { function } => {
                format!(
                    "{title}: `{function}` does not support these parameters, so the formula is written out."
                )
            }
            Note::Missing => format!("{title} has no such function, so the formula is written out."),
        }
    }

    pub fn no_program(self, target: Target) -> String {
        format!("{} has no operation that this formula needs.", target.title())
    }

    /// How the programs for a framework were verified.
    pub fn program_verification(self, target: Target, is_typed: bool) -> String {
        if is_typed && target != Target::Flux {
            return format!(
                "This program is written from your formula. Those for {} of twenty formulas from papers were run and \
                 compared with this page; this one was not.",
                target.title()
            );
        }
        let compared = match target {
            Target::Flux => {
                return "The programs for Flux come from the same generator as the others, but have not been run \
                        here."
                    .into();
            }
            Target::NumPy | Target::Onnx => "values",
            _ => "values and derivatives",
        };
        format!(
            "Programs for {} were run for every activation, and their {compared} compared with those of this page.",
            target.title()
        )
    }

    pub fn applications_heading(self, activation: &str) -> String {
        format!("Where {activation} is used")
    }

    pub fn no_known_application(self) -> &'static str {
        "No well-known network is listed here."
    }

    /// A field of application.
    pub fn application_field(self, field: ApplicationField) -> &'static str {
        match field {
            ApplicationField::Vision => "Vision",
            ApplicationField::Language => "Language",
            ApplicationField::Reinforcement => "Reinforcement learning",
            ApplicationField::Audio => "Audio",
            ApplicationField::Other => "Other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inactive_units_have_a_sentence() {
        let of = |units: &[usize], effect| Lang::English.inactive_units(units, "ReLU", effect);
        assert_eq!(
            of(&[1], InactiveEffect::Dead),
            "Unit 2 is inactive: all its pre-activations are negative, and ReLU gives 0 and passes no gradient back."
        );
        assert!(of(&[0, 2], InactiveEffect::Gradient).starts_with("Units 1, 3 are inactive: all their"));
    }
}
