//! Snippets to paste: one for each kind of course material.

use crate::lab::Lab;
use crate::locale::Lang;
use crate::markdown::escape_markdown;
use crate::state::{PageSettings, PartSet, Restrictions, Settings};
use html_escape::{encode_double_quoted_attribute, encode_quoted_attribute};

/// A view to embed in a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// The address of the page without its query, such as `https://example.org/lab/`.
    pub base: String,
    /// The view, with the theme and restrictions of the embed.
    pub settings: Settings,
    /// The accessible title of the frame.
    pub title: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// A kind of course material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Material {
    /// A plain link.
    Link,
    /// An HTML frame.
    Frame,
    /// Markdown with an image that links to the page.
    Markdown,
    /// MyST Markdown, as in Jupyter Book.
    Myst,
    /// Raw HTML in Quarto.
    Quarto,
    /// A cell of a Jupyter notebook.
    Jupyter,
    /// The custom element.
    Element,
}

impl Material {
    /// All materials.
    pub const ALL: [Material; 7] = [
        Material::Link,
        Material::Frame,
        Material::Markdown,
        Material::Myst,
        Material::Quarto,
        Material::Jupyter,
        Material::Element,
    ];
}

/// A setting of an embed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmbedSetting {
    /// The accessible title.
    Title,
    /// The width of the frame.
    Width,
    /// The height of the frame.
    Height,
    /// The theme.
    Theme,
    /// Whether the embed has a link to the whole page.
    OpenLink,
    /// The parts that are shown or locked.
    Parts,
}

impl Material {
    /// Whether the snippet depends on a setting.
    pub fn uses(self, setting: EmbedSetting) -> bool {
        use EmbedSetting::{Height, OpenLink, Parts, Theme, Title};
        match self {
            Material::Link => matches!(setting, Theme),
            Material::Markdown => matches!(setting, Title | Theme),
            Material::Frame | Material::Quarto => true,
            Material::Myst => matches!(setting, Title | Theme | OpenLink | Parts),
            Material::Jupyter => matches!(setting, Title | Height | Theme | OpenLink | Parts),
            Material::Element => matches!(setting, Theme | OpenLink | Parts),
        }
    }
}

