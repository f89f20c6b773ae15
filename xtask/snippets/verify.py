"""Runs the programs of the Code lab as they stand, and compares them with the engine.

    verify.py run <target> <programs>       one target; its results go to <programs>/<target>.json
    verify.py report <programs> <document>  prints the table and writes the document

`cargo xtask verify-snippets` calls it. <programs> is what the engine's example `snippets` wrote.
"""

import contextlib
import io
import json
import math
import os
import sys
from pathlib import Path

import rust

TOLERANCE = 1e-5  # of a value, relative where it is greater than 1
# Of a value far out, relative however small it is, with the least normal number of the precision; below that digits
# are lost, and functions may return 0.
DOUBLE_TAIL = (1e-7, sys.float_info.min)
SINGLE_TAIL = (1e-5, 2.0**-126)
SINGLE_MAX = 2.0**128 * (1 - 2.0**-24)
TITLES = {
    "pytorch": "PyTorch",
    "tensorflow": "TensorFlow",
    "keras": "Keras",
    "jax": "JAX",
    "numpy": "NumPy",
    "onnx": "ONNX",
    "burn": "Burn",
    "candle": "candle",
}


def cases(programs):
    """The cases; JSON has null for values that are too large."""
    found = json.loads((programs / "reference.json").read_text())
    for case in found:
        case["tail_values"] = [math.inf if value is None else value for value in case["tail_values"]]
    return found


def close(found, expected):
    return found == expected or abs(found - expected) <= TOLERANCE * max(1.0, abs(expected))


def keeps_tail(target, found, expected):
    relative, least = SINGLE_TAIL if target == "onnx" else DOUBLE_TAIL
    if target == "onnx" and abs(expected) > SINGLE_MAX:
        expected = math.copysign(math.inf, expected)
    return found == expected or abs(found - expected) <= relative * abs(expected) + least


# Values and slopes at the points of a case, by the namespace that its program left.


def at_points_pytorch(namespace, xs):
    import torch

    x = torch.tensor(xs, requires_grad=True)
    y = namespace["activation"](x)
    values = y.tolist()
    if not y.requires_grad:
        return values, None
    try:
        y.sum().backward()
    except RuntimeError:  # "derivative for aten::heaviside is not implemented"
        return values, None
    return values, x.grad.tolist()


def at_points_tensorflow(namespace, xs):
    import tensorflow as tf

    x = tf.constant(xs, dtype=tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = namespace["activation"](x)
    slopes = tape.gradient(y, x)
    return y.numpy().tolist(), None if slopes is None else slopes.numpy().tolist()


def at_points_jax(namespace, xs):
    import jax
    import jax.numpy as jnp

    x = jnp.array(xs)
    values = namespace["activation"](x).tolist()
    return values, jax.vmap(jax.grad(namespace["activation"]))(x).tolist()


def at_points_numpy(namespace, xs):
    import numpy as np

    return namespace["activation"](np.array(xs)).tolist(), None


def at_points_onnx(namespace, xs):
    """The points as rows of a layer with weight 1 and bias 0."""
    import numpy as np
    import onnxruntime
    from onnx import numpy_helper

    model = namespace["model"]
    for constant in model.graph.initializer:
        replacement = {"W": [[1.0]], "b": [0.0]}.get(constant.name)
        if replacement is not None:
            array = np.array(replacement, dtype=np.float32)
            constant.CopyFrom(numpy_helper.from_array(array, constant.name))
    for end in (*model.graph.input, *model.graph.output):
        end.type.tensor_type.shape.dim[1].dim_value = 1
    session = onnxruntime.InferenceSession(model.SerializeToString())
    (values,) = session.run(None, {"X": np.array(xs, dtype=np.float32)[:, None]})
    return values[:, 0].tolist(), None


AT_POINTS = {
    "pytorch": at_points_pytorch,
    "tensorflow": at_points_tensorflow,
    "keras": at_points_tensorflow,
    "jax": at_points_jax,
    "numpy": at_points_numpy,
    "onnx": at_points_onnx,
}


def run_python(target, programs):
    results = {}
    for case in cases(programs):
        file = programs / target / (case["case"] + ".py")
        namespace, printed = {"__name__": "__main__"}, io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(file.read_text(), str(file), "exec"), namespace)
            values, slopes = AT_POINTS[target](namespace, case["xs"] + case["tail_xs"])
            results[case["case"]] = {"printed": printed.getvalue(), "values": values, "slopes": slopes}
        except Exception as error:  # whatever it is, the table tells it
            results[case["case"]] = {"error": f"{type(error).__name__}: {error}"}
    return results


def versions(target):
    from importlib.metadata import version

    packages = {
        "pytorch": ["torch"],
        "tensorflow": ["tensorflow-cpu"],
        "keras": ["keras", "tensorflow-cpu"],
        "jax": ["jax", "flax"],
        "numpy": ["numpy"],
        "onnx": ["onnx", "onnxruntime"],
    }[target]
    return ", ".join(f"{package} {version(package)}" for package in packages)


def run(target, programs):
    if target in rust.PACKAGES:
        results, version = rust.run(target, programs, cases(programs))
    else:
        results, version = run_python(target, programs), versions(target)
    (programs / f"{target}.json").write_text(json.dumps({"version": version, "results": results}))


