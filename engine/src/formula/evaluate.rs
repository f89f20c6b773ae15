//! Evaluation of formulas in tests, with the functions of formulas and those of lowered formulas.

use super::expr::{Condition, Expr};

/// The value of an expression for these values of its names; of equal names the last counts.
pub(crate) fn evaluate(expr: &Expr<'_>, names: &[(&str, f64)]) -> f64 {
    let value = |expr: &Expr<'_>| evaluate(expr, names);
    match expr {
        Expr::Number(digits) => digits.parse().unwrap(),
        Expr::Name(name) => match names.iter().rev().find(|(other, _)| other == name) {
            Some((_, value)) => *value,
            None => panic!("unknown name {name}"),
        },
        Expr::Negative(inner) => -value(inner),
        Expr::Binary(operator, left, right) => {
            let (a, b) = (value(left), value(right));
            match operator {
                '+' => a + b,
                '-' => a - b,
                '*' => a * b,
                '/' => a / b,
                '^' => a.powf(b),
                other => panic!("unknown operator {other}"),
            }
        }
        Expr::Call(name, arguments) => call(name, &arguments.iter().map(value).collect::<Vec<_>>()),
        Expr::Cases(cases, otherwise) => {
            let found = cases.iter().find(|(when, _)| holds(when, names));
            value(found.map_or(otherwise, |(_, then)| then))
        }
        Expr::Where(body, name, meaning) => evaluate(body, &[names, &[(name, value(meaning))]].concat()),
    }
}

fn call(name: &str, arguments: &[f64]) -> f64 {
    match (name, arguments) {
        ("exp", [x]) => x.exp(),
        ("expm1", [x]) => x.exp_m1(),
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
        ("softplus", [x]) => x.max(0.0) + (-x.abs()).exp().ln_1p(),
        ("relu", [x]) => x.max(0.0),
        ("max", [a, b]) => a.max(*b),
        ("min", [a, b]) => a.min(*b),
        ("erf", [x]) => libm::erf(*x),
        ("floor", [x]) => x.floor(),
        ("clip", [x, low, high]) => x.max(*low).min(*high),
        _ => panic!("unknown function {name} of {}", arguments.len()),
    }
}

fn holds(condition: &Condition<'_>, names: &[(&str, f64)]) -> bool {
    let mut left = evaluate(&condition.first, names);
    condition.rest.iter().all(|(operator, next)| {
        let right = evaluate(next, names);
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
