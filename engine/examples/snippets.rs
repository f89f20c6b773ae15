//! Writes the program of every activation for every target into a folder, and the expected results:
//! `cargo run -p engine --example snippets -- <folder>`. `cargo xtask verify-snippets` runs them.

use engine::activation::{Activation, Instance, Order, Params, all};
use engine::formula::{GALLERY, activation};
use engine::layer::{Layer, Matrix, Tensor};
use engine::snippet::{Note, Provision, Target, notes, program};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Error, Result};
use std::path::PathBuf;

/// At how many points values and slopes are compared.
const POINTS: usize = 41;
/// Points far out.
const TAILS: [f64; 6] = [-800.0, -40.0, -10.0, 10.0, 40.0, 800.0];
/// Points for typed formulas, which are written as they are typed: their digits far out are those of the form.
const NEAR: [f64; 6] = [-2.0, -1.0, -0.5, 0.5, 1.0, 2.0];

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::other("give a folder to write to"))?;
    let mut cases = Vec::new();
    for activation in all() {
        let other = activation.params.iter().map(|p| 0.3 * p.min + 0.7 * p.max).collect();
        let mut sets = vec![
            (String::new(), activation.defaults(), Layer::default()),
            ("_other".to_owned(), other, oblong()?),
        ];
        sets.extend(
            limits(activation).into_iter().map(|(suffix, params)| (suffix, params, Layer::default())),
        );
        for (suffix, params, layer) in sets {
            let f = Instance { activation, params };
            let case = [activation.id, &suffix].concat();
            cases.push(reference((case.clone(), activation.name), &f, &layer, TAILS));
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
    for example in GALLERY {
        let activation = activation(example.text).map_err(|error| Error::other(format!("{error:?}")))?;
        let f = Instance::with_params(activation, example.params);
        let case: String = example.name.chars().filter(char::is_ascii_alphanumeric).collect();
        let case = format!("typed_{}", case.to_lowercase());
        let layer = Layer::default();
        cases.push(reference((case.clone(), example.name), &f, &layer, NEAR));
        for target in Target::ALL {
            // Flux has no erf.
            let Some(text) = program(target, &f, &layer, shortest) else { continue };
            let (_, extension) = text.file.rsplit_once('.').unwrap_or_default();
            fs::write(folder.join(target.id()).join(format!("{case}.{extension}")), text.text)?;
        }
    }
    fs::write(folder.join("reference.json"), serde_json::to_string_pretty(&cases)?)
}

/// Every combination of the least and greatest values of the parameters: frameworks may refuse some.
fn limits(activation: &Activation) -> Vec<(String, Params)> {
    let start = match activation.params {
        [] => Vec::new(),
        _ => vec![("_at".to_owned(), Vec::new())],
    };
    let all = activation.params.iter().fold(start, |sets, param| {
        let ends = [("_least", param.min), ("_greatest", param.max)];
        let with = |(suffix, values): &(String, Vec<f64>), (word, end): (&str, f64)| {
            ([suffix, word].concat(), [values.as_slice(), &[end]].concat())
        };
        sets.iter().flat_map(|set| ends.map(|end| with(set, end))).collect()
    });
    all.into_iter().map(|(suffix, values)| (suffix, values.into_iter().collect())).collect()
}

/// A layer whose sizes all differ, with pre-activations of both signs.
fn oblong() -> Result<Layer> {
    let wrong = |_| Error::other("the other layer is wrong");
    let inputs = Matrix::new(&[&[1.0, -2.0], &[0.5, 0.25], &[-1.5, 3.0]]).map_err(wrong)?;
    let weights = Matrix::new(&[&[0.3, -0.7, 1.1, 0.2], &[0.9, 0.4, -0.6, -1.3]]).map_err(wrong)?;
    Layer::new(inputs, weights, &[0.15, -0.35, 0.05, 0.45]).map_err(wrong)
}

/// The expected results of a case.
#[derive(Serialize)]
struct Case {
    case: String,
    name: &'static str,
    params: Vec<f64>,
    output: Vec<Vec<f64>>,
    kinks: Vec<f64>,
    xs: Vec<f64>,
    values: Vec<f64>,
    /// Points far out, where sums cancel and exponentials overflow.
    tail_xs: [f64; 6],
    /// The values there; JSON writes ∞ as null.
    tail_values: [f64; 6],
    targets: BTreeMap<&'static str, Expected>,
}

/// The expected results of a target.
#[derive(Serialize)]
struct Expected {
    /// Whether the program calls the target's own function.
    native: bool,
    /// Whether that function is declared to lose digits far below 0.
    loses_tail: bool,
    /// Whether its derivative is declared to be NaN far above 0.
    slope_overflows: bool,
    slopes: Vec<f64>,
}

fn reference((case, name): (String, &'static str), f: &Instance, layer: &Layer, tail_xs: [f64; 6]) -> Case {
    let xs = points(f);
    let at = |order| xs.iter().map(|x| f.at(order, *x)).collect::<Vec<_>>();
    let expected = |target| {
        let noted = notes(target, f);
        let mut slopes = at(Order::Slope);
        for note in &noted {
            let Note::KinkSlope { at, framework, .. } = note else { continue };
            if let Some(kink) = xs.iter().position(|x| x == at) {
                slopes[kink] = *framework;
            }
        }
        Expected {
            native: program(target, f, layer, shortest).is_some_and(|p| p.provision == Provision::Native),
            loses_tail: noted.iter().any(|note| matches!(note, Note::LosesTail { .. })),
            slope_overflows: noted.iter().any(|note| matches!(note, Note::SlopeOverflows { .. })),
            slopes,
        }
    };
    Case {
        case,
        name,
        params: f.params.to_vec(),
        output: layer.evaluate(f).matrix(Tensor::Output).iter_rows().map(<[f64]>::to_vec).collect(),
        kinks: f.kinks(),
        values: at(Order::Value),
        tail_values: tail_xs.map(|x| f.at(Order::Value, x)),
        tail_xs,
        targets: Target::ALL.map(|target| (target.id(), expected(target))).into(),
        xs,
    }
}

/// The kinks, and points between −8 and 8 among them, ascending.
fn points(f: &Instance) -> Vec<f64> {
    let mut xs = f.kinks();
    let even = POINTS - xs.len();
    xs.extend((0..even).map(|i| -8.0 + 16.0 * (i as f64 + 0.25) / even as f64));
    xs.sort_by(f64::total_cmp);
    xs
}

/// Python reads an exponent, and so does JSON.
fn shortest(value: f64) -> String {
    format!("{value:?}")
}
