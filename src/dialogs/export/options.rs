//! The options of a saved figure, as data.

use crate::plot::figure::Figure;

/// The file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Vector graphics.
    #[default]
    Svg,
    /// Pixels.
    Png,
    /// The data.
    Csv,
}

impl Format {
    /// All formats with their names.
    pub const ALL: [(Format, &'static str); 3] =
        [(Format::Svg, "SVG"), (Format::Png, "PNG"), (Format::Csv, "CSV")];
}

/// The scales of a PNG: pixels per CSS pixel.
pub const RATIOS: [(u32, &str); 3] = [(1, "1×"), (2, "2×"), (4, "4×")];

/// The options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The file format.
    pub format: Format,
    /// Pixels per CSS pixel of a PNG.
    pub ratio: u32,
    /// Whether the background is transparent.
    pub transparent: bool,
    /// Whether to use the light theme.
    pub light: bool,
    /// Whether to include what the pointer placed, such as the trace.
    pub pointer_shapes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            format: Format::default(),
            ratio: 2,
            transparent: false,
            light: false,
            pointer_shapes: true,
        }
    }
}

impl Options {
    /// The file name for a figure.
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
    fn files_are_named_by_figure_and_format() {
        let name = |format, ratio| Options { format, ratio, ..Options::default() }.file_name(&every_kind());
        assert_eq!(name(Format::Svg, 4), "relu-elu-f.svg");
        assert_eq!(name(Format::Png, 1), "relu-elu-f.png");
        assert_eq!(name(Format::Png, 4), "relu-elu-f-4x.png");
        assert_eq!(name(Format::Csv, 2), "relu-elu-f.csv");
    }
}
