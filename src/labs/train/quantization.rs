//! Values of custom data as integers, two letters each in an address.

/// The greatest code: that of two letters of 64.
const MAX_CODE: f64 = 4095.0;

/// The nearest value that a code represents.
pub fn quantized(value: f64, bound: f64) -> f64 {
    dequantize(quantize(value, bound), bound)
}

/// The code of a value, clamped to ±`bound`.
pub fn quantize(value: f64, bound: f64) -> usize {
    (((value / bound).clamp(-1.0, 1.0) + 1.0) / 2.0 * MAX_CODE).round() as usize
}

/// The value of a code.
pub fn dequantize(code: usize, bound: f64) -> f64 {
    (code as f64 / MAX_CODE * 2.0 - 1.0) * bound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_clamped_and_rounded_to_codes() {
        assert_eq!([-3.0, -2.0, 2.0, 3.0].map(|v| quantize(v, 2.0)), [0, 0, 4095, 4095]);
        assert_eq!((quantized(-2.0, 2.0), quantized(2.0, 2.0)), (-2.0, 2.0));
        assert!((quantized(0.3, 2.0) - 0.3).abs() <= 2.0 / MAX_CODE);
        assert_eq!(quantized(quantized(0.3, 2.0), 2.0), quantized(0.3, 2.0));
    }
}
