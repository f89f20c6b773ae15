//! The texts of the Train lab.
#![allow(missing_docs, reason = "a text explains itself")]

mod conclusion;
mod data;
mod edits;
mod legend;
mod map;
mod presets;
mod progress;
mod units;

use crate::format;
use crate::labs::train::Speed;
use crate::locale::Lang;
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};

impl Lang {
    /// The name of the lab.
    pub fn train_name(self) -> &'static str {
        "Train"
    }

    pub fn train_description(self) -> &'static str {
        "Networks that differ only in the activation, trained before your eyes until some of their neurons die."
    }

    pub fn train_heading(self) -> &'static str {
        "Which units survive training?"
    }

    pub fn train_lede(self) -> &'static str {
        "These networks differ only in their activation function. Press Train and see which units (neurons) die: a dead unit gets no gradient, so it does not learn."
    }

    pub fn train_training(self) -> &'static str {
        "Training"
    }

    pub fn train_run(self) -> &'static str {
        "Train"
    }

    pub fn train_pause(self) -> &'static str {
        "Pause"
    }

    pub fn one_batch(self) -> &'static str {
        "+1 batch"
    }

    pub fn one_epoch(self) -> &'static str {
        "+1 epoch"
    }

    pub fn train_rewind(self) -> &'static str {
        "Rewind"
    }

    pub fn new_seed(self) -> &'static str {
        "New seed"
    }

    pub fn train_speed(self) -> &'static str {
        "Speed"
    }

    pub fn speed_name(self, speed: Speed) -> &'static str {
        match speed {
            Speed::TenBatches => "10 batches/s",
            Speed::Epoch => "1 epoch/s",
            Speed::FiveEpochs => "5 epochs/s",
            Speed::Top => "Fast",
        }
    }

    pub fn epoch_shown(self) -> &'static str {
        "Epoch shown"
    }

    pub fn epoch_number(self, epoch: usize) -> String {
        format!("Epoch {epoch}")
    }

    pub fn as_it_was_at_epoch(self, past: usize, last: usize) -> String {
        format!("As it was at epoch {past} of {last}")
    }

    pub fn add_network(self) -> &'static str {
        "Add a network"
    }

    /// `number` is counted from 1.
    pub fn activation_of_network(self, number: usize) -> String {
        format!("Activation of network {number}")
    }

    /// What follows “Learning rate”, for screen readers.
    pub fn of_network(self, name: &str) -> String {
        format!(" of {name}")
    }

    pub fn save_figure_of(self, name: &str) -> String {
        format!("Save the figure: {name}")
    }

    pub fn network_at_epoch(self, name: &str, epoch: usize) -> String {
        format!("{name} at epoch {epoch}")
    }

    pub fn train_network(self) -> &'static str {
        "Network"
    }

    pub fn train_hidden_units(self) -> &'static str {
        "Hidden units"
    }

    pub fn widths_unusable(self) -> String {
        format!(
            "Up to {MAX_LAYERS} layers of 1 to {MAX_UNITS} units, such as 8-8; the last valid ones are kept."
        )
    }

    pub fn train_initial_weights(self) -> &'static str {
        "Initial weights"
    }

    pub fn train_output(self) -> &'static str {
        "Output"
    }

    pub fn train_loss(self) -> &'static str {
        "Loss"
    }

    /// Why output and loss cannot be chosen where targets are numbers.
    pub fn output_and_loss_of_numbers(self) -> &'static str {
        "No choice here: the targets are numbers, so the output is linear, and the loss is half the squared error."
    }

    /// Why output and loss cannot be chosen for more than two classes.
    pub fn output_and_loss_of_classes(self, classes: usize) -> String {
        format!(
            "No choice here: each of the {classes} classes has an output, the softmax turns the outputs into probabilities, and the loss is the cross-entropy, −ln of the probability of the right class."
        )
    }

    pub fn logistic_loss_of_tanh(self) -> String {
        let least = format::fixed(f64::exp(-1.0).ln_1p(), 4);
        format!(
            "tanh stays below 1, so that this loss of a sample cannot fall below ln(1 + e⁻¹) ≈ {least}. With a linear output it can fall to 0."
        )
    }

    pub fn take_linear_output(self) -> &'static str {
        "Use a linear output"
    }

    /// That RReLU, whose slope is random in training elsewhere, has its mean slope here.
    pub fn trains_with_mean_slope(self, slope: f64) -> String {
        format!(
            "Trained with its mean slope (lower + upper)/2 = {}, without the random slopes that frameworks draw in training.",
            format::compact(slope)
        )
    }

    pub fn train_optimiser(self) -> &'static str {
        "Optimiser"
    }

    pub fn stop_when_all_dead(self) -> &'static str {
        "Stop a network when all its units are dead"
    }

    pub fn shuffle_every_epoch(self) -> &'static str {
        "A new order of samples in every epoch"
    }

    pub fn download_run(self) -> &'static str {
        "Download the run (CSV)"
    }

    pub fn download_weights(self) -> &'static str {
        "Download the weights (JSON)"
    }
}
