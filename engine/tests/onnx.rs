//! The activation cases of ONNX's own backend tests, which are independent of this project.
//!
//! `reference/onnx_vectors.py` makes the data. ONNX's expected values are f32 and err by up to 30 units in
//! the last place themselves, hence the tolerance.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::find;

const DATA: &str = include_str!("data/onnx.txt");

fn numbers(line: &str) -> Vec<f64> {
    let number = |w: &str| f64::from(f32::from_bits(u32::from_str_radix(w, 16).unwrap()));
    line.split(' ').map(number).collect()
}

#[test]
fn every_case_of_onnx_agrees() {
    let lines: Vec<&str> = DATA.lines().collect();
    let mut points = 0;
    for case in lines.chunks(4) {
        let head: Vec<&str> = case[0].split(' ').collect();
        let activation = find(head[1]).unwrap();
        let given: Vec<f64> = head[2..].iter().map(|w| w.parse().unwrap()).collect();
        let (scales, params) = given.split_at(3);
        let each = (case[3] != "-").then(|| numbers(case[3]));
        let (inputs, outputs) = (numbers(case[1]), numbers(case[2]));
        assert_eq!(inputs.len(), outputs.len());
        for (i, (x, expected)) in inputs.iter().zip(&outputs).enumerate() {
            let own = each.as_ref().map(|e| vec![e[i]]);
            let params = own.as_deref().unwrap_or(params).iter().copied().collect();
            let got = scales[2] * (activation.value)(scales[0] * x + scales[1], &params);
            let error = (got - expected).abs();
            assert!(error <= 5e-7 + 1e-7 * expected.abs(), "{}: f({x}) = {got}, not {expected}", case[0]);
            points += 1;
        }
    }
    assert_eq!((lines.len() / 4, points), (58, 13906));
}
