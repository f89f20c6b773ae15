//! Where the claim of a cell can be seen: which lab, with which settings.

use super::column::Column;
use super::gradient_retention::network_config;
use super::results::RowResults;
use super::rows::{NetworkConditions, Row};
use crate::locale::Lang;
use crate::state::{LinkOrigin, dying_networks, instances_by_id};
use engine::activation::Instance;
use engine::depth::Config;
use engine::nn::Init;

/// A view in which the claim of a cell can be seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// In Explore, the function alone.
    Explore {
        /// The function.
        function: Instance,
        /// Which of f, f′ and f″ are drawn.
        show: [bool; 3],
        /// Whether dead and saturated intervals are shaded.
        shade: bool,
    },
    /// In Depth, a random network.
    Depth(Box<Config>),
    /// In Train, at a learning rate that kills units: the function beside Leaky ReLU.
    Train(Instance),
}

impl Check {
    /// The view for a cell; `conditions` are those of the networks in which the gradient of its row is measured.
    pub fn new(row: &Row, results: &RowResults, column: Column, conditions: NetworkConditions) -> Self {
        let function = row.function().clone();
        let measured = || network_config(function.clone(), conditions, 1);
        match (column, results.edge.flatten()) {
            (Column::Verdict, _) => Check::Depth(measured().into()),
            // LeCun's weights have the variance 1/n: their gain is σ_w.
            (Column::Edge, Some(edge)) => {
                let config = Config { init: Init::LecunNormal, gain: edge.deviation, ..measured() };
                Check::Depth(config.into())
            }
            (Column::Dead, _) if !row.facts.dead().is_empty() => Check::Train(function),
            _ => {
                let show = [true, column != Column::Range, column == Column::Smooth];
                Check::Explore { function, show, shade: matches!(column, Column::Dead | Column::Sparsity) }
            }
        }
    }

    /// The name of the lab.
    pub fn lab(&self, lang: Lang) -> &'static str {
        match self {
            Check::Explore { .. } => lang.explore_name(),
            Check::Depth(_) => lang.depth_name(),
            Check::Train(_) => lang.train_name(),
        }
    }

    /// The query of the view.
    pub fn query(self, origin: LinkOrigin) -> String {
        match self {
            Check::Explore { function, show, shade } => origin.query_of_function(function, show, shade),
            Check::Depth(config) => origin.query_of_network(&config),
            Check::Train(function) => {
                let mut training = dying_networks();
                training.networks = instances_by_id(&["leaky_relu"]);
                training.networks.insert(0, function);
                origin.query_of_training(training)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::compare::rows::{RowInputs, Rows};
    use crate::labs::compare::settings::CompareSettings;
    use crate::state::Settings;

    /// The query of the view for a cell of this function.
    fn query(id: &str, column: Column) -> String {
        let compare =
            CompareSettings { rows: instances_by_id(&[id]), layers: 50, ..CompareSettings::default() };
        let rows = Rows::new(RowInputs::new(&compare), None);
        let row = &rows.table_rows()[0];
        let origin = LinkOrigin::of(&Settings::default());
        Check::new(row, &RowResults::default(), column, rows.conditions(&row.facts)).query(origin)
    }

    #[test]
    fn a_vanishing_gradient_is_checked_in_depth_with_the_network_that_was_measured() {
        assert_eq!(query("sigmoid", Column::Verdict), "?lab=depth&f=sigmoid&init=glorot&depth=50");
    }

    #[test]
    fn a_dead_zone_is_checked_in_train_and_its_absence_in_explore() {
        assert!(query("relu6", Column::Dead).starts_with("?lab=train&f=relu6,leaky_relu"));
        assert_eq!(query("tanh", Column::Dead), "?f=tanh&shade=1");
    }

    #[test]
    fn explore_draws_the_derivatives_that_belong_to_the_column() {
        assert_eq!(query("relu", Column::Range), "?f=relu&show=f");
        assert_eq!(query("relu", Column::Gradient), "?f=relu");
        assert_eq!(query("relu", Column::Smooth), "?f=relu&show=f,df,ddf");
        assert_eq!(query("relu", Column::Edge), "?f=relu", "the edge is not measured");
    }
}
