//! Spellings, precedence, errors and limits of the language.

use super::super::evaluate::evaluate;
use super::super::{Error, Expected, MAX_DEPTH, MAX_DIGITS, MAX_LENGTH, Problem, parse, parse_typed};
use std::f64::consts::{E, PI};

/// A text, its one text, and its value at x = 3, a = 2, b = 5.
const READINGS: &[(&str, &str, f64)] = &[
    // Signs and powers.
    ("-x^2", "-x^2", -9.0),
    ("(-x)^2", "(-x)^2", 9.0),
    ("2^3^2", "2^3^2", 512.0),
    ("(2^3)^2", "(2^3)^2", 64.0),
    ("-2^2", "-2^2", -4.0),
    ("2^-1", "2^(-1)", 0.5),
    ("2^-x^2", "2^(-x^2)", 0.001_953_125),
    ("x^-2*9", "x^(-2)*9", 1.0),
    ("--x", "--x", 3.0),
    ("1 - -x", "1 - (-x)", 4.0),
    ("1 + -x*a", "1 + (-x)*a", -5.0),
    ("-x*a", "-x*a", -6.0),
    ("a*-x", "a*(-x)", -6.0),
    ("a*-x*b", "a*(-x)*b", -30.0),
    ("12/-x*a", "12/(-x)*a", -8.0),
    ("-12/x/a", "-12/x/a", -2.0),
    ("+x", "x", 3.0),
    // Sums and products, from the left.
    ("10 - x - a", "10 - x - a", 5.0),
    ("10 - (x - a)", "10 - (x - a)", 9.0),
    ("12/x/a", "12/x/a", 2.0),
    ("12/(x/a)", "12/(x/a)", 8.0),
    ("12/x*a", "12/x*a", 8.0),
    ("12/(x*a)", "12/(x*a)", 2.0),
    ("1 + a*x", "1 + a*x", 7.0),
    ("(1 + a)*x", "(1 + a)*x", 9.0),
    ("a*x^2", "a*x^2", 18.0),
    ("(a*x)^2", "(a*x)^2", 36.0),
    ("a^x*b", "a^x*b", 40.0),
    ("a^(x*b)", "a^(x*b)", 32768.0),
    ("a^x/b", "a^x/b", 1.6),
    ("a + b/x - 2/3", "a + b/x - 2/3", 3.0),
    // No sign of multiplication.
    ("2x", "2*x", 6.0),
    ("2x^2", "2*x^2", 18.0),
    ("-2x^2", "-2*x^2", -18.0),
    ("2(x + 1)", "2*(x + 1)", 8.0),
    ("x(x + 1)", "x*(x + 1)", 12.0),
    ("(x + 1)(x - 1)", "(x + 1)*(x - 1)", 8.0),
    ("x^2y where y = b", "x^2*y where y = b", 45.0),
    ("ax + b", "a*x + b", 11.0),
    ("a x b", "a*x*b", 30.0),
    ("x exp(0)", "x*exp(0)", 3.0),
    ("2 max(a, x) b", "2*max(a, x)*b", 30.0),
    ("2e-x", "2*exp(1) - x", 2.0 * E - 3.0),
    ("2e3x", "2e3*x", 6000.0),
    ("6/2*(1 + a)", "6/2*(1 + a)", 9.0),
    ("x|x - b|", "x*abs(x - b)", 6.0),
    ("|x|^2", "abs(x)^2", 9.0),
    ("||x| - b|", "abs(abs(x) - b)", 2.0),
    ("|(2|x|) - 7|", "abs(2*abs(x) - 7)", 1.0),
    ("sin^2(0) + x", "sin(0)^2 + x", 3.0),
    ("cos 0x", "cos(0*x)", 1.0),
    // Unicode.
    ("2·x×a÷x", "2*x*a/x", 4.0),
    ("1 − x", "1 - x", -2.0),
    ("x² + x³", "x^2 + x^3", 36.0),
    ("x⁻¹*3", "x^(-1)*3", 1.0),
    ("√4 x", "sqrt(4)*x", 6.0),
    ("√(x + 1)", "sqrt(x + 1)", 2.0),
    ("½x + α where α = 1", "0.5*x + alpha where alpha = 1", 2.5),
    ("π", "pi", PI),
    ("σ(0)·x", "sigma(0)*x", 1.5),
    ("⌊x/a⌋", "floor(x/a)", 1.0),
    // Functions and constants.
    ("e", "exp(1)", E),
    ("e^-x*e^x", "exp(-x)*exp(x)", 1.0),
    ("e^{2x}", "exp(2*x)", 403.428_793_492_735_1),
    ("e^x^2", "exp(x^2)", 8_103.083_927_575_384),
    ("log(e^x)", "ln(exp(x))", 3.0),
    ("max(a, x, b)", "max(max(a, x), b)", 5.0),
    ("clamp(x, 0, 1)", "min(max(0, x), 1)", 1.0),
    ("Sigmoid(0)", "sigma(0)", 0.5),
    (".5x", ".5*x", 1.5),
    ("007.50x", "7.50*x", 22.5),
    ("5.x", "5*x", 15.0),
    ("1.5E2", "1.5E2", 150.0),
    // Cases.
    ("{ x > 0: x; else: a*x }", "{ x > 0: x; else: a*x }", 3.0),
    ("{x < 0: 1, 0 <= x < 2: 2, 7}", "{ x < 0: 1; 0 <= x < 2: 2; else: 7 }", 7.0),
    ("{x ≤ 0: 1, x > 0: 2}", "{ x <= 0: 1; else: 2 }", 2.0),
    ("{x > 0: 1; 0 ≥ x: 2}", "{ x > 0: 1; else: 2 }", 1.0),
    ("{x > 9: 1; x > 1: 2}", "{ x > 9: 1; x > 1: 2; else: 0/0 }", 2.0),
    ("if(x > 0, x, a x)", "{ x > 0: x; else: a*x }", 3.0),
    ("piecewise(x > 9, 1, x > 2, 2, 3)", "{ x > 9: 1; x > 2: 2; else: 3 }", 2.0),
    // LaTeX.
    (r"\max(0,x)", "max(0, x)", 3.0),
    (r"f(x) = \frac{x}{1+e^{-x}}", "x/(1 + exp(-x))", 2.857_722_380_467_299),
    (r"\frac12x\left(1+\tanh 0\right)", "1/2*x*(1 + tanh(0))", 1.5),
    (r"x\frac1e", "x*(1/exp(1))", 1.103638323514327),
    ("√e x", "sqrt(exp(1))*x", 4.946163812100385),
    (r"\sqrt{x+1}\cdot\sqrt4", "sqrt(x + 1)*sqrt(4)", 4.0),
    (r"\left|x-b\right|\,\lvert x\rvert", "abs(x - b)*abs(x)", 6.0),
    (r"\operatorname{erf}(0) + \text{ReLU}(x)", "erf(0) + relu(x)", 3.0),
    (r"$y = x \mathrm{e}^{0}$", "x*exp(0)", 3.0),
    (r"\alpha_1 x where \alpha_1 = a", "alpha_1*x where alpha_1 = a", 6.0),
    (
        r"\begin{cases} x & \text{if } x > 0 \\ a(e^x - 1) & \text{otherwise} \end{cases}",
        "{ x > 0: x; else: a*(exp(x) - 1) }",
        3.0,
    ),
    (r"\begin{cases} x, & x \ge 0, \\ ax, & x < 0. \end{cases}", "{ x >= 0: x; else: a*x }", 3.0),
];

