//! A network with its activations over the field and over the training samples.

use super::field_shapes::{field_points, load_field};
use super::session::TrainingSession;
use engine::nn::{Budget, FeatureSet, Mlp, ParameterId, Workspace, softmax};

/// The work of drawing a unit.
const WORK_OF_UNIT: usize = 5000;

/// A network at an epoch, run forward over the field and over the training samples.
pub struct ForwardPass {
    /// The number of features of the samples: the field is a plane, or a line.
    pub dimensions: usize,
    /// The inputs of the network.
    pub features: FeatureSet,
    /// The network.
    pub net: Mlp,
    /// Its parameters that are set by hand, up to this epoch.
    pub edited: Vec<ParameterId>,
    /// Its activations over the field.
    pub field: Workspace,
    /// The probability of each class over the field, if it has an output for each.
    pub probabilities: Vec<Vec<f32>>,
    /// Its activations over the training samples.
    pub samples: Workspace,
    /// The layers that are done over the field, and over the samples.
    done: [usize; 2],
}

impl ForwardPass {
    /// Loads what the network in a slot is run over, at `epoch` or at the present one; `None` if there is no such network.
    /// The buffers of another pass are reused if they fit.
    pub fn begin(
        session: &TrainingSession,
        slot: usize,
        epoch: Option<usize>,
        used: Option<Self>,
    ) -> Option<Self> {
        let trainer = session.networks().get(slot)?;
        let mut net = trainer.net().clone();
        if let Some(record) = epoch.and_then(|epoch| trainer.timeline().at(epoch)) {
            net.set_values(&record.values);
        }
        let last = epoch.unwrap_or_else(|| trainer.epoch());
        let edits = trainer.config().edits.iter().filter(|edit| edit.epoch <= last);
        let edited = edits.map(|edit| edit.parameter).collect();
        let buffer = |used: Option<Workspace>, capacity: usize| {
            used.filter(|space| space.fits(&net, capacity)).unwrap_or_else(|| Workspace::new(&net, capacity))
        };
        let (field, samples) = used.map(|used| (used.field, used.samples)).unzip();
        let training_samples = &trainer.data().train;
        let (dimensions, features) = (session.dimensions(), session.features());
        let mut field = buffer(field, field_points(dimensions));
        let mut samples = buffer(samples, training_samples.len());
        load_field(&mut field, dimensions, features);
        samples.load_all(training_samples);
        Some(ForwardPass {
            dimensions,
            features,
            net,
            edited,
            field,
            probabilities: Vec::new(),
            samples,
            done: [0, 0],
        })
    }

    /// Runs the network forward until all is done, or the budget is spent; gives whether all is done.
    pub fn advance(&mut self, budget: &mut Budget) -> bool {
        for (space, done) in [&mut self.field, &mut self.samples].into_iter().zip(&mut self.done) {
            *done = self.net.forward_part(space, *done, budget);
        }
        let is_done = self.done == [self.net.layers().len(); 2];
        if is_done && self.net.outputs() > 1 {
            let outputs: Vec<&[f32]> = (0..self.net.outputs()).map(|o| self.field.output(o)).collect();
            self.probabilities = softmax(&outputs);
        }
        is_done
    }

    /// The work of its buffers: about the time of allocating them in multiplications.
    pub fn work_of_buffers(&self) -> usize {
        let columns = self.field.output(0).len() + self.samples.output(0).len();
        Workspace::work_of_buffers(self.units(), columns)
    }

    /// The work of drawing it: about the time of its pictures in multiplications.
    pub fn work_of_drawing(&self) -> usize {
        WORK_OF_UNIT * self.units()
    }