/// Escapes text for a Python string in double quotes.
fn escape_python(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

impl Embed {
    /// A view of the page at `base`, reduced to the parts of a new embed.
    pub fn new(base: String, mut settings: Settings, title: String) -> Self {
        settings.page = PageSettings::default();
        settings.restrictions = Default::default();
        let height = if settings.lab == Lab::Explore { 640 } else { 900 };
        let mut embed = Embed { base, settings, title, width: 760, height };
        embed.restrictions_mut().hide = PartSet::left_out_of_new_embeds(embed.settings.lab.parts());
        embed
    }

    /// The restrictions, mutable.
    pub fn restrictions_mut(&mut self) -> &mut Restrictions {
        self.settings.restrictions_mut(self.settings.lab)
    }

    /// The query of the view on its own page, without restrictions.
    pub fn query(&self) -> String {
        let mut whole = self.settings.clone();
        whole.page.open_link = true;
        whole.restrictions = Default::default();
        whole.query()
    }

    /// The address of the view on its own page.
    pub fn link(&self) -> String {
        format!("{}{}", self.base, self.query())
    }

    /// The address of the view within another page.
    pub fn source(&self) -> String {
        format!("{}{}", self.base, self.settings.query_for(true))
    }

    fn frame(&self) -> String {
        let Embed { width, height, .. } = self;
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             allow=\"clipboard-write\" style=\"max-width:100%;border:0;aspect-ratio:{width}/{height}\"></iframe>",
            encode_double_quoted_attribute(&self.source()),
            encode_double_quoted_attribute(&self.title)
        )
    }

    fn element(&self) -> String {
        let lab = self.settings.lab;
        // Also for the default lab, for readers of the source.
        let pairs = self.settings.pairs(lab, false).into_iter().filter(|(key, _)| *key != "lab");
        let attributes = std::iter::once(("lab", lab.slug().to_owned())).chain(pairs);
        let attributes: String = attributes
            .map(|(key, value)| format!(" {key}=\"{}\"", encode_double_quoted_attribute(&value)))
            .collect();
        format!(
            "<script type=\"module\" src=\"{}element.js\"></script>\n<activation-lab{attributes}></activation-lab>",
            encode_double_quoted_attribute(&self.base),
        )
    }

    /// The snippet for a material.
    pub fn snippet(&self, material: Material, lang: Lang) -> String {
        let Embed { base, title, height, .. } = self;
        let lab = self.settings.lab.slug();
        match material {
            Material::Link => self.link(),
            Material::Frame => self.frame(),
            Material::Markdown => {
                let alternative =
                    escape_markdown(&lang.title_of_preview(title, self.settings.lab.name(lang)));
                // A parenthesis in an address could end the destination of the link.
                let destination = |address: String| address.replace('(', "%28").replace(')', "%29");
                let (picture, link) =
                    (destination(format!("{base}previews/{lab}.png")), destination(self.link()));
                format!("[![{alternative}]({picture})]({link})")
            }
            Material::Myst => {
                // A line that begins with colons would end the directive.
                let caption = escape_markdown(title).replacen(':', "\\:", 1);
                format!(
                    ":::{{iframe}} {}\n:width: 100%\n:title: {title}\n:placeholder: {base}previews/{lab}.png\n{caption}\n:::",
                    self.source()
                )
            }
            // `{=html}` marks raw HTML in Quarto.
            Material::Quarto => format!("```{{=html}}\n{}\n```", self.frame()),
            Material::Jupyter => format!(
                "from IPython.display import IFrame\n\nIFrame(\n    \"{}\",\n    width=\"100%\",\n    height={height},\n    \
                 extras=['title=\"{}\"', 'loading=\"lazy\"', 'allow=\"clipboard-write\"'],\n)",
                escape_python(&self.source()),
                escape_python(&encode_quoted_attribute(title))
            ),
            Material::Element => self.element(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;
    use pulldown_cmark::{Event as MarkdownEvent, Parser, Tag};

    fn embed(query: &str) -> Embed {
        let mut settings = Settings::default();
        assert_eq!(settings.read(query), []);
        let mut embed = Embed::new("https://example.org/lab/".into(), settings, "ReLU & \"Swish\"".into());
        embed.restrictions_mut().hide = PartSet::default();
        embed
    }

    #[test]
    fn a_new_embed_shows_the_parts_that_make_the_point_of_the_lab() {
        let embed = |lab: &str| {
            let mut settings = Settings::default();
            assert_eq!(settings.read(&format!("?lab={lab}")), []);
            Embed::new(String::new(), settings, String::new()).source()
        };
        assert_eq!(embed("explore"), "?embed=1&hide=show,presets,save,facts");
        assert_eq!(
            embed("train"),
            "?lab=train&embed=1&hide=data,network,training,census,unit,charts,save,files"
        );
    }

    #[test]
    fn the_picture_in_markdown_leads_to_the_view_and_says_that_it_is_of_the_lab() {
        let mut embed = embed("?lab=train&f=relu");
        embed.settings.lab = Lab::Train;
        embed.title = "*ReLU* ] vs. [Swish](x) `a|b` <i> & \\".into();
        embed.base = "https://example.org/a(b/".into();
        let text = embed.snippet(Material::Markdown, Lang::English);
        let (mut links, mut pictures, mut alternative) = (Vec::new(), Vec::new(), String::new());
        for event in Parser::new(&text) {
            match event {
                MarkdownEvent::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
                MarkdownEvent::Start(Tag::Image { dest_url, .. }) => pictures.push(dest_url.to_string()),
                MarkdownEvent::Text(text) => alternative += &text,
                _ => {}
            }
        }
        assert_eq!(links, ["https://example.org/a%28b/?lab=train&f=relu"]);
        assert_eq!(pictures, ["https://example.org/a%28b/previews/train.png"]);
        assert_eq!(alternative, format!("{} (the picture shows the Train lab as it opens)", embed.title));
    }

    #[test]
    fn a_snippet_changes_with_the_settings_that_it_uses_and_with_no_other() {
        use EmbedSetting::{Height, OpenLink, Parts, Theme as Colours, Title, Width};
        let before = embed("?f=relu");
        for setting in [Title, Width, Height, Colours, OpenLink, Parts] {
            let mut after = before.clone();
            match setting {
                Title => after.title = "Other".into(),
                Width => after.width += 1,
                Height => after.height += 1,
                Colours => after.settings.page.theme = Theme::Dark,
                OpenLink => after.settings.page.open_link = false,
                Parts => after.restrictions_mut().hide.set("facts", true),
            }
            for material in Material::ALL {
                let is_changed =
                    after.snippet(material, Lang::English) != before.snippet(material, Lang::English);
                assert_eq!(material.uses(setting), is_changed, "{material:?} {setting:?}");
            }
        }
    }

    #[test]
    fn options_replace_those_of_the_view() {
        let mut embed = embed("?f=relu,swish:1.5&theme=dark&hide=facts&embed=1");
        assert_eq!(embed.link(), "https://example.org/lab/?f=relu,swish:1.5");
        assert_eq!(embed.source(), "https://example.org/lab/?f=relu,swish:1.5&embed=1");
        embed.settings.page.theme = Theme::Light;
        embed.settings.page.open_link = false;
        let restrictions = embed.restrictions_mut();
        restrictions.hide.set("presets", true);
        restrictions.hide.set("facts", true);
        restrictions.lock.set("functions", true);
        let (view, options) =
            ("?f=relu,swish:1.5", "theme=light&embed=1&openlink=0&hide=presets,facts&lock=functions");
        assert_eq!(embed.source(), format!("https://example.org/lab/{view}&{options}"));
        assert_eq!(embed.link(), format!("https://example.org/lab/{view}&theme=light"));
    }

    #[test]
    fn every_snippet_has_the_view_and_an_escaped_title() {
        let embed = embed("?f=relu");
        for material in Material::ALL {
            let text = embed.snippet(material, Lang::English);
            assert!(text.contains("f=relu") || text.contains("f=\"relu\""), "{material:?}: {text}");
            assert!(
                !text.contains("& \"Swish\"") || matches!(material, Material::Markdown | Material::Myst),
                "{material:?}: {text}"
            );
        }
        assert!(
            embed
                .snippet(Material::Frame, Lang::English)
                .contains("title=\"ReLU &amp; &quot;Swish&quot;\" width=\"760\"")
        );
        assert!(
            embed
                .snippet(Material::Element, Lang::English)
                .ends_with("<activation-lab lab=\"explore\" f=\"relu\"></activation-lab>")
        );
        assert!(embed.snippet(Material::Quarto, Lang::English).contains("<iframe src="));
        assert!(embed.snippet(Material::Myst, Lang::English).contains("\n:title: ReLU & \"Swish\"\n"));
        let cell = embed.snippet(Material::Jupyter, Lang::English);
        let start =
            "IFrame(\n    \"https://example.org/lab/?f=relu&embed=1\",\n    width=\"100%\",\n    height=640,";
        assert!(cell.contains(start) && cell.contains("'title=\"ReLU &amp; &quot;Swish&quot;\"'"), "{cell}");
    }
}
