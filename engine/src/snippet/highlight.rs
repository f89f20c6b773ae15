//! Syntax highlighting of programs: comments, strings, numbers, keywords and calls.

use super::language::Language;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Anything else.
    Plain,
    /// A comment.
    Comment,
    /// A string.
    Text,
    /// A number.
    Number,
    /// A keyword.
    Keyword,
    /// The name of a called function.
    Call,
}

/// A run of text of one class.
pub type Span<'a> = (Class, &'a str);

/// Splits a program into spans; joined they give its text.
pub fn colour(language: Language, text: &str) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let (class, length) = next_token(language, rest);
        if class != Class::Plain {
            if start < at {
                spans.push((Class::Plain, &text[start..at]));
            }
            spans.push((class, &rest[..length]));
            start = at + length;
        }
        at += length;
    }
    if start < text.len() {
        spans.push((Class::Plain, &text[start..]));
    }
    spans
}

/// The class and length of the first token, which is never empty.
fn next_token(language: Language, rest: &str) -> (Class, usize) {
    let comment = if language == Language::Rust { "//" } else { "#" };
    // An attribute of Rust is no comment of Python.
    if rest.starts_with(comment) {
        return (Class::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    let Some(first) = rest.chars().next() else { return (Class::Plain, 0) };
    if first == '"' {
        let end = rest[1..].find(['"', '\n']).map_or(rest.len(), |end| end + 2);
        return (Class::Text, end);
    }
    if first.is_ascii_digit() {
        return (Class::Number, number(rest));
    }
    if is_word(first) {
        let length = rest.find(|c| !is_word(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        let macro_call = language == Language::Rust && after.starts_with("!(");
        let class = if keywords(language).contains(&word) {
            Class::Keyword
        } else if after.starts_with('(') || after.starts_with(".(") || macro_call {
            Class::Call
        } else {
            Class::Plain
        };
        return (class, length);
    }
    (Class::Plain, first.len_utf8())
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// The length of a number with its fraction and exponent.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut length = digits(0);
    // `0..3` is a range, `x.0.abs()` does not occur.
    if bytes.get(length) == Some(&b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit) {
        length += 1 + digits(length + 1);
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits((length + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    length
}

const fn keywords(language: Language) -> &'static [&'static str] {
    match language {
        Language::Python => &[
            "as", "class", "def", "from", "import", "return", "self", "with", "True", "False", "None",
            "lambda",
        ],
        Language::Rust => &[
            "as", "fn", "for", "impl", "in", "let", "mut", "struct", "use", "self", "Self", "return", "f64",
            "true", "false",
        ],
        Language::Julia => &["end", "function", "struct", "using", "true", "false"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let spans = colour(Language::Python, "y = F.elu(x, alpha=1.5e-3)  # \"no\" string\nreturn \"a\"");
        let expected = [
            (Class::Plain, "y = F."),
            (Class::Call, "elu"),
            (Class::Plain, "(x, alpha="),
            (Class::Number, "1.5e-3"),
            (Class::Plain, ")  "),
            (Class::Comment, "# \"no\" string"),
            (Class::Plain, "\n"),
            (Class::Keyword, "return"),
            (Class::Plain, " "),
            (Class::Text, "\"a\""),
        ];
        assert_eq!(spans, expected);
    }

    #[test]
    fn languages_differ() {
        assert_eq!(colour(Language::Rust, "#[a] // b"), [(Class::Plain, "#[a] "), (Class::Comment, "// b")]);
        assert_eq!(colour(Language::Rust, "println!(0..3)")[0], (Class::Call, "println"));
        assert_eq!(colour(Language::Julia, "end")[0], (Class::Keyword, "end"));
        assert_eq!(colour(Language::Julia, "σ.(π)")[0], (Class::Call, "σ"));
    }

    #[test]
    fn nothing_is_lost_of_any_text() {
        for text in ["", "\"", "\"open", "1e", "1.", "1e+", "é\"ü\n\"", "0x1f", "#", "/", "//", "α1.5β"] {
            for language in [Language::Python, Language::Rust, Language::Julia] {
                let joined: String = colour(language, text).iter().map(|(_, text)| *text).collect();
                assert_eq!(joined, text);
            }
        }
    }
}
