//! Programs over arrays of `f32`: each operation on a block of inputs at a time, with the building blocks of
//! [`crate::kernel`]. What does not depend on x is computed once, in `f64`.

use super::functions::Smooth;
use super::jet::{Direction, Jet};
use super::program::{Binary, Choice, Node, Program};
use crate::activation::{Activation, Instance};
use crate::kernel::{
    Exponential, Gate, LOWEST, Lanes, MAX_PHASE, Normal, Tangent, arctangent, at_least, at_most, choose,
    exponential, nan_or, polynomial, replace_beyond, sin_cos, with_sign,
};
use std::f32::consts::{FRAC_2_SQRT_PI, SQRT_2};

/// Vectors of a block, few enough that the blocks of a formula stay in the first cache.
const WIDTH: usize = 16;
const BLOCK: usize = 4 * WIDTH;

/// The numbers of a block, and their derivatives by x.
#[derive(Clone)]
struct Register {
    values: [Lanes; WIDTH],
    slopes: [Lanes; WIDTH],
}

impl Register {
    fn constant(jet: Jet) -> Self {
        Register {
            values: [Lanes::splat(jet.value as f32); WIDTH],
            slopes: [Lanes::splat(jet.first as f32); WIDTH],
        }
    }
}

/// The numbers of all nodes for a block of inputs.
struct Registers {
    of: Vec<Register>,
    /// For each node whether it depends on what derivatives are taken by.
    moves: Vec<bool>,
    /// The derivative of x.
    seed: f32,
}

impl Program {
    /// f and its derivative at every `x`, as far as the arrays of results reach; an empty array is for what is not needed.
    pub fn evaluate(
        &self,
        params: &[f64],
        direction: Direction,
        x: &[f32],
        values: &mut [f32],
        slopes: &mut [f32],
    ) {
        let mut constants = Vec::new();
        self.jets(f64::NAN, params, direction, &mut constants);
        let seed = if direction == Direction::X { 1.0 } else { 0.0 };
        let of = constants.into_iter().map(Register::constant).collect();
        let mut registers = Registers { of, moves: self.depends_on(direction), seed };
        let mut values = values.chunks_mut(BLOCK);
        let mut slopes = slopes.chunks_mut(BLOCK);
        for x in x.chunks(BLOCK) {
            let width = x.len().div_ceil(4);
            for (id, node) in self.nodes().iter().enumerate().filter(|(id, _)| self.varies(*id as u16)) {
                let (before, rest) = registers.of.split_at_mut(id);
                if let Some(result) = rest.first_mut() {
                    step(*node, before, &registers.moves, width, result);
                    if *node == Node::X {
                        load(x, registers.seed, result);
                    } else if !registers.moves[id] {
                        // 0·∞ would be NaN.
                        result.slopes = [Lanes::ZERO; WIDTH];
                    }
                }
            }
            if let Some(result) = registers.of.last() {
                copy(&result.values, values.next());
                copy(&result.slopes, slopes.next());
            }
        }
    }
}

/// Inputs, with zeros after the last.
fn load(x: &[f32], seed: f32, result: &mut Register) {
    let mut padded = [0.0; BLOCK];
    padded[..x.len()].copy_from_slice(x);
    for (lane, four) in result.values.iter_mut().zip(padded.as_chunks().0) {
        *lane = Lanes::new(*four);
    }
    result.slopes = [Lanes::splat(seed); WIDTH];
}

fn step(node: Node, before: &[Register], moves: &[bool], width: usize, result: &mut Register) {
    let of = |id: u16| &before[usize::from(id)];
    let moving = |id: u16| (of(id), moves[usize::from(id)]);
    match node {
        Node::X | Node::Parameter(_) | Node::Constant(_) => {}
        Node::Smooth(function, u) => smooth(function, of(u), width, result),
        Node::Floor(u) => map(of(u), width, result, |u| [u.floor(), nan_or(u, Lanes::ZERO)]),
        Node::Binary(operator, a, b) => binary(operator, moving(a), moving(b), width, result),
        Node::Choice(choice) => choose_between(choice, before, width, result),
    }
}

