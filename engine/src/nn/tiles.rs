//! Products of weights with columns of samples, in tiles that fit into the registers, and other loops over lanes. Nothing is
//! left to automatic vectorisation, which link-time optimisation of a program that is built for size does not do.
//!
//! A matrix of samples is feature-major: a row has the values of one unit, in blocks of four samples. Every sum has one
//! order, whatever the tile: products are added to the bias in the order of the inputs, and sums over samples are four
//! partial sums, s₀ of the samples 0, 4, 8, …, which are added as (s₀ + s₂) + (s₁ + s₃).

use crate::kernel::{Lanes, padded};

/// The values of one unit for four samples.
pub(super) type Block = [f32; 4];

/// A matrix of weights, of which tiles take a few rows at a time.
pub(super) trait Matrix {
    /// The number of rows.
    fn rows(&self) -> usize;
    /// The columns of the rows from `row`.
    fn columns<const ROWS: usize>(&self, row: usize) -> impl Iterator<Item = [f32; ROWS]>;
}

/// The weights `[unit][input]` of a layer.
#[derive(Clone, Copy)]
pub(super) struct Weights<'a> {
    /// All weights.
    pub values: &'a [f32],
    /// The number of units.
    pub units: usize,
    /// The number of inputs.
    pub inputs: usize,
}

impl Matrix for Weights<'_> {
    fn rows(&self) -> usize {
        self.units
    }

    #[inline(always)]
    fn columns<const ROWS: usize>(&self, row: usize) -> impl Iterator<Item = [f32; ROWS]> {
        let rows: [&[f32]; ROWS] =
            std::array::from_fn(|r| &self.values[(row + r) * self.inputs..][..self.inputs]);
        (0..self.inputs).map(move |column| rows.map(|row| row[column]))
    }
}

/// The transpose of [`Weights`].
pub(super) struct Transposed<'a>(pub Weights<'a>);

impl Matrix for Transposed<'_> {
    fn rows(&self) -> usize {
        self.0.inputs
    }

    #[inline(always)]
    fn columns<const ROWS: usize>(&self, row: usize) -> impl Iterator<Item = [f32; ROWS]> {
        self.0.values[row..].chunks(self.0.inputs).map_while(|rest| rest.first_chunk().copied())
    }
}

/// `start(row)` + the product of the weights with `samples`, a row of which has `blocks` blocks.
pub(super) fn multiply(
    weights: &impl Matrix,
    start: impl Fn(usize) -> f32,
    samples: &[Block],
    blocks: usize,
    product: &mut [Block],
) {
    let mut row = 0;
    while row < weights.rows() {
        let rest = &mut product[row * blocks..];
        row += match weights.rows() - row {
            1 => multiply_rows::<1>(weights, row, &start, samples, blocks, rest),
            2 | 4 => multiply_rows::<2>(weights, row, &start, samples, blocks, rest),
            _ => multiply_rows::<3>(weights, row, &start, samples, blocks, rest),
        };
    }
}

/// Some rows of the product; the result is their number.
fn multiply_rows<const ROWS: usize>(
    weights: &impl Matrix,
    row: usize,
    start: &impl Fn(usize) -> f32,
    samples: &[Block],
    blocks: usize,
    product: &mut [Block],
) -> usize {
    let starts = std::array::from_fn(|r| start(row + r));
    let mut at = 0;
    while at < blocks {
        match blocks - at {
            1 => multiply_tile::<ROWS, 1>(weights, row, starts, samples, blocks, at, product),
            2 => multiply_tile::<ROWS, 2>(weights, row, starts, samples, blocks, at, product),
            _ => multiply_tile::<ROWS, 3>(weights, row, starts, samples, blocks, at, product),
        }
        at += 3;
    }
    ROWS
}

