//! Activations that visitors define: a formula, with a name, limits of its parameters, and the one that networks learn.
//!
//! As a text, `Wobble=x+sin(b*x)@b=0..5@learn=b`; a formula alone is a definition, too. `@b=0..2.5..5` gives the value when
//! none is given between the limits. Such texts are the ids of the activations that are made of them.

use super::names::symbol;
use super::{Error, Example, Formula, GALLERY, MAX_DEFINITION, parse};
use crate::activation::{Activation, Param, Record, define, find, find_typed, leak};
use std::fmt::{self, Display};
use std::str::FromStr;

/// The limits of a parameter, and its default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The least value.
    pub min: f64,
    /// The value when none is given.
    pub default: f64,
    /// The greatest value.
    pub max: f64,
}

impl Limits {
    /// Those of a parameter for which none are given.
    pub const DEFAULT: Limits = Limits { min: -5.0, default: 1.0, max: 5.0 };
    /// The greatest absolute value of a limit.
    pub const MAX: f64 = 1e6;

    /// Limits without a default.
    pub fn new(min: f64, max: f64) -> Self {
        Limits { min, default: if min <= 1.0 && 1.0 <= max { 1.0 } else { min }, max }
    }

    /// Whether they are numbers within ±[`Limits::MAX`] in ascending order.
    pub fn are_valid(self) -> bool {
        let is_between = self.min <= self.default && self.default <= self.max;
        -Self::MAX <= self.min && self.min < self.max && self.max <= Self::MAX && is_between
    }
}

/// Why a text defines no activation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefinitionError {
    /// The formula has an error; places are those in the text.
    Formula(Error),
    /// The formula does not depend on x.
    Constant,
    /// The name is none: letters, digits, spaces and `-_.'` after a letter, at most [`Definition::MAX_NAME`].
    Name,
    /// What follows an `@` is neither `name=least..greatest`, with a default in the middle or without, nor `learn=name` of a parameter.
    Option(String),
    /// The text has more than [`MAX_DEFINITION`] bytes.
    TooLong,
    /// The program has made [`MAX_TYPED`](crate::activation::MAX_TYPED) others.
    TooMany,
}

impl DefinitionError {
    /// The same error of a formula that begins at this byte of a text.
    fn shifted(self, offset: usize) -> Self {
        match self {
            DefinitionError::Formula(Error { start, end, problem }) => {
                DefinitionError::Formula(Error { start: start + offset, end: end + offset, problem })
            }
            other => other,
        }
    }
}

/// What defines an activation.
#[derive(Debug, PartialEq)]
pub struct Definition {
    name: String,
    formula: Formula,
    /// One for each parameter of the formula.
    limits: Vec<Limits>,
    /// The index of the parameter that networks learn.
    learned: Option<usize>,
}

impl Definition {
    /// The greatest number of characters of a name.
    pub const MAX_NAME: usize = 24;

    /// A formula with this name; without one it is called by its text.
    ///
    /// # Errors
    /// If the name is none, or where the text is no formula.
    pub fn new(name: &str, formula: &str) -> Result<Self, DefinitionError> {
        let formula = Formula::new(formula).map_err(DefinitionError::Formula)?;
        if !formula.expr().is_some_and(|expr| expr.depends_on_x()) {
            return Err(DefinitionError::Constant);
        }
        let limits = vec![Limits::DEFAULT; formula.parameters().len()];
        Definition { name: String::new(), formula, limits, learned: None }.with_name(name)
    }

    /// The name; empty if it is called by its formula.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The formula.
    pub fn formula(&self) -> &Formula {
        &self.formula
    }

    /// The parameter that networks learn.
    pub fn learned(&self) -> Option<&str> {
        self.formula.parameters().get(self.learned?).map(String::as_str)
    }

    /// With another name.
    ///
    /// # Errors
    /// If it is none.
    pub fn with_name(self, name: &str) -> Result<Self, DefinitionError> {
        let name = name.trim();
        if !name.is_empty() && !is_name(name) {
            return Err(DefinitionError::Name);
        }
        Ok(Definition { name: name.into(), ..self })
    }

    /// With another formula. Parameters that both have keep their limits and are learned still.
    ///
    /// # Errors
    /// Where the text is no formula.
    pub fn with_formula(&self, formula: &str) -> Result<Self, DefinitionError> {
        let mut changed = Definition::new(&self.name, formula)?;
        for (parameter, limits) in self.formula.parameters().iter().zip(&self.limits) {
            changed = changed.with_limits(parameter, *limits);
        }
        changed.learned = self.learned().and_then(|learned| changed.index_of(learned));
        Ok(changed)
    }

    /// With limits of a parameter, if it has it and they are valid.
    #[must_use]
    pub fn with_limits(mut self, parameter: &str, limits: Limits) -> Self {
        if let (Some(index), true) = (self.index_of(parameter), limits.are_valid()) {
            self.limits[index] = limits;
        }
        self
    }

