//! Networks that use the activation, with their papers.

use super::settings::CodeSettings;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::activation::{Activation, Application, ApplicationField};
use leptos::prelude::*;

/// The networks that use the activation, by field.
#[component]
pub fn Uses() -> impl IntoView {
    let (settings, lang) = (use_settings::<CodeSettings>(), use_lang());
    let id = use_state().host.id("used-title");
    let activation = settings.memo(|s| s.function.activation);
    let fields = move || {
        let found = uses_by_field(activation.get());
        if found.is_empty() {
            view! { <p>{lang.no_known_application()}</p> }.into_any()
        } else {
            found.into_iter().map(|(field, uses)| view! { <FieldUses field uses/> }).collect_view().into_any()
        }
    };
    view! {
        <section class="applications" aria-labelledby=id>
            <h2 id=id.clone()>{move || lang.applications_heading(activation.get().name)}</h2>
            <div class="fields">{fields}</div>
        </section>
    }
}

/// The networks of one field.
#[component]
fn FieldUses(
    /// The field.
    field: ApplicationField,
    /// The networks.
    uses: Vec<&'static Application>,
) -> impl IntoView {
    let item =
        |item: &'static Application| view! { <li><b>{item.model}</b>" "<cite>{item.paper}</cite></li> };
    view! {
        <div>
            <h3>{use_lang().application_field(field)}</h3>
            <ul>{uses.into_iter().map(item).collect_view()}</ul>
        </div>
    }
}

/// The fields that use an activation, in the order of lists.
fn uses_by_field(activation: &Activation) -> Vec<(ApplicationField, Vec<&'static Application>)> {
    let of = |field| {
        (field, activation.applications.iter().filter(|item| item.field == field).collect::<Vec<_>>())
    };
    ApplicationField::ALL.into_iter().map(of).filter(|(_, uses)| !uses.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{all, find};

    #[test]
    fn uses_stand_under_their_fields() {
        let relu = uses_by_field(find("relu").unwrap());
        assert!(
            relu[0].0 == ApplicationField::Vision
                && relu[0].1.iter().any(|item| item.model.contains("ResNet"))
        );
        for activation in all() {
            let found = uses_by_field(activation);
            assert_eq!(
                found.iter().map(|(_, uses)| uses.len()).sum::<usize>(),
                activation.applications.len()
            );
        }
    }
}
