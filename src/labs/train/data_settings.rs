//! What the settings say of the data.

use super::custom_dataset::CustomDataset;
use super::settings::{DEFAULT_TEST_PERCENT, TrainSettings};
use engine::nn::{Dataset, Feature, FeatureSet, Loss, Output, Task};
use worker::{Data, NetworkData};

impl TrainSettings {
    /// What determines the samples.
    pub fn data_source(&self) -> Data {
        let &TrainSettings { data: kind, samples, noise, seed, .. } = self;
        let test = self.test_percent / 100.0;
        match &self.custom {
            Some(custom) => custom.data(test, seed),
            None => Data::Generated { kind, samples, noise, train: 1.0 - test, seed },
        }
    }

    /// Replaces the data: by a table, or by generated data. All rows of a tiny table are trained on.
    pub fn set_custom(&mut self, data: Option<CustomDataset>) {
        let is_tiny = |data: &Option<CustomDataset>| data.as_ref().is_some_and(CustomDataset::is_tiny);
        if is_tiny(&data) {
            self.test_percent = 0.0;
        } else if is_tiny(&self.custom) && self.test_percent == 0.0 {
            self.test_percent = DEFAULT_TEST_PERCENT;
        }
        self.custom = data;
    }

    /// The samples.
    pub fn dataset(&self) -> Dataset {
        self.data_source().dataset()
    }

    /// What determines the data that the networks get: the samples, and which of their features.
    pub fn network_data(&self) -> NetworkData {
        NetworkData { samples: self.data_source(), features: self.used_features() }
    }

    /// Classification or regression.
    pub fn task(&self) -> Task {
        self.custom.as_ref().map_or(self.data.task(), |custom| custom.task)
    }

    /// The number of outputs of the networks: 1, or the number of classes.
    pub fn outputs(&self) -> usize {
        self.custom.as_ref().map_or(self.data.outputs(), |_| 1)
    }

    /// The output and the loss of the networks: the chosen ones, where the data leave a choice.
    pub fn used_output_and_loss(&self) -> (Output, Loss) {
        match (self.task(), self.outputs()) {
            (Task::Regression, _) => (Output::Linear, Loss::Square),
            (Task::Classification, 1) => (self.output, self.loss),
            (Task::Classification, _) => (Output::Linear, Loss::Logistic),
        }
    }

    /// The number of features of the samples, one or two.
    pub fn dimensions(&self) -> usize {
        self.custom.as_ref().map_or(self.data.inputs(), |custom| custom.inputs)
    }

    /// The inputs of the networks.
    pub fn used_features(&self) -> FeatureSet {
        self.features.within(self.dimensions())
    }

    /// Adds or removes an input of the networks; the only one stays. Chosen features that the data do not have are kept
    /// for other data.
    pub fn set_input(&mut self, feature: Feature, is_used: bool) {
        let used = self.used_features();
        if used.with(feature, is_used).is_some() {
            let chosen = self.features.union(used);
            self.features = chosen.with(feature, is_used).unwrap_or(chosen);
        }
    }

