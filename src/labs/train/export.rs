//! A race as files.

use super::race::Race;
use crate::number::shortest;
use engine::nn::Trainer;

fn list(values: &[f64]) -> String {
    format!("[{}]", values.iter().map(|v| shortest(*v)).collect::<Vec<_>>().join(","))
}

/// Losses and, layer by layer, the share of dead units, the norm of the gradient and the learned
/// parameter, epoch by epoch, as CSV. What does not exist is empty.
pub fn csv(race: &Race) -> String {
    let finite = |v: f64| if v.is_finite() { shortest(v) } else { String::new() };
    let mut text = String::from(
        "network,activation,epoch,training_loss,test_loss,layer,dead_fraction,gradient_norm,learned\n",
    );
    for (n, lane) in race.lanes().iter().enumerate() {
        for record in lane.timeline().records() {
            for (l, layer) in record.layers.iter().enumerate() {
                let cells = [
                    (n + 1).to_string(),
                    lane.net().layers()[l].activation.as_ref().map_or("output", |a| a.activation.id).into(),
                    record.epoch.to_string(),
                    finite(record.train),
                    finite(record.test),
                    (l + 1).to_string(),
                    finite(layer.dead),
                    finite(layer.gradient),
                    layer.learned.map_or(String::new(), finite),
                ];
                text.push_str(&cells.join(","));
                text.push('\n');
            }
        }
    }
    text
}

/// All networks as they are, as JSON: weights are `[unit][input]`.
pub fn json(race: &Race) -> String {
    let network = |lane: &Trainer| {
        let values = lane.net().values();
        let layer = |layer: &engine::nn::mlp::Layer| {
            let rows: Vec<String> = (0..layer.units).map(|u| list(&values[layer.weights_into(u)])).collect();
            let (id, params) = match &layer.activation {
                Some(a) => (a.activation.id, list(&a.params)),
                None => ("output", "[]".into()),
            };
            format!(
                "{{\"activation\":\"{id}\",\"params\":{params},\"weights\":[{}],\"biases\":{}}}",
                rows.join(","),
                list(&values[layer.biases()])
            )
        };
        let layers: Vec<String> = lane.net().layers().iter().map(layer).collect();
        format!("{{\"epoch\":{},\"layers\":[{}]}}", lane.epoch(), layers.join(","))
    };
    let networks: Vec<String> = race.lanes().iter().map(network).collect();
    format!("{{\"networks\":[{}]}}\n", networks.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Run;

    #[test]
    fn every_epoch_and_layer_has_a_line_and_every_weight_a_number() {
        let mut race = Race::new(&Run::default());
        race.finish_epoch();
        let text = csv(&race);
        // Four networks, two epochs, three layers, and the heading.
        assert_eq!(text.lines().count(), 1 + 4 * 2 * 3);
        assert!(text.lines().all(|line| line.split(',').count() == 9));
        let json = json(&race);
        let numbers = json.split(|c: char| !(c.is_ascii_digit() || ".e-".contains(c)));
        let count = numbers.filter(|n| n.parse::<f64>().is_ok()).count();
        // Per network: 16 + 8, 64 + 8 and 8 + 1 weights and biases and an epoch; α of two layers of the
        // leaky ones, PReLU and ELU.
        assert_eq!(count, 4 * (24 + 72 + 9 + 1) + 3 * 2);
    }
}
