//! A network run forward over all that its pictures show.

use super::field_shapes::{field_points, load_field};
use super::session::TrainingSession;
use engine::nn::{Mlp, Workspace};

/// A network as it is, or as it was at an epoch, run forward over the field and over the training samples.
pub struct ForwardPass {
    /// The network.
    pub net: Mlp,
    /// Over the field.
    pub field: Workspace,
    /// Over the training samples.
    pub samples: Workspace,
}

impl ForwardPass {
    /// Of the network in a slot, if there is one. The buffers of the pass `before` are used again if they fit.
    pub fn new(
        session: &TrainingSession,
        slot: usize,
        past: Option<usize>,
        before: Option<Self>,
    ) -> Option<Self> {
        let trainer = session.networks().get(slot)?;
        let mut net = trainer.net().clone();
        if let Some(record) = past.and_then(|epoch| trainer.timeline().at(epoch)) {
            net.set_values(&record.values);
        }
        let buffers = |used: Option<Workspace>, lanes: usize| {
            used.filter(|space| space.fits(&net, lanes)).unwrap_or_else(|| Workspace::new(&net, lanes))
        };
        let (field, samples) = before.map(|before| (before.field, before.samples)).unzip();
        let training_samples = &trainer.data().train;
        let mut field = buffers(field, field_points(net.inputs()));
        let mut samples = buffers(samples, training_samples.len());
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
    fn used_buffers_change_nothing() {
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
            assert_eq!(used.field.outputs(), fresh.field.outputs());
            assert_eq!(used.samples.outputs(), fresh.samples.outputs());
        }
    }

    #[test]
    fn the_past_is_as_it_was() {
        let mut session = session_of(&TrainSettings::default());
        let before = ForwardPass::new(&session, 1, None, None).unwrap();
        session.finish_epoch();
        let past = ForwardPass::new(&session, 1, Some(0), None).unwrap();
        let present = ForwardPass::new(&session, 1, None, None).unwrap();
        assert_eq!(past.net.values(), before.net.values());
        assert_ne!(present.net.values(), before.net.values());
        assert!(ForwardPass::new(&session, 4, None, None).is_none());
    }
}
