//! The networks at work: a slice of every frame until all is measured.

use crate::browser::{before_next_frame, now};
use crate::reactive::*;
use crate::settings::Deep;
use crate::store::Store;
use engine::activation::Instance;
use engine::depth::{Config, Predicted, Propagation, Theory, fitting};
use engine::nn::Init;

/// Milliseconds of a frame that computing may take.
const SLICE: f64 = 9.0;
/// The same of the frame in which something has been changed, which is drawn as well.
const FIRST: f64 = 3.0;
/// Milliseconds after which a frame goes to drawing what is known by then.
const SHOWN: f64 = 60.0;
/// Networks of other seeds that make a band.
pub const SEEDS: u64 = 20;

/// What networks of other seeds have shown of one layer: least and greatest.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// Of the variance of activations.
    pub variance: (f64, f64),
    /// Of the gradient.
    pub gradient: (f64, f64),
}

/// What is known so far.
#[derive(Default)]
pub struct Bench {
    /// The networks, as they are measured.
    pub networks: Vec<Propagation>,
    /// What is predicted of each; nothing where theory does not cover it.
    theories: Vec<Option<Theory>>,
    /// The initialisation that fits each function.
    fitting: Vec<(Instance, Init)>,
    /// By network and layer.
    pub bands: Vec<Vec<Reach>>,
    /// The network of another seed that is being run, and whose turn it is.
    other: Option<(usize, Propagation)>,
    /// Whether all is known.
    done: bool,
    /// Whether the networks are others since the last frame.
    fresh: bool,
    /// Whether a frame is asked for.
    waiting: bool,
}

impl Bench {
    /// Begins with other networks.
    fn begin(&mut self, deep: &Deep) {
        let fitting = deep.lanes.iter().map(|lane| (lane.clone(), self.fitting(lane))).collect();
        self.fitting = fitting;
        let config =
            |(lane, fitting): &(Instance, Init)| deep.config_with(lane, deep.init.unwrap_or(*fitting));
        let configs: Vec<Config> = self.fitting.iter().map(config).collect();
        self.theories = configs.iter().map(Theory::new).collect();
        self.networks = configs.into_iter().map(Propagation::new).collect();
        self.bands.clear();
        self.other = None;
        self.fresh = true;
    }

    /// The initialisation that fits a function, which takes a search unless it is known from before.
    fn fitting(&self, lane: &Instance) -> Init {
        let known = self.fitting.iter().find(|(other, _)| other == lane);
        known.map_or_else(|| fitting(lane), |(_, init)| *init)
    }

    /// The theory of each network, by layer.
    pub fn predicted(&self) -> impl Iterator<Item = &[Predicted]> {
        self.theories.iter().map(|theory| theory.as_ref().map_or(&[][..], Theory::layers))
    }

    /// One layer more, theory first; `false` if all is known.
    fn step(&mut self) -> bool {
        if let Some(theory) = self.theories.iter_mut().flatten().find(|theory| !theory.done()) {
            theory.step();
            return true;
        }
        let next = self.networks.iter_mut().filter(|n| !n.done());
        // The one that is least far, so that all arrive together.
        let next = next.reduce(|a, b| if b.progress() < a.progress() { b } else { a });
        next.map(Propagation::step).is_some()
    }
}

/// The state of the lab that is not shared.
#[derive(Clone, Copy)]
pub struct Work {
    bench: StoredValue<Bench>,
    version: RwSignal<u32>,
    /// When what is known was last drawn.
    shown: StoredValue<f64>,
    /// Networks of other seeds that are still to be run; 0 if no band is asked for.
    left: RwSignal<usize>,
    /// What defines the networks.
    pub deep: Signal<Deep>,
}

impl Work {
    /// Follows the settings.
    pub fn new(store: Store) -> Self {
        let deep = store.memo(|s| Deep { layer: 0, ..s.deep.clone() });
        let bench = StoredValue::new(Bench::default());
        let work = Work {
            bench,
            version: RwSignal::new(0),
            shown: StoredValue::new(0.0),
            left: RwSignal::new(0),
            deep,
        };
        effect(move || {
            let deep = deep.get();
            bench.update_value(|b| b.begin(&deep));
            work.left.set(0);
            // What fits into this frame is seen at once.
            work.slice(FIRST);
            work.show();
        });
        work
    }

