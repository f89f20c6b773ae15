//! Writes the program of every activation for every target into a folder, and what they should compute:
//! `cargo run -p engine --example snippets -- <folder>`. `cargo xtask verify-snippets` runs them.

use engine::activation::{Instance, Order, all};
use engine::layer::{Layer, Matrix, Part};
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
        let sets = [("", activation.defaults(), Layer::default()), ("_other", other, oblong()?)];
        for (suffix, params, layer) in sets {
            let f = Instance { activation, params };
            let case = [activation.id, suffix].concat();
            cases.push(reference(&case, &f, &layer));
            for target in Target::ALL {
                let text = program(target, &f, &layer, shortest)
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

/// A layer no two sizes of which are alike, with pre-activations of both signs.
fn oblong() -> Result<Layer> {
    let wrong = |_| Error::other("the other layer is wrong");
    let inputs = Matrix::new(&[&[1.0, -2.0], &[0.5, 0.25], &[-1.5, 3.0]]).map_err(wrong)?;
    let weights = Matrix::new(&[&[0.3, -0.7, 1.1, 0.2], &[0.9, 0.4, -0.6, -1.3]]).map_err(wrong)?;
    Layer::new(inputs, weights, &[0.15, -0.35, 0.05, 0.45]).map_err(wrong)
}

/// What a case should compute, as JSON.
fn reference(case: &str, f: &Instance, layer: &Layer) -> String {
    let worked = layer.work(f);
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
        let native = program(target, f, layer, shortest).is_some_and(|p| p.native);
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
