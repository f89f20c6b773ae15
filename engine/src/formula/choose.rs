//! Cases, abs, sign, max and min as choices between three values. A comparison that is affine in its operand is solved for
//! it, so that `max(0, x/6 + 1/2)` has its kink at −3 exactly, and values on both sides belong to the right piece.

use super::functions::Smooth;
use super::program::{Binary, Builder, Built, Choice, Id, Node, TooManyNodes};

impl Builder {
    /// One of three nodes by the order of `left` and `right`.
    pub fn choice(&mut self, choice: Choice) -> Built {
        let Choice { left, right, if_less, if_equal, if_greater } = self.solved(choice)?;
        if if_less == if_equal && if_equal == if_greater {
            return Ok(if_equal);
        }
        if let (Some(a), Some(b)) = (self.as_constant(left), self.as_constant(right)) {
            let choice = Choice { left, right, if_less, if_equal, if_greater };
            return choice.of(a, b).map_or_else(|| self.constant(f64::NAN), Ok);
        }
        if let (Node::Choice(inner), false) = (self.node(left), self.varies(right)) {
            let branches = [inner.if_less, inner.if_equal, inner.if_greater];
            if !branches.iter().any(|branch| matches!(self.node(*branch), Node::Choice(_))) {
                return self.distributed(Choice { left, right, if_less, if_equal, if_greater }, inner);
            }
        }
        self.push(Node::Choice(Choice { left, right, if_less, if_equal, if_greater }))
    }

    /// A choice by a choice, as of min(max(0, u), 1), as a choice among choices by u.
    fn distributed(&mut self, outer: Choice, inner: Choice) -> Built {
        let mut branch = |id: Id| {
            let own = |chosen: Id| if chosen == outer.left { id } else { chosen };
            let [if_less, if_equal, if_greater] = [outer.if_less, outer.if_equal, outer.if_greater].map(own);
            self.choice(Choice { left: id, right: outer.right, if_less, if_equal, if_greater })
        };
        let [if_less, if_equal, if_greater] =
            [branch(inner.if_less)?, branch(inner.if_equal)?, branch(inner.if_greater)?];
        self.choice(Choice { if_less, if_equal, if_greater, ..inner })
    }

    /// max(a, b); at a tie the slope is that of an operand that is constant, or that of `a`, as in frameworks.
    pub fn max(&mut self, a: Id, b: Id) -> Built {
        let if_equal = self.at_tie(a, b);
        self.choice(Choice { left: a, right: b, if_less: b, if_equal, if_greater: a })
    }

    /// min(a, b), likewise.
    pub fn min(&mut self, a: Id, b: Id) -> Built {
        let if_equal = self.at_tie(a, b);
        self.choice(Choice { left: a, right: b, if_less: a, if_equal, if_greater: b })
    }

    fn at_tie(&self, a: Id, b: Id) -> Id {
        if self.varies(a) && !self.varies(b) { b } else { a }
    }

    /// |u|; its slope at 0 is 0.
    pub fn abs(&mut self, u: Id) -> Built {
        let (zero, down) = (self.constant(0.0)?, self.negative(u)?);
        self.choice(Choice { left: u, right: zero, if_less: down, if_equal: zero, if_greater: u })
    }

    /// −1, 0 or 1.
    pub fn sign(&mut self, u: Id) -> Built {
        let [if_less, zero, if_greater] = [self.constant(-1.0)?, self.constant(0.0)?, self.constant(1.0)?];
        self.choice(Choice { left: u, right: zero, if_less, if_equal: zero, if_greater })
    }

    /// The choice with a simpler left side: terms and factors that are constant are moved to the right.
    fn solved(&mut self, choice: Choice) -> Result<Choice, TooManyNodes> {
        let Choice { mut left, mut right, .. } = choice;
        let mut mirrored = self.varies(right) && !self.varies(left);
        if mirrored {
            (left, right) = (right, left);
        }
        while !self.varies(right) {
            let (inner, other, flips) = match self.node(left) {
                Node::Smooth(Smooth::Negative, u) => (u, self.negative(right)?, true),
                Node::Binary(operator, a, b) => match (operator, self.varies(a), self.varies(b)) {
                    (Binary::Add, true, false) => (a, self.binary(Binary::Subtract, right, b)?, false),
                    (Binary::Add, false, true) => (b, self.binary(Binary::Subtract, right, a)?, false),
                    (Binary::Subtract, true, false) => (a, self.binary(Binary::Add, right, b)?, false),
                    (Binary::Subtract, false, true) => (b, self.binary(Binary::Subtract, a, right)?, true),
                    (Binary::Multiply, ..) | (Binary::Divide, true, false) => {
                        let (factor, u) = if self.varies(a) { (b, a) } else { (a, b) };
                        let Some(sign) = self.as_constant(factor).filter(|f| f.is_finite() && *f != 0.0)
                        else {
                            break;
                        };
                        let inverse =
                            if operator == Binary::Divide { Binary::Multiply } else { Binary::Divide };
                        (u, self.binary(inverse, right, factor)?, sign < 0.0)
                    }
                    _ => break,
                },
                _ => break,
            };
            (left, right) = (inner, other);
            mirrored ^= flips;
        }
        let Choice { if_less, if_greater, .. } = choice;
        let (if_less, if_greater) = if mirrored { (if_greater, if_less) } else { (if_less, if_greater) };
        Ok(Choice { left, right, if_less, if_greater, ..choice })
    }
}
