//! How a figure is saved.

use crate::plot::figure::Figure;

/// What kind of file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Lines and type.
    #[default]
    Svg,
    /// Pixels.
    Png,
    /// The numbers.
    Csv,
}

impl Format {
    /// All of them, each with its name.
    pub const ALL: [(Format, &'static str); 3] =
        [(Format::Svg, "SVG"), (Format::Png, "PNG"), (Format::Csv, "CSV")];
}

/// Pixels of a PNG in a CSS pixel.
pub const RATIOS: [(u32, &str); 3] = [(1, "1×"), (2, "2×"), (4, "4×")];

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The kind of file.
    pub format: Format,
    /// Pixels of a PNG in a CSS pixel.
    pub ratio: u32,
    /// Whether it has no ground.
    pub transparent: bool,
    /// Whether it has the colours of the light theme.
    pub light: bool,
    /// Whether it has what a pointer has put there.
    pub marks: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { format: Format::default(), ratio: 2, transparent: false, light: false, marks: true }
    }
}

impl Options {
    /// What the file of a figure is called.
    pub fn file_name(&self, figure: &Figure) -> String {
        let Figure { file, .. } = figure;
        match (self.format, self.ratio) {
            (Format::Svg, _) => format!("{file}.svg"),
            (Format::Png, 1) => format!("{file}.png"),
            (Format::Png, ratio) => format!("{file}-{ratio}x.png"),
            (Format::Csv, _) => format!("{file}.csv"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::tests::every_kind;

    #[test]
    fn files_are_named_by_what_is_inside() {
        let name = |format, ratio| Options { format, ratio, ..Options::default() }.file_name(&every_kind());
        assert_eq!(name(Format::Svg, 4), "relu-elu-f.svg");
        assert_eq!(name(Format::Png, 1), "relu-elu-f.png");
        assert_eq!(name(Format::Png, 4), "relu-elu-f-4x.png");
        assert_eq!(name(Format::Csv, 2), "relu-elu-f.csv");
    }
}
