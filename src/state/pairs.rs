//! The pairs of a query.

use super::notice::{Notice, excerpt};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

/// What is escaped in a value: characters with a meaning in addresses, and those that mail programs take for their end.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The decoded pairs of a query; malformed escapes are left as they are.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes()).into_owned().collect()
}

/// Whether two queries have the same pairs, but for whether the page is embedded.
pub fn is_same_view(one: &str, other: &str) -> bool {
    let sorted = |query: &str| {
        let mut pairs = pairs(query);
        pairs.retain(|(key, _)| key != "embed");
        pairs.sort();
        pairs
    };
    sorted(one) == sorted(other)
}

/// Each key once: of “lab” the first pair, of others the last one.
pub(super) fn without_repetitions(
    pairs: Vec<(String, String)>,
    notices: &mut Vec<Notice>,
) -> Vec<(String, String)> {
    let mut single: Vec<(String, String)> = Vec::new();
    for (key, value) in pairs {
        let Some(before) = single.iter_mut().find(|pair| pair.0 == key) else {
            single.push((key, value));
            continue;
        };
        let notice = Notice::Repeated(excerpt(&key));
        if !is_tracker(&key) && !notices.contains(&notice) {
            notices.push(notice);
        }
        if key != "lab" {
            before.1 = value;
        }
    }
    single
}

/// Whether a key is one of those that mail programs, search engines and social media append to links.
pub(super) fn is_tracker(key: &str) -> bool {
    const TRACKERS: [&str; 15] = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid",
        "igshid", "mc_cid", "mc_eid", "_ga", "_gl",
    ];
    key.starts_with("utm_") || TRACKERS.contains(&key)
}

/// The query of pairs; empty if there are none.
pub(super) fn to_query(pairs: Vec<(&str, String)>) -> String {
    let mut query = String::new();
    for (key, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.extend([key, "="]);
        query.extend(
            percent_encode(value.as_bytes(), UNSAFE).map(|part| if part == "%20" { "+" } else { part }),
        );
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_pairs_are_the_same_view_in_any_order_and_embedded_or_not() {
        assert!(is_same_view("?f=relu&at=1", "at=1&f=relu&embed=1"));
        assert!(is_same_view("?f=relu%2Ctanh", "?f=relu,tanh") && is_same_view("", "?embed=1"));
        assert!(!is_same_view("?f=relu", "?f=relu&at=1") && !is_same_view("?at=1", "?at=2"));
    }
}
