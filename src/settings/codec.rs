//! Settings to and from the query of a URL: short, readable, tolerant.
//!
//! `?f=relu,leaky_relu:0.1,,~elu&x=-6..6&show=f,df&at=-1.2&theme=dark`. In `f` an empty entry keeps a
//! colour free and `~` hides a function. Only what differs from the default is written.

use super::field::{by_id, id_of};
use super::{Chosen, Lab, Part, SLOTS, Settings, Theme, parts};
use crate::number;
use engine::activation::{Instance, Param, find};

/// A query longer than this is not read: data of one's own take 1,800.
const LONGEST: usize = 4000;

/// Something in a URL that could not be used as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The query is too long to be ours.
    TooLong,
    /// No function has this id.
    UnknownFunction(String),
    /// A function has more entries than places.
    TooManyFunctions,
    /// A parameter of the function is no number, or there are too many.
    BadParameter(String),
    /// A number was moved to the nearest limit.
    Limited(String),
    /// The matrices of a layer are not of sizes that go together.
    Shapes,
    /// The value of a key makes no sense.
    BadValue(&'static str, String),
}

impl Notice {
    /// A sentence for the reader.
    pub fn sentence(&self) -> String {
        match self {
            Notice::TooLong => "The link is too long to be one of ours and was not read.".into(),
            Notice::UnknownFunction(id) => format!("The link names a function that is not known: “{id}”."),
            Notice::TooManyFunctions => {
                format!("The link names more than {SLOTS} functions; the rest is left out.")
            }
            Notice::BadParameter(entry) => {
                format!("The link gives “{entry}”: a parameter is not usable, so its default is taken.")
            }
            Notice::Limited(entry) => {
                format!("The link gives “{entry}”, which is beyond the limit; the limit is taken.")
            }
            Notice::Shapes => {
                "The matrices of the link do not fit one another: what is missing is filled in, the rest left out."
                    .into()
            }
            Notice::BadValue(key, value) => {
                format!("The link gives “{value}” for “{key}”, which is not usable; the default is taken.")
            }
        }
    }
}

/// Text from outside, shortened for a notice.
pub(super) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}

/// Takes a key and its value.
pub(super) type Put<'a> = &'a mut dyn FnMut(&str, &str);

/// The keys in which a lab writes its settings.
pub struct Keys {
    /// The lab.
    pub lab: Lab,
    /// Its parts.
    pub parts: &'static [Part],
    /// Reads one pair of a query; `false` if the key is not one of the lab's.
    pub(super) read: fn(&mut Settings, &str, &str, &mut Vec<Notice>) -> Result<bool, &'static str>,
    /// Writes what differs from the default.
    pub(super) write: fn(&Settings, Put),
}

impl Keys {
    /// Reads the pairs of a query. Unknown keys are ignored; whatever is not usable becomes a default and a
    /// notice.
    pub fn decode(&self, pairs: &[(String, String)]) -> (Settings, Vec<Notice>) {
        let mut settings = Settings::default();
        let mut notices = Vec::new();
        if pairs.iter().map(|(k, v)| k.len() + v.len() + 2).sum::<usize>() > LONGEST {
            return (settings, vec![Notice::TooLong]);
        }
        for (key, value) in pairs {
            if let Err(key) = self.read_pair(&mut settings, key, value, &mut notices) {
                notices.push(Notice::BadValue(key, quoted(value)));
            }
        }
        notices.dedup();
        (settings, notices)
    }

    fn read_pair(
        &self,
        settings: &mut Settings,
        key: &str,
        value: &str,
        notices: &mut Vec<Notice>,
    ) -> Result<(), &'static str> {
        if (self.read)(settings, key, value, notices)? {
            return Ok(());
        }
        match key {
            // Who opens the labs takes the one that is named; another means that there is none of the name.
            "lab" => by_id(&Lab::ALL, value).map(drop).ok_or("lab")?,
            "theme" => settings.theme = by_id(&Theme::ALL, value).ok_or("theme")?,
            "embed" => settings.embed = flag(value).ok_or("embed")?,
            "openlink" => settings.open_link = flag(value).ok_or("openlink")?,
            "hide" => settings.hide = parts::read(self.parts, value, false).ok_or("hide")?,
            "lock" => settings.lock = parts::read(self.parts, value, true).ok_or("lock")?,
            _ => {}
        }
        Ok(())
    }

    /// Writes what differs from the default; nothing at all for the default of the first lab.
    pub fn encode(&self, settings: &Settings) -> String {
        let mut query = String::new();
        let mut put = |key: &str, value: &str| {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
            query.push('=');
            query.push_str(value);
        };
        if self.lab != Lab::default() {
            put("lab", id_of(&Lab::ALL, self.lab));
        }
        (self.write)(settings, &mut put);
        if settings.theme != Theme::default() {
            put("theme", id_of(&Theme::ALL, settings.theme));
        }
        if settings.embed {
            put("embed", "1");
        }
        if !settings.open_link {
            put("openlink", "0");
        }
        for (key, some) in [("hide", settings.hide), ("lock", settings.lock)] {
            if some != 0 {
                put(key, &parts::write(self.parts, some));
            }
        }
        query
    }
}

