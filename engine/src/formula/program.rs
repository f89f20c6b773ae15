//! A formula as a flat list of operations, each after its operands.

use super::functions::{Smooth, integer_power};
use super::jet::Direction;

/// The place of a node in its program.
pub(super) type Id = u16;

/// An operation with its operands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Node {
    X,
    Parameter(u16),
    Constant(f64),
    Smooth(Smooth, Id),
    Floor(Id),
    Binary(Binary, Id, Id),
    Choice(Choice),
}

/// An operation of two operands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    /// √(a² + b), where b does not depend on x.
    RootOfSquare,
    /// √(a² + b) − √b, likewise.
    RootExcess,
}

/// One of three values, by the order of two others: what cases, abs, sign, max and min are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub left: Id,
    pub right: Id,
    pub if_less: Id,
    pub if_equal: Id,
    pub if_greater: Id,
}

impl Choice {
    /// The chosen node; `None` if an operand is NaN.
    pub fn of(self, left: f64, right: f64) -> Option<Id> {
        use std::cmp::Ordering;
        Some(match left.partial_cmp(&right)? {
            Ordering::Less => self.if_less,
            Ordering::Equal => self.if_equal,
            Ordering::Greater => self.if_greater,
        })
    }

    fn operands(self) -> [Id; 5] {
        [self.left, self.right, self.if_less, self.if_equal, self.if_greater]
    }
}

impl Binary {
    pub fn of(self, a: f64, b: f64) -> f64 {
        match self {
            Binary::Add => a + b,
            Binary::Subtract => a - b,
            Binary::Multiply => a * b,
            Binary::Divide => a / b,
            Binary::Power => libm::pow(a, b),
            // Without overflow.
            Binary::RootOfSquare if b >= 0.0 => libm::hypot(a, b.sqrt()),
            Binary::RootOfSquare => (a * a + b).sqrt(),
            Binary::RootExcess => a * (a / (Binary::RootOfSquare.of(a, b) + b.sqrt())),
        }
    }
}

impl Node {
    /// The node with other operands.
    fn map(self, mut f: impl FnMut(Id) -> Id) -> Node {
        match self {
            Node::X | Node::Parameter(_) | Node::Constant(_) => self,
            Node::Smooth(function, a) => Node::Smooth(function, f(a)),
            Node::Floor(a) => Node::Floor(f(a)),
            Node::Binary(operator, a, b) => Node::Binary(operator, f(a), f(b)),
            Node::Choice(choice) => {
                let [left, right, if_less, if_equal, if_greater] = choice.operands().map(f);
                Node::Choice(Choice { left, right, if_less, if_equal, if_greater })
            }
        }
    }

    /// Whether a condition holds for one of the operands.
    fn any_operand(self, mut condition: impl FnMut(Id) -> bool) -> bool {
        let mut found = false;
        self.map(|operand| {
            found |= condition(operand);
            operand
        });
        found
    }

    /// The value, given those of the nodes before it.
    fn value(self, before: &[f64], x: f64, params: &[f64]) -> f64 {
        let of = |id: Id| before[usize::from(id)];
        match self {
            Node::X => normal(x),
            Node::Parameter(index) => params.get(usize::from(index)).copied().unwrap_or(f64::NAN),
            Node::Constant(value) => value,
            Node::Smooth(Smooth::Negative, a) => -of(a),
            Node::Smooth(Smooth::Power(n), a) => integer_power(of(a), n),
            Node::Smooth(function, a) => function.at(of(a))[0],
            Node::Floor(a) => of(a).floor(),
            Node::Binary(operator, a, b) => operator.of(of(a), of(b)),
            Node::Choice(choice) => choice.of(of(choice.left), of(choice.right)).map_or(f64::NAN, of),
        }
    }
}

/// `x`, or the least normal number with its sign if it is smaller: x/50 must not be 0 on one side of 0.
pub(super) fn normal(x: f64) -> f64 {
    if x.is_subnormal() { f64::MIN_POSITIVE.copysign(x) } else { x }
}

/// A list of nodes, of which the last is the result.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Program {
    nodes: Vec<Node>,
    /// For each node whether it depends on x.
    varies: Vec<bool>,
}