    /// The inputs of the networks as in addresses; those of the default where the data have just these.
    pub fn features_as_text(&self) -> String {
        let (used, default) = (self.used_features(), FeatureSet::default());
        let is_default = used == default.within(self.dimensions());
        if is_default { default.to_string() } else { used.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::*;
    use crate::state::instances_by_id;
    use engine::nn::DatasetKind;

    #[test]
    fn the_source_of_the_data_changes_only_with_the_samples() {
        let settings = TrainSettings::default();
        let source = settings.data_source();
        let other = |change: fn(&mut TrainSettings)| {
            let mut other = settings.clone();
            change(&mut other);
            other.data_source()
        };
        assert_eq!(other(|s| (s.rate, s.epoch) = (1.0, 30)), source);
        let changes: [fn(&mut TrainSettings); 6] = [
            |s| s.test_percent = 25.0,
            |s| s.seed = 2,
            |s| s.samples = 100,
            |s| s.noise = 0.5,
            |s| s.data = DatasetKind::Moons,
            |s| s.custom = Some(CustomDataset::from_dataset(&s.dataset())),
        ];
        for change in changes {
            assert_ne!(other(change), source);
            assert_ne!(other(change).dataset(), source.dataset());
        }
    }

    #[test]
    fn tiny_tables_are_trained_on_as_a_whole_and_others_as_before() {
        let table = |rows: usize| {
            let start = TrainSettings { samples: 2 * rows, ..TrainSettings::default() };
            Some(CustomDataset::from_dataset(&start.dataset()))
        };
        let mut settings = TrainSettings::default();
        settings.set_custom(table(20));
        assert_eq!((settings.test_percent, settings.dataset().train.len()), (0.0, 20));
        settings.set_custom(table(21));
        assert_eq!((settings.test_percent, settings.dataset().test.len()), (50.0, 10));
        settings.test_percent = 0.0;
        settings.set_custom(table(30));
        assert_eq!(settings.test_percent, 0.0, "a choice stays");
    }

    #[test]
    fn data_of_one_feature_leave_the_inputs_that_they_have() {
        let settings = |features: &str, data| {
            let features = features.parse().unwrap();
            TrainSettings { features, data, ..TrainSettings::default() }
        };
        let inputs = |settings: &TrainSettings| {
            let networks = settings.network_data().dataset();
            assert_eq!(settings.config(0).unwrap().shape.inputs, networks.inputs);
            (networks.inputs, settings.features_as_text())
        };
        let (circle, abs) = (DatasetKind::Circle, DatasetKind::Abs);
        assert_eq!(inputs(&settings("x1,x2", circle)), (2, "x1,x2".into()));
        assert_eq!(inputs(&settings("x1,x2", abs)), (1, "x1,x2".into()));
        assert_eq!(inputs(&settings("x2,x1x2", abs)), (1, "x1,x2".into()));
        assert_eq!(inputs(&settings("x1sq,x2,sinx1", abs)), (2, "x1sq,sinx1".into()));
        assert_eq!(inputs(&settings("x1sq,x2,sinx1", circle)), (3, "x2,x1sq,sinx1".into()));
    }

    #[test]
    fn inputs_are_added_and_removed_but_for_the_only_one() {
        let mut settings = TrainSettings { data: DatasetKind::Abs, ..TrainSettings::default() };
        let mut set = |feature, is_used, data| {
            settings.set_input(feature, is_used);
            settings.data = data;
            settings.used_features().to_string()
        };
        assert_eq!(set(Feature::X1, false, DatasetKind::Abs), "x1", "the only one stays");
        assert_eq!(set(Feature::SquareOfX1, true, DatasetKind::Abs), "x1,x1sq");
        assert_eq!(set(Feature::X1, false, DatasetKind::Circle), "x2,x1sq", "x2 was kept");
        assert_eq!(set(Feature::SquareOfX1, false, DatasetKind::Circle), "x2");
        assert_eq!(set(Feature::X2, false, DatasetKind::Sine), "x1");
        assert_eq!(set(Feature::SineOfX1, true, DatasetKind::Sine), "x1,sinx1", "what was in use stays");
    }

    #[test]
    fn squares_of_the_features_separate_the_circle_without_a_hidden_layer() {
        let loss = |features: &str| {
            let settings = TrainSettings {
                features: features.parse().unwrap(),
                layers: Vec::new(),
                networks: instances_by_id(&["relu"]),
                ..TrainSettings::default()
            };
            let mut session = session_of(&settings);
            (0..60).for_each(|_| session.finish_epoch());
            session.networks()[0].timeline().last().unwrap().test
        };
        assert!(loss("x1,x2") > 0.4);
        assert!(loss("x1sq,x2sq") < 0.1, "{}", loss("x1sq,x2sq"));
    }
}
