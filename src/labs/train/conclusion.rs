//! What a run has shown: the one thing that is most worth saying about its networks.

use super::outcome::Outcome;
use super::selection::UnitId;
use super::session::TrainingSession;
use super::settings::TrainSettings;

/// The least share of dead units that explains how a network fared.
const SERIOUS_SHARE: f64 = 0.25;
/// A gradient below this in the first layer, before the first step, has vanished.
const VANISHED: f64 = 1e-3;
/// Losses with a smaller ratio count as equal.
pub const DIFFERENT: f64 = 1.25;
/// The least ratio of the losses for which a vanished gradient is the explanation.
const MUCH_HIGHER: f64 = 2.0;

/// What a run has shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Conclusion {
    /// Some networks have diverged.
    Diverged {
        /// These networks.
        diverged: Vec<Outcome>,
        /// The one with the lowest loss of the others.
        best: Option<Outcome>,
    },
    /// Many units of a network are dead.
    Died {
        /// The network with most dead units.
        victim: Outcome,
        /// The network with the lowest loss, if it is lower than that of the victim.
        cured: Option<Outcome>,
        /// The network with the highest loss, if it is no lower than that of the victim.
        not_cured: Option<(Outcome, Obstacle)>,
    },
    /// A network has learned little, because hardly any gradient reached its first layer.
    Vanished {
        /// This network.
        stuck: Outcome,
        /// The network with the lowest loss.
        best: Outcome,
    },
    /// Nothing has gone wrong.
    Compared {
        /// The network with most dead units, if any are dead.
        victim: Option<Outcome>,
        /// The network with the lowest loss.
        best: Outcome,
        /// The network with the highest loss, if there are several.
        worst: Option<Outcome>,
        /// Whether these losses differ.
        differ: bool,
        /// The networks that learn a parameter of their activation.
        learners: Vec<Outcome>,
    },
}

/// What kept a network from learning more than another one with dead units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Many of its units are dead as well.
    DeadUnits,
    /// Hardly any gradient reached its first layer.
    Gradient,
    /// None of these.
    Other,
}

impl Conclusion {
    /// The conclusion of a session as it is; `None` without networks.
    pub fn of_session(session: &TrainingSession, settings: &TrainSettings) -> Option<Self> {
        let outcome = |(slot, trainer)| Outcome::new(slot, settings.network_name(slot), trainer);
        Self::new(session.networks().iter().enumerate().filter_map(outcome).collect())
    }

    /// A dead unit of the network with most of them.
    pub fn dead_unit(&self) -> Option<UnitId> {
        match self {
            Conclusion::Died { victim, .. } | Conclusion::Compared { victim: Some(victim), .. } => {
                victim.dead_unit
            }
            _ => None,
        }
    }

    fn new(outcomes: Vec<Outcome>) -> Option<Self> {
        let (diverged, finite): (Vec<Outcome>, Vec<Outcome>) =
            outcomes.into_iter().partition(|outcome| outcome.has_diverged);
        let by_loss = |a: &&Outcome, b: &&Outcome| a.loss.total_cmp(&b.loss);
        let best = finite.iter().min_by(by_loss);
        if !diverged.is_empty() {
            return Some(Conclusion::Diverged { diverged, best: best.cloned() });
        }
        let (best, worst) = (best?, finite.iter().max_by(by_loss)?);
        // The first one of equals, as the page has them.
        let most_dead = finite.iter().rev().max_by_key(|outcome| outcome.dead)?;
        if most_dead.dead_share() >= SERIOUS_SHARE {
            return Some(Self::of_deaths(most_dead, &finite));
        }
        let stuck = finite.iter().min_by(|a, b| a.initial_gradient.total_cmp(&b.initial_gradient))?;
        if stuck.initial_gradient < VANISHED && stuck.loss >= MUCH_HIGHER * best.loss {
            return Some(Conclusion::Vanished { stuck: stuck.clone(), best: best.clone() });
        }
        Some(Conclusion::Compared {
            victim: (most_dead.dead > 0).then(|| most_dead.clone()),
            best: best.clone(),
            worst: (finite.len() > 1).then(|| worst.clone()),
            differ: worst.loss >= DIFFERENT * best.loss,
            learners: finite.iter().filter(|outcome| outcome.learned.is_some()).cloned().collect(),
        })
    }

