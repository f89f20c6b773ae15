//! Text in Markdown.

/// Escapes what Markdown, with the tables and formulas of GitHub, would not print as it stands.
pub fn escape_markdown(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            // Tables are split at bars before backslashes are read, in ways that differ.
            '\\' => escaped += "&#92;",
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '#' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
