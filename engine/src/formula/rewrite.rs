//! Rules by which the operations of a formula are replaced by others that are the same over the real numbers and keep more
//! digits. They are applied to each operation as it is added, so they see operands that are rewritten already.
//!
//! | written | computed |
//! | --- | --- |
//! | ln(1 + eᵘ) | softplus(u) |
//! | ln(1 + u), ln(1 − u) | log1p(u), log1p(−u) |
//! | ln(eᵘ), ln σ(u) | u, −softplus(−u) |
//! | eᵘ − 1, 1 − eᵘ | expm1(u), −expm1(u) |
//! | a/(1 + eᵘ), eᵘ/(1 + eᵘ) | a·σ(−u), σ(u) |
//! | (eᵘ − 1)/(eᵘ + 1), (eᵘ − e⁻ᵘ)/(eᵘ + e⁻ᵘ), 2σ(u) − 1 | tanh(u/2), tanh(u), tanh(u/2) |
//! | 1 − σ(u), 1 + tanh(u), 1 − tanh(u) | σ(−u), 2σ(2u), 2σ(−2u) |
//! | 1 + erf(u/√2), 1 − erf(u/√2) | 2Φ(u), 2Φ(−u) |
//! | 1 + erf(u), 1 − erf(u) | erfc(−u), erfc(u) |
//! | 1 − cos(u), sin(u)/u | 2 sin²(u/2), sinc(u) |
//! | √(u² + 1) − 1 | u²/(√(u² + 1) + 1) |
//! | √(u² + b) | without overflow, if b does not depend on x |
//! | u − tanh(u) | by a series near 0 |

use super::functions::Smooth;
use super::program::{Binary, Builder, Built, Id, Node, TooManyNodes};
use crate::activation::find;
use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

impl Builder {
    /// A smooth function.
    pub fn smooth(&mut self, function: Smooth, u: Id) -> Built {
        match (function, self.node(u)) {
            (Smooth::Negative, Node::Smooth(Smooth::Negative, inner)) => Ok(inner),
            (Smooth::Power(1), _) => Ok(u),
            (Smooth::Ln, Node::Smooth(Smooth::Exp, inner)) => Ok(inner),
            (Smooth::Ln, Node::Smooth(Smooth::Sigma, inner)) => {
                let down = self.negative(inner)?;
                let softplus = self.smooth(Smooth::Softplus, down)?;
                self.negative(softplus)
            }
            (Smooth::Ln, Node::Binary(Binary::Subtract, one, inner)) if self.is(one, 1.0) => {
                let down = self.negative(inner)?;
                self.smooth(Smooth::Log1P, down)
            }
            (Smooth::Ln, _) => match self.one_plus(u) {
                Some(inner) => self.smooth(Smooth::Log1P, inner),
                None => self.push(Node::Smooth(function, u)),
            },
            (Smooth::Sqrt, Node::Binary(Binary::Add, a, b)) => {
                match (self.square_root(a), self.square_root(b)) {
                    (Some(root), _) if !self.varies(b) => {
                        self.push(Node::Binary(Binary::RootOfSquare, root, b))
                    }
                    (_, Some(root)) if !self.varies(a) => {
                        self.push(Node::Binary(Binary::RootOfSquare, root, a))
                    }
                    _ => self.push(Node::Smooth(function, u)),
                }
            }
            (Smooth::Log1P, Node::Smooth(Smooth::Exp, inner)) => self.smooth(Smooth::Softplus, inner),
            (Smooth::Log1P, Node::Smooth(Smooth::ExpM1, inner)) => Ok(inner),
            _ => self.push(Node::Smooth(function, u)),
        }
    }

    pub fn negative(&mut self, u: Id) -> Built {
        self.smooth(Smooth::Negative, u)
    }

    /// An operation of two operands.
    pub fn binary(&mut self, operator: Binary, a: Id, b: Id) -> Built {
        match operator {
            Binary::Add => self.sum(a, b),
            Binary::Subtract => self.difference(a, b),
            Binary::Divide => self.quotient(a, b),
            Binary::Multiply | Binary::RootOfSquare | Binary::RootExcess => {
                self.push(Node::Binary(operator, a, b))
            }
            Binary::Power => self.power(a, b),
        }
    }