pub(super) fn limited(value: f64, min: f64, max: f64, entry: &str, notices: &mut Vec<Notice>) -> f64 {
    let inside = engine::limit(value, min, max);
    if inside != value {
        notices.push(Notice::Limited(quoted(entry)));
    }
    inside
}

pub(super) fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

pub(super) fn function(entry: &str, notices: &mut Vec<Notice>) -> Option<Chosen> {
    let (visible, rest) = match entry.strip_prefix('~') {
        Some(rest) => (false, rest),
        None => (true, entry),
    };
    let mut parts = rest.split(':');
    let id = parts.next().unwrap_or_default();
    let Some(mut chosen) = find(id).and_then(|a| Chosen::by_id(a.id, &[])) else {
        notices.push(Notice::UnknownFunction(quoted(id)));
        return None;
    };
    chosen.visible = visible;
    let params: &[Param] = chosen.instance.activation.params;
    for (i, text) in parts.enumerate() {
        match (params.get(i), number::parse(text)) {
            (Some(param), Some(value)) => {
                chosen.instance.params[i] = limited(value, param.min, param.max, entry, notices);
            }
            (Some(_), None) if text.is_empty() => {}
            _ => notices.push(Notice::BadParameter(quoted(entry))),
        }
    }
    Some(chosen)
}

/// At most so many functions; none if not one entry is usable.
pub(super) fn instances(value: &str, most: usize, notices: &mut Vec<Notice>) -> Option<Vec<Instance>> {
    let entries: Vec<&str> = value.split(',').collect();
    if entries.len() > most {
        notices.push(Notice::BadValue("f", quoted(value)));
    }
    let found: Vec<Instance> =
        entries.iter().take(most).filter_map(|e| function(e, notices)).map(|c| c.instance).collect();
    (!found.is_empty()).then_some(found)
}

/// Writes them so.
pub(super) fn write_instances(all: &[Instance]) -> String {
    all.iter().map(write_function).collect::<Vec<_>>().join(",")
}

