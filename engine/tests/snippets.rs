//! Programs for every activation and target: complete, with explicit parameters, and equal to golden files.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::instance;
use engine::activation::{Instance, all, find};
use engine::formula::{Definition, GALLERY, activation};
use engine::layer::{Layer, Matrix};
use engine::snippet::{Language, Note, Program, Provision, Target, highlight, notes, program};

fn shortest(value: f64) -> String {
    format!("{value:?}")
}

fn write(target: Target, f: &Instance) -> Program {
    program(target, f, &Layer::default(), shortest).unwrap_or_else(|| panic!("{f:?} for {target:?}"))
}

/// Every activation with parameters that occur nowhere else in a program.
fn odd() -> Vec<Instance> {
    let params = |count| [0.731, 0.842].into_iter().take(count).collect();
    all().iter().map(|activation| Instance { activation, params: params(activation.params.len()) }).collect()
}

#[test]
fn every_program_is_complete() {
    for f in odd() {
        for target in Target::ALL {
            let Program { text, file, .. } = write(target, &f);
            let given = match target {
                Target::Flux => ["[1.0 2.0; 3.0 4.0]", "[0.5 1.0; 1.5 2.0]", "[0.1, 0.2]"],
                _ => ["[[1.0, 2.0], [3.0, 4.0]]", "[[0.5, 1.0], [1.5, 2.0]]", "[0.1, 0.2]"],
            };
            assert!(given.iter().all(|part| text.contains(part)), "{text}");
            assert!(!text.contains("<<") && !text.contains('\0') && !text.contains("\n\n\n\n"), "{text}");
            assert!(f.activation.params.iter().all(|p| !text.contains(&format!("{{{}}}", p.name))), "{text}");
            let ends_well = text.ends_with('\n') && !text.ends_with("\n\n") && !text.starts_with('\n');
            assert!(ends_well && text.lines().all(|line| !line.ends_with(' ')), "{text}");
            assert_eq!(text.matches('(').count(), text.matches(')').count(), "{text}");
            assert!(file.starts_with(f.activation.id) && file.contains(target.id()), "{file}");
        }
    }
}

#[test]
fn parameters_are_always_explicit() {
    for f in odd() {
        for target in Target::ALL {
            let text = write(target, &f).text;
            for value in &f.params {
                assert!(text.contains(&shortest(*value)), "{f:?}: {text}");
            }
        }
        for call in f.activation.calls {
            for param in f.activation.params {
                let named = format!("{{{}}}", param.name);
                let explicit = |text: &str| text.is_empty() || text.contains(&named);
                assert!(explicit(call.function) || !call.supported_params.is_empty(), "{f:?} {call:?}");
                assert!(explicit(call.layer), "{f:?} {call:?}");
            }
            assert!(
                call.supported_params.is_empty() || call.supported_params.len() == f.activation.params.len(),
                "{f:?} {call:?}"
            );
        }
    }
    for (id, word) in [("gelu", "\"none\""), ("gelu_tanh", "\"tanh\"")] {
        let text = write(Target::PyTorch, &Instance::new(find(id).unwrap())).text;
        assert_eq!(text.matches(&format!("approximate={word}")).count(), 2, "{text}");
    }
}

#[test]
fn functions_of_a_target_are_called() {
    for activation in all() {
        let calls = activation.calls;
        for (i, call) in calls.iter().enumerate() {
            assert!(calls[..i].iter().all(|c| c.target != call.target), "{activation:?} {call:?}");
            let f = Instance::new(activation);
            let Program { provision, text, .. } = write(call.target, &f);
            if !call.function.is_empty() && call.supports(&f.params) {
                let name = call.function.split('(').next().unwrap();
                assert!(provision == Provision::Native && text.contains(name), "{call:?}: {text}");
            }
        }
    }
    assert!(write(Target::TensorFlow, &instance("elu", &[1.0])).text.contains("tf.nn.elu(x)"));
    let written_out = write(Target::TensorFlow, &instance("elu", &[2.0]));
    assert_eq!(written_out.provision, Provision::Limited { function: "tf.nn.elu" });
    assert!(written_out.text.contains("alpha * tf.math.expm1(below)"));
}

