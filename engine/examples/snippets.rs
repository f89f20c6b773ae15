//! Writes the program of every activation for every target into a folder, and what they should compute:
//! `cargo run -p engine --example snippets -- <folder>`. `cargo xtask verify-snippets` runs them.

use engine::activation::{Instance, Order, all};
use engine::layer::{Layer, Part};
use engine::snippet::{Note, Target, notes, program};
use std::fmt::Write;
use std::fs;
use std::io::{Error, Result};
use std::path::PathBuf;

/// At how many points values and slopes are compared.
const POINTS: usize = 41;

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::other("give a folder to write to"))?;
    let mut cases = Vec::new();
    for activation in all() {
        let other = activation.params.iter().map(|p| 0.3 * p.min + 0.7 * p.max).collect();
        let sets = [("", activation.defaults()), ("_other", other)];
        // Without parameters there is but one set.
        let count = if activation.params.is_empty() { 1 } else { 2 };
        for (suffix, params) in sets.into_iter().take(count) {
            let f = Instance { activation, params };
            let case = [activation.id, suffix].concat();
            cases.push(reference(&case, &f));
            for target in Target::ALL {
                let text = program(target, &f, &Layer::default(), shortest)
                    .ok_or_else(|| Error::other(format!("no program of {case} for {}", target.title())))?;
                let (_, extension) = text.file.rsplit_once('.').unwrap_or_default();
                let folder = folder.join(target.id());
                fs::create_dir_all(&folder)?;
                fs::write(folder.join(format!("{case}.{extension}")), text.text)?;
            }
        }
    }
    fs::write(folder.join("reference.json"), format!("[\n{}\n]\n", cases.join(",\n")))
}

/// What a case should compute, as JSON.
fn reference(case: &str, f: &Instance) -> String {
    let worked = Layer::default().work(f);
    let rows: Vec<_> = worked.matrix(Part::Output).iter_rows().map(list).collect();
    let xs = points(f);
    let at = |order| xs.iter().map(|x| f.at(order, *x)).collect::<Vec<_>>();
    let slopes = at(Order::Slope);
    let mut targets = Vec::new();
    for target in Target::ALL {
        let mut slopes = slopes.clone();
        let mut remarks = Vec::new();
        for note in notes(target, f) {
            if let Note::KinkSlope { at, theirs, .. } = &note {
                for (x, slope) in xs.iter().zip(&mut slopes) {
                    if x == at {
                        *slope = *theirs;
                    }
                }
            }
            remarks.push(quoted(&note.text(target, shortest)));
        }
        let native = program(target, f, &Layer::default(), shortest).is_some_and(|p| p.native);
        let mut text = String::new();
        let _ = write!(
            text,
            "{}: {{\"native\": {native}, \"slopes\": {}, \"notes\": [{}]}}",
            quoted(target.id()),
            list(&slopes),
            remarks.join(", ")
        );
        targets.push(text);
    }
    format!(
        "{{\"case\": {}, \"name\": {}, \"params\": {}, \"output\": [{}], \"kinks\": {},\n\"xs\": {},\n\"values\": {},\n\"targets\": {{{}}}}}",
        quoted(case),
        quoted(f.activation.name),
        list(&f.params),
        rows.join(", "),
        list(&f.kinks()),
        list(&xs),
        list(&at(Order::Value)),
        targets.join(",\n")
    )
}

/// The kinks, and points between −8 and 8 among them, ascending.
fn points(f: &Instance) -> Vec<f64> {
    let mut xs = f.kinks();
    let even = POINTS - xs.len();
    xs.extend((0..even).map(|i| -8.0 + 16.0 * (i as f64 + 0.25) / even as f64));
    xs.sort_by(f64::total_cmp);
    xs
}

fn list(numbers: &[f64]) -> String {
    let numbers: Vec<_> = numbers.iter().map(|v| shortest(*v)).collect();
    format!("[{}]", numbers.join(", "))
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// Python reads an exponent, and so does JSON.
fn shortest(value: f64) -> String {
    format!("{value:?}")
}