/// An id, with the parameters where they are not the defaults.
pub(crate) fn write_function(instance: &Instance) -> String {
    let mut entry = String::from(instance.activation.id);
    if instance.params != instance.activation.defaults() {
        for value in &instance.params {
            entry.push(':');
            entry.push_str(&number::shortest(*value));
        }
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Column, Deep, Run, Span, Table, deep, explore, run, table};
    use engine::activation::all;

    fn pairs(query: &str) -> Vec<(String, String)> {
        let query = query.trim_start_matches('?');
        let pair = |p: &str| p.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned()));
        query.split('&').filter_map(pair).collect()
    }

    #[test]
    fn the_default_writes_nothing() {
        assert_eq!(explore::KEYS.encode(&Settings::default()), "");
        assert_eq!(explore::KEYS.decode(&[]), (Settings::default(), vec![]));
    }

    #[test]
    fn every_function_survives_the_round_trip_at_its_limits() {
        for activation in all() {
            for pick in [|p: &Param| p.default, |p: &Param| p.min, |p: &Param| p.max] {
                let params: Vec<f64> = activation.params.iter().map(pick).collect();
                let mut settings = Settings { trace: 0.125, shade: true, focus: 3, ..Settings::default() };
                settings.slots = [const { None }; SLOTS];
                settings.slots[3] = Chosen::by_id(activation.id, &params);
                settings.x = Span { from: -1e-3, to: 250.5 };
                settings.y = Some(Span { from: 0.1, to: 0.3 });
                settings.show = [false, true, true];
                settings.theme = Theme::Dark;
                (settings.embed, settings.open_link) = (true, false);
                (settings.hide, settings.lock) = (0b1011, 0b1);
                assert_eq!(
                    explore::KEYS.decode(&pairs(&explore::KEYS.encode(&settings))),
                    (settings, vec![]),
                    "{}",
                    activation.id
                );
            }
        }
    }

    #[test]
    fn a_race_survives_the_round_trip() {
        let mut settings = Settings { theme: Theme::Dark, ..Settings::default() };
        assert_eq!(run::KEYS.encode(&Settings::default()), "?lab=train");
        for (n, field) in run::FIELDS.iter().enumerate() {
            (field.set)(&mut settings.run, (field.min + n as f64 + 1.0).min(field.max));
        }
        let run = &mut settings.run;
        run.lanes = run::lanes(&["swish", "tanh"]);
        run.lanes[0].params[0] = 1.5;
        (run.data, run.init) = (engine::nn::Kind::Abs, engine::nn::Init::Asymmetric);
        (run.method, run.loss, run.output) =
            (engine::nn::Method::Adam, engine::nn::Loss::Logistic, engine::nn::Output::Linear);
        (run.shuffle, run.stop_dead, run.seed, run.epoch) = (false, true, 77, 12);
        run.rates = [0.0, 0.25, 0.0, 1e-4];
        settings.run.own = Some(super::super::Own::like(&Run::default().dataset()));
        for layers in [vec![], vec![2; 10], vec![64; 12]] {
            settings.run.layers = layers;
            assert_eq!(run::KEYS.decode(&pairs(&run::KEYS.encode(&settings))), (settings.clone(), vec![]));
        }
    }

    #[test]
    fn deep_networks_survive_the_round_trip() {
        let mut settings = Settings::default();
        assert_eq!(deep::KEYS.encode(&settings), "?lab=depth");
        for (n, field) in deep::FIELDS.iter().enumerate() {
            (field.set)(&mut settings.deep, (field.min + n as f64 + 1.0).min(field.max));
        }
        let deep = &mut settings.deep;
        deep.lanes = run::lanes(&["swish", "tanh"]);
        (deep.init, deep.seed, deep.layer) = (Some(engine::nn::Init::LecunUniform), 77, 12);
        assert_eq!(deep::KEYS.decode(&pairs(&deep::KEYS.encode(&settings))), (settings, vec![]));
        let (mended, notices) =
            deep::KEYS.decode(&pairs("lab=depth&init=zeros&depth=1e9&width=x&layer=-1&f=nope"));
        assert_eq!(mended.deep, Deep { depth: 100, ..Deep::default() });
        assert_eq!(notices.len(), 5, "{notices:?}");
    }

    #[test]
    fn a_table_survives_the_round_trip() {
        let mut settings = Settings::default();
        assert_eq!(table::KEYS.encode(&settings), "?lab=compare");
        for (n, field) in table::FIELDS.iter().enumerate() {
            (field.set)(&mut settings.table, (field.min + n as f64 + 1.0).min(field.max));
        }
        let own = &mut settings.table;
        own.rows[3].params[0] = 0.25;
        own.columns[1] = true;
        (own.sort, own.init) = (Some((Column::Cost, true)), Some(engine::nn::Init::HeUniform));
        own.filter = table::filter("relu&x");
        assert_eq!(table::KEYS.decode(&pairs(&table::KEYS.encode(&settings))), (settings.clone(), vec![]));
        settings.table.rows = table::everything();
        assert!(
            table::KEYS.encode(&settings).contains("&f=all&")
                || table::KEYS.encode(&settings).contains("?lab=compare&f=all")
        );
        assert_eq!(table::KEYS.decode(&pairs(&table::KEYS.encode(&settings))), (settings, vec![]));
        let (mended, notices) =
            table::KEYS.decode(&pairs("lab=compare&cols=range,cat&sort=dog&sigma=0&f=nope"));
        assert_eq!(mended.table, Table { deviation: 0.1, ..Table::default() });
        assert_eq!(notices.len(), 4, "{notices:?}");
    }

    #[test]
    fn a_hostile_race_is_named_and_mended() {
        let (settings, notices) = run::KEYS
            .decode(&pairs("net=8-999&lab=train&lr=0&f=nope&seed=-1&data=cat&epoch=1e9&lrs=1,x&own=zz"));
        assert_eq!(settings.run, Run { rate: 1e-5, ..Run::default() });
        assert_eq!(notices.len(), 8, "{notices:?}");
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_kept() {
        let (settings, notices) = explore::KEYS
            .decode(&pairs("f=relu,nope,leaky_relu:abc,elu:99&x=5..1&at=1e9&show=f,dddf&theme=pink&zzz=1"));
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
        assert_eq!(settings.x, Settings::default().x);
        assert_eq!(settings.chosen().count(), 3);
        assert_eq!(settings.slots[3].as_ref().map(|c| c.instance.params[0]), Some(5.0));
    }

    #[test]
    fn a_flood_is_not_read() {
        let long = vec![("f".to_owned(), "relu,".repeat(1000))];
        assert_eq!(explore::KEYS.decode(&long), (Settings::default(), vec![Notice::TooLong]));
    }
}
