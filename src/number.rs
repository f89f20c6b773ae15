//! Numbers to and from text.
//!
//! In the browser JavaScript does it: Rust's own float printing and parsing would add a quarter to the
//! download. Minus signs in print are U+2212; in URLs they are ASCII.

/// The characters of a decimal number; so that `Number("0x10")` or `Number("Infinity")` is none.
fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
}

/// A finite number, written in decimal with `-` or `−`.
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    if !is_decimal(&text) {
        return None;
    }
    platform::parse(&text).filter(|v| v.is_finite())
}

/// The shortest decimal that reads back as the same number.
pub fn shortest(value: f64) -> String {
    platform::shortest(value)
}

/// With this many decimals, in print; no sign for zero.
pub fn fixed(value: f64, decimals: u8) -> String {
    let text = platform::fixed(value, decimals);
    let zero = !text.bytes().any(|b| matches!(b, b'1'..=b'9'));
    if zero { text.replace('-', "") } else { text.replace('-', "\u{2212}") }
}

/// With at least `least` and at most `most` decimals, in print, without needless zeros.
pub fn trimmed(value: f64, least: u8, most: u8) -> String {
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

/// `m×10ⁿ` with at most this many decimals in `m`, in print.
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
    let mantissa = trimmed(mantissa, 0, decimals);
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

/// For reading a value off: four decimals, scientific where these would hide it, words for the rest.
pub fn reading(value: f64) -> String {
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

/// With three significant digits: for labels.
pub fn short(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() || size == 0.0 {
        plain(value)
    } else if !(9.995e-4..9999.5).contains(&size) {
        scientific(value, 1)
    } else {
        trimmed(value, 0, engine::limit(2.0 - size.log10().floor(), 0.0, 5.0) as u8)
    }
}

/// Like [`reading`], but without trailing zeros: for prose.
pub fn plain(value: f64) -> String {
    let text = reading(value);
    let (tens, point) = (text.chars().any(|c| c == '×'), text.chars().any(|c| c == '.'));
    if tens || !point { text } else { trimmed(value, 0, 4) }
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use js_sys::Number;
    use wasm_bindgen::JsValue;

    pub fn parse(text: &str) -> Option<f64> {
        Some(Number::from(JsValue::from_str(text)).value_of())
    }

    pub fn shortest(value: f64) -> String {
        Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
    }

    pub fn fixed(value: f64, decimals: u8) -> String {
        Number::from(value).to_fixed(decimals).map(String::from).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    pub fn parse(text: &str) -> Option<f64> {
        text.parse().ok()
    }

    pub fn shortest(value: f64) -> String {
        value.to_string()
    }

    pub fn fixed(value: f64, decimals: u8) -> String {
        format!("{value:.*}", usize::from(decimals))
    }
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
    fn prints_for_people() {
        assert_eq!(fixed(-0.00001, 2), "0.00");
        assert_eq!(fixed(-1.25, 1), "\u{2212}1.2");
        assert_eq!(trimmed(0.1, 2, 4), "0.10");
        assert_eq!(trimmed(5.0, 0, 4), "5");
        assert_eq!(scientific(2e-7, 1), "2×10⁻⁷");
        assert_eq!(scientific(-1e6, 2), "\u{2212}10⁶");
        assert_eq!(scientific(9.9996e5, 3), "10⁶");
        assert_eq!(reading(f64::NEG_INFINITY), "\u{2212}∞");
        assert_eq!(plain(0.25), "0.25");
        let shorts = [0.70512, 2.0, 0.0012345, 3e-9, 123.4, 54321.0].map(short);
        assert_eq!(shorts, ["0.705", "2", "0.00123", "3×10⁻⁹", "123", "5.4×10⁴"]);
    }
}
