"""Writes engine/tests/data/facts.txt: closed forms of the facts that engine::analysis finds, for every activation.

    pip install sympy==1.14.0
    python engine/tests/reference/closed_forms.py

An activation is given as its smooth pieces and its values at the points between them. Zeros, fixed points, symmetry and
the turns of f and f′ are given as closed forms, and checked against the pieces with 40 digits; SymPy derives the rest:
limits and asymptotes, jumps at the points between pieces, ranges, monotonicity and convexity; the ends of zones are
solved for. Parameters include the limits of their intervals.

A line is `id parameters… | fact | value`. Sets are intervals and points with spaces between them, such as `[0,inf)` and
`{1}`. The output is the same at every run.
"""

from pathlib import Path

import mpmath
from sympy import (
    FiniteSet, Float, Interval, LambertW, Rational, S, Symbol, Union, atan, diff, erfc, exp, limit, log, nsolve, oo, pi,
    lambdify, simplify, sin, sqrt, tanh,
)

x = Symbol("x", real=True)
VIEW = Interval(-8, 8)
DIGITS = 40
mpmath.mp.dps = DIGITS
EMPTY = S.EmptySet


def sigma(t):
    return 1 / (1 + exp(-t))


class Case:
    """An activation with its parameters.

    pieces: expressions, the first from −∞ and the last to ∞; edges: the points between them; values and slopes: f and
    the conventional f′ there. turns and bends: where f′ and f″ are 0 inside pieces, as far as extrema of f and f′ can be
    there. zeros and fixed: sets. symmetry: None, "even" or a point.
    """

    def __init__(self, ident, params=(), *, pieces, edges=(), values=None, slopes=None, turns=(), bends=(),
                 zeros=EMPTY, fixed=EMPTY, symmetry=None, waves=None):
        self.ident, self.params = ident, params
        self.pieces, self.edges = [S(p) for p in pieces], [S(e) for e in edges]
        self.values = [S(v) for v in (values if values is not None else self.from_left())]
        self.slopes = None if slopes is None else [S(v) for v in slopes]
        self.turns, self.bends = turns, bends
        self.zeros, self.fixed, self.symmetry, self.waves = zeros, fixed, symmetry, waves

    def from_left(self):
        return [p.subs(x, e) for p, e in zip(self.pieces, self.edges)]

    def bounds(self):
        ends = [-oo, *self.edges, oo]
        return list(zip(ends, ends[1:], self.pieces))

    def at(self, value):
        if value in self.edges:
            return self.values[self.edges.index(value)]
        return next(p for a, b, p in self.bounds() if a < value < b).subs(x, value)


NONNEGATIVE = Interval(0, oo)
NONPOSITIVE = Interval(-oo, 0)
ZERO = FiniteSet(0)


def number(text):
    return Rational(text)


def leaky(ident, params, slope):
    line = slope == 1
    return Case(
        ident, params, pieces=[x] if line else [slope * x, x], edges=[] if line else [0], slopes=[] if line else [slope],
        zeros=NONPOSITIVE if slope == 0 else ZERO, fixed=S.Reals if line else NONNEGATIVE,
        symmetry=(0, 0) if line else "even" if slope == -1 else None)


def exponential_unit(ident, params, scale, size, rate):
    """scale·x, and size·(exp(x/rate) − 1) below 0."""
    below = size * (exp(x / rate) - 1)
    fixed = NONNEGATIVE if scale == 1 else ZERO
    if rate == 1 and size > 1:
        fixed = Union(fixed, FiniteSet(-size - LambertW(-size * exp(-size))))
    return Case(ident, params, pieces=[below, scale * x], edges=[0], slopes=[size / rate],
                zeros=NONPOSITIVE if size == 0 else ZERO, fixed=fixed)


def gated(ident, params, rate):
    """x·σ(rate·x)."""
    if rate == 0:
        return Case(ident, params, pieces=[x / 2], zeros=ZERO, fixed=ZERO, symmetry=(0, 0))
    t = Symbol("t", real=True)
    bend = nsolve(t * tanh(t / 2) - 2, t, 2.4, prec=DIGITS) / rate
    return Case(ident, params, pieces=[x * sigma(rate * x)], turns=[-(1 + LambertW(exp(-1))) / rate],
                bends=[-bend, bend], zeros=ZERO, fixed=ZERO)


