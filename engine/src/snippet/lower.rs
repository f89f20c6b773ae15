//! Rewrites a formula into operations of frameworks, in forms that do not overflow and that have the slope of the
//! activation at kinks.

use crate::formula::{Condition, Expr};

/// The requirements of a target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lowering {
    /// Whether the derivative of its clip at both ends is that of the activations; otherwise clips become cases.
    pub clip: bool,
    /// Whether all cases are computed, so that one that is not selected must not overflow or divide by 0.
    pub eager: bool,
}

/// Rewrites the formula with, besides the functions of [`crate::formula`], `expm1`, `softplus`, `relu`, and `clip`
/// where [`Lowering::clip`] allows it.
pub(super) fn lower(expr: Expr<'_>, to: Lowering) -> Expr<'_> {
    match expr {
        Expr::Number(_) | Expr::Name(_) => expr,
        Expr::Negative(inner) => Expr::Negative(Box::new(lower(*inner, to))),
        Expr::Binary(operator, left, right) => {
            let (left, right) = (lower(*left, to), lower(*right, to));
            match (operator, &left, &right) {
                // exp(t) − 1
                ('-', Expr::Call("exp", t), Expr::Number("1")) => Expr::Call("expm1", t.clone()),
                // 1/(1 + exp(−t))
                ('/', Expr::Number("1"), sum) => match one_plus_exp(sum) {
                    Some(Expr::Negative(t)) => Expr::Call("sigma", vec![(**t).clone()]),
                    _ => Expr::Binary('/', Box::new(left), Box::new(right)),
                },
                _ => Expr::Binary(operator, Box::new(left), Box::new(right)),
            }
        }
        Expr::Call(name, arguments) => {
            let arguments: Vec<_> = arguments.into_iter().map(|a| lower(a, to)).collect();
            match (name, arguments.as_slice()) {
                ("ln", [sum]) => match one_plus_exp(sum) {
                    Some(t) => Expr::Call("softplus", vec![t.clone()]),
                    None => Expr::Call(name, arguments),
                },
                ("max", [Expr::Number("0"), t]) => Expr::Call("relu", vec![t.clone()]),
                ("min", [Expr::Call("relu", inner), high]) => {
                    clip(Expr::Number("0"), inner.first().cloned(), high.clone(), to)
                }
                ("min", [Expr::Call("max", inner), high]) => {
                    let low = inner.first().cloned().unwrap_or(Expr::Number("0"));
                    clip(low, inner.get(1).cloned(), high.clone(), to)
                }
                _ => Expr::Call(name, arguments),
            }
        }
        Expr::Cases(cases, otherwise) => {
            let cases: Vec<_> = cases.into_iter().map(|(when, then)| (when, lower(then, to))).collect();
            let otherwise = lower(*otherwise, to);
            match cases.as_slice() {
                [(when, _)] if to.eager && overflows(&otherwise) => {
                    // Elements of another case get 0: if it overflowed there, the gradient would be ∞·0 = NaN.
                    let zero = vec![(when.clone(), Expr::Number("0"))];
                    let guarded = Expr::Cases(zero, Box::new(Expr::Name("x")));
                    let otherwise = substitute(otherwise, "below");
                    Expr::Where(Box::new(Expr::Cases(cases, Box::new(otherwise))), "below", Box::new(guarded))
                }
                _ => Expr::Cases(cases, Box::new(otherwise)),
            }
        }
        Expr::Where(body, name, meaning) => {
            Expr::Where(Box::new(lower(*body, to)), name, Box::new(lower(*meaning, to)))
        }
    }
}

/// The t of 1 + exp(t).
fn one_plus_exp<'e, 'a>(sum: &'e Expr<'a>) -> Option<&'e Expr<'a>> {
    match sum {
        Expr::Binary('+', one, exp) => match (&**one, &**exp) {
            (Expr::Number("1"), Expr::Call("exp", t)) => t.first(),
            _ => None,
        },
        _ => None,
    }
}

/// min(max(low, t), high). Written as cases, its slope at both ends is 0.
fn clip<'a>(low: Expr<'a>, t: Option<Expr<'a>>, high: Expr<'a>, to: Lowering) -> Expr<'a> {
    let t = t.unwrap_or(Expr::Name("x"));
    if to.clip {
        return Expr::Call("clip", vec![t, low, high]);
    }
    let is_name = matches!(t, Expr::Name(_));
    let inner = if is_name { t.clone() } else { Expr::Name("t") };
    let compared = |operator, limit: &Expr<'a>| Condition {
        first: inner.clone(),
        rest: vec![(operator, limit.clone())],
    };
    let cases = vec![(compared("<=", &low), low.clone()), (compared("<", &high), inner.clone())];
    let cases = Expr::Cases(cases, Box::new(high));
    if is_name { cases } else { Expr::Where(Box::new(cases), "t", Box::new(t)) }
}

