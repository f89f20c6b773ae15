//! Computes values, slopes or both of every activation, a number of times at 4,096 inputs, for
//! `cargo xtask bench --instructions`, which counts the instructions:
//! `cargo run -p engine --example instructions -- <id> <value|slope|both> <passes>`; without arguments it prints the ids.
//! The id `copy` is that of a copy, the least that a kernel takes.

#![allow(clippy::print_stdout)]

use engine::activation::{Instance, all, find};
use engine::kernel::copy;
use std::hint::black_box;
use std::io::{Error, Result};

const LENGTH: u16 = 4096;
const COPY: &str = "copy";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [id, order, passes] = arguments.as_slice() else {
        for id in [COPY].into_iter().chain(all().iter().map(|activation| activation.id)) {
            println!("{id}");
        }
        return Ok(());
    };
    let f = find(id).map(Instance::new);
    if f.is_none() && id != COPY {
        return Err(Error::other("no such activation"));
    }
    let passes: usize = passes.parse().map_err(Error::other)?;
    // From −9 to 9.
    let x: Vec<f32> = (0..LENGTH).map(|i| f32::from(i) * (18.0 / f32::from(LENGTH)) - 9.0).collect();
    let (mut value, mut slope) = (vec![0.0; x.len()], vec![0.0; x.len()]);
    for _ in 0..passes {
        match (&f, order.as_str()) {
            (None, _) => copy(black_box(&x), &mut value),
            (Some(f), "value") => f.values(black_box(&x), &mut value),
            (Some(f), "slope") => f.slopes(black_box(&x), &mut slope),
            (Some(f), _) => f.values_and_slopes(black_box(&x), &mut value, &mut slope),
        }
        black_box((&mut value, &mut slope));
    }
    Ok(())
}
