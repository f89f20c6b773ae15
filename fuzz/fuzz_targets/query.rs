//! Whatever an address says: no panic, and the settings that are read are written so that they are read as the same, and
//! without a notice. `cargo +nightly fuzz run query`.
#![no_main]

use activation_lab::state::Settings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|query: &str| {
    let (settings, _) = Settings::of_query(query);
    let written = settings.query();
    let (again, notices) = Settings::of_query(&written);
    assert_eq!(notices, [], "{written}");
    assert_eq!(again.query(), written);
    assert_eq!(again.branch(again.lab).pairs(), settings.branch(settings.lab).pairs());
});
