//! The networks: measured layer by layer, predicted by theory, and repeated with other seeds.

use super::settings::DepthSettings;
use crate::state::distinct_label;
use engine::activation::Instance;
use engine::depth::{Config, MeanField, PredictedLayer, Propagation, recommended_init};
use engine::nn::Init;

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
    /// Networks of other seeds that are still to be measured.
    remaining: usize,
    /// The one that is being measured, with the slot of its band.
    seed_network: Option<(usize, Propagation)>,
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
        self.clear_bands();
    }

    /// The recommended initialisation of a function, searched for unless it is known.
    fn recommended_init(&self, function: &Instance) -> Init {
        let known = self.recommended_inits.iter().find(|(other, _)| other == function);
        known.map_or_else(|| recommended_init(function), |(_, init)| *init)
    }

    /// Requests the bands of other seeds.
    pub fn request_bands(&mut self) {
        self.clear_bands();
        self.remaining = self.measured.len() * BAND_SEEDS;
    }

    /// Removes the bands and cancels those in progress.
    pub fn clear_bands(&mut self) {
        self.bands.clear();
        self.seed_network = None;
        self.remaining = 0;
    }

    /// The number of networks of other seeds that are still to be measured.
    pub fn remaining(&self) -> usize {
        self.remaining
    }

    /// The number of layers.
    pub fn depth(&self) -> usize {
        self.settings.depth
    }

    /// The ids of the activations.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.settings.networks.iter().map(|network| network.activation.id)
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
        predicted && self.remaining == 0 && self.measured.iter().all(Propagation::done)
    }

    /// Computes one layer: of theory first, then of the networks, then of other seeds. `false` if everything is computed.
    pub fn step(&mut self) -> bool {
        if let Some(theory) = self.theories.iter_mut().flatten().find(|theory| !theory.done()) {
            theory.step();
            return true;
        }
        let next = self.measured.iter_mut().filter(|network| !network.done());
        // The one with the least progress, so that all finish together.
        match next.reduce(|a, b| if b.progress() < a.progress() { b } else { a }) {
            Some(network) => {
                network.step();
                true
            }
            None => self.step_band(),
        }
    }

    /// Computes one layer of another seed; `false` if no band is requested.
    fn step_band(&mut self) -> bool {
        if self.remaining == 0 {
            return false;
        }
        let (slot, mut network) = self.seed_network.take().unwrap_or_else(|| self.next_seed_network());
        network.step();
        if network.done() {
            self.bands.resize_with(self.measured.len(), Vec::new);
            widen(&mut self.bands[slot], &network);
            self.remaining -= 1;
        } else {
            self.seed_network = Some((slot, network));
        }
        true
    }

    /// The next network of another seed, with the slot of its band.
    fn next_seed_network(&self) -> (usize, Propagation) {
        let count = self.measured.len();
        let (nth_seed, slot) = ((self.remaining - 1) / count, (self.remaining - 1) % count);
        let seed = self.settings.seed + 1 + nth_seed as u64;
        (slot, Propagation::new(Config { seed, ..self.measured[slot].config().clone() }))
    }
}

/// Widens a band so that it contains a network.
fn widen(band: &mut Vec<SeedRange>, network: &Propagation) {
    let wider = |(low, high): (f64, f64), v: f64| (low.min(v), high.max(v));
    let empty = (f64::INFINITY, f64::NEG_INFINITY);
    band.resize(network.layers().len(), SeedRange { variance: empty, gradient: empty });
    for (range, layer) in band.iter_mut().zip(network.layers()) {
        range.variance = wider(range.variance, layer.variance);
        range.gradient = wider(range.gradient, layer.gradient);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::state::instances_by_id;

    /// Small networks after at most `steps` steps.
    pub fn small(ids: &[&str], steps: usize) -> Networks {
        let settings =
            DepthSettings { networks: instances_by_id(ids), depth: 4, width: 16, ..DepthSettings::default() };
        let mut networks = Networks::default();
        networks.begin(settings);
        (0..steps).take_while(|_| networks.step()).count();
        networks
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
        networks.request_bands();
        assert_eq!(networks.remaining(), 40);
        while networks.step() {}
        assert_eq!((networks.remaining(), networks.bands.len()), (0, 2));
        let other = Config { seed: 2, ..networks.measured[1].config().clone() };
        let layers = Propagation::new(other).run().layers().to_vec();
        assert_eq!(networks.bands[1].len(), layers.len());
        for (range, layer) in networks.bands[1].iter().zip(&layers) {
            assert!(range.variance.0 <= layer.variance && layer.variance <= range.variance.1);
            assert!(range.gradient.0 <= layer.gradient && layer.gradient <= range.gradient.1);
        }
        assert!(networks.bands[0][4].variance.0 < networks.bands[0][4].variance.1);
        networks.begin(DepthSettings::default());
        assert!(networks.bands.is_empty() && networks.remaining() == 0);
    }

    #[test]
    fn names_have_parameters_where_two_activations_are_the_same() {
        assert_eq!(small(&["relu", "elu"], 0).names, ["ReLU", "ELU"]);
        assert_eq!(small(&["elu", "elu"], 0).names, ["ELU 1", "ELU 1"]);
    }
}
