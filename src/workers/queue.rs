//! The units of a task: which are still to be computed, and the answers in their order.

use std::collections::VecDeque;
use worker::Answer;

/// Units that are waiting, and the answers so far.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: VecDeque<usize>,
    /// By unit, whatever the order in which they came.
    answers: Vec<Option<Answer>>,
    answered: usize,
}

impl Queue {
    /// All units are waiting.
    pub fn new(units: usize) -> Self {
        Queue { waiting: (0..units).collect(), answers: vec![None; units], answered: 0 }
    }

    /// The next unit to compute.
    pub fn next(&mut self) -> Option<usize> {
        self.waiting.pop_front()
    }

    /// Stores the answer of a unit.
    pub fn put(&mut self, unit: usize, answer: Answer) {
        if let Some(place @ None) = self.answers.get_mut(unit) {
            *place = Some(answer);
            self.answered += 1;
        }
    }

    /// Makes every unit without an answer wait again: those who were to compute them are gone.
    pub fn requeue(&mut self) {
        let unanswered = self.answers.iter().enumerate().filter(|(_, answer)| answer.is_none());
        self.waiting = unanswered.map(|(unit, _)| unit).collect();
    }

    /// The answers by unit.
    pub fn answers(&self) -> &[Option<Answer>] {
        &self.answers
    }

    /// The number of units with an answer.
    pub fn answered(&self) -> usize {
        self.answered
    }

    /// The number of units.
    pub fn units(&self) -> usize {
        self.answers.len()
    }

    /// Whether all units have an answer.
    pub fn is_done(&self) -> bool {
        self.answered == self.units()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use worker::SeedCount;

    fn dead(dead: u64) -> Answer {
        Answer::BornDead(SeedCount { drawn: 20, dead })
    }

    fn answers(queue: &Queue) -> Vec<Option<u64>> {
        let count = |answer: &Option<Answer>| match answer {
            Some(Answer::BornDead(count)) => Some(count.dead),
            _ => None,
        };
        queue.answers().iter().map(count).collect()
    }

    #[test]
    fn answers_are_in_the_order_of_units_whatever_the_order_they_come_in() {
        let mut queue = Queue::new(3);
        let [a, b, c] = [queue.next(), queue.next(), queue.next()].map(Option::unwrap);
        assert_eq!(queue.next(), None);
        queue.put(c, dead(12));
        queue.put(a, dead(10));
        assert_eq!((answers(&queue), queue.is_done()), (vec![Some(10), None, Some(12)], false));
        queue.put(b, dead(11));
        assert_eq!((answers(&queue), queue.is_done()), (vec![Some(10), Some(11), Some(12)], true));
    }

    #[test]
    fn units_of_lost_workers_wait_again_and_late_answers_count_once() {
        let mut queue = Queue::new(4);
        (0..3).for_each(|_| assert!(queue.next().is_some()));
        queue.put(1, dead(1));
        queue.requeue();
        assert_eq!(std::iter::from_fn(|| queue.next()).collect::<Vec<_>>(), [0, 2, 3]);
        queue.put(1, dead(5));
        queue.put(9, dead(5));
        assert_eq!((queue.answered(), answers(&queue)[1]), (1, Some(1)));
    }
}
