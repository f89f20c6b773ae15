//! Definitions of networks in messages: serde's remote derive for types of the engine, which does not depend on serde.

use engine::activation::Instance;
use engine::formula::activation;
use engine::nn::{Config, Edit, Init, Loss, Method, Output, Shape, StopConditions, UpdateRule};
use serde::{Deserialize, Serialize};

/// [`Config`] of a network in training.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Config")]
pub struct ConfigDefinition {
    #[serde(with = "ShapeDefinition")]
    shape: Shape,
    #[serde(with = "as_text")]
    loss: Loss,
    #[serde(with = "as_text")]
    init: Init,
    bias: f64,
    #[serde(with = "RuleDefinition")]
    rule: UpdateRule,
    batch: usize,
    shuffle: bool,
    seed: u64,
    #[serde(with = "StopDefinition")]
    stop: StopConditions,
    #[serde(with = "edits")]
    edits: Vec<Edit>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Shape")]
struct ShapeDefinition {
    inputs: usize,
    #[serde(with = "hidden_layers")]
    hidden: Vec<(usize, Instance)>,
    outputs: usize,
    #[serde(with = "as_text")]
    output: Output,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "UpdateRule")]
struct RuleDefinition {
    #[serde(with = "as_text")]
    method: Method,
    rate: f64,
    l1: f64,
    l2: f64,
    clip: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "StopConditions")]
struct StopDefinition {
    epochs: usize,
    loss: f64,
    all_dead: bool,
}

/// [`engine::nn::Task`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "engine::nn::Task")]
pub enum TaskDefinition {
    /// Targets are classes.
    Classification,
    /// Targets are numbers.
    Regression,
}

/// [`engine::depth::Config`] of a random network.
#[derive(Serialize, Deserialize)]
#[serde(remote = "engine::depth::Config")]
pub struct DepthDefinition {
    #[serde(with = "function")]
    activation: Instance,
    width: usize,
    depth: usize,
    #[serde(with = "as_text")]
    init: Init,
    gain: f64,
    bias: f64,
    bias_spread: f64,
    scale: f64,
    seed: u64,
}

/// An activation by its id, with the values of its parameters.
#[derive(Serialize, Deserialize)]
struct Function {
    id: String,
    params: Vec<f64>,
}

impl From<&Instance> for Function {
    fn from(instance: &Instance) -> Self {
        Function { id: instance.activation.id.into(), params: instance.params.to_vec() }
    }
}

impl Function {
    fn instance<E: serde::de::Error>(self) -> Result<Instance, E> {
        let activation = activation(&self.id).map_err(|_| E::custom("no such function"))?;
        Ok(Instance::with_params(activation, &self.params))
    }
}

/// For serde's `with`: an activation.
mod function {
    use super::{Function, Instance};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(instance: &Instance, serializer: S) -> Result<S::Ok, S::Error> {
        Function::from(instance).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instance, D::Error> {
        Function::deserialize(deserializer)?.instance()
    }
}

/// For serde's `with`: the parameters that are set by hand.
mod edits {
    use engine::nn::{Edit, ParameterId};
    use serde::{Deserialize, Deserializer, Serializer};

    type Fields = (usize, usize, usize, Option<usize>, f64);

    pub fn serialize<S: Serializer>(edits: &[Edit], serializer: S) -> Result<S::Ok, S::Error> {
        let fields = |Edit { epoch, parameter: ParameterId { layer, unit, input }, value }: &Edit| -> Fields {
            (*epoch, *layer, *unit, *input, *value)
        };
        serializer.collect_seq(edits.iter().map(fields))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Edit>, D::Error> {
        let edit = |(epoch, layer, unit, input, value)| Edit {
            epoch,
            parameter: ParameterId { layer, unit, input },
            value,
        };
        Ok(Vec::<Fields>::deserialize(deserializer)?.into_iter().map(edit).collect())
    }
}

/// For serde's `with`: units and activation of each hidden layer.
mod hidden_layers {
    use super::{Function, Instance};
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(layers: &[(usize, Instance)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(layers.iter().map(|(units, instance)| (units, Function::from(instance))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(usize, Instance)>, D::Error> {
        let layers = Vec::<(usize, Function)>::deserialize(deserializer)?;
        layers.into_iter().map(|(units, function)| Ok((units, function.instance()?))).collect()
    }
}

/// For serde's `with`: a list of random networks.
pub mod random_networks {
    use super::DepthDefinition;
    use engine::depth::Config;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize)]
    struct Borrowed<'a>(#[serde(with = "DepthDefinition")] &'a Config);

    #[derive(Deserialize)]
    struct Owned(#[serde(with = "DepthDefinition")] Config);

    pub fn serialize<S: Serializer>(networks: &[Config], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(networks.iter().map(Borrowed))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Config>, D::Error> {
        Ok(Vec::<Owned>::deserialize(deserializer)?.into_iter().map(|Owned(network)| network).collect())
    }
}

/// For serde's `with`: a value as its `Display` text.
pub mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::fmt::Display;
    use std::str::FromStr;

    pub fn serialize<V: Display, S: Serializer>(value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, V: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom("no such value"))
    }
}
