//! The spellings of symbols in ASCII, Unicode and LaTeX.

/// Spellings of symbols, longer ones before those that they begin with. Bars of LaTeX have a direction, `|` has none.
pub(super) const SYMBOLS: &[(&str, &str)] = &[
    ("\\begin{cases}", "\\begin{cases}"),
    ("\\end{cases}", "\\end{cases}"),
    ("\\\\", "\\\\"),
    ("\\{", "("),
    ("\\}", ")"),
    ("**", "^"),
    ("<=", "<="),
    (">=", ">="),
    ("≤", "<="),
    ("≥", ">="),
    ("⩽", "<="),
    ("⩾", ">="),
    ("<", "<"),
    (">", ">"),
    ("=", "="),
    ("+", "+"),
    ("-", "-"),
    ("−", "-"),
    ("–", "-"),
    ("*", "*"),
    ("×", "*"),
    ("·", "*"),
    ("⋅", "*"),
    ("∗", "*"),
    ("/", "/"),
    ("÷", "/"),
    ("^", "^"),
    ("(", "("),
    (")", ")"),
    ("[", "["),
    ("]", "]"),
    ("{", "{"),
    ("}", "}"),
    ("|", "|"),
    ("⌊", "⌊"),
    ("⌋", "⌋"),
    (",", ","),
    (";", ";"),
    (":", ":"),
    ("&", "&"),
];

/// Commands of LaTeX that are symbols; others that are not spaces are names.
pub(super) const COMMANDS: &[(&str, &str)] = &[
    ("cdot", "*"),
    ("times", "*"),
    ("ast", "*"),
    ("div", "/"),
    ("le", "<="),
    ("leq", "<="),
    ("leqslant", "<="),
    ("ge", ">="),
    ("geq", ">="),
    ("geqslant", ">="),
    ("lt", "<"),
    ("gt", ">"),
    ("vert", "|"),
    ("lvert", "\\left|"),
    ("rvert", "\\right|"),
    ("lfloor", "⌊"),
    ("rfloor", "⌋"),
    ("frac", "\\frac"),
    ("dfrac", "\\frac"),
    ("tfrac", "\\frac"),
];

/// Commands before a bracket that set its size.
pub(super) const SIZES: &[&str] =
    &["left", "right", "big", "bigl", "bigr", "Big", "Bigl", "Bigr", "bigg", "biggl", "biggr", "middle"];

/// Commands that make space.
pub(super) const SPACES: &[&str] = &["quad", "qquad", "displaystyle", "textstyle", "limits"];

/// Commands that set the letters of their argument upright.
pub(super) const UPRIGHT: &[&str] = &[
    "operatorname*",
    "operatorname",
    "mathrm",
    "mathit",
    "mathsf",
    "mathop",
    "textrm",
    "textit",
    "text",
    "mbox",
];

/// Raised digits and the raised sign.
pub(super) const SUPERSCRIPTS: &[(char, &str)] = &[
    ('⁰', "0"),
    ('¹', "1"),
    ('²', "2"),
    ('³', "3"),
    ('⁴', "4"),
    ('⁵', "5"),
    ('⁶', "6"),
    ('⁷', "7"),
    ('⁸', "8"),
    ('⁹', "9"),
    ('⁻', "-"),
];

/// Signs of fractions that have few decimals.
pub(super) const FRACTIONS: &[(char, &str)] = &[('½', "0.5"), ('¼', "0.25"), ('¾', "0.75")];
