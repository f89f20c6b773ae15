//! Elementwise selection by a condition, in the operations of each target.

use super::fragment::{Fragment, Precedence};
use super::syntax::{Choice, Syntax};

/// Selects `yes` where the comparison holds, else `no`.
pub(super) fn choice(
    syntax: &Syntax,
    (left, operator, right): (&Fragment, &str, &Fragment),
    yes: &Fragment,
    no: &Fragment,
) -> Option<Fragment> {
    let plain = format!(
        "{} {operator} {}",
        left.parenthesized(Precedence::Sum),
        right.parenthesized(Precedence::Sum)
    );
    let (text, precedence) = match syntax.choice {
        Choice::Function(name) => {
            let [yes, no] = [yes, no].map(|p| float_literal(syntax, p));
            (format!("{name}({plain}, {yes}, {no})"), Precedence::Atom)
        }
        Choice::Ternary => {
            let [yes, no] = [float_literal(syntax, yes), float_literal(syntax, no)];
            (format!("{plain} ? {yes} : {no}"), Precedence::Choice)
        }
        Choice::Mask | Choice::Method if right.tensor || !left.tensor => return None,
        Choice::Mask => {
            let method = match operator {
                "<" => ".lower_scalar(",
                "<=" => ".lower_equal_scalar(",
                ">" => ".greater_scalar(",
                _ => ".greater_equal_scalar(",
            };
            let mask = format!("{}{method}{})", left.operand(syntax.operands, Precedence::Atom), right.text);
            let text = match (yes.tensor, no.tensor) {
                (true, true) => {
                    let (yes, no) = (
                        yes.operand(syntax.operands, Precedence::Choice),
                        no.operand(syntax.operands, Precedence::Atom),
                    );
                    format!("{no}.mask_where({mask}, {yes})")
                }
                (false, true) => {
                    format!(
                        "{}.mask_fill({mask}, {})",
                        no.operand(syntax.operands, Precedence::Atom),
                        yes.text
                    )
                }
                (true, false) => {
                    let yes = yes.operand(syntax.operands, Precedence::Atom);
                    format!("{yes}.mask_fill({mask}.bool_not(), {})", no.text)
                }
                (false, false) => {
                    format!("x.full_like({}).mask_fill({mask}, {})", no.text, yes.text)
                }
            };
            (text, Precedence::Atom)
        }
        Choice::Method => {
            let method = match operator {
                "<" => ".lt(",
                "<=" => ".le(",
                ">" => ".gt(",
                _ => ".ge(",
            };
            let tensor = |fragment: &Fragment| match (fragment.tensor, fragment.text.as_str()) {
                (true, "x") => "x".to_owned(),
                (true, text) => format!("&{text}"),
                (false, "0.0") => "&x.zeros_like()?".to_owned(),
                (false, "1.0") => "&x.ones_like()?".to_owned(),
                (false, _) => format!("&(x.ones_like()? * {})?", fragment.parenthesized(Precedence::Product)),
            };
            let mask = format!("{}{method}{})?", left.parenthesized(Precedence::Atom), right.text);
            let text = format!("{mask}.where_cond({}, {})?", tensor(yes), tensor(no));
            (text, Precedence::Atom)
        }
    };
    Some(Fragment::new(text, precedence, true))
}

/// Writes an integer as a floating-point number, because both values of a selection must have the same type.
fn float_literal(syntax: &Syntax, fragment: &Fragment) -> String {
    let digits = fragment.text.strip_prefix('-').unwrap_or(&fragment.text);
    let whole = !fragment.tensor && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let text = fragment.parenthesized(if syntax.choice == Choice::Ternary {
        Precedence::Sum
    } else {
        Precedence::Choice
    });
    if whole { text + ".0" } else { text }
}
