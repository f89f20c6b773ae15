//! Where a formula is not smooth: boundaries of cases, kinks of abs, max and min, jumps, and points at which it, or a
//! derivative, is not defined.

use super::functions::Smooth;
use super::jet::Direction;
use super::program::{Binary, Id, Node, Program};
use crate::activation::nearly_equal;

/// The greatest number of kinks; of more, those nearest to 0 are kept.
const MAX_KINKS: usize = 128;
/// The greatest number of changes of a switch that are searched; not all of them are kinks.
const MAX_CHANGES: usize = 512;

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

/// Distances from 0 at which states are compared: even ones up to 64, and ones that grow by a fiftieth, from 1e-8 and
/// beyond.
fn distances() -> impl Iterator<Item = f64> {
    let growing = |from: f64, to: f64| {
        std::iter::successors(Some(from), |x| Some(x * 1.02)).take_while(move |x| *x < to)
    };
    let even = (1..=1024).map(|i| f64::from(i) / 16.0);
    growing(1.013e-8, 0.0625).chain(even).chain(growing(64.7, 1e12))
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
    /// between ±1e12 at points that are no further apart than 1/16 up to ±64, and a fiftieth of their size beyond. The
    /// search goes outwards, and ends with more than 128 kinks, or with 512 changes of which some are none.
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
        found.retain(|x| x.is_finite() && self.is_kink(*x, params));
        if !searched.is_empty() {
            let states_at = |x: f64| {
                self.values(x, params, &mut values);
                searched.iter().map(|switch| switch.state(self, &values)).collect()
            };
            search(states_at, |x| self.is_kink(x, params), &mut found);
        }
        sort_and_join(&mut found);
        while found.len() > MAX_KINKS {
            let farthest = if found[0].abs() > found[found.len() - 1].abs() { 0 } else { found.len() - 1 };
            found.remove(farthest);
        }
        // −0 is 0.
        found.into_iter().map(|x| x + 0.0).collect()
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

/// Adds the kinks at which one of several states changes.
fn search(mut states_at: impl FnMut(f64) -> Vec<f64>, is_kink: impl Fn(f64) -> bool, found: &mut Vec<f64>) {
    let at_zero = states_at(0.0);
    let mut inner_ends = [(0.0, at_zero.clone()), (0.0, at_zero)];
    let mut changes = 0;
    for distance in distances() {
        for (side, inner) in [-1.0, 1.0].into_iter().zip(&mut inner_ends) {
            let outer = (side * distance, states_at(side * distance));
            let (left, right) = if side < 0.0 { (&outer, &*inner) } else { (&*inner, &outer) };
            for i in (0..left.1.len()).filter(|i| left.1[*i] != right.1[*i]) {
                if changes == MAX_CHANGES {
                    return;
                }
                changes += 1;
                let x = boundary(left.0, right.0, |x| states_at(x)[i] == left.1[i]);
                found.extend(is_kink(x).then_some(x));
            }
            *inner = outer;
        }
        // One more than are kept, as one at the end of a step may be found in the next.
        if found.len() > MAX_KINKS {
            sort_and_join(found);
            if found.len() > MAX_KINKS {
                return;
            }
        }
    }
}

/// Ascending; of one kink that two switches place within rounding of each other, the first is kept.
fn sort_and_join(kinks: &mut Vec<f64>) {
    kinks.sort_by(f64::total_cmp);
    kinks.dedup_by(|next, kept| (*next - *kept).abs() <= 1e-12 * next.abs().max(1e-3));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_for_kinks_is_limited() {
        for is_kink in [true, false] {
            let (mut count, mut found) = (0, Vec::new());
            let states_at = |x: f64| {
                count += 1;
                vec![(1e6 * x).floor(), (1e6 * x + 0.5).floor()]
            };
            search(states_at, |_| is_kink, &mut found);
            assert!(count < 40_000, "{count}");
            assert_eq!(found.len() > MAX_KINKS, is_kink);
        }
    }
}
