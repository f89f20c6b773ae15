//! Where a formula is not smooth: boundaries of cases, kinks of abs, max and min, jumps, and points at which it, or a
//! derivative, is not defined.

use super::functions::Smooth;
use super::jet::Direction;
use super::program::{Binary, Id, Node, Program};
use crate::activation::nearly_equal;

/// The greatest number of kinks; of more, those nearest to 0 are kept.
const MAX_KINKS: usize = 128;

/// A number that changes from one piece to the next.
#[derive(Debug, Clone, Copy)]
enum Switch {
    /// The node that is chosen.
    Choice(usize),
    /// The integer below.
    Floor(Id),
    /// The sign of a node by which is divided, or of which a root or a logarithm is taken.
    Sign(Id),
    /// The sign of 1 + u.
    SignOfOnePlus(Id),
}

impl Switch {
    /// Equal numbers on the same piece.
    fn state(self, program: &Program, values: &[f64]) -> f64 {
        let of = |id: Id| values[usize::from(id)];
        let sign = |value: f64| if value == 0.0 { 0.0 } else { value.signum() };
        let state = match self {
            Switch::Choice(at) => match program.nodes()[at] {
                Node::Choice(c) => c.of(of(c.left), of(c.right)).map_or(f64::NAN, f64::from),
                _ => 0.0,
            },
            Switch::Floor(u) => of(u).floor(),
            Switch::Sign(u) => sign(of(u)),
            Switch::SignOfOnePlus(u) => sign(1.0 + of(u)),
        };
        if state.is_nan() { f64::INFINITY } else { state }
    }
}

/// Points at which states are compared: 0, even ones up to ±64, and ones that grow by a fiftieth, from 1e-8 and beyond.
fn samples() -> Vec<f64> {
    let growing = |from: f64, to: f64| {
        std::iter::successors(Some(from), |x| Some(x * 1.02)).take_while(move |x| *x < to)
    };
    let even = (1..=1024).map(|i| f64::from(i) / 16.0);
    let positive: Vec<f64> = growing(1.013e-8, 0.0625).chain(even).chain(growing(64.7, 1e12)).collect();
    let negative = positive.iter().rev().map(|x| -x);
    negative.chain([0.0]).chain(positive.iter().copied()).collect()
}

impl Program {
    fn switches(&self) -> Vec<Switch> {
        let varying = |id: Id| self.varies(id);
        let mut found = Vec::new();
        for (at, node) in self.nodes().iter().enumerate() {
            match *node {
                Node::Choice(c) if varying(c.left) || varying(c.right) => found.push(Switch::Choice(at)),
                Node::Floor(u) if varying(u) => found.push(Switch::Floor(u)),
                Node::Smooth(Smooth::Log1P, u) if varying(u) => found.push(Switch::SignOfOnePlus(u)),
                Node::Smooth(function, u) if function.is_singular_at_0() && varying(u) => {
                    found.push(Switch::Sign(u));
                }
                Node::Binary(Binary::Divide, _, u) | Node::Binary(Binary::Power, u, _) if varying(u) => {
                    found.push(Switch::Sign(u));
                }
                _ => {}
            }
        }
        found
    }

    /// Where f, f′ or f″ jumps with these parameters, ascending. Comparisons of x itself are solved; others are searched
    /// between ±1e12 at points that are no further apart than 1/16 up to ±64, and a fiftieth of their size beyond.
    pub fn kinks(&self, params: &[f64]) -> Vec<f64> {
        let mut values = Vec::new();
        self.values(0.0, params, &mut values);
        let mut found = Vec::new();
        let mut searched = Vec::new();
        for switch in self.switches() {
            let solved = match switch {
                Switch::Choice(at) => match self.nodes()[at] {
                    Node::Choice(c)
                        if self.nodes()[usize::from(c.left)] == Node::X && !self.varies(c.right) =>
                    {
                        Some(values[usize::from(c.right)])
                    }
                    _ => None,
                },
                Switch::Sign(u) if self.nodes()[usize::from(u)] == Node::X => Some(0.0),
                _ => None,
            };
            match solved {
                Some(x) => found.push(x),
                None => searched.push(switch),
            }
        }
        if !searched.is_empty() {
            found.extend(self.search(&searched, params));
        }
        found.retain(|x| x.is_finite() && self.is_kink(*x, params));
        found.sort_by(f64::total_cmp);
        // Of one kink that two switches place within rounding of each other, the first is kept.
        found.dedup_by(|next, kept| (*next - *kept).abs() <= 1e-12 * next.abs().max(1e-3));
        while found.len() > MAX_KINKS {
            let farthest = if found[0].abs() > found[found.len() - 1].abs() { 0 } else { found.len() - 1 };
            found.remove(farthest);
        }
        // −0 is 0.
        found.into_iter().map(|x| x + 0.0).collect()
    }

    /// The points at which the state of a switch changes.
    fn search(&self, switches: &[Switch], params: &[f64]) -> Vec<f64> {
        let mut values = Vec::new();
        let mut states_at = |x: f64| {
            self.values(x, params, &mut values);
            switches.iter().map(|switch| switch.state(self, &values)).collect::<Vec<f64>>()
        };
        let mut found = Vec::new();
        let mut last: Option<(f64, Vec<f64>)> = None;
        for x in samples() {
            let states = states_at(x);
            if let Some((before, earlier)) = last.replace((x, states.clone())) {
                for i in (0..switches.len()).filter(|i| earlier[*i] != states[*i]) {
                    found.push(boundary(before, x, |x| states_at(x)[i] == earlier[i]));
                }
            }
        }
        found
    }

    /// Whether f, f′ or f″ at `x` differs from its limit on a side.
    fn is_kink(&self, x: f64, params: &[f64]) -> bool {
        let jets = [x.next_down(), x, x.next_up()].map(|x| self.at(x, params, Direction::X));
        let differ = |of: fn(&super::jet::Jet) -> f64| {
            let [left, here, right] = [of(&jets[0]), of(&jets[1]), of(&jets[2])];
            let equal = |a: f64, b: f64| nearly_equal(a, b) || a.is_nan() && b.is_nan();
            !(equal(left, here) && equal(here, right))
        };
        differ(|jet| jet.value) || differ(|jet| jet.first) || differ(|jet| jet.second)
    }
}

/// The first number above `a` and up to `b` that does not belong to the piece of `a`, or one of few digits within
/// rounding of it.
fn boundary(mut a: f64, mut b: f64, mut is_before: impl FnMut(f64) -> bool) -> f64 {
    loop {
        let middle = 0.5 * (a + b);
        if middle <= a || middle >= b {
            break;
        }
        if is_before(middle) { a = middle } else { b = middle }
    }
    // Bisection towards 0 ends at the least number.
    let short = if b.abs() < 1e-300 { 0.0 } else { with_digits(b, 12) };
    let is_near = short == 0.0 || (short - b).abs() <= 4.0 * f64::EPSILON * b.abs();
    if is_near && is_before(short.next_down()) && !is_before(short.next_up()) { short } else { b }
}

/// The nearest number of so many decimal digits.
fn with_digits(x: f64, digits: i32) -> f64 {
    let place = digits - 1 - libm::floor(libm::log10(x.abs())) as i32;
    let scale = libm::pow(10.0, f64::from(place.abs()));
    if !(0..=22).contains(&place) { x } else { libm::round(x * scale) / scale }
}
