"""Writes engine/tests/data/reference.txt: value, slope and second derivative of every activation, correctly rounded.

    pip install mpmath==1.4.1
    python engine/tests/reference/mpmath_reference.py

The definitions below are the textbook ones, at 800 digits; derivatives follow from the rules of
differentiation, not from closed forms. A line is `id parameters… | x value slope second derivative`, the numbers as
the bits of an f64 in hexadecimal. The output is the same at every run.
"""

import random
import struct
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
        o = jet(o)
        return Jet(self.v + o.v, self.d + o.d, self.dd + o.dd)

    def __mul__(self, o):
        o = jet(o)
        return Jet(self.v * o.v, self.d * o.v + self.v * o.d, self.dd * o.v + 2 * self.d * o.d + self.v * o.dd)

    def __truediv__(self, o):
        o = jet(o)
        return self * o.chain(1 / o.v, -1 / o.v**2, 2 / o.v**3)

    def __rtruediv__(self, o):
        return jet(o) / self

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + -jet(o)

    def __rsub__(self, o):
        return jet(o) - self

    __radd__, __rmul__ = __add__, __mul__


def jet(x):
    return x if isinstance(x, Jet) else Jet(x)


def exp(x):
    # Beyond ±10⁶ nothing that an f64 can hold differs any more.
    e = mp.exp(max(min(x.v, mpf(10) ** 6), -mpf(10) ** 6))
    return x.chain(e, e, e)


def log(x):
    return x.chain(mp.log(x.v), 1 / x.v, -1 / x.v**2)


def sqrt(x):
    r = mp.sqrt(x.v)
    return x.chain(r, 1 / (2 * r), -1 / (4 * r**3))


def sin(x):
    return x.chain(mp.sin(x.v), mp.cos(x.v), -mp.sin(x.v))


def atan(x):
    return x.chain(mp.atan(x.v), 1 / (1 + x.v**2), -2 * x.v / (1 + x.v**2) ** 2)


def sigma(x):
    return 1 / (1 + exp(-x)) if x.v > 0 else exp(x) / (1 + exp(x))


def tanh(x):
    return 2 * sigma(2 * x) - 1


def tail(x):
    """Φ(x), the normal distribution."""
    density = mp.exp(-min(x.v**2, mpf(10) ** 6) / 2) / mp.sqrt(2 * mp.pi)
    if x.v < -200:
        phi = mpf(0)
    elif x.v > 200:
        phi = mpf(1)
    else:
        phi = mp.erfc(-x.v / mp.sqrt(2)) / 2
    return x.chain(phi, density, -x.v * density)


def softplus(x):
    return log(1 + exp(x)) if x.v < 0 else x + log(1 + exp(-x))


def leaky(x, slope):
    return x if x.v > 0 else x * slope


def clip(x, low, high, slope_at_ends=0):
    if low < x.v < high:
        return x
    return Jet(min(max(x.v, mpf(low)), mpf(high)), slope_at_ends if x.v in (low, high) else 0)


LAMBDA = mpf("1.0507009873554804934193349852946")
ALPHA = mpf("1.6732632423543772848170429916717")


def hard_swish(x):
    return Jet(0) if x.v <= -3 else x if x.v >= 3 else x * (x + 3) / 6


def sparse_plus(x):
    return Jet(0) if x.v <= -1 else x if x.v >= 1 else (x + 1) * (x + 1) / 4


def squareplus(x, b):
    return (x + sqrt(x * x + b)) / 2


def softsign(x):
    if x.v == 0:
        return Jet(0, 1, 0)  # f″ jumps from 2 to −2
    return x / (1 + (x if x.v > 0 else -x))


def soft_shrink(x, l):
    return x - l if x.v > l else x + l if x.v < -l else Jet(0)


