"""Losses of small networks in training, by NumPy: writes ../data/mlp.txt.

An independent implementation, sample by row, in float64: forward pass, backpropagation, plain SGD or Adam,
batches in the order of the samples. Run with NumPy 2: python mlp.py
"""

from pathlib import Path

import numpy as np

rng = np.random.default_rng(2026)


def run(name, hidden, widths, method, rate, l2, epochs=10, n=50, batch=10):
    x = rng.uniform(-1, 1, (n, widths[0]))
    t = np.where(x[:, 0] * x[:, 1] > 0, 1.0, -1.0)
    weights = [rng.uniform(-0.7, 0.7, (o, i)) for i, o in zip(widths, widths[1:])]
    biases = [rng.uniform(-0.2, 0.2, o) for o in widths[1:]]
    f, slope = {
        "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
        "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    }[hidden]

    def forward(x):
        zs, activations = [], [x]
        for layer, (w, b) in enumerate(zip(weights, biases)):
            zs.append(activations[-1] @ w.T + b)
            activations.append(zs[-1] if layer == len(weights) - 1 else f(zs[-1]))
        return zs, activations

    lines = [f"case {name} {hidden} {method} {rate} {l2} {batch} {' '.join(map(str, widths))}"]
    lines += ["sample " + " ".join(map(repr, map(float, [*row, target]))) for row, target in zip(x, t)]
    for w, b in zip(weights, biases):
        lines.append("layer " + " ".join(map(repr, map(float, [*w.ravel(), *b]))))
    parameters = weights + biases
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    step = 0
    for _ in range(epochs):
        for start in range(0, n, batch):
            xb, tb = x[start : start + batch], t[start : start + batch]
            zs, activations = forward(xb)
            delta = (activations[-1][:, 0] - tb)[:, None] / len(tb)
            by_weights, by_biases = [None] * len(weights), [None] * len(weights)
            for layer in reversed(range(len(weights))):
                by_weights[layer] = delta.T @ activations[layer] + l2 * weights[layer]
                by_biases[layer] = delta.sum(axis=0)
                if layer:
                    delta = (delta @ weights[layer]) * slope(zs[layer - 1])
            step += 1
            for k, (p, g) in enumerate(zip(parameters, by_weights + by_biases)):
                if method == "sgd":
                    p -= rate * g
                else:
                    first[k] = 0.9 * first[k] + 0.1 * g
                    second[k] = 0.999 * second[k] + 0.001 * g**2
                    m, v = first[k] / (1 - 0.9**step), second[k] / (1 - 0.999**step)
                    p -= rate * m / (np.sqrt(v) + 1e-8)
        loss = np.mean(0.5 * (forward(x)[1][-1][:, 0] - t) ** 2)
        lines.append(f"loss {float(loss)!r}")
    return lines


cases = run("plain", "tanh", [2, 4, 2, 1], "sgd", 0.03, 0.0) + run("decayed", "relu", [2, 8, 8, 1], "adam", 0.01, 0.001)
Path(__file__).parent.joinpath("../data/mlp.txt").write_text("\n".join(cases) + "\n")
