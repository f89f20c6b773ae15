//! Where the activation is used, with papers.

use super::escaped;
use crate::dom::{El, el};
use crate::settings::Settings;
use crate::store::Store;
use engine::activation::{Field, in_code};

/// The panel.
pub fn used(store: Store) -> El {
    let title = store.memo(|s| format!("Where {} is used", s.code.function.activation.name));
    el("section")
        .class("used")
        .set("aria-labelledby", "used-title")
        .with(el("h2").set("id", "used-title").text(title))
        .with(el("div").class("fields").html(store.memo(list)))
}

/// The fields that use it, as HTML.
fn list(s: &Settings) -> String {
    let uses = in_code(s.code.function.activation).used;
    let field = |field: Field| {
        let items: String = uses
            .iter()
            .filter(|item| item.field == field)
            .map(|item| {
                format!("<li><b>{}</b> <cite>{}</cite></li>", escaped(item.model), escaped(item.paper))
            })
            .collect();
        if items.is_empty() {
            items
        } else {
            format!("<div><h3>{}</h3><ul>{items}</ul></div>", field.title())
        }
    };
    let found: String = Field::ALL.into_iter().map(field).collect();
    if found.is_empty() { "<p>No well-known network is listed here.</p>".into() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{Instance, find};

    #[test]
    fn uses_stand_under_their_fields() {
        let of = |id: &str| {
            let mut s = Settings::default();
            s.code.function = Instance::new(find(id).unwrap());
            list(&s)
        };
        let relu = of("relu");
        assert!(relu.contains("<h3>Vision</h3>") && relu.contains("ResNet"), "{relu}");
        assert!(relu.contains("Sutskever &amp; Hinton") && !of("gelu").contains("<ul></ul>"));
    }
}
