//! The functions that the visitor has defined: every lab's pickers list them, and every link takes them along.

use super::function::split_outside_brackets;
use super::notice::{Notice, excerpt};
use super::settings::Settings;
use crate::lab::Lab;
use engine::activation::{Activation, Instance};
use engine::formula;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The greatest number of functions that the page offers to define.
pub const MAX_OWN_FUNCTIONS: usize = 8;

/// The activations that were defined, in the order in which they are listed. As text, their definitions, separated by
/// commas.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnFunctions(Vec<&'static Activation>);

impl OwnFunctions {
    /// All of them.
    pub fn all(&self) -> &[&'static Activation] {
        &self.0
    }

    /// Adds a function at the end, unless it is listed or one of the engine's own list.
    pub fn add(&mut self, activation: &'static Activation) {
        if activation.typed.is_some() && !self.0.contains(&activation) {
            self.0.push(activation);
        }
    }

    /// Removes a function.
    pub fn remove(&mut self, activation: &Activation) {
        self.0.retain(|other| *other != activation);
    }

    /// Parses a text, with a notice for each definition that cannot be used.
    pub fn read(text: &str, notices: &mut Vec<Notice>) -> Self {
        let mut own = OwnFunctions::default();
        for entry in split_outside_brackets(text, ',').filter(|entry| !entry.is_empty()) {
            match formula::activation(entry) {
                Ok(activation) => own.add(activation),
                Err(error) => notices.push(Notice::BadFormula(excerpt(entry), error)),
            }
        }
        own
    }

    /// The text of those that are not among these functions.
    pub fn write_except(&self, used: &[&Instance]) -> String {
        let is_used = |own: &Activation| used.iter().any(|function| function.activation == own);
        let ids = self.0.iter().filter(|own| !is_used(own)).map(|own| own.id);
        ids.collect::<Vec<_>>().join(",")
    }
}

impl Serialize for OwnFunctions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.write_except(&[]))
    }
}

impl<'de> Deserialize<'de> for OwnFunctions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(OwnFunctions::read(&String::deserialize(deserializer)?, &mut Vec::new()))
    }
}

/// The list has a function with this definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlreadyListed;

impl Settings {
    /// Lists every function that a lab uses.
    pub(super) fn list_used_functions(&mut self) {
        for lab in Lab::ALL {
            let used: Vec<_> = self.branch(lab).functions().iter().map(|f| f.activation).collect();
            used.into_iter().for_each(|activation| self.own.add(activation));
        }
    }

    /// The labs that use an activation.
    pub fn labs_using(&self, activation: &Activation) -> Vec<Lab> {
        let uses = |lab: &Lab| self.branch(*lab).functions().iter().any(|f| f.activation == activation);
        Lab::ALL.into_iter().filter(uses).collect()
    }

    /// Puts another definition in the place of one, in the list and in all labs. Parameters of the same name keep their
    /// values, within the new limits.
    ///
    /// # Errors
    /// If another function has this definition: the two would be one from then on.
    pub fn redefine(
        &mut self,
        old: &'static Activation,
        new: &'static Activation,
    ) -> Result<(), AlreadyListed> {
        if old != new && self.own.0.contains(&new) {
            return Err(AlreadyListed);
        }
        match self.own.0.iter_mut().find(|own| **own == old) {
            Some(place) => *place = new,
            None => self.own.add(new),
        }
        for lab in self.labs_using(old) {
            let functions = self.branch_mut(lab).functions_mut();
            for function in functions.into_iter().filter(|function| function.activation == old) {
                *function = with_kept_params(function, new);
            }
        }
        Ok(())
    }
}

fn with_kept_params(function: &Instance, activation: &'static Activation) -> Instance {
    let mut changed = Instance::new(activation);
    let before = function.activation.params.iter().zip(&function.params);
    for (param, value) in before {
        if let Some(index) = activation.params.iter().position(|other| other.name == param.name) {
            let limits = &activation.params[index];
            changed.params[index] = value.clamp(limits.min, limits.max);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own_names(settings: &Settings) -> Vec<&'static str> {
        settings.own.all().iter().map(|own| own.name).collect()
    }

    #[test]
    fn definitions_survive_the_round_trip_in_every_lab() {
        for query in [
            "?f=relu,~Wobble=x%2Bsin(b*x)@b=0..5@learn=b:1.5&formulas=max(a*x,x)@a=-1..1",
            "?lab=train&f=x*tanh(c*x):0.5,relu&fl=1.2.max(x,0.5*x),2.1.Wobble=x%2Bsin(b*x):2&formulas=x%5E3",
            "?lab=depth&f=%7Bx%3E=0:x;else:a*x%7D:0.1,tanh",
            "?lab=compare&f=relu,max(a*x,x):0.1,max(a*x,x):0.2",
            "?lab=code&f=x*t+where+t=tanh(x)",
        ] {
            let (settings, notices) = Settings::of_query(query);
            assert_eq!((settings.query().as_str(), notices), (query, vec![]));
            let file = serde_json::to_string(&settings).unwrap();
            assert_eq!(serde_json::from_str::<Settings>(&file).unwrap(), settings);
        }
    }

    #[test]
    fn functions_that_a_link_uses_are_listed_once() {
        let (settings, _) =
            Settings::of_query("?f=max(a*x,x):0.1,max(a*x,x):0.2,elu&formulas=x%5E3,max(a*x,x)");
        assert_eq!(own_names(&settings), ["x^3", "max(a*x, x)"]);
        assert_eq!(settings.query_of(Lab::Depth), "?lab=depth&formulas=x%5E3,max(a*x,x)");
    }

    #[test]
    fn a_new_definition_takes_the_place_of_the_old_one_everywhere() {
        let (mut settings, _) = Settings::of_query("?lab=train&f=a*x%2Bb:2:3,relu&fl=2.1.a*x%2Bb");
        settings.read("?f=a*x%2Bb:4:0.5");
        let old = settings.own.all()[0];
        let new = formula::activation("a*x+c*x^2@a=0..3").unwrap();
        assert_eq!(settings.redefine(old, new), Ok(()));
        assert_eq!(settings.query(), "?f=a*x%2Bc*x%5E2@a=0..3:3:1");
        assert_eq!(settings.labs_using(old), []);
        assert_eq!(settings.labs_using(new), [Lab::Explore, Lab::Train]);
        assert_eq!(settings.train.networks[0].params[..], [2.0, 1.0]);
    }

    #[test]
    fn two_functions_do_not_become_one() {
        let (before, _) = Settings::of_query("?f=x%5E2,x%5E3&formulas=x%5E4");
        for new in ["x^2", "x^4"] {
            let mut settings = before.clone();
            let old = formula::activation("x^3").unwrap();
            assert_eq!(settings.redefine(old, formula::activation(new).unwrap()), Err(AlreadyListed));
            assert_eq!(settings.redefine(old, old), Ok(()));
            assert_eq!(settings, before);
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let (settings, notices) = Settings::of_query("?f=relu,x*&formulas=sin(&formula=x");
        assert_eq!(own_names(&settings), [""; 0]);
        assert!(
            matches!(
                &notices[..],
                [Notice::BadFormula(f, _), Notice::BadFormula(own, _), Notice::UnknownKeys(_)] if f == "x*" && own == "sin("
            ),
            "{notices:?}"
        );
        assert_eq!(super::super::write_function(settings.explore.function(0).unwrap()), "relu");
    }
}
