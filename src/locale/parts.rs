//! The names of the parts that an embed can hide or lock.

use super::Lang;

impl Lang {
    pub fn part_functions_and_parameters(self) -> &'static str {
        "Functions and their parameters"
    }

    pub fn part_what_is_drawn(self) -> &'static str {
        "What is drawn, and where"
    }

    pub fn part_presets(self) -> &'static str {
        "Presets"
    }

    pub fn part_zoom(self) -> &'static str {
        "Buttons under the plot"
    }

    pub fn part_save_one(self) -> &'static str {
        "The button that saves the figure"
    }

    pub fn part_readout(self) -> &'static str {
        "Values at the trace"
    }

    pub fn part_facts(self) -> &'static str {
        "Facts"
    }

    pub fn part_transport(self) -> &'static str {
        "Run, pause, step"
    }

    pub fn part_networks(self) -> &'static str {
        "Activation and learning rate of each network"
    }

    pub fn part_data(self) -> &'static str {
        "Data"
    }

    pub fn part_shape_and_weights(self) -> &'static str {
        "Shape and initial weights"
    }

    pub fn part_optimiser(self) -> &'static str {
        "Optimiser and its numbers"
    }

    pub fn part_born_dead_count(self) -> &'static str {
        "Count of born-dead networks"
    }

    pub fn part_unit(self) -> &'static str {
        "Selected unit"
    }

    pub fn part_charts(self) -> &'static str {
        "Charts"
    }

    pub fn part_events(self) -> &'static str {
        "Events"
    }

    pub fn part_map(self) -> &'static str {
        "Map of many runs"
    }

    pub fn part_save(self) -> &'static str {
        "Buttons that save a figure"
    }

    pub fn part_downloads(self) -> &'static str {
        "Downloads"
    }

    pub fn part_depth_presets(self) -> &'static str {
        "Presets"
    }

    pub fn part_activations(self) -> &'static str {
        "Activations"
    }

    pub fn part_shape_weights_inputs(self) -> &'static str {
        "Shape, weights, inputs"
    }

    pub fn part_strips(self) -> &'static str {
        "Strips of the layers"
    }

    pub fn part_depth_charts(self) -> &'static str {
        "Charts over the depth"
    }

    pub fn part_layer(self) -> &'static str {
        "The selected layer"
    }

    pub fn part_table_sliders(self) -> &'static str {
        "Parameters, inputs, layers"
    }

    pub fn part_rows_and_columns(self) -> &'static str {
        "Rows and columns"
    }

    pub fn part_claims(self) -> &'static str {
        "Five textbook claims, checked"
    }

    pub fn part_copies_and_files(self) -> &'static str {
        "Copies and files"
    }

    pub fn part_activation_and_parameters(self) -> &'static str {
        "Activation and its parameters"
    }

    pub fn part_size(self) -> &'static str {
        "Rows, columns, inactive unit"
    }

    pub fn part_given(self) -> &'static str {
        "X, W and b"
    }

    pub fn part_forward(self) -> &'static str {
        "Forward"
    }

    pub fn part_backward(self) -> &'static str {
        "Backward"
    }

    pub fn part_targets(self) -> &'static str {
        "Choice of the framework"
    }

    pub fn part_program(self) -> &'static str {
        "The program"
    }

    pub fn part_used(self) -> &'static str {
        "Where it is used"
    }
}
