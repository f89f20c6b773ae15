//! Formatting and parsing of numbers, identical natively and in every browser.
//!
//! [`shortest`] and [`fixed`] match JavaScript's `String(x)` and `toFixed`. Displayed minus signs are U+2212; those in
//! addresses and files are ASCII.
//!
//! A number that was given in is written by [`exact`] or [`exact_in_text`]. The others round what was computed, and keep
//! trailing zeros where they do.

use ryu_js::Buffer;

/// Whether the text has only characters of a decimal number: `f64::from_str` would also accept `inf` and `NaN`.
fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
}

/// Parses a finite decimal number, with `-` or `−` as the minus sign, and a power of ten as `e-7` or `×10⁻⁷`.
pub fn parse(text: &str) -> Option<f64> {
    let mut text = text.trim().replace('\u{2212}', "-");
    if let Some((mantissa, exponent)) = split_power(&text) {
        text = format!("{mantissa}e{exponent}");
    }
    if !is_decimal(&text) {
        return None;
    }
    text.parse().ok().filter(|v: &f64| v.is_finite())
}

/// Splits what [`scientific`] writes, `m×10ⁿ`, `10ⁿ` or `-10ⁿ`, into mantissa and exponent.
fn split_power(text: &str) -> Option<(&str, String)> {
    let start = text.find(|c| SUPERSCRIPTS.contains(&c) || c == '⁻')?;
    let digit = |c: char| {
        let at = SUPERSCRIPTS.iter().position(|known| *known == c);
        at.and_then(|at| char::from_digit(at as u32, 10)).or_else(|| (c == '⁻').then_some('-'))
    };
    let exponent = text[start..].chars().map(digit).collect::<Option<String>>()?;
    let mantissa = match text[..start].strip_suffix("10")? {
        "" => "1",
        "-" => "-1",
        product => product.strip_suffix('×')?,
    };
    Some((mantissa, exponent))
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

/// All digits of a number, for display where it can be edited.
pub fn exact(value: f64) -> String {
    shortest(value).replace('-', "\u{2212}")
}

/// All digits of a number, and at least this many decimals unless it has an exponent.
pub fn exact_with_decimals(value: f64, least: u8) -> String {
    let (exact, padded) = (exact(value), fixed(value, least));
    if padded.starts_with(&exact) && !exact.contains('e') { padded } else { exact }
}

/// All digits of a number, for running text: very large and very small ones as `m×10ⁿ`.
pub fn exact_in_text(value: f64) -> String {
    let text = exact(value);
    match text.split_once('e') {
        Some((mantissa, exponent)) => with_power(mantissa, parse(exponent).unwrap_or_default() as i32),
        None => text,
    }
}

/// With at least `least` and at most `most` decimals, for display. Zeros beyond `least` are left out if the number is
/// exactly what remains: in a rounded number they tell up to where it is known.
pub fn decimals_between(value: f64, least: u8, most: u8) -> String {
    let text = fixed(value, most);
    let Some(point) = text.find('.') else { return text };
    let digits = text.trim_end_matches('0').len();
    let end = digits.max(point + 1 + usize::from(least));
    let short = text[..end].trim_end_matches('.');
    let is_same = parse(short).is_some_and(|short| (short - value).abs() <= ROUNDING * value.abs());
    if is_same { short.into() } else { text }
}

/// `m×10ⁿ` with at most this many decimals in `m`, for display.
pub fn scientific(value: f64, decimals: u8) -> String {
    if value == 0.0 {
        return "0".into();
    }
    let mut exponent = value.abs().log10().floor() as i32;
    let mut mantissa = over_power_of_ten(value, exponent);
    if fixed(mantissa.abs(), decimals).starts_with("10") {
        mantissa /= 10.0;
        exponent += 1;
    }
    with_power(&decimals_between(mantissa, 0, decimals), exponent)
}

/// `value` over 10 to the power `exponent`, of which the reciprocal of the least numbers overflows.
fn over_power_of_ten(value: f64, exponent: i32) -> f64 {
    let half = exponent / 2;
    value / 10f64.powi(half) / 10f64.powi(exponent - half)
}

fn with_power(mantissa: &str, exponent: i32) -> String {
    let power = format!("10{}", superscript(exponent));
    match mantissa {
        "1" => power,
        "\u{2212}1" => format!("\u{2212}{power}"),
        m => format!("{m}×{power}"),
    }
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The relative error of a computed number that is not a difference to be shown.
const ROUNDING: f64 = 1e-9;

fn superscript(value: i32) -> String {
    let text = value.to_string();
    text.chars().map(|c| c.to_digit(10).map_or('⁻', |d| SUPERSCRIPTS[d as usize])).collect()
}

/// The decimals that show this many significant digits.
fn decimals_for(digits: i32, size: f64) -> u8 {
    (f64::from(digits - 1) - size.log10().floor()).clamp(0.0, 100.0) as u8
}

/// At least four decimals and four significant digits, or scientific notation; `∞` and `none` for the rest.
pub fn fixed_or_scientific(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "none".into()
    } else if size == f64::INFINITY {
        if value > 0.0 { "∞".into() } else { "\u{2212}∞".into() }
    } else if size == 0.0 || (0.01..99_999.999_95).contains(&size) {
        fixed(value, 4)
    } else if (1e-3..0.01).contains(&size) {
        fixed(value, decimals_for(4, size))
    } else {
        scientific(value, 3)
    }
}

/// With this many decimals, or three significant digits where those would show fewer than two.
pub fn fixed_or_three_digits(value: f64, decimals: u8) -> String {
    let is_small = value != 0.0 && value.abs() < 10f64.powi(1 - i32::from(decimals));
    if is_small { three_digits(value) } else { fixed(value, decimals) }
}

/// Three significant digits, for labels.
pub fn three_digits(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() || size == 0.0 {
        compact(value)
    } else if !(9.995e-4..9999.5).contains(&size) {
        scientific(value, 2)
    } else {
        decimals_between(value, 0, decimals_for(3, size).min(5))
    }
}

/// Two significant digits, for measurements that are not known better.
pub fn two_digits(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() || size == 0.0 {
        return compact(value);
    }
    let unit = size.log10().floor() as i32 - 1;
    let rounded = over_power_of_ten(over_power_of_ten(value, unit).round(), -unit);
    if (0.01..100_000.0).contains(&rounded.abs()) {
        fixed(rounded, decimals_for(2, rounded.abs() * (1.0 + ROUNDING)))
    } else {
        scientific(rounded, 1)
    }
}

/// Like [`fixed_or_scientific`], but without trailing zeros where the number is exact, for running text.
pub fn compact(value: f64) -> String {
    let size = value.abs();
    if (0.01..99_999.999_95).contains(&size) {
        decimals_between(value, 0, 4)
    } else if size == 0.0 {
        "0".into()
    } else if (1e-3..0.01).contains(&size) {
        decimals_between(value, 0, decimals_for(4, size))
    } else {
        fixed_or_scientific(value)
    }
}

/// A share in per cent, without the sign. One that is neither nothing nor all is not rounded to these.
pub fn percent(share: f64, least: u8, most: u8) -> String {
    let text = decimals_between(100.0 * share, least, most);
    let unit = 10f64.powi(-i32::from(most));
    match parse(&text) {
        Some(0.0) if share > 0.0 => format!("<{}", exact(unit)),
        Some(100.0) if share < 1.0 => format!(">{}", fixed(100.0 - unit, most)),
        _ => text,
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
        assert_eq!(scientific(9.9996e5, 3), "1.000×10⁶");
        assert_eq!(fixed_or_scientific(f64::NEG_INFINITY), "\u{2212}∞");
        assert_eq!(compact(0.25), "0.25");
        let shorts = [0.70512, 2.0, 0.0012345, 3e-9, 123.4, 54321.0].map(three_digits);
        assert_eq!(shorts, ["0.705", "2", "0.00123", "3×10⁻⁹", "123", "5.43×10⁴"]);
    }

    #[test]
    fn a_given_number_keeps_all_its_digits() {
        let given =
            [0.0, 1e-5, -5.53e-4, 0.1, 1.0 / 3.0, 0.999_999_999, 123_456.789, 1e-300, -2.5e22, 5e-324];
        for value in given {
            for text in [exact(value), exact_in_text(value)] {
                assert_eq!(parse(&text), Some(value), "{text}");
                assert!(!text.contains('-'), "{text}");
            }
        }
        assert_eq!(given.map(exact)[..3], ["0", "0.00001", "\u{2212}0.000553"]);
        let texts = [1e-7, -1e-7, 2.5e-8, 1e21].map(exact_in_text);
        assert_eq!(texts, ["10⁻⁷", "\u{2212}10⁻⁷", "2.5×10⁻⁸", "10²¹"]);
    }

    #[test]
    fn a_computed_number_keeps_three_digits_at_every_size() {
        for exponent in -320..=308 {
            for mantissa in [1.0, 1.2345, 5.53, 9.9994, 9.9996, 9.999_999_9] {
                let value: f64 = format!("{mantissa}e{exponent}").parse().unwrap();
                if !value.is_finite() {
                    continue;
                }
                for text in
                    [fixed_or_scientific(value), compact(value), compact(-value).replace('\u{2212}', "")]
                {
                    let found = parse(&text).unwrap();
                    assert!((found - value).abs() <= 5.001e-3 * value + 1e-323, "{value} {text}");
                }
                let found = parse(&three_digits(value)).unwrap();
                assert!((found - value).abs() <= 5.001e-3 * value + 1e-323, "{value} {found}");
            }
        }
        assert_eq!(
            [0.0, 0.0004, 0.0123, 5.0].map(|v| fixed_or_three_digits(v, 3)),
            ["0.000", "4×10⁻⁴", "0.012", "5.000"]
        );
        assert_eq!([5.53e-4, 0.002_472_6, 0.01].map(compact), ["5.53×10⁻⁴", "0.002473", "0.01"]);
    }

    #[test]
    fn a_rounded_number_does_not_look_like_an_exact_one() {
        let rounded = [0.999_99, 1.000_01, 9_999_999.0, 0.123_04].map(compact);
        assert_eq!(rounded, ["1.0000", "1.0000", "1.000×10⁷", "0.1230"]);
        assert_eq!([0.1 + 0.2, 1.0, 1.5].map(compact), ["0.3", "1", "1.5"]);
        assert_eq!([0.999_6, 2.000_4, 1.0].map(three_digits), ["1.000", "2.00", "1"]);
    }

    #[test]
    fn a_measurement_has_two_digits_at_every_size() {
        let values = [0.1234, 0.0999, 0.996, 1.0, 1.04, 9.94, 9.96, 12.3, 99.6, 134.0, 1250.0, 0.0];
        let texts = ["0.12", "0.10", "1.0", "1.0", "1.0", "9.9", "10", "12", "100", "130", "1300", "0"];
        assert_eq!(values.map(two_digits), texts);
        assert_eq!([1.26e6, 0.00123, f64::NAN].map(two_digits), ["1.3×10⁶", "1.2×10⁻³", "none"]);
        assert_eq!([2.78e-309, -1.26e308].map(two_digits), ["2.8×10⁻³⁰⁹", "\u{2212}1.3×10³⁰⁸"]);
    }

    #[test]
    fn a_share_of_some_is_neither_none_nor_all() {
        let shares = [0.0, 1e-9, 0.0005, 0.5, 0.999, 0.999_999, 1.0];
        assert_eq!(shares.map(|s| percent(s, 0, 1)), ["0", "<0.1", "0.1", "50", "99.9", ">99.9", "100"]);
        assert_eq!(shares.map(|s| percent(s, 0, 0)), ["0", "<1", "<1", "50", ">99", ">99", "100"]);
        assert_eq!(
            shares.map(|s| percent(s, 1, 1)),
            ["0.0", "<0.1", "0.1", "50.0", "99.9", ">99.9", "100.0"]
        );
    }

    #[test]
    fn numbers_as_displayed_can_be_given_in() {
        let cases = [("10⁻⁷", 1e-7), ("\u{2212}10³", -1000.0), ("2.5×10⁻⁸", 2.5e-8), ("1e\u{2212}7", 1e-7)];
        for (text, value) in cases {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        assert_eq!(["⁻⁷", "2⁷", "×10²", "10²3", "2×3×10²", "10⁻"].map(parse), [None; 6]);
    }
}
