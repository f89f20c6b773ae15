//! Settings to and from the query of a URL: short, readable, tolerant.
//!
//! `?f=relu,leaky_relu:0.1,,~elu&x=-6..6&show=f,df&at=-1.2&theme=dark`. In `f` an empty entry keeps a
//! colour free and `~` hides a function. Only what differs from the default is written.

use super::field::{by_id, id_of};
use super::{Chosen, FAR, Lab, SLOTS, Settings, Span, Theme, deep, run, table};
use crate::number;
use engine::activation::{Instance, Param, find};

/// A query longer than this is not read: data of one's own take 1,800.
const LONGEST: usize = 4000;
const ORDER_NAMES: [&str; 3] = ["f", "df", "ddf"];

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
            Notice::BadValue(key, value) => {
                format!("The link gives “{value}” for “{key}”, which is not usable; the default is taken.")
            }
        }
    }
}

/// Text from outside, shortened for a notice.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}

/// Reads the pairs of a query. Unknown keys are ignored; whatever is not usable becomes a default and a
/// notice.
pub fn decode(pairs: &[(String, String)]) -> (Settings, Vec<Notice>) {
    let mut settings = Settings::default();
    let mut notices = Vec::new();
    if pairs.iter().map(|(k, v)| k.len() + v.len() + 2).sum::<usize>() > LONGEST {
        return (settings, vec![Notice::TooLong]);
    }
    // The lab decides what the other keys mean.
    if let Some((_, value)) = pairs.iter().find(|(key, _)| key == "lab") {
        match by_id(&Lab::ALL, value) {
            Some(lab) => settings.lab = lab,
            None => notices.push(Notice::BadValue("lab", quoted(value))),
        }
    }
    for (key, value) in pairs {
        if let Err(key) = read(&mut settings, key, value, &mut notices) {
            notices.push(Notice::BadValue(key, quoted(value)));
        }
    }
    notices.dedup();
    (settings, notices)
}

fn read(
    settings: &mut Settings,
    key: &str,
    value: &str,
    notices: &mut Vec<Notice>,
) -> Result<(), &'static str> {
    let of_lab = match settings.lab {
        Lab::Explore => read_explore(settings, key, value, notices)?,
        Lab::Train => run::read(&mut settings.run, key, value, notices)?,
        Lab::Depth => deep::read(&mut settings.deep, key, value, notices)?,
        Lab::Compare => table::read(&mut settings.table, key, value, notices)?,
    };
    if of_lab {
        return Ok(());
    }
    match key {
        "theme" => settings.theme = by_id(&Theme::ALL, value).ok_or("theme")?,
        "embed" => settings.embed = flag(value).ok_or("embed")?,
        "openlink" => settings.open_link = flag(value).ok_or("openlink")?,
        _ => {}
    }
    Ok(())
}

