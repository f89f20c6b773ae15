//! Writes a formula in the operations of a target.

use super::syntax::{self, Choice, Operands, Syntax};
use super::{Numbers, onnx};
use crate::activation::{Instance, Target};
use crate::formula::{Condition, Expr};

/// What a function computes: definitions, then the value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Body {
    /// Names with what they stand for, in order.
    pub definitions: Vec<(&'static str, String)>,
    /// The value.
    pub value: String,
}

impl Body {
    /// A value alone.
    pub(super) fn of(value: String) -> Self {
        Body { definitions: Vec::new(), value }
    }
}

/// What the parameters are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameters {
    /// Numbers, which the function is passed.
    Constant,
    /// Tensors that are learned.
    Learned,
}

/// The name of a parameter in code, where its own is a word of the languages.
pub(super) fn parameter(name: &str) -> &str {
    match name {
        "lambda" => "lambd",
        "min" => "low",
        "max" => "high",
        other => other,
    }
}

/// The body of a function that computes the lowered formula.
pub(super) fn body(
    target: Target,
    f: &Instance,
    formula: &Expr<'_>,
    parameters: Parameters,
    numbers: Numbers,
) -> Option<Body> {
    if target == Target::Onnx {
        return onnx::nodes(f, formula, numbers).map(Body::of);
    }
    let mut names = vec![("x", Piece::atom("x".into(), true))];
    for param in f.activation.params {
        let own = parameter(param.name);
        let learned = parameters == Parameters::Learned;
        // In Python it is a field of the layer; elsewhere a local variable is made of it.
        let text = match (learned, super::Language::of(target)) {
            (true, super::Language::Python) => format!("self.{own}"),
            _ => own.to_owned(),
        };
        names.push((param.name, Piece::atom(text, learned)));
    }
    let mut writer = Writer { syntax: syntax::of(target), numbers, names, definitions: Vec::new() };
    let value = writer.piece(formula)?;
    let value = writer.result(value);
    Some(Body { definitions: writer.definitions, value })
}

/// How tightly a text binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Choice,
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}

#[derive(Debug, Clone)]
struct Piece {
    text: String,
    level: Level,
    tensor: bool,
    /// A variable, which may have to be cloned or borrowed.
    name: bool,
}

impl Piece {
    fn new(text: String, level: Level, tensor: bool) -> Self {
        Piece { text, level, tensor, name: false }
    }

    fn atom(text: String, tensor: bool) -> Self {
        Piece { text, level: Level::Atom, tensor, name: true }
    }

    /// In brackets if it binds less tightly than its place asks.
    fn at(&self, level: Level) -> String {
        if self.level < level { format!("({})", self.text) } else { self.text.clone() }
    }
}

