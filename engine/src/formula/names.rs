//! The names of formulas: functions with their spellings, Greek letters, and the nearest name to one that is unknown.

use crate::activation::{all, find};

/// A function that formulas call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Function {
    /// The name in the tree.
    pub name: &'static str,
    /// The least number of arguments.
    pub least: usize,
    /// The greatest number of arguments.
    pub most: usize,
}

/// Functions of one argument: spelling, and name in the tree.
const UNARY: &[(&str, &str)] = &[
    ("abs", "abs"),
    ("arctan", "atan"),
    ("atan", "atan"),
    ("cos", "cos"),
    ("erf", "erf"),
    ("erfc", "erfc"),
    ("exp", "exp"),
    ("expm1", "expm1"),
    ("floor", "floor"),
    ("ln", "ln"),
    ("log", "ln"),
    ("log1p", "log1p"),
    ("logistic", "sigma"),
    ("phi", "phi"),
    ("Phi", "Phi"),
    ("relu", "relu"),
    ("sgn", "sign"),
    ("sigma", "sigma"),
    ("sigmoid", "sigma"),
    ("sign", "sign"),
    ("sin", "sin"),
    ("sinc", "sinc"),
    ("sqrt", "sqrt"),
    ("tanh", "tanh"),
    ("varphi", "phi"),
    ("φ", "phi"),
    ("ϕ", "phi"),
    ("Φ", "Phi"),
    ("σ", "sigma"),
];

/// Functions of more arguments: spelling, name, and numbers of arguments.
const OTHERS: &[(&str, &str, usize, usize)] = &[
    ("clamp", "clip", 3, 3),
    ("clip", "clip", 3, 3),
    ("max", "max", 2, 8),
    ("maximum", "max", 2, 8),
    ("min", "min", 2, 8),
    ("minimum", "min", 2, 8),
];

/// Names of Greek letters, which are parameters but for pi, and the letters.
const GREEK: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
];

/// The function that is spelled like this; capitals make no difference where no other function differs by them.
pub(super) fn function(spelling: &str) -> Option<Function> {
    exact_function(spelling)
        .or_else(|| (spelling.len() > 2).then(|| exact_function(&spelling.to_ascii_lowercase()))?)
}

fn exact_function(spelling: &str) -> Option<Function> {
    let unary = UNARY.iter().find(|(other, _)| *other == spelling).map(|(_, name)| *name);
    if let Some(activation) = find(unary.unwrap_or(spelling)) {
        return Some(Function { name: activation.id, least: 1, most: 1 + activation.params.len() });
    }
    if let Some(name) = unary {
        return Some(Function { name, least: 1, most: 1 });
    }
    let other = OTHERS.iter().find(|(other, ..)| *other == spelling);
    other.map(|&(_, name, least, most)| Function { name, least, most })
}

/// The name in the tree of x, π or a parameter: a letter but e and X, or the name of a Greek letter, each with or
/// without an index as in `a_1`.
pub(super) fn variable(word: &str) -> Option<&str> {
    if let Some((name, _)) = GREEK.iter().find(|(_, letter)| *letter == word) {
        return Some(name);
    }
    let stem = word.split('_').next().unwrap_or_default();
    let has_index = stem.len() < word.len();
    let stem = if has_index { stem } else { stem.trim_end_matches(|c: char| c.is_ascii_digit()) };
    let is_bare = stem.len() == word.len();
    let is_letter = stem.len() == 1 && !matches!(stem, "X" | "e") && (is_bare || stem != "x");
    let is_greek = GREEK.iter().any(|(name, _)| *name == stem) && (is_bare || stem != "pi");
    (is_letter || is_greek).then_some(word)
}

/// The letter in print of a parameter, such as `α` of `alpha` and `α₁` of `alpha_1`.
pub fn symbol(name: &str) -> String {
    let index_at = name.find(|c: char| c == '_' || c.is_ascii_digit()).unwrap_or(name.len());
    let (stem, index) = name.split_at(index_at);
    let stem = GREEK.iter().find(|(greek, _)| *greek == stem).map_or(stem, |(_, letter)| letter);
    let index = index.trim_start_matches('_');
    let subscript = |c: char| c.to_digit(10).and_then(|digit| char::from_u32('₀' as u32 + digit));
    match index.chars().map(subscript).collect::<Option<String>>() {
        Some(subscripts) => format!("{stem}{subscripts}"),
        None => format!("{stem}_{index}"),
    }
}

/// The known name that is most like an unknown one, if no more than two letters have to change, one of a short name.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return None;
    }
    let limit = if word.chars().count() <= 4 { 1 } else { 2 };
    let words = UNARY.iter().map(|(spelling, _)| *spelling);
    let words = words.chain(OTHERS.iter().map(|(spelling, ..)| *spelling));
    let words = words.chain(all().iter().map(|activation| activation.id)).chain(GREEK.iter().map(|g| g.0));
    let words = words.chain(["x"]).filter(|known| known.len() <= LONGEST);
    let measured = words.map(|known| (distance(word, known), known));
    measured.filter(|(distance, _)| *distance <= limit).min_by_key(|(distance, _)| *distance).map(|(_, w)| w)
}

/// The least number of letters that are inserted, left out, replaced or swapped with their neighbour, whatever their case.
fn distance(a: &str, b: &str) -> usize {
    let letters = |word: &str| word.chars().map(|c| c.to_ascii_lowercase()).collect::<Vec<_>>();
    let (a, b) = (letters(a), letters(b));
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let replaced = last[j] + usize::from(a[i] != b[j]);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                let swapped: usize = before_last[j - 1];
                least = least.min(swapped + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
