//! Formulas as MathML.

use super::layout::{Math, Times, layout};
use crate::locale::{Lang, use_lang};
use engine::activation::{Activation, find};
use engine::formula::symbol;
use leptos::prelude::*;

/// A formula of an activation as a `<math>` element, with the values of its parameters.
#[component]
pub fn Formula(
    /// The activation.
    activation: &'static Activation,
    /// The formula, in the notation of [`engine::formula`].
    text: &'static str,
    /// The values of the parameters; if missing, their names are shown.
    #[prop(default = Vec::new())]
    params: Vec<f64>,
) -> impl IntoView {
    let lang = use_lang();
    match layout(activation, text, &params) {
        Some(math) => view! { <math displaystyle="true">{write(&math, lang)}</math> }.into_any(),
        None => text.into_any(),
    }
}

/// The formula of f′; that of a function that was typed is not known, only its values.
#[component]
pub fn SlopeFormula(
    /// The activation.
    activation: &'static Activation,
    /// The values of the parameters.
    params: Vec<f64>,
) -> impl IntoView {
    match activation.slope_formula {
        "" => view! { <span class="no-formula">{use_lang().automatic_derivative()}</span> }.into_any(),
        text => view! { <Formula activation text params/> }.into_any(),
    }
}

fn write(math: &Math, lang: Lang) -> AnyView {
    let set = |math: &Math| write(math, lang);
    match math {
        Math::Number(digits) => view! { <mn>{shortened(digits)}</mn> }.into_any(),
        Math::Name(name) => view! { <mi>{symbol(name)}</mi> }.into_any(),
        Math::Sign(sign) => view! { <mo>{operator(sign).to_owned()}</mo> }.into_any(),
        Math::Row(row) => view! { <mrow>{row.iter().map(set).collect_view()}</mrow> }.into_any(),
        Math::Brackets(content) => view! { <mrow><mo>"("</mo>{set(content)}<mo>")"</mo></mrow> }.into_any(),
        Math::List(items) => {
            let item = |(i, item): (usize, &Math)| {
                let comma = (i > 0).then(|| view! { <mo>","</mo> });
                (comma, set(item))
            };
            view! { <mrow>{items.iter().enumerate().map(item).collect_view()}</mrow> }.into_any()
        }
        Math::Times(Times::Nothing) => view! { <mo>"\u{2062}"</mo> }.into_any(),
        Math::Times(Times::Space) => view! { <mspace width=".17em"></mspace> }.into_any(),
        Math::Times(Times::Dot) => view! { <mo>"⋅"</mo> }.into_any(),
        Math::Fraction(parts) => {
            view! { <mfrac><mrow>{set(&parts[0])}</mrow><mrow>{set(&parts[1])}</mrow></mfrac> }.into_any()
        }
        Math::Power(parts) => {
            view! { <msup><mrow>{set(&parts[0])}</mrow><mrow>{set(&parts[1])}</mrow></msup> }.into_any()
        }
        Math::Root(content) => view! { <msqrt>{set(content)}</msqrt> }.into_any(),
        Math::Absolute(content) => view! { <mrow><mo>"|"</mo>{set(content)}<mo>"|"</mo></mrow> }.into_any(),
        Math::Call(name, brackets) => {
            view! { <mrow><mi>{function(name).to_owned()}</mi><mo>"\u{2061}"</mo>{set(brackets)}</mrow> }
                .into_any()
        }
        Math::Cases(cases) => {
            let case = |(value, condition): &(Math, Option<Math>)| {
                let when = match condition {
                    Some(condition) => view! { <mtext>{lang.case_for()}</mtext>{set(condition)} }.into_any(),
                    None => view! { <mtext>{lang.case_otherwise()}</mtext> }.into_any(),
                };
                view! { <mtr><mtd>{set(value)}</mtd><mtd>{when}</mtd></mtr> }
            };
            let rows = cases.iter().map(case).collect_view();
            view! { <mrow><mo>"{"</mo><mtable class="cases">{rows}</mtable></mrow> }.into_any()
        }
        Math::Comma => view! { <mtext>", "</mtext> }.into_any(),
    }
}

/// The greatest number of decimals that a parameter is given with; constants have more.
const MAX_DECIMALS: usize = 12;

/// A constant of many decimals has six and an ellipsis, as the line is short.
fn shortened(digits: &str) -> String {
    match digits.find('.') {
        Some(point) if digits.len() > point + 1 + MAX_DECIMALS => format!("{}…", &digits[..point + 7]),
        _ => digits.into(),
    }
}

fn operator(sign: &str) -> &str {
    match sign {
        "-" => "−",
        "<=" => "≤",
        ">=" => "≥",
        other => other,
    }
}

fn function(name: &str) -> &str {
    match name {
        "sigma" => "σ",
        "Phi" => "Φ",
        "phi" => "φ",
        "atan" => "arctan",
        "tanh" => "tanh",
        other => find(other).map_or(other, |activation| activation.name),
    }
}
