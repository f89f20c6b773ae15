//! What an author pastes: one text for each kind of course material.

use crate::lab::Lab;
use crate::state::Theme;

/// A view to put into a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// The address of the page without its query, such as `https://example.org/lab/`.
    pub base: String,
    /// The lab.
    pub lab: Lab,
    /// The query of the view, as the page has it.
    pub query: String,
    /// What the frame is called by those who do not see it.
    pub title: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// The theme; that of the system is the reader's own.
    pub theme: Theme,
    /// Names of the parts that are not shown.
    pub hide: Vec<&'static str>,
    /// Names of the parts whose controls are disabled.
    pub lock: Vec<&'static str>,
    /// Whether a link leads to the whole page.
    pub open_link: bool,
}

/// A kind of course material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Material {
    /// An address.
    Link,
    /// An HTML frame.
    Frame,
    /// Markdown that shows a picture and leads to the page.
    Markdown,
    /// MyST Markdown, as Jupyter Book has it.
    Myst,
    /// Raw HTML in Quarto.
    Quarto,
    /// A cell of a Jupyter notebook.
    Jupyter,
    /// The custom element.
    Element,
}

impl Material {
    /// All of them.
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

/// Text within an attribute or element of HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text within a string of Python in double quotes.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The keys that the options decide.
const DECIDED: [&str; 5] = ["embed", "theme", "hide", "lock", "openlink"];

impl Embed {
    /// The pairs of the view, without what the options decide.
    fn view(&self) -> Vec<&str> {
        let pairs = self.query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
        pairs.filter(|pair| !DECIDED.contains(&pair.split('=').next().unwrap_or_default())).collect()
    }

    /// What the options add to it.
    fn options(&self) -> Vec<String> {
        let mut pairs = Vec::new();
        pairs.extend(self.theme_pair());
        if !self.open_link {
            pairs.push("openlink=0".into());
        }
        for (key, names) in [("hide", &self.hide), ("lock", &self.lock)] {
            if !names.is_empty() {
                pairs.push(format!("{key}={}", names.join(",")));
            }
        }
        pairs
    }

    fn theme_pair(&self) -> Option<String> {
        (self.theme != Theme::System).then(|| format!("theme={}", self.theme.slug()))
    }

    fn with(&self, more: &[String]) -> String {
        let pairs: Vec<&str> = self.view().into_iter().chain(more.iter().map(String::as_str)).collect();
        if pairs.is_empty() { self.base.clone() } else { format!("{}?{}", self.base, pairs.join("&")) }
    }

    /// The address of the view on its own page.
    pub fn link(&self) -> String {
        self.with(&self.theme_pair().into_iter().collect::<Vec<_>>())
    }

    /// The address of the view within another page.
    pub fn source(&self) -> String {
        let mut more = vec!["embed=1".to_owned()];
        more.extend(self.options());
        self.with(&more)
    }

    fn frame(&self) -> String {
        let Embed { width, height, .. } = self;
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             allow=\"clipboard-write\" style=\"max-width:100%;border:0;aspect-ratio:{width}/{height}\"></iframe>",
            escaped(&self.source()),
            escaped(&self.title)
        )
    }

    fn element(&self) -> String {
        let attribute = |pair: &str| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            format!(" {key}=\"{}\"", escaped(value))
        };
        // The lab is named for those who read the page's source.
        let lab = format!("lab={}", self.lab.slug());
        let pairs: Vec<String> = std::iter::once(lab.as_str())
            .chain(self.view().into_iter().filter(|pair| !pair.starts_with("lab=")))
            .map(attribute)
            .chain(self.options().iter().map(|pair| attribute(pair)))
            .collect();
        format!(
            "<script type=\"module\" src=\"{}element.js\"></script>\n<activation-lab{}></activation-lab>",
            escaped(&self.base),
            pairs.concat()
        )
    }

    /// What to paste.
    pub fn snippet(&self, material: Material) -> String {
        let Embed { base, title, height, .. } = self;
        let lab = self.lab.slug();
        match material {
            Material::Link => self.link(),
            Material::Frame => self.frame(),
            Material::Markdown => {
                let title = title.replace(['[', ']'], "");
                format!("[![{title}]({base}previews/{lab}.png)]({})", self.link())
            }
            Material::Myst => format!(
                ":::{{iframe}} {}\n:width: 100%\n:title: {title}\n:placeholder: {base}previews/{lab}.png\n{title}\n:::",
                self.source()
            ),
            // `{=html}` is how Quarto passes HTML through.
            Material::Quarto => format!("```{{=html}}\n{}\n```", self.frame()),
            Material::Jupyter => format!(
                "from IPython.display import IFrame\n\nIFrame(\n    \"{}\",\n    width=\"100%\",\n    height={height},\n    \
                 extras=['title=\"{}\"', 'loading=\"lazy\"', 'allow=\"clipboard-write\"'],\n)",
                quoted(&self.source()),
                quoted(&escaped(title)).replace('\'', "&#39;")
            ),
            Material::Element => self.element(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed(query: &str) -> Embed {
        Embed {
            base: "https://example.org/lab/".into(),
            lab: Lab::Explore,
            query: query.into(),
            title: "ReLU & \"Swish\"".into(),
            width: 760,
            height: 560,
            theme: Theme::System,
            hide: vec![],
            lock: vec![],
            open_link: true,
        }
    }

    #[test]
    fn options_replace_what_the_view_had() {
        let mut embed = embed("?f=relu,swish:1.5&theme=dark&hide=facts&embed=1");
        assert_eq!(embed.link(), "https://example.org/lab/?f=relu,swish:1.5");
        assert_eq!(embed.source(), "https://example.org/lab/?f=relu,swish:1.5&embed=1");
        embed.theme = Theme::Light;
        (embed.hide, embed.lock, embed.open_link) = (vec!["facts", "presets"], vec!["functions"], false);
        assert_eq!(
            embed.source(),
            "https://example.org/lab/?f=relu,swish:1.5&embed=1&theme=light&openlink=0&hide=facts,presets&lock=functions"
        );
        let plain = Embed { query: String::new(), theme: Theme::System, ..embed };
        assert_eq!(plain.link(), "https://example.org/lab/");
    }

    #[test]
    fn every_kind_says_the_view_and_escapes_the_title() {
        let embed = embed("?f=relu");
        for material in Material::ALL {
            let text = embed.snippet(material);
            assert!(text.contains("f=relu") || text.contains("f=\"relu\""), "{material:?}: {text}");
            assert!(
                !text.contains("& \"Swish\"") || matches!(material, Material::Markdown | Material::Myst),
                "{material:?}: {text}"
            );
        }
        assert!(
            embed.snippet(Material::Frame).contains("title=\"ReLU &amp; &quot;Swish&quot;\" width=\"760\"")
        );
        assert!(
            embed
                .snippet(Material::Element)
                .ends_with("<activation-lab lab=\"explore\" f=\"relu\"></activation-lab>")
        );
        assert!(embed.snippet(Material::Quarto).contains("<iframe src="));
        assert!(embed.snippet(Material::Myst).contains("\n:title: ReLU & \"Swish\"\n"));
        let cell = embed.snippet(Material::Jupyter);
        let start =
            "IFrame(\n    \"https://example.org/lab/?f=relu&embed=1\",\n    width=\"100%\",\n    height=560,";
        assert!(cell.contains(start) && cell.contains("'title=\"ReLU &amp; &quot;Swish&quot;\"'"), "{cell}");
    }
}
