//! Weights and biases that are set by hand.

use super::settings::TrainSettings;
use crate::format;
use crate::state::MAX_NETWORKS;
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Edit, ParameterId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The most parameters that are set by hand.
pub const MAX_EDITS: usize = 32;
/// The largest magnitude of a parameter that is set by hand.
pub const EDIT_LIMIT: f64 = 10.0;
/// The latest epoch that is read from an address.
pub(super) const MAX_EPOCH: usize = 100_000;

/// Where a parameter is set by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditPlace {
    /// The slot of the network.
    pub slot: usize,
    /// The epoch at the end of which it is set.
    pub epoch: usize,
    /// The parameter.
    pub parameter: ParameterId,
}

/// The parameters that are set by hand.
///
/// As text, with all but the epoch counted from 1: `2.30.1.4.3:0.5` sets, in network 2 after epoch 30, the weight of unit 4 of
/// layer 1 for its input 3 to 0.5; `b` in place of the input is the bias. Several are separated by commas.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edits(BTreeMap<EditPlace, f64>);

/// The error that a text has no edits.
#[derive(Debug, PartialEq, Eq)]
pub struct InvalidEdits;

impl Edits {
    /// All of them, by network and epoch.
    pub fn iter(&self) -> impl Iterator<Item = (EditPlace, f64)> {
        self.0.iter().map(|(place, value)| (*place, *value))
    }

    /// Those of the network in a slot.
    pub fn of_network(&self, slot: usize) -> Vec<Edit> {
        let of_slot = self.iter().filter(|(place, _)| place.slot == slot);
        of_slot.map(|(EditPlace { epoch, parameter, .. }, value)| Edit { epoch, parameter, value }).collect()
    }

    /// The value that is set at a place.
    pub fn get(&self, place: EditPlace) -> Option<f64> {
        self.0.get(&place).copied()
    }

    /// Whether a parameter can be set at a place.
    pub fn has_space_for(&self, place: EditPlace) -> bool {
        self.0.len() < MAX_EDITS || self.0.contains_key(&place)
    }

    /// Sets a parameter, within the limits, if there is space for it.
    pub fn set(&mut self, place: EditPlace, value: f64) {
        if self.has_space_for(place) && value.is_finite() {
            self.0.insert(place, value.clamp(-EDIT_LIMIT, EDIT_LIMIT));
        }
    }

    /// Takes an edit back.
    pub fn remove(&mut self, place: EditPlace) {
        self.0.remove(&place);
    }

    /// Removes the network in a slot; those after it move up.
    pub fn remove_network(&mut self, slot: usize) {
        let moved =
            |place: EditPlace| EditPlace { slot: place.slot - usize::from(place.slot > slot), ..place };
        let kept = self.iter().filter(|(place, _)| place.slot != slot);
        self.0 = kept.map(|(place, value)| (moved(place), value)).collect();
    }

    /// Those that meet a condition.
    fn filtered(&self, is_kept: impl Fn(EditPlace) -> bool) -> Self {
        Edits(self.iter().filter(|(place, _)| is_kept(*place)).collect())
    }
}

impl TrainSettings {
    /// Those edits whose network and parameter exist.
    pub fn used_edits(&self) -> Edits {
        self.edits.filtered(|place| place.slot < self.networks.len() && self.has_parameter(place.parameter))
    }

    /// Sets a parameter by hand. Edits whose network or parameter does not exist any more make room for it.
    pub fn set_by_hand(&mut self, place: EditPlace, value: f64) {
        self.edits = self.used_edits();
        self.edits.set(place, value);
    }

    /// Without the edits of networks that do not exist.
    pub(super) fn edits_of_networks(&self) -> Edits {
        self.edits.filtered(|place| place.slot < self.networks.len())
    }

    /// The number of units of a layer, of which the output layer is the last; `None` if there is no such layer.
    pub fn units_of(&self, layer: usize) -> Option<usize> {
        if layer == self.layers.len() { Some(self.outputs()) } else { self.layers.get(layer).copied() }
    }

    /// Whether networks have a parameter.
    pub fn has_parameter(&self, ParameterId { layer, unit, input }: ParameterId) -> bool {
        let inputs = match layer.checked_sub(1) {
            None => Some(self.used_features().count()),
            Some(before) => self.units_of(before),
        };
        self.units_of(layer).is_some_and(|units| unit < units)
            && input.is_none_or(|input| inputs.is_some_and(|inputs| input < inputs))
    }
}

