//! Benchmarks of value and slope: nanoseconds per element of an array of `f32`, measured with the caller's clock.

use crate::activation::{Function, Params};
use std::hint::black_box;

/// Elements of an array, which fits in the L1 cache.
pub const ARRAY_LENGTH: usize = 4096;
/// Rounds per measurement.
pub const ROUNDS: usize = 7;
/// Rounds before them that are discarded: browsers recompile hot code while it runs.
const WARM_UP: usize = 3;
/// The least duration of a round in milliseconds, well above the resolution of `performance.now()`.
pub const MIN_ROUND_MS: f64 = 2.0;

/// Nanoseconds per element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    /// The median of the rounds.
    pub median: f64,
    /// The lower and upper quartile of the rounds.
    pub quartiles: (f64, f64),
}

/// The cost of value and slope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// Of f.
    pub value: Timing,
    /// Of f′.
    pub slope: Timing,
}

/// The arrays of a benchmark; inputs are distributed uniformly over −4 … 4.
struct Arrays {
    input: Vec<f32>,
    output: Vec<f32>,
}

impl Default for Arrays {
    fn default() -> Self {
        // Multiples of the golden ratio modulo 1 are equidistributed, in an order that branch prediction cannot learn.
        let at = |i: usize| (8.0 * ((i as f64 * 0.618_033_988_749_895).fract() - 0.5)) as f32;
        Arrays { input: (0..ARRAY_LENGTH).map(at).collect(), output: vec![0.0; ARRAY_LENGTH] }
    }
}

impl Arrays {
    /// Nanoseconds per element in one round of `f`, or of a copy. The clock returns milliseconds.
    fn time_round(&mut self, f: Option<(Function, &Params)>, clock: &dyn Fn() -> f64) -> f64 {
        let start = clock();
        // Reading a browser's clock takes microseconds, so the number of passes between two readings doubles.
        let (mut passes, mut batch) = (0, 8);
        loop {
            for _ in 0..batch {
                match f {
                    Some((f, params)) => {
                        for (out, x) in self.output.iter_mut().zip(&self.input) {
                            *out = f(f64::from(*x), params) as f32;
                        }
                    }
                    None => self.output.copy_from_slice(&self.input),
                }
                black_box(&mut self.output);
            }
            passes += batch;
            batch *= 2;
            let taken = clock() - start;
            if taken >= MIN_ROUND_MS {
                return taken * 1e6 / (passes * ARRAY_LENGTH) as f64;
            }
            // If the clock stands still, the loop must end nevertheless.
            if passes > 1_000_000 {
                return f64::NAN;
            }
        }
    }
}

/// A benchmark, one round per call.
#[derive(Default)]
pub struct Benchmark {
    arrays: Arrays,
    rounds: [Vec<f64>; 2],
    copy: Vec<f64>,
}

impl Benchmark {
    /// Runs one round of a copy; returns its timing after the last round.
    pub fn time_copy(&mut self, clock: &dyn Fn() -> f64) -> Option<Timing> {
        self.copy.push(self.arrays.time_round(None, clock));
        (self.copy.len() == WARM_UP + ROUNDS).then(|| timing(&self.copy))
    }

    /// Runs one round of a function and one of its slope; returns both timings after the last round.
    pub fn time_functions(
        &mut self,
        functions: [Function; 2],
        params: &Params,
        clock: &dyn Fn() -> f64,
    ) -> Option<Cost> {
        for (rounds, f) in self.rounds.iter_mut().zip(functions) {
            rounds.push(self.arrays.time_round(Some((f, params)), clock));
        }
        (self.rounds[0].len() == WARM_UP + ROUNDS).then(|| {
            let [value, slope] = &self.rounds;
            let cost = Cost { value: timing(value), slope: timing(slope) };
            self.rounds = [Vec::new(), Vec::new()];
            cost
        })
    }
}

/// The median and quartiles of the rounds after the first [`WARM_UP`].
fn timing(rounds: &[f64]) -> Timing {
    let mut sorted = rounds[WARM_UP.min(rounds.len() - 1)..].to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[(share * (sorted.len() - 1) as f64).round() as usize];
    Timing { median: at(0.5), quartiles: (at(0.25), at(0.75)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::find;
    use std::cell::Cell;

    #[test]
    fn time_is_that_of_the_clock_and_the_first_round_is_dropped() {
        let reading = Cell::new(0.0);
        // Every reading is 4 ms later: a round of 8 passes ends at once.
        let clock = || {
            reading.set(reading.get() + 4.0);
            reading.get()
        };
        let relu = find("relu").unwrap();
        let mut benchmark = Benchmark::default();
        let cost = (0..20)
            .find_map(|_| benchmark.time_functions([relu.value, relu.slope], &Params::default(), &clock))
            .unwrap();
        let expected = 4e6 / (8 * ARRAY_LENGTH) as f64;
        assert!((cost.value.median - expected).abs() < 1e-9, "{cost:?}");
        assert_eq!(cost.value.quartiles, (cost.value.median, cost.value.median));
        assert_eq!(timing(&[100.0, 90.0, 80.0, 1.0, 2.0, 3.0]).median, 2.0);
    }

    #[test]
    fn a_clock_that_stands_still_gives_nan() {
        let mut arrays = Arrays { input: vec![0.0; 1], output: vec![0.0; 1] };
        assert!(arrays.time_round(None, &|| 0.0).is_nan());
    }
}
