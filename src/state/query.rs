//! Reading and writing the settings as the query of an address: short, readable, tolerant.
//!
//! `?f=relu,leaky_relu:0.1,,~elu&x=-6..6&show=f,df&at=-1.2&theme=dark`. Only what differs from the default is written.

use super::key::{Given, InvalidValue, parse_flag};
use super::notice::{Notice, excerpt};
use super::own::OwnFunctions;
use super::pairs::{is_tracker, pairs, to_query, without_repetitions};
use super::parts::PartSet;
use super::settings::{PageSettings, Restrictions, Settings};
use crate::lab::Lab;
use crate::theme::Theme;

/// A longer query is not read. A custom data set takes up to 3,600, eight functions of the visitor as many.
const MAX_LENGTH: usize = 8000;

impl Settings {
    /// The settings of a query, and what was wrong with it.
    pub fn of_query(query: &str) -> (Self, Vec<Notice>) {
        let mut settings = Settings::default();
        let notices = settings.read(query);
        (settings, notices)
    }

    /// Reads a query: opens its lab with the defaults and the values of the query. Other labs are unchanged. Returns
    /// what was wrong with the query.
    pub fn read(&mut self, query: &str) -> Vec<Notice> {
        self.read_in(Lab::default(), query)
    }

    /// Reads a query that opens `default_lab` if it names none.
    pub fn read_in(&mut self, default_lab: Lab, query: &str) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut pairs = pairs(query);
        let lab = pairs.iter().find(|(key, _)| key == "lab").and_then(|(_, slug)| Lab::from_slug(slug));
        if is_too_long(&pairs) {
            pairs.clear();
            notices.push(Notice::TooLong);
        }
        self.lab = lab.unwrap_or(default_lab);
        self.page = PageSettings::default();
        self.own = OwnFunctions::default();
        *self.restrictions_mut(self.lab) = Restrictions::default();
        let lab = self.lab;
        self.branch_mut(lab).reset();
        let given = Given(without_repetitions(pairs, &mut notices));
        let mut unknown = Vec::new();
        for (key, value) in &given.0 {
            if self.branch_mut(lab).read(key, value, &mut notices) {
                continue;
            }
            match self.read_common(key, value, &mut notices) {
                Ok(true) => {}
                Ok(false) if is_tracker(key) => {}
                Ok(false) => unknown.push(excerpt(key)),
                Err((key, InvalidValue)) => notices.push(Notice::BadValue(key, excerpt(value))),
            }
        }
        self.branch(lab).validate(&given, &mut notices);
        self.list_used_functions();
        if !unknown.is_empty() {
            notices.push(Notice::UnknownKeys(unknown));
        }
        notices.dedup();
        notices
    }

    /// Why a query of a host is not read: it is too long, or names another lab than the open one.
    pub fn refusal(&self, query: &str) -> Option<Notice> {
        let pairs = pairs(query);
        if is_too_long(&pairs) {
            return Some(Notice::TooLong);
        }
        let (_, slug) = pairs.into_iter().find(|(key, _)| key == "lab")?;
        (slug != self.lab.slug()).then(|| Notice::OtherLab(excerpt(&slug)))
    }

    /// Reads a query of a host: one without a lab is of the open lab, and whether the page is embedded is unchanged.
    pub fn read_from_host(&mut self, query: &str) -> Vec<Notice> {
        let embed = self.page.embed;
        let notices = self.read_in(self.lab, query);
        self.page.embed = embed;
        notices
    }

    /// Reads a key that all labs have; `false` if it is none.
    fn read_common(
        &mut self,
        key: &str,
        value: &str,
        notices: &mut Vec<Notice>,
    ) -> Result<bool, (&'static str, InvalidValue)> {
        let parts = self.lab.parts();
        let restrictions = self.restrictions_mut(self.lab);
        match key {
            "lab" => Lab::from_slug(value).map(drop).ok_or(("lab", InvalidValue))?,
            "formulas" => self.own = OwnFunctions::read(value, notices),
            "theme" => self.page.theme = Theme::from_slug(value).ok_or(("theme", InvalidValue))?,
            "embed" => self.page.embed = parse_flag(value).map_err(|e| ("embed", e))?,
            "openlink" => self.page.open_link = parse_flag(value).map_err(|e| ("openlink", e))?,
            "hide" => restrictions.hide = read_parts("hide", PartSet::parse(parts, value, false), notices),
            "lock" => restrictions.lock = read_parts("lock", PartSet::parse(parts, value, true), notices),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The query of the open lab; empty for the defaults of the first lab.
    pub fn query(&self) -> String {
        self.query_of(self.lab)
    }

    /// The query of a lab with its present settings.
    pub fn query_of(&self, lab: Lab) -> String {
        to_query(self.pairs(lab, self.page.embed))
    }

    /// The query of the open lab, on its own page or embedded.
    pub fn query_for(&self, embed: bool) -> String {
        to_query(self.pairs(self.lab, embed))
    }

    /// The pairs of a lab's query.
    pub fn pairs(&self, lab: Lab, embed: bool) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if lab != Lab::default() {
            pairs.push(("lab", lab.slug().into()));
        }
        pairs.extend(self.branch(lab).pairs());
        let own = self.own.write_except(&self.branch(lab).functions());
        if !own.is_empty() {
            pairs.push(("formulas", own));
        }
        if self.page.theme != Theme::default() {
            pairs.push(("theme", self.page.theme.slug().into()));
        }
        if embed {
            pairs.push(("embed", "1".into()));
        }
        if !self.page.open_link {
            pairs.push(("openlink", "0".into()));
        }
        let Restrictions { hide, lock } = self.restrictions(lab);
        for (key, set) in [("hide", hide), ("lock", lock)] {
            if !set.is_empty() {
                pairs.push((key, set.to_ids(lab.parts())));
            }
        }
        pairs
    }
}

