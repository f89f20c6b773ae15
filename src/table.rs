//! Tables as CSV.

/// Writes records as comma-separated values.
pub fn csv<R>(records: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator,
    R::Item: AsRef<[u8]>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for record in records {
        // A vector takes every byte, and a flexible writer records of any length.
        let _ = writer.write_record(record);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A text with its numbers as programs parse them: an ASCII minus sign, and `e-7` for `×10⁻⁷`.
pub fn with_plain_numbers(text: &str) -> String {
    let mut plain = String::new();
    let mut exponent = String::new();
    for c in text.chars() {
        match superscript(c) {
            Some(digit) => exponent.push(digit),
            None => {
                end_power(&mut plain, &mut exponent);
                plain.push(if c == '\u{2212}' { '-' } else { c });
            }
        }
    }
    end_power(&mut plain, &mut exponent);
    plain
}

/// Ends a power of ten, or of another number.
fn end_power(plain: &mut String, exponent: &mut String) {
    if exponent.is_empty() {
        return;
    }
    let base = plain.strip_suffix("10").map(str::to_owned);
    let (start, power) = match &base {
        Some(base) if base.ends_with('×') => (base.trim_end_matches('×'), format!("e{exponent}")),
        Some(base) if !base.ends_with(|c: char| c.is_ascii_digit() || c == '.') => {
            (base.as_str(), format!("1e{exponent}"))
        }
        _ => (plain.as_str(), format!("^{exponent}")),
    };
    *plain = format!("{start}{power}");
    exponent.clear();
}

/// The digit or sign of a superscript character.
pub fn superscript(c: char) -> Option<char> {
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9').find(|pair| pair.0 == c);
    digit.map(|pair| pair.1).or_else(|| (c == '⁻').then_some('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_field_is_quoted() {
        let records = [["x", "elu 1, 2"], ["\"a\"", "two\nlines"], ["", "−1"]];
        assert_eq!(csv(records), "x,\"elu 1, 2\"\n\"\"\"a\"\"\",\"two\nlines\"\n,−1\n");
    }

    #[test]
    fn numbers_are_written_as_programs_parse_them() {
        for value in [-0.5, 1e-7, -2.5e-9, 3e22, 0.25, -1e9, 1.234e-300] {
            for text in [crate::format::compact(value), crate::format::exact_in_text(value)] {
                assert_eq!(with_plain_numbers(&text).parse(), Ok(value), "{text}");
            }
        }
        assert_eq!(with_plain_numbers("[−1, 1) x², 2.10³"), "[-1, 1) x^2, 2.10^3");
    }

    #[test]
    fn an_empty_table_is_an_empty_text() {
        assert_eq!(csv::<[String; 0]>([]), "");
    }
}
