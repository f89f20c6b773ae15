//! Random trees and random texts.

use super::super::{Condition, Definition, Expr, Formula, MAX_NODES, parse, parse_typed};
use proptest::prelude::*;

type Tree = Expr<'static>;

/// Trees that a text can have: powers of e are calls of exp.
fn trees() -> impl Strategy<Value = Tree> {
    let numbers = prop::sample::select(vec!["0", "1", "2.50", ".5", "1e-3", "1234.5E6"]);
    let names = prop::sample::select(vec!["x", "a", "alpha", "lambda_1", "sigma", "b2", "pi"]);
    let leaves = prop_oneof![numbers.prop_map(Expr::Number), names.prop_map(Expr::Name)];
    leaves.prop_recursive(5, 48, 3, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let operators = prop::sample::select(vec!['+', '-', '*', '/', '^']);
        let unary = prop::sample::select(vec!["exp", "ln", "tanh", "sigma", "abs", "gelu", "softplus"]);
        let comparisons = prop::sample::select(vec!["<", "<=", ">", ">="]);
        let conditions = (inner.clone(), prop::collection::vec((comparisons, inner.clone()), 1..3))
            .prop_map(|(first, rest)| Condition { first, rest });
        let cases = prop::collection::vec((conditions, inner.clone()), 1..3);
        prop_oneof![
            boxed.clone().prop_map(Expr::Negative),
            (operators, boxed.clone(), boxed.clone()).prop_map(|(o, l, r)| Expr::Binary(o, l, r)),
            (unary, inner.clone()).prop_map(|(name, argument)| Expr::Call(name, vec![argument])),
            (inner.clone(), inner).prop_map(|(a, b)| Expr::Call("max", vec![a, b])),
            (cases, boxed).prop_map(|(cases, otherwise)| Expr::Cases(cases, otherwise)),
        ]
    })
}

/// Texts of the pieces of the language, so that many get far.
fn texts() -> impl Strategy<Value = String> {
    let pieces = vec![
        "x",
        "a",
        "2",
        ".5",
        "e",
        "^",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "|",
        "+",
        "-",
        "*",
        "/",
        ",",
        ";",
        ":",
        "<",
        "≤",
        "²",
        "⁻",
        "π",
        "√",
        "sin",
        "max(",
        "elu(",
        "if(",
        "else",
        "where",
        "=",
        "\\frac",
        "\\left",
        "\\left|",
        "\\begin{cases}",
        "\\end{cases}",
        "\\\\",
        "&",
        "\\text{if }",
        "\\sigma",
        " ",
        "1e",
        "_",
        ".",
        "\\",
        "é",
        "½",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

fn nodes(expr: &Expr<'_>) -> usize {
    let condition = |c: &Condition<'_>| nodes(&c.first) + c.rest.iter().map(|(_, e)| nodes(e)).sum::<usize>();
    1 + match expr {
        Expr::Number(_) | Expr::Name(_) => 0,
        Expr::Negative(inner) => nodes(inner),
        Expr::Binary(_, left, right) | Expr::Where(left, _, right) => nodes(left) + nodes(right),
        Expr::Call(_, arguments) => arguments.iter().map(nodes).sum(),
        Expr::Cases(cases, otherwise) => {
            nodes(otherwise) + cases.iter().map(|(when, then)| condition(when) + nodes(then)).sum::<usize>()
        }
    }
}

/// Neither panics, nor makes more of a text than the limits allow, nor points outside of it.
fn check(text: &str) {
    match parse_typed(text) {
        Ok(expr) => {
            assert!(nodes(&expr) <= MAX_NODES);
            // Brackets of the printed text may nest it too deeply, which `Formula` refuses.
            let printed = expr.to_string();
            if let Ok(again) = parse(&printed) {
                assert_eq!(again, expr, "{text}: {printed}");
            }
            if let Ok(formula) = Formula::new(text) {
                assert_eq!(parse(formula.text()), Ok(expr), "{text}");
            }
        }
        Err(error) => {
            assert!(error.start <= error.end && error.end <= text.len(), "{text}: {error:?}");
            assert!(
                text.is_char_boundary(error.start) && text.is_char_boundary(error.end),
                "{text}: {error:?}"
            );
        }
    }
    let _ = parse(text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_printed_tree_is_read_as_the_same_tree(tree in trees(), meaning in trees(), bound in any::<bool>()) {
        let tree = if bound { Expr::Where(Box::new(tree), "t", Box::new(meaning)) } else { tree };
        let printed = tree.to_string();
        prop_assert_eq!(parse(&printed), Ok(tree.clone()), "{}", printed);
        prop_assert_eq!(parse_typed(&printed), Ok(tree), "{}", printed);
    }

    #[test]
    fn a_written_definition_is_read_as_the_same(tree in trees()) {
        if let Ok(definition) = Definition::new("Name", &tree.to_string()) {
            let written = definition.to_string();
            prop_assert_eq!(written.parse::<Definition>(), Ok(definition), "{}", written);
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in texts(), any in "\\PC{0,80}") {
        check(&text);
        check(&any);
        check(&text.repeat(40));
    }
}
