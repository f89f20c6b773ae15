//! Integrals of smooth pieces, by adaptive Gauss–Kronrod rules.

/// Nodes of the 15-point Kronrod rule on [0, 1), its weights, and those of the 7-point Gauss rule at every
/// other node. Piessens et al., QUADPACK, 1983.
const RULE: [(f64, f64, f64); 8] = [
    (0.0, 0.209_482_141_084_727_83, 0.417_959_183_673_469_4),
    (0.207_784_955_007_898_47, 0.204_432_940_075_298_9, 0.0),
    (0.405_845_151_377_397_2, 0.190_350_578_064_785_4, 0.381_830_050_505_118_9),
    (0.586_087_235_467_691_1, 0.169_004_726_639_267_9, 0.0),
    (0.741_531_185_599_394_4, 0.140_653_259_715_525_92, 0.279_705_391_489_276_64),
    (0.864_864_423_359_769_1, 0.104_790_010_322_250_18, 0.0),
    (0.949_107_912_342_758_5, 0.063_092_092_629_978_55, 0.129_484_966_168_869_7),
    (0.991_455_371_120_812_6, 0.022_935_322_010_529_224, 0.0),
];

/// The most bisections of one interval.
const MAX_HALVINGS: u32 = 40;
/// The most intervals to which the rules are applied for one integral.
pub(super) const MAX_RULES: u32 = 4000;

/// The integrals of `N` functions at once, and whether the tolerance was met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Integral<const N: usize> {
    pub(super) values: [f64; N],
    pub(super) converged: bool,
}

/// ∫ f from the first of the `edges` to the last; between neighbouring edges f must be smooth. `tolerance` bounds the
/// estimated error of every interval, relative to 1 + |its integral|. The estimate is the difference between the two
/// rules, which is far greater than the error of the Kronrod rule. Each use of the rules takes 1 of `rules`; when none is
/// left, no interval is halved any more.
pub(super) fn integrate<const N: usize>(
    f: impl Fn(f64) -> [f64; N],
    edges: &[f64],
    tolerance: f64,
    rules: &mut u32,
) -> Integral<N> {
    let mut found = Integral { values: [0.0; N], converged: true };
    let mut open: Vec<(f64, f64, u32)> = edges.windows(2).rev().map(|w| (w[0], w[1], 0)).collect();
    while let Some((from, to, depth)) = open.pop() {
        *rules = rules.saturating_sub(1);
        let (fine, coarse) = apply_rules(&f, from, to);
        let close = |(fine, coarse): (&f64, &f64)| (fine - coarse).abs() <= tolerance * (1.0 + fine.abs());
        let met = fine.iter().zip(&coarse).all(close);
        if met || depth >= MAX_HALVINGS || *rules == 0 {
            found.converged &= met;
            found.values.iter_mut().zip(fine).for_each(|(sum, part)| *sum += part);
            // No further part makes them finite again.
            if !found.values.iter().any(|sum| sum.is_finite()) {
                break;
            }
        } else {
            let middle = 0.5 * (from + to);
            open.push((middle, to, depth + 1));
            open.push((from, middle, depth + 1));
        }
    }
    found
}

/// The Kronrod rule and the Gauss rule on one interval.
fn apply_rules<const N: usize>(f: impl Fn(f64) -> [f64; N], from: f64, to: f64) -> ([f64; N], [f64; N]) {
    let (centre, half) = (0.5 * (from + to), 0.5 * (to - from));
    let (mut fine, mut coarse) = ([0.0; N], [0.0; N]);
    let mut add = |x: f64, kronrod: f64, gauss: f64| {
        for (k, value) in f(x).into_iter().enumerate() {
            fine[k] += half * kronrod * value;
            coarse[k] += half * gauss * value;
        }
    };
    for (node, kronrod, gauss) in RULE {
        add(centre + half * node, kronrod, gauss);
        if node != 0.0 {
            add(centre - half * node, kronrod, gauss);
        }
    }
    (fine, coarse)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integrate<const N: usize>(f: impl Fn(f64) -> [f64; N], edges: &[f64], tolerance: f64) -> Integral<N> {
        super::integrate(f, edges, tolerance, &mut { MAX_RULES })
    }

    #[test]
    fn integrals_with_closed_forms() {
        let found = integrate(|x: f64| [x.exp(), 1.0 / (1.0 + x * x), x.powi(13)], &[0.0, 1.0], 1e-12);
        let expected = [1f64.exp() - 1.0, std::f64::consts::FRAC_PI_4, 1.0 / 14.0];
        for (found, expected) in found.values.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-15, "{found} {expected}");
        }
        // A peak a thousandth wide, off any node.
        let narrow = integrate(|x: f64| [1e-3 / ((x - 0.1234).powi(2) + 1e-6)], &[-1.0, 1.0], 1e-10);
        let exact = (876.6f64).atan() + (1123.4f64).atan();
        assert!(narrow.converged && (narrow.values[0] - exact).abs() < 1e-10, "{narrow:?} {exact}");
    }

    #[test]
    fn an_integral_that_does_not_converge_is_marked() {
        assert!(!integrate(|x: f64| [1.0 / x], &[0.0, 1.0], 1e-12).converged);
    }

    #[test]
    fn an_integral_that_is_not_finite_ends_soon() {
        let mut rules = MAX_RULES;
        let found = super::integrate(|x: f64| [(1.0 - x).ln()], &[0.0, 2.0, 3.0], 1e-12, &mut rules);
        assert!(found.values[0].is_nan() && !found.converged && rules > MAX_RULES - 200, "{found:?} {rules}");
    }
}
