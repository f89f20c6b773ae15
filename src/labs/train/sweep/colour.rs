//! The colours of the map: the sequential scale viridis, whose lightness grows evenly, so that it is read without colour
//! vision, too.

use super::map_settings::Measure;
use plotters::style::RGBColor;
use worker::RunResult;

/// The scale at equal distances.
const VIRIDIS: [RGBColor; 9] = [
    RGBColor(68, 1, 84),
    RGBColor(71, 44, 122),
    RGBColor(59, 81, 139),
    RGBColor(44, 113, 142),
    RGBColor(33, 144, 141),
    RGBColor(39, 173, 129),
    RGBColor(92, 200, 99),
    RGBColor(170, 220, 50),
    RGBColor(253, 231, 37),
];

/// The colour at a share of the scale.
pub fn colour(share: f64) -> RGBColor {
    let place = share.clamp(0.0, 1.0) * (VIRIDIS.len() - 1) as f64;
    let index = (place as usize).min(VIRIDIS.len() - 2);
    let (RGBColor(r, g, b), RGBColor(to_r, to_g, to_b)) = (VIRIDIS[index], VIRIDIS[index + 1]);
    let mix =
        |a: u8, b: u8| (f64::from(a) + (place - index as f64) * (f64::from(b) - f64::from(a))).round() as u8;
    RGBColor(mix(r, to_r), mix(g, to_g), mix(b, to_b))
}

/// A colour in CSS.
pub fn css(RGBColor(r, g, b): RGBColor) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The whole scale as a gradient in CSS.
pub fn css_gradient() -> String {
    let colours: Vec<String> = VIRIDIS.iter().map(|colour| css(*colour)).collect();
    format!("linear-gradient(to right, {})", colours.join(", "))
}

/// From which to which number the scale reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// The number of the first colour.
    pub low: f64,
    /// The number of the last colour.
    pub high: f64,
    /// Whether greater numbers have the last colour, too.
    pub is_capped: bool,
    logarithmic: bool,
}

impl Extent {
    /// All shares of dead units, or, logarithmic, the losses of the runs; `None` without any. A run that has all but
    /// diverged would leave one colour for all others, so the scale ends at ten times the median.
    pub fn new<'a>(measure: Measure, runs: impl Iterator<Item = &'a RunResult>) -> Option<Self> {
        if measure == Measure::Dead {
            return Some(Extent { low: 0.0, high: 1.0, is_capped: false, logarithmic: false });
        }
        let mut numbers: Vec<f64> = runs.filter_map(|run| shown(measure, run)).filter(|v| *v > 0.0).collect();
        numbers.sort_by(f64::total_cmp);
        let (low, greatest) = (*numbers.first()?, *numbers.last()?);
        let high = greatest.min(10.0 * numbers[numbers.len() / 2]);
        Some(Extent { low, high, is_capped: high < greatest, logarithmic: true })
    }

    /// The share of the scale at which a number lies.
    pub fn share(&self, number: f64) -> f64 {
        let &Extent { low, high, logarithmic, .. } = self;
        if low >= high {
            return 0.0;
        }
        let share =
            if logarithmic { (number / low).ln() / (high / low).ln() } else { (number - low) / (high - low) };
        share.clamp(0.0, 1.0)
    }
}

/// The number of a run that its colour shows; `None` if it diverged, or has none.
pub fn shown(measure: Measure, run: &RunResult) -> Option<f64> {
    measure.of(run).filter(|number| number.is_finite() && !run.diverged)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A run with this training loss.
    pub fn run(train: f64) -> RunResult {
        RunResult { epoch: 5, diverged: false, dead: 0.25, train, test: None }
    }

    #[test]
    fn lightness_grows_along_the_scale() {
        let lightness = |share: f64| {
            let RGBColor(r, g, b) = colour(share);
            0.2126 * f64::from(r) + 0.7152 * f64::from(g) + 0.0722 * f64::from(b)
        };
        let all: Vec<f64> = (0..=64).map(|n| lightness(f64::from(n) / 64.0)).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
        assert_eq!(
            (css(colour(0.0)), css(colour(1.0)), css(colour(9.0))),
            ("#440154".into(), "#fde725".into(), "#fde725".into())
        );
    }

    #[test]
    fn losses_are_logarithmic_between_the_least_and_the_greatest() {
        let runs = [run(0.01), run(1.0), RunResult { diverged: true, ..run(1e9) }, run(f64::NAN), run(0.0)];
        let extent = Extent::new(Measure::Training, runs.iter()).unwrap();
        assert_eq!((extent.low, extent.high, extent.is_capped), (0.01, 1.0, false));
        assert!((extent.share(0.1) - 0.5).abs() < 1e-12);
        assert_eq!((extent.share(0.0), extent.share(1.0)), (0.0, 1.0));
        assert_eq!(Extent::new(Measure::Test, runs.iter()), None, "no samples for testing");
        assert_eq!(Extent::new(Measure::Dead, [].iter()).unwrap().share(0.25), 0.25);
        let high = Extent::new(Measure::Training, [run(0.1), run(0.5), run(1e30)].iter()).unwrap();
        assert_eq!((high.low, high.high, high.is_capped, high.share(1e30)), (0.1, 5.0, true, 1.0));
        let equal = Extent::new(Measure::Training, [run(0.5), run(0.5)].iter()).unwrap();
        assert_eq!(equal.share(0.5), 0.0);
    }
}
