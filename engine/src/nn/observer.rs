//! Observation of the health of units from epoch to epoch.

use super::health::{self, Health, UnitHistory};
use super::mlp::Mlp;
use super::run::{Event, EventKind};
use super::workspace::Workspace;

/// The most events that are recorded.
const MAX_EVENTS: usize = 500;

/// The histories of the units of one network in training, and its events.
#[derive(Debug, Clone)]
pub(super) struct UnitObserver {
    histories: Vec<Vec<UnitHistory>>,
    /// The parameters after the last epoch that was observed.
    last_values: Vec<f32>,
    /// Whether the output was constant then.
    collapsed: bool,
    events: Vec<Event>,
}

impl UnitObserver {
    /// The state before the first epoch.
    pub(super) fn new(net: &Mlp) -> Self {
        UnitObserver {
            histories: net.hidden().iter().map(|l| vec![UnitHistory::default(); l.units]).collect(),
            last_values: net.values().to_vec(),
            collapsed: false,
            events: Vec::new(),
        }
    }

    /// The histories of the units, `[hidden layer][unit]`.
    pub(super) fn histories(&self) -> &[Vec<UnitHistory>] {
        &self.histories
    }

    /// The events so far.
    pub(super) fn events(&self) -> &[Event] {
        &self.events
    }

    /// Updates histories and events after an epoch. `space` must hold the forward pass over the training samples.
    pub(super) fn observe(&mut self, epoch: usize, net: &Mlp, space: &Workspace) {
        // The network of the last epoch and its forward pass, computed only if a unit has died.
        let mut before: Option<(Mlp, Workspace)> = None;
        for l in 0..self.histories.len() {
            let units = self.histories[l].len();
            let (mut died, mut revived, mut saturated) = (0, 0, 0);
            for unit in 0..units {
                let old = self.histories[l][unit].health;
                let new = health::unit_health(net, space, l, unit);
                let mut death = None;
                if new == Health::Dead && old != Health::Dead {
                    died += 1;
                    if epoch > 0 {
                        let (old_net, old_space) = before.get_or_insert_with(|| {
                            let (mut net, mut space) = (net.clone(), space.clone());
                            net.set_values(&self.last_values);
                            net.forward(&mut space);
                            (net, space)
                        });
                        death =
                            Some(health::pre_activation_shift((old_net, old_space), (net, space), l, unit));
                    }
                }
                let history = &mut self.histories[l][unit];
                history.health = new;
                history.born_dead |= epoch == 0 && new == Health::Dead;
                if let Some(shift) = death {
                    history.death = Some((epoch, shift));
                }
                if old == Health::Dead && new != Health::Dead {
                    revived += 1;
                    history.revival = Some(epoch);
                }
                saturated += usize::from(new == Health::Saturated && old == Health::Alive);
            }
            let all_dead = self.histories[l].iter().all(|s| s.health == Health::Dead);
            let born = epoch == 0;
            self.record_event(epoch, died > 0 && born, Some(l), EventKind::BornDead(died, units));
            self.record_event(epoch, died > 0 && !born, Some(l), EventKind::Died(died, units));
            self.record_event(epoch, revived > 0, Some(l), EventKind::Revived(revived, units));
            self.record_event(epoch, saturated > 0, Some(l), EventKind::Saturated(saturated, units));
            self.record_event(epoch, died > 0 && all_dead, Some(l), EventKind::LayerCollapsed);
        }
        let collapsed = health::is_output_constant(net, space);
        self.record_event(epoch, collapsed && !self.collapsed, None, EventKind::NetworkCollapsed);
        self.collapsed = collapsed;
        self.last_values.copy_from_slice(net.values());
    }

    fn record_event(&mut self, epoch: usize, happened: bool, layer: Option<usize>, kind: EventKind) {
        // Limited, because a unit may die and revive in every epoch.
        if happened && self.events.len() < MAX_EVENTS {
            self.events.push(Event { epoch, layer, kind });
        }
    }
}
