//! How many digits of a formula are right, by running error analysis: every operation adds its own rounding to the bound
//! on the error that its operands have (N. J. Higham, "Accuracy and stability of numerical algorithms", section 3.3).

use super::jet::{Direction, Jet};
use super::program::{Binary, Node, Program};

/// Half a unit in the last place of 1.
const UNIT: f64 = 0.5 * f64::EPSILON;
/// The digits of a number that is rounded once.
const ALL_DIGITS: f64 = 15.95;

impl Program {
    /// The number of decimal digits at `x` that rounding leaves, a lower bound; `None` where f is not a finite number.
    ///
    /// Errors are relative to |f| + |x·f′|, so that those which a rounded x would cause as well, as next to a zero, do not
    /// count.
    pub fn digits(&self, x: f64, params: &[f64]) -> Option<f64> {
        let mut jets = Vec::new();
        self.jets(x, params, Direction::X, &mut jets);
        let mut errors: Vec<f64> = Vec::with_capacity(jets.len());
        for (node, jet) in self.nodes().iter().zip(&jets) {
            errors.push(error(*node, jet.value, &jets, &errors));
        }
        let (jet, error) = (jets.last()?, *errors.last()?);
        if !jet.value.is_finite() {
            return None;
        }
        let size = jet.value.abs() + (x * jet.first).abs();
        if error == 0.0 {
            return Some(ALL_DIGITS);
        }
        // Also where the bound is NaN, nothing is known.
        let digits = -libm::log10(error / size);
        Some(if digits > 0.0 { digits.min(ALL_DIGITS) } else { 0.0 })
    }
}

/// A bound on the error of a node.
fn error(node: Node, value: f64, jets: &[Jet], errors: &[f64]) -> f64 {
    let of = |id: u16| (jets[usize::from(id)].value, errors[usize::from(id)]);
    // An operand that is exact adds nothing, even if a derivative is infinite.
    let carried = |rate: f64, error: f64| if error == 0.0 { 0.0 } else { rate.abs() * error };
    let own = |units: f64| if value.is_finite() { units * UNIT * value.abs() } else { 0.0 };
    match node {
        Node::X | Node::Parameter(_) | Node::Floor(_) => 0.0,
        // A decimal fraction is rounded to a binary one.
        Node::Constant(_) => {
            if value == libm::trunc(value) {
                0.0
            } else {
                own(1.0)
            }
        }
        Node::Smooth(function, u) => {
            let (u, error) = of(u);
            carried(function.at(u)[1], error) + own(function.units())
        }
        Node::Binary(operator, a, b) => {
            let ((a, a_error), (b, b_error)) = (of(a), of(b));
            match operator {
                Binary::Add | Binary::Subtract => a_error + b_error + own(1.0),
                Binary::Multiply => carried(b, a_error) + carried(a, b_error) + own(1.0),
                Binary::Divide => carried(1.0 / b, a_error) + carried(value / b, b_error) + own(1.0),
                Binary::Power => {
                    carried(value * b / a, a_error) + carried(value * libm::log(a), b_error) + own(2.0)
                }
                Binary::RootOfSquare => {
                    carried(a / value, a_error) + carried(0.5 / value, b_error) + own(3.0)
                }
                Binary::RootExcess => {
                    let root = Binary::RootOfSquare.of(a, b);
                    carried(a / root, a_error) + carried(0.5 / root, b_error) + own(6.0)
                }
            }
        }
        Node::Choice(choice) => {
            choice.of(of(choice.left).0, of(choice.right).0).map_or(f64::NAN, |chosen| of(chosen).1)
        }
    }
}
