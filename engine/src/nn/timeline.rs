//! The history of a run: losses, statistics of layers, and the parameters that restore the network of an epoch.

/// A layer at the end of an epoch.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerRecord {
    /// Hidden units: 0 in the output layer, whose unit cannot die.
    pub hidden_units: usize,
    /// Those of them that are dead.
    pub dead_units: usize,
    /// The root mean square, over the batches of the epoch, of the Euclidean norm of the gradient by the layer's
    /// parameters; for epoch 0 the norm for the whole training set.
    pub gradient: f64,
    /// The learned parameter of its activation.
    pub learned: Option<f64>,
}

impl LayerRecord {
    /// The share of dead units.
    pub fn dead_share(&self) -> f64 {
        self.dead_units as f64 / self.hidden_units.max(1) as f64
    }
}

/// A run at the end of an epoch.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The number of epochs before it.
    pub epoch: usize,
    /// The mean loss of the training samples.
    pub train: f64,
    /// The mean loss of the test samples; NaN if there are none.
    pub test: f64,
    /// Each layer, the output layer last.
    pub layers: Vec<LayerRecord>,
    /// All parameters of the network.
    pub values: Vec<f32>,
}

impl Record {
    /// The number of hidden units.
    pub fn hidden_units(&self) -> usize {
        self.layers.iter().map(|layer| layer.hidden_units).sum()
    }

    /// The number of dead units.
    pub fn dead_units(&self) -> usize {
        self.layers.iter().map(|layer| layer.dead_units).sum()
    }

    /// The share of dead units among all hidden units.
    pub fn dead_share(&self) -> f64 {
        self.dead_units() as f64 / self.hidden_units().max(1) as f64
    }
}

/// The records of a run. When it is full, every other record is dropped and the stride doubles.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    records: Vec<Record>,
    /// Epochs between records.
    stride: usize,
    capacity: usize,
}

impl Timeline {
    /// A timeline for networks of this many parameters, of which it stores at most 8 MB.
    pub fn new(parameters: usize) -> Self {
        let capacity = (2_000_000 / parameters.max(1)).clamp(32, 512);
        Timeline { records: Vec::new(), stride: 1, capacity }
    }

    /// The records in the order of epochs; the last is always that of the latest epoch.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The last record.
    pub fn last(&self) -> Option<&Record> {
        self.records.last()
    }

    /// The record of an epoch, or the latest before it.
    pub fn at(&self, epoch: usize) -> Option<&Record> {
        let after = self.records.partition_point(|r| r.epoch <= epoch);
        self.records.get(after.saturating_sub(1))
    }

    /// Removes the last record, whose epoch is to be recorded again.
    pub(super) fn remove_last(&mut self) {
        self.records.pop();
    }

    /// Adds the record of a later epoch.
    pub fn push(&mut self, record: Record) {
        // Only the last record may be at an epoch that is not a multiple of the stride.
        let stride = self.stride;
        self.records.pop_if(|last| last.epoch % stride != 0);
        self.records.push(record);
        if self.records.len() > self.capacity {
            self.stride *= 2;
            let (stride, last) = (self.stride, self.records.len() - 1);
            let mut index = 0;
            self.records.retain(|r| {
                index += 1;
                r.epoch % stride == 0 || index > last
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_first_and_last_and_stays_small() {
        let mut timeline = Timeline::new(100_000);
        for epoch in 0..1001 {
            timeline.push(Record { epoch, train: 0.0, test: 0.0, layers: vec![], values: vec![] });
            assert!(timeline.records().len() <= 32);
            assert_eq!(timeline.last().unwrap().epoch, epoch);
            assert_eq!(timeline.records()[0].epoch, 0);
        }
        assert!(timeline.records().len() >= 16);
        assert_eq!(timeline.at(0).unwrap().epoch, 0);
        assert!(timeline.at(700).unwrap().epoch <= 700 && timeline.at(700).unwrap().epoch > 600);
        assert_eq!(timeline.at(5000).unwrap().epoch, 1000);
    }
}
