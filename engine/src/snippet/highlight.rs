//! Syntax highlighting of programs: comments, strings, numbers, keywords and calls.

use super::language::Language;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Text without highlighting.
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

/// A piece of a program and its kind.
pub type Token<'a> = (TokenKind, &'a str);

/// Splits a program into tokens, whose concatenation is the program.
pub fn highlight(language: Language, text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let (kind, length) = next_token(language, rest);
        if kind != TokenKind::Plain {
            if start < at {
                tokens.push((TokenKind::Plain, &text[start..at]));
            }
            tokens.push((kind, &rest[..length]));
            start = at + length;
        }
        at += length;
    }
    if start < text.len() {
        tokens.push((TokenKind::Plain, &text[start..]));
    }
    tokens
}

/// The kind and length of the first token, which is never empty.
fn next_token(language: Language, rest: &str) -> (TokenKind, usize) {
    let comment = if language == Language::Rust { "//" } else { "#" };
    // In Rust `#` starts an attribute, not a comment.
    if rest.starts_with(comment) {
        return (TokenKind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    let Some(first) = rest.chars().next() else { return (TokenKind::Plain, 0) };
    if first == '"' {
        let end = rest[1..].find(['"', '\n']).map_or(rest.len(), |end| end + 2);
        return (TokenKind::Text, end);
    }
    if first.is_ascii_digit() {
        return (TokenKind::Number, number(rest));
    }
    if is_word(first) {
        let length = rest.find(|c| !is_word(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        let macro_call = language == Language::Rust && after.starts_with("!(");
        let kind = if keywords(language).contains(&word) {
            TokenKind::Keyword
        } else if after.starts_with('(') || after.starts_with(".(") || macro_call {
            TokenKind::Call
        } else {
            TokenKind::Plain
        };
        return (kind, length);
    }
    (TokenKind::Plain, first.len_utf8())
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// The length of a number with its fraction and exponent.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut length = digits(0);
    // A digit must follow the point: `0..3` is a range.
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
    fn tokens_have_their_kinds() {
        let tokens = highlight(Language::Python, "y = F.elu(x, alpha=1.5e-3)  # \"no\" string\nreturn \"a\"");
        let expected = [
            (TokenKind::Plain, "y = F."),
            (TokenKind::Call, "elu"),
            (TokenKind::Plain, "(x, alpha="),
            (TokenKind::Number, "1.5e-3"),
            (TokenKind::Plain, ")  "),
            (TokenKind::Comment, "# \"no\" string"),
            (TokenKind::Plain, "\n"),
            (TokenKind::Keyword, "return"),
            (TokenKind::Plain, " "),
            (TokenKind::Text, "\"a\""),
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn comments_macros_and_keywords_depend_on_the_language() {
        assert_eq!(
            highlight(Language::Rust, "#[a] // b"),
            [(TokenKind::Plain, "#[a] "), (TokenKind::Comment, "// b")]
        );
        assert_eq!(highlight(Language::Rust, "println!(0..3)")[0], (TokenKind::Call, "println"));
        assert_eq!(highlight(Language::Julia, "end")[0], (TokenKind::Keyword, "end"));
        assert_eq!(highlight(Language::Julia, "σ.(π)")[0], (TokenKind::Call, "σ"));
    }

    #[test]
    fn tokens_of_any_text_join_to_the_text() {
        for text in ["", "\"", "\"open", "1e", "1.", "1e+", "é\"ü\n\"", "0x1f", "#", "/", "//", "α1.5β"] {
            for language in [Language::Python, Language::Rust, Language::Julia] {
                let joined: String = highlight(language, text).iter().map(|(_, text)| *text).collect();
                assert_eq!(joined, text);
            }
        }
    }
}
