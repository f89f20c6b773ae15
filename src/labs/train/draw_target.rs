//! The parts of the lab that are drawn in turns.

use crate::state::MAX_NETWORKS;

/// A part of the lab. While training runs, one part is drawn in each frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawTarget {
    /// Pictures and numbers of the network in a slot.
    Network(usize),
    /// What shows all networks together: charts, events, the epoch.
    Overview,
}

impl DrawTarget {
    /// The number of targets.
    pub const COUNT: usize = MAX_NETWORKS + 1;

    /// An index below [`DrawTarget::COUNT`].
    pub const fn index(self) -> usize {
        match self {
            DrawTarget::Network(slot) => slot,
            DrawTarget::Overview => MAX_NETWORKS,
        }
    }

    /// The target of the next frame, for a number of networks.
    pub const fn next(self, networks: usize) -> Self {
        match self {
            DrawTarget::Network(slot) if slot + 1 < networks => DrawTarget::Network(slot + 1),
            DrawTarget::Network(_) => DrawTarget::Overview,
            DrawTarget::Overview => DrawTarget::Network(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_networks_take_turns_with_the_overview() {
        let targets = |networks: usize| {
            let next = |target: &DrawTarget| Some(target.next(networks));
            std::iter::successors(Some(DrawTarget::Network(0)), next).take(4).collect::<Vec<_>>()
        };
        let (first, second) = (DrawTarget::Network(0), DrawTarget::Network(1));
        assert_eq!(targets(1), [first, DrawTarget::Overview, first, DrawTarget::Overview]);
        assert_eq!(targets(2), [first, second, DrawTarget::Overview, first]);
        assert_eq!(targets(4)[3], DrawTarget::Network(3));
    }
}