impl Program {
    /// What `result` needs of the nodes of a builder.
    pub fn new(all: &[Node], result: Id) -> Self {
        let mut needed = vec![false; all.len()];
        needed[usize::from(result)] = true;
        for (id, node) in all.iter().enumerate().rev().filter(|(id, _)| *id <= usize::from(result)) {
            if needed[id] {
                node.map(|operand| {
                    needed[usize::from(operand)] = true;
                    operand
                });
            }
        }
        let mut places: Vec<Id> = vec![0; all.len()];
        let mut program = Program { nodes: Vec::new(), varies: Vec::new() };
        for (id, node) in all.iter().enumerate().filter(|(id, _)| needed[*id]) {
            places[id] = program.nodes.len() as Id;
            program.push(node.map(|operand| places[usize::from(operand)]));
        }
        program
    }

    fn push(&mut self, node: Node) {
        let varies = node == Node::X || node.any_operand(|operand| self.varies[usize::from(operand)]);
        self.nodes.push(node);
        self.varies.push(varies);
    }

    /// The program that takes parameters in another order, each given by its place in the present one.
    pub fn with_parameters(&self, order: &[usize]) -> Self {
        let place = |old: u16| order.iter().position(|other| *other == usize::from(old)).unwrap_or_default();
        let renamed = |node: &Node| match *node {
            Node::Parameter(old) => Node::Parameter(place(old) as u16),
            other => other,
        };
        Program { nodes: self.nodes.iter().map(renamed).collect(), varies: self.varies.clone() }
    }

    /// For each node whether it depends on x, or on a parameter.
    pub fn depends_on(&self, direction: Direction) -> Vec<bool> {
        let source = match direction {
            Direction::X => Node::X,
            Direction::Parameter(index) => Node::Parameter(index),
        };
        let mut depends: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            depends.push(*node == source || node.any_operand(|operand| depends[usize::from(operand)]));
        }
        depends
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub fn varies(&self, id: Id) -> bool {
        self.varies[usize::from(id)]
    }

    /// The values of all nodes.
    pub fn values(&self, x: f64, params: &[f64], values: &mut Vec<f64>) {
        values.clear();
        for node in &self.nodes {
            let value = node.value(values, x, params);
            values.push(value);
        }
    }
}

/// Nodes under construction: equal ones are shared, and what depends on constants alone is computed.
#[derive(Default)]
pub(super) struct Builder {
    pub nodes: Vec<Node>,
    varies: Vec<bool>,
}

/// There are more nodes than [`Builder::MAX_NODES`].
#[derive(Debug)]
pub(super) struct TooManyNodes;

pub(super) type Built = Result<Id, TooManyNodes>;

impl Builder {
    /// Formulas of activations that a formula calls count.
    pub const MAX_NODES: usize = 1000;

    pub fn node(&self, id: Id) -> Node {
        self.nodes[usize::from(id)]
    }

    /// Whether a node depends on x.
    pub fn varies(&self, id: Id) -> bool {
        self.varies[usize::from(id)]
    }

    pub fn constant(&mut self, value: f64) -> Built {
        self.push(Node::Constant(value))
    }

    pub fn as_constant(&self, id: Id) -> Option<f64> {
        match self.node(id) {
            Node::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// Adds a node as it is; [`Builder::smooth`] and its like rewrite it first.
    pub fn push(&mut self, node: Node) -> Built {
        if let Some(same) = self.nodes.iter().position(|other| *other == node) {
            return Ok(same as Id);
        }
        let is_leaf = matches!(node, Node::X | Node::Parameter(_) | Node::Constant(_));
        if !is_leaf && !node.any_operand(|operand| self.as_constant(operand).is_none()) {
            let values: Vec<f64> = self
                .nodes
                .iter()
                .map(|n| if let Node::Constant(value) = n { *value } else { f64::NAN })
                .collect();
            return self.constant(node.value(&values, f64::NAN, &[]));
        }
        if self.nodes.len() >= Self::MAX_NODES {
            return Err(TooManyNodes);
        }
        self.varies.push(node == Node::X || node.any_operand(|operand| self.varies(operand)));
        self.nodes.push(node);
        Ok((self.nodes.len() - 1) as Id)
    }
}
