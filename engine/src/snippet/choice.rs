//! Choices by a condition, as each target writes them.

use super::fragment::{Level, Piece};
use super::syntax::{Choice, Syntax};

/// `yes` where `left` compares with `right` as the operator says, else `no`.
pub(super) fn choice(
    syntax: &Syntax,
    (left, operator, right): (&Piece, &str, &Piece),
    yes: &Piece,
    no: &Piece,
) -> Option<Piece> {
    let plain = format!("{} {operator} {}", left.at(Level::Sum), right.at(Level::Sum));
    let (text, level) = match syntax.choice {
        Choice::Function(name) => {
            let [yes, no] = [yes, no].map(|p| float(syntax, p));
            (format!("{name}({plain}, {yes}, {no})"), Level::Atom)
        }
        Choice::Ternary => {
            let [yes, no] = [float(syntax, yes), float(syntax, no)];
            (format!("{plain} ? {yes} : {no}"), Level::Choice)
        }
        Choice::Mask | Choice::Method if right.tensor || !left.tensor => return None,
        Choice::Mask => {
            let method = match operator {
                "<" => ".lower_scalar(",
                "<=" => ".lower_equal_scalar(",
                ">" => ".greater_scalar(",
                _ => ".greater_equal_scalar(",
            };
            let mask = format!("{}{method}{})", left.operand(syntax.operands, Level::Atom), right.text);
            let text = match (yes.tensor, no.tensor) {
                (true, true) => {
                    let (yes, no) = (
                        yes.operand(syntax.operands, Level::Choice),
                        no.operand(syntax.operands, Level::Atom),
                    );
                    format!("{no}.mask_where({mask}, {yes})")
                }
                (false, true) => {
                    format!("{}.mask_fill({mask}, {})", no.operand(syntax.operands, Level::Atom), yes.text)
                }
                (true, false) => {
                    let yes = yes.operand(syntax.operands, Level::Atom);
                    format!("{yes}.mask_fill({mask}.bool_not(), {})", no.text)
                }
                (false, false) => {
                    format!("x.full_like({}).mask_fill({mask}, {})", no.text, yes.text)
                }
            };
            (text, Level::Atom)
        }
        Choice::Method => {
            let method = match operator {
                "<" => ".lt(",
                "<=" => ".le(",
                ">" => ".gt(",
                _ => ".ge(",
            };
            let tensor = |piece: &Piece| match (piece.tensor, piece.text.as_str()) {
                (true, "x") => "x".to_owned(),
                (true, text) => format!("&{text}"),
                (false, "0.0") => "&x.zeros_like()?".to_owned(),
                (false, "1.0") => "&x.ones_like()?".to_owned(),
                (false, _) => format!("&(x.ones_like()? * {})?", piece.at(Level::Product)),
            };
            let mask = format!("{}{method}{})?", left.at(Level::Atom), right.text);
            let text = format!("{mask}.where_cond({}, {})?", tensor(yes), tensor(no));
            (text, Level::Atom)
        }
    };
    Some(Piece::new(text, level, true))
}

/// Whole numbers are written as floating-point ones, which the other value of a choice is.
fn float(syntax: &Syntax, piece: &Piece) -> String {
    let whole = !piece.tensor && !piece.text.is_empty() && piece.text.bytes().all(|b| b.is_ascii_digit());
    let text = piece.at(if syntax.choice == Choice::Ternary { Level::Sum } else { Level::Choice });
    if whole { text + ".0" } else { text }
}
