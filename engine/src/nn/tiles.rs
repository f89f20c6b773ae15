//! Products of weights with columns of samples, in tiles that fit into the registers, and other loops over lanes. Nothing is
//! left to automatic vectorisation, which link-time optimisation of a program that is built for size does not do.
//!
//! A matrix of samples is feature-major: a row has the values of one unit, in blocks of four samples. Every sum has one
//! order, whatever the tile: products are added to the bias in the order of the inputs, and sums over samples are four
//! partial sums, s₀ of the samples 0, 4, 8, …, which are added as (s₀ + s₂) + (s₁ + s₃).

use crate::kernel::{Lanes, padded};
use std::slice::ChunksExact;

/// The values of one unit for four samples.
pub(super) type Block = [f32; 4];

/// The number of blocks in a row.
trait Width: Copy {
    fn blocks(self) -> usize;
}

impl Width for usize {
    fn blocks(self) -> usize {
        self
    }
}

/// A width that the compiler knows, so that it unrolls the loops over a row.
#[derive(Clone, Copy)]
struct Fixed<const BLOCKS: usize>;

impl<const BLOCKS: usize> Width for Fixed<BLOCKS> {
    fn blocks(self) -> usize {
        BLOCKS
    }
}

/// The width of a batch of ten samples.
const BATCH: usize = 3;

