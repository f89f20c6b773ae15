//! Decimal numbers of a column as integers in few letters of an address.

/// The digits 0 … 63 as letters that addresses need not escape.
pub const ALPHABET: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// The most letters of a number: more would exceed the integers that f64 represents.
pub const MAX_LETTERS: usize = 8;
/// Integers up to this are exact.
const MAX_INTEGER: f64 = 9_007_199_254_740_992.0;
/// Powers of ten up to this are exact.
pub const MAX_DECIMALS: i32 = 22;

/// The numbers (`min` + k)·10^−`decimals` for k that `letters` letters hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FixedPoint {
    /// The number of decimals.
    pub decimals: i32,
    /// The integer of k = 0.
    pub min: f64,
    /// The number of letters, from 1.
    pub letters: usize,
}

impl FixedPoint {
    /// The format that holds the values, exactly if `max_letters` suffice, else with as many decimals as fit.
    pub fn of(values: &[f64], max_letters: usize) -> Self {
        let most = values.iter().map(|v| decimals(*v)).max().unwrap_or(0);
        let format = |decimals: i32| {
            let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| {
                let integer = integer(*v, decimals);
                (l.min(integer), h.max(integer))
            });
            let fits = |letters: &usize| high - low < 64f64.powi(*letters as i32);
            let letters = (1..=max_letters.min(MAX_LETTERS)).find(fits)?;
            let is_exact = low.abs().max(high.abs()) <= MAX_INTEGER;
            is_exact.then_some(FixedPoint { decimals, min: low, letters })
        };
        let least = FixedPoint { decimals: 0, min: 0.0, letters: 1 };
        (-6..=most).rev().find_map(format).unwrap_or(least)
    }

    /// The nearest k.
    fn code(self, value: f64) -> f64 {
        (integer(value, self.decimals) - self.min).clamp(0.0, 64f64.powi(self.letters as i32) - 1.0)
    }

    /// The nearest value that it holds.
    pub fn nearest(self, value: f64) -> f64 {
        self.value(self.code(value))
    }

    fn value(self, code: f64) -> f64 {
        let integer = self.min + code;
        // Both operands are exact, so the quotient is the f64 nearest to the decimal number.
        if self.decimals >= 0 { integer / power(self.decimals) } else { integer * power(-self.decimals) }
    }

    /// Appends the letters of a value.
    pub fn write(self, value: f64, out: &mut String) {
        let code = self.code(value) as u64;
        let letter = |place: usize| ALPHABET[(code >> (6 * place) & 63) as usize];
        out.extend((0..self.letters).rev().map(|place| char::from(letter(place))));
    }

    /// The value of letters.
    pub fn read(self, letters: &[u8]) -> Option<f64> {
        let digit = |letter: &u8| ALPHABET.iter().position(|one| one == letter);
        let code = letters.iter().try_fold(0.0, |code, letter| Some(64.0 * code + digit(letter)? as f64));
        code.map(|code| self.value(code))
    }
}

fn power(exponent: i32) -> f64 {
    10f64.powi(exponent)
}

fn integer(value: f64, decimals: i32) -> f64 {
    let scaled = if decimals >= 0 { value * power(decimals) } else { value / power(-decimals) };
    // −0 would be written with a sign.
    scaled.round() + 0.0
}

/// The decimals of a number; the most that an exact integer can have if it has more.
fn decimals(value: f64) -> i32 {
    let fits = |decimals: &i32| integer(value, *decimals).abs() <= MAX_INTEGER;
    let is_exact = |decimals: &i32| integer(value, *decimals) / power(*decimals) == value;
    let exact = (0..=MAX_DECIMALS).take_while(fits).find(is_exact);
    exact.unwrap_or_else(|| (0..=MAX_DECIMALS).take_while(fits).last().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_numbers_are_exact_and_short() {
        let letters = |values: &[f64]| {
            let format = FixedPoint::of(values, MAX_LETTERS);
            for value in values {
                let mut text = String::new();
                format.write(*value, &mut text);
                assert_eq!(format.read(text.as_bytes()), Some(*value), "{format:?}");
                assert_eq!(format.nearest(*value), *value);
            }
            format.letters
        };
        assert_eq!(letters(&[0.0, 1.0]), 1);
        assert_eq!(letters(&[5.1, 4.9, 7.0]), 1);
        assert_eq!(letters(&[0.0, 1e-4, 2e-4, 1000.0]), 4);
        assert_eq!(letters(&[-1.25, 0.1, 3.3]), 2);
        assert_eq!(letters(&[1e-12, 3e-12]), 1);
        assert_eq!(letters(&[1e6, -1e6]), 4);
        assert_eq!(letters(&[0.123_456_789_012, 0.5]), 7);
    }

    #[test]
    fn with_too_few_letters_values_are_rounded() {
        let values = [0.123_456_789, 0.9, 0.0];
        let format = FixedPoint::of(&values, 3);
        assert_eq!((format.decimals, format.nearest(values[0])), (5, 0.12346));
    }
}
