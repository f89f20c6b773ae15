//! The printed formulas compute what the functions beside them return.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::{Instance, Order, all};
use engine::formula::{Condition, Expr, parse};

struct Scope<'a> {
    names: Vec<(&'a str, f64)>,
}

impl<'a> Scope<'a> {
    fn value(&self, expr: &Expr<'a>) -> f64 {
        match expr {
            Expr::Number(digits) => digits.parse().unwrap(),
            Expr::Name(name) => {
                let found = self.names.iter().find(|(n, _)| n == name);
                found.unwrap_or_else(|| panic!("unknown name {name}")).1
            }
            Expr::Negative(inner) => -self.value(inner),
            Expr::Binary(operator, left, right) => {
                let (a, b) = (self.value(left), self.value(right));
                match operator {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    '/' => a / b,
                    '^' => a.powf(b),
                    other => panic!("unknown operator {other}"),
                }
            }
            Expr::Call(name, arguments) => {
                let v: Vec<f64> = arguments.iter().map(|a| self.value(a)).collect();
                match (*name, v.as_slice()) {
                    ("exp", [x]) => x.exp(),
                    ("ln", [x]) => x.ln(),
                    ("sqrt", [x]) => x.sqrt(),
                    ("abs", [x]) => x.abs(),
                    ("tanh", [x]) => x.tanh(),
                    ("sin", [x]) => x.sin(),
                    ("cos", [x]) => x.cos(),
                    ("atan", [x]) => x.atan(),
                    ("sigma", [x]) => 1.0 / (1.0 + (-x).exp()),
                    ("Phi", [x]) => 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2),
                    ("phi", [x]) => (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt(),
                    ("max", [a, b]) => a.max(*b),
                    ("min", [a, b]) => a.min(*b),
                    _ => panic!("unknown function {name} of {}", v.len()),
                }
            }
            Expr::Cases(cases, otherwise) => {
                let found = cases.iter().find(|(when, _)| self.holds(when));
                self.value(found.map_or(otherwise, |(_, value)| value))
            }
            Expr::Where(body, name, meaning) => {
                let mut names = self.names.clone();
                names.push((name, self.value(meaning)));
                Scope { names }.value(body)
            }
        }
    }

    fn holds(&self, condition: &Condition<'a>) -> bool {
        let mut left = self.value(&condition.first);
        condition.rest.iter().all(|(operator, next)| {
            let right = self.value(next);
            let holds = match *operator {
                "<" => left < right,
                "<=" => left <= right,
                ">" => left > right,
                ">=" => left >= right,
                other => panic!("unknown comparison {other}"),
            };
            left = right;
            holds
        })
    }
}

#[test]
fn printed_formulas_are_what_is_computed() {
    for activation in all() {
        for params in
            [activation.defaults(), activation.params.iter().map(|p| 0.7 * p.max + 0.3 * p.min).collect()]
        {
            let instance = Instance { activation, params };
            for (text, order) in
                [(activation.formula, Order::Value), (activation.slope_formula, Order::Slope)]
            {
                let expr = parse(text).unwrap_or_else(|e| panic!("{activation:?}: {text}: {e:?}"));
                // Kinks included: the printed cases follow the same convention.
                let even = (-600..=600).map(|i| f64::from(i) / 100.0);
                for x in even.chain(instance.kinks()) {
                    let mut names = vec![("x", x), ("pi", std::f64::consts::PI)];
                    names.extend(
                        activation.params.iter().map(|p| p.name).zip(instance.params.iter().copied()),
                    );
                    let (printed, computed) = (Scope { names }.value(&expr), instance.at(order, x));
                    let close = (printed - computed).abs() <= 1e-11 * computed.abs().max(1.0);
                    assert!(close, "{activation:?} {order:?} at {x}: printed {printed}, computed {computed}");
                }
            }
        }
    }
}

#[test]
fn no_text_makes_the_parser_panic() {
    for bad in
        ["", "(", "1 +", "max(", "{ x", "{ x > : 1; else: 2 }", "x y", "2 where", "é", "x^", "{ else: 1 "]
    {
        assert!(parse(bad).is_err(), "{bad}");
    }
    assert!(parse(&"(".repeat(10_000)).is_err());
    assert!(parse(&"-".repeat(10_000)).is_err());
}