fn choose_between(choice: Choice, before: &[Register], width: usize, result: &mut Register) {
    let of = |id: u16| &before[usize::from(id)];
    let (left, right) = (of(choice.left), of(choice.right));
    let (less, equal, greater) = (of(choice.if_less), of(choice.if_equal), of(choice.if_greater));
    for i in 0..width {
        let (l, r) = (left.values[i], right.values[i]);
        let (is_less, is_greater) = (l.simd_lt(r), l.simd_gt(r));
        let chosen = |less: Lanes, equal: Lanes, greater: Lanes| {
            nan_or(l, nan_or(r, choose(is_less, less, choose(is_greater, greater, equal))))
        };
        result.values[i] = chosen(less.values[i], equal.values[i], greater.values[i]);
        result.slopes[i] = chosen(less.slopes[i], equal.slopes[i], greater.slopes[i]);
    }
}

fn copy(from: &[Lanes; WIDTH], to: Option<&mut [f32]>) {
    for (four, lane) in to.unwrap_or_default().chunks_mut(4).zip(from) {
        four.copy_from_slice(&lane.to_array()[..four.len()]);
    }
}

/// A function of a register, from the function and its derivative.
#[inline(always)]
fn map(u: &Register, width: usize, result: &mut Register, f: impl Fn(Lanes) -> [Lanes; 2]) {
    for i in 0..width {
        let [value, slope] = f(u.values[i]);
        result.values[i] = value;
        result.slopes[i] = slope * u.slopes[i];
    }
}

fn smooth(function: Smooth, u: &Register, width: usize, result: &mut Register) {
    match function {
        Smooth::Negative => map(u, width, result, |u| [-u, Lanes::splat(-1.0)]),
        Smooth::Exp => map(u, width, result, |u| [exponential(u); 2]),
        Smooth::ExpM1 => map(u, width, result, |u| {
            // e^(−|u|) − 1.
            let down = Exponential::at(-at_most(u.abs(), LOWEST)).minus_one();
            let up = exponential(u);
            [choose(u.simd_gt(0.0), -down * up, down), up]
        }),
        Smooth::Sqrt => map(u, width, result, |u| {
            let root = u.sqrt();
            [root, 0.5 / root]
        }),
        Smooth::Sin => map(u, width, result, |u| {
            let [sin, cos] = sin_cos(u);
            [beyond(u, sin, libm::sin), beyond(u, cos, libm::cos)]
        }),
        Smooth::Cos => map(u, width, result, |u| {
            let [sin, cos] = sin_cos(u);
            [beyond(u, cos, libm::cos), -beyond(u, sin, libm::sin)]
        }),
        Smooth::Tanh => map(u, width, result, |u| {
            let tangent = Tangent::at(u);
            [tangent.value(), tangent.slope()]
        }),
        Smooth::Atan => map(u, width, result, |u| [arctangent(u), 1.0 / (u * u + 1.0)]),
        Smooth::Sigma => map(u, width, result, |u| {
            let gate = Gate::at(u);
            [gate.sigma(), gate.slope()]
        }),
        Smooth::Softplus => map(u, width, result, |u| {
            let gate = Gate::at(u);
            [at_least(u, 0.0) + gate.ln_1p_times(1.0), gate.sigma()]
        }),
        Smooth::Distribution => map(u, width, result, |u| {
            let normal = Normal::at(u);
            [nan_or(u, normal.distribution()), normal.density()]
        }),
        Smooth::Erf => map(u, width, result, error_function),
        Smooth::Erfc => map(u, width, result, |u| {
            let normal = Normal::at(u * -SQRT_2);
            [nan_or(u, normal.distribution() * 2.0), normal.density() * (-2.0 * SQRT_2)]
        }),
        Smooth::Density => map(u, width, result, |u| {
            let density = Normal::at(u).density();
            [density, -u * density]
        }),
        Smooth::Power(2) => map(u, width, result, |u| [u * u, u + u]),
        Smooth::Power(3) => map(u, width, result, |u| [u * u * u, u * u * 3.0]),
        Smooth::BuiltIn(activation) => built_in(activation, u, result),
        Smooth::Ln | Smooth::Log1P | Smooth::Sinc | Smooth::Power(_) => {
            map(u, width, result, |u| one_by_one(function, u));
        }
    }
}

