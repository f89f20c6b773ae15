//! Formatting and parsing of numbers, identical natively and in every browser.
//!
//! [`shortest`] and [`fixed`] match JavaScript's `String(x)` and `toFixed`. Displayed minus signs are U+2212; those in
//! addresses and files are ASCII.

use ryu_js::Buffer;

/// Whether the text has only characters of a decimal number: `f64::from_str` would also accept `inf` and `NaN`.
fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
}

/// Parses a finite decimal number, with `-` or `−` as the minus sign.
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    if !is_decimal(&text) {
        return None;
    }
    text.parse().ok().filter(|v: &f64| v.is_finite())
}

/// The shortest decimal that parses back to the same number.
pub fn shortest(value: f64) -> String {
    Buffer::new().format(value).to_owned()
}

/// With this many decimals, for display; zero has no sign.
pub fn fixed(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return fixed_or_scientific(value);
    }
    let mut buffer = Buffer::new();
    let text = buffer.format_to_fixed(value, decimals);
    let zero = !text.bytes().any(|b| matches!(b, b'1'..=b'9'));
    if zero { text.replace('-', "") } else { text.replace('-', "\u{2212}") }
}

/// With at least `least` and at most `most` decimals, for display, without trailing zeros beyond `least`.
pub fn decimals_between(value: f64, least: u8, most: u8) -> String {
    let mut text = fixed(value, most);
    let Some(point) = text.find('.') else { return text };
    let keep = point + 1 + usize::from(least);
    while text.len() > keep && text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    text
}

/// `m×10ⁿ` with at most this many decimals in `m`, for display.
pub fn scientific(value: f64, decimals: u8) -> String {
    if value == 0.0 {
        return "0".into();
    }
    let mut exponent = value.abs().log10().floor() as i32;
    let mut mantissa = value / 10f64.powi(exponent);
    if fixed(mantissa.abs(), decimals).starts_with("10") {
        mantissa /= 10.0;
        exponent += 1;
    }
    let mantissa = decimals_between(mantissa, 0, decimals);
    let power = format!("10{}", superscript(exponent));
    match mantissa.as_str() {
        "1" => power,
        "\u{2212}1" => format!("\u{2212}{power}"),
        m => format!("{m}×{power}"),
    }
}

fn superscript(value: i32) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let text = value.to_string();
    text.chars().map(|c| c.to_digit(10).map_or('⁻', |d| digits[d as usize])).collect()
}

/// Four decimals, or scientific notation where those would show no digits; `∞` and `none` for the rest.
pub fn fixed_or_scientific(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "none".into()
    } else if size == f64::INFINITY {
        if value > 0.0 { "∞".into() } else { "\u{2212}∞".into() }
    } else if size != 0.0 && !(5e-4..1e5).contains(&size) {
        scientific(value, 3)
    } else {
        fixed(value, 4)
    }
}

/// Three significant digits, for labels.
pub fn three_digits(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() || size == 0.0 {
        compact(value)
    } else if !(9.995e-4..9999.5).contains(&size) {
        scientific(value, 1)
    } else {
        decimals_between(value, 0, (2.0 - size.log10().floor()).clamp(0.0, 5.0) as u8)
    }
}

/// Like [`fixed_or_scientific`], but without trailing zeros, for running text.
pub fn compact(value: f64) -> String {
    let text = fixed_or_scientific(value);
    if text.contains('×') || !text.contains('.') { text } else { decimals_between(value, 0, 4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_decimals_and_nothing_else() {
        assert_eq!(parse(" \u{2212}1.5e-3 "), Some(-0.0015));
        for bad in ["", "abc", "0x10", "Infinity", "NaN", "1e999", "1,5", "--1", "1.2.3"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn addresses_have_the_shortest_form_of_javascript() {
        let cases = [(0.1, "0.1"), (1e-7, "1e-7"), (-2.5e-6, "-0.0000025"), (1e21, "1e+21"), (123.0, "123")];
        for (value, text) in cases {
            assert_eq!(shortest(value), text);
            assert_eq!(parse(text), Some(value));
        }
    }

    #[test]
    fn prints_for_people() {
        assert_eq!(fixed(-0.00001, 2), "0.00");
        assert_eq!(fixed(-1.25, 1), "\u{2212}1.3");
        assert_eq!(fixed(f64::NEG_INFINITY, 2), "\u{2212}∞");
        assert_eq!(decimals_between(0.1, 2, 4), "0.10");
        assert_eq!(decimals_between(5.0, 0, 4), "5");
        assert_eq!(scientific(2e-7, 1), "2×10⁻⁷");
        assert_eq!(scientific(-1e6, 2), "\u{2212}10⁶");
        assert_eq!(scientific(9.9996e5, 3), "10⁶");
        assert_eq!(fixed_or_scientific(f64::NEG_INFINITY), "\u{2212}∞");
        assert_eq!(compact(0.25), "0.25");
        let shorts = [0.70512, 2.0, 0.0012345, 3e-9, 123.4, 54321.0].map(three_digits);
        assert_eq!(shorts, ["0.705", "2", "0.00123", "3×10⁻⁹", "123", "5.4×10⁴"]);
    }
}