# id: (definition, sets of parameters, kinks for each set). At kinks the branch that PyTorch takes, or JAX.
FUNCTIONS = {
    "relu": (lambda x: leaky(x, 0), [()]),
    "leaky_relu": (leaky, [(0.01,), (0.3,), (0.0,)]),
    "prelu": (leaky, [(0.25,), (-0.5,), (1.5,)]),
    "rrelu": (lambda x, l, u: leaky(x, (mpf(l) + mpf(u)) / 2), [(0.125, 1 / 3), (0.0, 0.5)]),
    "relu6": (lambda x: clip(x, 0, 6), [()]),
    "relu_squared": (lambda x: x * x if x.v > 0 else Jet(0), [()]),
    "thresholded_relu": (lambda x, t: x if x.v > t else Jet(0), [(1.0,), (0.0,), (2.5,)]),
    "threshold": (lambda x, t, v: x if x.v > t else Jet(v), [(0.5, 0.0), (0.1, 20.0), (-2.0, 1.0)]),
    "elu": (lambda x, a: x if x.v > 0 else a * (exp(x) - 1), [(1.0,), (2.0,), (0.3,)]),
    "selu": (lambda x: LAMBDA * (x if x.v > 0 else ALPHA * (exp(x) - 1)), [()]),
    "celu": (lambda x, a: x if x.v > 0 else a * (exp(x / a) - 1), [(1.0,), (2.5,), (0.3,)]),
    "silu": (lambda x: x * sigma(x), [()]),
    "swish": (lambda x, b: x * sigma(b * x), [(1.0,), (1.5,), (0.3,), (10.0,), (0.0,)]),
    "gelu": (lambda x: x * tail(x), [()]),
    "gelu_tanh": (lambda x: x * sigma(2 * mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x * x * x)), [()]),
    "quick_gelu": (lambda x: x * sigma(mpf("1.702") * x), [()]),
    "sigmoid": (sigma, [()]),
    "hard_sigmoid": (lambda x: clip(x + 3, 0, 6) / 6, [()]),
    "hard_sigmoid_onnx": (lambda x: clip(x + mpf("2.5"), 0, 5) / 5, [()]),
    "log_sigmoid": (lambda x: -softplus(-x), [()]),
    "tanh": (tanh, [()]),
    "hard_tanh": (clip, [(-1.0, 1.0), (-2.0, 3.0)]),
    "tanhshrink": (lambda x: x - tanh(x), [()]),
    "softplus": (lambda x, b: softplus(b * x) / b, [(1.0,), (0.3,), (7.0,)]),
    "softsign": (softsign, [()]),
    "mish": (lambda x: x * tanh(softplus(x)), [()]),
    "hard_swish": (hard_swish, [()]),
    "hard_shrink": (lambda x, l: x if abs(x.v) > l else Jet(0), [(0.5,), (1.3,), (0.0,)]),
    "soft_shrink": (soft_shrink, [(0.5,), (1.3,), (0.0,)]),
    "squareplus": (squareplus, [(4.0,), (0.1,), (9.0,)]),
    "sparse_plus": (sparse_plus, [()]),
    "sparse_sigmoid": (lambda x: clip((x + 1) / 2, 0, 1) if abs(x.v) != 1 else Jet((x.v + 1) / 2, 0.25), [()]),
    "exponential": (exp, [()]),
    "gaussian": (lambda x: exp(-(x * x)), [()]),
    "sine": (sin, [()]),
    "snake": (lambda x, a: x + sin(a * x) * sin(a * x) / a, [(1.0,), (0.5,), (3.7,)]),
    "arctan": (atan, [()]),
    "bent_identity": (lambda x: (sqrt(x * x + 1) - 1) / 2 + x, [()]),
    "identity": (lambda x: x, [()]),
    "step": (lambda x: Jet(1 if x.v >= 0 else 0), [()]),
}

KINKS = [0.0, 0.1, 0.5, 1.0, 1.3, 2.0, 2.5, 3.0, 6.0]


def neighbours(x):
    """x and what is a few ULP, a billionth and a thousandth beside it."""
    bits = struct.unpack("<q", struct.pack("<d", x))[0]
    near = [struct.unpack("<d", struct.pack("<q", bits + i))[0] for i in ((-2, -1, 1, 3) if x else (1, 2))]
    return [x, *near, x - 1e-3, x - 1e-9, x + 1e-9, x + 1e-3]


def grid():
    rng = random.Random(20260101)
    points = [0.0]
    for k in KINKS:
        points += neighbours(k)
    for x in (37.0, 88.7, 710.0, 745.0):
        points += neighbours(x)
    points += [10.0**e for e in (-308, -300, -200, -155, -100, -30, -16, -8, -5, -3, -2, 2, 3, 5, 8, 16, 30, 77, 100, 154, 200, 308)]
    points += [8.3, 12.0, 20.0, 27.3, 36.5, 38.0, 19.1, 22.0, 300.0, 500.0]
    # Where values, slopes or second derivatives are 0: -W(1/e) and its kin, and the inflections.
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
    for name, (function, sets) in FUNCTIONS.items():
        for params in sets:
            lines.append(" ".join([name, *(f"{bits(p):x}" for p in params)]))
            xs = points if params == sets[0] else points[::2]
            exact = [mpf(p) for p in params]
            for x in xs:
                y = jet(function(Jet(x, 1), *exact))
                lines.append(" ".join(f"{bits(v):x}" for v in (x, y.v, y.d, y.dd)))
    out = Path(__file__).parent.parent / "data" / "reference.txt"
    out.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} lines, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
