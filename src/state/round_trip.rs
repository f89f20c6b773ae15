//! Tests that settings survive an address and a file.

use super::settings::Settings;
use super::{Key, LabSettings, instances_by_id};
use crate::lab::Lab;
use crate::labs::compare::{Column, Sort, SortBy};
use crate::labs::explore::{ExploreSettings, slots_of};
use crate::labs::train::{CustomDataset, TrainSettings};
use crate::plot::Span;
use engine::nn::{DatasetKind, Init, Loss, Method, Output};

/// Settings that differ from the defaults as much as possible.
fn far_from_default() -> Settings {
    let explore = ExploreSettings {
        slots: slots_of(&[("elu", &[0.5]), ("tanh", &[])]),
        y: Some(Span { from: -1e-7, to: 2.0 }),
        together: true,
        tangent: false,
        ..ExploreSettings::default()
    };
    let mut settings = Settings { explore, ..Settings::default() };
    let train = &mut settings.train;
    train.networks = instances_by_id(&["swish", "tanh"]);
    train.networks[0].params[0] = 1.5;
    (train.data, train.init, train.method) = (DatasetKind::Abs, Init::Asymmetric, Method::Adam);
    (train.loss, train.output) = (Loss::Logistic, Output::Linear);
    (train.shuffle, train.stop_dead, train.seed, train.epoch) = (false, true, 77, 12);
    train.rates = [0.0, 0.25, 0.0, 1e-4];
    train.layers = vec![2; 10];
    train.layer_functions.set(1, 9, train.networks.first().cloned());
    train.edits = "1.0.1.2.b:-0.5,2.12.11.1.2:1.25".parse().unwrap_or_default();
    train.features = "x2,x1sq,sinx2".parse().unwrap();
    train.custom = Some(CustomDataset::from_dataset(&TrainSettings::default().dataset()));
    let depth = &mut settings.depth;
    depth.networks = instances_by_id(&["swish", "tanh"]);
    (depth.init, depth.seed, depth.layer) = (Some(Init::LecunUniform), 77, 12);
    let compare = &mut settings.compare;
    compare.rows[3].params[0] = 0.25;
    compare.columns[1] = true;
    (compare.sort, compare.init) =
        (Some(Sort { by: SortBy::Column(Column::Cost), descending: true }), Some(Init::HeUniform));
    compare.filter = "relu x".into();
    settings.code.resize([3, 2, 4]);
    settings.code.at = None;
    shift_numbers(&mut settings.train);
    shift_numbers(&mut settings.depth);
    shift_numbers(&mut settings.compare);
    settings
}

/// Gives every numeric setting a different value.
fn shift_numbers<T: LabSettings>(settings: &mut T) {
    for (n, key) in T::KEYS.iter().enumerate() {
        if let Key::Number(number) = key {
            (number.set)(settings, (number.min + n as f64 + 1.0).min(number.max));
        }
    }
}

#[test]
fn every_lab_survives_the_round_trip_through_an_address() {
    let settings = far_from_default();
    for lab in Lab::ALL {
        let mut again = Settings::default();
        assert_eq!(again.read(&settings.query_of(lab)), [], "{lab:?}");
        assert_eq!(again.branch(lab).pairs(), settings.branch(lab).pairs());
        assert_eq!(again.query_of(lab), settings.query_of(lab));
    }
}

#[test]
fn all_settings_survive_the_round_trip_through_a_file() {
    let settings = far_from_default();
    let file = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&file).unwrap(), settings);
    let none: Settings = serde_json::from_str("{}").unwrap();
    assert_eq!(none, Settings::default(), "what is missing is the default");
}
