"""The programs in Rust: all of a target as modules of one binary, so that it is compiled once."""

import json
import subprocess

PACKAGES = {
    "burn": 'burn = { version = "=0.22.1", default-features = false, features = ["std", "flex", "autodiff"] }',
    "candle": 'candle-core = { version = "=0.11.1", default-features = false }\n'
    'candle-nn = { version = "=0.11.1", default-features = false }',
}

RUN = {"burn": "main();", "candle": "main().unwrap();"}

# Values and slopes at the points, by the target's own autodiff; `None` where there is no gradient.
AT_POINTS = {
    "burn": """
        let device = burn::tensor::Device::flex().autodiff();
        let data = burn::tensor::TensorData::new(xs.to_vec(), [xs.len(), 1]);
        let x = burn::tensor::Tensor::<2>::from_data(data, &device).require_grad();
        let y = activation(x.clone()@);
        let values = y.clone().into_data().try_to_vec::<f64>().unwrap();
        let gradients = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| y.sum().backward()));
        let slopes = gradients.ok().and_then(|g| x.grad(&g)).map(|g| g.into_data().try_to_vec::<f64>().unwrap());
        (values, slopes)""",
    "candle": """
        let x = candle_core::Var::new(xs, &candle_core::Device::Cpu).unwrap();
        let y = activation(x.as_tensor()@).unwrap();
        let gradients = y.sum_all().and_then(|y| y.backward());
        let slopes = gradients.ok().and_then(|g| g.get(x.as_tensor()).map(|g| g.to_vec1::<f64>().unwrap()));
        (y.to_vec1::<f64>().unwrap(), slopes)""",
}


def main_of(target, programs, cases):
    modules, arms = [], []
    for case in cases:
        name = case["case"]
        file = (programs / target / f"{name}.rs").resolve()
        native = case["targets"][target]["native"]
        arguments = "" if native else "".join(f", {float(value)!r}" for value in case["params"])
        modules.append(
            f"#[allow(unused)]\nmod m_{name} {{\n    include!({json.dumps(str(file))});\n"
            f"    pub fn program() {{\n        {RUN[target]}\n    }}\n"
            f"    pub fn at(xs: &[f64]) -> (Vec<f64>, Option<Vec<f64>>) {{"
            f"{AT_POINTS[target].replace('@', arguments)}\n    }}\n}}\n"
        )
        arms.append(f'        "{name}" => (m_{name}::program, m_{name}::at),')
    return (
        "\n".join(modules)
        + "\nfn main() {\n    let mut words = std::env::args().skip(1);\n"
        + "    let name = words.next().unwrap();\n"
        + "    let xs: Vec<f64> = words.map(|word| word.parse().unwrap()).collect();\n"
        + "    let (program, at): (fn(), fn(&[f64]) -> (Vec<f64>, Option<Vec<f64>>)) = match name.as_str() {\n"
        + "\n".join(arms)
        + '\n        _ => panic!("no case {name}"),\n    };\n'
        + '    program();\n    println!("=");\n    let (values, slopes) = at(&xs);\n'
        + '    println!("{values:?}");\n'
        + '    println!("{}", slopes.map_or("null".to_owned(), |slopes| format!("{slopes:?}")));\n}\n'
    )


def run(target, programs, cases):
    programs = programs.resolve()
    folder = programs.parent / "rust" / target
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "Cargo.toml").write_text(
        f'[package]\nname = "snippets-{target}"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n'
        f"[profile.dev]\ndebug = false\nincremental = false\n\n[dependencies]\n{PACKAGES[target]}\n"
    )
    (folder / "src" / "main.rs").write_text(main_of(target, programs, cases))
    built = folder.parent / "target"
    build = ["cargo", "build", "--quiet", "--target-dir", str(built)]
    subprocess.run(build, cwd=folder, check=True)
    results = {}
    for case in cases:
        program = [str(built / "debug" / f"snippets-{target}"), case["case"]]
        done = subprocess.run(program + [repr(x) for x in case["xs"] + case["tail_xs"]], capture_output=True, text=True)
        if done.returncode:
            results[case["case"]] = {"error": done.stderr.strip().splitlines()[0]}
            continue
        printed, _, points = done.stdout.partition("=\n")
        values, slopes = map(json.loads, points.replace("inf", "Infinity").splitlines())
        results[case["case"]] = {"printed": printed, "values": values, "slopes": slopes}
    names = ["burn"] if target == "burn" else ["candle-core", "candle-nn"]
    return results, ", ".join(f"{name} {version(folder, name)}" for name in names)


def version(folder, package):
    """Of a package in `Cargo.lock`."""
    lock = (folder / "Cargo.lock").read_text()
    return lock.split(f'name = "{package}"\nversion = "')[1].split('"')[0]
