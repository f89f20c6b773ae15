//! What the signs in the pictures of the networks mean.

use super::edits::Edits;
use super::settings::TrainSettings;
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::nn::Task;
use leptos::prelude::*;

/// A sign of the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A sample of class A.
    ClassA,
    /// A sample of class B.
    ClassB,
    /// A sample of class C.
    ClassC,
    /// A sample whose target is a number.
    Number,
    /// A training sample.
    Training,
    /// A test sample.
    Test,
    /// A positive weight.
    Positive,
    /// A negative weight.
    Negative,
    /// The share of samples on which the slope is 0.
    ZeroSlope,
    /// A saturated unit.
    Saturated,
    /// A dead unit.
    Dead,
    /// A parameter that is set by hand.
    SetByHand,
}

impl Sign {
    /// The content of an SVG image of 16 × 16, with the classes of the style sheet.
    fn drawing(self) -> AnyView {
        match self {
            Sign::ClassA => view! { <circle class="positive" cx="8" cy="8" r="4"/> }.into_any(),
            Sign::ClassB => view! { <circle class="negative ring" cx="8" cy="8" r="3"/> }.into_any(),
            Sign::ClassC => view! { <path class="third" d="M8 3L13 12H3Z"/> }.into_any(),
            Sign::Number => view! {
                <circle class="positive" cx="4" cy="8" r="3"/>
                <circle class="negative ring" cx="12" cy="8" r="2.2"/>
            }
            .into_any(),
            Sign::Training => view! { <circle class="sample" cx="8" cy="8" r="4"/> }.into_any(),
            Sign::Test => view! { <circle class="sample" cx="8" cy="8" r="2.2"/> }.into_any(),
            Sign::Positive => view! { <path class="positive line" d="M0 8H16"/> }.into_any(),
            Sign::Negative => view! { <path class="negative line dashed" d="M0 8H16"/> }.into_any(),
            Sign::ZeroSlope => view! {
                <path class="bar" d="M2 9H14V14H2Z"/>
                <path class="frame" d="M2 2H14V14H2Z"/>
            }
            .into_any(),
            Sign::Saturated => view! { <path class="frame bad" d="M2 2H14V14H2Z"/> }.into_any(),
            Sign::SetByHand => view! { <path class="set" d="M4.5 4.5H11.5V11.5H4.5Z"/> }.into_any(),
            Sign::Dead => view! {
                <path class="frame bad strong" d="M2 2H14V14H2ZM4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5"/>
            }
            .into_any(),
        }
    }
}

/// The signs that the pictures of these settings can have.
fn signs(settings: &TrainSettings) -> Vec<Sign> {
    let mut signs = match (settings.dimensions(), settings.task(), settings.outputs()) {
        (1, ..) => Vec::new(),
        (_, Task::Regression, _) => vec![Sign::Number],
        (_, Task::Classification, 1) => vec![Sign::ClassA, Sign::ClassB],
        (_, Task::Classification, _) => vec![Sign::ClassA, Sign::ClassB, Sign::ClassC],
    };
    signs.extend([Sign::Training, Sign::Test, Sign::Positive, Sign::Negative]);
    signs.extend([Sign::ZeroSlope, Sign::Saturated, Sign::Dead]);
    if settings.used_edits() != Edits::default() {
        signs.push(Sign::SetByHand);
    }
    signs
}

/// The legend, and what dead and saturated mean.
#[component]
pub fn Legend() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let signs = settings.memo(signs);
    let several_classes = settings.memo(|s| s.outputs() > 1);
    let item = move |sign: Sign| {
        view! { <li><svg viewBox="0 0 16 16" aria-hidden="true">{sign.drawing()}</svg>{lang.sign(sign)}</li> }
    };
    view! {
        <div class="signs">
            <ul aria-label=lang.legend()>
                {move || signs.get().into_iter().map(item).collect_view()}
            </ul>
            <p hidden=move || !several_classes.get()>{lang.most_probable_class()}</p>
            <p>{lang.dead_and_saturated_units()}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use engine::nn::DatasetKind;

    #[test]
    fn the_legend_has_the_signs_of_the_data() {
        let of = |data| signs(&TrainSettings { data, ..TrainSettings::default() });
        assert!(of(DatasetKind::Circle).contains(&Sign::ClassB));
        assert!(!of(DatasetKind::Circle).contains(&Sign::ClassC));
        assert!(of(DatasetKind::ThreeSpirals).contains(&Sign::ClassC));
        assert!(!of(DatasetKind::Abs).contains(&Sign::ClassA));
        for sign in of(DatasetKind::ThreeSpirals) {
            assert!(!Lang::English.sign(sign).is_empty());
        }
    }
}