    /// With a parameter that networks learn; with none if there is no such parameter.
    #[must_use]
    pub fn with_learned(mut self, parameter: &str) -> Self {
        self.learned = self.index_of(parameter);
        self
    }

    fn index_of(&self, parameter: &str) -> Option<usize> {
        self.formula.parameters().iter().position(|name| name == parameter)
    }

    /// The activation that it defines. A parameter that is learned is its first.
    ///
    /// # Errors
    /// If the definition is too long, or the program has made too many.
    pub fn activation(self) -> Result<&'static Activation, DefinitionError> {
        let id = self.to_string();
        if id.len() > MAX_DEFINITION {
            return Err(DefinitionError::TooLong);
        }
        if let Some(known) = find_typed(&id) {
            return Ok(known);
        }
        let first = self.learned.unwrap_or_default();
        let mut params: Vec<Param> = self.params().collect();
        if let Some(before) = params.get_mut(..=first) {
            before.rotate_right(1);
        }
        let text = self.formula.text().to_owned();
        let name = if self.name.is_empty() { shortened(&text) } else { self.name };
        let learns = self.learned.is_some();
        let is_known = |example: &&Example| parse(example.text).is_ok_and(|expr| expr.to_string() == text);
        let origin = GALLERY.iter().find(is_known).map_or("", |example| example.origin);
        let record = Record { id: &id, name: &name, formula: &text, params, learns, origin };
        define(record, self.formula.with_first(first)).ok_or(DefinitionError::TooMany)
    }

    fn params(&self) -> impl Iterator<Item = Param> {
        self.formula.parameters().iter().zip(&self.limits).map(|(name, limits)| Param {
            name: leak(name),
            symbol: leak(&symbol(name)),
            default: limits.default,
            min: limits.min,
            max: limits.max,
            step: step_of(*limits),
            logarithmic: false,
        })
    }
}

/// The power of 10 that divides an interval into 500 to 5,000 steps.
fn step_of(limits: Limits) -> f64 {
    10.0_f64.powf(((limits.max - limits.min) / 500.0).log10().floor())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= Definition::MAX_NAME {
        return text.into();
    }
    text.chars().take(Definition::MAX_NAME - 1).chain(['…']).collect()
}

fn is_name(text: &str) -> bool {
    let is_allowed = |c: char| c.is_alphanumeric() || " -_.'".contains(c);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_allowed)
        && text.chars().count() <= Definition::MAX_NAME
}

/// Splits the name from the formula: it is before the first `=` that is no part of a comparison or an abbreviation.
fn split_name(text: &str) -> (&str, &str) {
    match text.split_once('=') {
        Some((name, formula)) if is_name(name.trim()) && !name.contains(" where ") => (name, formula),
        _ => ("", text),
    }
}

impl FromStr for Definition {
    type Err = DefinitionError;

    fn from_str(text: &str) -> Result<Self, DefinitionError> {
        let mut options = text.split('@');
        let (name, formula) = split_name(options.next().unwrap_or_default());
        // A name is followed by a sign.
        let offset = if name.is_empty() { 0 } else { name.len() + 1 };
        let mut definition = Definition::new(name, formula).map_err(|error| error.shifted(offset))?;
        for option in options {
            let invalid = || DefinitionError::Option(option.into());
            let (key, value) = option.split_once('=').ok_or_else(invalid)?;
            let parameter = if key == "learn" { value } else { key };
            definition.index_of(parameter).ok_or_else(invalid)?;
            definition = if key == "learn" {
                definition.with_learned(parameter)
            } else {
                let numbers: Result<Vec<f64>, _> = value.split("..").map(str::parse).collect();
                let limits = match numbers.map_err(|_| invalid())?[..] {
                    [min, max] => Limits::new(min, max),
                    [min, default, max] => Limits { min, default, max },
                    _ => return Err(invalid()),
                };
                if !limits.are_valid() {
                    return Err(invalid());
                }
                definition.with_limits(parameter, limits)
            };
        }
        Ok(definition)
    }
}

impl Display for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.name.is_empty() {
            write!(f, "{}=", self.name)?;
        }
        f.write_str(&without_spaces(self.formula.text()))?;
        for (name, limits) in self.formula.parameters().iter().zip(&self.limits) {
            let Limits { min, default, max } = *limits;
            if *limits == Limits::new(min, max) {
                if *limits != Limits::DEFAULT {
                    write!(f, "@{name}={min}..{max}")?;
                }
            } else {
                write!(f, "@{name}={min}..{default}..{max}")?;
            }
        }
        match self.learned() {
            Some(learned) => write!(f, "@learn={learned}"),
            None => Ok(()),
        }
    }
}

/// A formula without the spaces that separate no words.
fn without_spaces(text: &str) -> String {
    let mut short = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if c != ' ' || joins(short.chars().last()) && joins(characters.peek().copied()) {
            short.push(c);
        }
    }
    short
}

