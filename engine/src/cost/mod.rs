//! What an activation costs: its kernels beside a copy, ReLU and a program of the caller's, which take turns, measured
//! with the caller's clock. Ratios within one measurement mean something where nanoseconds do not: other programs use the
//! processor, and its speed changes.

mod clock;
mod ratio;

pub use clock::{ClockSearch, CoarseClock, TICKS_PER_SAMPLE};
pub use ratio::Ratio;

use crate::activation::{Instance, find};
use crate::kernel;
use ratio::median;
use std::hint::black_box;

/// Elements of an array, which fits in the L1 cache with its results.
pub const ARRAY_LENGTH: usize = 4096;
/// Rounds that are measured.
pub const ROUNDS: usize = 7;
/// Samples before them: browsers compile hot code anew while it runs.
const WARM_UP: usize = 2;
/// The most passes of a sample, for a clock that stands still: a tenth of a second of copies.
const MAX_PASSES: u32 = 1 << 18;

/// The inputs, distributed uniformly over −4 … 4.
pub fn inputs() -> Vec<f32> {
    // Multiples of the golden ratio modulo 1 are equidistributed, in an order that branch prediction cannot learn.
    let at = |i: usize| (8.0 * ((i as f64 * 0.618_033_988_749_895).fract() - 0.5)) as f32;
    (0..ARRAY_LENGTH).map(at).collect()
}

/// What an activation costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// f, as a multiple of a copy.
    pub value: Ratio,
    /// f, as a multiple of ReLU.
    pub value_by_relu: Ratio,
    /// f′, as a multiple of a copy.
    pub slope: Ratio,
    /// The caller's program of f, as a multiple of f.
    pub other: Option<Ratio>,
    /// Nanoseconds for an element of a copy.
    pub copy: f64,
    /// Milliseconds of a sample.
    pub sample: f64,
}

/// What takes turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Copy,
    Relu,
    Value,
    Slope,
    Other,
}

/// A subject with its samples.
#[derive(Debug)]
struct Timed {
    subject: Subject,
    /// The passes over the array in a sample.
    passes: u32,
    /// Samples of about the right length before the measured ones.
    warm: usize,
    /// Milliseconds of a pass in each round.
    times: Vec<f64>,
}

impl Timed {
    /// Takes the milliseconds of a sample that should take `wanted`. One that is much shorter does not count.
    fn record(&mut self, taken: f64, wanted: f64) {
        let counts = taken >= wanted / 2.0 || self.passes == MAX_PASSES;
        if counts && self.warm == WARM_UP {
            self.times.push(taken / f64::from(self.passes));
            return;
        }
        self.warm += usize::from(counts);
        // At most doubled, so that no sample is much longer than wanted; and at most halved, as it may have been interrupted.
        let passes = f64::from(self.passes) * (wanted / taken).clamp(0.5, 2.0);
        self.passes = (passes.round() as u32).clamp(1, MAX_PASSES);
    }
}

/// A measurement, one sample per call.
#[derive(Debug)]
pub struct Benchmark {
    f: Instance,
    /// `None` if it is what is measured: it costs once as much as itself.
    relu: Option<Instance>,
    /// Milliseconds of a sample.
    sample: f64,
    input: Vec<f32>,
    output: Vec<f32>,
    subjects: Vec<Timed>,
}

impl Benchmark {
    /// Of `f`, in samples of so many milliseconds, beside a program of the caller's if there is one.
    pub fn new(f: Instance, sample: f64, has_other: bool) -> Self {
        use Subject::{Copy, Other, Relu, Slope, Value};
        let relu = find("relu").filter(|relu| *relu != f.activation).map(Instance::new);
        let all = [(Copy, true), (Relu, relu.is_some()), (Value, true), (Slope, true), (Other, has_other)];
        let timed = |subject| Timed { subject, passes: 1, warm: 0, times: Vec::with_capacity(ROUNDS) };
        let subjects = all.into_iter().filter(|entry| entry.1).map(|entry| timed(entry.0)).collect();
        Benchmark { f, relu, sample, input: inputs(), output: vec![0.0; ARRAY_LENGTH], subjects }
    }

    /// The function that is measured.
    pub fn function(&self) -> &Instance {
        &self.f
    }

    /// Takes one sample; returns the result after the last one. `other` runs the caller's program as often as it is told;
    /// `clock` returns milliseconds.
    pub fn step(&mut self, other: &mut dyn FnMut(u32), clock: &dyn Fn() -> f64) -> Option<Cost> {
        // All warm up before the first round.
        let cold = self.subjects.iter().position(|timed| timed.warm < WARM_UP);
        let next = cold.or_else(|| (0..self.subjects.len()).min_by_key(|i| self.subjects[*i].times.len()))?;
        let Timed { subject, passes, .. } = self.subjects[next];
        let start = clock();
        match subject {
            Subject::Other => other(passes),
            subject => (0..passes).for_each(|_| self.pass(subject)),
        }
        self.subjects[next].record(clock() - start, self.sample);
        let is_done = self.subjects.iter().all(|timed| timed.times.len() == ROUNDS);
        is_done.then(|| self.cost())
    }

