//! The button that offers a figure to be saved.

use super::{icons, part};
use crate::dom::{El, Says, icon_button};
use crate::plot::figure::Parcel;
use crate::plot::palette::Palette;
use crate::store::Store;

/// A button for a figure, which is drawn when it is asked for. Whoever is around the lab opens the dialog for it; where
/// there is no one who does, as in an offline file, the style sheet hides the button.
pub fn save(store: Store, name: impl Into<Says>, draw: impl Fn(&Palette) -> Option<Parcel> + 'static) -> El {
    let number = store.offer(Box::new(draw)).to_string();
    let button = icon_button(icons::SAVE, name, move || store.host.tell("export", &number));
    part(store, "save", button.class("icon save").set("title", "Save the figure"))
}
