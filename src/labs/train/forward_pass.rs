//! A network with its activations over the field and over the training samples.

use super::field_shapes::{field_points, load_field};
use super::session::TrainingSession;
use engine::nn::{Mlp, Workspace};

/// A network at an epoch, run forward over the field and over the training samples.
pub struct ForwardPass {
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
        let mut field = buffer(field, field_points(net.inputs()));
        let mut samples = buffer(samples, training_samples.len());
        load_field(&mut field, net.inputs());
        samples.load_all(training_samples);
        net.forward(&mut field);
        net.forward(&mut samples);
        Some(ForwardPass { net, field, samples })
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