/// erf(u) = 2Φ(√2u) − 1 and its slope; near 0, where the difference cancels, by the series.
#[inline(always)]
fn error_function(u: Lanes) -> [Lanes; 2] {
    // 2/√π·(−1)ⁿ/(n!·(2n + 1)).
    const SERIES: [f32; 9] = [
        FRAC_2_SQRT_PI,
        -0.376_126_4,
        0.112_837_92,
        -0.026_866_17,
        0.005_223_978,
        -8.548_327e-4,
        1.205_533_2e-4,
        -1.492_565e-5,
        1.646_211_4e-6,
    ];
    let normal = Normal::at(u * SQRT_2);
    let far = with_sign(1.0 - Normal::at(u.abs() * -SQRT_2).distribution() * 2.0, u);
    let near = u * polynomial(u * u, SERIES);
    [choose(u.abs().simd_lt(0.75), near, nan_or(u, far)), normal.density() * (2.0 * SQRT_2)]
}

/// `near`, but where |u| is too great for it a function of `f64`.
#[inline(always)]
fn beyond(u: Lanes, near: Lanes, function: fn(f64) -> f64) -> Lanes {
    replace_beyond(MAX_PHASE, u, near, function)
}

/// A function without a form of its own for `f32`.
fn one_by_one(function: Smooth, u: Lanes) -> [Lanes; 2] {
    let results = u.to_array().map(|u| function.at(f64::from(u)));
    [0, 1].map(|order| Lanes::new(results.map(|result| result[order] as f32)))
}

fn built_in(activation: &'static Activation, u: &Register, result: &mut Register) {
    let (mut x, mut values, mut slopes) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
    copy(&u.values, Some(&mut x));
    Instance::new(activation).values_and_slopes(&x, &mut values, &mut slopes);
    for i in 0..WIDTH {
        let four = |from: &[f32; BLOCK]| Lanes::new(std::array::from_fn(|k| from[4 * i + k]));
        result.values[i] = four(&values);
        result.slopes[i] = four(&slopes) * u.slopes[i];
    }
}

/// An operation on two registers, from values and slopes of both.
#[inline(always)]
fn zip(
    a: &Register,
    b: &Register,
    width: usize,
    result: &mut Register,
    f: impl Fn(Lanes, Lanes, Lanes, Lanes) -> [Lanes; 2],
) {
    for i in 0..width {
        [result.values[i], result.slopes[i]] = f(a.values[i], a.slopes[i], b.values[i], b.slopes[i]);
    }
}

/// An operation on two registers, each with whether its derivative may differ from 0: 0·∞ must not arise from the slope of a constant.
fn binary(
    operator: Binary,
    (a, a_moves): (&Register, bool),
    (b, b_moves): (&Register, bool),
    width: usize,
    result: &mut Register,
) {
    match operator {
        Binary::Add => zip(a, b, width, result, |a, a1, b, b1| [a + b, a1 + b1]),
        Binary::Subtract => zip(a, b, width, result, |a, a1, b, b1| [a - b, a1 - b1]),
        Binary::Multiply => match (a_moves, b_moves) {
            (true, false) => zip(a, b, width, result, |a, a1, b, _| [a * b, a1 * b]),
            (false, _) => zip(a, b, width, result, |a, _, b, b1| [a * b, a * b1]),
            _ => zip(a, b, width, result, |a, a1, b, b1| [a * b, a1 * b + a * b1]),
        },
        Binary::Divide if !b_moves => zip(a, b, width, result, |a, a1, b, _| [a / b, a1 / b]),
        Binary::Divide => zip(a, b, width, result, |a, a1, b, b1| {
            let quotient = a / b;
            [quotient, (a1 - quotient * b1) / b]
        }),
        Binary::RootOfSquare => zip(a, b, width, result, |a, a1, b, b1| {
            let root = (a * a + b).sqrt();
            [root, (a * a1 + b1 * 0.5) / root]
        }),
        Binary::RootExcess => zip(a, b, width, result, |a, a1, b, b1| {
            let root = (a * a + b).sqrt();
            [a * a / (root + b.sqrt()), (a * a1 + b1 * 0.5) / root - b1 * 0.5 / b.sqrt()]
        }),
        Binary::Power => zip(a, b, width, result, |a, a1, b, b1| {
            let [a, a1, b, b1] = [a, a1, b, b1].map(Lanes::to_array);
            let jet = |value: f32, first: f32| Jet { value: value.into(), first: first.into(), second: 0.0 };
            let powers: [Jet; 4] = std::array::from_fn(|k| jet(a[k], a1[k]).to_the(jet(b[k], b1[k])));
            [Lanes::new(powers.map(|p| p.value as f32)), Lanes::new(powers.map(|p| p.first as f32))]
        }),
    }
}
