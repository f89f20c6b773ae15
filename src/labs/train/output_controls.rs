//! The output of the networks and the loss: a choice for two classes; for other data, what they are and why.

use super::controls::{Choice, options};
use super::settings::{TrainSettings, from_start};
use crate::components::SelectOption;
use crate::locale::{Lang, use_lang};
use crate::state::use_settings;
use engine::nn::{Loss, Output, Task};
use leptos::prelude::*;

/// The value of the only output of several classes.
const SOFTMAX: &str = "softmax";
/// The value of their only loss.
const CROSS_ENTROPY: &str = "cross_entropy";

/// What the data say of output and loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Targets {
    /// Both can be chosen.
    TwoClasses,
    /// This number of classes.
    Classes(usize),
    /// Numbers.
    Numbers,
}

impl Targets {
    fn of(settings: &TrainSettings) -> Self {
        match (settings.task(), settings.outputs()) {
            (Task::Regression, _) => Targets::Numbers,
            (Task::Classification, 1) => Targets::TwoClasses,
            (Task::Classification, classes) => Targets::Classes(classes),
        }
    }

    fn outputs(self, lang: Lang) -> Vec<SelectOption> {
        let option = |output: Output| SelectOption::new(output.id(), lang.output(output));
        match self {
            Targets::TwoClasses => [Output::Tanh, Output::Linear].map(option).to_vec(),
            Targets::Numbers => vec![option(Output::Linear)],
            Targets::Classes(_) => vec![SelectOption::new(SOFTMAX, lang.softmax())],
        }
    }

    fn losses(self, lang: Lang) -> Vec<SelectOption> {
        match self {
            Targets::TwoClasses => options(&Loss::ALL, |loss| lang.loss(loss)),
            Targets::Numbers => vec![SelectOption::new(Loss::Square.id(), lang.loss(Loss::Square))],
            Targets::Classes(_) => vec![SelectOption::new(CROSS_ENTROPY, lang.cross_entropy())],
        }
    }

    /// Why there is no choice.
    fn reason(self, lang: Lang) -> Option<String> {
        match self {
            Targets::TwoClasses => None,
            Targets::Numbers => Some(lang.output_and_loss_of_numbers().into()),
            Targets::Classes(classes) => Some(lang.output_and_loss_of_classes(classes)),
        }
    }
}

impl TrainSettings {
    /// The names of output and loss in addresses and files.
    pub(super) fn output_and_loss_ids(&self) -> (&'static str, &'static str) {
        let (output, loss) = self.used_output_and_loss();
        match Targets::of(self) {
            Targets::Classes(_) => (SOFTMAX, CROSS_ENTROPY),
            Targets::TwoClasses | Targets::Numbers => (output.id(), loss.id()),
        }
    }
}

/// Output and loss.
#[component]
pub fn OutputAndLoss() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let targets = settings.memo(Targets::of);
    let reason = move || targets.get().reason(lang);
    view! {
        <Choice
            id="out"
            label=lang.train_output()
            options=Signal::derive(move || targets.get().outputs(lang))
            read=|s| s.output_and_loss_ids().0
            write=|s, id| s.output = id.parse().unwrap_or(s.output)
        />
        <Choice
            id="loss"
            label=lang.train_loss()
            options=Signal::derive(move || targets.get().losses(lang))
            read=|s| s.output_and_loss_ids().1
            write=|s, id| s.loss = id.parse().unwrap_or(s.loss)
        />
        <p class="hint" hidden=move || reason().is_none()>{reason}</p>
        <LossBound/>
    }
}

/// That the loss cannot vanish with the present output, and a button that takes another.
#[component]
fn LossBound() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let is_bounded = settings.memo(TrainSettings::has_bounded_logistic_loss);
    let take_linear = move |_| settings.update(from_start(|s| s.output = Output::Linear));
    view! {
        <Show when=move || is_bounded.get()>
            <p class="lede">{lang.logistic_loss_of_tanh()}</p>
            <button on:click=take_linear>{lang.take_linear_output()}</button>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::nn::DatasetKind;

    #[test]
    fn the_only_options_are_those_of_the_networks_and_have_a_reason() {
        let lang = Lang::English;
        for (data, _) in DatasetKind::ALL {
            let settings = TrainSettings { data, ..TrainSettings::default() };
            let targets = Targets::of(&settings);
            let (output, loss) = settings.output_and_loss_ids();
            let (outputs, losses) = (targets.outputs(lang), targets.losses(lang));
            assert!(outputs.iter().any(|option| option.value == output), "{data}");
            assert!(losses.iter().any(|option| option.value == loss), "{data}");
            let has_choice = outputs.len() > 1 && losses.len() > 1;
            assert_eq!(has_choice, targets.reason(lang).is_none(), "{data}");
            assert_eq!(settings.config(0).unwrap().shape.outputs, settings.dataset().outputs, "{data}");
        }
        let classes = TrainSettings { data: DatasetKind::ThreeSpirals, ..TrainSettings::default() };
        assert_eq!(classes.output_and_loss_ids(), ("softmax", "cross_entropy"));
    }
}
