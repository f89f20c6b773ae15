//! The texts about losses, events, and the ends of runs.

use crate::format::{fixed_or_scientific, percent as percent_text};
use crate::locale::Lang;
use engine::nn::{Divergence, Event, EventKind, Overflow, StopReason};
use worker::SeedCount;

impl Lang {
    pub fn training_loss(self) -> &'static str {
        "Training loss"
    }

    pub fn test_loss(self) -> &'static str {
        "Test loss"
    }

    pub fn train_dead_units(self) -> &'static str {
        "Dead units"
    }

    pub fn train_count_of(self, count: usize, all: usize) -> String {
        format!("{count} of {all}")
    }

    pub fn train_learned(self) -> &'static str {
        "Learned parameters"
    }

    pub fn learned_by_layer(self, symbol: &str) -> String {
        format!("Learned {symbol} by layer")
    }

    pub fn no_learned_parameters(self) -> &'static str {
        "none"
    }

    pub fn train_percent(self, percent: f64) -> String {
        format!("{} %", percent_text(percent / 100.0, 1, 1))
    }

    /// A description of a network for screen readers.
    pub fn network_summary(self, name: &str, epoch: usize, train: f64, test: f64, dead: usize) -> String {
        let (train, test) = (fixed_or_scientific(train), fixed_or_scientific(test));
        let units = if dead == 1 { "unit" } else { "units" };
        format!("{name} at epoch {epoch}: training loss {train}, test loss {test}, {dead} dead {units}")
    }

    /// That the run will end, of itself if it is that of a preset; `epochs` are those of the preset.
    pub fn train_ends_after(self, epochs: Option<usize>) -> String {
        match epochs {
            Some(epochs) => {
                format!("Press Train: after {epochs} epochs the run ends, and a sentence says what happened.")
            }
            None => "Press Train. Where a run ends, a sentence says what happened.".into(),
        }
    }

    /// That the epoch of a link takes long to reach.
    pub fn long_replay(self, epoch: usize, seconds: u64) -> String {
        let duration = self.duration(seconds);
        format!("The link shows epoch {epoch}. Training up to it takes about {duration} on this device.")
    }

    pub fn replay_to_end(self) -> &'static str {
        "Train up to it"
    }

    pub fn stay_at_this_epoch(self) -> &'static str {
        "Stay at this epoch"
    }

    pub fn train_is_running(self, epochs: Option<usize>) -> String {
        match epochs {
            Some(epochs) => format!("After {epochs} epochs the run ends, and a sentence says what happened."),
            None => "Where the run ends, a sentence says what happened.".into(),
        }
    }

    pub fn train_goes_on(self, epochs: usize) -> String {
        format!("The preset ends after {epochs} epochs. Train continues from here; Rewind starts over.")
    }

    pub fn rewind_to_train(self) -> &'static str {
        "The training of all networks has ended. To train them again, press Rewind, or change a setting."
    }

    pub fn training_ended(self, reason: StopReason) -> &'static str {
        match reason {
            StopReason::Epochs => "Ended: the number of epochs is reached.",
            StopReason::Loss => "Ended: the loss is reached.",
            StopReason::AllDead => "Ended: all hidden units are dead.",
        }
    }

    pub fn training_diverged(self, Divergence { layer, step, quantity }: &Divergence) -> String {
        let quantity = match quantity {
            Overflow::Unit => "a unit",
            Overflow::Loss => "the loss",
            Overflow::Gradient => "the gradient",
            Overflow::Parameter => "a parameter",
        };
        format!(
            "Diverged at step {step}: {quantity} of layer {layer} overflowed. Lower the learning rate, clip the gradient, or start from smaller weights. The last finite state is shown."
        )
    }

    pub fn over_the_epochs(self) -> &'static str {
        "Over the epochs"
    }

    pub fn epoch_axis(self) -> &'static str {
        "epoch"
    }

    pub fn chart_of_loss(self) -> &'static str {
        "Loss: training strong, test faint"
    }

    pub fn chart_of_dead_units(self) -> &'static str {
        "Dead units in %: all layers as a thick line, each layer as a thin one"
    }

    pub fn chart_of_gradient(self) -> &'static str {
        "Norm of the gradient: first layer strong, the others faint"
    }

    pub fn chart_of_learned(self) -> &'static str {
        "Learned parameters: first layer strong, the others faint"
    }

    pub fn loss_line(self, training: bool) -> &'static str {
        if training { "training loss" } else { "test loss" }
    }

    /// `layer` is counted from 1; `None` stands for all hidden layers.
    pub fn dead_share_line(self, layer: Option<usize>) -> String {
        match layer {
            Some(layer) => format!("dead units in %, layer {layer}"),
            None => "dead units in %".into(),
        }
    }

    pub fn gradient_norm_line(self, layer: usize) -> String {
        format!("gradient norm, layer {layer}")
    }

    pub fn learned_parameter_line(self, layer: usize) -> String {
        format!("learned parameter, layer {layer}")
    }

    pub fn numbers_at_epoch(self) -> &'static str {
        "Numbers at an epoch"
    }

    pub fn columns_at_epoch(self) -> [&'static str; 6] {
        ["Network", "Epoch", "Training loss", "Test loss", "Dead", "Gradient, layer 1"]
    }

    pub fn train_events(self) -> &'static str {
        "Events"
    }

    pub fn no_event(self) -> &'static str {
        "No unit has died, come to life again or become saturated."
    }

    /// An event as a sentence.
    pub fn event_sentence(self, event: &Event) -> String {
        let layer = event.layer.map_or(String::new(), |l| format!(" of layer {}", l + 1));
        let what = match event.kind {
            EventKind::BornDead(n, of) => {
                let were = if n == 1 { "was" } else { "were" };
                format!("{n} of {of} units{layer} {were} dead from the start")
            }
            EventKind::Died(n, of) => format!("{n} of {of} units{layer} died"),
            EventKind::Revived(n, of) => format!("{n} of {of} units{layer} came to life again"),
            EventKind::Saturated(n, of) => format!("{n} of {of} units{layer} became saturated"),
            EventKind::LayerCollapsed => format!("all units{layer} are dead: no gradient passes"),
            EventKind::NetworkCollapsed => {
                "the output is the same for every sample: the network has collapsed".into()
            }
        };
        format!("epoch {}: {what}.", event.epoch)
    }

    pub fn born_dead_heading(self) -> &'static str {
        "How often is it born dead?"
    }

    pub fn count_over_seeds(self, seeds: u64) -> String {
        format!("Count over {seeds} seeds")
    }

    /// The count over seeds, and the bounds of the theorem.
    pub fn born_dead_result(self, SeedCount { drawn, dead }: SeedCount, (low, high): (f64, f64)) -> String {
        let percent = |share: f64| percent_text(share, 1, 1);
        let bounds = format!(
            "The theorem of Lu, Shin, Su and Karniadakis (Dying ReLU and Initialization, arXiv:1903.06733) gives a probability of {} to {}\u{a0}%.",
            percent(low),
            percent(high)
        );
        if drawn == 0 {
            return bounds;
        }
        let share = percent(dead as f64 / drawn as f64);
        format!("{dead} of {drawn} networks were born dead: {share} %. {bounds}")
    }
}
