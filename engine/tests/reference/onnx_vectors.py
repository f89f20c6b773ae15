"""Writes engine/tests/data/onnx.txt: the activation cases of ONNX's own backend tests.

    pip install onnx==1.22.0
    python engine/tests/reference/onnx_vectors.py

Later releases ship no test data. A case has four lines: `name id in_scale in_shift out_scale parameters…`,
the inputs, the outputs, and a parameter for each point or `-`. Points are the bits of an f32 in hexadecimal.
The case expects out_scale·f(in_scale·x + in_shift): so `HardSigmoid` with any α and β is a hard sigmoid, and
`Selu` with any α and γ an ELU. The output is the same at every run.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

DATA = Path(onnx.__file__).parent / "backend/test/data"
PLAIN = {
    "Relu": "relu", "HardSwish": "hard_swish", "Mish": "mish", "Sigmoid": "sigmoid", "Softplus": "softplus",
    "Softsign": "softsign", "Tanh": "tanh", "Exp": "exponential", "Sin": "sine", "Atan": "arctan",
    "Identity": "identity",
}


def described(node):
    """Our id, the scales and the parameters of a node, or None if it is no activation."""
    given = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    attribute = lambda name, default: float(given.get(name, default))
    op = node.op_type
    if op in PLAIN:
        return PLAIN[op], (1, 0, 1), [1] if op == "Softplus" else []
    if op in ("LeakyRelu", "PRelu"):
        return ("prelu", (1, 0, 1), []) if op == "PRelu" else ("leaky_relu", (1, 0, 1), [attribute("alpha", 0.01)])
    if op in ("Elu", "Celu"):
        return op.lower(), (1, 0, 1), [attribute("alpha", 1)]
    if op == "ThresholdedRelu":
        return "thresholded_relu", (1, 0, 1), [attribute("alpha", 1)]
    if op == "Swish":
        return "swish", (1, 0, 1), [attribute("alpha", 1)]
    if op == "Gelu":
        return ("gelu_tanh" if given.get("approximate") == b"tanh" else "gelu"), (1, 0, 1), []
    if op == "Selu":
        if not given:
            return "selu", (1, 0, 1), []
        return "elu", (1, 0, attribute("gamma", 1.0507)), [attribute("alpha", 1.67326)]
    if op == "HardSigmoid":
        alpha, beta = attribute("alpha", 0.2), attribute("beta", 0.5)
        return "hard_sigmoid_onnx", (alpha / 0.2, (beta - 0.5) / 0.2, 1), []
    if op == "Shrink":
        bias, lambd = attribute("bias", 0), attribute("lambd", 0.5)
        assert bias in (0, lambd)
        return ("soft_shrink" if bias else "hard_shrink"), (1, 0, 1), [lambd]
    return None


def tensor(path):
    return numpy_helper.to_array(onnx.TensorProto.FromString(path.read_bytes()))


def words(array):
    return " ".join(f"{b:x}" for b in np.ascontiguousarray(array, dtype=np.float32).view(np.uint32).ravel())


def main():
    lines, points = [], 0
    for folder in sorted([*DATA.glob("node/test_*"), *DATA.glob("pytorch-converted/test_*")]):
        model = onnx.load(folder / "model.onnx")
        nodes = model.graph.node
        found = described(nodes[0]) if len(nodes) == 1 else None
        if [n.op_type for n in nodes] == ["Abs", "Constant", "Add", "Div"]:
            found = "softsign", (1, 0, 1), []  # before it was an operator
        set0 = folder / "test_data_set_0"
        # An expanded model has the data of the one it expands; sequences and integers are no activations.
        if found is None or folder.name.endswith("_expanded") or "identity_" in folder.name:
            continue
        x, y = tensor(set0 / "input_0.pb"), tensor(set0 / "output_0.pb")
        if x.dtype == np.float64:
            x, y = x.astype(np.float32), y.astype(np.float32)
        if x.dtype != np.float32 and nodes[0].op_type != "Identity":
            raise SystemExit(f"{folder.name} has {x.dtype}")
        each = "-"
        if nodes[0].op_type == "PRelu":
            stored = [numpy_helper.to_array(t) for t in model.graph.initializer]
            slope = stored[0] if stored else tensor(set0 / "input_1.pb")
            if folder.parent.name == "pytorch-converted" and slope.size > 1:
                slope = slope.reshape(-1, *[1] * (x.ndim - 2))  # one for each channel
            each = words(np.broadcast_to(slope, x.shape))
        name, (in_scale, in_shift, out_scale), params = found
        head = [f"{folder.parent.name}/{folder.name}", name, *map(repr, map(float, (in_scale, in_shift, out_scale, *params)))]
        lines += [" ".join(head), words(x), words(y), each]
        points += x.size
    out = Path(__file__).parent.parent / "data" / "onnx.txt"
    out.write_text("\n".join(lines) + "\n")
    print(f"{len(lines) // 4} cases, {points} points, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