#[test]
fn texts_are_read_with_standard_precedence() {
    for &(typed, printed, value) in READINGS {
        let expr = parse_typed(typed).unwrap_or_else(|e| panic!("{typed}: {e:?}"));
        assert_eq!(expr.to_string(), printed, "{typed}");
        assert_eq!(parse(printed).as_ref(), Ok(&expr), "{printed}");
        assert_eq!(parse_typed(printed).as_ref(), Ok(&expr), "{printed}");
        let found = evaluate(&expr, &[("x", 3.0), ("a", 2.0), ("b", 5.0), ("pi", PI)]);
        assert!((found - value).abs() <= 1e-15 * value.abs(), "{typed}: {found}, not {value}");
    }
}

#[test]
fn errors_have_the_place_and_what_was_expected() {
    let expected = Problem::Expected;
    let unknown = |nearest| Problem::UnknownName { nearest: Some(nearest) };
    for (text, start, end, problem) in [
        ("", 0, 0, expected(Expected::Operand)),
        ("x + ", 4, 4, expected(Expected::Operand)),
        ("x + * 2", 4, 5, expected(Expected::Operand)),
        ("x 2", 2, 3, expected(Expected::OperatorOrEnd)),
        ("x)", 1, 2, expected(Expected::OperatorOrEnd)),
        ("max(0, x", 8, 8, expected(Expected::Token(")"))),
        ("[x)", 2, 3, expected(Expected::Token("]"))),
        ("|x", 2, 2, expected(Expected::Token("|"))),
        ("{ x: 1; else: 2 }", 3, 4, expected(Expected::Comparison)),
        (r"\frac{x}{1 + x", 14, 14, expected(Expected::Token("}"))),
        ("{ x > 1; else: 2 }", 7, 8, expected(Expected::Token(":"))),
        ("if(x > 1, 2", 11, 11, expected(Expected::Token(","))),
        ("t where 2 = x", 8, 9, expected(Expected::Name)),
        ("t where x = 2", 8, 9, expected(Expected::Name)),
        ("2 where", 7, 7, expected(Expected::Name)),
        ("sin -x", 4, 5, expected(Expected::Token("("))),
        ("max x", 4, 5, expected(Expected::Token("("))),
        ("x¹⁰", 3, 6, expected(Expected::Token("^"))),
        ("x # 2", 2, 3, expected(Expected::Operand)),
        ("x ≤ 2", 2, 5, expected(Expected::OperatorOrEnd)),
        ("sigmod(x)", 0, 6, unknown("sigmoid")),
        ("2 + tahn(x)", 4, 8, unknown("tanh")),
        ("x*Gellu(x)", 2, 7, unknown("gelu")),
        ("alhpa*x", 0, 5, unknown("alpha")),
        ("X + 1", 0, 1, unknown("x")),
        ("αβγ + qwertz", 9, 15, Problem::UnknownName { nearest: None }),
        ("1/2x", 3, 4, Problem::AmbiguousFactor),
        ("a/b(x + 1)", 3, 4, Problem::AmbiguousFactor),
        ("sin a(x + 1)", 5, 6, Problem::AmbiguousFactor),
        ("exp(x, 2)", 0, 9, Problem::ArgumentCount { function: "exp", least: 1, most: 1 }),
        ("clip(x, 2)", 0, 10, Problem::ArgumentCount { function: "clip", least: 3, most: 3 }),
        ("1 + elu(x, 1, 2)", 4, 16, Problem::ArgumentCount { function: "elu", least: 1, most: 2 }),
    ] {
        assert_eq!(parse_typed(text), Err(Error { start, end, problem }), "{text}");
    }
}

#[test]
fn texts_beyond_the_limits_are_refused() {
    let problem = |text: &str| parse_typed(text).unwrap_err().problem;
    for opening in ["(", "-", "2^", "{", "|(", "sin(", "\\frac{", "if(", "{x>", "\\begin{cases}", "x^-"] {
        assert_eq!(problem(&opening.repeat(2 * MAX_DEPTH)), Problem::TooDeep, "{opening}");
        assert_eq!(problem(&opening.repeat(5000)), Problem::TooLong, "{opening}");
    }
    assert_eq!(problem(&"9".repeat(MAX_DIGITS + 1)), Problem::TooManyDigits);
    assert_eq!(problem(&"9".repeat(1_000_000)), Problem::TooLong);
    assert_eq!(problem(&format!("1e{}", "9".repeat(MAX_DIGITS))), Problem::TooManyDigits);
    assert_eq!(problem(&"x+".repeat(MAX_LENGTH / 2)), Problem::TooManyNodes);
    assert!(parse_typed("9^9^9^9").is_ok());
    let nested = format!("{}x{}", "(".repeat(MAX_DEPTH - 1), ")".repeat(MAX_DEPTH - 1));
    assert!(parse_typed(&nested).is_ok());
}