struct Writer<'a> {
    syntax: &'static Syntax,
    numbers: Numbers,
    names: Vec<(&'a str, Piece)>,
    definitions: Vec<(&'static str, String)>,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, expr: &Expr<'a>) -> Option<Piece> {
        Some(match expr {
            Expr::Number(digits) => Piece::new(self.numbers.written(digits), Level::Atom, false),
            Expr::Name("pi") => Piece::new(self.syntax.pi.to_owned(), Level::Atom, false),
            Expr::Name(name) => self.names.iter().rev().find(|(n, _)| n == name)?.1.clone(),
            Expr::Negative(inner) => {
                let inner = self.piece(inner)?;
                match self.syntax.operands {
                    Operands::Fallible if inner.tensor => {
                        Piece::new(format!("{}.neg()?", inner.at(Level::Atom)), Level::Atom, true)
                    }
                    _ => Piece::new(
                        format!("-{}", self.operand(&inner, Level::Power)),
                        Level::Sign,
                        inner.tensor,
                    ),
                }
            }
            Expr::Binary('^', base, exponent) => self.power(base, exponent)?,
            Expr::Binary(operator, left, right) => {
                let (left, right) = (self.piece(left)?, self.piece(right)?);
                self.binary(*operator, &left, &right)
            }
            Expr::Call(name, arguments) => self.call(name, arguments)?,
            Expr::Cases(cases, otherwise) => {
                let mut value = self.piece(otherwise)?;
                for (when, then) in cases.iter().rev() {
                    let then = self.piece(then)?;
                    value = self.choice(when, &then, &value)?;
                }
                value
            }
            Expr::Where(body, name, meaning) => {
                let local = match *name {
                    "below" => "below",
                    "t" => "t",
                    _ => return None,
                };
                let meaning = self.piece(meaning)?;
                let text = self.owned(&meaning);
                self.definitions.push((local, text));
                self.names.push((name, Piece::atom(local.to_owned(), meaning.tensor)));
                self.piece(body)?
            }
        })
    }

    /// As an operand of an operator: tensors may have to be cloned or borrowed.
    fn operand(&self, piece: &Piece, level: Level) -> String {
        match self.syntax.operands {
            Operands::Cloned if piece.name && piece.tensor => format!("{}.clone()", piece.text),
            Operands::Fallible if piece.name && piece.tensor && piece.text != "x" => {
                format!("&{}", piece.text)
            }
            _ => piece.at(level),
        }
    }

    /// As a value of its own.
    fn owned(&self, piece: &Piece) -> String {
        match self.syntax.operands {
            Operands::Plain => piece.text.clone(),
            _ if piece.name && piece.tensor => format!("{}.clone()", piece.text),
            _ => piece.text.clone(),
        }
    }

    /// As what the function returns; where operations may fail it returns whether they did.
    fn result(&self, piece: Piece) -> String {
        if self.syntax.operands != Operands::Fallible {
            return self.owned(&piece);
        }
        match piece.text.strip_suffix('?') {
            Some(call) => match call.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
                Some(inner) if balanced(inner) => inner.to_owned(),
                _ => call.to_owned(),
            },
            None => format!("Ok({})", self.owned(&piece)),
        }
    }

    fn binary(&self, operator: char, left: &Piece, right: &Piece) -> Piece {
        let sum = matches!(operator, '+' | '-');
        let level = if sum { Level::Sum } else { Level::Product };
        let right_level = match operator {
            '+' => Level::Sum,
            '-' | '*' => Level::Product,
            _ => Level::Sign,
        };
        let tensor = left.tensor || right.tensor;
        let operator = match operator {
            '+' => " + ",
            '-' => " - ",
            '*' => " * ",
            _ => " / ",
        };
        let text = [&self.operand(left, level), operator, &self.operand(right, right_level)].concat();
        if self.syntax.operands == Operands::Fallible && tensor {
            Piece::new(format!("({text})?"), Level::Atom, true)
        } else {
            Piece::new(text, level, tensor)
        }
    }

    fn power(&mut self, base: &Expr<'a>, exponent: &Expr<'a>) -> Option<Piece> {
        let Expr::Number(digits) = exponent else { return None };
        let base = self.piece(base)?;
        let method = self.syntax.operands != Operands::Plain;
        if method && !base.tensor {
            return None;
        }
        let receiver = match self.syntax.operands {
            Operands::Cloned => self.operand(&base, Level::Atom),
            _ => base.at(Level::Atom),
        };
        let text = self.syntax.power.replace("{n}", digits).replace("{}", &receiver);
        Some(Piece::new(text, if method { Level::Atom } else { Level::Power }, base.tensor))
    }

    fn call(&mut self, name: &str, arguments: &[Expr<'a>]) -> Option<Piece> {
        let arguments = arguments.iter().map(|a| self.piece(a)).collect::<Option<Vec<_>>>()?;
        let first = arguments.first()?;
        let tensor = first.tensor;
        let table = if tensor { self.syntax.functions } else { self.syntax.scalars };
        let (_, template) = table.iter().find(|(n, _)| *n == name)?;
        let receiver = template.starts_with("{}") || template.starts_with("({}");
        // `&{}`: the template borrows by itself.
        let borrowed = template.contains("&{}");
        let text = match (self.syntax.operands, receiver) {
            (Operands::Cloned, true) => self.operand(first, Level::Atom),
            (Operands::Cloned, false) => self.operand(first, Level::Choice),
            (_, true) => first.at(Level::Atom),
            _ => arguments.iter().map(|a| a.text.clone()).collect::<Vec<_>>().join(", "),
        };
        let text = if borrowed && text == "x" {
            template.replace("&{}", "x")
        } else {
            template.replace("{}", &text)
        };
        Some(Piece::new(text, Level::Atom, tensor))
    }

    fn choice(&mut self, when: &Condition<'a>, yes: &Piece, no: &Piece) -> Option<Piece> {
        let [(operator, right)] = when.rest.as_slice() else { return None };
        let (left, right) = (self.piece(&when.first)?, self.piece(right)?);
        let plain = format!("{} {operator} {}", left.at(Level::Sum), right.at(Level::Sum));
        let (text, level) = match self.syntax.choice {
            Choice::Function(name) => {
                let [yes, no] = [yes, no].map(|p| self.float(p));
                (format!("{name}({plain}, {yes}, {no})"), Level::Atom)
            }
            Choice::Ternary => {
                let [yes, no] = [self.float(yes), self.float(no)];
                (format!("{plain} ? {yes} : {no}"), Level::Choice)
            }
            Choice::Mask | Choice::Method if right.tensor || !left.tensor => return None,
            Choice::Mask => {
                let method = match *operator {
                    "<" => ".lower_scalar(",
                    "<=" => ".lower_equal_scalar(",
                    ">" => ".greater_scalar(",
                    _ => ".greater_equal_scalar(",
                };
                let mask = format!("{}{method}{})", self.operand(&left, Level::Atom), right.text);
                let text = match (yes.tensor, no.tensor) {
                    (true, true) => {
                        let (yes, no) = (self.operand(yes, Level::Choice), self.operand(no, Level::Atom));
                        format!("{no}.mask_where({mask}, {yes})")
                    }
                    (false, true) => {
                        format!("{}.mask_fill({mask}, {})", self.operand(no, Level::Atom), yes.text)
                    }
                    (true, false) => {
                        let yes = self.operand(yes, Level::Atom);
                        format!("{yes}.mask_fill({mask}.bool_not(), {})", no.text)
                    }
                    (false, false) => {
                        format!("x.full_like({}).mask_fill({mask}, {})", no.text, yes.text)
                    }
                };
                (text, Level::Atom)
            }
            Choice::Method => {
                let method = match *operator {
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
    fn float(&self, piece: &Piece) -> String {
        let whole = !piece.tensor && !piece.text.is_empty() && piece.text.bytes().all(|b| b.is_ascii_digit());
        let text = piece.at(if self.syntax.choice == Choice::Ternary { Level::Sum } else { Level::Choice });
        if whole { text + ".0" } else { text }
    }
}

/// Whether no bracket closes before it has been opened.
fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    text.bytes().all(|b| {
        depth += i32::from(b == b'(') - i32::from(b == b')');
        depth >= 0
    })
}
