//! The number of definitions is limited, as their memory is not freed; in a program of its own, which uses them up.
#![allow(clippy::unwrap_used)]

use engine::activation::MAX_TYPED;
use engine::formula::{DefinitionError, activation};

#[test]
fn a_program_defines_so_many_activations_and_no_more() {
    for _ in 0..2 {
        for i in 0..MAX_TYPED {
            assert_eq!(activation(&format!("x*sigmoid({i}*x)")).unwrap().name, format!("x*sigma({i}*x)"));
        }
    }
    assert_eq!(activation("x*tanh(x)"), Err(DefinitionError::TooMany));
    assert_eq!(activation("relu").unwrap().id, "relu");
}
