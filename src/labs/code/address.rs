//! The parts and query keys of the Code lab.

use super::matrix_text::{read_matrix, read_row, write_matrix};
use super::settings::CodeSettings;
use crate::locale::Lang;
use crate::state::{
    Given, InvalidValue, Key, LabSettings, Notice, Part, parse_value, read_visible_function, write_function,
};
use engine::activation::{Instance, Target};

/// The value of `at` if no entry is chosen.
const NO_ENTRY: &str = "none";

impl LabSettings for CodeSettings {
    const NAME: fn(Lang) -> &'static str = Lang::code_name;
    const DESCRIPTION: fn(Lang) -> &'static str = Lang::code_description;
    const PARTS: &'static [Part] = &[
        Part::controls("function", Lang::part_activation_and_parameters),
        Part::controls("size", Lang::part_size),
        Part::controls("given", Lang::part_given),
        Part::view("forward", Lang::part_forward),
        Part::view("backward", Lang::part_backward),
        Part::controls("targets", Lang::part_targets).left_out_of_new_embeds(),
        Part::view("program", Lang::part_program).left_out_of_new_embeds(),
        Part::view("used", Lang::part_used).left_out_of_new_embeds(),
    ];
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                if let Some(function) = read_visible_function(text, notices) {
                    s.function = function;
                }
                Ok(())
            },
            |s| write_function(&s.function),
        ),
        Key::text(
            "x",
            |s, text, notices| {
                s.inputs = read_matrix(text, notices).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| write_matrix(s.layer().inputs()),
        ),
        Key::text(
            "w",
            |s, text, notices| {
                s.weights = read_matrix(text, notices).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| write_matrix(s.layer().weights()),
        ),
        Key::text(
            "b",
            |s, text, notices| {
                s.bias = read_row(text, notices).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| write_matrix(s.layer().bias()),
        ),
        Key::text(
            "in",
            |s, text, _| {
                s.target = Target::from_id(text).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| s.target.id().into(),
        ),
        Key::text(
            "at",
            |s, text, _| {
                s.at = if text == NO_ENTRY { None } else { Some(parse_value(text)?) };
                Ok(())
            },
            |s| s.chosen_entry().map_or(NO_ENTRY.into(), |position| position.to_string()),
        ),
    ];

    /// The matrices may come in any order, so whether their sizes match is known after the last one.
    fn functions(&self) -> Vec<&Instance> {
        vec![&self.function]
    }

    fn functions_mut(&mut self) -> Vec<&mut Instance> {
        vec![&mut self.function]
    }

    fn validate(&self, given: &Given, notices: &mut Vec<Notice>) {
        if !self.fits() {
            notices.push(Notice::MismatchedShapes);
        }
        if self.chosen_entry() != self.at {
            given.notice_adjusted("at", NO_ENTRY.into(), notices);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Lab;
    use crate::labs::code::position::EntryPosition;
    use crate::state::Settings;
    use engine::activation::{Instance, find};
    use engine::layer::{MAX_ENTRY, Tensor};

    fn decoded(query: &str) -> (CodeSettings, Vec<Notice>) {
        let mut settings = Settings::default();
        let notices = settings.read_in(Lab::Code, query);
        (settings.code, notices)
    }

    fn encoded(code: &CodeSettings) -> String {
        Settings { lab: Lab::Code, code: code.clone(), ..Settings::default() }.query()
    }

    #[test]
    fn a_layer_survives_the_round_trip() {
        let mut code = CodeSettings::default();
        assert_eq!(encoded(&code), "?lab=code");
        code.at = None;
        assert_eq!(encoded(&code), "?lab=code&at=none");
        assert_eq!(decoded("at=none"), (code.clone(), vec![]));
        for sizes in [[2, 2, 2], [4, 3, 2], [2, 4, 4], [3, 2, 4]] {
            for target in Target::ALL {
                code.resize(sizes);
                code.set_entry(EntryPosition { tensor: Tensor::Weights, row: 1, column: 0 }, -0.125);
                code.set_entry(EntryPosition { tensor: Tensor::Bias, row: 0, column: 1 }, 1e-7);
                code.function = Instance::new(find("elu").unwrap());
                code.function.params[0] = 0.25;
                code.target = target;
                code.at = Some(EntryPosition { tensor: Tensor::InputGradient, row: 1, column: 1 });
                assert_eq!(decoded(&encoded(&code)), (code.clone(), vec![]));
            }
        }
    }

    #[test]
    fn an_address_can_be_written_by_hand_in_any_order() {
        for query in
            ["b=1,2,3&w=1,2,3;4,5,6;7,8,9&x=1,2,3;4,5,6", "x=1,2,3;4,5,6&w=1,2,3;4,5,6;7,8,9&b=1,2,3"]
        {
            let (code, notices) = decoded(query);
            assert_eq!((code.sizes(), notices), ([2, 3, 3], vec![]));
            assert_eq!(code.layer().weights().at(2, 0), 7.0);
        }
        let (code, notices) = decoded("lab=code&f=leaky_relu:0.1&in=keras&at=z:1:2");
        assert_eq!((code.function.params[0], code.target, notices.len()), (0.1, Target::Keras, 0));
        assert_eq!(code.at, Some(EntryPosition { tensor: Tensor::PreActivation, row: 0, column: 1 }));
    }

    #[test]
    fn matrices_that_do_not_match_are_fitted_with_a_notice() {
        let (code, notices) = decoded("x=1,2,3;4,5,6");
        assert_eq!((code.sizes(), notices), ([2, 3, 2], vec![Notice::MismatchedShapes]));
        assert_eq!(code.layer().weights().values(), [0.5, 1.0, 1.5, 2.0, 0.5, 0.5]);
        let (_, notices) = decoded(&encoded(&code));
        assert_eq!(notices, [], "the fitted matrices are written");
    }

    #[test]
    fn invalid_values_are_reported_and_the_others_used() {
        let bad = [
            "x=1,2;3",
            "x=1;2",
            "w=1,2,3,4,5;1,2,3,4,5",
            "b=1",
            "b=a,b",
            "w=NaN,1;1,1",
            "in=caffe",
            "at=z:0:1",
        ];
        for query in
            bad.into_iter().chain(["at=z:1:5", "at=q:1:1", "at=z:1:1:1", "x=", "f=nope", "b=1,2,3,4,5"])
        {
            let (code, notices) = decoded(query);
            assert_eq!((code, notices.len()), (CodeSettings::default(), 1), "{query}");
        }
        let (code, notices) = decoded("b=1e9,-1e300");
        assert_eq!(code.layer().bias().values(), [MAX_ENTRY, -MAX_ENTRY]);
        assert_eq!(notices.len(), 2, "{notices:?}");
    }

    #[test]
    fn entries_keep_their_position_when_sizes_change() {
        let mut code = CodeSettings::default();
        code.resize([3, 2, 4]);
        assert_eq!(code.layer().weights().values(), [0.5, 1.0, 0.5, 0.5, 1.5, 2.0, 0.5, 0.5]);
        code.resize([2, 2, 2]);
        assert_eq!(code, CodeSettings::default());
        code.set_entry(EntryPosition { tensor: Tensor::Product, row: 0, column: 0 }, 9.0);
        assert_eq!(code, CodeSettings::default(), "only X, W and b can be changed");
    }
}