def smooth_gate(ident, f, turn, bends):
    slope, bend = diff(f, x), diff(f, x, 2)
    root = lambda g, near: nsolve(g, x, (near - 0.1, near + 0.1), solver="anderson", prec=DIGITS, verify=False)
    find = lambda g, near: root(g, near) if isinstance(near, float) else near
    return Case(ident, pieces=[f], turns=[find(slope, turn)], bends=[find(bend, b) for b in bends],
                zeros=ZERO, fixed=ZERO)


def shrinker(ident, lam, bias):
    if lam == 0:
        return Case(ident, [lam], pieces=[x], zeros=ZERO, fixed=S.Reals, symmetry=(0, 0))
    outside = Union(Interval.open(-oo, -lam), Interval.open(lam, oo))
    return Case(ident, [lam], pieces=[x + bias, 0, x - bias], edges=[-lam, lam], values=[0, 0], slopes=[0, 0],
                zeros=Interval(-lam, lam), fixed=Union(outside, ZERO) if bias == 0 else ZERO, symmetry=(0, 0))


def clipped(ident, params, low, high, line, fixed):
    """A line between the two values."""
    if low == high:
        return Case(ident, params, pieces=[low], zeros=S.Reals if low == 0 else EMPTY, fixed=FiniteSet(low),
                    symmetry="even")
    slope = diff(line, x)
    a, b = [(v - line.subs(x, 0)) / slope for v in (low, high)]
    zeros = Interval(-oo, a) if low == 0 else Interval(b, oo) if high == 0 else ZERO if low < 0 < high else EMPTY
    edge = slope / 2 if ident == "sparse_sigmoid" else 0
    return Case(ident, params, pieces=[low, line, high], edges=[a, b], slopes=[edge, edge], zeros=zeros, fixed=fixed,
                symmetry=((a + b) / 2, (low + high) / 2))


def thresholds(ident, params, theta, value):
    zeros = EMPTY if value != 0 else Interval(-oo, theta)
    zeros = Union(zeros, ZERO) if theta < 0 else zeros
    fixed = Union(Interval.open(theta, oo), FiniteSet(value) if value <= theta else EMPTY)
    return Case(ident, params, pieces=[value, x], edges=[theta], slopes=[0], zeros=zeros, fixed=fixed)


