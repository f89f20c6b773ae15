//! The session in file formats.

use super::session::TrainingSession;
use super::settings::TrainSettings;
use crate::format::shortest;
use crate::table;
use engine::nn::mlp::Layer;
use engine::nn::{Feature, Trainer};
use serde::Serialize;

/// The columns of the CSV file.
const COLUMNS: [&str; 9] = [
    "network",
    "activation",
    "epoch",
    "training_loss",
    "test_loss",
    "layer",
    "dead_fraction",
    "gradient_norm",
    "learned",
];

/// The run as CSV, with a line for each epoch and layer: losses, share of dead units, gradient norm, learned parameter.
/// Values that do not exist or are not finite are empty.
pub fn csv(session: &TrainingSession) -> String {
    let finite = |v: f64| if v.is_finite() { shortest(v) } else { String::new() };
    let mut table = vec![COLUMNS.map(str::to_owned)];
    for (n, trainer) in session.networks().iter().enumerate() {
        for record in trainer.timeline().records() {
            for (l, layer) in record.layers.iter().enumerate() {
                table.push([
                    (n + 1).to_string(),
                    activation_id(&trainer.net().layers()[l]).into(),
                    record.epoch.to_string(),
                    finite(record.train),
                    finite(record.test),
                    (l + 1).to_string(),
                    finite(layer.dead_share()),
                    finite(layer.gradient),
                    layer.learned.map_or(String::new(), finite),
                ]);
            }
        }
    }
    table::csv(table)
}

fn activation_id(layer: &Layer) -> &'static str {
    layer.activation.as_ref().map_or("output", |a| a.activation.id)
}

/// The JSON file.
#[derive(Serialize)]
struct NetworksFile<'a> {
    /// The settings that define the networks.
    settings: &'a TrainSettings,
    /// The inputs of the first layers, in the order of their weights.
    inputs: Vec<&'static str>,
    /// The activation of the outputs, which the data may determine.
    output: &'static str,
    /// The loss, likewise.
    loss: &'static str,
    networks: Vec<NetworkEntry<'a>>,
}

#[derive(Serialize)]
struct NetworkEntry<'a> {
    epoch: usize,
    layers: Vec<LayerEntry<'a>>,
}

#[derive(Serialize)]
struct LayerEntry<'a> {
    activation: &'static str,
    params: &'a [f64],
    /// `[unit][input]`.
    weights: Vec<&'a [f32]>,
    biases: &'a [f32],
}

impl<'a> NetworkEntry<'a> {
    fn new(trainer: &'a Trainer) -> Self {
        let values = trainer.net().values();
        let layer = |layer: &'a Layer| LayerEntry {
            activation: activation_id(layer),
            params: layer.activation.as_ref().map_or(&[], |a| &a.params),
            weights: (0..layer.units).map(|unit| &values[layer.unit_weights(unit)]).collect(),
            biases: &values[layer.biases()],
        };
        NetworkEntry { epoch: trainer.epoch(), layers: trainer.net().layers().iter().map(layer).collect() }
    }
}

/// The parameters of all networks and the settings that define them, as JSON.
pub fn json(session: &TrainingSession, settings: &TrainSettings) -> String {
    let networks = session.networks().iter().map(NetworkEntry::new).collect();
    let inputs = session.features().iter().map(Feature::id).collect();
    let (output, loss) = settings.output_and_loss_ids();
    let file = NetworksFile { settings, inputs, output, loss, networks };
    // `to_string` fails only for maps whose keys are not strings.
    serde_json::to_string(&file).map(|text| text + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::*;
    use engine::nn::DatasetKind;
    use serde_json::Value;

    #[test]
    fn each_epoch_and_layer_has_a_line() {
        let mut session = session_of(&TrainSettings::default());
        session.finish_epoch();
        let text = csv(&session);
        // The heading, and a line for each of four networks, two epochs and three layers.
        assert_eq!(text.lines().count(), 1 + 4 * 2 * 3);
        assert!(text.lines().all(|line| line.split(',').count() == 9));
    }

    #[test]
    fn the_file_has_the_output_and_the_loss_of_the_data() {
        let of = |data| {
            let settings = TrainSettings { data, ..TrainSettings::default() };
            let file: Value = serde_json::from_str(&json(&session_of(&settings), &settings)).unwrap();
            let outputs = file["networks"][0]["layers"][2]["weights"].as_array().unwrap().len();
            (file["output"].clone(), file["loss"].clone(), outputs)
        };
        assert_eq!(of(DatasetKind::Circle), ("tanh".into(), "square".into(), 1));
        assert_eq!(of(DatasetKind::Abs), ("linear".into(), "square".into(), 1));
        assert_eq!(of(DatasetKind::ThreeSpirals), ("softmax".into(), "cross_entropy".into(), 3));
    }

    #[test]
    fn the_file_has_every_weight_and_the_settings() {
        let features = "x2,x1sq,sinx2".parse().unwrap();
        let settings = TrainSettings { features, ..TrainSettings::default() };
        let mut session = session_of(&settings);
        session.finish_epoch();
        let file: Value = serde_json::from_str(&json(&session, &settings)).unwrap();
        assert_eq!(serde_json::from_value::<TrainSettings>(file["settings"].clone()).unwrap(), settings);
        assert_eq!(file["inputs"], Value::from(vec!["x2", "x1sq", "sinx2"]));
        assert_eq!(file["networks"][0]["layers"][0]["weights"][0].as_array().unwrap().len(), 3);
        for (network, trainer) in file["networks"].as_array().unwrap().iter().zip(session.networks()) {
            assert_eq!(network["epoch"], 1);
            for (entry, layer) in network["layers"].as_array().unwrap().iter().zip(trainer.net().layers()) {
                let values = trainer.net().values();
                let rows: Vec<&[f32]> =
                    (0..layer.units).map(|unit| &values[layer.unit_weights(unit)]).collect();
                assert_eq!(serde_json::from_value::<Vec<Vec<f32>>>(entry["weights"].clone()).unwrap(), rows);
                assert_eq!(
                    serde_json::from_value::<Vec<f32>>(entry["biases"].clone()).unwrap(),
                    values[layer.biases()]
                );
            }
        }
        assert_eq!(file["networks"][1]["layers"][0]["params"], Value::from(vec![0.01]));
        assert_eq!(file["networks"][1]["layers"][2]["activation"], "output");
    }
}