fn is_too_long(pairs: &[(String, String)]) -> bool {
    pairs.iter().map(|(key, value)| key.len() + value.len() + 2).sum::<usize>() > MAX_LENGTH
}

/// The parts that are known, with a notice that names the others.
fn read_parts(
    key: &'static str,
    (known, unknown): (PartSet, Vec<String>),
    notices: &mut Vec<Notice>,
) -> PartSet {
    if !unknown.is_empty() {
        notices.push(Notice::UnknownParts(key, unknown.iter().map(|id| excerpt(id)).collect()));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::explore::{ExploreSettings, SLOTS, Slot};
    use crate::plot::Span;
    use engine::activation::{Param, all};

    #[test]
    fn the_default_writes_nothing_but_the_lab() {
        let settings = Settings::default();
        for lab in Lab::ALL {
            let query = settings.query_of(lab);
            let expected = if lab == Lab::default() { String::new() } else { format!("?lab={}", lab.slug()) };
            assert_eq!(query, expected);
            let (read, notices) = Settings::of_query(&query);
            assert_eq!((read.query(), notices), (query, vec![]));
        }
    }

    #[test]
    fn every_function_survives_the_round_trip_at_its_limits() {
        for activation in all() {
            for pick in [|p: &Param| p.default, |p: &Param| p.min, |p: &Param| p.max] {
                let params: Vec<f64> = activation.params.iter().map(pick).collect();
                let mut explore =
                    ExploreSettings { trace: 0.125, shade: true, focus: 3, ..ExploreSettings::default() };
                explore.slots = [const { None }; SLOTS];
                explore.slots[3] = Slot::by_id(activation.id, &params);
                explore.x = Span { from: -1e-3, to: 250.5 };
                explore.y = Some(Span { from: 0.1, to: 0.3 });
                explore.show = [false, true, true];
                let mut settings = Settings { explore, ..Settings::default() };
                settings.page = PageSettings { theme: Theme::Dark, embed: true, open_link: false };
                let parts = Lab::Explore.parts();
                settings.restrictions[0] = Restrictions {
                    hide: PartSet::parse(parts, "functions,facts", false).0,
                    lock: PartSet::parse(parts, "show", true).0,
                };
                assert_eq!(Settings::of_query(&settings.query()), (settings, vec![]), "{}", activation.id);
            }
        }
    }

    #[test]
    fn invalid_values_are_reported_and_the_others_used() {
        let (settings, notices) = Settings::of_query(
            "f=relu,nope,leaky_relu:abc,elu:99&x=5..1&at=1e9&show=f,dddf&theme=pink&zzz=1",
        );
        assert_eq!(
            notices,
            [
                Notice::UnknownFunction("nope".into()),
                Notice::BadParameter("leaky_relu:abc".into()),
                Notice::Clamped("elu:99".into()),
                Notice::BadValue("x", "5..1".into()),
                Notice::BadValue("show", "f,dddf".into()),
                Notice::BadValue("theme", "pink".into()),
                Notice::Adjusted("at", "1e9".into(), "6".into()),
                Notice::UnknownKeys(vec!["zzz".into()]),
            ]
        );
        assert_eq!(settings.explore.x, ExploreSettings::default().x);
        assert_eq!(settings.explore.chosen().count(), 3);
        assert_eq!(settings.explore.slots[3].as_ref().map(|s| s.function.params[0]), Some(5.0));
    }

    #[test]
    fn a_table_of_all_functions_is_written_as_all() {
        let ids = all().iter().map(|activation| activation.id).collect::<Vec<_>>().join(",");
        let (settings, notices) = Settings::of_query(&format!("?lab=compare&f={ids}"));
        assert_eq!((settings.query().as_str(), notices), ("?lab=compare&f=all", vec![]));
    }

    #[test]
    fn a_query_that_is_too_long_is_not_read() {
        let long = format!("f={}", "relu,".repeat(2000));
        assert_eq!(Settings::of_query(&long), (Settings::default(), vec![Notice::TooLong]));
    }

    #[test]
    fn other_labs_are_unchanged() {
        let mut settings = Settings::default();
        settings.read("f=elu:0.5&at=2");
        settings.read("lab=depth&depth=7&theme=dark");
        assert_eq!(settings.lab, Lab::Depth);
        assert_eq!(settings.query_of(Lab::Explore), "?f=elu:0.5&at=2&theme=dark");
        assert_eq!(settings.query(), "?lab=depth&depth=7&theme=dark");
    }

    #[test]
    fn a_query_of_a_host_keeps_the_lab_and_the_embedding() {
        let (mut settings, _) = Settings::of_query("lab=depth&depth=7&embed=1&theme=dark");
        assert_eq!(settings.read_from_host("depth=9&embed=0"), []);
        assert_eq!(settings.query(), "?lab=depth&depth=9&embed=1");
        assert_eq!(settings.read_from_host("lab=train&epoch=3"), []);
        let unknown = Notice::UnknownKeys(vec!["depth".into()]);
        assert_eq!(settings.read_from_host("lab=train&epoch=3&depth=8"), [unknown]);
        assert_eq!(settings.query(), "?lab=train&epoch=3&embed=1");
        let mut whole = Settings::default();
        whole.read_from_host("at=2&embed=1");
        assert!(!whole.page.embed);
    }
}