    fn of_deaths(victim: &Outcome, all: &[Outcome]) -> Self {
        let others = || all.iter().filter(|other| other.name != victim.name);
        let is_lower = |other: &&Outcome| DIFFERENT * other.loss <= victim.loss;
        let by_loss = |a: &&Outcome, b: &&Outcome| a.loss.total_cmp(&b.loss);
        let not_cured = others().filter(|other| !is_lower(other)).max_by(by_loss);
        Conclusion::Died {
            victim: victim.clone(),
            cured: others().filter(is_lower).min_by(by_loss).cloned(),
            not_cured: not_cured.map(|other| (other.clone(), Obstacle::of(other))),
        }
    }
}

impl Obstacle {
    fn of(outcome: &Outcome) -> Self {
        if outcome.dead_share() >= SERIOUS_SHARE {
            Obstacle::DeadUnits
        } else if outcome.initial_gradient < VANISHED {
            Obstacle::Gradient
        } else {
            Obstacle::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::session::tests::session_of;
    use super::*;
    use crate::locale::Lang;
    use crate::state::instances_by_id;
    use engine::nn::ShiftTerm;

    fn sentence(settings: &TrainSettings) -> String {
        let mut session = session_of(settings);
        while session.can_continue() {
            session.step();
        }
        Lang::English.conclusion(&Conclusion::of_session(&session, settings).unwrap())
    }

    fn outcome(name: &str, dead: usize, loss: f64) -> Outcome {
        let session = session_of(&TrainSettings::default());
        let outcome = Outcome::new(0, name.into(), &session.networks()[0]).unwrap();
        Outcome {
            dead,
            born_dead: 0,
            death_epochs: Some((3, 3)),
            cause: Some(ShiftTerm::Bias),
            dead_layer: None,
            loss,
            ..outcome
        }
    }

    fn of(outcomes: Vec<Outcome>) -> String {
        Lang::English.conclusion(&Conclusion::new(outcomes).unwrap())
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        let one = of(vec![outcome("A", 1, 0.5)]);
        assert!(
            one.starts_with(
                "1 of 16 A units died, in epoch 3, by a step of its bias; the training loss went from"
            ),
            "{one}"
        );
        let several = Outcome { death_epochs: Some((3, 9)), ..outcome("A", 5, 0.5) };
        assert!(
            of(vec![several.clone()])
                .starts_with("5 of 16 A units died, in epochs 3–9, mostly by steps of their biases; ")
        );
        let born = Outcome { born_dead: 1, death_epochs: None, dead: 1, ..several.clone() };
        assert!(of(vec![born]).starts_with("1 of 16 A units was dead from the start; "));
        let both = of(vec![Outcome { born_dead: 2, ..several }]);
        assert!(
            both.starts_with("5 of 16 A units are dead, 2 from the start and 3 since epochs 3–9; "),
            "{both}"
        );
    }

    #[test]
    fn a_cure_that_does_not_help_is_named_with_its_obstacle() {
        let cured = of(vec![outcome("A", 12, 0.8), outcome("B", 0, 0.1)]);
        assert!(cured.ends_with("; B: none, and its training loss is 8.0 × lower."), "{cured}");
        let dead = of(vec![outcome("A", 12, 0.8), outcome("B", 8, 0.8)]);
        assert!(dead.ends_with("; B: 8 of 16, and its training loss is as high."), "{dead}");
        let weak = Outcome { initial_gradient: 2e-7, ..outcome("B", 0, 0.8) };
        let weak = of(vec![outcome("A", 12, 0.8), weak]);
        let why =
            "but its training loss is as high, since its gradient in layer 1 was only 2×10⁻⁷ at the start.";
        assert!(weak.ends_with(why), "{weak}");
        let other = of(vec![outcome("A", 12, 0.4), outcome("B", 0, 0.8)]);
        assert!(other.ends_with("B: none, but its training loss is 2.0 × higher."), "{other}");
    }

    #[test]
    fn networks_that_diverge_come_first() {
        let mut settings = TrainSettings { stop: 3, ..TrainSettings::high_learning_rate() };
        settings.rates[0] = 1e6;
        let sentence = sentence(&settings);
        assert!(sentence.starts_with("ReLU diverged, its numbers overflowed; "), "{sentence}");
    }

    #[test]
    fn a_single_network_is_compared_with_its_start() {
        let settings =
            TrainSettings { stop: 20, networks: instances_by_id(&["elu"]), ..TrainSettings::default() };
        assert_eq!(
            sentence(&settings),
            "At the end no unit is dead; the training loss went from 0.5733 to 0.0386."
        );
    }
}
