//! Activations of single hidden layers that differ from that of their network.

use crate::state::{MAX_NETWORKS, Notice, read_function, split_outside_brackets, write_function};
use engine::activation::Instance;
use engine::nn::mlp::MAX_LAYERS;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::collections::BTreeMap;
use std::fmt;

/// For each network, the hidden layers that have an activation of their own; both are counted from 0.
///
/// As text, with both counted from 1: `1.2.tanh` is tanh in layer 2 of network 1; several are separated by commas.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LayerFunctions([BTreeMap<usize, Instance>; MAX_NETWORKS]);

impl LayerFunctions {
    /// The layers of the network in a slot that have an activation of their own.
    pub fn of_network(&self, slot: usize) -> impl Iterator<Item = (usize, &Instance)> {
        self.0.get(slot).into_iter().flatten().map(|(layer, function)| (*layer, function))
    }

    /// The activation of a layer, if it has its own.
    pub fn get(&self, slot: usize, layer: usize) -> Option<&Instance> {
        self.0.get(slot)?.get(&layer)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Instance> {
        self.0.iter().flat_map(BTreeMap::values)
    }

    /// All of them, mutable.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Instance> {
        self.0.iter_mut().flat_map(BTreeMap::values_mut)
    }

    /// Gives a layer an activation of its own, or none.
    pub fn set(&mut self, slot: usize, layer: usize, function: Option<Instance>) {
        if let Some(network) = self.0.get_mut(slot) {
            network.remove(&layer);
            network.extend(function.map(|function| (layer, function)));
        }
    }

    /// Removes the network in a slot; those after it move up.
    pub fn remove_network(&mut self, slot: usize) {
        self.0[slot..].rotate_left(1);
        self.0[MAX_NETWORKS - 1].clear();
    }

    /// Those of the first networks, in their first layers.
    pub fn within(&self, networks: usize, layers: usize) -> Self {
        let mut within = self.clone();
        within.0.iter_mut().skip(networks).for_each(BTreeMap::clear);
        within.0.iter_mut().for_each(|network| network.retain(|layer, _| *layer < layers));
        within
    }

    /// Parses a text, with a notice for each function that does not exist; `None` if it has another form.
    pub fn read(text: &str, notices: &mut Vec<Notice>) -> Option<Self> {
        let mut all = LayerFunctions::default();
        for entry in split_outside_brackets(text, ',').filter(|_| !text.is_empty()) {
            let mut parts = entry.splitn(3, '.');
            let (slot, layer) = (parts.next()?, parts.next()?);
            let function = parts.next().filter(|function| !function.starts_with('~'))?;
            let index = |text: &str, max| text.parse().ok().filter(|n| (1..=max).contains(n));
            let (slot, layer): (usize, usize) = (index(slot, MAX_NETWORKS)?, index(layer, MAX_LAYERS)?);
            if all.get(slot - 1, layer - 1).is_some() {
                return None;
            }
            all.set(slot - 1, layer - 1, read_function(function, notices));
        }
        Some(all)
    }
}

impl fmt::Display for LayerFunctions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let layers = (0..MAX_NETWORKS).flat_map(|slot| self.of_network(slot).map(move |own| (slot, own)));
        let entry = |(slot, (layer, function)): (usize, (usize, &Instance))| {
            format!("{}.{}.{}", slot + 1, layer + 1, write_function(function))
        };
        f.write_str(&layers.map(entry).collect::<Vec<_>>().join(","))
    }
}

impl Serialize for LayerFunctions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LayerFunctions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        LayerFunctions::read(&text, &mut Vec::new()).ok_or_else(|| D::Error::custom("no functions of layers"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<LayerFunctions> {
        LayerFunctions::read(text, &mut Vec::new())
    }

    #[test]
    fn texts_are_read_and_written_in_the_order_of_the_networks() {
        let all = read("3.1.leaky_relu:0.1,1.12.elu,1.2.tanh").unwrap();
        assert_eq!(all.to_string(), "1.2.tanh,1.12.elu,3.1.leaky_relu:0.1");
        assert_eq!(all.get(2, 0).unwrap().params[0], 0.1);
        assert_eq!((all.get(0, 0), all.get(4, 0)), (None, None));
        assert_eq!(read(""), Some(LayerFunctions::default()));
        for bad in
            ["1.tanh", "0.1.tanh", "5.1.tanh", "1.13.tanh", "1.1.~tanh", "1.1.elu,", "1.1.elu,1.1.tanh"]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
        let mut notices = Vec::new();
        let known = LayerFunctions::read("1.1.nothing,1.2.elu", &mut notices).unwrap();
        assert_eq!((known.to_string().as_str(), notices.len()), ("1.2.elu", 1));
    }

    #[test]
    fn a_network_takes_its_layers_along() {
        let mut all = read("1.1.elu,2.2.tanh,4.1.gelu").unwrap();
        assert_eq!(all.within(2, 1).to_string(), "1.1.elu");
        all.remove_network(1);
        assert_eq!(all.to_string(), "1.1.elu,3.1.gelu");
        all.set(0, 0, None);
        assert_eq!(all.to_string(), "3.1.gelu");
    }
}