    fn is(&self, id: Id, value: f64) -> bool {
        self.as_constant(id) == Some(value)
    }

    /// The u of 1 + u.
    fn one_plus(&self, id: Id) -> Option<Id> {
        match self.node(id) {
            Node::Binary(Binary::Add, one, u) if self.is(one, 1.0) => Some(u),
            Node::Binary(Binary::Add, u, one) if self.is(one, 1.0) => Some(u),
            _ => None,
        }
    }

    /// The argument of this function.
    fn argument(&self, function: Smooth, id: Id) -> Option<Id> {
        match self.node(id) {
            Node::Smooth(other, u) if other == function => Some(u),
            _ => None,
        }
    }

    /// The u of u², if it depends on x.
    fn square_root(&self, id: Id) -> Option<Id> {
        let root = match self.node(id) {
            Node::Smooth(Smooth::Power(2), u) => Some(u),
            Node::Binary(Binary::Multiply, u, v) if u == v => Some(u),
            _ => None,
        };
        root.filter(|u| self.varies(*u))
    }

    fn are_opposite(&self, a: Id, b: Id) -> bool {
        self.argument(Smooth::Negative, a) == Some(b) || self.argument(Smooth::Negative, b) == Some(a)
    }

    fn scaled(&mut self, factor: f64, u: Id) -> Built {
        let factor = self.constant(factor)?;
        self.binary(Binary::Multiply, factor, u)
    }

    fn sum(&mut self, a: Id, b: Id) -> Built {
        if self.is(a, 1.0)
            && let Some(stable) = self.one_plus_sigmoid(b)?
        {
            return Ok(stable);
        }
        if self.is(b, 1.0)
            && let Some(stable) = self.one_plus_sigmoid(a)?
        {
            return Ok(stable);
        }
        if let Some(u) = self.argument(Smooth::Negative, b) {
            return self.difference(a, u);
        }
        if let Some(u) = self.argument(Smooth::Negative, a) {
            return self.difference(b, u);
        }
        match (self.is(a, -1.0), self.is(b, -1.0)) {
            (true, _) => self.less_one(b),
            (_, true) => self.less_one(a),
            _ => self.push(Node::Binary(Binary::Add, a, b)),
        }
    }

    fn difference(&mut self, a: Id, b: Id) -> Built {
        if let Some(u) = self.argument(Smooth::Negative, b) {
            return self.sum(a, u);
        }
        if self.is(b, 1.0) {
            return self.less_one(a);
        }
        if self.is(a, 1.0) {
            if let Some(u) = self.argument(Smooth::Exp, b) {
                let inner = self.smooth(Smooth::ExpM1, u)?;
                return self.negative(inner);
            }
            if let Some(u) = self.argument(Smooth::Cos, b) {
                let half = self.scaled(0.5, u)?;
                let sin = self.smooth(Smooth::Sin, half)?;
                let square = self.smooth(Smooth::Power(2), sin)?;
                return self.scaled(2.0, square);
            }
            if let Node::Smooth(function @ (Smooth::Sigma | Smooth::Tanh | Smooth::Erf), u) = self.node(b) {
                let down = self.negative(u)?;
                let mirrored = self.push(Node::Smooth(function, down))?;
                if function == Smooth::Sigma {
                    return Ok(mirrored);
                }
                if let Some(stable) = self.one_plus_sigmoid(mirrored)? {
                    return Ok(stable);
                }
            }
        }
        if self.argument(Smooth::Tanh, b) == Some(a)
            && let Some(tanhshrink) = find("tanhshrink")
        {
            return self.smooth(Smooth::BuiltIn(tanhshrink), a);
        }
        self.push(Node::Binary(Binary::Subtract, a, b))
    }

