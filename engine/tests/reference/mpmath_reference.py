"""Writes engine/tests/data/reference.txt: value, slope and second derivative of every activation, correctly rounded.

    pip install mpmath==1.4.1
    cargo run -p engine --example definitions | python engine/tests/reference/mpmath_reference.py

The formula of each activation is evaluated with 800 digits, with its derivatives by the rules of differentiation; at a
kink, slope and second derivative are those of the slope's formula. A line is `id parameters…` or
`x value slope second derivative`, the numbers as the bits of an f64 in hexadecimal. The output is the same at every run.
"""

import json
import operator
import random
import struct
import sys
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 800


class Jet:
    """A number with its first and second derivative with respect to x."""

    def __init__(self, v, d=0, dd=0):
        self.v, self.d, self.dd = mpf(v), mpf(d), mpf(dd)

    def chain(self, f, f1, f2):
        return Jet(f, f1 * self.d, f2 * self.d**2 + f1 * self.dd)

    def __add__(self, o):
        return Jet(self.v + o.v, self.d + o.d, self.dd + o.dd)

    def __mul__(self, o):
        return Jet(self.v * o.v, self.d * o.v + self.v * o.d, self.dd * o.v + 2 * self.d * o.d + self.v * o.dd)

    def __truediv__(self, o):
        return self * o.chain(1 / o.v, -1 / o.v**2, 2 / o.v**3)

    def __neg__(self):
        return Jet(-self.v, -self.d, -self.dd)

    def __sub__(self, o):
        return self + -o


ONE = Jet(1)


def exp(x):
    e = mp.exp(x.v)
    return x.chain(e, e, e)


def ln(x):
    return x.chain(mp.log(x.v), 1 / x.v, -1 / x.v**2)


def sqrt(x):
    r = mp.sqrt(x.v)
    return x.chain(r, 1 / (2 * r), -1 / (4 * r**3))


def absolute(x):
    return x.chain(abs(x.v), mp.sign(x.v), 0)


def sin(x):
    return x.chain(mp.sin(x.v), mp.cos(x.v), -mp.sin(x.v))


def cos(x):
    return x.chain(mp.cos(x.v), -mp.sin(x.v), -mp.cos(x.v))


def atan(x):
    return x.chain(mp.atan(x.v), 1 / (1 + x.v**2), -2 * x.v / (1 + x.v**2) ** 2)


def sigma(x):
    return ONE / (ONE + exp(-x)) if x.v > 0 else exp(x) / (ONE + exp(x))


def tanh(x):
    # Of the two forms the one that does not cancel.
    return sigma(x + x) - sigma(-(x + x))


def normal_density(x):
    phi = mp.exp(-x.v**2 / 2) / mp.sqrt(2 * mp.pi)
    return x.chain(phi, -x.v * phi, (x.v**2 - 1) * phi)


def normal_distribution(x):
    # Beyond ±200 an f64 cannot hold the difference from the limit.
    value = mpf(x.v > 0) if abs(x.v) > 200 else mp.erfc(-x.v / mp.sqrt(2)) / 2
    phi = normal_density(Jet(x.v)).v
    return x.chain(value, phi, -x.v * phi)


def power(base, exponent):
    result = ONE
    for _ in range(int(exponent.v)):
        result = result * base
    return result


FUNCTIONS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": power,
    "negative": operator.neg,
    "exp": exp,
    "ln": ln,
    "sqrt": sqrt,
    "abs": absolute,
    "sin": sin,
    "cos": cos,
    "atan": atan,
    "tanh": tanh,
    "sigma": sigma,
    "Phi": normal_distribution,
    "phi": normal_density,
    # At a tie the slope is that of the constant.
    "max": lambda a, b: max(a, b, key=lambda jet: (jet.v, -abs(jet.d))),
    "min": lambda a, b: min(a, b, key=lambda jet: (jet.v, abs(jet.d))),
}

COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def holds(first, rest, names):
    left = evaluate(first, names).v
    for comparison, expression in rest:
        right = evaluate(expression, names).v
        if not COMPARISONS[comparison](left, right):
            return False
        left = right
    return True


def evaluate(tree, names):
    if isinstance(tree, str):
        return Jet(tree) if tree[0].isdigit() else names[tree]
    head, *arguments = tree
    if head == "cases":
        cases, otherwise = arguments
        chosen = (value for first, rest, value in cases if holds(first, rest, names))
        return evaluate(next(chosen, otherwise), names)
    if head == "where":
        body, name, meaning = arguments
        return evaluate(body, {**names, name: evaluate(meaning, names)})
    return FUNCTIONS[head](*(evaluate(argument, names) for argument in arguments))


def exact(definition, params, kinks, x):
    names = {"pi": Jet(mp.pi), "x": Jet(x, 1), **{name: Jet(value) for name, value in params}}
    y = evaluate(definition["formula"], names)
    if x not in kinks:
        return y.v, y.d, y.dd
    slope = evaluate(definition["slope_formula"], names)
    return y.v, slope.v, slope.d


def neighbours(x):
    """x, and numbers a few ULP, a billionth and a thousandth from it."""
    bits = struct.unpack("<q", struct.pack("<d", x))[0]
    near = [struct.unpack("<d", struct.pack("<q", bits + i))[0] for i in ((-2, -1, 1, 3) if x else (1, 2))]
    return [x, *near, x - 1e-3, x - 1e-9, x + 1e-9, x + 1e-3]


def grid():
    rng = random.Random(20260101)
    points = [0.0]
    for x in (0.0, 0.1, 0.5, 1.0, 1.3, 2.0, 2.5, 3.0, 6.0, 37.0, 88.7, 710.0, 745.0):
        points += neighbours(x)
    points += [10.0**e for e in (-308, -300, -200, -155, -100, -30, -16, -8, -5, -3, -2, 2, 3, 5, 8, 16, 30, 77, 100, 154, 200, 308)]
    points += [8.3, 12.0, 20.0, 27.3, 36.5, 38.0, 19.1, 22.0, 300.0, 500.0]
    # Near zeros of values, slopes and second derivatives: −W(1/e) and others, and inflections.
    points += [0.7517915246935645, 0.876726215395, 1.1924312145154955, 1.2784645427610738, 1.4142135623730951, 2.39935728052, 0.7071067811865476, 0.7853981633974483, 1.5707963267948966, 3.141592653589793]
    points += [rng.uniform(0, 3) for _ in range(14)] + [rng.uniform(3, 50) for _ in range(8)]
    points += [10 ** rng.uniform(-300, 300) for _ in range(4)]
    return sorted({s * x for x in points for s in (-1, 1)})


def bits(v):
    try:
        number = float(v)
    except OverflowError:
        number = float("inf") if v > 0 else float("-inf")
    return struct.unpack("<Q", struct.pack("<d", number))[0]


def main():
    points = grid()
    lines = []
    for definition in json.load(sys.stdin):
        for i, one in enumerate(definition["sets"]):
            params, kinks = one["params"], one["kinks"]
            lines.append(" ".join([definition["id"], *(f"{bits(value):x}" for _, value in params)]))
            # Every other point for further parameters, and all points near the kinks.
            near = {s * x for kink in kinks if kink not in points for x in neighbours(abs(kink)) for s in (-1, 1)}
            for x in sorted({*(points if i == 0 else points[::2]), *near}):
                numbers = exact(definition, params, kinks, x)
                lines.append(" ".join(f"{bits(v):x}" for v in (x, *numbers)))
    out = Path(__file__).parent.parent / "data" / "reference.txt"
    out.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} lines, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
