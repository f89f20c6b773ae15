//! The inspected unit at an epoch.

use super::forward_pass::ForwardPass;
use super::histogram::histogram;
use super::selection::UnitId;
use crate::locale::Lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use engine::activation::Instance;
use engine::nn::{Feature, Health, Trainer, UnitHistory, health};

/// What only a hidden unit has.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// Whether it is alive, dead or saturated.
    pub health: Health,
    /// The share of samples on which its slope is 0.
    pub zero_slope_share: f64,
    /// When it died or revived.
    pub history: UnitHistory,
}

/// A unit at an epoch, over all training samples.
#[derive(Debug, Clone, PartialEq)]
pub struct InspectedUnit {
    /// Its slot, layer and index.
    pub id: UnitId,
    /// `None` for an output, which cannot die.
    pub life: Option<Life>,
    /// Its bias.
    pub bias: f64,
    /// Its weights.
    pub weights: Vec<f64>,
    /// The inputs of the network, in the first layer.
    pub inputs: Vec<Feature>,
    /// The epoch that is shown.
    pub epoch: usize,
    /// `None` for the identity.
    activation: Option<Instance>,
    pre_activations: Vec<f64>,
}

fn in_double(numbers: &[f32]) -> Vec<f64> {
    numbers.iter().copied().map(f64::from).collect()
}

impl InspectedUnit {
    /// The unit in a network that was run forward; `None` if it does not exist.
    pub fn new(pass: &ForwardPass, trainer: &Trainer, epoch: usize, id: UnitId) -> Option<Self> {
        let ForwardPass { net, samples, features, .. } = pass;
        let UnitId { layer: l, unit, .. } = id;
        let layer = net.layers().get(l).filter(|layer| unit < layer.units)?;
        let life = |histories: &Vec<UnitHistory>| {
            Some(Life {
                health: health::unit_health(net, samples, l, unit),
                zero_slope_share: health::zero_slope_share(net, samples, l, unit),
                history: *histories.get(unit)?,
            })
        };
        Some(InspectedUnit {
            id,
            life: trainer.unit_histories().get(l).and_then(life),
            bias: f64::from(net.values()[layer.biases().start + unit]),
            weights: in_double(&net.values()[layer.unit_weights(unit)]),
            inputs: if l == 0 { features.iter().collect() } else { Vec::new() },
            epoch,
            activation: layer.activation.as_ref().or(net.output_activation()).cloned(),
            pre_activations: in_double(samples.pre_activations(net, l, unit)),
        })
    }

    /// The histogram of its pre-activations under its activation.
    pub fn shapes(&self, size: (f64, f64), palette: &Palette) -> Vec<Shape> {
        let value = |z| match &self.activation {
            Some(Instance { activation, params }) => (activation.value)(z, params),
            None => z,
        };
        histogram(&self.pre_activations, value, size, self.id.slot, palette)
    }

    /// The histogram as a figure for files; `name` is that of the network.
    pub fn figure(&self, name: &str, lang: Lang, size: (f64, f64), palette: &Palette) -> Figure {
        let (layer, unit) = (self.id.layer + 1, self.id.unit + 1);
        let title = lang.train_pre_activations_of(name, layer, unit);
        let stem = self.activation.as_ref().map_or_else(|| "output".into(), |a| a.activation.file_stem());
        let file = format!("{stem}-layer-{layer}-unit-{unit}");
        let points = self.pre_activations.iter().enumerate().map(|(i, z)| (i as f64 + 1.0, *z)).collect();
        let mut figure = Figure::new(&title, &file, lang.sample_axis(), size, palette);
        figure.shapes(self.shapes(size, palette));
        figure.column("z", points);
        figure
    }
}