    fn units(&self) -> usize {
        self.net.layers().iter().map(|layer| layer.units).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::super::settings::TrainSettings;
    use super::*;
    use engine::nn::DatasetKind;

    /// A pass that is done.
    fn pass_of(
        session: &TrainingSession,
        slot: usize,
        epoch: Option<usize>,
        used: Option<ForwardPass>,
    ) -> Option<ForwardPass> {
        let mut pass = ForwardPass::begin(session, slot, epoch, used)?;
        assert!(pass.advance(&mut Budget::unlimited()));
        Some(pass)
    }

    #[test]
    fn a_pass_of_a_large_network_is_done_in_parts() {
        let settings = TrainSettings { layers: vec![64; 12], samples: 2000, ..TrainSettings::default() };
        let mut session = session_of(&settings);
        session.begin();
        let whole = pass_of(&session, 0, None, None).unwrap();
        let mut pass = ForwardPass::begin(&session, 0, None, None).unwrap();
        let parts = std::iter::from_fn(|| (!pass.advance(&mut Budget::part())).then_some(())).count();
        // A layer each, over the field and over the samples.
        assert!(parts >= 2 * 11 - 1, "{parts}");
        assert_eq!(pass.field.output(0), whole.field.output(0));
        assert_eq!(pass.samples.output(0), whole.samples.output(0));
    }

    #[test]
    fn reused_buffers_give_the_same_activations() {
        let settings = TrainSettings::default();
        let others = [
            TrainSettings { seed: 2, ..settings.clone() },
            TrainSettings { layers: vec![4, 12], ..settings.clone() },
            TrainSettings { layers: vec![3], ..settings.clone() },
            TrainSettings { data: DatasetKind::Abs, ..settings.clone() },
            TrainSettings { data: DatasetKind::ThreeSpirals, ..settings.clone() },
            TrainSettings { samples: 100, ..settings.clone() },
            TrainSettings { features: "x1sq,x1x2".parse().unwrap(), ..settings.clone() },
            TrainSettings { features: "x1sq".parse().unwrap(), ..settings.clone() },
        ];
        let mut used = pass_of(&session_of(&settings), 0, None, None);
        for other in others {
            let session = session_of(&other);
            let fresh = pass_of(&session, 0, None, None).unwrap();
            used = pass_of(&session, 0, None, used);
            let used = used.as_ref().unwrap();
            assert_eq!(used.net, fresh.net);
            assert_eq!(used.field.output(0), fresh.field.output(0));
            assert_eq!(used.samples.output(0), fresh.samples.output(0));
            assert_eq!(used.probabilities, fresh.probabilities);
        }
    }

    #[test]
    fn the_field_has_the_inputs_at_its_points() {
        let inputs = |data, features: &str| {
            let features = features.parse().unwrap();
            let settings = TrainSettings { data, features, ..TrainSettings::default() };
            let field = pass_of(&session_of(&settings), 0, None, None).unwrap().field;
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
    fn several_classes_have_probabilities_over_the_field() {
        let settings = TrainSettings { data: DatasetKind::ThreeSpirals, ..TrainSettings::default() };
        let pass = pass_of(&session_of(&settings), 0, None, None).unwrap();
        assert_eq!((pass.net.outputs(), pass.probabilities.len()), (3, 3));
        for point in 0..field_points(2) {
            let sum: f32 = pass.probabilities.iter().map(|class| class[point]).sum();
            assert!((sum - 1.0).abs() < 1e-5, "{sum}");
        }
        let two = pass_of(&session_of(&TrainSettings::default()), 0, None, None).unwrap();
        assert!(two.probabilities.is_empty());
    }

    #[test]
    fn a_past_epoch_has_the_parameters_that_it_had() {
        let mut session = session_of(&TrainSettings::default());
        let before = pass_of(&session, 1, None, None).unwrap();
        session.finish_epoch();
        let past_epoch = pass_of(&session, 1, Some(0), None).unwrap();
        let present = pass_of(&session, 1, None, None).unwrap();
        assert_eq!(past_epoch.net.values(), before.net.values());
        assert_ne!(present.net.values(), before.net.values());
        assert!(pass_of(&session, 4, None, None).is_none());
    }
}