    /// u − 1.
    fn less_one(&mut self, u: Id) -> Built {
        if let Some(inner) = self.argument(Smooth::Exp, u) {
            return self.smooth(Smooth::ExpM1, inner);
        }
        if let Node::Binary(Binary::Multiply, two, sigma) = self.node(u)
            && self.is(two, 2.0)
            && let Some(inner) = self.argument(Smooth::Sigma, sigma)
        {
            let half = self.scaled(0.5, inner)?;
            return self.smooth(Smooth::Tanh, half);
        }
        let one = self.constant(1.0)?;
        if let Node::Binary(Binary::RootOfSquare, inner, same) = self.node(u)
            && self.is(same, 1.0)
        {
            return self.push(Node::Binary(Binary::RootExcess, inner, one));
        }
        self.push(Node::Binary(Binary::Subtract, u, one))
    }

    /// 1 + u, if u is a function with the limit −1.
    fn one_plus_sigmoid(&mut self, u: Id) -> Result<Option<Id>, TooManyNodes> {
        Ok(match self.node(u) {
            Node::Smooth(Smooth::Tanh, inner) => {
                let twice = self.scaled(2.0, inner)?;
                let sigma = self.smooth(Smooth::Sigma, twice)?;
                Some(self.scaled(2.0, sigma)?)
            }
            Node::Smooth(Smooth::Erf, inner) => match self.over_root_two(inner)? {
                Some(quotient) => {
                    let distribution = self.smooth(Smooth::Distribution, quotient)?;
                    Some(self.scaled(2.0, distribution)?)
                }
                None => {
                    let down = self.negative(inner)?;
                    Some(self.smooth(Smooth::Erfc, down)?)
                }
            },
            _ => None,
        })
    }

    /// The u of u/√2.
    fn over_root_two(&mut self, id: Id) -> Result<Option<Id>, TooManyNodes> {
        Ok(match self.node(id) {
            Node::Smooth(Smooth::Negative, inner) => match self.over_root_two(inner)? {
                Some(u) => Some(self.negative(u)?),
                None => None,
            },
            Node::Binary(Binary::Divide, u, root) if self.is(root, SQRT_2) => Some(u),
            Node::Binary(Binary::Multiply, root, u) if self.is(root, FRAC_1_SQRT_2) => Some(u),
            Node::Binary(Binary::Multiply, u, root) if self.is(root, FRAC_1_SQRT_2) => Some(u),
            _ => None,
        })
    }

    fn quotient(&mut self, a: Id, b: Id) -> Built {
        if let Some(u) = self.one_plus(b).and_then(|sum| self.argument(Smooth::Exp, sum)) {
            if self.argument(Smooth::Exp, a) == Some(u) {
                return self.smooth(Smooth::Sigma, u);
            }
            if self.argument(Smooth::ExpM1, a) == Some(u) {
                let half = self.scaled(0.5, u)?;
                return self.smooth(Smooth::Tanh, half);
            }
            if let Some(inner) = self.argument(Smooth::Negative, a)
                && self.argument(Smooth::ExpM1, inner) == Some(u)
            {
                let half = self.scaled(-0.5, u)?;
                return self.smooth(Smooth::Tanh, half);
            }
            let down = self.negative(u)?;
            let sigma = self.smooth(Smooth::Sigma, down)?;
            return if self.is(a, 1.0) { Ok(sigma) } else { self.binary(Binary::Multiply, a, sigma) };
        }
        if let (Node::Binary(Binary::Subtract, up, down), Node::Binary(Binary::Add, c, d)) =
            (self.node(a), self.node(b))
            && let (Some(u), Some(v)) = (self.argument(Smooth::Exp, up), self.argument(Smooth::Exp, down))
            && self.are_opposite(u, v)
            && ((c, d) == (up, down) || (d, c) == (up, down))
        {
            return self.smooth(Smooth::Tanh, u);
        }
        if self.argument(Smooth::Sin, a) == Some(b) {
            return self.smooth(Smooth::Sinc, b);
        }
        self.push(Node::Binary(Binary::Divide, a, b))
    }

    fn power(&mut self, base: Id, exponent: Id) -> Built {
        match self.as_constant(exponent) {
            Some(0.5) => self.smooth(Smooth::Sqrt, base),
            Some(n) if n == libm::trunc(n) && n.abs() <= 1024.0 && n != 0.0 => {
                self.smooth(Smooth::Power(n as i32), base)
            }
            _ => self.push(Node::Binary(Binary::Power, base, exponent)),
        }
    }
}
