//! Golden test of the query format: lab, query and notices of some 500 addresses, as recorded in the browser by
//! `tests/e2e/links.mjs`.

use super::Settings;
use crate::locale::Lang;

const LINKS: &str = include_str!("../../tests/data/links.txt");

/// What is read from an address.
#[derive(Debug, Default, PartialEq)]
struct Link {
    lab: String,
    query: String,
    notices: Vec<String>,
}

fn read(query: &str) -> Link {
    let (settings, notices) = Settings::of_query(query);
    Link {
        lab: settings.lab.slug().into(),
        query: settings.query(),
        notices: notices.iter().map(|notice| Lang::English.notice(notice)).collect(),
    }
}

/// The recorded addresses, each with its result in the browser.
fn recorded() -> Vec<(String, Link)> {
    let mut links: Vec<(String, Link)> = Vec::new();
    for line in LINKS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (name, value) = line.split_once(' ').unwrap_or((line, ""));
        let value = unescaped(value);
        if name == "address" {
            links.push((value, Link::default()));
            continue;
        }
        let (_, link) = links.last_mut().unwrap();
        match name {
            "lab" => link.lab = value,
            "query" => link.query = value,
            "notice" => link.notices.push(value),
            _ => panic!("no field: {line}"),
        }
    }
    links
}

/// Replaces each `\u{…}` by its character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = String::from(parts.next().unwrap());
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        plain.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap());
        plain.push_str(rest);
    }
    plain
}

#[test]
fn every_address_is_read_as_recorded_in_the_browser() {
    let links = recorded();
    assert!(links.len() > 400, "{}", links.len());
    let difference = |(address, expected): &(String, Link)| {
        let found = read(address);
        (found != *expected).then(|| format!("{address:.200}\n  expected {expected:?}\n  found {found:?}\n"))
    };
    let differences: Vec<String> = links.iter().filter_map(difference).collect();
    assert!(differences.is_empty(), "{} of {}:\n{}", differences.len(), links.len(), differences.concat());
}

#[test]
fn a_written_query_is_read_and_written_unchanged() {
    for (address, link) in recorded() {
        let again = read(&link.query);
        assert_eq!((again.lab, again.query), (link.lab, link.query), "{address}");
        assert!(again.notices.is_empty(), "{address}: {:?}", again.notices);
    }
}