#[test]
fn notes_and_comments_follow_from_the_provision() {
    for f in odd().into_iter().chain(all().iter().map(|a| Instance::new(a))) {
        for target in Target::ALL {
            let Program { provision, text, .. } = write(target, &f);
            let noted = notes(target, &f).into_iter().find_map(|note| match note {
                Note::Missing => Some(Provision::Missing),
                Note::Limited { function } => Some(Provision::Limited { function }),
                _ => None,
            });
            match provision {
                Provision::Native | Provision::LearnableLayer => assert_eq!(noted, None, "{target:?} {f:?}"),
                _ => assert_eq!(noted, Some(provision), "{target:?} {f:?}"),
            }
            // The comment on a formula that is written out.
            let explained = text.contains("formula");
            assert_eq!(explained, provision != Provision::Native, "{target:?} {f:?}: {text}");
        }
    }
}

#[test]
fn learnable_forms_are_shown() {
    for (id, native) in [("prelu", "nn.PReLU(num_parameters=1, init=0.25)"), ("swish", "nn.Parameter(")] {
        let f = Instance::new(find(id).unwrap());
        assert!(write(Target::PyTorch, &f).text.contains(native));
        for target in Target::ALL {
            let learns = write(target, &f).text.contains("Learnable");
            assert_eq!(learns, !matches!(target, Target::NumPy | Target::Onnx), "{id} {target:?}");
        }
    }
    assert!(!write(Target::PyTorch, &Instance::new(find("relu").unwrap())).text.contains("Learnable"));
}

#[test]
fn programs_are_equal_to_golden_files() {
    let golden = [
        (
            Target::PyTorch,
            instance("leaky_relu", &[0.01]),
            include_str!("data/snippets/leaky_relu_pytorch.py"),
        ),
        (Target::Keras, instance("swish", &[1.0]), include_str!("data/snippets/swish_keras.py")),
        (Target::Onnx, instance("snake", &[1.0]), include_str!("data/snippets/snake_onnx.py")),
        (Target::Burn, instance("swish", &[1.0]), include_str!("data/snippets/swish_burn.rs")),
        (Target::Flux, instance("prelu", &[0.25]), include_str!("data/snippets/prelu_flux.jl")),
    ];
    for (target, f, expected) in golden {
        assert_eq!(write(target, &f).text, expected, "{target:?}");
    }
}

#[test]
fn any_layer_can_be_written() {
    let x = Matrix::new(&[&[1.5], &[-2.0], &[1e-7]]).unwrap();
    let layer = Layer::new(x, Matrix::new(&[&[1.0, 2.0, 3.0]]).unwrap(), &[0.0, -0.5, 1.0]).unwrap();
    let f = Instance::new(find("relu").unwrap());
    let write = |target| program(target, &f, &layer, shortest).unwrap().text;
    assert!(write(Target::PyTorch).contains("X = torch.tensor([[1.5], [-2.0], [1e-7]])"));
    assert!(write(Target::PyTorch).contains("nn.Linear(1, 3)"));
    assert!(write(Target::Keras).contains("keras.Input((1,))"));
    // In Julia a single column is a vector unless `;;` makes it a matrix.
    assert!(write(Target::Flux).contains("X = [1.5; -2.0; 1e-7;;]"));
}

