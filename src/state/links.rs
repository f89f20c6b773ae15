//! Links from one lab to another. Labs do not import one another; the settings have all of them.

use super::own::OwnFunctions;
use super::settings::{PageSettings, Restrictions, Settings};
use crate::lab::Lab;
use crate::labs::depth::DepthSettings;
use crate::labs::explore::{ExploreSettings, SLOTS, Slot};
use crate::labs::train::TrainSettings;
use crate::plot::Span;
use engine::activation::Instance;
use engine::depth::Config;

/// Networks with a learning rate so high that ReLU units die.
pub fn dying_networks() -> TrainSettings {
    TrainSettings::high_learning_rate()
}

/// The settings that a link to another lab keeps. The link changes only with them.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkOrigin {
    page: PageSettings,
    own: OwnFunctions,
    restrictions: [Restrictions; Lab::ALL.len()],
    explore: ExploreSettings,
}

impl LinkOrigin {
    /// From the present settings.
    pub fn of(settings: &Settings) -> Self {
        LinkOrigin {
            page: settings.page.clone(),
            own: settings.own.clone(),
            restrictions: settings.restrictions.clone(),
            explore: settings.explore.clone(),
        }
    }

    /// The query of Train with these networks.
    pub fn query_of_training(self, train: TrainSettings) -> String {
        let LinkOrigin { page, own, restrictions, explore } = self;
        Settings { lab: Lab::Train, page, own, restrictions, explore, train, ..Settings::default() }.query()
    }

    /// The query of Depth with this network.
    pub fn query_of_network(self, config: &Config) -> String {
        let LinkOrigin { page, own, restrictions, explore } = self;
        let depth = DepthSettings::of(config);
        Settings { lab: Lab::Depth, page, own, restrictions, explore, depth, ..Settings::default() }.query()
    }

    /// The query of Explore with this function alone: `show` are the derivatives drawn, `shade` whether dead and
    /// saturated intervals are shaded. Other plot options are kept.
    pub fn query_of_function(self, function: Instance, show: [bool; 3], shade: bool) -> String {
        let LinkOrigin { page, own, restrictions, mut explore } = self;
        explore.slots = [const { None }; SLOTS];
        explore.slots[0] = Some(Slot { function, visible: true });
        explore.focus = 0;
        explore.x = Span { from: -6.0, to: 6.0 };
        explore.y = None;
        (explore.show, explore.shade) = (show, shade);
        Settings { lab: Lab::Explore, page, own, restrictions, explore, ..Settings::default() }.query()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::instances_by_id;
    use engine::nn::Init;

    #[test]
    fn a_link_opens_its_lab_with_its_subject() {
        let mut settings = Settings { lab: Lab::Compare, ..Settings::default() };
        settings.compare.layers = 30;
        settings.explore.tangent = false;
        settings.read("?lab=compare&layers=30&formulas=x%5E3");
        let origin = LinkOrigin::of(&settings);
        let query = origin.clone().query_of_function(instances_by_id(&["relu"])[0].clone(), [true; 3], true);
        assert_eq!(query, "?f=relu&show=f,df,ddf&tangent=0&shade=1&formulas=x%5E3");
        let mut train = Settings::default();
        train.read(&origin.clone().query_of_training(dying_networks()));
        assert_eq!((train.lab, train.train), (Lab::Train, dying_networks()));
        let config = DepthSettings { depth: 100, gain: 1.2, ..DepthSettings::default() }
            .config(&instances_by_id(&["selu"])[0], Init::HeUniform);
        let mut depth = Settings::default();
        depth.read(&origin.query_of_network(&config));
        let read = &depth.depth;
        assert_eq!(depth.lab, Lab::Depth);
        assert_eq!(read.init.map(|init| read.config(&read.networks[0], init)), Some(config));
    }
}
