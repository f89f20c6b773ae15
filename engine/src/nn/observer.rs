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
    /// The health of the units that was found for the next observation.
    found: Vec<Vec<Health>>,
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
            found: net.hidden().iter().map(|l| vec![Health::default(); l.units]).collect(),
            last_values: net.values().to_vec(),
            collapsed: false,
            events: Vec::new(),
        }
    }

    /// Becomes a copy of `other`, in the memory that it has.
    pub(super) fn copy_from(&mut self, other: &UnitObserver) {
        let UnitObserver { histories, found, last_values, collapsed, events } = other;
        self.histories.clone_from(histories);
        self.found.clone_from(found);
        self.last_values.clone_from(last_values);
        self.collapsed = *collapsed;
        self.events.clone_from(events);
    }

    /// The histories of the units, `[hidden layer][unit]`.
    pub(super) fn histories(&self) -> &[Vec<UnitHistory>] {
        &self.histories
    }

    /// The events so far.
    pub(super) fn events(&self) -> &[Event] {
        &self.events
    }

    /// Finds the health of the units. `space` must hold the forward pass over the training samples.
    pub(super) fn examine(&mut self, net: &Mlp, space: &Workspace) {
        for (l, units) in self.found.iter_mut().enumerate() {
            for (unit, health) in units.iter_mut().enumerate() {
                *health = health::unit_health(net, space, l, unit);
            }
        }
    }

    /// The network after the last epoch that was observed, if its forward pass is needed to explain a death in this one.
    pub(super) fn network_before_death(&self, epoch: usize, net: &Mlp) -> Option<Mlp> {
        let has_died = |(history, found): (&UnitHistory, &Health)| is_death(history.health, *found);
        let has_death =
            |(histories, found): (&Vec<UnitHistory>, &Vec<Health>)| histories.iter().zip(found).any(has_died);
        (epoch > 0 && self.histories.iter().zip(&self.found).any(has_death)).then(|| {
            let mut before = net.clone();
            before.set_values(&self.last_values);
            before
        })
    }

    /// Updates histories and events after an epoch whose units have been examined. `space` must hold the forward pass over
    /// the training samples, and `before` that of [`UnitObserver::network_before_death`].
    pub(super) fn observe(
        &mut self,
        epoch: usize,
        net: &Mlp,
        space: &Workspace,
        before: Option<&(Mlp, Workspace)>,
    ) {
        for l in 0..self.histories.len() {
            let units = self.histories[l].len();
            let (mut died, mut revived, mut saturated) = (0, 0, 0);
            // The mean inputs of the layer before and after, computed only if a unit has died.
            let mut means: Option<[Vec<f64>; 2]> = None;
            for unit in 0..units {
                let (old, new) = (self.histories[l][unit].health, self.found[l][unit]);
                died += usize::from(is_death(old, new));
                let death = before.filter(|_| is_death(old, new)).map(|(old_net, old_space)| {
                    let mean = |net, space| health::mean_inputs(net, space, l);
                    let [old, new] =
                        means.get_or_insert_with(|| [mean(old_net, old_space), mean(net, space)]);
                    health::pre_activation_shift((old_net, old), (net, new), l, unit)
                });
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

fn is_death(before: Health, now: Health) -> bool {
    now == Health::Dead && before != Health::Dead
}
