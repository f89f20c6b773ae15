//! The networks: measured layer by layer, predicted by theory, and repeated with other seeds.

use super::settings::DepthSettings;
use crate::state::distinct_label;
use engine::activation::Instance;
use engine::depth::{Config, MeanField, PredictedLayer, Propagation, recommended_init};
use engine::nn::Init;
use worker::{Answer, LayerMeasures, SeedBands};

/// The number of other seeds in a band.
pub const BAND_SEEDS: usize = 20;

/// The least and the greatest values of a layer over other seeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeedRange {
    /// Of the variance of activations.
    pub variance: (f64, f64),
    /// Of the gradient.
    pub gradient: (f64, f64),
}

/// The networks of the settings, their theory, and the bands of other seeds, computed layer by layer.
#[derive(Default)]
pub struct Networks {
    settings: DepthSettings,
    /// Their names, with parameters where two have the same activation.
    pub names: Vec<String>,
    /// The networks, as far as they have been measured.
    pub measured: Vec<Propagation>,
    /// The prediction for each; `None` where theory does not cover it.
    theories: Vec<Option<MeanField>>,
    /// The recommended initialisation of each function: finding it takes a search.
    recommended_inits: Vec<(Instance, Init)>,
    /// The bands by network and layer; empty while none is shown.
    pub bands: Vec<Vec<SeedRange>>,
}

impl Networks {
    /// Starts over with the networks of other settings.
    pub fn begin(&mut self, settings: DepthSettings) {
        let all = &settings.networks;
        self.names = all.iter().map(|network| distinct_label(network, all.iter())).collect();
        self.recommended_inits =
            all.iter().map(|network| (network.clone(), self.recommended_init(network))).collect();
        let config = |(activation, recommended): &(Instance, Init)| {
            settings.config(activation, settings.init.unwrap_or(*recommended))
        };
        let configs: Vec<Config> = self.recommended_inits.iter().map(config).collect();
        self.theories = configs.iter().map(MeanField::new).collect();
        self.measured = configs.into_iter().map(Propagation::new).collect();
        self.settings = settings;
        self.bands.clear();
    }

    /// The recommended initialisation of a function, searched for unless it is known.
    fn recommended_init(&self, function: &Instance) -> Init {
        let known = self.recommended_inits.iter().find(|(other, _)| other == function);
        known.map_or_else(|| recommended_init(function), |(_, init)| *init)
    }

    /// The task of measuring the networks with other seeds.
    pub fn band_task(&self) -> SeedBands {
        let networks = self.measured.iter().map(|network| network.config().clone()).collect();
        SeedBands { networks, seeds: BAND_SEEDS }
    }

    /// Makes the bands of the answers to this task; they are empty without answers.
    pub fn set_bands(&mut self, answers: &[Option<Answer>]) {
        self.bands.clear();
        for answer in answers.iter().flatten() {
            if let Answer::SeedBand { network, layers } = answer {
                self.bands.resize_with(self.measured.len(), Vec::new);
                if let Some(band) = self.bands.get_mut(*network) {
                    widen(band, layers);
                }
            }
        }
    }

    /// The number of layers.
    pub fn depth(&self) -> usize {
        self.settings.depth
    }

    /// The activations as parts of the name of a file.
    pub fn file_stems(&self) -> impl Iterator<Item = String> {
        self.settings.networks.iter().map(|network| network.activation.file_stem())
    }

    /// The predictions for each network by layer; empty where theory does not cover it.
    pub fn predicted(&self) -> impl Iterator<Item = &[PredictedLayer]> {
        self.theories.iter().map(|theory| theory.as_ref().map_or(&[][..], MeanField::layers))
    }

    /// The measured share of the networks, from 0 to 1; other seeds do not count.
    pub fn progress(&self) -> f64 {
        let sum: f64 = self.measured.iter().map(Propagation::progress).sum();
        sum / self.measured.len().max(1) as f64
    }

