//! Numbers of fields and of displays: no panic; a number that is written with all digits is read as the same, one that is
//! rounded as nearly the same. `cargo +nightly fuzz run number`.
#![no_main]

use activation_lab::format::{
    compact, exact, exact_in_text, exact_with_decimals, fixed, fixed_or_scientific, fixed_or_three_digits,
    parse, percent, shortest, three_digits, two_digits,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (f64, u8, &str)| {
    let (number, decimals, text) = input;
    let read = parse(text);
    assert!(read.is_none_or(f64::is_finite));
    for value in [number].into_iter().chain(read) {
        for text in [fixed(value, decimals % 20), percent(value, 0, 1), fixed_or_three_digits(value, 3)] {
            assert!(!text.is_empty() && !text.contains('-'), "{text}");
        }
        if !value.is_finite() {
            continue;
        }
        let all_digits =
            [shortest(value), exact(value), exact_in_text(value), exact_with_decimals(value, decimals % 20)];
        for text in all_digits {
            assert_eq!(parse(&text), Some(value), "{text}");
        }
        let rounded = [
            (fixed_or_scientific(value), 5.001e-3),
            (compact(value), 5.001e-3),
            (three_digits(value), 5.001e-3),
            (two_digits(value), 5.001e-2),
        ];
        for (text, share) in rounded {
            // Rounding to the greatest numbers may lead beyond them.
            let Some(found) = parse(&text) else {
                assert!(value.abs() > 1.7e308, "{value:e} {text}");
                continue;
            };
            assert!((found - value).abs() <= share * value.abs() + 1e-323, "{value:e} {text}");
        }
    }
});