#[inline(always)]
fn multiply_tile<const ROWS: usize, const BLOCKS: usize>(
    weights: &impl Matrix,
    row: usize,
    starts: [f32; ROWS],
    samples: &[Block],
    blocks: usize,
    at: usize,
    product: &mut [Block],
) {
    let mut sums = starts.map(|start| [Lanes::splat(start); BLOCKS]);
    // `chunks_exact` would divide.
    let samples = samples[at..].chunks(blocks).map_while(|row| row.first_chunk::<BLOCKS>());
    for (weights, samples) in weights.columns::<ROWS>(row).zip(samples) {
        let samples = samples.map(Lanes::new);
        for (sums, weight) in sums.iter_mut().zip(weights) {
            let weight = Lanes::splat(weight);
            for b in 0..BLOCKS {
                sums[b] += weight * samples[b];
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        let at = r * blocks + at;
        for (sum, product) in sums.iter().zip(&mut product[at..at + BLOCKS]) {
            *product = sum.to_array();
        }
    }
}

/// The products `[unit][input]` of the rows of `deltas` with those of `samples`, summed over samples.
pub(super) fn correlate(deltas: &[Block], samples: &[Block], blocks: usize, inputs: usize, sums: &mut [f32]) {
    let (mut deltas, mut sums) = (deltas, sums);
    while deltas.len() >= 2 * blocks {
        let (two, two_sums) = (deltas.split_at(blocks), sums.split_at_mut(inputs));
        let (second, rest) = two.1.split_at(blocks);
        let (second_sums, rest_sums) = two_sums.1.split_at_mut(inputs);
        correlate_rows([two.0, second], samples, [two_sums.0, second_sums]);
        (deltas, sums) = (rest, rest_sums);
    }
    if !deltas.is_empty() {
        correlate_rows([deltas], samples, [sums]);
    }
}

fn correlate_rows<const ROWS: usize>(
    deltas: [&[Block]; ROWS],
    samples: &[Block],
    mut sums: [&mut [f32]; ROWS],
) {
    let blocks = deltas[0].len();
    let inputs = sums[0].len();
    let row = |input: usize| &samples[input * blocks..][..blocks];
    let mut input = 0;
    while input + 4 <= inputs {
        let products = correlate_tile(deltas, std::array::from_fn::<_, 4, _>(|i| row(input + i)));
        for (sums, products) in sums.iter_mut().zip(products) {
            sums[input..input + 4].copy_from_slice(&add_partial_sums(products).to_array());
        }
        input += 4;
    }
    while input < inputs {
        let products = correlate_tile(deltas, [row(input)]);
        for (sums, [product]) in sums.iter_mut().zip(products) {
            sums[input] = add_partial_sums_of_one(product);
        }
        input += 1;
    }
}

/// The partial sums of the products of each row of `deltas` with each of `samples`.
#[inline(always)]
fn correlate_tile<const ROWS: usize, const INPUTS: usize>(
    deltas: [&[Block]; ROWS],
    samples: [&[Block]; INPUTS],
) -> [[Lanes; INPUTS]; ROWS] {
    let blocks = samples[0].len();
    let (deltas, samples) = (deltas.map(|row| &row[..blocks]), samples.map(|row| &row[..blocks]));
    let mut sums = [[Lanes::splat(0.0); INPUTS]; ROWS];
    for b in 0..blocks {
        let samples = samples.map(|row| Lanes::new(row[b]));
        for (sums, row) in sums.iter_mut().zip(deltas) {
            let delta = Lanes::new(row[b]);
            for i in 0..INPUTS {
                sums[i] += delta * samples[i];
            }
        }
    }
    sums
}

/// The sum of the lanes of each of four vectors.
#[inline(always)]
fn add_partial_sums(sums: [Lanes; 4]) -> Lanes {
    let [s0, s1, s2, s3] = Lanes::transpose(sums);
    (s0 + s2) + (s1 + s3)
}

#[inline(always)]
fn add_partial_sums_of_one(sums: Lanes) -> f32 {
    let [s0, s1, s2, s3] = sums.to_array();
    (s0 + s2) + (s1 + s3)
}

/// The sum over the samples of a row.
pub(super) fn sum(row: &[Block]) -> f32 {
    add_partial_sums_of_one(row.iter().fold(Lanes::splat(0.0), |sum, block| sum + Lanes::new(*block)))
}

/// The sum of the products of two rows or matrices.
pub(super) fn dot(a: &[Block], b: &[Block]) -> f32 {
    add_partial_sums_of_one(
        a.iter().zip(b).fold(Lanes::splat(0.0), |sum, (a, b)| sum + Lanes::new(*a) * Lanes::new(*b)),
    )
}

/// Replaces every number by `f` of it and that of another array of the same length.
pub(super) fn combine(numbers: &mut [f32], others: &[f32], f: impl Fn(Lanes, Lanes) -> Lanes) {
    let (blocks, rest) = numbers.as_chunks_mut();
    let (other_blocks, other_rest) = others.as_chunks();
    let at = |block: Block, other: Block| f(Lanes::new(block), Lanes::new(other)).to_array();
    for (block, other) in blocks.iter_mut().zip(other_blocks) {
        *block = at(*block, *other);
    }
    if !rest.is_empty() {
        let results = at(padded(rest), padded(other_rest));
        rest.copy_from_slice(&results[..rest.len()]);
    }
}

/// Whether all numbers are finite.
pub(super) fn all_finite(numbers: &[f32]) -> bool {
    let (blocks, rest) = numbers.as_chunks::<4>();
    // The difference of a number with itself is 0, or NaN if it is not finite.
    let zero =
        blocks.iter().fold(Lanes::splat(0.0), |sum, block| sum + (Lanes::new(*block) - Lanes::new(*block)));
    zero.to_array() == [0.0; 4] && rest.iter().all(|x| x.is_finite())
}
