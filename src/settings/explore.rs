//! What defines the view of the Explore lab, and how the address has it.

use super::codec::{Keys, Notice, flag, function, limited, quoted, write_function};
use super::{Chosen, FAR, Lab, Part, SLOTS, Settings, Span};
use crate::number;

/// The keys of the Explore lab.
pub static KEYS: Keys = Keys { lab: Lab::Explore, parts: &PARTS, read, write };

/// The parts of the lab.
pub static PARTS: [Part; 7] = [
    Part::controls("functions", "Functions and their parameters"),
    Part::controls("show", "What is drawn, and where"),
    Part::controls("presets", "Presets"),
    Part::controls("zoom", "Buttons under the plot"),
    Part::controls("save", "The button that saves the figure"),
    Part::view("readout", "Values at the trace"),
    Part::view("facts", "Facts"),
];

/// What f, f′ and f″ are called in addresses and files.
pub const ORDER_NAMES: [&str; 3] = ["f", "df", "ddf"];

fn read(
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

fn show(value: &str) -> Option<[bool; 3]> {
    let mut show = [false; 3];
    for name in value.split(',') {
        show[ORDER_NAMES.iter().position(|n| *n == name)?] = true;
    }
    Some(show)
}

fn span(value: &str, notices: &mut Vec<Notice>) -> Option<Span> {
    // By bytes: the library's search for a text of any length would be 3 kB of the download.
    let at = value.as_bytes().windows(2).position(|two| two == b"..")?;
    let (from, to) = (value.get(..at)?, value.get(at + 2..)?);
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

fn write(settings: &Settings, put: &mut dyn FnMut(&str, &str)) {
    let default = Settings::default();
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