def cases():
    for slope in ["0", "0.00001", "0.01", "0.25", "1"]:
        yield leaky("leaky_relu", [number(slope)], number(slope))
    for slope in ["-1", "-0.5", "0", "0.25", "1", "2"]:
        yield leaky("prelu", [number(slope)], number(slope))
    for low, high in [("0.125", "0.375"), ("0", "0"), ("1", "1"), ("0", "1")]:
        yield leaky("rrelu", [number(low), number(high)], (number(low) + number(high)) / 2)
    yield leaky("relu", [], S(0))
    yield clipped("relu6", [], S(0), S(6), x, Interval(0, 6))
    yield Case("relu_squared", pieces=[0, x**2], edges=[0], slopes=[0], zeros=NONPOSITIVE, fixed=FiniteSet(0, 1))
    for theta in ["0", "0.00001", "1", "5"]:
        yield thresholds("thresholded_relu", [number(theta)], number(theta), S(0))
    for theta, value in [("1", "20"), ("1", "-2"), ("1", "1"), ("1", "0"), ("-5", "0"), ("0", "0"), ("5", "-20")]:
        yield thresholds("threshold", [number(theta), number(value)], number(theta), number(value))
    for alpha in ["0", "0.00001", "0.5", "1", "2", "5"]:
        yield exponential_unit("elu", [number(alpha)], S(1), number(alpha), S(1))
    scale, product = Float("1.0507009873554805", DIGITS), Float("1.7580993408473768", DIGITS)
    yield exponential_unit("selu", [], scale, product, S(1))
    for alpha in ["0.1", "1", "2", "5"]:
        yield exponential_unit("celu", [number(alpha)], S(1), number(alpha), number(alpha))
    yield gated("silu", [], S(1))
    yield gated("quick_gelu", [], number("1.702"))
    for beta in ["0", "1e-300", "1e-100", "1e-20", "1e-11", "0.00001", "0.001", "0.01", "1", "1.5", "10"]:
        yield gated("swish", [number(beta)], number(beta))
    yield smooth_gate("gelu", x * erfc(-x / sqrt(2)) / 2, -0.75, [-sqrt(2), sqrt(2)])
    w = sqrt(8 / pi) * (x + number("0.044715") * x**3)
    yield smooth_gate("gelu_tanh", x * sigma(w), -0.75, [-1.41, 1.41])
    square = (1 + exp(x)) ** 2
    yield smooth_gate("mish", x * (square - 1) / (square + 1), -1.19, [-2.26, 1.49])
    half = Rational(1, 2)
    point = FiniteSet(nsolve(sigma(x) - x, x, 0.66, prec=DIGITS))
    yield Case("sigmoid", pieces=[sigma(x)], bends=[S(0)], fixed=point, symmetry=(0, half))
    yield clipped("hard_sigmoid", [], S(0), S(1), x / 6 + half, FiniteSet(Rational(3, 5)))
    yield clipped("hard_sigmoid_onnx", [], S(0), S(1), x / 5 + half, FiniteSet(Rational(5, 8)))
    yield clipped("sparse_sigmoid", [], S(0), S(1), x / 2 + half, FiniteSet(1))
    for low, high in [("-1", "1"), ("-2", "3"), ("0", "1"), ("-1", "0"), ("0", "0"), ("-5", "5")]:
        low, high = number(low), number(high)
        yield clipped("hard_tanh", [low, high], low, high, x, Interval(low, high))
    yield Case("log_sigmoid", pieces=[-log(1 + exp(-x))])
    yield Case("tanh", pieces=[tanh(x)], bends=[S(0)], zeros=ZERO, fixed=ZERO, symmetry=(0, 0))
    yield Case("tanhshrink", pieces=[x - tanh(x)], bends=[S(0)], zeros=ZERO, fixed=ZERO, symmetry=(0, 0))
    for beta in ["0.1", "1", "10"]:
        yield Case("softplus", [number(beta)], pieces=[log(1 + exp(number(beta) * x)) / number(beta)])
    yield Case("softsign", pieces=[x / (1 - x), x / (1 + x)], edges=[0], zeros=ZERO, fixed=ZERO, symmetry=(0, 0))
    yield Case("hard_swish", pieces=[0, x * (x + 3) / 6, x], edges=[-3, 3], slopes=[0, 1], turns=[-Rational(3, 2)],
               zeros=Union(Interval(-oo, -3), ZERO), fixed=Union(Interval(3, oo), ZERO))
    for lam in ["0", "0.00001", "0.5", "3"]:
        yield shrinker("hard_shrink", number(lam), S(0))
        yield shrinker("soft_shrink", number(lam), number(lam))
    for b in ["0.01", "1", "4", "5", "16"]:
        yield Case("squareplus", [number(b)], pieces=[(x + sqrt(x**2 + number(b))) / 2])
    yield Case("sparse_plus", pieces=[0, (x + 1) ** 2 / 4, x], edges=[-1, 1], zeros=Interval(-oo, -1),
               fixed=Interval(1, oo))
    yield Case("exponential", pieces=[exp(x)])
    point = FiniteSet(nsolve(exp(-x**2) - x, x, 0.65, prec=DIGITS))
    yield Case("gaussian", pieces=[exp(-x**2)], turns=[S(0)], bends=[-1 / sqrt(2), 1 / sqrt(2)], fixed=point,
               symmetry="even")
    yield Case("sine", pieces=[sin(x)], turns=[-pi / 2, pi / 2], bends=[S(0), pi], fixed=ZERO, symmetry=(0, 0),
               zeros=FiniteSet(*[k * pi for k in range(-2, 3)]), waves=(0, -1, 1))
    for a in ["0.1", "1", "2.5", "10"]:
        a = number(a)
        bend = pi / (4 * a)
        yield Case("snake", [a], pieces=[x + sin(a * x) ** 2 / a], bends=[-bend, bend], zeros=ZERO, fixed=None, symmetry=(bend, bend + 1 / (2 * a)), waves=(1, 0, 1 / a))
    yield Case("arctan", pieces=[atan(x)], bends=[S(0)], zeros=ZERO, fixed=ZERO, symmetry=(0, 0))
    yield Case("bent_identity", pieces=[(sqrt(x**2 + 1) - 1) / 2 + x], zeros=ZERO, fixed=ZERO)
    yield Case("identity", pieces=[x], zeros=ZERO, fixed=S.Reals, symmetry=(0, 0))
    yield Case("step", pieces=[0, 1], edges=[0], values=[1], slopes=[0], zeros=Interval.open(-oo, 0),
               fixed=FiniteSet(1), symmetry=(0, half))