def judge(case, target, result):
    """Three lists of sentences: what is wrong, which slopes at kinks differ from the engine's as declared, and where
    the target's own function loses its tail."""
    if "error" in result:
        return [result["error"].splitlines()[0]], [], []
    wrong, tails = [], []
    lines = [json.loads(line) for line in result["printed"].splitlines()]
    expected = [value for row in case["output"] for value in row]
    for number, line in enumerate(lines, 1):
        found = [value for row in line for value in row]
        if len(found) != len(expected) or not all(map(close, found, expected)):
            wrong.append(f"line {number} prints {line}, not {case['output']}")
    if not lines:
        wrong.append("prints nothing")
    for x, found, value in zip(case["xs"], result["values"], case["values"]):
        if not close(found, value):
            wrong.append(f"f({x}) is {found}, not {value}")
    theirs, count = case["targets"][target], len(case["xs"])
    for x, found, value in zip(case["tail_xs"], result["values"][count:], case["tail_values"], strict=True):
        if not keeps_tail(target, found, value):
            declared = theirs["loses_tail"] and close(found, value)
            (tails if declared else wrong).append(f"f({x:g}) is {found:.9g}, not {value:.9g}")
    for x, slope in zip(case["tail_xs"], (result["slopes"] or [])[count:]):
        if math.isnan(slope):
            declared = theirs["slope_overflows"] and x > 0
            (tails if declared else wrong).append(f"f′({x:g}) is not a number")
    declared = theirs["slopes"]
    engine = case["targets"]["numpy"]["slopes"]  # without conventions of its own
    differing = []
    for x, found, expected, ours in zip(case["xs"], result["slopes"] or declared, declared, engine):
        if not close(found, expected):
            kink = " (a kink)" if x in case["kinks"] else ""
            wrong.append(f"f′({x:.6g}) is {found:.6g}, not {expected:.6g}{kink}")
        if expected != ours and result["slopes"]:
            differing.append(f"f′({x:.6g}) is {expected:.6g}, here {ours:.6g}")
    return wrong, differing, tails


def report(programs, document):
    reference = cases(programs)
    results = {t: json.loads((programs / f"{t}.json").read_text()) for t in TITLES}
    rows, failures, conventions, lost, without = {}, [], [], [], {}
    for case in reference:
        for target, title in TITLES.items():
            result = results[target]["results"][case["case"]]
            wrong, differing, tails = judge(case, target, result)
            native = case["targets"][target]["native"]
            params = ", ".join(f"{value:.4g}" for value in case["params"])
            name = case["name"] + (f" ({params})" if params else "")
            failures += [f"{title}, {name}: {sentence}" for sentence in wrong]
            conventions += [f"{title}, {name}: {sentence}" for sentence in differing]
            lost += [f"{title}, {name}: {sentence}" for sentence in tails]
            if "error" not in result and result["slopes"] is None and target not in ("numpy", "onnx"):
                without.setdefault(case["name"], {})[title] = None
            cell = rows.setdefault(case["name"], {}).setdefault(target, set())
            cell.add("differs" if wrong else "native" if native else "formula")
            if differing:
                cell.add("kink")
            if tails:
                cell.add("tail")
            if case["targets"][target]["loses_tail"] or case["targets"][target]["slope_overflows"]:
                cell.add("declared tail")
    failures += [
        f"{TITLES[target]}, {name}: nothing is lost far out, although it is declared"
        for name, row in rows.items() for target, cell in row.items() if "declared tail" in cell and "tail" not in cell
    ]
    conventions, lost = (list(dict.fromkeys(lines)) for lines in (conventions, lost))  # layers may tell the same
    text = table(rows)
    print(text)
    totals = f"{len(reference)} cases × {len(TITLES)} targets: {len(failures)} undeclared differences, " \
             f"{len(conventions)} declared ones, {len(lost)} values lost far out"
    print("\n".join(["", *failures, "", *conventions, "", *lost, "", totals]))
    document.write_text(page(text, results, conventions, lost, failures, without, totals))
    return not failures


def table(rows):
    def words(cell):
        if "differs" in cell:
            return "**differs**"
        kind = " / ".join(word for word in ("native", "formula") if word in cell)
        return kind + (" †" if "kink" in cell else "") + (" ‡" if "tail" in cell else "")

    lines = ["| activation | " + " | ".join(TITLES.values()) + " |", "| --- " * (len(TITLES) + 1) + "|"]
    lines += [f"| {name} | " + " | ".join(words(row[t]) for t in TITLES) + " |" for name, row in rows.items()]
    return "\n".join(lines)


def page(text, results, conventions, lost, failures, without, totals):
    import datetime

    head = (Path(__file__).parent / "head.md").read_text()
    listed = "\n".join(f"- {TITLES[target]}: {result['version']}" for target, result in results.items())
    none = "\n".join(f"- {name}: {', '.join(titles)}" for name, titles in without.items())
    sections = [
        head.strip(),
        f"Executed on {datetime.date.today()}: {totals}.",
        listed,
        "## Results",
        text,
        "## Slopes at kinks that differ, as declared",
        "\n".join(f"- {line}" for line in conventions),
        "## Values far out that functions lose",
        "These are the frameworks' own functions; a formula that is written out keeps its digits.",
        "\n".join(f"- {line}" for line in lost),
        "## No gradient",
        "These return values but no derivative, which for them is 0 everywhere it exists.",
        none,
    ]
    if failures:
        sections += ["## Undeclared differences", "\n".join(f"- {line}" for line in failures)]
    return "\n\n".join(sections) + "\n"


def main():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["KERAS_BACKEND"] = "tensorflow"
    match sys.argv[1:]:
        case ["run", target, programs]:
            run(target, Path(programs))
        case ["report", programs, document]:
            sys.exit(0 if report(Path(programs), Path(document)) else 1)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