impl fmt::Display for Edits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = |(place, value): (EditPlace, f64)| {
            let EditPlace { slot, epoch, parameter: ParameterId { layer, unit, input } } = place;
            let input = input.map_or_else(|| "b".into(), |input| (input + 1).to_string());
            let value = format::shortest(value);
            format!("{}.{epoch}.{}.{}.{input}:{value}", slot + 1, layer + 1, unit + 1)
        };
        f.write_str(&self.iter().map(entry).collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Edits {
    type Err = InvalidEdits;

    fn from_str(text: &str) -> Result<Self, InvalidEdits> {
        let mut edits = Edits::default();
        for entry in text.split(',').filter(|_| !text.is_empty()) {
            let (place, value) = read_entry(entry).ok_or(InvalidEdits)?;
            if edits.0.insert(place, value).is_some() || edits.0.len() > MAX_EDITS {
                return Err(InvalidEdits);
            }
        }
        Ok(edits)
    }
}

fn read_entry(entry: &str) -> Option<(EditPlace, f64)> {
    let (place, value) = entry.split_once(':')?;
    let mut parts = place.split('.');
    let mut part = || parts.next();
    let index =
        |text: &str, max: usize| text.parse().ok().filter(|n: &usize| (1..=max).contains(n)).map(|n| n - 1);
    let slot = index(part()?, MAX_NETWORKS)?;
    let epoch = part()?.parse().ok().filter(|epoch| *epoch <= MAX_EPOCH)?;
    let (layer, unit) = (index(part()?, MAX_LAYERS + 1)?, index(part()?, MAX_UNITS)?);
    let input = match part()? {
        "b" => None,
        input => Some(index(input, MAX_UNITS)?),
    };
    if part().is_some() {
        return None;
    }
    let value = format::parse(value).filter(|value| value.abs() <= EDIT_LIMIT)?;
    Some((EditPlace { slot, epoch, parameter: ParameterId { layer, unit, input } }, value))
}

impl Serialize for Edits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|_| D::Error::custom("no parameters set by hand"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::nn::DatasetKind;

    fn read(text: &str) -> Edits {
        text.parse().unwrap_or_else(|_| unreachable!("{text}"))
    }

    #[test]
    fn texts_are_read_and_written_by_network_and_epoch() {
        let edits = read("2.30.1.4.2:0.5,1.100.2.8.b:-10,1.0.3.1.8:1e-3");
        assert_eq!(edits.to_string(), "1.0.3.1.8:0.001,1.100.2.8.b:-10,2.30.1.4.2:0.5");
        let parameter = ParameterId { layer: 0, unit: 3, input: Some(1) };
        assert_eq!(edits.of_network(1), [Edit { epoch: 30, parameter, value: 0.5 }]);
        assert_eq!(edits.get(EditPlace { slot: 1, epoch: 30, parameter }), Some(0.5));
        assert_eq!(read(""), Edits::default());
        for bad in [
            "1.0.1.1:1",
            "0.0.1.1.b:1",
            "5.0.1.1.b:1",
            "1.-1.1.1.b:1",
            "1.100001.1.1.b:1",
            "1.0.14.1.b:1",
            "1.0.1.65.b:1",
            "1.0.1.1.0:1",
            "1.0.1.1.x:1",
            "1.0.1.1.b.1:1",
            "1.0.1.1.b",
            "1.0.1.1.b:",
            "1.0.1.1.b:10.1",
            "1.0.1.1.b:inf",
            "1.0.1.1.b:1,",
            "1.0.1.1.b:1,1.0.1.1.b:2",
        ] {
            assert_eq!(bad.parse::<Edits>(), Err(InvalidEdits), "{bad}");
        }
    }

    #[test]
    fn there_are_no_more_than_the_limit() {
        let entry = |epoch: usize| format!("1.{epoch}.1.1.b:1");
        let text = |count: usize| (0..count).map(entry).collect::<Vec<_>>().join(",");
        assert_eq!(text(MAX_EDITS + 1).parse::<Edits>(), Err(InvalidEdits));
        let mut edits = read(&text(MAX_EDITS));
        let place =
            |epoch| EditPlace { slot: 0, epoch, parameter: ParameterId { layer: 0, unit: 0, input: None } };
        edits.set(place(99), 1.0);
        edits.set(place(3), 11.0);
        assert_eq!((edits.get(place(99)), edits.get(place(3))), (None, Some(EDIT_LIMIT)));
        edits.set(place(3), f64::NAN);
        edits.remove(place(4));
        edits.set(place(99), -0.5);
        assert_eq!(
            (edits.get(place(3)), edits.get(place(4)), edits.get(place(99))),
            (Some(10.0), None, Some(-0.5))
        );
    }

    #[test]
    fn edits_belong_to_a_network_and_to_parameters_that_exist() {
        let edits =
            read("1.0.1.1.b:1,2.0.1.1.2:2,4.5.2.8.8:3,4.5.3.1.8:4,4.5.3.2.b:5,4.5.2.9.b:6,4.5.1.1.3:7");
        let mut settings = TrainSettings { edits, ..TrainSettings::default() };
        assert_eq!(settings.used_edits().to_string(), "1.0.1.1.b:1,2.0.1.1.2:2,4.5.2.8.8:3,4.5.3.1.8:4");
        assert_eq!(settings.config(3).map(|config| config.edits.len()), Some(2));
        settings.remove(1);
        assert_eq!(settings.used_edits().to_string(), "1.0.1.1.b:1,3.5.2.8.8:3,3.5.3.1.8:4");
        settings.data = DatasetKind::ThreeSpirals;
        assert!(settings.used_edits().to_string().contains("3.5.3.2.b:5"));
        settings.data = DatasetKind::Abs;
        settings.layers.clear();
        settings.edits = read("1.0.1.1.1:1,1.0.1.1.2:2,1.0.2.1.1:3,2.0.1.1.b:4");
        assert_eq!(settings.used_edits().to_string(), "1.0.1.1.1:1,2.0.1.1.b:4");
        settings.edits =
            read(&(0..MAX_EDITS).map(|e| format!("1.{e}.9.1.b:1")).collect::<Vec<_>>().join(","));
        let parameter = ParameterId { layer: 0, unit: 0, input: None };
        settings.set_by_hand(EditPlace { slot: 0, epoch: 0, parameter }, 0.5);
        assert_eq!(settings.edits.to_string(), "1.0.1.1.b:0.5", "those that do not exist make room");
        settings.edits = read("1.0.1.1.1:1,2.0.1.1.b:4");
        settings.networks.truncate(1);
        settings.add(settings.networks[0].clone());
        assert_eq!(settings.used_edits().to_string(), "1.0.1.1.1:1", "a new network has no edits");
    }
}