def end_limit(f, point, side="+"):
    """The limit, where SymPy gives one."""
    if f.is_number:
        return f
    found = limit(f, x, point) if point in (oo, -oo) else limit(f, x, point, side)
    return found if found.is_number and (found.is_finite or found.is_infinite) else None


def jump(case, order, index):
    """Whether the derivative of this order jumps at an edge, and its limits."""
    edge = case.edges[index]
    left, right = [simplify(diff(p, x, order).subs(x, edge)) for p in case.pieces[index:index + 2]]
    apart = order == 0 and case.values[index] != left
    return left != right or apart, left, right


def kinks(case):
    found = []
    for index, edge in enumerate(case.edges):
        for order in range(3):
            jumps, left, right = jump(case, order, index)
            if jumps:
                found.append((edge, order, left, right))
                break
    return found


def asymptote(case, end):
    f = case.pieces[0 if end == -oo else -1]
    if case.waves:
        return ["oscillating", *case.waves]
    if x not in f.free_symbols:
        return ["constant", f]
    if diff(f, x, 2) == 0:
        return ["linear", diff(f, x), f.subs(x, 0)]
    value, slope = end_limit(f, end), end_limit(simplify(diff(f, x)), end)
    if value.is_finite:
        return ["limit", value]
    if slope.is_finite:
        return ["oblique", slope, end_limit(simplify(f - slope * x), end)]
    if f.is_polynomial(x):
        return ["power", f.as_poly(x).degree()]
    return ["exponential"]


def exact(value):
    """A number that can be compared with others."""
    value = S(value)
    return value if value.is_infinite else Rational(str(value.evalf(DIGITS).round(30)))


def value_range_of(case, piece, a, b, order):
    """The set of values on a piece, without its ends."""
    g = diff(piece, x, order)
    if x not in g.free_symbols:
        return FiniteSet(exact(g))
    if case.waves:
        ends = [-oo, oo] if order == 0 and case.waves[0] else []
    else:
        ends = [end_limit(simplify(g), a, "+"), end_limit(simplify(g), b, "-")]
    critical = case.turns if order == 0 else case.bends
    inside = [exact(g.subs(x, c)) for c in critical if a < c < b]
    ends = [exact(e) for e in ends]
    low, high = min(ends + inside), max(ends + inside)
    return Interval(low, high, left_open=low not in inside, right_open=high not in inside)


def value_range(case, order):
    """The set of values of f or f′."""
    parts = [value_range_of(case, piece, a, b, order) for a, b, piece in case.bounds()]
    at_edges = case.values if order == 0 else edge_slopes(case)
    parts.extend(FiniteSet(exact(v)) for v in at_edges)
    return Union(*parts)


def edge_slopes(case):
    if case.slopes is not None:
        return case.slopes
    return [jump(case, 1, index)[1] for index in range(len(case.edges))]


