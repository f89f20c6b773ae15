//! Settings to and from the query of an address: short, readable, tolerant.
//!
//! `?f=relu,leaky_relu:0.1,,~elu&x=-6..6&show=f,df&at=-1.2&theme=dark`. Only what differs from the default is written.

use super::key::{Unusable, flag};
use super::notice::{Notice, quoted};
use super::parts::PartSet;
use super::settings::{PageSettings, Restrictions, Settings, Theme};
use crate::lab::Lab;

/// A query longer than this is not read: data of one's own take 1,800.
const LONGEST: usize = 4000;

/// The pairs of a query, decoded; malformed escapes are kept as they are.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes()).into_owned().collect()
}

impl Settings {
    /// Takes what the query of an address describes: its lab is opened with the defaults and what the query says of it.
    /// The other labs stay as they are. Gives what was wrong with the query.
    pub fn read(&mut self, query: &str) -> Vec<Notice> {
        self.read_in(Lab::default(), query)
    }

    /// The same for a query that may leave out its lab.
    pub fn read_in(&mut self, unnamed: Lab, query: &str) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut pairs = pairs(query);
        let length: usize = pairs.iter().map(|(key, value)| key.len() + value.len() + 2).sum();
        let lab = pairs.iter().find(|(key, _)| key == "lab").and_then(|(_, slug)| Lab::from_slug(slug));
        if length > LONGEST {
            pairs.clear();
            notices.push(Notice::TooLong);
        }
        self.lab = lab.unwrap_or(unnamed);
        self.page = PageSettings::default();
        self.restrictions[self.lab as usize] = Restrictions::default();
        let lab = self.lab;
        self.branch_mut(lab).reset();
        for (key, value) in &pairs {
            if self.branch_mut(lab).read(key, value, &mut notices) {
                continue;
            }
            if let Err((key, Unusable)) = self.read_common(key, value) {
                notices.push(Notice::BadValue(key, quoted(value)));
            }
        }
        notices.dedup();
        notices
    }

    /// Reads a key that every lab has.
    fn read_common(&mut self, key: &str, value: &str) -> Result<(), (&'static str, Unusable)> {
        let parts = self.lab.parts();
        let restrictions = &mut self.restrictions[self.lab as usize];
        match key {
            "lab" => Lab::from_slug(value).map(drop).ok_or(("lab", Unusable))?,
            "theme" => self.page.theme = Theme::from_slug(value).ok_or(("theme", Unusable))?,
            "embed" => self.page.embed = flag(value).map_err(|e| ("embed", e))?,
            "openlink" => self.page.open_link = flag(value).map_err(|e| ("openlink", e))?,
            "hide" => restrictions.hide = PartSet::parse(parts, value, false).ok_or(("hide", Unusable))?,
            "lock" => restrictions.lock = PartSet::parse(parts, value, true).ok_or(("lock", Unusable))?,
            _ => {}
        }
        Ok(())
    }

    /// The query of the open lab: nothing at all for the default of the first lab.
    pub fn query(&self) -> String {
        self.query_of(self.lab)
    }

    /// The query with which a lab is opened as it was left, on this page.
    pub fn query_of(&self, lab: Lab) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if lab != Lab::default() {
            pairs.push(("lab", lab.slug().into()));
        }
        pairs.extend(self.branch(lab).pairs());
        if self.page.theme != Theme::default() {
            pairs.push(("theme", self.page.theme.slug().into()));
        }
        if self.page.embed {
            pairs.push(("embed", "1".into()));
        }
        if !self.page.open_link {
            pairs.push(("openlink", "0".into()));
        }
        let Restrictions { hide, lock } = self.restrictions(lab);
        for (key, set) in [("hide", hide), ("lock", lock)] {
            if set != PartSet::default() {
                pairs.push((key, set.names(lab.parts())));
            }
        }
        let mut query = String::new();
        for (key, value) in pairs {
            let separator = if query.is_empty() { '?' } else { '&' };
            query.extend([separator.to_string().as_str(), key, "=", &value]);
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::explore::{ExploreSettings, SLOTS, Slot};
    use crate::plot::Span;
    use engine::activation::{Param, all};

    fn read(query: &str) -> (Settings, Vec<Notice>) {
        let mut settings = Settings::default();
        let notices = settings.read(query);
        (settings, notices)
    }

    #[test]
    fn the_default_writes_nothing_but_the_lab() {
        let settings = Settings::default();
        let queries = Lab::ALL.map(|lab| settings.query_of(lab));
        assert_eq!(queries, ["", "?lab=train", "?lab=depth", "?lab=compare", "?lab=code"]);
        for query in queries {
            let (read, notices) = read(&query);
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
                    hide: PartSet::parse(parts, "functions,facts", false).unwrap(),
                    lock: PartSet::parse(parts, "show", true).unwrap(),
                };
                assert_eq!(read(&settings.query()), (settings, vec![]), "{}", activation.id);
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_kept() {
        let (settings, notices) =
            read("f=relu,nope,leaky_relu:abc,elu:99&x=5..1&at=1e9&show=f,dddf&theme=pink&zzz=1");
        assert_eq!(
            notices,
            [
                Notice::UnknownFunction("nope".into()),
                Notice::BadParameter("leaky_relu:abc".into()),
                Notice::Limited("elu:99".into()),
                Notice::BadValue("x", "5..1".into()),
                Notice::Limited("1e9".into()),
                Notice::BadValue("show", "f,dddf".into()),
                Notice::BadValue("theme", "pink".into()),
            ]
        );
        assert_eq!(settings.explore.x, ExploreSettings::default().x);
        assert_eq!(settings.explore.chosen().count(), 3);
        assert_eq!(settings.explore.slots[3].as_ref().map(|s| s.function.params[0]), Some(5.0));
    }

    #[test]
    fn a_flood_is_not_read() {
        let long = format!("f={}", "relu,".repeat(1000));
        assert_eq!(read(&long), (Settings::default(), vec![Notice::TooLong]));
    }

    #[test]
    fn other_labs_stay_as_they_are() {
        let mut settings = Settings::default();
        settings.read("f=elu:0.5&at=2");
        settings.read("lab=depth&depth=7&theme=dark");
        assert_eq!(settings.lab, Lab::Depth);
        assert_eq!(settings.query_of(Lab::Explore), "?f=elu:0.5&at=2&theme=dark");
        assert_eq!(settings.query(), "?lab=depth&depth=7&theme=dark");
    }
}