    /// Reads what is known, and follows it.
    pub fn look<T>(self, read: impl FnOnce(&Bench) -> T) -> T {
        self.version.track();
        self.bench.with_value(read)
    }

    /// How much of the networks is measured, from 0 to 1.
    pub fn progress(self) -> f64 {
        self.look(|bench| {
            let sum: f64 = bench.networks.iter().map(Propagation::progress).sum();
            sum / bench.networks.len().max(1) as f64
        })
    }

    /// How many networks of other seeds are still to be run.
    pub fn left(self) -> usize {
        self.left.get()
    }

    /// Starts or cancels the band of other seeds.
    pub fn toggle_band(self) {
        let running = self.left.get_untracked() > 0;
        self.bench.update_value(|b| {
            b.bands.clear();
            b.other = None;
            b.done = false;
        });
        let lanes = self.deep.with_untracked(|d| d.lanes.len());
        self.left.set(if running { 0 } else { lanes * SEEDS as usize });
        self.show();
    }

    fn ask(self) {
        let asked = self.bench.try_update_value(|b| std::mem::replace(&mut b.waiting, true));
        if asked == Some(false) {
            before_next_frame(move || {
                // The lab may be gone by now.
                if self.bench.try_update_value(|b| b.waiting = false).is_some() {
                    self.frame();
                }
            });
        }
    }

    /// A frame goes either to computing or to drawing, and to drawing at the end.
    fn frame(self) {
        let (done, fresh) =
            self.bench.try_update_value(|b| (b.done, std::mem::take(&mut b.fresh))).unwrap_or_default();
        if fresh {
            // This frame has its share already.
            self.ask();
        } else if done || now() - self.shown.get_value() > SHOWN {
            self.show();
        } else {
            self.slice(SLICE);
            self.ask();
        }
    }

    /// Shows what is known, and asks for another frame if anything is left.
    fn show(self) {
        self.shown.set_value(now());
        self.version.update(|v| *v += 1);
        if !self.bench.with_value(|b| b.done) {
            self.ask();
        }
    }

    /// Computes until the slice is used up.
    fn slice(self, most: f64) {
        let start = now();
        let mut busy = true;
        while busy && now() - start < most {
            busy = self.bench.try_update_value(Bench::step) == Some(true) || self.step_other();
        }
        self.bench.update_value(|b| b.done = !busy);
    }

    /// A layer of a network of another seed; `false` if none is asked for.
    fn step_other(self) -> bool {
        let left = self.left.get_untracked();
        if left == 0 {
            return false;
        }
        let deep = self.deep.get_untracked();
        let count = deep.lanes.len();
        let finished = self.bench.try_update_value(|b| {
            let (lane, mut network) = b.other.take().unwrap_or_else(|| {
                let lane = (left - 1) % count;
                let seed = deep.seed + 1 + ((left - 1) / count) as u64;
                (lane, Propagation::new(Config { seed, ..b.networks[lane].config().clone() }))
            });
            network.step();
            let done = network.done();
            if done {
                b.bands.resize_with(count, Vec::new);
                widen(&mut b.bands[lane], &network);
            } else {
                b.other = Some((lane, network));
            }
            done
        });
        if finished == Some(true) {
            self.left.set(left - 1);
        }
        true
    }
}

fn widen(band: &mut Vec<Reach>, network: &Propagation) {
    let wider = |(low, high): (f64, f64), v: f64| (low.min(v), high.max(v));
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    band.resize(network.layers().len(), Reach { variance: none, gradient: none });
    for (reach, layer) in band.iter_mut().zip(network.layers()) {
        reach.variance = wider(reach.variance, layer.variance);
        reach.gradient = wider(reach.gradient, layer.gradient);
    }
}