def monotonicity(case):
    """From the range of f′ and the jumps of f."""
    if case.waves:
        return "increasing" if case.waves[0] else "neither"
    slopes = [value_range_of(case, piece, a, b, 1) for a, b, piece in case.bounds()]
    limits = [(p.subs(x, e), v, q.subs(x, e)) for p, q, e, v in
              zip(case.pieces, case.pieces[1:], case.edges, case.values)]
    up = all(s.inf >= 0 for s in slopes) and all(a <= v <= b for a, v, b in limits)
    down = all(s.sup <= 0 for s in slopes) and all(a >= v >= b for a, v, b in limits)
    level = any(s == ZERO for s in slopes)
    match up, down:
        case True, True:
            return "constant"
        case True, False:
            return "non-decreasing" if level else "increasing"
        case False, True:
            return "non-increasing" if level else "decreasing"
    return "neither"


def convexity(case):
    """From the signs of f″ between its zeros, and the jumps of f and f′."""
    if case.waves:
        return "neither"
    signs = set()
    for a, b, piece in case.bounds():
        inside = [c for c in sorted(map(S, case.bends)) if a < c < b]
        ends = [a, *inside, b]
        for low, high in zip(ends, ends[1:]):
            if (low, high) == (-oo, oo):
                between = 0
            elif oo in (-low, high):
                between = high - 1 - abs(high) if low == -oo else low + 1 + abs(low)
            else:
                between = (low + high) / 2
            value = evaluated(diff(piece, x, 2).subs(x, between))
            signs.add(int(bool(value > 0)) - int(bool(value < 0)))
    for index, edge in enumerate(case.edges):
        if jump(case, 0, index)[0]:
            return "neither"
        _, left, right = jump(case, 1, index)
        signs.add(int(bool(right > left)) - int(bool(right < left)))
    match signs - {0}:
        case one if one == {1}:
            return "convex"
        case one if one == {-1}:
            return "concave"
        case none if not none:
            return "linear"
    return "neither"


def zones(case):
    """The parts of the view with f′ = 0, and those with 0 < |f′| < 0.01: between its turns f′ is monotone."""
    limit, found = Rational(1, 100), []
    for a, b, piece in case.bounds():
        a, b = max(a, VIEW.start), min(b, VIEW.end)
        if a >= b:
            continue
        g = diff(piece, x)
        if x not in g.free_symbols:
            if abs(g) < limit:
                found.append(("dead" if g == 0 else "saturated", a, b))
            continue
        evaluate = lambdify(x, g, "mpmath")
        digits = lambda v: mpmath.mpf(str(S(v).evalf(DIGITS)))
        flat = lambda v: abs(evaluate(v)) < digits(limit)
        # A turn, too, where f′ changes sign.
        ends = [a, *sorted(S(c) for c in (*case.bends, *case.turns) if a < c < b), b]
        start = None
        for low, high in zip(map(digits, ends), map(digits, ends[1:])):
            nudge = (high - low) * mpmath.mpf(10) ** -20
            first, last = flat(low + nudge), flat(high - nudge)
            edge = bisected(flat, low + nudge, high - nudge) if first != last else None
            if first and start is None:
                start = low
            if first and not last:
                found.append(("saturated", start, edge))
                start = None
            if last and not first:
                start = edge
        if start is not None:
            found.append(("saturated", start, b))
    return " ".join(f"{kind}[{written(a)},{written(b)}]" for kind, a, b in found)


def bisected(flat, low, high):
    first = flat(low)
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if flat(middle) == first else (low, middle)
    return low


def smoothness(found):
    orders = [order for _, order, _, _ in found]
    return ["jumps", "C0", "C1"][min(orders)] if orders and min(orders) < 3 else "Cinf"


def written(value):
    value = S(value)
    if value.is_infinite:
        return "inf" if value > 0 else "-inf"
    return repr(float(value.evalf(25)))


def written_set(whole):
    if whole is None:
        return "many"
    parts = whole.args if isinstance(whole, Union) else [whole]
    texts = []
    for part in parts:
        if part == EMPTY:
            continue
        if isinstance(part, FiniteSet):
            texts.extend((float(v), f"{{{written(v)}}}") for v in part)
            continue
        part = Interval(-oo, oo) if part == S.Reals else part
        opening, closing = "(" if part.left_open else "[", ")" if part.right_open else "]"
        texts.append((float(part.start), f"{opening}{written(part.start)},{written(part.end)}{closing}"))
    return " ".join(text for _, text in sorted(texts))


