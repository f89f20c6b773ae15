//! Tests that a link with values or keys that cannot be used gets a notice.

use super::notice::Notice;
use super::settings::Settings;

#[test]
fn nothing_that_a_link_sets_is_dropped_silently() {
    let unknown = |keys: &[&str]| Notice::UnknownKeys(keys.iter().map(|key| (*key).into()).collect());
    let adjusted = |key, value: &str, taken: &str| Notice::Adjusted(key, value.into(), taken.into());
    let cases = [
        ("zzz", unknown(&["zzz"])),
        ("=relu", unknown(&[""])),
        ("F=relu&Theme=dark", unknown(&["F", "Theme"])),
        ("depth=5&lr=1", unknown(&["depth", "lr"])),
        ("lab=depth&x=1..2&cols=range", unknown(&["x", "cols"])),
        ("a&a&a", Notice::Repeated("a".into())),
        ("f=relu&f=elu", Notice::Repeated("f".into())),
        ("lab=depth&lab=train", Notice::Repeated("lab".into())),
        ("x=0..5&at=-1.2", adjusted("at", "-1.2", "0")),
        ("at=9&x=-3..3", adjusted("at", "9", "3")),
        ("focus=5", adjusted("focus", "5", "1")),
        ("f=~relu&focus=2", adjusted("focus", "2", "1")),
        ("lab=depth&depth=3&layer=50", adjusted("layer", "50", "3")),
        ("lab=depth&depth=2.5", adjusted("depth", "2.5", "3")),
        ("lab=depth&f=~relu", adjusted("f", "~relu", "relu")),
        ("lab=code&f=~elu:2", adjusted("f", "~elu:2", "elu:2")),
        ("lab=code&at=z:4:4", adjusted("at", "z:4:4", "none")),
        ("lab=train&batch=32.4", adjusted("batch", "32.4", "32")),
        ("lab=train&f=relu&lrs=1,2", adjusted("lrs", "1,2", "1")),
        ("lab=train&f=relu&fl=1.2.tanh,2.1.elu", adjusted("fl", "1.2.tanh,2.1.elu", "1.2.tanh")),
        ("lab=train&net=4&fl=1.2.tanh", adjusted("fl", "1.2.tanh", "none")),
        ("lab=train&fl=1.2.nothing", Notice::UnknownFunction("nothing".into())),
        ("lab=train&fl=tanh", Notice::BadValue("fl", "tanh".into())),
        ("lab=train&data=abs&in=x2", adjusted("in", "x2", "x1")),
        ("lab=train&in=x1x2,sinx1&data=sine", adjusted("in", "x1x2,sinx1", "sinx1")),
        ("lab=train&in=x3", Notice::BadValue("in", "x3".into())),
        ("lab=train&in=", Notice::BadValue("in", String::new())),
        ("lab=compare&q=<b>", adjusted("q", "<b>", "b")),
        ("lab=train&f=relu,elu,tanh,gelu,mish", Notice::TooManyFunctions(4)),
    ];
    for (query, notice) in cases {
        let (settings, notices) = Settings::of_query(query);
        assert!(notices.contains(&notice), "{query}: {notices:?}");
        let written = settings.query();
        assert_eq!(Settings::of_query(&written).1, [], "{query} is written as {written}");
    }
    assert_eq!(Settings::of_query("a&a&a").1, [Notice::Repeated("a".into()), unknown(&["a"])]);
}

#[test]
fn what_others_append_to_links_is_ignored() {
    for tracker in ["utm_source=mail&utm_medium=x", "fbclid=abc&fbclid=abc", "gclid=1", "_ga=2.1"] {
        assert_eq!(Settings::of_query(&format!("f=elu&{tracker}")).1, [], "{tracker}");
    }
}
