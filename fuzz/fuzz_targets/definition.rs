//! Whatever defines a function: no panic, errors within the text, a definition that is written so that it is read as the
//! same, and an activation of it, as long as there is room for one. `cargo +nightly fuzz run definition`.
#![no_main]

use engine::activation::{Instance, Order};
use engine::formula::{Definition, DefinitionError, MAX_DEFINITION};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let definition = match text.parse::<Definition>() {
        Ok(definition) => definition,
        Err(DefinitionError::Formula(error)) => {
            assert!(error.start <= error.end);
            return;
        }
        Err(_) => return,
    };
    let written = definition.to_string();
    assert_eq!(written.parse().as_ref(), Ok(&definition), "{written}");
    let name = definition.name().to_owned();
    assert_eq!(definition.with_name(&name).map(|same| same.to_string()).as_ref(), Ok(&written));
    match engine::formula::activation(&written) {
        Ok(activation) => {
            assert!(activation.id == written || engine::activation::find(&written).is_some());
            let instance = Instance::new(activation);
            for param in activation.params {
                assert!(param.min <= param.default && param.default <= param.max && param.step > 0.0);
            }
            for order in Order::ALL {
                let _ = instance.at(order, 0.5);
            }
        }
        Err(DefinitionError::TooLong) => assert!(written.len() > MAX_DEFINITION),
        Err(error) => assert_eq!(error, DefinitionError::TooMany, "{written}"),
    }
});