#[test]
fn notes_list_the_differences_of_targets() {
    let defaults = |target, id: &str| {
        let f = Instance::new(find(id).unwrap());
        notes(target, &f).iter().any(|note| matches!(note, Note::Defaults { .. }))
    };
    assert!(defaults(Target::Keras, "leaky_relu") && defaults(Target::TensorFlow, "leaky_relu"));
    assert!(!defaults(Target::PyTorch, "leaky_relu") && !defaults(Target::Jax, "leaky_relu"));
    assert!(defaults(Target::Jax, "gelu") && !defaults(Target::PyTorch, "gelu"));
    assert!(defaults(Target::PyTorch, "gelu_tanh") && !defaults(Target::Jax, "gelu_tanh"));
    assert!(defaults(Target::Keras, "prelu") && !defaults(Target::PyTorch, "prelu"));
    assert!(!defaults(Target::PyTorch, "rrelu"));

    let kink = |target, f: &Instance| {
        notes(target, f).into_iter().find_map(|note| match note {
            Note::KinkSlope { at, framework, engine } => Some((at, framework, engine)),
            _ => None,
        })
    };
    assert_eq!(kink(Target::Jax, &instance("leaky_relu", &[0.1])), Some((0.0, 1.0, 0.1)));
    assert_eq!(kink(Target::Keras, &instance("celu", &[3.0])), Some((0.0, 2.0, 1.0)));
    assert_eq!(kink(Target::PyTorch, &instance("leaky_relu", &[0.1])), None);
    // Written out, it has the slope of the engine.
    assert_eq!(kink(Target::Jax, &instance("hard_tanh", &[-2.0, 2.0])), None);

    let limited = Note::Limited { function: "tf.nn.elu" };
    assert!(notes(Target::TensorFlow, &instance("elu", &[2.0])).contains(&limited));
    assert!(notes(Target::PyTorch, &instance("snake", &[1.0])).contains(&Note::Missing));
    assert!(!notes(Target::Keras, &instance("prelu", &[0.25])).contains(&Note::Missing));
    // A formula that is one call of an operation of the target, and one that needs a helper.
    assert!(notes(Target::NumPy, &instance("tanh", &[])).is_empty());
    assert_eq!(notes(Target::Candle, &instance("arctan", &[])), [Note::Missing]);
    assert_eq!(write(Target::Keras, &instance("prelu", &[0.25])).provision, Provision::LearnableLayer);

    // Tails and gradients that a target loses, and parameters that it refuses.
    let gelu = instance("gelu", &[]);
    assert_eq!(notes(Target::PyTorch, &gelu), [Note::LosesTail { function: "F.gelu" }]);
    assert_eq!(notes(Target::NumPy, &gelu), [Note::Missing]);
    let overflow = Note::SlopeOverflows { function: "candle_nn::ops::mish" };
    assert!(notes(Target::Candle, &instance("mish", &[])).contains(&overflow));
    for (id, refused, taken) in [("rrelu", [0.5, 0.25], [0.25, 0.25]), ("hard_tanh", [0.0, 0.0], [0.0, 0.5])]
    {
        let provision = |params: &[f64]| write(Target::PyTorch, &instance(id, params)).provision;
        assert!(matches!(provision(&refused), Provision::Limited { .. }), "{id}");
        assert_eq!(provision(&taken), Provision::Native, "{id}");
    }

    let slope = Note::KinkSlope { at: 0.0, framework: 1.0, engine: 0.1 };
    assert_eq!(notes(Target::Jax, &instance("leaky_relu", &[0.1])), [slope]);
}

#[test]
fn tokens_of_a_program_join_to_the_program() {
    for f in odd() {
        for target in Target::ALL {
            let text = write(target, &f).text;
            let tokens = highlight(Language::of(target), &text);
            assert_eq!(tokens.iter().map(|(_, part)| *part).collect::<String>(), text);
            assert!(tokens.iter().all(|(_, part)| !part.is_empty()));
        }
    }
}

#[test]
fn applications_have_papers() {
    for activation in all() {
        for known in activation.applications {
            // Authors, a year, a title.
            let (before, title) = known.paper.split_once(", ").unwrap();
            let years: Vec<_> = known.paper.split([' ', ',']).filter(|w| w.len() == 4).collect();
            assert!(
                years.iter().any(|y| y.parse().is_ok_and(|y: u32| (1950..2030).contains(&y))),
                "{known:?}"
            );
            assert!(!before.is_empty() && !title.is_empty() && !known.model.is_empty(), "{known:?}");
        }
    }
    assert!(!find("relu").unwrap().applications.is_empty());
}

#[test]
fn typed_formulas_are_written_for_every_target() {
    let mut missing = Vec::new();
    let calls = all().iter().map(|activation| (format!("{}(x)", activation.id), &[][..]));
    let gallery = GALLERY.iter().map(|example| (example.text.to_owned(), example.params));
    for (text, params) in gallery.chain(calls) {
        let definition: Definition = text.parse().unwrap();
        let first = definition.formula().parameters().first().cloned().unwrap_or_default();
        let f = Instance::with_params(definition.with_learned(&first).activation().unwrap(), params);
        for target in Target::ALL {
            let Some(Program { text: code, .. }) = program(target, &f, &Layer::default(), shortest) else {
                missing.push(format!("{target:?}: {text}"));
                continue;
            };
            assert!(!code.contains("<<") && code.matches('(').count() == code.matches(')').count(), "{code}");
            for param in f.activation.params {
                assert!(code.contains(param.name), "{}: {code}", param.name);
            }
            assert!(notes(target, &f).is_empty());
        }
    }
    let squared = Instance::new(activation("{ x < -2: -1; else: x^2 }").unwrap());
    assert!(write(Target::TensorFlow, &squared).text.contains("tf.where(x < -2, -1.0, x ** 2)"));
    // Flux has no erf.
    assert_eq!(missing, ["Flux: x*erf(log(1 + exp(x)))"]);
}