/// A matrix of weights, of which tiles take a few rows at a time.
pub(super) trait Matrix {
    /// The number of rows.
    fn rows(&self) -> usize;
    /// The columns of the rows from `row`.
    fn columns<const ROWS: usize>(&self, row: usize) -> impl Iterator<Item = [f32; ROWS]> + Clone;
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
    fn columns<const ROWS: usize>(&self, row: usize) -> impl Iterator<Item = [f32; ROWS]> + Clone {
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
    fn columns<const ROWS: usize>(&self, row: usize) -> impl Iterator<Item = [f32; ROWS]> + Clone {
        let units = self.0.values.chunks_exact(self.0.inputs);
        units.map(move |weights| std::array::from_fn(|r| weights[row + r]))
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
    match blocks {
        BATCH => multiply_matrix(weights, start, samples, Fixed::<BATCH>, product),
        _ => multiply_matrix(weights, start, samples, blocks, product),
    }
}

#[inline(always)]
fn multiply_matrix(
    weights: &impl Matrix,
    start: impl Fn(usize) -> f32,
    samples: &[Block],
    width: impl Width,
    product: &mut [Block],
) {
    let samples = samples.chunks_exact(width.blocks());
    let mut row = 0;
    while row < weights.rows() {
        let rest = &mut product[row * width.blocks()..];
        row += match weights.rows() - row {
            1 => multiply_rows::<1>(weights, row, &start, &samples, width, rest),
            2 | 4 => multiply_rows::<2>(weights, row, &start, &samples, width, rest),
            _ => multiply_rows::<3>(weights, row, &start, &samples, width, rest),
        };
    }
}

/// Some rows of the product; the result is their number.
fn multiply_rows<const ROWS: usize>(
    weights: &impl Matrix,
    row: usize,
    start: &impl Fn(usize) -> f32,
    samples: &ChunksExact<Block>,
    width: impl Width,
    product: &mut [Block],
) -> usize {
    let columns = weights.columns::<ROWS>(row);
    let starts = std::array::from_fn(|r| start(row + r));
    let mut at = 0;
    while at < width.blocks() {
        let (columns, samples) = (columns.clone(), samples.clone());
        match width.blocks() - at {
            1 => multiply_tile::<ROWS, 1>(columns, starts, samples, at, width, product),
            2 => multiply_tile::<ROWS, 2>(columns, starts, samples, at, width, product),
            _ => multiply_tile::<ROWS, 3>(columns, starts, samples, at, width, product),
        }
        at += 3;
    }
    ROWS
}

#[inline(always)]
fn multiply_tile<const ROWS: usize, const BLOCKS: usize>(
    columns: impl Iterator<Item = [f32; ROWS]>,
    starts: [f32; ROWS],
    mut samples: ChunksExact<Block>,
    at: usize,
    width: impl Width,
    product: &mut [Block],
) {
    let mut sums = starts.map(|start| [Lanes::splat(start); BLOCKS]);
    // `zip` would divide to find the number of rows.
    for weights in columns {
        let Some(row) = samples.next().and_then(|row| row[at..].first_chunk::<BLOCKS>()) else { break };
        let samples = row.map(Lanes::new);
        for (sums, weight) in sums.iter_mut().zip(weights) {
            let weight = Lanes::splat(weight);
            for b in 0..BLOCKS {
                sums[b] += weight * samples[b];
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        let at = r * width.blocks() + at;
        for (sum, product) in sums.iter().zip(&mut product[at..at + BLOCKS]) {
            *product = sum.to_array();
        }
    }
}

/// Multiplies `deltas` by `slopes`; writes the sums over samples of its rows, and of their products `[unit][input]` with
/// the rows of `samples`.
pub(super) fn correlate(
    deltas: &mut [Block],
    slopes: &[Block],
    samples: &[Block],
    blocks: usize,
    sums: &mut [f32],
    products: &mut [f32],
) {
    match blocks {
        BATCH => correlate_matrix(deltas, slopes, samples, Fixed::<BATCH>, sums, products),
        _ => correlate_matrix(deltas, slopes, samples, blocks, sums, products),
    }
}

#[inline(always)]
fn correlate_matrix(
    deltas: &mut [Block],
    slopes: &[Block],
    samples: &[Block],
    width: impl Width,
    sums: &mut [f32],
    products: &mut [f32],
) {
    let inputs = samples.len() / width.blocks();
    for (pair, sums) in sums.chunks_mut(2).enumerate() {
        let units = 2 * pair..2 * pair + sums.len();
        let rows = units.start * width.blocks()..units.end * width.blocks();
        let (deltas, slopes) = (&mut deltas[rows.clone()], &slopes[rows]);
        let products = &mut products[units.start * inputs..units.end * inputs];
        match sums.len() {
            1 => correlate_rows::<1>(deltas, slopes, samples, width, sums, products),
            _ => correlate_rows::<2>(deltas, slopes, samples, width, sums, products),
        }
    }
}

fn correlate_rows<const ROWS: usize>(
    deltas: &mut [Block],
    slopes: &[Block],
    samples: &[Block],
    width: impl Width,
    sums: &mut [f32],
    products: &mut [f32],
) {
    let blocks = width.blocks();
    let mut totals = [Lanes::splat(0.0); ROWS];
    for (r, total) in totals.iter_mut().enumerate() {
        let row = r * blocks..(r + 1) * blocks;
        for (delta, slope) in deltas[row.clone()].iter_mut().zip(&slopes[row]) {
            let product = Lanes::new(*delta) * Lanes::new(*slope);
            *delta = product.to_array();
            *total += product;
        }
    }
    sums.copy_from_slice(&add_partial_sums(totals));
    let deltas: [&[Block]; ROWS] = std::array::from_fn(|r| &deltas[r * blocks..][..blocks]);
    let inputs = products.len() / ROWS;
    let mut input = 0;
    while input < inputs {
        let samples = &samples[input * blocks..];
        let products = &mut products[input..];
        input += match inputs - input {
            1 => correlate_inputs::<ROWS, 1>(deltas, samples, width, inputs, products),
            2 | 3 => correlate_inputs::<ROWS, 2>(deltas, samples, width, inputs, products),
            _ => correlate_inputs::<ROWS, 4>(deltas, samples, width, inputs, products),
        };
    }
}

/// The products with a few rows of samples; the result is their number.
#[inline(always)]
fn correlate_inputs<const ROWS: usize, const INPUTS: usize>(
    deltas: [&[Block]; ROWS],
    samples: &[Block],
    width: impl Width,
    inputs: usize,
    products: &mut [f32],
) -> usize {
    let blocks = width.blocks();
    let samples: [&[Block]; INPUTS] = std::array::from_fn(|i| &samples[i * blocks..][..blocks]);
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
    for (r, sums) in sums.into_iter().enumerate() {
        products[r * inputs..][..INPUTS].copy_from_slice(&add_partial_sums(sums));
    }
    INPUTS
}

/// The sum of the lanes of each of up to four vectors.
#[inline(always)]
fn add_partial_sums<const N: usize>(sums: [Lanes; N]) -> [f32; N] {
    let four = std::array::from_fn(|i| sums.get(i).copied().unwrap_or(Lanes::splat(0.0)));
    let [s0, s1, s2, s3] = Lanes::transpose(four);
    let totals = ((s0 + s2) + (s1 + s3)).to_array();
    std::array::from_fn(|i| totals[i])
}

/// The sum of the products of two rows or matrices.
pub(super) fn dot(a: &[Block], b: &[Block]) -> f32 {
    let products = a.iter().zip(b).map(|(a, b)| Lanes::new(*a) * Lanes::new(*b));
    let [total] = add_partial_sums([products.fold(Lanes::splat(0.0), |sum, product| sum + product)]);
    total
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

/// Writes `f` of the numbers of two arrays. All arrays have the same length.
pub(super) fn combine_into(
    results: &mut [f32],
    numbers: &[f32],
    others: &[f32],
    f: impl Fn(Lanes, Lanes) -> Lanes,
) {
    let (blocks, rest) = results.as_chunks_mut();
    let (number_blocks, number_rest) = numbers.as_chunks();
    let (other_blocks, other_rest) = others.as_chunks();
    let at = |number: Block, other: Block| f(Lanes::new(number), Lanes::new(other)).to_array();
    for ((result, number), other) in blocks.iter_mut().zip(number_blocks).zip(other_blocks) {
        *result = at(*number, *other);
    }
    if !rest.is_empty() {
        rest.copy_from_slice(&at(padded(number_rest), padded(other_rest))[..rest.len()]);
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
