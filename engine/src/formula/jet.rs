//! Exact derivatives: every operation on values with their first two derivatives (dual numbers of second order).

use super::functions::Smooth;
use super::program::{Binary, Node, Program, normal};

/// A value with its first two derivatives in one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Jet {
    pub value: f64,
    pub first: f64,
    pub second: f64,
}

/// What derivatives are taken by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    X,
    Parameter(u16),
}

impl Jet {
    const NAN: Jet = Jet { value: f64::NAN, first: f64::NAN, second: f64::NAN };

    fn constant(value: f64) -> Self {
        Jet { value, first: 0.0, second: 0.0 }
    }

    fn is_constant(self) -> bool {
        self.first == 0.0 && self.second == 0.0
    }

    /// A function of it, from the function's value and derivatives there.
    fn through(self, [value, first, second]: [f64; 3]) -> Jet {
        if self.is_constant() {
            // A derivative that is infinite there does not count.
            return Jet::constant(value);
        }
        Jet {
            value,
            first: first * self.first,
            second: second * self.first * self.first + first * self.second,
        }
    }

    fn add(self, other: Jet) -> Jet {
        Jet {
            value: self.value + other.value,
            first: self.first + other.first,
            second: self.second + other.second,
        }
    }

    fn scaled(self, factor: f64) -> Jet {
        Jet { value: factor * self.value, first: factor * self.first, second: factor * self.second }
    }

    fn times(self, other: Jet) -> Jet {
        // 0·∞ must not arise from a derivative that is 0 everywhere.
        if self.is_constant() {
            return other.scaled_unless_constant(self.value);
        }
        if other.is_constant() {
            return self.scaled(other.value);
        }
        let (a, b) = (self, other);
        Jet {
            value: a.value * b.value,
            first: a.first * b.value + a.value * b.first,
            second: (a.second * b.value + a.value * b.second) + 2.0 * (a.first * b.first),
        }
    }

    fn scaled_unless_constant(self, factor: f64) -> Jet {
        if self.is_constant() { Jet::constant(factor * self.value) } else { self.scaled(factor) }
    }

    fn over(self, other: Jet) -> Jet {
        let value = self.value / other.value;
        if other.is_constant() {
            let derivative = |d: f64| if d == 0.0 { 0.0 } else { d / other.value };
            return Jet { value, first: derivative(self.first), second: derivative(self.second) };
        }
        let first = (self.first - value * other.first) / other.value;
        let second = (self.second - 2.0 * (first * other.first) - value * other.second) / other.value;
        Jet { value, first, second }
    }

    /// √(u² + b). For a constant b the second derivative is written so that it does not cancel far out.
    fn root_of_square(self, b: Jet) -> Jet {
        let value = Binary::RootOfSquare.of(self.value, b.value);
        if !b.is_constant() {
            let sum = self.times(self).add(b);
            return Jet { value, ..sum.through(Smooth::Sqrt.at(sum.value)) };
        }
        let share = self.value / value;
        let bend = b.value / value * (self.first / value) * (self.first / value);
        Jet { value, first: share * self.first, second: bend + share * self.second }
    }

    /// The power with any exponent.
    pub fn to_the(self, exponent: Jet) -> Jet {
        let p = exponent.value;
        let power = |lowered: f64| libm::pow(self.value, p - lowered);
        if exponent.is_constant() {
            return self.through([power(0.0), p * power(1.0), p * (p - 1.0) * power(2.0)]);
        }
        // e^(p·ln u).
        let [ln, first, second] = Smooth::Ln.at(self.value);
        let inner = self.through([ln, first, second]).times(exponent);
        inner.through([power(0.0); 3])
    }
}

impl Node {
    /// The value and derivatives, given those of the nodes before it.
    fn jet(self, before: &[Jet], x: f64, params: &[f64], direction: Direction) -> Jet {
        let of = |id: u16| before[usize::from(id)];
        let seed = |value: f64, by: Direction| Jet {
            value,
            first: if by == direction { 1.0 } else { 0.0 },
            second: 0.0,
        };
        let jet = match self {
            Node::X => seed(normal(x), Direction::X),
            Node::Parameter(i) => {
                seed(params.get(usize::from(i)).copied().unwrap_or(f64::NAN), Direction::Parameter(i))
            }
            Node::Constant(value) => Jet::constant(value),
            Node::Smooth(Smooth::Negative, a) => of(a).scaled(-1.0),
            Node::Smooth(function, a) => of(a).through(function.at(of(a).value)),
            Node::Floor(a) => Jet::constant(of(a).value.floor()),
            Node::Binary(operator, a, b) => match operator {
                Binary::Add => of(a).add(of(b)),
                Binary::Subtract => of(a).add(of(b).scaled(-1.0)),
                Binary::Multiply => of(a).times(of(b)),
                Binary::Divide => of(a).over(of(b)),
                Binary::Power => of(a).to_the(of(b)),
                Binary::RootOfSquare => of(a).root_of_square(of(b)),
                Binary::RootExcess => {
                    let root = of(b).through(Smooth::Sqrt.at(of(b).value));
                    let excess = of(a).root_of_square(of(b)).add(root.scaled(-1.0));
                    Jet { value: operator.of(of(a).value, of(b).value), ..excess }
                }
            },
            Node::Choice(choice) => {
                choice.of(of(choice.left).value, of(choice.right).value).map_or(Jet::NAN, of)
            }
        };
        if jet.value.is_nan() { Jet::NAN } else { jet }
    }
}

impl Program {
    /// Value and derivatives of all nodes.
    pub fn jets(&self, x: f64, params: &[f64], direction: Direction, jets: &mut Vec<Jet>) {
        jets.clear();
        for node in self.nodes() {
            let jet = node.jet(jets, x, params, direction);
            jets.push(jet);
        }
    }

    /// Value and derivatives of the formula.
    pub fn at(&self, x: f64, params: &[f64], direction: Direction) -> Jet {
        let mut jets = Vec::with_capacity(self.nodes().len());
        self.jets(x, params, direction, &mut jets);
        jets.last().copied().unwrap_or(Jet::NAN)
    }
}
