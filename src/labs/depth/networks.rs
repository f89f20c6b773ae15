//! The networks, as far as they are measured, beside what theory predicts of them.

use super::settings::DepthSettings;
use crate::state::distinct_label;
use engine::activation::Instance;
use engine::depth::{Config, MeanField, PredictedLayer, Propagation, recommended_init};
use engine::nn::Init;

/// Networks of other seeds that make a band.
pub const BAND_SEEDS: usize = 20;

/// The least and the greatest of what networks of other seeds have shown of one layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeedRange {
    /// Of the variance of activations.
    pub variance: (f64, f64),
    /// Of the gradient.
    pub gradient: (f64, f64),
}

/// The networks of the settings, their theory, and the bands of other seeds. Everything is computed layer by layer.
#[derive(Default)]
pub struct Networks {
    settings: DepthSettings,
    /// Their names, with parameters where another has the same activation.
    pub names: Vec<String>,
    /// The networks, as far as they are measured.
    pub measured: Vec<Propagation>,
    /// What is predicted of each; nothing where theory does not cover it.
    theories: Vec<Option<MeanField>>,
    /// The initialization that fits each function.
    fitting: Vec<(Instance, Init)>,
    /// By network and layer.
    pub bands: Vec<Vec<SeedRange>>,
    /// Networks of other seeds that are still to be finished; 0 if no band is asked for.
    remaining: usize,
    /// The one of them that is being run, and whose band it widens.
    seed_network: Option<(usize, Propagation)>,
}

impl Networks {
    /// Begins with the networks of other settings.
    pub fn begin(&mut self, settings: DepthSettings) {
        let all = &settings.networks;
        self.names = all.iter().map(|one| distinct_label(one, all.iter())).collect();
        self.fitting = all.iter().map(|one| (one.clone(), self.fitting(one))).collect();
        let config = |(activation, fitting): &(Instance, Init)| {
            settings.config(activation, settings.init.unwrap_or(*fitting))
        };
        let configs: Vec<Config> = self.fitting.iter().map(config).collect();
        self.theories = configs.iter().map(MeanField::new).collect();
        self.measured = configs.into_iter().map(Propagation::new).collect();
        self.settings = settings;
        self.drop_bands();
    }

    /// The initialization that fits a function, which takes a search unless it is known from before.
    fn fitting(&self, function: &Instance) -> Init {
        let known = self.fitting.iter().find(|(other, _)| other == function);
        known.map_or_else(|| recommended_init(function), |(_, init)| *init)
    }

    /// Asks for the bands of other seeds.
    pub fn ask_for_bands(&mut self) {
        self.drop_bands();
        self.remaining = self.measured.len() * BAND_SEEDS;
    }

    /// Without bands, and without those that are being computed.
    pub fn drop_bands(&mut self) {
        self.bands.clear();
        self.seed_network = None;
        self.remaining = 0;
    }

    /// How many networks of other seeds are still to be finished.
    pub fn remaining(&self) -> usize {
        self.remaining
    }

    /// The layers of the networks.
    pub fn depth(&self) -> usize {
        self.settings.depth
    }

    /// The ids of the activations.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.settings.networks.iter().map(|network| network.activation.id)
    }

    /// The theory of each network, by layer.
    pub fn predicted(&self) -> impl Iterator<Item = &[PredictedLayer]> {
        self.theories.iter().map(|theory| theory.as_ref().map_or(&[][..], MeanField::layers))
    }

    /// How much of the networks is measured, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let sum: f64 = self.measured.iter().map(Propagation::progress).sum();
        sum / self.measured.len().max(1) as f64
    }

    /// Whether all is known.
    pub fn is_done(&self) -> bool {
        let predicted = self.theories.iter().flatten().all(MeanField::done);
        predicted && self.remaining == 0 && self.measured.iter().all(Propagation::done)
    }

    /// Computes one layer more: of theory first, of the networks, of those of other seeds. `false` if all is known.
    pub fn step(&mut self) -> bool {
        if let Some(theory) = self.theories.iter_mut().flatten().find(|theory| !theory.done()) {
            theory.step();
            return true;
        }
        let next = self.measured.iter_mut().filter(|network| !network.done());
        // The one that is least far, so that all arrive together.
        match next.reduce(|a, b| if b.progress() < a.progress() { b } else { a }) {
            Some(network) => {
                network.step();
                true
            }
            None => self.step_band(),
        }
    }

    /// A layer of a network of another seed; `false` if none is asked for.
    fn step_band(&mut self) -> bool {
        if self.remaining == 0 {
            return false;
        }
        let (place, mut network) = self.seed_network.take().unwrap_or_else(|| self.next_of_band());
        network.step();
        if network.done() {
            self.bands.resize_with(self.measured.len(), Vec::new);
            widen(&mut self.bands[place], &network);
            self.remaining -= 1;
        } else {
            self.seed_network = Some((place, network));
        }
        true
    }

    /// The next network of another seed, and whose band it widens.
    fn next_of_band(&self) -> (usize, Propagation) {
        let (turn, place) =
            ((self.remaining - 1) / self.measured.len(), (self.remaining - 1) % self.measured.len());
        let seed = self.settings.seed + 1 + turn as u64;
        (place, Propagation::new(Config { seed, ..self.measured[place].config().clone() }))
    }
}

/// Widens a band by what a network has shown.
fn widen(band: &mut Vec<SeedRange>, network: &Propagation) {
    let wider = |(low, high): (f64, f64), v: f64| (low.min(v), high.max(v));
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    band.resize(network.layers().len(), SeedRange { variance: none, gradient: none });
    for (range, layer) in band.iter_mut().zip(network.layers()) {
        range.variance = wider(range.variance, layer.variance);
        range.gradient = wider(range.gradient, layer.gradient);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::state::instances_by_id;

    /// Small networks, as far as so many steps bring them.
    pub fn small(ids: &[&str], steps: usize) -> Networks {
        let settings =
            DepthSettings { networks: instances_by_id(ids), depth: 4, width: 16, ..DepthSettings::default() };
        let mut networks = Networks::default();
        networks.begin(settings);
        (0..steps).take_while(|_| networks.step()).count();
        networks
    }

    #[test]
    fn theory_comes_first_and_networks_arrive_together() {
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
    fn bands_hold_what_other_seeds_show_and_end_with_the_settings() {
        let mut networks = small(&["relu", "tanh"], 1000);
        networks.ask_for_bands();
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
    fn names_tell_functions_of_one_kind_apart() {
        assert_eq!(small(&["relu", "elu"], 0).names, ["ReLU", "ELU"]);
        assert_eq!(small(&["elu", "elu"], 0).names, ["ELU 1", "ELU 1"]);
    }
}
