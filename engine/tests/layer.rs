//! The evaluated layer against numbers by hand, central differences, and its own terms.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::activation::{Instance, all, find};
use engine::layer::{Error, Layer, MAX_ENTRY, Matrix, Origin, Tensor};

fn relu() -> Instance {
    Instance::new(find("relu").unwrap())
}

fn close(found: &[f64], expected: &[f64]) -> bool {
    found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= 1e-12)
}

/// X 3×2, W 2×4: no two sizes alike, signs mixed.
fn oblong() -> Layer {
    let x = Matrix::new(&[&[1.0, -2.0], &[0.5, 0.25], &[-1.5, 3.0]]).unwrap();
    let w = Matrix::new(&[&[0.3, -0.7, 1.1, 0.2], &[0.9, 0.4, -0.6, -1.3]]).unwrap();
    Layer::new(x, w, &[0.15, -0.35, 0.05, 0.45]).unwrap()
}

#[test]
fn the_default_layer_is_as_by_hand() {
    let evaluated = Layer::default().evaluate(&relu());
    // [1·0.5 + 2·1.5, 1·1 + 2·2], [3·0.5 + 4·1.5, 3·1 + 4·2]
    assert!(close(evaluated.matrix(Tensor::Product).values(), &[3.5, 5.0, 7.5, 11.0]));
    for tensor in [Tensor::PreActivation, Tensor::Output] {
        assert!(close(evaluated.matrix(tensor).values(), &[3.6, 5.2, 7.6, 11.2]));
    }
    // All active, so δ is ones: dX rows are [0.5 + 1, 1.5 + 2], dW rows [1 + 3, …], [2 + 4, …].
    assert!(close(evaluated.matrix(Tensor::InputGradient).values(), &[1.5, 3.5, 1.5, 3.5]));
    assert!(close(evaluated.matrix(Tensor::WeightGradient).values(), &[4.0, 4.0, 6.0, 6.0]));
    assert!(close(evaluated.matrix(Tensor::BiasGradient).values(), &[2.0, 2.0]));
}

#[test]
fn an_inactive_unit_passes_nothing_back() {
    let layer = Layer::default().with_inactive_unit(0);
    // 7.5 is the largest product of unit 0, so a bias of −8 makes it inactive.
    assert_eq!(layer.bias().values(), [-8.0, 0.2]);
    let evaluated = layer.evaluate(&relu());
    assert!(close(evaluated.matrix(Tensor::PreActivation).values(), &[-4.5, 5.2, -0.5, 11.2]));
    assert!(close(evaluated.matrix(Tensor::Output).values(), &[0.0, 5.2, 0.0, 11.2]));
    assert!(close(evaluated.matrix(Tensor::InputGradient).values(), &[1.0, 2.0, 1.0, 2.0]));
    assert!(close(evaluated.matrix(Tensor::WeightGradient).values(), &[0.0, 4.0, 0.0, 6.0]));
    assert!(close(evaluated.matrix(Tensor::BiasGradient).values(), &[0.0, 2.0]));
}

#[test]
fn exactly_the_given_unit_is_inactive() {
    let negative = Layer::new(
        Matrix::new(&[&[1.0], &[2.0]]).unwrap(),
        Matrix::new(&[&[-1.0, -2.0, 3.0]]).unwrap(),
        &[0.0, 0.0, -3.0],
    );
    for layer in [Layer::default(), oblong(), negative.unwrap()] {
        let units = layer.weights().columns();
        for unit in 0..units {
            let evaluated = layer.with_inactive_unit(unit).evaluate(&relu());
            let z = evaluated.matrix(Tensor::PreActivation);
            let inactive = |j| (0..z.rows()).all(|i| z.at(i, j) < 0.0);
            assert!((0..units).all(|j| inactive(j) == (j == unit)), "unit {unit}: {z:?}");
        }
        assert_eq!(layer.with_inactive_unit(units), layer);
    }
}

#[test]
fn every_number_is_the_sum_of_its_terms() {
    for activation in all() {
        let f = Instance::new(activation);
        let evaluated = oblong().evaluate(&f);
        for tensor in Tensor::ALL {
            let matrix = evaluated.matrix(tensor);
            for (row, column) in (0..matrix.rows()).flat_map(|i| (0..matrix.columns()).map(move |j| (i, j))) {
                let computed = match evaluated.origin(tensor, row, column) {
                    Origin::Given => continue,
                    Origin::Sum(terms) => {
                        terms.iter().map(|term| term.iter().map(|c| c.value).product::<f64>()).sum()
                    }
                    Origin::Function(order, entry) => f.at(order, entry.value),
                };
                assert!((computed - matrix.at(row, column)).abs() <= 1e-12, "{activation:?} {tensor:?}");
            }
        }
    }
}

#[test]
fn gradients_are_central_differences() {
    // The sum of all outputs: its upstream gradient is ones.
    let total = |layer: &Layer, f: &Instance| -> f64 {
        layer.evaluate(f).matrix(Tensor::Output).values().iter().sum()
    };
    let h = 1e-5;
    for activation in all() {
        let f = Instance::new(activation);
        let layer = oblong();
        let evaluated = layer.evaluate(&f);
        let parts = [
            (Tensor::Inputs, Tensor::InputGradient),
            (Tensor::Weights, Tensor::WeightGradient),
            (Tensor::Bias, Tensor::BiasGradient),
        ];
        for (tensor, gradient) in parts {
            let given = evaluated.matrix(tensor);
            for index in 0..given.values().len() {
                let moved = |by: f64| {
                    let mut values = given.values().to_vec();
                    values[index] += by;
                    let changed = Matrix::from_values(given.rows(), given.columns(), values).unwrap();
                    let mut all = [layer.inputs().clone(), layer.weights().clone(), layer.bias().clone()];
                    all[tensor as usize] = changed;
                    let [inputs, weights, bias] = all;
                    total(&Layer::new(inputs, weights, bias.values()).unwrap(), &f)
                };
                let difference = (moved(h) - moved(-h)) / (2.0 * h);
                let exact = evaluated.matrix(gradient).values()[index];
                let error = (difference - exact).abs();
                assert!(error <= 1e-6 * exact.abs().max(1.0), "{activation:?} {tensor:?} {index}: {error}");
            }
        }
    }
}

#[test]
fn invalid_layers_are_rejected() {
    let matrix = |rows: &[&[f64]]| Matrix::new(rows).unwrap();
    assert_eq!(Matrix::new(&[]), Err(Error::Size { rows: 0, columns: 0 }));
    assert_eq!(Matrix::new(&[&[0.0; 5]]), Err(Error::Size { rows: 1, columns: 5 }));
    assert_eq!(Matrix::new(&[&[1.0, 2.0], &[3.0]]), Err(Error::Ragged));
    assert_eq!(Layer::new(matrix(&[&[1.0]]), matrix(&[&[1.0], &[2.0]]), &[0.0]), Err(Error::Shapes));
    assert_eq!(Layer::new(matrix(&[&[1.0]]), matrix(&[&[1.0]]), &[0.0, 1.0]), Err(Error::Shapes));
    for bad in [f64::NAN, f64::INFINITY, -2.0 * MAX_ENTRY] {
        let rejected = Layer::new(matrix(&[&[1.0]]), matrix(&[&[1.0, bad]]), &[0.0, 0.0]);
        assert_eq!(rejected, Err(Error::Entry { tensor: Tensor::Weights, row: 0, column: 1 }));
    }
}
