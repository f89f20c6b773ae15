//! The kernels of the engine as compiled: a check that they are vectorised, and their benchmark.

use crate::module::{self, MODULE};
use crate::project::{Project, run};
use crate::{steps, tools};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use wasmparser::{BinaryReader, Name, NameSectionReader, Operator, Parser, Payload};

/// The loops of the kernels; each closure in the list of activations has copies of them.
const LOOP: &str = "map_blocks";
/// Fewer loops than this cannot be all: equal ones are merged, but there are some forty activations.
const LEAST_LOOPS: usize = 80;

/// The instructions of a function.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    /// Operations on four lanes; also the copy of an array, which is what the compiler makes of the identity.
    vector: usize,
    /// Arithmetic of one number.
    scalar: usize,
}

impl Counts {
    fn add(&mut self, operator: &Operator) {
        let text = format!("{operator:?}");
        let name = text.split([' ', '{']).next().unwrap_or_default();
        let arithmetic = [
            "Add", "Sub", "Mul", "Div", "Sqrt", "PMin", "PMax", "Min", "Max", "Le", "Lt", "Gt", "Ge", "Abs",
            "Neg",
        ];
        let vectors = ["F32x4", "I32x4", "V128", "MemoryCopy"];
        if vectors.iter().any(|prefix| name.starts_with(prefix)) {
            self.vector += 1;
        } else if (name.starts_with("F32") || name.starts_with("F64")) && arithmetic.contains(&&name[3..]) {
            self.scalar += 1;
        }
    }
}

/// Checks that the loops of the kernels in a program, which must have its names, compute with vectors only.
pub fn check_vectorised(wasm: &Path) -> Result<()> {
    let bytes = std::fs::read(wasm).context(format!("cannot read {}", wasm.display()))?;
    let loops = count_loops(&bytes)?;
    ensure!(loops.len() >= LEAST_LOOPS, "{} has only {} loops of kernels", wasm.display(), loops.len());
    for (name, counts) in &loops {
        ensure!(counts.vector > 0 && counts.scalar == 0, "{name} is not vectorised: {counts:?}");
    }
    let total: usize = loops.iter().map(|(_, counts)| counts.vector).sum();
    eprintln!("{} loops of kernels are vectorised, with {total} vector instructions", loops.len());
    Ok(())
}

fn count_loops(wasm: &[u8]) -> Result<Vec<(String, Counts)>> {
    let (mut bodies, mut imported, mut names) = (Vec::new(), 0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            Payload::CustomSection(section) if section.name() == "name" => {
                for part in NameSectionReader::new(BinaryReader::new(section.data(), section.data_offset())) {
                    if let Name::Function(functions) = part? {
                        for naming in functions {
                            let naming = naming?;
                            names.push((naming.index as usize, naming.name.to_owned()));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let loops = names.into_iter().filter(|(_, name)| name.contains(LOOP));
    loops
        .filter_map(|(index, name)| bodies.get(index.checked_sub(imported)?).map(|body| (name, body)))
        .map(|(name, body)| {
            let mut counts = Counts::default();
            // Whether each enclosing block is a loop: what does not depend on the input is computed once, before it.
            let mut blocks = Vec::new();
            for operator in body.get_operators_reader()? {
                let operator = operator?;
                match operator {
                    Operator::Loop { .. } => blocks.push(true),
                    Operator::Block { .. } | Operator::If { .. } => blocks.push(false),
                    Operator::End => drop(blocks.pop()),
                    _ if blocks.contains(&true) || matches!(operator, Operator::MemoryCopy { .. }) => {
                        counts.add(&operator);
                    }
                    _ => {}
                }
            }
            Ok((name, counts))
        })
        .collect()
}

/// Builds the ES module and what it is compared with; the result is the folder of the npm package.
fn prepare(project: &Project, folder: &Path) -> Result<PathBuf> {
    let package = folder.join("module");
    tools::ensure(project)?;
    tools::install_packages(project, &project.root.join("module/bench"))?;
    steps::timed("ES module", "a minute", || module::build(project, &package))?;
    Ok(package)
}

/// Measures training beside other programs and libraries, in Node.js.
pub fn measure_training(project: &Project) -> Result<()> {
    let folder = project.target.join("bench-training");
    let package = prepare(project, &folder)?;
    let results = folder.join("results.json");
    run(project.command("node").arg("module/bench/training/run.mjs").args([&package, &results]))?;
    eprintln!("all results: {}", results.display());
    Ok(())
}

/// Measures the kernels and the ES module beside other libraries, in Node.js.
pub fn measure(project: &Project) -> Result<()> {
    let folder = project.target.join("bench-kernels");
    let package = prepare(project, &folder)?;
    let kernels = folder.join("kernels");
    steps::timed("kernels", "a minute", || {
        let mut cargo = project.command("cargo");
        cargo.args(["rustc", "--release", "--quiet", "--package", MODULE, "--example", "kernels"]);
        run(cargo.args(["--target", tools::TARGET, "--", "-C", "strip=none"]))?;
        let compiled = project.target.join(tools::TARGET).join("release/examples/kernels.wasm");
        let mut bindgen = project.command("wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--out-name", "kernels", "--out-dir"]);
        run(bindgen.arg(&kernels).arg(compiled))
    })?;
    let mut node = project.command("node");
    let results = folder.join("results.json");
    run(node.arg("module/bench/kernels/run.mjs").args([&package, &kernels, &results]))?;
    eprintln!("all results: {}", results.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_of_one_number_and_of_four_are_told_apart() {
        let mut counts = Counts::default();
        for operator in [Operator::F32x4Mul, Operator::V128Bitselect, Operator::I32x4Shl, Operator::F32x4PMax]
        {
            counts.add(&operator);
        }
        assert_eq!(counts, Counts { vector: 4, scalar: 0 });
        for operator in [Operator::F32Mul, Operator::F64Add, Operator::F32Lt, Operator::I32Add] {
            counts.add(&operator);
        }
        assert_eq!(counts, Counts { vector: 4, scalar: 3 });
    }
}
