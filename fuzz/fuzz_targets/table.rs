//! Whatever is pasted as data: no panic; a table has records of one length; data that is taken is written, as a code and, if
//! its words are plain, as a table, so that it is read as the same. `cargo +nightly fuzz run table`.
#![no_main]

use activation_lab::labs::train::{CustomDataset, TableText};
use libfuzzer_sys::fuzz_target;

fn read(text: &str) -> Option<CustomDataset> {
    let table = TableText::read(text).ok()?;
    let width = table.names.len();
    assert!(width >= 2 && table.records.iter().all(|record| record.cells.len() == width));
    assert_eq!(table.columns().len(), width);
    let (data, rounding) = CustomDataset::from_table(&table, &table.suggested_roles()).ok()?;
    assert!(rounding >= 0.0);
    Some(data)
}

fuzz_target!(|text: &str| {
    let Some(data) = read(text) else { return };
    let code = data.to_string();
    assert_eq!(code.parse().as_ref(), Ok(&data), "{code}");
    // A column without a name gets one in the table. What separates its cells is found anew, so words must be plain.
    let table = data.to_csv();
    let again = read(&table).map(|again| again.to_csv());
    if table.chars().all(|c| c.is_ascii_alphanumeric() || ".-,\n".contains(c)) {
        assert_eq!(again.as_ref(), Some(&table), "{code}");
    }
    let dataset = data.data(0.5, 1).dataset();
    for samples in [&dataset.train, &dataset.test] {
        assert!(samples.targets().iter().all(|target| target.is_finite()));
    }
});