fn overflows(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Call(name, arguments) => matches!(*name, "exp" | "expm1") || arguments.iter().any(overflows),
        Expr::Binary('/', _, right) if right.depends_on_x() => true,
        Expr::Binary(_, left, right) => overflows(left) || overflows(right),
        Expr::Negative(inner) => overflows(inner),
        _ => false,
    }
}

/// Replaces x by another name.
fn substitute<'a>(expr: Expr<'a>, name: &'a str) -> Expr<'a> {
    let again = |inner: Box<Expr<'a>>| Box::new(substitute(*inner, name));
    match expr {
        Expr::Name("x") => Expr::Name(name),
        Expr::Negative(inner) => Expr::Negative(again(inner)),
        Expr::Binary(operator, left, right) => Expr::Binary(operator, again(left), again(right)),
        Expr::Call(function, arguments) => {
            Expr::Call(function, arguments.into_iter().map(|a| substitute(a, name)).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::{Instance, Order, all};
    use crate::formula::evaluate::evaluate;
    use crate::formula::parse;
    use std::cmp::Ordering;

    #[test]
    fn lowered_formulas_have_the_same_values_without_overflow() {
        for activation in all() {
            let f = Instance::new(activation);
            for (clip, eager) in [(true, true), (false, true), (false, false)] {
                let formula = parse(activation.program_formula()).unwrap();
                let lowered = lower(formula, Lowering { clip, eager });
                let even =
                    (-80..=80).map(|i| f64::from(i) * 10.0).chain((-80..=80).map(|i| f64::from(i) / 10.0));
                // Functions that grow exponentially overflow.
                for x in even.chain(f.kinks()).filter(|x| f.at(Order::Value, *x).is_finite()) {
                    let mut names = vec![("x", x), ("pi", std::f64::consts::PI)];
                    names.extend(activation.params.iter().map(|p| p.name).zip(f.params.iter().copied()));
                    let (found, expected) = (evaluate(&lowered, &names), f.at(Order::Value, x));
                    let close = (found - expected).abs() <= 1e-11 * expected.abs().max(1.0);
                    assert!(close, "{activation:?} at {x}: {found}, not {expected}");
                }
            }
        }
    }

    /// The points far out at which programs are compared.
    const TAILS: [f64; 6] = [-800.0, -40.0, -10.0, 10.0, 40.0, 800.0];

    #[test]
    fn lowered_formulas_keep_their_digits_in_the_tails() {
        let mut lost = Vec::new();
        for activation in all() {
            let corners = [0.0, 0.3, 1.0]
                .map(|part| activation.params.iter().map(|p| p.min + part * (p.max - p.min)).collect());
            for params in corners.into_iter().chain([activation.defaults()]) {
                let f = Instance { activation, params };
                for (clip, eager) in [(true, true), (false, true), (false, false)] {
                    let formula = parse(activation.program_formula()).unwrap();
                    let lowered = lower(formula, Lowering { clip, eager });
                    for x in TAILS {
                        let mut names = vec![("x", x), ("pi", std::f64::consts::PI)];
                        names.extend(activation.params.iter().map(|p| p.name).zip(f.params.iter().copied()));
                        let (found, expected) = (evaluate(&lowered, &names), f.at(Order::Value, x));
                        // A rounded argument of an exponential costs as many units as it is large, 745 at most.
                        let allowed = 1e-12 * expected.abs() + f64::MIN_POSITIVE;
                        if found != expected
                            && (found - expected).abs().partial_cmp(&allowed) != Some(Ordering::Less)
                        {
                            lost.push(format!("{f:?} at {x}: {found}, not {expected}"));
                        }
                    }
                }
            }
        }
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    }

    #[test]
    fn exponentials_get_0_for_elements_of_other_cases() {
        let elu = parse("{ x > 0: x; else: alpha*(exp(x) - 1) }").unwrap();
        let Expr::Where(_, "below", meaning) = lower(elu, Lowering { clip: false, eager: true }) else {
            panic!("nothing is guarded");
        };
        assert_eq!(evaluate(&meaning, &[("x", 1000.0)]), 0.0);
        assert_eq!(evaluate(&meaning, &[("x", 0.0)]), 0.0);
        assert_eq!(evaluate(&meaning, &[("x", -3.0)]), -3.0);
    }
}