def samples():
    near = [Rational(k, 3) + Rational(1, 1000) for k in range(-30, 31)]
    far = [sign * (10 + Rational(13, 4) * k) for k in range(1, 5) for sign in (-1, 1)]
    return near + far


def evaluated(value):
    """With as many digits in between as cancellation takes."""
    found = S(value).evalf(DIGITS, maxn=4000)
    return found if found != 0 else S(value).evalf(15 * DIGITS, maxn=6000)


def check(case):
    """That zeros, fixed points, symmetry and turns given are those of the pieces, at some 70 points."""
    value = lambda at: evaluated(case.at(at))
    where = (case.ident, case.params)
    numeric = lambda s: [v for v in (s.args if isinstance(s, FiniteSet) else [])]
    for name, given, target in (("zeros", case.zeros, lambda at: 0), ("fixed", case.fixed, lambda at: at)):
        if given is None:
            continue
        for part in given.args if isinstance(given, Union) else [given]:
            assert all(abs(value(v) - target(v)) < 1e-30 for v in numeric(part)), (where, name)
        if case.waves:
            continue
        difference = lambda at: evaluated(case.at(at) - target(at))
        signs = {at: difference(at) for at in samples()}
        for at in samples():
            zero = signs[at] == 0
            assert zero == bool(given.contains(at)), (where, name, at)
        for a, b in zip(sorted(samples()), sorted(samples())[1:]):
            # Between two zeros the difference has one sign, so that a forgotten one would show as a change of it.
            edge = any(a <= e <= b for e in case.edges)
            between = bool(given.intersect(Interval(a, b)) != EMPTY)
            assert signs[a] * signs[b] >= 0 or edge or between, (where, name, a, b)
    for at in samples():
        if case.symmetry == "even":
            assert abs(value(at) - value(-at)) < 1e-30, (where, "even", at)
        elif case.symmetry:
            cx, cy = map(S, case.symmetry)
            if cx + at in case.edges or cx - at in case.edges:
                continue
            assert abs(value(cx + at) + value(cx - at) - 2 * cy) < 1e-25, (where, "symmetry", at)
    if case.waves:
        return
    for order, critical in ((1, case.turns), (2, case.bends)):
        for a, b, piece in case.bounds():
            g = diff(piece, x, order)
            inside = [v for v in sorted(samples()) if a < v < b]
            signs = {v: evaluated(g.subs(x, v)) for v in inside}
            for v, w in zip(inside, inside[1:]):
                assert (signs[v] * signs[w] < 0) == any(v < S(c) < w for c in critical), (where, "turns", order, v, w)


def facts(case):
    found = kinks(case)
    yield "range", written_set(value_range(case, 0))
    yield "slopes", written_set(value_range(case, 1))
    for side, end in (("left", -oo), ("right", oo)):
        kind, *numbers = asymptote(case, end)
        yield side, " ".join([kind, *map(written, numbers)])
    yield "zeros", written_set(case.zeros.intersect(VIEW))
    yield "fixed", written_set(case.fixed)
    symmetry = case.symmetry
    yield "symmetry", symmetry if symmetry in ("even", None) else "point " + " ".join(map(written, symmetry))
    yield "monotonicity", monotonicity(case)
    yield "convexity", convexity(case)
    if not case.waves:
        yield "zones", zones(case)
    yield "smoothness", smoothness(found)
    yield "kinks", " ".join(f"{written(e)}:{o}:{written(a)}:{written(b)}" for e, o, a, b in found)


def main():
    lines = []
    for case in cases():
        check(case)
        head = " ".join([case.ident, *map(written, case.params)])
        lines += [f"{head} | {name} | {'none' if value in ('', None) else value}" for name, value in facts(case)]
    path = Path(__file__).parent.parent / "data" / "facts.txt"
    path.write_text("\n".join(lines) + "\n")


main()