    /// Whether everything is computed.
    pub fn is_done(&self) -> bool {
        let predicted = self.theories.iter().flatten().all(MeanField::done);
        predicted && self.measured.iter().all(Propagation::done)
    }

    /// Computes one layer: of theory first, then of the networks. `false` if everything is computed.
    pub fn step(&mut self) -> bool {
        if let Some(theory) = self.theories.iter_mut().flatten().find(|theory| !theory.done()) {
            theory.step();
            return true;
        }
        let next = self.measured.iter_mut().filter(|network| !network.done());
        // The one with the least progress, so that all finish together.
        let next = next.reduce(|a, b| if b.progress() < a.progress() { b } else { a });
        next.map(Propagation::step).is_some()
    }
}

/// Widens a band so that it contains a network.
fn widen(band: &mut Vec<SeedRange>, layers: &[LayerMeasures]) {
    let wider = |(low, high): (f64, f64), v: f64| (low.min(v), high.max(v));
    let empty = (f64::INFINITY, f64::NEG_INFINITY);
    band.resize(layers.len(), SeedRange { variance: empty, gradient: empty });
    for (range, layer) in band.iter_mut().zip(layers) {
        range.variance = wider(range.variance, layer.variance);
        range.gradient = wider(range.gradient, layer.gradient);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::state::instances_by_id;
    use worker::{Task, Work};

    /// Small networks after at most `steps` steps.
    pub fn small(ids: &[&str], steps: usize) -> Networks {
        let settings =
            DepthSettings { networks: instances_by_id(ids), depth: 4, width: 16, ..DepthSettings::default() };
        let mut networks = Networks::default();
        networks.begin(settings);
        (0..steps).take_while(|_| networks.step()).count();
        networks
    }

    /// The answers of the task of the bands.
    pub fn band_answers(networks: &Networks) -> Vec<Option<Answer>> {
        let task = Task::SeedBands(networks.band_task());
        (0..task.units()).map(|unit| task.begin(unit).map(Work::finish)).collect()
    }

    #[test]
    fn theory_comes_first_and_networks_finish_together() {
        let mut networks = small(&["relu", "tanh"], 0);
        while networks.predicted().any(|layers| layers.len() < 5) {
            assert!(networks.progress() == 0.0 && networks.step());
        }
        while networks.progress() < 1.0 {
            let progress = networks.measured.iter().map(Propagation::progress);
            let (low, high) = progress.fold((1.0f64, 0.0f64), |(l, h), p| (l.min(p), h.max(p)));
            assert!(high - low < 0.2, "{low} {high}");
            assert!(!networks.is_done() && networks.step());
        }
        assert!(networks.is_done() && !networks.step());
    }

    #[test]
    fn bands_contain_other_seeds_and_are_removed_with_the_settings() {
        let mut networks = small(&["relu", "tanh"], 1000);
        networks.set_bands(&band_answers(&networks));
        assert_eq!(networks.bands.len(), 2);
        let other = Config { seed: 2, ..networks.measured[1].config().clone() };
        let layers = Propagation::new(other).run().layers().to_vec();
        assert_eq!(networks.bands[1].len(), layers.len());
        for (range, layer) in networks.bands[1].iter().zip(&layers) {
            assert!(range.variance.0 <= layer.variance && layer.variance <= range.variance.1);
            assert!(range.gradient.0 <= layer.gradient && layer.gradient <= range.gradient.1);
        }
        assert!(networks.bands[0][4].variance.0 < networks.bands[0][4].variance.1);
        networks.begin(DepthSettings::default());
        assert!(networks.bands.is_empty());
    }

    #[test]
    fn names_have_parameters_where_two_activations_are_the_same() {
        assert_eq!(small(&["relu", "elu"], 0).names, ["ReLU", "ELU"]);
        assert_eq!(small(&["elu", "elu"], 0).names, ["ELU 1", "ELU 1"]);
    }
}
