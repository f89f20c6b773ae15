//! All that is known of one function: facts at once, measurements as they come.

use crate::settings::Table;
use engine::activation::{Instance, Order};
use engine::analysis::{
    Averages, Bend, Bound, Critical, Interval, Mirror, Moments, Side, Tail, Trend, bend, dead, extremes,
    mirror, range, smoothness, tail, trend,
};
use engine::cost::Cost;
use engine::depth::{Config, Propagation, fitting};
use engine::nn::Init;

/// Units of the networks that are measured.
pub const WIDTH: usize = 64;
/// Networks that are measured of each function.
pub const SEEDS: u64 = 4;

/// What random networks leave of a gradient, over all seeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept {
    /// Layers of the networks.
    pub layers: usize,
    /// The geometric mean of the shares.
    pub share: f64,
    /// The least and the greatest of them.
    pub extent: (f64, f64),
    /// The share of exact zeros among the activations.
    pub zero: f64,
}

/// A function with what is found about it. What is `None` is still to be measured.
pub struct Row {
    pub instance: Instance,
    pub range: Vec<Interval>,
    pub gradient: Vec<Interval>,
    /// sup |f′|.
    pub steepest: f64,
    /// inf f′ and sup f′.
    pub slopes: Option<(Bound, Bound)>,
    pub trend: Trend,
    pub bend: Bend,
    pub mirror: Mirror,
    pub smooth: Option<u8>,
    pub dead: Vec<(f64, f64)>,
    pub tails: [Tail; 2],
    pub moments: Moments,
    /// How the weights of its networks are drawn.
    pub init: Init,
    pub kept: Option<Kept>,
    pub cost: Option<Cost>,
    pub edge: Option<Option<Critical>>,
    /// Counts changes of what is measured.
    pub changes: u32,
    /// What was measured before the table or a parameter changed, until there is something new.
    stale: Option<Kept>,
    averages: Averages,
    fitting: Init,
    /// Shares and zeros of the seeds that are done.
    seeds: Vec<(f64, f64)>,
    running: Option<Propagation>,
}

impl Row {
    /// The facts, at once.
    pub fn new(instance: Instance, table: &Table) -> Self {
        let slopes = extremes(&instance, Order::Slope);
        let averages = Averages::new(&instance);
        let fitting = fitting(&instance);
        Row {
            range: range(&instance, Order::Value),
            gradient: range(&instance, Order::Slope),
            steepest: slopes
                .map_or(f64::NAN, |(least, greatest)| least.value.abs().max(greatest.value.abs())),
            slopes,
            trend: trend(&instance),
            bend: bend(&instance),
            mirror: mirror(&instance),
            smooth: smoothness(&instance),
            dead: dead(&instance),
            tails: Side::BOTH.map(|side| tail(&instance, side)),
            moments: averages.under(table.mean, table.deviation),
            init: table.init.unwrap_or(fitting),
            kept: None,
            cost: None,
            edge: None,
            changes: 0,
            stale: None,
            averages,
            fitting,
            seeds: Vec::new(),
            running: None,
            instance,
        }
    }

    /// Follows a change of the table: forgets what no longer holds.
    pub fn follow(&mut self, before: &Table, now: &Table) {
        if (before.mean, before.deviation) != (now.mean, now.deviation) {
            self.moments = self.averages.under(now.mean, now.deviation);
        }
        if (before.layers, before.init, before.deviation) != (now.layers, now.init, now.deviation) {
            self.init = now.init.unwrap_or(self.fitting);
            self.stale = self.latest();
            self.kept = None;
            self.changes += 1;
            self.seeds.clear();
            self.running = None;
        }
    }

    /// What random networks leave of a gradient, or have left before the last change.
    pub fn latest(&self) -> Option<Kept> {
        self.kept.or(self.stale)
    }

    /// Shows what was measured of the same function with other parameters, until this is measured: its cost
    /// is hardly another.
    pub fn take_after(&mut self, kin: &Row) {
        self.cost = self.cost.or(kin.cost);
        self.stale = self.latest().or(kin.latest());
    }

    /// Takes over a measurement.
    pub fn measured(&mut self, take: impl FnOnce(&mut Self)) {
        take(self);
        self.changes += 1;
    }

    /// Goes on with the networks by one layer; `false` if they are done.
    pub fn step(&mut self, table: &Table) -> bool {
        if self.kept.is_some() {
            return false;
        }
        let seed = self.seeds.len() as u64 + 1;
        let network = self.running.get_or_insert_with(|| {
            Propagation::new(Config {
                activation: self.instance.clone(),
                width: WIDTH,
                depth: table.layers,
                init: self.init,
                gain: 1.0,
                bias: 0.0,
                bias_spread: 0.0,
                scale: table.deviation,
                seed,
            })
        });
        network.step();
        if network.done() {
            let layers = &network.layers()[1..];
            let zero = layers.iter().map(|l| l.zero).sum::<f64>() / layers.len().max(1) as f64;
            self.seeds.push((network.layers()[0].gradient, zero));
            self.running = None;
        }
        if self.seeds.len() as u64 == SEEDS {
            let kept = summary(table.layers, &self.seeds);
            self.measured(|row| row.kept = Some(kept));
        }
        true
    }
}

fn summary(layers: usize, seeds: &[(f64, f64)]) -> Kept {
    let n = seeds.len().max(1) as f64;
    let low = seeds.iter().map(|s| s.0).fold(f64::INFINITY, f64::min);
    let high = seeds.iter().map(|s| s.0).fold(0.0, f64::max);
    let log = seeds.iter().map(|s| s.0.ln()).sum::<f64>() / n;
    let zero = seeds.iter().map(|s| s.1).sum::<f64>() / n;
    Kept { layers, share: log.exp(), extent: (low, high), zero }
}
