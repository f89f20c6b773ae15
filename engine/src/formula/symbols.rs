//! The spellings of symbols in ASCII, Unicode and LaTeX.

/// The symbols that LaTeX has a word for.
pub(super) const OPEN_BAR: char = '⟦';
pub(super) const CLOSE_BAR: char = '⟧';
pub(super) const FRACTION: char = '⁄';
pub(super) const CASES: char = '⎧';
pub(super) const END_CASES: char = '⎭';
pub(super) const ROW: char = '↵';

/// Spellings of symbols, longer ones before those that they begin with; of one symbol the first is shown.
pub(super) const SYMBOLS: &[(&str, char)] = &[
    ("\\begin{cases}", CASES),
    ("\\end{cases}", END_CASES),
    ("\\left|", OPEN_BAR),
    ("\\right|", CLOSE_BAR),
    ("\\\\", ROW),
    ("(", '('),
    (")", ')'),
    ("\\{", '('),
    ("\\}", ')'),
    ("[", '['),
    ("]", ']'),
    ("{", '{'),
    ("}", '}'),
    ("|", '|'),
    ("⌊", '⌊'),
    ("⌋", '⌋'),
    ("<=", '≤'),
    (">=", '≥'),
    ("≤", '≤'),
    ("≥", '≥'),
    ("⩽", '≤'),
    ("⩾", '≥'),
    ("<", '<'),
    (">", '>'),
    ("=", '='),
    ("+", '+'),
    ("-", '-'),
    ("−", '-'),
    ("–", '-'),
    ("^", '^'),
    ("**", '^'),
    ("*", '*'),
    ("×", '*'),
    ("·", '*'),
    ("⋅", '*'),
    ("∗", '*'),
    ("/", '/'),
    ("÷", '/'),
    (",", ','),
    (";", ';'),
    (":", ':'),
    ("&", '&'),
];

/// How a symbol is written.
pub(super) fn spelling(symbol: char) -> &'static str {
    SYMBOLS.iter().find(|(_, other)| *other == symbol).map_or("", |(spelling, _)| spelling)
}

/// Commands of LaTeX that are symbols; others that are not spaces are names.
pub(super) const COMMANDS: &[(&str, char)] = &[
    ("cdot", '*'),
    ("times", '*'),
    ("ast", '*'),
    ("div", '/'),
    ("le", '≤'),
    ("leq", '≤'),
    ("leqslant", '≤'),
    ("ge", '≥'),
    ("geq", '≥'),
    ("geqslant", '≥'),
    ("lt", '<'),
    ("gt", '>'),
    ("vert", '|'),
    ("lvert", OPEN_BAR),
    ("rvert", CLOSE_BAR),
    ("lfloor", '⌊'),
    ("rfloor", '⌋'),
    ("frac", FRACTION),
    ("dfrac", FRACTION),
    ("tfrac", FRACTION),
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
