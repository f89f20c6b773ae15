//! The sentence that concludes a run.

use crate::format::{fixed, fixed_or_scientific, scientific, three_digits};
use crate::labs::train::{Conclusion, DIFFERENT, Learned, Obstacle, Outcome};
use crate::locale::Lang;
use engine::nn::ShiftTerm;

impl Lang {
    pub fn show_dead_unit(self) -> &'static str {
        "Show a dead unit"
    }

    /// What a run has shown, in one sentence.
    pub fn conclusion(self, conclusion: &Conclusion) -> String {
        let clauses = match conclusion {
            Conclusion::Diverged { diverged, best } => {
                let rest = best.as_ref().map(|best| {
                    format!("{} has a training loss of {}", best.name, fixed_or_scientific(best.loss))
                });
                let names: Vec<&str> = diverged.iter().map(|outcome| outcome.name.as_str()).collect();
                let whose = if names.len() == 1 { "its" } else { "their" };
                vec![Some(format!("{} diverged, {whose} numbers overflowed", self.list(&names))), rest]
            }
            Conclusion::Died { victim, cured: None, not_cured: None } => {
                vec![Some(self.deaths(victim)), Some(self.course_of_loss(victim))]
            }
            Conclusion::Died { victim, cured, not_cured } => vec![
                Some(self.deaths(victim)),
                cured.as_ref().map(|other| self.cure(victim, other)),
                not_cured.as_ref().map(|(other, obstacle)| self.failed_cure(victim, other, *obstacle)),
            ],
            Conclusion::Vanished { stuck, best } => vec![Some(format!(
                "{} has learned little: its training loss is {}, {} × that of {}, since its gradient in layer 1 was only {} at the start ({}: {})",
                stuck.name,
                fixed_or_scientific(stuck.loss),
                times(stuck.loss / best.loss),
                best.name,
                scientific(stuck.initial_gradient, 1),
                best.name,
                three_digits(best.initial_gradient)
            ))],
            Conclusion::Compared { victim, best, worst, differ, learners } => {
                let deaths = victim.as_ref().map_or("At the end no unit is dead".into(), |v| self.deaths(v));
                let losses = match worst {
                    None => self.course_of_loss(best),
                    Some(worst) if *differ => format!(
                        "{} has the lowest training loss, {}, and {} the highest, {}",
                        best.name,
                        fixed_or_scientific(best.loss),
                        worst.name,
                        fixed_or_scientific(worst.loss)
                    ),
                    Some(_) => format!("all have a training loss of about {}", three_digits(best.loss)),
                };
                let learned =
                    |outcome: &Outcome| Some(self.learned(&outcome.name, outcome.learned.as_ref()?));
                let mut clauses = vec![Some(deaths), Some(losses)];
                clauses.extend(learners.iter().map(learned));
                clauses
            }
        };
        format!("{}.", clauses.into_iter().flatten().collect::<Vec<_>>().join("; "))
    }

    /// How many units are dead, and since when.
    fn deaths(self, outcome: &Outcome) -> String {
        let Outcome { name, units, dead, born_dead, death_epochs, cause, dead_layer, .. } = outcome;
        let epochs = match *death_epochs {
            Some((first, last)) if first == last => format!("epoch {first}"),
            Some((first, last)) => format!("epochs {first}–{last}"),
            None => String::new(),
        };
        let what = match (dead - born_dead, born_dead) {
            (0, 1) => "was dead from the start".into(),
            (0, _) => "were dead from the start".into(),
            (died, 0) => format!("died, in {epochs}{}", cause.map_or("", |cause| self.cause(cause, died))),
            (died, born) => format!("are dead, {born} from the start and {died} since {epochs}"),
        };
        let layer =
            dead_layer.map_or(String::new(), |layer| format!(", and layer {layer} passes no gradient"));
        format!("{dead} of {units} {name} units {what}{layer}")
    }

    fn cause(self, cause: ShiftTerm, died: usize) -> &'static str {
        match (cause, died) {
            (ShiftTerm::Bias, 1) => ", by a step of its bias",
            (ShiftTerm::Weights, 1) => ", by a step of its weights",
            (ShiftTerm::Inputs, 1) => ", by a change of its inputs",
            (ShiftTerm::Bias, _) => ", mostly by steps of their biases",
            (ShiftTerm::Weights, _) => ", mostly by steps of their weights",
            (ShiftTerm::Inputs, _) => ", mostly by changes of their inputs",
        }
    }

    fn cure(self, victim: &Outcome, other: &Outcome) -> String {
        let ratio = times(victim.loss / other.loss);
        format!("{}: {}, and its training loss is {ratio} × lower", other.name, self.dead_of(other))
    }

    fn failed_cure(self, victim: &Outcome, other: &Outcome, obstacle: Obstacle) -> String {
        let but = if obstacle == Obstacle::DeadUnits { "and" } else { "but" };
        let height = match other.loss / victim.loss {
            ratio if ratio >= DIFFERENT => format!("{} × higher", times(ratio)),
            _ => "as high".into(),
        };
        let why = match obstacle {
            Obstacle::Gradient => format!(
                ", since its gradient in layer 1 was only {} at the start",
                scientific(other.initial_gradient, 1)
            ),
            Obstacle::DeadUnits | Obstacle::Other => String::new(),
        };
        format!("{}: {}, {but} its training loss is {height}{why}", other.name, self.dead_of(other))
    }

    fn dead_of(self, outcome: &Outcome) -> String {
        match outcome.dead {
            0 => "none".into(),
            dead => self.train_count_of(dead, outcome.units),
        }
    }

    fn course_of_loss(self, outcome: &Outcome) -> String {
        let [initial, last] = [outcome.initial_loss, outcome.loss].map(fixed_or_scientific);
        format!("the training loss went from {initial} to {last}")
    }

    fn learned(self, name: &str, learned: &Learned) -> String {
        let values: Vec<String> = learned.values.iter().map(|v| fixed(*v, 2)).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let each = match values.len() {
            1 => String::new(),
            2 => " in layers 1 and 2".into(),
            last => format!(" in layers 1 to {last}"),
        };
        format!(
            "{name}'s {} went from {} to {}{each}",
            learned.symbol,
            fixed(learned.initial, 2),
            self.list(&values)
        )
    }

    /// “a, b and c”.
    fn list(self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [only] => (*only).into(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }
}

/// A ratio as a factor: 3.8, 34, 5.2×10⁴.
fn times(ratio: f64) -> String {
    match ratio {
        r if r < 10.0 => fixed(r, 1),
        r if r < 1000.0 => fixed(r, 0),
        r => scientific(r, 1),
    }
}