/// The activation with this id: one of the list, or one that the id defines.
///
/// # Errors
/// If it is neither.
pub fn activation(id: &str) -> Result<&'static Activation, DefinitionError> {
    match find(id) {
        Some(listed) => Ok(listed),
        None => id.parse::<Definition>()?.activation(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::{Instance, Order};

    fn written(text: &str) -> Result<String, DefinitionError> {
        text.parse().map(|definition: Definition| definition.to_string())
    }

    #[test]
    fn a_definition_is_read_and_written() {
        for (text, expected) in [
            ("x * sigmoid(b x)", "x*sigma(b*x)"),
            ("Wobble = x + sin(b*x)", "Wobble=x+sin(b*x)"),
            ("My one=b*x@b=0..2.5", "My one=b*x@b=0..2.5"),
            ("a*x + b@b=-1..1@learn=b", "a*x+b@b=-1..1@learn=b"),
            ("a*x@a=2..3", "a*x@a=2..3"),
            ("a*x@a=2..2.5..3", "a*x@a=2..2.5..3"),
            ("a*x@a=0..1..3", "a*x@a=0..3"),
            ("{ x >= 0: x; else: a*x }", "{x>=0:x;else:a*x}"),
            ("c*x where c = 2", "c*x where c=2"),
            ("x*t where t = tanh(x)", "x*t where t=tanh(x)"),
        ] {
            assert_eq!(written(text).as_deref(), Ok(expected));
            assert_eq!(written(expected).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        let option = |text: &str| Err(DefinitionError::Option(text.into()));
        assert_eq!(written("b*x@c=0..1"), option("c=0..1"));
        assert_eq!(written("b*x@b=1..0"), option("b=1..0"));
        assert_eq!(written("b*x@b=0..1e300"), option("b=0..1e300"));
        assert_eq!(written("b*x@b=NaN..1"), option("b=NaN..1"));
        assert_eq!(written("b*x@b=0..2..1"), option("b=0..2..1"));
        assert_eq!(written("b*x@"), option(""));
        for (text, place) in [("b*", 2), ("f=b*", 4), ("My one = sin(", 13)] {
            let Err(DefinitionError::Formula(error)) = written(text) else { panic!("{text}") };
            assert_eq!((error.start, error.end), (place, place), "{text}");
        }
        assert_eq!(written("2*a"), Err(DefinitionError::Constant));
        assert_eq!(Definition::new("2x", "x"), Err(DefinitionError::Name));
        assert_eq!(Definition::new(&"n".repeat(25), "x"), Err(DefinitionError::Name));
        let long = format!("x{}", "+0.12345678901234567890".repeat(MAX_DEFINITION / 20));
        assert_eq!(activation(&long), Err(DefinitionError::TooLong));
    }

    #[test]
    fn equal_definitions_are_one_activation() {
        let wobble = activation("Wobble=x + sin(b x)@b=0..5").unwrap();
        assert!(std::ptr::eq(wobble, activation("Wobble=x+sin(b*x)@b=0..5").unwrap()));
        assert_ne!(wobble, activation("x+sin(b*x)@b=0..5").unwrap());
        assert_eq!((wobble.name, wobble.formula), ("Wobble", "x + sin(b*x)"));
        assert_eq!((wobble.params[0].symbol, wobble.params[0].max, wobble.params[0].step), ("b", 5.0, 0.01));
        assert_eq!(activation("relu").unwrap().id, "relu");
        assert_eq!(activation("x+sin(b*x)").unwrap().name, "x + sin(b*x)");
    }

    #[test]
    fn formulas_of_papers_have_their_origin() {
        let found = |text: &str| activation(text).unwrap();
        for example in GALLERY {
            // TanhExp and TeLU are the same formula.
            let mut same = GALLERY.iter().filter(|other| found(other.text) == found(example.text));
            assert!(same.any(|other| other.origin == found(example.text).origin), "{}", example.name);
        }
        assert_eq!(activation("x*tanh(3*x)").unwrap().origin, "");
    }

    #[test]
    fn the_learned_parameter_is_the_first() {
        let line = activation("a*x+b@learn=b").unwrap();
        assert_eq!(line.params.iter().map(|param| param.name).collect::<Vec<_>>(), ["b", "a"]);
        assert!(line.parameter_derivative.is_some());
        assert_eq!(Instance::with_params(line, &[3.0, 2.0]).at(Order::Value, 5.0), 13.0);
        assert!(activation("a*x+b").unwrap().parameter_derivative.is_none());
    }

    #[test]
    fn another_formula_keeps_what_is_known_of_its_parameters() {
        let line: Definition = "Line=a*x+b@a=0..2@b=-1..1@learn=b".parse().unwrap();
        let changed = |text| line.with_formula(text).unwrap().to_string();
        assert_eq!(changed("b*x + c"), "Line=b*x+c@b=-1..1@learn=b");
        assert_eq!(changed("a*x"), "Line=a*x@a=0..2");
        assert_eq!(line.with_name("L").unwrap().with_learned("").to_string(), "L=a*x+b@a=0..2@b=-1..1");
    }
}
