//! Kernels in `f32` against the functions of `f64`. `--nocapture` prints the greatest errors.
#![allow(clippy::unwrap_used)]

use engine::activation::{Instance, Order, Params, all, find};

/// The distance in units in the last place of an `f32`, subnormal numbers included.
fn ulps(got: f32, exact: f64) -> f64 {
    if f64::from(got) == exact || got.is_nan() && exact.is_nan() || got == exact as f32 && got.is_infinite() {
        return 0.0;
    }
    let size = (exact.abs() as f32).clamp(f32::MIN_POSITIVE, f32::MAX.next_down());
    (f64::from(got) - exact).abs() / f64::from(size.next_up() - size)
}

fn tolerated(instance: &Instance, order: Order, x: f32, got: f32, exact: f64) -> bool {
    // Where the slope changes its sign or touches 0, it is a sum of terms of size 1.
    let rate = instance.params.first().unwrap_or(&1.0);
    let cancels = match instance.activation.id {
        "silu" | "swish" | "quick_gelu" | "gelu" | "gelu_tanh" | "mish" => (f64::from(x) * rate).abs() < 3.0,
        id => id == "snake",
    };
    let absolute = if order == Order::Slope && cancels { 2f64.powi(-22) } else { 0.0 };
    let limit = match (instance.activation.id, order) {
        ("tanh", Order::Value) => 3.0,
        ("gelu", Order::Value) => 8.0,
        _ => 4.0,
    };
    ulps(got, exact) <= limit || (f64::from(got) - exact).abs() <= absolute
}

/// Every activation with its defaults, its limits, and parameters that are no numbers of `f32`.
fn instances() -> Vec<Instance> {
    let with = |share: f64| {
        move |activation| {
            let params = |a: &engine::activation::Activation| -> Params {
                a.params.iter().map(|p| (1.0 - share) * p.min + share * p.max).collect()
            };
            Instance { activation, params: params(activation) }
        }
    };
    let activations = || all().iter().copied();
    let parametric = || activations().filter(|a| !a.params.is_empty());
    let mut instances: Vec<Instance> = activations().map(Instance::new).collect();
    for share in [0.0, 0.1, 0.7, 1.0] {
        instances.extend(parametric().map(with(share)));
    }
    instances
}

/// Numbers of every magnitude, many of common size, and special ones.
fn points(instance: &Instance) -> Vec<f32> {
    let all = (0..=u32::MAX).step_by(77_773).map(f32::from_bits);
    let common = (-30_000..=30_000).map(|i| i as f32 * 0.000_531_3);
    let special =
        [0.0, f32::INFINITY, f32::NAN, f32::MAX, f32::MIN_POSITIVE, f32::from_bits(1), 1.0, 3.0, 6.0];
    let special = special.into_iter().chain(instance.kinks().into_iter().map(|kink| kink as f32));
    let near =
        special.flat_map(|x: f32| [x, -x, x.next_up(), x.next_down(), (-x).next_up(), (-x).next_down()]);
    all.chain(common).chain(near).collect()
}

fn evaluate(instance: &Instance, order: Order, x: &[f32]) -> Vec<f32> {
    let mut results = vec![0.0; x.len()];
    match order {
        Order::Value => instance.values(x, &mut results),
        _ => instance.slopes(x, &mut results),
    }
    results
}

/// The bits of numbers, with one NaN for all.
fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|x| if x.is_nan() { f32::NAN.to_bits() } else { x.to_bits() }).collect()
}

#[test]
fn kernels_are_within_a_few_units_in_the_last_place_of_the_functions() {
    let mut failures = Vec::new();
    for instance in instances() {
        let xs = points(&instance);
        for order in [Order::Value, Order::Slope] {
            let mut worst = (0.0, 0.0);
            let mut failed = 0;
            for (x, got) in xs.iter().zip(evaluate(&instance, order, &xs)) {
                let exact = instance.at(order, f64::from(*x));
                let ulps = ulps(got, exact);
                if ulps > worst.0 || ulps.is_nan() {
                    worst = (ulps, *x);
                }
                if !tolerated(&instance, order, *x, got, exact) {
                    failed += 1;
                    if failed < 4 {
                        failures.push(format!(
                            "{:?} {:?} {order:?} at {x:e}: {got:e}, exactly {exact:e}, {ulps:.1} ULP",
                            instance.activation, instance.params
                        ));
                    }
                }
            }
            let name = format!("{:?} {:?} {order:?}", instance.activation, &instance.params[..]);
            eprintln!("{name:60} {:>10.2} ULP at {:e}, {failed} failed", worst.0, worst.1);
        }
    }
    assert!(failures.is_empty(), "{} failures: {failures:#?}", failures.len());
}

#[test]
fn results_do_not_depend_on_position_length_or_fusion() {
    for instance in instances() {
        let xs: Vec<f32> =
            (0..37).map(|i| (i as f32 - 18.0) * 0.37).chain([f32::NAN, -f32::INFINITY]).collect();
        let values = bits(&evaluate(&instance, Order::Value, &xs));
        let slopes = bits(&evaluate(&instance, Order::Slope, &xs));
        for (start, end) in [(0, 0), (0, 1), (1, 3), (2, 9), (3, 39), (5, 37)] {
            let part = &xs[start..end];
            let (mut value, mut slope) = (vec![0.0; part.len()], vec![0.0; part.len()]);
            instance.values_and_slopes(part, &mut value, &mut slope);
            assert_eq!(bits(&value), values[start..end], "{instance:?}");
            assert_eq!(bits(&slope), slopes[start..end], "{instance:?}");
            assert_eq!(bits(&evaluate(&instance, Order::Value, part)), values[start..end], "{instance:?}");
        }
    }
}

fn check_every_number(id: &str) {
    let instance = Instance::new(find(id).unwrap());
    for order in [Order::Value, Order::Slope] {
        let mut worst = (0.0, 0.0);
        for high in 0..=u16::MAX {
            let number = |low| f32::from_bits(u32::from(high) << 16 | u32::from(low));
            let xs: Vec<f32> = (0..=u16::MAX).map(number).collect();
            for (x, got) in xs.iter().zip(evaluate(&instance, order, &xs)) {
                let exact = instance.at(order, f64::from(*x));
                let ulps = ulps(got, exact);
                if ulps > worst.0 {
                    worst = (ulps, *x);
                }
                assert!(
                    tolerated(&instance, order, *x, got, exact),
                    "{id} {order:?} at {x:e}: {got:e}, {exact:e}"
                );
            }
        }
        eprintln!("{id} {order:?}: {:.2} ULP at {:e}", worst.0, worst.1);
    }
}

macro_rules! every_number {
    ($($test:ident $id:literal),+) => {$(
        #[test]
        #[ignore = "minutes: cargo test --release -p engine --test kernels -- --ignored --nocapture"]
        fn $test() {
            check_every_number($id);
        }
    )+};
}

every_number![
    relu_at_every_number "relu",
    sigmoid_at_every_number "sigmoid",
    tanh_at_every_number "tanh",
    elu_at_every_number "elu"
];
