//! The colours and dash patterns of drawings.

use plotters::style::RGBColor;

/// Dash patterns in CSS pixels, one per slot of a function.
pub const DASHES: [&[f64]; 6] =
    [&[], &[9.0, 5.0], &[2.0, 4.0], &[13.0, 4.0, 2.0, 4.0], &[5.0, 3.0], &[16.0, 4.0, 5.0, 4.0]];

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// The background.
    pub paper: RGBColor,
    /// Text and the trace.
    pub ink: RGBColor,
    /// Axes and their labels.
    pub soft: RGBColor,
    /// Grid lines.
    pub grid: RGBColor,
    /// Errors and dead units.
    pub bad: RGBColor,
    /// The two classes of data and the two signs of weights: negative, positive.
    pub classes: [RGBColor; 2],
    /// A third class of data.
    pub third_class: RGBColor,
    /// One per slot of a function.
    pub curves: [RGBColor; 6],
}

impl Palette {
    /// The colour of a class of data. Of two classes, the first has positive targets.
    pub const fn class(&self, index: usize) -> RGBColor {
        match index {
            0 => self.classes[1],
            1 => self.classes[0],
            _ => self.third_class,
        }
    }
}

/// The value of `light-dark(a, b)` for a theme, or other text unchanged.
pub fn themed(text: &str, dark: bool) -> &str {
    let text = text.trim();
    let Some(pair) = text.strip_prefix("light-dark(").and_then(|t| t.strip_suffix(')')) else { return text };
    match pair.split_once(',') {
        Some((_, side)) if dark => side.trim(),
        Some((side, _)) => side.trim(),
        None => text,
    }
}

/// Parses `#rrggbb`.
pub fn color(text: &str) -> Option<RGBColor> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some(RGBColor(red, green, blue))
}

#[cfg(test)]
impl Palette {
    /// One colour for everything.
    pub const fn uniform(color: RGBColor) -> Self {
        Self {
            paper: color,
            ink: color,
            soft: color,
            grid: color,
            bad: color,
            classes: [color; 2],
            third_class: color,
            curves: [color; 6],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_tokens() {
        assert_eq!(color(themed(" light-dark(#102030, #ffffff)", false)), Some(RGBColor(16, 32, 48)));
        assert_eq!(color(themed("light-dark(#102030, #ffffff)", true)), Some(RGBColor(255, 255, 255)));
        assert_eq!(color(themed("#000000", true)), Some(RGBColor(0, 0, 0)));
        assert_eq!(color("#12"), None);
    }
}