fn read_explore(
    settings: &mut Settings,
    key: &str,
    value: &str,
    notices: &mut Vec<Notice>,
) -> Result<bool, &'static str> {
    match key {
        "f" => settings.slots = functions(value, notices),
        "focus" => {
            let number =
                number::parse(value).filter(|n| n.fract() == 0.0 && (1.0..=SLOTS as f64).contains(n));
            settings.focus = number.ok_or("focus")? as usize - 1;
        }
        "x" => settings.x = span(value, notices).ok_or("x")?,
        "y" => settings.y = Some(span(value, notices).ok_or("y")?),
        "show" => settings.show = show(value).ok_or("show")?,
        "one" => settings.together = flag(value).ok_or("one")?,
        "at" => {
            let at = number::parse(value).ok_or("at")?;
            settings.trace = limited(at, -FAR, FAR, value, notices);
        }
        "tangent" => settings.tangent = flag(value).ok_or("tangent")?,
        "shade" => settings.shade = flag(value).ok_or("shade")?,
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn limited(value: f64, min: f64, max: f64, entry: &str, notices: &mut Vec<Notice>) -> f64 {
    let inside = engine::limit(value, min, max);
    if inside != value {
        notices.push(Notice::Limited(quoted(entry)));
    }
    inside
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

fn show(value: &str) -> Option<[bool; 3]> {
    let mut show = [false; 3];
    for name in value.split(',') {
        show[ORDER_NAMES.iter().position(|n| *n == name)?] = true;
    }
    Some(show)
}

fn span(value: &str, notices: &mut Vec<Notice>) -> Option<Span> {
    let (from, to) = value.split_once("..")?;
    let span = Span { from: number::parse(from)?, to: number::parse(to)? };
    if span.to <= span.from {
        return None;
    }
    let inside = span.limited();
    if inside != span {
        notices.push(Notice::Limited(quoted(value)));
    }
    Some(inside)
}

fn functions(value: &str, notices: &mut Vec<Notice>) -> [Option<Chosen>; SLOTS] {
    let mut slots = [const { None }; SLOTS];
    for (place, entry) in value.split(',').enumerate() {
        if place >= SLOTS {
            notices.push(Notice::TooManyFunctions);
            break;
        }
        if !entry.is_empty() {
            slots[place] = function(entry, notices);
        }
    }
    slots
}

fn function(entry: &str, notices: &mut Vec<Notice>) -> Option<Chosen> {
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

/// Writes what differs from the default; nothing at all for the default.
pub fn encode(settings: &Settings) -> String {
    let default = Settings::default();
    let mut query = String::new();
    let mut put = |key: &str, value: &str| {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        query.push_str(value);
    };
    if settings.lab != default.lab {
        put("lab", id_of(&Lab::ALL, settings.lab));
    }
    match settings.lab {
        Lab::Explore => write_explore(settings, &default, &mut put),
        Lab::Train => run::write(&settings.run, &mut put),
        Lab::Depth => deep::write(&settings.deep, &mut put),
        Lab::Compare => table::write(&settings.table, &mut put),
    }
    if settings.theme != default.theme {
        put("theme", id_of(&Theme::ALL, settings.theme));
    }
    if settings.embed {
        put("embed", "1");
    }
    if !settings.open_link {
        put("openlink", "0");
    }
    query
}

fn write_explore(settings: &Settings, default: &Settings, put: &mut dyn FnMut(&str, &str)) {
    if settings.slots != default.slots {
        put("f", &write_functions(settings));
    }
    if settings.focus != default.focus {
        put("focus", &(settings.focus + 1).to_string());
    }
    if settings.x != default.x {
        put("x", &write_span(settings.x));
    }
    if let Some(y) = settings.y {
        put("y", &write_span(y));
    }
    if settings.show != default.show {
        let names = ORDER_NAMES.iter().zip(settings.show).filter_map(|(name, on)| on.then_some(*name));
        put("show", &names.collect::<Vec<_>>().join(","));
    }
    let mut put_flag = |key: &str, value: bool, default: bool| {
        if value != default {
            put(key, if value { "1" } else { "0" });
        }
    };
    put_flag("one", settings.together, default.together);
    put_flag("tangent", settings.tangent, default.tangent);
    put_flag("shade", settings.shade, default.shade);
    if settings.trace != default.trace {
        put("at", &number::shortest(settings.trace));
    }
}

fn write_span(span: Span) -> String {
    format!("{}..{}", number::shortest(span.from), number::shortest(span.to))
}

/// An id, with the parameters where they are not the defaults.
fn write_function(instance: &Instance) -> String {
    let mut entry = String::from(instance.activation.id);
    if instance.params != instance.activation.defaults() {
        for value in &instance.params {
            entry.push(':');
            entry.push_str(&number::shortest(*value));
        }
    }
    entry
}

fn write_functions(settings: &Settings) -> String {
    let last = settings.chosen().last().map_or(0, |(i, _)| i + 1);
    let entries: Vec<String> = settings.slots[..last]
        .iter()
        .map(|slot| {
            let Some(chosen) = slot else { return String::new() };
            let mut entry = String::from(if chosen.visible { "" } else { "~" });
            entry.push_str(&write_function(&chosen.instance));
            entry
        })
        .collect();
    entries.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Column, Deep, Run, Table};
    use engine::activation::all;

    fn pairs(query: &str) -> Vec<(String, String)> {
        let query = query.trim_start_matches('?');
        let pair = |p: &str| p.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned()));
        query.split('&').filter_map(pair).collect()
    }

    #[test]
    fn the_default_writes_nothing() {
        assert_eq!(encode(&Settings::default()), "");
        assert_eq!(decode(&[]), (Settings::default(), vec![]));
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
                assert_eq!(decode(&pairs(&encode(&settings))), (settings, vec![]), "{}", activation.id);
            }
        }
    }

    #[test]
    fn a_race_survives_the_round_trip() {
        let mut settings = Settings { lab: Lab::Train, theme: Theme::Dark, ..Settings::default() };
        assert_eq!(encode(&Settings { lab: Lab::Train, ..Settings::default() }), "?lab=train");
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
            assert_eq!(decode(&pairs(&encode(&settings))), (settings.clone(), vec![]));
        }
    }

    #[test]
    fn deep_networks_survive_the_round_trip() {
        let mut settings = Settings { lab: Lab::Depth, ..Settings::default() };
        assert_eq!(encode(&settings), "?lab=depth");
        for (n, field) in deep::FIELDS.iter().enumerate() {
            (field.set)(&mut settings.deep, (field.min + n as f64 + 1.0).min(field.max));
        }
        let deep = &mut settings.deep;
        deep.lanes = run::lanes(&["swish", "tanh"]);
        (deep.init, deep.seed, deep.layer) = (Some(engine::nn::Init::LecunUniform), 77, 12);
        assert_eq!(decode(&pairs(&encode(&settings))), (settings, vec![]));
        let (mended, notices) = decode(&pairs("lab=depth&init=zeros&depth=1e9&width=x&layer=-1&f=nope"));
        assert_eq!(mended.deep, Deep { depth: 100, ..Deep::default() });
        assert_eq!(notices.len(), 5, "{notices:?}");
    }

    #[test]
    fn a_table_survives_the_round_trip() {
        let mut settings = Settings { lab: Lab::Compare, ..Settings::default() };
        assert_eq!(encode(&settings), "?lab=compare");
        for (n, field) in table::FIELDS.iter().enumerate() {
            (field.set)(&mut settings.table, (field.min + n as f64 + 1.0).min(field.max));
        }
        let own = &mut settings.table;
        own.rows[3].params[0] = 0.25;
        own.columns[1] = true;
        (own.sort, own.init) = (Some((Column::Cost, true)), Some(engine::nn::Init::HeUniform));
        own.filter = table::filter("relu&x");
        assert_eq!(decode(&pairs(&encode(&settings))), (settings.clone(), vec![]));
        settings.table.rows = table::everything();
        assert!(encode(&settings).contains("&f=all&") || encode(&settings).contains("?lab=compare&f=all"));
        assert_eq!(decode(&pairs(&encode(&settings))), (settings, vec![]));
        let (mended, notices) = decode(&pairs("lab=compare&cols=range,cat&sort=dog&sigma=0&f=nope"));
        assert_eq!(mended.table, Table { deviation: 0.1, ..Table::default() });
        assert_eq!(notices.len(), 4, "{notices:?}");
    }

    #[test]
    fn a_hostile_race_is_named_and_mended() {
        let (settings, notices) =
            decode(&pairs("net=8-999&lab=train&lr=0&f=nope&seed=-1&data=cat&epoch=1e9&lrs=1,x&own=zz"));
        assert_eq!(settings.run, Run { rate: 1e-5, ..Run::default() });
        assert_eq!(notices.len(), 8, "{notices:?}");
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_kept() {
        let (settings, notices) =
            decode(&pairs("f=relu,nope,leaky_relu:abc,elu:99&x=5..1&at=1e9&show=f,dddf&theme=pink&zzz=1"));
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
        assert_eq!(decode(&long), (Settings::default(), vec![Notice::TooLong]));
    }
}
