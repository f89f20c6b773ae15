//! The texts of the dialogs.
#![allow(missing_docs, reason = "a text explains itself")]

use super::share::{EmbedSetting, Material};
use crate::locale::Lang;
use crate::theme::Theme;

impl Lang {
    pub fn loading_dialog(self) -> &'static str {
        "Loading the dialog …"
    }

    pub fn dialog_not_loaded(self) -> &'static str {
        "The dialog could not be loaded."
    }

    pub fn help_activation_functions(self) -> &'static str {
        "A neuron adds up its weighted inputs and passes the sum x through an activation function f. Without it, all layers of a network together compute no more than one linear layer; with it, they can compute curves. Its slope f′ decides how much each weight learns: where f′ is 0, nothing is learned."
    }

    pub fn help_labs(self) -> &'static str {
        "The labs"
    }

    pub fn help_keys(self) -> &'static str {
        "Keyboard shortcuts"
    }

    pub fn help_key_list(self) -> [&'static str; 4] {
        [
            "Ctrl+Z takes back the last change, Ctrl+Shift+Z or Ctrl+Y makes it again.",
            "Sliders: arrow keys; Page Up and Page Down in larger steps; Home and End to the limits; a double click on the slider resets it.",
            "The plot of Explore: arrow keys move the dashed line; k, z and e lead to the next kink, zero and extremum; + and − zoom; 0 resets the view.",
            "Tables and matrices: arrow keys move from cell to cell.",
        ]
    }

    pub fn help_about(self) -> &'static str {
        "About"
    }

    pub fn help_about_text(self) -> &'static str {
        "Activation Lab is computed in this browser, by a program in WebAssembly: nothing that you enter leaves it. The address always describes what you see, so a link or a bookmark brings it back. Free software under the MIT or the Apache 2.0 licence."
    }

    pub fn help_third_party(self) -> &'static str {
        "Licences of the software that it contains"
    }

    pub fn preview(self) -> &'static str {
        "Preview"
    }

    pub fn share_heading(self) -> &'static str {
        "Share this view"
    }

    /// The alternative text of the picture in Markdown.
    pub fn title_of_preview(self, title: &str, lab: &str) -> String {
        format!("{title} (the picture shows the {lab} lab as it opens)")
    }

    pub fn share_default_title(self, lab: &str) -> String {
        format!("{lab}: activation functions")
    }

    pub fn share_title_label(self) -> &'static str {
        "Title"
    }

    pub fn share_width(self) -> &'static str {
        "Width"
    }

    pub fn share_height(self) -> &'static str {
        "Height"
    }

    pub fn share_theme_label(self) -> &'static str {
        "Theme"
    }

    pub fn share_theme(self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => "The reader’s own",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        }
    }

    pub fn share_open_link(self) -> &'static str {
        "A link to the whole page"
    }

    pub fn share_parts(self) -> &'static str {
        "Shown in the page"
    }

    pub fn share_locked(self) -> &'static str {
        "locked"
    }

    pub fn share_locked_title(self) -> &'static str {
        "Its controls are visible but disabled"
    }

    pub fn share_material_label(self) -> &'static str {
        "Where it goes"
    }

    pub fn share_code(self) -> &'static str {
        "Text to paste"
    }

    pub fn material(self, material: Material) -> &'static str {
        match material {
            Material::Link => "Link",
            Material::Frame => "HTML frame",
            Material::Markdown => "Markdown",
            Material::Myst => "MyST",
            Material::Quarto => "Quarto",
            Material::Jupyter => "Jupyter",
            Material::Element => "Custom element",
        }
    }

    /// Which settings the snippet does not use.
    pub fn share_unused(self, material: Material) -> String {
        let settings = [
            (EmbedSetting::Title, "title"),
            (EmbedSetting::Width, "width"),
            (EmbedSetting::Height, "height"),
            (EmbedSetting::OpenLink, "link to the whole page"),
            (EmbedSetting::Parts, "parts"),
        ];
        let unused: Vec<&str> = settings
            .into_iter()
            .filter_map(|(setting, name)| (!material.uses(setting)).then_some(name))
            .collect();
        if unused.is_empty() {
            return "All settings are used by this text.".into();
        }
        format!("{} makes no use of: {}. They are greyed.", self.material(material), unused.join(", "))
    }

    /// Where a snippet is used.
    pub fn material_description(self, material: Material) -> &'static str {
        match material {
            Material::Link => "For Notion, Moodle’s and Canvas’s URL items, mail, slides.",
            Material::Frame => {
                "For reveal.js, MkDocs, Jupyter Book 1, WordPress, Moodle’s and Canvas’s HTML editors."
            }
            Material::Markdown => "A picture that leads to the page, where frames are not allowed.",
            Material::Myst => "For MyST and Jupyter Book 2; Jupyter Book 1 takes the HTML frame.",
            Material::Quarto => "Raw HTML, for its pages and slides.",
            Material::Jupyter => "A cell of a notebook.",
            Material::Element => "Part of the page itself: one script for all elements.",
        }
    }

    pub fn share_offline(self) -> &'static str {
        "Download as one offline file"
    }

    pub fn share_fetching(self) -> &'static str {
        "Fetching the file …"
    }

    pub fn share_file_downloaded(self, name: &str) -> String {
        format!("Download of {name} started; the file needs no network")
    }

    pub fn share_file_failed(self) -> &'static str {
        "The file could not be fetched, or the browser refuses downloads"
    }

    pub fn share_qr(self) -> &'static str {
        "QR code"
    }

    pub fn share_qr_too_long(self) -> &'static str {
        "The link is too long for a QR code."
    }

    pub fn share_preview(self, width: u32, height: u32) -> String {
        format!("Preview, {width} × {height}")
    }

    pub fn share_preview_title(self) -> &'static str {
        "Preview of the embed"
    }

    pub fn export_format(self) -> &'static str {
        "Format"
    }

    pub fn export_size(self) -> &'static str {
        "Size"
    }

    pub fn export_colors(self) -> &'static str {
        "Colours"
    }

    pub fn export_colors_shown(self) -> &'static str {
        "As shown"
    }

    pub fn export_colors_light(self) -> &'static str {
        "Light, for print"
    }

    pub fn export_transparent(self) -> &'static str {
        "Transparent background"
    }

    pub fn export_pointer_shapes(self) -> &'static str {
        "With the trace"
    }

    pub fn export_nothing_yet(self) -> &'static str {
        "There is nothing to save yet."
    }

    /// The description of SVG; `pixels` if the figure has images.
    pub fn export_svg(self, pixels: bool) -> &'static str {
        if pixels {
            "Lines and text are sharp at any size; fields are embedded as pixel images."
        } else {
            "Lines and text, sharp at any size and editable in drawing programs."
        }
    }

    pub fn export_png(self, width: u32, height: u32) -> String {
        format!("{width} × {height} pixels.")
    }

    pub fn export_csv(self, rows: usize, axis: &str) -> String {
        format!("The plotted numbers with all digits: {rows} rows by {axis}.")
    }

    pub fn export_no_numbers(self) -> &'static str {
        "This figure is an image: it has no numbers for a table."
    }

    pub fn export_save(self) -> &'static str {
        "Save"
    }

    pub fn export_print(self) -> &'static str {
        "Print …"
    }

    pub fn export_print_title(self) -> &'static str {
        "The lab on paper: curves, numbers, link and QR code"
    }

    pub fn export_downloaded(self, name: &str) -> String {
        format!("Download of {name} started.")
    }

    pub fn export_downloaded_in_frame(self, name: &str) -> String {
        format!(
            "Download of {name} started. If no file arrives, the page around this frame does not allow downloads."
        )
    }

    pub fn export_failed(self, name: &str) -> String {
        format!("The browser refuses downloads here: {name} was not saved.")
    }

    /// Precedes the address of the whole page.
    pub fn export_sandboxed(self) -> &'static str {
        "The page around this frame has put it into a sandbox, which may block downloads without notice. The whole page is at"
    }
}