    /// One pass over the array.
    fn pass(&mut self, subject: Subject) {
        let (x, y) = (black_box(self.input.as_slice()), self.output.as_mut_slice());
        match (subject, &self.relu) {
            (Subject::Relu, Some(relu)) => relu.values(x, y),
            (Subject::Value, _) => self.f.values(x, y),
            (Subject::Slope, _) => self.f.slopes(x, y),
            (Subject::Copy | Subject::Relu | Subject::Other, _) => kernel::copy(x, y),
        }
        black_box(y);
    }

    fn times(&self, subject: Subject) -> Option<&[f64]> {
        self.subjects.iter().find(|timed| timed.subject == subject).map(|timed| timed.times.as_slice())
    }

    fn cost(&self) -> Cost {
        let [copy, value, slope] = [Subject::Copy, Subject::Value, Subject::Slope]
            .map(|subject| self.times(subject).unwrap_or_default());
        Cost {
            value: Ratio::new(value, copy),
            value_by_relu: Ratio::new(value, self.times(Subject::Relu).unwrap_or(value)),
            slope: Ratio::new(slope, copy),
            other: self.times(Subject::Other).map(|other| Ratio::new(other, value)),
            copy: median(copy) * 1e6 / ARRAY_LENGTH as f64,
            sample: self.sample,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};

    /// The result for a function with a clock on which the caller's program takes 0.01 ms for a pass, with an interruption of
    /// 500 ms in one of its samples, and all else 1 ms a reading; and the passes of that program.
    fn measured(id: &str, interrupted: Option<usize>) -> (Cost, Vec<u32>) {
        let time = Cell::new(0.0);
        let clock = || {
            time.set(time.get() + 1.0);
            time.get()
        };
        let passes = RefCell::new(Vec::new());
        let mut other = |count: u32| {
            // Less the millisecond of the next reading.
            let interruption = if interrupted == Some(passes.borrow().len()) { 500.0 } else { 0.0 };
            time.set(time.get() + 0.01 * f64::from(count) - 1.0 + interruption);
            passes.borrow_mut().push(count);
        };
        let mut benchmark = Benchmark::new(Instance::new(find(id).unwrap()), 2.0, true);
        let cost = (0..1000).find_map(|_| benchmark.step(&mut other, &clock)).unwrap();
        (cost, passes.into_inner())
    }

    #[test]
    fn a_sample_has_as_many_passes_as_it_takes_and_is_never_much_longer() {
        let (cost, passes) = measured("tanh", None);
        assert!(passes.iter().all(|count| f64::from(*count) * 0.01 <= 2.0 * cost.sample), "{passes:?}");
        assert!(
            passes[passes.len() - ROUNDS..].iter().all(|count| (195..=205).contains(count)),
            "{passes:?}"
        );
        assert!(cost.other.unwrap().is_reliable());
    }

    #[test]
    fn samples_are_long_enough_after_an_interruption() {
        let (_, undisturbed) = measured("tanh", None);
        for interrupted in 0..undisturbed.len() {
            let (cost, passes) = measured("tanh", Some(interrupted));
            assert!(passes.iter().all(|count| *count <= 400), "{passes:?}");
            let short = passes.iter().skip(interrupted + 1).filter(|count| **count < 100);
            assert!(short.count() <= undisturbed.iter().filter(|count| **count < 100).count(), "{passes:?}");
            let other = cost.other.unwrap();
            assert!(other.is_reliable() && other.median > 0.0, "{other:?}");
        }
    }

    #[test]
    fn relu_costs_once_as_much_as_relu() {
        let (cost, _) = measured("relu", None);
        assert_eq!((cost.value_by_relu.median, cost.value_by_relu.scatter()), (1.0, 0.0));
    }

    #[test]
    fn there_is_no_ratio_to_a_program_that_there_is_not() {
        let mut benchmark = Benchmark::new(Instance::new(find("tanh").unwrap()), 2.0, false);
        let time = Cell::new(0.0);
        let clock = || {
            time.set(time.get() + 1.0);
            time.get()
        };
        let mut called = false;
        let cost = (0..1000).find_map(|_| benchmark.step(&mut |_| called = true, &clock)).unwrap();
        assert!(cost.other.is_none() && !called);
    }

    #[test]
    fn a_clock_that_stands_still_ends_the_measurement_without_a_number() {
        let mut benchmark = Benchmark::new(Instance::new(find("relu").unwrap()), 2.0, false);
        benchmark.input.truncate(4);
        benchmark.output.truncate(4);
        let cost = (0..1000).find_map(|_| benchmark.step(&mut |_| {}, &|| 0.0)).unwrap();
        assert!(!cost.value.is_reliable() && cost.value.median.is_nan());
    }
}
