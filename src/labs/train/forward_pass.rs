//! A network with its activations over the field and over the training samples.

use super::field_shapes::{field_points, load_field};
use super::session::TrainingSession;
use engine::nn::{FeatureSet, Mlp, Workspace};

/// A network at an epoch, run forward over the field and over the training samples.
pub struct ForwardPass {
    /// The number of features of the samples: the field is a plane, or a line.
    pub dimensions: usize,
    /// The inputs of the network.
    pub features: FeatureSet,
    /// The network.
    pub net: Mlp,
    /// Its activations over the field.
    pub field: Workspace,
    /// Its activations over the training samples.
    pub samples: Workspace,
}

impl ForwardPass {
    /// Runs the network in a slot forward, at `epoch` or at the present one; `None` if there is no such network. The
    /// buffers of the previous pass are reused if they fit.
    pub fn new(
        session: &TrainingSession,
        slot: usize,
        epoch: Option<usize>,
        previous: Option<Self>,
    ) -> Option<Self> {
        let trainer = session.networks().get(slot)?;
        let mut net = trainer.net().clone();
        if let Some(record) = epoch.and_then(|epoch| trainer.timeline().at(epoch)) {
            net.set_values(&record.values);
        }
        let buffer = |used: Option<Workspace>, capacity: usize| {
            used.filter(|space| space.fits(&net, capacity)).unwrap_or_else(|| Workspace::new(&net, capacity))
        };
        let (field, samples) = previous.map(|previous| (previous.field, previous.samples)).unzip();
        let training_samples = &trainer.data().train;
        let (dimensions, features) = (session.dimensions(), session.features());
        let mut field = buffer(field, field_points(dimensions));
        let mut samples = buffer(samples, training_samples.len());
        load_field(&mut field, dimensions, features);
        samples.load_all(training_samples);
        net.forward(&mut field);
        net.forward(&mut samples);
        Some(ForwardPass { dimensions, features, net, field, samples })
    }
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::super::settings::TrainSettings;
    use super::*;
    use engine::nn::DatasetKind;

    #[test]
    fn reused_buffers_give_the_same_activations() {
        let settings = TrainSettings::default();
        let others = [
            TrainSettings { seed: 2, ..settings.clone() },
            TrainSettings { layers: vec![4, 12], ..settings.clone() },
            TrainSettings { layers: vec![3], ..settings.clone() },
            TrainSettings { data: DatasetKind::Abs, ..settings.clone() },
            TrainSettings { samples: 100, ..settings.clone() },
            TrainSettings { features: "x1sq,x1x2".parse().unwrap(), ..settings.clone() },
            TrainSettings { features: "x1sq".parse().unwrap(), ..settings.clone() },
        ];
        let mut used = ForwardPass::new(&session_of(&settings), 0, None, None);
        for other in others {
            let session = session_of(&other);
            let fresh = ForwardPass::new(&session, 0, None, None).unwrap();
            used = ForwardPass::new(&session, 0, None, used);
            let used = used.as_ref().unwrap();
            assert_eq!(used.net, fresh.net);
            assert_eq!(used.field.output(0), fresh.field.output(0));
            assert_eq!(used.samples.output(0), fresh.samples.output(0));
        }
    }

    #[test]
    fn the_field_has_the_inputs_at_its_points() {
        let inputs = |data, features: &str| {
            let features = features.parse().unwrap();
            let settings = TrainSettings { data, features, ..TrainSettings::default() };
            let field = ForwardPass::new(&session_of(&settings), 0, None, None).unwrap().field;
            [0, 1].map(|feature| field.inputs(feature).to_vec())
        };
        let [x1, x2] = inputs(DatasetKind::Circle, "x1,x2");
        let [square, product] = inputs(DatasetKind::Circle, "x2sq,x1x2");
        for j in 0..x1.len() {
            assert!((square[j] - x2[j] * x2[j]).abs() < 1e-6);
            assert!((product[j] - x1[j] * x2[j]).abs() < 1e-6);
        }
        let [x1, square] = inputs(DatasetKind::Abs, "x1,x1sq");
        assert!(x1.iter().zip(&square).all(|(x, square)| (square - x * x).abs() < 1e-6));
        assert_eq!(x1.len(), field_points(1));
    }

    #[test]
    fn a_past_epoch_has_the_parameters_that_it_had() {
        let mut session = session_of(&TrainSettings::default());
        let before = ForwardPass::new(&session, 1, None, None).unwrap();
        session.finish_epoch();
        let past_epoch = ForwardPass::new(&session, 1, Some(0), None).unwrap();
        let present = ForwardPass::new(&session, 1, None, None).unwrap();
        assert_eq!(past_epoch.net.values(), before.net.values());
        assert_ne!(present.net.values(), before.net.values());
        assert!(ForwardPass::new(&session, 4, None, None).is_none());
    }
}
